from openglade.core.contest import Contest, Objection
from openglade.core.ids import ModelId
from openglade.reports.markdown import render
from openglade.reports.pages.contests import ContestsReport


def test_agreement_on_all_models_is_said() -> None:
    assert "Frameworks agree on all 3 models." in render(ContestsReport((), 3))


def test_an_objection_without_a_criterion_is_its_answer() -> None:
    one = Contest(
        model=ModelId.parse("lab/glade"),
        content=("osd",),
        against=(Objection(framework="mof", answer="class 0"),),
    )
    report = ContestsReport((one,), 1)
    assert "mof, class 0" in render(report)
    (value,) = report.document()["contested"]
    assert value["not_open"] == [
        {"framework": "mof", "answer": "class 0", "criterion": None, "facts": []}
    ]
