from dataclasses import replace

import pytest

from openglade.core.artifact import Organization, OrganizationKind, Profile
from openglade.core.assessment import Assessment
from openglade.core.requirement import Status
from openglade.core.subject import Subject
from openglade.frameworks.fmti import FRAMEWORK, SCORES
from tests.builders import model, record


def of(maker: str) -> Assessment:
    lab = Organization(id=maker, name=maker, countries=("US",), kind=OrganizationKind.ENTERPRISE)
    glade = replace(model("lab/glade"), profile=Profile(name="Glade", organization=lab))
    return FRAMEWORK.assess(Subject(record(glade)))


def statuses(found: Assessment) -> dict[str, Status]:
    return {one.id: one.status for one in found.criteria}


def test_the_newest_score_of_the_maker_is_the_answer() -> None:
    found = of("meta")
    assert found.answer == 31
    assert found.notes == (
        "meta: 31 of 100 in 2025-12",
        "meta: 60 of 100 in 2024-05",
        "meta: 54 of 100 in 2023-10",
    )


def test_an_older_score_stands_where_there_is_no_newer() -> None:
    found = of("microsoft")
    assert found.answer == 62
    assert set(statuses(found).values()) == {Status.NOT_APPLICABLE}


def test_a_maker_that_nobody_assessed_has_no_score() -> None:
    assert of("meadow").answer == "not assessed"
    assert FRAMEWORK.assess(Subject(record(model("lab/glade")))).answer == "not assessed"


def test_the_points_that_touch_openness_are_criteria() -> None:
    assert statuses(of("deepseek"))["open-weights"] is Status.MET
    assert statuses(of("deepseek"))["code-access"] is Status.NOT_MET
    assert statuses(of("mistral-ai"))["open-weights"] is Status.NOT_MET


@pytest.mark.parametrize(
    ("day", "makers", "mean"), [("2025-12", 13, 40), ("2024-05", 14, 58), ("2023-10", 10, 37)]
)
def test_the_scores_have_the_published_mean(day: str, makers: int, mean: int) -> None:
    scores = SCORES[day].values()
    assert len(scores) == makers
    assert abs(sum(scores) / makers - mean) < 1
