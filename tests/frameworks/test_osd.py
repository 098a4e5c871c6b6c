from dataclasses import replace

import pytest

from openglade.catalog.store import Catalog
from openglade.core.component import Component
from openglade.core.holding import InForce
from openglade.core.ids import LicenseId, ModelId
from openglade.core.inherited_terms import InheritedTerm
from openglade.core.license import License, Purpose, Texts
from openglade.core.lineage import Relation
from openglade.core.reach import Force
from openglade.core.requirement import Status
from openglade.core.term import Effect, Kind, Term
from openglade.frameworks.license_tests import open_data, osi_approved
from openglade.frameworks.osd import POINTS, osd_conformant
from tests.builders import edge, license_of, released
from tests.frameworks.cases import CLOSED_WEIGHTS, asked, model_with, statuses

MET, NOT_MET, UNKNOWN = Status.MET, Status.NOT_MET, Status.UNKNOWN


def in_force(text: License | None, *, unread: bool = False, whole: bool = True) -> InForce:
    terms = text.terms if text else ()
    return InForce(
        license=text.id if text else LicenseId("Other"),
        artifact=ModelId.parse("o/a"),
        text=text,
        terms=tuple(
            InheritedTerm(term=one, text=text, force=Force.BINDING) for one in terms if text
        ),
        unread=(LicenseId("Policy"),) if unread else (),
        whole=whole,
    )


def in_catalog(catalog: Catalog, name: str) -> InForce:
    known = {one: catalog.license(one) for one in catalog.licenses}
    texts = Texts({key: text for key, text in known.items() if text})
    license_id = LicenseId(name)
    held = [(text, term) for text in texts.under(license_id) for term in text.terms]
    return InForce(
        license=license_id,
        artifact=ModelId.parse("o/a"),
        text=texts.get(license_id),
        terms=tuple(
            InheritedTerm(term=term, text=text, force=Force.BINDING) for text, term in held
        ),
        unread=texts.unread(license_id),
    )


@pytest.mark.parametrize(
    ("term", "broken"),
    [
        (Term(kind=Kind.NONCOMMERCIAL), {"1", "6"}),
        (Term(kind=Kind.RESEARCH_ONLY), {"1", "6"}),
        (Term(kind=Kind.NO_REDISTRIBUTION), {"1"}),
        (Term(kind=Kind.NO_DERIVATIVES), {"3"}),
        (Term(kind=Kind.FIELD_OF_USE), {"6"}),
        (Term(kind=Kind.ACCEPTABLE_USE_POLICY), {"6"}),
        (Term(kind=Kind.USER_THRESHOLD, effect=Effect.LICENSE), {"5"}),
        (Term(kind=Kind.GEOGRAPHIC_EXCLUSION), {"5"}),
        (Term(kind=Kind.COMMERCIAL_REGISTRATION), {"5", "7"}),
        (Term(kind=Kind.OUTPUT_TRAINING), {"9"}),
        (Term(kind=Kind.SHARE_ALIKE), set()),
        (Term(kind=Kind.TRADEMARK), set()),
    ],
)
def test_a_term_is_against_the_points_that_it_breaks(term: Term, broken: set[str]) -> None:
    one = in_force(license_of("L", term))
    assert {number for number, _, test in POINTS if test(one).status is NOT_MET} == broken


@pytest.mark.parametrize(
    ("term", "number"),
    [
        (Term(kind=Kind.DERIVED_NAME), "4"),
        (Term(kind=Kind.USER_THRESHOLD, effect=Effect.DUTY), "5"),
        (Term(kind=Kind.INFORM_LICENSOR), "7"),
        (Term(kind=Kind.COVERS_OUTPUTS), "9"),
    ],
)
def test_what_people_dispute_is_left_to_be_judged(term: Term, number: str) -> None:
    found = {key: test(in_force(license_of("L", term))) for key, _, test in POINTS}
    assert found[number].status is UNKNOWN
    assert "to be judged" in found[number].because


def test_a_license_has_to_grant_and_a_policy_has_not() -> None:
    silent = license_of("L", grants=False)
    found = {key: test(in_force(silent)).status for key, _, test in POINTS}
    assert (found["1"], found["3"]) == (NOT_MET, NOT_MET)
    policy = replace(silent, purpose=Purpose.USE_POLICY)
    assert osd_conformant(in_force(policy)).status is MET
    assert osi_approved(in_force(policy)).status is Status.NOT_APPLICABLE


def test_what_reaches_through_outputs_need_not_grant() -> None:
    assert osd_conformant(in_force(license_of("L", grants=False), whole=False)).status is MET


def test_what_nobody_has_read_to_the_end_is_not_known() -> None:
    assert osd_conformant(in_force(None)).status is UNKNOWN
    assert osd_conformant(in_force(license_of("L"), unread=True)).status is UNKNOWN
    assert osd_conformant(in_force(license_of("L"))).status is MET


def test_approval_by_osi_is_enough() -> None:
    text = replace(license_of("L", Term(kind=Kind.DERIVED_NAME)), osi_approved=True)
    assert osd_conformant(in_force(text)).status is MET


@pytest.mark.parametrize("test", [osi_approved, open_data])
def test_what_an_institution_says_of_a_text_is_known_only_of_a_known_text(test: object) -> None:
    assert callable(test)
    assert test(in_force(None)).status is UNKNOWN
    assert test(in_force(license_of("L"))).status is NOT_MET
    listed = replace(license_of("L"), osi_approved=True, open_data=True)
    assert test(in_force(listed)).status is MET


def test_no_term_of_a_license_that_osi_approved_is_against_the_definition(
    catalog: Catalog,
) -> None:
    known = {str(one): catalog.license(one) for one in catalog.licenses}
    approved = [name for name, text in known.items() if text and text.osi_approved]
    against = [
        (name, number, test(in_catalog(catalog, name)).because)
        for name in approved
        for number, _, test in POINTS
        if test(in_catalog(catalog, name)).status is NOT_MET
    ]
    assert len(approved) > 20
    assert against == []


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Apache-2.0", MET),
        ("CC-BY-4.0", MET),
        ("CC0-1.0", MET),
        ("CC-BY-NC-4.0", NOT_MET),
        ("CC-BY-ND-4.0", NOT_MET),
        ("LicenseRef-bloom-rail-1.0", NOT_MET),
        ("LicenseRef-llama-2-community", NOT_MET),
        ("LicenseRef-llama-3.1-community", NOT_MET),
        ("LicenseRef-gemma-terms-2025-03-24", NOT_MET),
        ("OpenMDW-1.0", MET),
    ],
)
def test_the_definition_over_the_licenses_that_people_ask_about(
    catalog: Catalog, name: str, status: Status
) -> None:
    assert osd_conformant(in_catalog(catalog, name)).status is status


def test_the_licenses_of_ancestors_count() -> None:
    base = model_with("o/base", {Component.WEIGHTS: released("Uses")})
    tuned = model_with("o/tuned")
    said = asked("osd", tuned, base, edge(tuned, Relation.FINETUNE, base))
    assert said.answer == "not conformant"
    assert statuses(said)["6"] is NOT_MET
    assert "o/base under Uses: field-of-use (A)" in said.criteria[5].because


def test_the_approval_stands_beside_and_does_not_count() -> None:
    said = asked("osd", model_with(changes={Component.WEIGHTS: released("Open")}))
    assert said.answer == "conformant"
    assert statuses(said)["osi-approved"] is NOT_MET
    assert said.notes == ("OSI: o/model under Open: not approved by OSI",)


def test_what_is_not_to_be_had_is_under_no_license() -> None:
    said = asked("osd", model_with(changes=CLOSED_WEIGHTS))
    assert (said.answer, said.at_most) == ("not released", None)


def test_a_license_that_nobody_has_read_leaves_the_answer_open() -> None:
    said = asked("osd", model_with(changes={Component.WEIGHTS: released("Other")}))
    assert (said.answer, said.at_most) == ("unknown", "conformant")
