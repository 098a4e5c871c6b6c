from openglade.core.assessment import Assessment, CriterionResult, Edition, Shape
from openglade.core.contest import Contest, Stand, contests
from openglade.core.ids import ModelId
from openglade.core.requirement import Status

STANDS = {"yes": Stand.OPEN, "no": Stand.NOT_OPEN, "maybe": Stand.UNDECIDED}
FAILED = CriterionResult(id="D", title="data", status=Status.NOT_MET, because="no data")
KEPT = CriterionResult(id="W", title="weights", status=Status.MET, because="weights: public")


def says(name: str, answer: str, *criteria: CriterionResult) -> Assessment:
    edition = Edition(id=name, name=name, version="1", source="-")
    return Assessment(edition=edition, shape=Shape.VERDICT, answer=answer, criteria=criteria)


def ranked(**models: tuple[Assessment, ...]) -> tuple[Contest, ...]:
    assessed = [(ModelId.parse(f"lab/{name}"), one) for name, one in models.items()]
    return contests(assessed, lambda one: STANDS[str(one.answer)])


def names(found: tuple[Contest, ...]) -> list[str]:
    return [one.model.name for one in found]


YES, NO, MAYBE = says("osd", "yes"), says("osaid", "no", KEPT, FAILED), says("g7", "maybe")


def test_a_model_is_contested_where_some_say_yes_and_some_no() -> None:
    found = ranked(one=(YES, NO, MAYBE), agreed=(YES, YES), open=(YES, MAYBE), none=())
    assert names(found) == ["one"]
    (one,) = found
    assert (one.content, one.undecided, one.pairs) == (("osd",), ("g7",), 1)
    assert [each.framework for each in one.against] == ["osaid"]


def test_an_objection_names_the_first_criterion_that_is_not_met() -> None:
    (one,) = ranked(one=(YES, NO))
    assert one.against[0].criterion == FAILED
    (other,) = ranked(one=(YES, says("osaid", "no", KEPT)))
    assert other.against[0].criterion is None


def test_more_pairs_come_first_and_then_fewer_that_are_undecided() -> None:
    found = ranked(
        undecided=(YES, NO, MAYBE),
        most=(YES, YES, NO, NO),
        clear=(YES, NO),
        also=(YES, NO),
    )
    assert names(found) == ["most", "also", "clear", "undecided"]


def test_an_answer_that_is_a_class_is_called_so() -> None:
    edition = Edition(id="mof", name="mof", version="1", source="-")
    unclassified = Assessment(edition=edition, shape=Shape.CLASS, answer=0)
    stands = {"mof": Stand.NOT_OPEN, "osd": Stand.OPEN}
    (one,) = contests(
        [(ModelId.parse("lab/glade"), (YES, unclassified))], lambda each: stands[each.edition.id]
    )
    assert one.against[0].answer == "class 0"
