import difflib
import re
from collections import Counter
from pathlib import Path

import pytest

from openglade.core.license_reading import Change, ChangeKind
from openglade.core.term import Kind
from openglade.license_text.building import entry_of
from openglade.license_text.changes import changes
from openglade.license_text.reading import Reader
from openglade.license_text.references import References
from tests.license_text.originals import CLAUSE, OTHER, PLAIN, REFERENCES

OWN = """The Orchard License

The owner grants you a license to copy, modify, sublicense and distribute the apples and pears that
fall from the trees of this orchard on any day between spring and autumn.

Each basket that leaves the orchard must carry the name of the tree from which its fruit has fallen
and the day on which somebody picked it up from the grass.
"""


def only(text: str) -> Change:
    found = changes(text, REFERENCES)
    assert len(found) == 1, found
    return found[0]


def test_a_clause_at_the_end_is_found_with_its_place() -> None:
    text = f"{PLAIN}\n{CLAUSE}\n"
    found = only(text)
    assert found.kind is ChangeKind.ADDED
    assert found.text == text[found.start : found.end] == CLAUSE


def test_a_clause_amid_the_text_is_found_with_its_place() -> None:
    found = only(PLAIN.replace("2. The names", CLAUSE + "\n\n2. The names"))
    assert (found.kind, found.text) == (ChangeKind.ADDED, CLAUSE)


def test_a_passage_that_is_gone_is_told_by_its_section() -> None:
    start, end = PLAIN.index("2. The names"), PLAIN.index("Whatever grows here")
    found = only(PLAIN[:start] + PLAIN[end:])
    assert (found.kind, found.start) == (ChangeKind.REMOVED, found.end)
    assert found.text == "section 2, 25 words"


def test_the_rights_that_missing_words_granted_are_named() -> None:
    known = OWN.replace("to copy, modify, sublicense and distribute", "to copy, modify")
    (change,) = changes(known, References.of([entry_of(OWN, "LicenseRef-own")]))
    assert (change.kind, change.text) == (ChangeKind.REMOVED, "3 words")
    assert change.terms == (Kind.GRANT_REDISTRIBUTE,)


def test_words_missing_in_a_ban_granted_nothing() -> None:
    banned = OWN.replace("The owner grants you a license", "You are not permitted")
    known = banned.replace("to copy, modify, sublicense and distribute", "to copy, modify")
    (change,) = changes(known, References.of([entry_of(banned, "LicenseRef-own")]))
    assert change.kind is ChangeKind.REMOVED
    assert not change.terms


def test_words_put_in_the_place_of_others_are_found() -> None:
    found = only(PLAIN.replace("may use, copy, plant and give away", "may look at"))
    assert (found.kind, found.text) == (ChangeKind.REPLACED, "look at")


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "---\ntitle: a garden\n---\n" + PLAIN,
        PLAIN.replace("2020 Someone", "1999-2024 Somebody Else and others"),
        PLAIN.replace("1. ", "(a) ").replace("2. ", "(b) "),
        "\n".join("# " + line for line in PLAIN.splitlines()),
        PLAIN + "\nWritten by the river, with thanks to everybody who helped.\n",
    ],
)
def test_what_changes_nothing_is_no_change(text: str) -> None:
    assert changes(text, REFERENCES) == ()


def test_another_known_license_beside_it_is_no_change() -> None:
    assert changes(f"{PLAIN}\n\n{OTHER}", REFERENCES) == ()


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def _share(of: Counter[str], other: Counter[str]) -> float:
    return sum((of & other).values()) / max(1, sum(of.values()))


def test_clauses_that_were_added_to_standard_licenses_are_located(shared: Path) -> None:
    reader, missed = Reader(), []
    originals = {
        path.name.split("__")[0]: path.read_text()
        for path in (shared / "identify" / "mod").glob("*__orig.txt")
    }
    modified = [
        path
        for path in sorted((shared / "identify" / "mod").glob("*.txt"))
        if not path.stem.endswith(("__orig", "__word")) and path.name.split("__")[0] in originals
    ]
    for path in modified:
        base, text = path.name.split("__")[0], path.read_text()
        original = originals[base].split()
        edits = difflib.SequenceMatcher(None, original, text.split(), autojunk=False).get_opcodes()
        clause = _words(
            " ".join(" ".join(text.split()[e[3] : e[4]]) for e in edits if e[0] != "equal")
        )
        reading = reader.read(text)
        found = _words(" ".join(change.text for change in reading.changes))
        located = min(_share(clause, found), _share(found, clause)) >= 0.8
        if str(reading.based_on) != base or reading.identified.license or not located:
            missed.append(path.name)
    assert len(modified) > 15
    assert not missed


def test_words_changed_in_a_standard_license_are_seen(shared: Path) -> None:
    paths = sorted((shared / "identify" / "mod").glob("*__word.txt"))
    assert paths
    for path in paths:
        reading = Reader().read(path.read_text())
        assert str(reading.based_on) == path.name.split("__")[0]
        assert reading.identified.license is None
        assert reading.changes


def test_originals_raise_no_alarm(shared: Path) -> None:
    references = References.load()
    paths = sorted((shared / "license_texts").glob("*.txt"))
    alarms = [path.name for path in paths if changes(path.read_text(errors="replace"), references)]
    assert len(paths) > 100
    assert len(alarms) <= 0.02 * len(paths), alarms
