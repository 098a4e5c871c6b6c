from collections.abc import Callable

import pytest

from openglade.core.requirement import (
    Fact,
    Outcome,
    Requirement,
    Rung,
    Status,
    all_of,
    always,
    any_of,
    at_least,
    ladder,
    mean,
    waived_by,
    where,
)

MET, NOT, OPEN, NONE = (
    always(Status.MET, Fact("a", "is met")),
    always(Status.NOT_MET, Fact("b", "is not")),
    always(Status.UNKNOWN, Fact("c", "is not known")),
    always(Status.NOT_APPLICABLE, Fact("d", "does not exist")),
)


def met(count: int) -> Callable[..., Requirement[object]]:
    return lambda *parts: at_least(count, *parts)


@pytest.mark.parametrize(
    ("word", "parts", "status", "deciding"),
    [
        (all_of, (MET, NONE), Status.MET, "a"),
        (all_of, (MET, OPEN), Status.UNKNOWN, "c"),
        (all_of, (MET, OPEN, NOT), Status.NOT_MET, "b"),
        (all_of, (NONE,), Status.NOT_APPLICABLE, "d"),
        (all_of, (), Status.NOT_APPLICABLE, ""),
        (any_of, (NOT, MET, OPEN), Status.MET, "a"),
        (any_of, (NOT, OPEN), Status.UNKNOWN, "c"),
        (any_of, (NOT, NONE), Status.NOT_MET, "b"),
        (met(2), (MET, NOT, MET), Status.MET, "a"),
        (met(2), (MET, OPEN, NOT), Status.UNKNOWN, "c"),
        (met(2), (MET, NONE, NOT), Status.NOT_MET, "b"),
        (waived_by, (NOT, MET), Status.MET, "a"),
        (waived_by, (NOT, NOT), Status.NOT_MET, "b"),
        (where, (MET, NOT), Status.NOT_MET, "b"),
        (where, (NOT, NOT), Status.NOT_APPLICABLE, "b"),
        (where, (NONE, MET), Status.NOT_APPLICABLE, "d"),
        (where, (OPEN, MET), Status.MET, "a"),
        (where, (OPEN, NOT), Status.UNKNOWN, "c"),
    ],
)
def test_words_put_requirements_together(
    word: Callable[..., Requirement[object]],
    parts: tuple[Requirement[object], ...],
    status: Status,
    deciding: str,
) -> None:
    outcome = word(*parts)(None)
    assert outcome.status is status
    assert "".join(fact.about for fact in outcome.facts) == deciding


def test_an_outcome_says_each_fact_once() -> None:
    fact = Fact("weights", "public")
    assert Outcome(Status.MET, (fact, fact)).because == "weights: public"


@pytest.mark.parametrize(
    ("rungs", "expected"),
    [
        ([("high", NOT), ("low", MET)], ("low", "low")),
        ([("high", OPEN), ("low", NOT)], ("", "high")),
        ([("high", OPEN), ("middle", OPEN), ("low", MET)], ("low", "high")),
        ([("high", NOT)], ("", "")),
    ],
)
def test_a_ladder_gives_what_is_earned_and_what_may_be(
    rungs: list[tuple[str, Requirement[object]]], expected: tuple[str, str]
) -> None:
    assert ladder([Rung(label, word) for label, word in rungs], None) == expected


def test_the_mean_of_nothing_is_nothing() -> None:
    assert mean([]) is None
