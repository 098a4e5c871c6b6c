from dataclasses import replace

import pytest

from openglade.core.artifact import Organization, OrganizationKind, Profile
from openglade.core.assessment import Assessment
from openglade.core.subject import Subject
from openglade.frameworks.fmti import FRAMEWORK, POINTS, SCORES
from tests.builders import model, record


def of(maker: str) -> Assessment:
    lab = Organization(id=maker, name=maker, countries=("US",), kind=OrganizationKind.ENTERPRISE)
    glade = replace(model("lab/glade"), profile=Profile(name="Glade", organization=lab))
    return FRAMEWORK.assess(Subject(record(glade)))


def test_the_newest_score_of_the_maker_is_the_answer() -> None:
    found = of("meta")
    missed = "code access, data replicability, external data access, public datasets"
    assert found.answer == 31
    assert found.notes == (
        "meta: 31 of 100 in 2025-12",
        "meta: 60 of 100 in 2024-05",
        "meta: 54 of 100 in 2023-10",
        "a point in 2025-12 for open weights, deeper model properties",
        f"no point in 2025-12 for {missed}",
    )


def test_an_older_score_stands_where_there_is_no_newer() -> None:
    found = of("microsoft")
    assert (found.answer, found.notes) == (62, ("microsoft: 62 of 100 in 2024-05",))


@pytest.mark.parametrize(("maker", "words"), [("ibm", "a point"), ("mistral-ai", "no point")])
def test_all_points_or_none_are_one_note(maker: str, words: str) -> None:
    (note,) = (one for one in of(maker).notes if " in 2025-12 for " in one)
    assert note.startswith(words)
    assert all(indicator in note for indicator in POINTS)


def test_nothing_is_asked_of_the_model() -> None:
    assert of("meta").criteria == ()


def test_a_maker_that_nobody_assessed_has_no_score() -> None:
    assert of("meadow").answer == "not assessed"
    assert FRAMEWORK.assess(Subject(record(model("lab/glade")))).answer == "not assessed"


@pytest.mark.parametrize(
    ("day", "makers", "mean"), [("2025-12", 13, 40), ("2024-05", 14, 58), ("2023-10", 10, 37)]
)
def test_the_scores_have_the_published_mean(day: str, makers: int, mean: int) -> None:
    scores = SCORES[day].values()
    assert len(scores) == makers
    assert abs(sum(scores) / makers - mean) < 1
