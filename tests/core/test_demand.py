import pytest

from openglade.core.component import Component, Level
from openglade.core.demand import documented, exists, licensed, released, ungated
from openglade.core.holding import InForce
from openglade.core.lineage import Relation
from openglade.core.release import Availability, Extent, Release
from openglade.core.requirement import Outcome, Status
from openglade.core.subject import Subject
from tests.builders import ABSENT, CLOSED, DESCRIBED, edge, model, record
from tests.builders import released as release_of

UNKNOWN = Release()
WEIGHTS = Component.WEIGHTS


def subject(weights: Release) -> Subject:
    return Subject(record(model("o/a", weights=weights)))


@pytest.mark.parametrize(
    ("weights", "had", "described", "there"),
    [
        (release_of(), Status.MET, Status.MET, Status.MET),
        (release_of(extent=Extent.PART), Status.NOT_MET, Status.MET, Status.MET),
        (DESCRIBED, Status.NOT_MET, Status.MET, Status.MET),
        (CLOSED, Status.NOT_MET, Status.NOT_MET, Status.MET),
        (ABSENT, Status.NOT_MET, Status.NOT_MET, Status.NOT_MET),
        (UNKNOWN, Status.UNKNOWN, Status.UNKNOWN, Status.UNKNOWN),
    ],
)
def test_a_part_is_had_or_described_or_neither(
    weights: Release, had: Status, described: Status, there: Status
) -> None:
    asked = subject(weights)
    assert released(WEIGHTS)(asked).status is had
    assert documented(WEIGHTS)(asked).status is described
    assert exists(WEIGHTS)(asked).status is there


def test_data_of_a_stage_that_there_was_not_are_not_asked_for() -> None:
    asked = Subject(record(model("o/a", reward_model=ABSENT)))
    assert released(Component.REWARD_MODEL)(asked).status is Status.NOT_APPLICABLE
    assert documented(Component.REWARD_MODEL)(asked).status is Status.NOT_APPLICABLE


def test_what_is_not_known_is_not_met_where_it_surely_is_too_little() -> None:
    base = model("o/base", weights=DESCRIBED)
    tuned = model("o/tuned")
    asked = Subject(record(tuned, base, edge(tuned, Relation.FINETUNE, base)))
    assert asked.supply(WEIGHTS).level is Level.UNKNOWN
    assert released(WEIGHTS)(asked).status is Status.NOT_MET
    assert documented(WEIGHTS)(asked).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("weights", "status"),
    [
        (release_of(), Status.MET),
        (release_of("Open", Availability.CLICK_THROUGH), Status.NOT_MET),
        (release_of("Open", Availability.ON_REQUEST), Status.NOT_MET),
        (DESCRIBED, Status.NOT_MET),
        (CLOSED, Status.NOT_MET),
        (UNKNOWN, Status.UNKNOWN),
    ],
)
def test_a_form_that_asks_who_one_is_is_a_gate(weights: Release, status: Status) -> None:
    assert ungated(WEIGHTS)(subject(weights)).status is status


def passes(one: InForce) -> Outcome:
    return Outcome(Status.NOT_MET if str(one.license) == "Capped" else Status.MET)


@pytest.mark.parametrize(
    ("weights", "status"),
    [
        (release_of("Open"), Status.MET),
        (release_of("Capped"), Status.NOT_MET),
        (release_of(), Status.UNKNOWN),
        (CLOSED, Status.NOT_APPLICABLE),
        (ABSENT, Status.NOT_APPLICABLE),
    ],
)
def test_what_can_be_had_is_asked_for_its_license(weights: Release, status: Status) -> None:
    assert licensed(WEIGHTS, passes)(subject(weights)).status is status


def test_a_part_of_which_nobody_says_anything_is_under_no_license_that_is_known() -> None:
    asked = Subject(record(model("o/a")))
    assert licensed(Component.CODE, passes)(asked).status is Status.UNKNOWN


def test_the_license_of_an_ancestor_counts_too() -> None:
    base, tuned = (
        model("o/base", weights=release_of("Capped")),
        model("o/tuned", weights=release_of("Open")),
    )
    asked = Subject(record(tuned, base, edge(tuned, Relation.FINETUNE, base)))
    assert licensed(WEIGHTS, passes)(asked).status is Status.NOT_MET
