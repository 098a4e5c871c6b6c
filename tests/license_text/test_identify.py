import csv
import re
from functools import cache
from pathlib import Path

import pytest

from openglade.core.license_reading import MatchMethod
from openglade.license_text.identify import identify
from openglade.license_text.references import References
from tests.license_text.originals import CLAUSE, OTHER, PLAIN, REFERENCES

_FOREIGN_TEXT = """Nobody may look at this painting on a Sunday, and nobody shall sell prints of it
except with the consent of the painter, who need not give reasons for refusing it to you."""


@cache
def shipped() -> References:
    return References.load()


def name(text: str, references: References) -> str:
    return str(identify(text, references).license)


def newer(license_id: str) -> str:
    """Deprecated ids, and those of licenses with or without later versions, as one."""
    return re.sub(r"(-only|-or-later|\+)\Z", "", license_id)


def test_a_text_is_itself_word_for_word() -> None:
    found = identify(PLAIN, REFERENCES)
    assert (str(found.license), found.method, found.likeness) == (
        "LicenseRef-meadow",
        MatchMethod.EXACT,
        1.0,
    )


def test_line_breaks_case_and_the_copyright_line_are_no_part_of_a_license() -> None:
    text = " ".join(PLAIN.upper().replace("Copyright (c) 2020 Someone", "").split())
    text = "Copyright 1999 Somebody Else\n" + text.replace("COPYRIGHT (C) 2020 SOMEONE", "")
    assert identify(text, REFERENCES).method is MatchMethod.EXACT


def test_a_text_that_nobody_knows_is_none_and_not_the_nearest() -> None:
    found = identify(_FOREIGN_TEXT, REFERENCES)
    assert (found.license, found.method) == (None, MatchMethod.NONE)


def test_a_license_with_a_clause_added_is_no_longer_that_license() -> None:
    for text in (PLAIN + "\n" + CLAUSE, PLAIN.replace("2. The names", CLAUSE + "\n\n2. The names")):
        assert identify(text, REFERENCES).license is None


def test_two_licenses_in_one_file_are_two_parts_with_their_places() -> None:
    text = f"Some words before.\n\n{PLAIN}\n\nand below it:\n\n{OTHER}"
    found = identify(text, REFERENCES)
    assert found.license is None
    assert [str(part.license) for part in found.parts] == ["LicenseRef-meadow", "LicenseRef-harbor"]
    assert text[found.parts[1].start : found.parts[1].end].startswith("The Harbor License")


def test_a_sibling_is_not_named_for_another_version() -> None:
    text = PLAIN.replace("Meadow", "Forest").replace("garden", "forest 2").replace("fruit", "wood")
    assert identify(text, REFERENCES).license is None


def test_a_text_with_words_lost_here_and_there_is_still_that_license() -> None:
    words = PLAIN.split()
    text = " ".join(word for place, word in enumerate(words) if place % 19 != 7)
    assert name(text, REFERENCES) == "LicenseRef-meadow"


@pytest.mark.parametrize(
    ("text", "license_id", "method"),
    [
        ("Licensed under the Apache License, Version 2.0.", "Apache-2.0", MatchMethod.NOTICE),
        ("Released under the MIT license.", "MIT", MatchMethod.NOTICE),
        ("SPDX-License-Identifier: BSD-3-Clause", "BSD-3-Clause", MatchMethod.NOTICE),
        (
            "See the license at https://www.apache.org/licenses/LICENSE-2.0.",
            "Apache-2.0",
            MatchMethod.POINTER,
        ),
        ("Please see the license at https://example.org/x.", "None", MatchMethod.POINTER),
    ],
)
def test_a_notice_and_a_pointer_are_named_as_what_they_are(
    text: str, license_id: str, method: MatchMethod
) -> None:
    found = identify(text, shipped())
    assert (str(found.license), found.method) == (license_id, method)


def test_a_notice_amid_other_terms_names_no_license() -> None:
    text = f"Parts are licensed under the MIT License.\n\n{_FOREIGN_TEXT}"
    assert identify(text, shipped()).license is None


def test_nothing_is_no_license() -> None:
    for text in ("", "\0\0", "?", "the"):
        assert identify(text, shipped()).license is None


def test_real_copies_of_standard_licenses_are_named(shared: Path) -> None:
    paths = sorted((shared / "identify" / "indep").glob("*.txt"))
    wrong = [
        path.name
        for path in paths
        if newer(name(path.read_text(errors="replace"), shipped())) != path.stem.split("__")[-1]
    ]
    assert len(wrong) <= 0.05 * len(paths), wrong


def test_each_collected_text_is_known_by_its_version(shared: Path) -> None:
    standard = re.compile(
        r"(Apache-2\.0|BSD-3-Clause|CC-BY-NC-4\.0|GPL-3\.0|MPL-2\.0|OpenMDW-1\.0)"
    )
    with (shared / "license_texts" / "index.csv").open() as lines:
        names = [row["name"] for row in csv.DictReader(lines)]
    texts = {
        one: (shared / "license_texts" / f"{one}.txt").read_text(errors="replace") for one in names
    }
    found = {one: name(text, shipped()) for one, text in texts.items()}
    wrong = {
        one: license_id
        for one, license_id in found.items()
        if license_id != f"LicenseRef-{one}" and not standard.match(license_id)
    }
    twins = {
        "deepseek-model-1.0-llm",
        "ms-research-license-overlay",
        "openrail-pp",
        "wizardmath-llama",
    }
    assert wrong.keys() <= twins


def test_a_text_that_is_left_out_is_not_taken_for_an_open_license(shared: Path) -> None:
    with (shared / "license_texts" / "index.csv").open() as lines:
        kinds = {row["name"]: row["kind"] for row in csv.DictReader(lines)}
    standard = References.of(
        [one for one in shipped().entries() if not one.id.startswith("LicenseRef-")],
        shipped().names,
    )
    restricted = [one for one, kind in kinds.items() if kind in {"openrail", "modified-mit", "aup"}]
    named = {
        one: identify(
            (shared / "license_texts" / f"{one}.txt").read_text(errors="replace"), standard
        )
        for one in restricted
    }
    assert len(named) > 30
    assert not [one for one, found in named.items() if found.license is not None]
