from dataclasses import replace

import pytest

from openglade.core.component import Component, Level
from openglade.core.evidence import Method
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId
from openglade.core.license import License, Purpose
from openglade.core.openness import LIMITS_USE, OpennessRule, Rule
from openglade.core.release import Availability, Extent, Release, Unlicensed
from openglade.core.stance import DEFAULT, Stance
from openglade.core.term import Kind, Term
from tests.builders import (
    ABSENT,
    CLOSED,
    DESCRIBED,
    LICENSES,
    READ,
    license_of,
    released,
)

RULE = OpennessRule(LICENSES, DEFAULT)


def level(release: Release, component: Component = Component.WEIGHTS) -> Level:
    return RULE.derive(release, component).level


def rule_of(*licenses: License, stance: Stance = DEFAULT) -> OpennessRule:
    return OpennessRule({one.id: one for one in licenses}, stance)


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        (ABSENT, Level.NOT_APPLICABLE),
        (CLOSED, Level.CLOSED),
        (DESCRIBED, Level.DESCRIBED),
        (released("Open", Availability.ON_REQUEST), Level.RESTRICTED),
        (released("Open", Availability.CLICK_THROUGH), Level.OPEN),
        (released("Open", Availability.PUBLIC), Level.OPEN),
        (released("Open", Availability.UNKNOWN), Level.UNKNOWN),
    ],
)
def test_how_a_thing_was_released_is_where_its_level_starts(
    release: Release, expected: Level
) -> None:
    assert level(release) is expected


def test_a_limit_on_use_leaves_it_open_with_limitations_and_names_the_clause() -> None:
    derived = RULE.derive(released("Capped"), Component.WEIGHTS)
    assert [step.fact for step in derived.steps] == ["public", "Capped", "user-threshold (2)"]
    assert derived.level is Level.LIMITED
    assert derived.decisive.evidence[0].locator == "2"


def test_research_only_is_restricted() -> None:
    assert level(released("Research")) is Level.RESTRICTED


@pytest.mark.parametrize("kind", sorted(LIMITS_USE, key=str))
def test_each_limit_on_use_gives_level_three(kind: Kind) -> None:
    text = license_of("One", Term(kind=kind))
    assert rule_of(text).read(text.id).level is Level.LIMITED


@pytest.mark.parametrize(
    "kind", [Kind.PASS_ON, Kind.COVERS_OUTPUTS, Kind.KEEP_NOTICES, Kind.INDEMNIFY, Kind.TRADEMARK]
)
def test_a_condition_that_limits_no_use_leaves_it_open(kind: Kind) -> None:
    text = license_of("One", Term(kind=kind))
    assert rule_of(text).read(text.id).level is Level.OPEN


def test_registration_that_may_be_refused_is_restricted() -> None:
    text = license_of("One", Term(kind=Kind.COMMERCIAL_REGISTRATION, discretionary=True))
    assert rule_of(text).read(text.id).level is Level.RESTRICTED


def test_a_text_that_grants_no_modification_is_limited() -> None:
    text = license_of("One", Term(kind=Kind.GRANT_USE), grants=False)
    reading = rule_of(text).read(text.id)
    assert reading.level is Level.LIMITED
    assert reading.fact == "no grant-modify and no grant-redistribute"


def test_a_policy_needs_no_grants() -> None:
    policy = license_of("Policy", grants=False, purpose=Purpose.USE_POLICY)
    assert rule_of(policy).read(policy.id).level is Level.OPEN


def test_a_text_that_osi_approved_is_open_whatever_it_holds() -> None:
    text = license_of("One", Term(kind=Kind.NONCOMMERCIAL))
    approved = License(
        id=text.id,
        name="One",
        purpose=text.purpose,
        steward="",
        terms=text.terms,
        evidence=READ,
        osi_approved=True,
    )
    assert rule_of(approved).read(text.id).level is Level.OPEN


def test_the_terms_of_a_policy_that_a_license_makes_binding_count_as_its_own() -> None:
    policy = license_of("Policy", Term(kind=Kind.GEOGRAPHIC_EXCLUSION, section="end"), grants=False)
    text = license_of("One", policies=("Policy",))
    reading = rule_of(text, policy).read(text.id)
    assert reading.level is Level.LIMITED
    assert reading.fact == "geographic-exclusion (Policy end)"


def test_a_policy_that_a_policy_makes_binding_counts_too() -> None:
    inner = license_of("Inner", Term(kind=Kind.NONCOMMERCIAL), purpose=Purpose.USE_POLICY)
    outer = license_of("Outer", policies=("Inner", "Outer"), purpose=Purpose.USE_POLICY)
    text = license_of("One", policies=("Outer",))
    assert rule_of(text, outer, inner).read(text.id).level is Level.RESTRICTED


def test_a_binding_policy_that_nobody_read_leaves_the_license_unknown() -> None:
    text = license_of("One", policies=("Missing",))
    assert rule_of(text).read(text.id).level is Level.UNKNOWN


def test_an_unknown_license_beside_a_claiming_one_does_not_hide_the_claim() -> None:
    wanted = lambda term: term.kind is Kind.OUTPUT_TRAINING  # noqa: E731
    assert RULE.claims(Expression.parse("NoTraining AND Mystery"), wanted)
    assert RULE.claims(Expression.parse("NoTraining OR Mystery"), wanted) is None


def test_of_two_licenses_to_choose_from_the_more_open_counts() -> None:
    assert level(released("Research OR Capped")) is Level.LIMITED


def test_of_two_licenses_that_hold_together_the_less_open_counts() -> None:
    assert level(released("Open AND Research")) is Level.RESTRICTED


def test_a_license_that_the_catalog_does_not_know_makes_the_level_unknown() -> None:
    derived = RULE.derive(released("Open AND Mystery"), Component.WEIGHTS)
    assert derived.level is Level.UNKNOWN
    assert derived.at_most is Level.OPEN


def test_an_unread_license_is_unknown_and_no_license_is_restricted() -> None:
    none = Release(availability=Availability.PUBLIC, license=Unlicensed.NONE, evidence=(READ,))
    assert level(released()) is Level.UNKNOWN
    assert level(none) is Level.RESTRICTED
    assert RULE.derive(none, Component.WEIGHTS).decisive.rule is Rule.NO_LICENSE


def test_a_compilation_under_the_licenses_of_its_parts_is_limited() -> None:
    parts = Release(availability=Availability.PUBLIC, license=Unlicensed.OF_ITS_PARTS)
    assert level(parts, Component.PRETRAINING_DATA) is Level.LIMITED


@pytest.mark.parametrize(
    ("extent", "component", "expected"),
    [
        (Extent.WHOLE, Component.CODE, Level.OPEN),
        (Extent.PART, Component.CODE, Level.LIMITED),
        (Extent.EXAMPLES, Component.CODE, Level.DESCRIBED),
        (Extent.PART, Component.PRETRAINING_DATA, Level.RESTRICTED),
        (Extent.RECIPE, Component.PRETRAINING_DATA, Level.LIMITED),
        (Extent.EXAMPLES, Component.FINETUNING_DATA, Level.DESCRIBED),
    ],
)
def test_how_much_was_released_bounds_the_level(
    extent: Extent, component: Component, expected: Level
) -> None:
    assert level(released("Open", extent=extent), component) is expected


def test_a_note_stands_in_the_first_step() -> None:
    noted = Release(availability=Availability.CLOSED, note="API only")
    assert RULE.derive(noted, Component.WEIGHTS).steps[0].fact == "nothing public: API only"


def test_each_disputed_point_is_a_parameter() -> None:
    strict = Stance(click_through=Level.LIMITED, share_alike=Level.LIMITED)
    rule = OpennessRule(LICENSES, strict)
    gated = rule.derive(released("Open", Availability.CLICK_THROUGH), Component.WEIGHTS)
    assert gated.level is Level.LIMITED
    assert rule.derive(released("Alike"), Component.WEIGHTS).level is Level.LIMITED
    assert level(released("Alike")) is Level.OPEN


def test_a_derivation_with_an_undecided_level_shows_its_last_step() -> None:
    unknown = RULE.derive(released("Capped AND Mystery"), Component.WEIGHTS)
    assert unknown.decisive.fact == "Mystery is not in the catalog"


def test_a_clause_that_another_license_spares_is_not_claimed() -> None:
    terms = Expression.parse("NoTraining OR Open")
    assert RULE.claims(terms, lambda term: term.kind is Kind.OUTPUT_TRAINING) == ()


def test_what_an_unknown_license_claims_is_not_known() -> None:
    assert RULE.claims(Expression.parse("Mystery"), lambda _: True) is None


def test_what_a_license_claims_comes_with_its_words() -> None:
    claimed = RULE.claims(
        Expression.parse("NoTraining"), lambda term: term.kind is Kind.OUTPUT_TRAINING
    )
    assert claimed
    assert claimed[0].fact == "NoTraining: output-training"
    assert claimed[0].evidence[0].method is Method.CATALOG


def test_no_license_is_read_twice() -> None:
    rule = OpennessRule(dict(LICENSES), DEFAULT)
    assert rule.read(LicenseId("Capped")) is rule.read(LicenseId("Capped"))


def test_a_text_that_was_read_in_part_bounds_a_level_and_leaves_it_unknown() -> None:
    part = replace(license_of("Part", Term(kind=Kind.NONCOMMERCIAL, section="1")), complete=False)
    reading = rule_of(part).read(part.id)
    assert reading.level is Level.UNKNOWN
    assert reading.fact == ("noncommercial (1); recognized by machine, and perhaps not all of it")
