from dataclasses import replace

from openglade.core.assessment import Assessment, Edition, Shape
from openglade.core.beside import beside
from openglade.core.conclusion import conclude
from openglade.core.dossier import Dossier
from openglade.core.finding import Code
from tests.builders import CLOSED, model, record, released

ASSESSOR = "Meadow Index"


def dossier(name: str, weights: str, *assessments: Assessment) -> Dossier:
    release = released(weights) if weights else CLOSED
    return replace(conclude(record(model(name, weights=release))), assessments=assessments)


def answer(framework: str, given: float, at_most: float | None = None) -> Assessment:
    edition = Edition(id=framework, name=framework, version="1", source="-")
    return Assessment(edition=edition, shape=Shape.SCORE, answer=given, at_most=at_most)


def test_a_level_that_differs_is_a_finding_with_both_reasons() -> None:
    found = beside(dossier("lab/glade", "Open"), dossier("lab/Glade", ""), ASSESSOR)
    (one,) = (each for each in found.findings if each.code is Code.DECLARED_DIFFERS)
    assert one.because == (
        "weights: level 4 by the file of the Meadow Index (Open), level 0 by openglade's own facts "
        "on lab/Glade (nothing public)"
    )
    assert one.evidence


def test_levels_that_agree_or_are_not_known_are_no_finding() -> None:
    same = beside(dossier("lab/glade", "Open"), dossier("lab/glade", "Open"), ASSESSOR)
    unread = beside(dossier("lab/glade", "Open"), dossier("lab/glade", "Unread"), ASSESSOR)
    assert same.findings == unread.findings == ()


def test_the_answer_of_the_file_keeps_its_place_and_the_other_is_noted() -> None:
    claimed = dossier("lab/glade", "Open", answer("index", 0.5), answer("other", 1))
    own = dossier("lab/glade", "Open", answer("index", 0.25, 0.75))
    index, other = beside(claimed, own, ASSESSOR).assessments
    assert (index.answer, index.notes) == (
        0.5,
        ("by openglade's own facts: 0.25, at most 0.75",),
    )
    assert other.notes == ()


def test_an_answer_that_is_certain_is_noted_without_a_bound() -> None:
    claimed = dossier("lab/glade", "Open", answer("index", 0.5))
    (index,) = beside(claimed, claimed, ASSESSOR).assessments
    assert index.notes == ("by openglade's own facts: 0.5",)
