import pytest

from openglade.core.assessment import Assessment, Edition, Shape
from openglade.core.contest import Stand
from openglade.core.subject import Subject
from openglade.frameworks import FRAMEWORKS, framework
from openglade.frameworks.lines import LINES, stand
from tests.builders import CLOSED, model, record, released


def assessment(name: str, answer: str | int, at_most: str | int | None = None) -> Assessment:
    edition = Edition(id=name, name=name, version="1", source="-")
    return Assessment(edition=edition, shape=Shape.VERDICT, answer=answer, at_most=at_most)


@pytest.mark.parametrize("name", LINES)
def test_a_line_is_drawn_through_the_answers_of_a_framework_that_there_is(name: str) -> None:
    assert name in FRAMEWORKS


@pytest.mark.parametrize(
    ("name", "answer", "at_most", "wanted"),
    [
        ("osaid-1.0", "pass", None, Stand.OPEN),
        ("osaid-1.0", "fail", None, Stand.NOT_OPEN),
        ("osaid-1.0", "unknown", "pass", Stand.UNDECIDED),
        ("osaid-1.0", "unknown", "license change", Stand.NOT_OPEN),
        ("mof-1.0-mot", 3, 1, Stand.OPEN),
        ("mof-1.0-mot", 0, None, Stand.NOT_OPEN),
        ("mof-1.0-mot", 0, 3, Stand.UNDECIDED),
        ("g7-2026", "open weights AI", "open source AI", Stand.OPEN),
        ("g7-2026", "weights available AI", None, Stand.NOT_OPEN),
        ("g7-2026", "unknown", "weights available AI", Stand.NOT_OPEN),
    ],
)
def test_what_is_not_known_decides_only_where_it_could_make_it_open(
    name: str, answer: str | int, at_most: str | int | None, wanted: Stand
) -> None:
    assert stand(assessment(name, answer, at_most)) is wanted


@pytest.mark.parametrize("name", LINES)
def test_a_model_of_which_nothing_is_public_is_open_for_nobody(name: str) -> None:
    glade = model("lab/glade", weights=CLOSED, code=CLOSED, pretraining_data=CLOSED)
    assert stand(framework(name).assess(Subject(record(glade)))) is Stand.NOT_OPEN


@pytest.mark.parametrize("name", LINES)
def test_a_model_of_which_nothing_is_known_is_open_for_nobody(name: str) -> None:
    found = framework(name).assess(Subject(record(model("lab/glade"))))
    assert stand(found) is not Stand.OPEN


def test_weights_under_an_open_license_are_enough_for_one_definition() -> None:
    glade = model("lab/glade", weights=released("Open"))
    assert stand(framework("osd").assess(Subject(record(glade)))) is Stand.OPEN
