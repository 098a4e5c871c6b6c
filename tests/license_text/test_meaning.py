import re
from pathlib import Path

import pytest

from openglade.core.license_reading import MatchMethod
from openglade.license_text.building import build
from openglade.license_text.changes import changes
from openglade.license_text.identify import identify
from openglade.license_text.references import References
from openglade.license_text.sayings import DISCLAIMER, NUMBERS, UNREAD, sayings
from openglade.license_text.terms import find_terms
from openglade.license_text.words import read_words

_XML = """<SPDXLicenseCollection xmlns="http://www.spdx.org/license">
  <license licenseId="Meadow-2.0" name="Meadow License 2.0" isOsiApproved="{approved}"><text>
    <p>The Meadow License, version 2.0</p>
    <p>Permission is hereby granted, free of charge, to anybody who comes by to use, copy, modify
    and distribute the drawings of this meadow in any form and in any number of copies.</p>
    <p>Whoever distributes them must retain this notice and the list of gardeners in each copy,
    and must not use the names of the gardeners to promote another meadow without permission.</p>
    <p>The drawings lie in a box beside the gate, and the box is painted green each spring by
    the gardeners, who live at 12 Long Road, 02110 Oakham, near the old mill.</p>
    <p>THE DRAWINGS ARE PROVIDED AS IS, WITHOUT WARRANTY OF ANY KIND. IN NO EVENT SHALL THE
    GARDENERS BE LIABLE FOR ANY DAMAGES THAT COME OUT OF THE USE OF THE DRAWINGS.</p>
  </text></license></SPDXLicenseCollection>"""
_TEXT = re.sub(r"<[^>]+>", "", _XML.replace("</p>", "\n\n"))


@pytest.fixture
def references(tmp_path: Path) -> References:
    (tmp_path / "Meadow-2.0.xml").write_text(_XML.format(approved="true"))
    path = tmp_path / "built"
    path.write_bytes(build(tmp_path, []))
    return References.load(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("THE DRAWINGS ARE PROVIDED AS IS", "THESE DRAWINGS COME AS IS"),
        ("WITHOUT WARRANTY OF ANY KIND", "AND WITHOUT A WARRANTY OF ANY SORT, HOWEVER IT IS NAMED"),
        ("Long Road, 02110 Oakham", "Short Street, 94107 Elmham"),
        ("must retain this notice", "shall keep the present notice"),
        ("and the box is painted green each spring by\n    the gardeners", "as is the key"),
    ],
)
def test_other_words_that_say_the_same_change_nothing(
    old: str, new: str, references: References
) -> None:
    text = _TEXT.replace(old, new)
    assert text != _TEXT
    found = identify(text, references)
    assert (str(found.license), found.method) == ("Meadow-2.0", MatchMethod.ALIGNED)
    assert changes(text, references) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("copy, modify\n    and distribute", "copy"),
        ("must retain", "may drop"),
        ("version 2.0", "version 3.1"),
        ("in any form and", "for research only and"),
        ("THE DRAWINGS ARE PROVIDED", "You must not sell them. THE DRAWINGS ARE PROVIDED"),
        ("near the old mill.", "near the old mill, and nobody may use them for war."),
    ],
)
def test_words_that_say_something_else_are_a_change(
    old: str, new: str, references: References
) -> None:
    text = _TEXT.replace(old, new)
    assert text != _TEXT
    assert identify(text, references).license is None
    assert changes(text, references)


def test_more_that_is_not_promised_is_no_change(references: References) -> None:
    text = f"{_TEXT}\n\nThis map is distributed WITHOUT ANY WARRANTY, not even an implied one.\n"
    assert str(identify(text, references).license) == "Meadow-2.0"


def test_what_binds_and_is_of_no_kind_is_told_from_what_is_not_promised() -> None:
    text = "You must sing when you use it. The makers shall not be liable for your use of it."
    assert [one.number for one in sayings(read_words(text), ())] == [UNREAD, DISCLAIMER]


def test_a_term_is_told_with_the_words_that_it_stands_in() -> None:
    text = "Hello. You may not use it for commercial purposes."
    (found,) = sayings(read_words(text), find_terms(text))
    assert (found.start, found.end) == (1, 9)
    assert found.number in NUMBERS.values()


def test_what_is_said_comes_out_of_a_file_as_it_went_in(references: References) -> None:
    again = References.of(list(references.entries()), references.names)
    assert again.sayings(0) == references.sayings(0) != ()
    assert again.names.approved == ("Meadow-2.0",)


def test_a_file_called_by_an_id_and_a_language_is_that_license(tmp_path: Path) -> None:
    (tmp_path / "Meadow-2.0.xml").write_text(_XML.format(approved="false"))
    (tmp_path / "Meadow-2.0.fr.txt").write_text(
        "Licence du pré, version 2.0\n\nToute personne qui passe est libre de copier ces dessins."
    )
    path = tmp_path / "built"
    path.write_bytes(build(tmp_path, [tmp_path]))
    assert References.load(path).ids == ("Meadow-2.0", "Meadow-2.0")
