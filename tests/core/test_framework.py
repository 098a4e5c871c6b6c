from openglade.core.assessment import Edition, Shape
from openglade.core.disagreement import Place, disagreements
from openglade.core.framework import Answer, Criterion, Framework, Outcomes, verdict_of
from openglade.core.requirement import Fact, Outcome, Status, always
from openglade.core.subject import Subject
from tests.builders import model, record

FACT = Fact("weights", "closed")


def framework(name: str, **statuses: Status) -> Framework:
    """A framework whose criteria have fixed outcomes, all about the same fact."""

    def answer(outcomes: Outcomes, _: Subject) -> Answer:
        return Answer(answer=verdict_of(outcomes).value, notes=("a note",))

    return Framework(
        edition=Edition(id=name, name=name, version="1", source="-"),
        shape=Shape.VERDICT,
        criteria=tuple(
            Criterion(id=each, title=each, requirement=always(status, FACT))
            for each, status in statuses.items()
        ),
        answer=answer,
    )


SUBJECT = Subject(record(model("o/a")))
MET, NOT_MET, UNKNOWN = Status.MET, Status.NOT_MET, Status.UNKNOWN


def test_a_framework_keeps_its_criteria_and_draws_its_conclusion() -> None:
    said = framework("f", one=MET, two=NOT_MET).assess(SUBJECT)
    assert (said.answer, said.notes) == ("not-met", ("a note",))
    assert [(one.id, one.status, one.because) for one in said.criteria] == [
        ("one", MET, "weights: closed"),
        ("two", NOT_MET, "weights: closed"),
    ]


def test_criteria_that_do_not_apply_decide_nothing() -> None:
    outcomes = {"a": Outcome(Status.NOT_APPLICABLE), "b": Outcome(MET)}
    assert verdict_of(outcomes) is MET
    assert verdict_of(outcomes, "a") is Status.NOT_APPLICABLE


def test_frameworks_that_agree_do_not_differ() -> None:
    assert disagreements([framework("f", one=MET).assess(SUBJECT)]) == ()
    alike = [framework(name, one=NOT_MET).assess(SUBJECT) for name in "fg"]
    assert disagreements(alike) == ()


def test_a_difference_says_who_minds_a_fact_and_what_the_others_make_of_it() -> None:
    asked = [
        framework("minds", one=NOT_MET, two=MET),
        framework("content", three=MET),
        framework("open", four=UNKNOWN),
        framework("silent"),
    ]
    [found] = disagreements([one.assess(SUBJECT) for one in asked])
    assert found.fact is FACT
    assert found.against == (Place("minds", "one"),)
    assert [str(one) for one in found.content] == ["content three"]
    assert found.unsettled == (Place("open", "four"),)
    assert found.silent == ("silent",)
