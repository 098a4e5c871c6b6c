from openglade.core.component import Component, Level
from openglade.core.conclusion import conclude
from openglade.core.published import Explanation, PublishedAssessment
from openglade.core.record import ModelRecord
from tests.builders import LICENSES, READ, model, released

MODEL = model("org/name", weights=released("Capped"), code=released("Open"))


def published(**levels: int) -> PublishedAssessment:
    explanation = Explanation(why="the talk speaks of another version", evidence=(READ,))
    return PublishedAssessment(
        system="Name",
        assessor="somebody",
        date="2024-06-19",
        levels={Component(name): Level(level) for name, level in levels.items()},
        explanations={Component.WEIGHTS: explanation},
        evidence=(READ,),
    )


def test_a_component_that_agrees_is_no_difference_and_one_that_differs_says_why() -> None:
    about = ModelRecord.of(
        MODEL.id, [MODEL], licenses=LICENSES, published=[published(weights=4, code=1)]
    )
    (comparison,) = conclude(about).comparisons
    weights, code = comparison.differences
    assert (weights.published, weights.derived) == (Level.OPEN, Level.LIMITED)
    assert weights.why == "the talk speaks of another version (user-threshold (2) → level 3)"
    assert code.why == "Open → level 4"
    assert code.evidence


def test_what_agrees_is_not_listed() -> None:
    about = ModelRecord.of(
        MODEL.id, [MODEL], licenses=LICENSES, published=[published(weights=3, code=4)]
    )
    (comparison,) = conclude(about).comparisons
    assert comparison.differences == ()
