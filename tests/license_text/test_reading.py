import random
import time
from pathlib import Path

import pytest

from openglade.core.errors import InputError
from openglade.core.license_reading import ChangeKind
from openglade.core.term import Kind
from openglade.license_text.batch import read_all
from openglade.license_text.reading import Reader, read
from openglade.license_text.words import MOST_CHARACTERS
from tests.license_text.originals import PLAIN, REFERENCES

_BORNE = {
    "edit-nodist": {Kind.GRANT_REDISTRIBUTE},
    "geo-eu": {Kind.GEOGRAPHIC_EXCLUSION},
    "hosted": {Kind.HOSTED_SERVICE},
    "mau": {Kind.USER_THRESHOLD},
    "naming": {Kind.DISPLAY_NAME, Kind.DERIVED_NAME},
    "noncommercial": {Kind.NONCOMMERCIAL},
    "output-competition": {Kind.OUTPUT_TRAINING},
    "research-only": {Kind.RESEARCH_ONLY, Kind.NONPRODUCTION},
    "use-restriction": {Kind.FIELD_OF_USE},
}
"""What each clause says that was put into a standard license, or left out of it."""
_RESTRICTION = "You may not use the garden for any commercial purpose."


def test_a_modified_license_says_what_it_was_and_what_the_change_bears() -> None:
    reading = read(f"{PLAIN}\n{_RESTRICTION}\n", REFERENCES)
    assert reading.identified.license is None
    assert str(reading.based_on) == "LicenseRef-meadow"
    assert Kind.NONCOMMERCIAL in reading.changes[0].terms
    assert [one.added for one in reading.terms if one.term.kind is Kind.NONCOMMERCIAL] == [True]


def test_what_is_added_does_not_hide_behind_the_same_kind_in_the_known_text() -> None:
    clause = "The names of Fern and Moss shall not be used to endorse or promote anything."
    known = [one.term.kind for one in read(PLAIN, REFERENCES).terms]
    reading = read(f"{PLAIN}\n{clause}\n", REFERENCES)
    added = [one.term.kind for one in reading.terms if one.added]
    assert Kind.TRADEMARK in known
    assert Kind.TRADEMARK in added
    assert Kind.TRADEMARK in reading.changes[0].terms


def test_a_change_bears_just_what_its_clause_says(shared: Path) -> None:
    reader, wrong, count = Reader(), {}, 0
    for path in sorted((shared / "identify" / "mod").glob("*.txt")):
        clause = path.stem.split("__")[1]
        if clause == "none":
            continue
        borne = {kind for one in reader.read(path.read_text()).changes for kind in one.terms}
        count += 1
        if borne != _BORNE[clause]:
            wrong[path.stem] = borne
    assert count > 40
    assert not wrong


def test_a_replaced_passage_that_forbids_is_no_grant() -> None:
    text = PLAIN.replace("whatever grows in it", "for non-commercial purposes only, what is in it")
    (change,) = read(text, REFERENCES).changes
    assert change.kind is ChangeKind.REPLACED
    assert change.terms == (Kind.NONCOMMERCIAL,)


def test_an_unmodified_license_is_based_on_nothing_else() -> None:
    reading = read(PLAIN, REFERENCES)
    assert (str(reading.identified.license), reading.based_on) == ("LicenseRef-meadow", None)
    assert not any(one.added for one in reading.terms)


def test_a_policy_that_a_text_makes_binding_is_named() -> None:
    text = "You must comply with the Acme Use Policy (https://acme.org/use)."
    assert "Acme Use Policy" in read(text, REFERENCES).policies


def test_a_text_that_is_too_long_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match="give"):
        Reader().read("a" * (MOST_CHARACTERS + 1))


def test_many_texts_are_read_in_their_order() -> None:
    texts = [PLAIN, _RESTRICTION, ""] * 3
    assert list(read_all(texts, processes=2)) == [Reader().read(text) for text in texts]


def test_random_bytes_are_no_license() -> None:
    generator, reader = random.Random(7), Reader()  # noqa: S311  (the same bytes each time)
    for _ in range(500):
        content = generator.randbytes(generator.randrange(300))
        assert reader.read(content.decode("latin-1")).identified.license is None
        assert reader.read(content.decode("utf-8", "replace")).identified.license is None


@pytest.mark.parametrize(
    "hostile", ["[(" * 2500, "a. ", "permission is hereby granted ", "the ", "\n\n1. ", "不得"]
)
def test_a_hostile_text_is_answered_soon(hostile: str) -> None:
    text = (hostile * (MOST_CHARACTERS // len(hostile) + 1))[: MOST_CHARACTERS - 1]
    reader = Reader()
    reader.read(PLAIN)
    start = time.perf_counter()
    reader.read(text)
    assert time.perf_counter() - start < 30  # a guard against what never ends; see make bench
