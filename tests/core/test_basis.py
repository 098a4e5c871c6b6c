"""What an answer rests on: the licenses of the model and of what it was made from."""

from dataclasses import replace
from datetime import date

from openglade.core.basis import declared_in
from openglade.core.evidence import Evidence, Method
from openglade.core.expression import Expression
from openglade.core.ids import ModelId
from openglade.core.license import Purpose
from openglade.core.lineage import Relation
from openglade.core.reason import Answer
from openglade.core.record import Claim, ModelRecord
from openglade.core.release import FormerLicense
from openglade.core.term import Action, Kind, Term
from openglade.core.use import Use
from openglade.core.verdict import Verdict, judge
from tests.builders import CLOSED, READ, dataset, edge, license_of, model, released, service

NUMBERED = license_of(
    "Numbered",
    Term(kind=Kind.GRANT_USE, section="2"),
    Term(kind=Kind.GRANT_MODIFY, section="2"),
    Term(kind=Kind.GRANT_REDISTRIBUTE, section="4"),
    grants=False,
)
OPEN, STRICT = license_of("Open"), license_of("Strict", Term(kind=Kind.NO_REDISTRIBUTION))
SERVED = license_of("Served", purpose=Purpose.SERVICE_TERMS)
TEXTS = {one.id: one for one in (NUMBERED, OPEN, STRICT, SERVED)}
CHILD = model("org/child", weights=released("Numbered"))


def judged(use: Use, *claims: Claim, first: str = "org/child") -> Verdict:
    return judge(ModelRecord.of(ModelId.parse(first), claims, licenses=TEXTS), use)


def test_a_yes_names_its_license_the_sections_of_its_grants_and_where_they_were_read() -> None:
    (basis,) = judged(Use(), CHILD).under
    assert (str(basis.license), basis.cited, str(basis.artifact)) == (
        "Numbered",
        "Numbered",
        "org/child",
    )
    assert basis.sections == ("2",)
    assert (basis.declared, basis.read, basis.is_from_prose) == ((READ,), READ, False)


def test_only_the_grants_that_the_use_needs_are_named() -> None:
    (basis,) = judged(Use(actions=(Action.REDISTRIBUTE,)), CHILD).under
    assert [one.kind for one in basis.grants] == [Kind.GRANT_REDISTRIBUTE]


def test_the_license_of_an_ancestor_is_named_with_its_path() -> None:
    base = model("up/base", weights=released("Open"))
    under = judged(Use(), CHILD, base, edge(CHILD, Relation.FINETUNE, base)).under
    assert [" ".join(map(str, one.path)) for one in under] == ["org/child", "org/child up/base"]


def test_of_alternatives_the_one_that_is_best_for_the_use_is_named() -> None:
    first = model("org/child", weights=released("Strict OR Numbered"))
    (basis,) = judged(Use(actions=(Action.REDISTRIBUTE,)), first).under
    assert basis.cited == "Numbered"


def test_a_license_that_is_declared_in_prose_alone_says_so() -> None:
    prose = Evidence(source="README.md", read_on=date(2026, 11, 21), method=Method.PROSE)
    there = replace(prose, source="model.safetensors", method=Method.FILE)
    text = replace(there, source="LICENSE", locator="sha256 00")
    for evidence, is_from_prose in (
        ((prose,), True),
        ((prose, there), True),
        ((prose, text), False),
        ((there,), False),
    ):
        weights = replace(released("Numbered"), evidence=evidence)
        (basis,) = judged(Use(), model("org/child", weights=weights)).under
        assert basis.is_from_prose is is_from_prose


def test_the_license_of_the_day_has_its_own_evidence() -> None:
    then = replace(READ, source="an older card")
    former = FormerLicense(license=Expression.parse("Open"), until="2023-05-31", evidence=(then,))
    known = model("org/child", weights=replace(released("Numbered"), former=(former,)))
    (basis,) = judged(Use(on=date(2023, 5, 1)), known).under
    assert (basis.cited, basis.declared) == ("Open", (then,))


def test_the_terms_of_a_service_allow_what_is_done_with_its_outputs() -> None:
    offered = replace(model("org:child", weights=CLOSED), service_terms=Expression.parse("Served"))
    use = Use(actions=(Action.PUBLISH_OUTPUTS,))
    found = judged(use, offered, first="org:child")
    assert found.answer is Answer.YES
    assert [(one.cited, one.declared) for one in found.under] == [("Served", ())]


def test_datasets_and_services_rest_on_their_licenses_too() -> None:
    data, maker = dataset("org/data", released("Open")), service("api:one", "Served")
    record = ModelRecord.of(
        CHILD.id,
        [CHILD, data, maker, edge(data, Relation.GENERATED_BY, maker)],
        licenses=TEXTS,
    )
    assert [one.cited for one in judge(record, Use(), node=data.id).under] == ["Open"]
    publishing = Use(actions=(Action.PUBLISH_OUTPUTS,))
    assert [one.cited for one in judge(record, publishing, node=maker.id).under] == ["Served"]


def test_nothing_rests_on_a_license_that_nobody_read() -> None:
    assert declared_in(None, Expression.parse("Open")) == ()
    assert judged(Use(), model("org/child", weights=released("Lost"))).under == ()
    assert judged(Use(), model("org/child", weights=released())).under == ()
