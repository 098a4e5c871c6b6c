"""How each kind of term bites, in both directions, and where it waits for an answer."""

from dataclasses import replace

import pytest

from openglade.core.bite import Bite, Clause, Consequence
from openglade.core.condition import RULES, bites
from openglade.core.restriction import RESTRICTIONS
from openglade.core.term import (
    Action,
    AsOf,
    Effect,
    Group,
    Item,
    Kind,
    Period,
    Position,
    Reaches,
    Scope,
    Term,
    Topic,
)
from openglade.core.use import Part, Use, UsePurpose
from tests.builders import license_of

COMMERCIAL = Use(purpose=UsePurpose.COMMERCIAL)
RESEARCH = Use(purpose=UsePurpose.RESEARCH)
PERSONAL = Use(purpose=UsePurpose.PERSONAL)
EVALUATION = Use(purpose=UsePurpose.EVALUATION)
FORBIDS, ASKS, OBLIGES, CAUTIONS = Consequence


def doing(*actions: Action, purpose: UsePurpose | None = None) -> Use:
    return Use(actions=actions, purpose=purpose)


def bitten(term: Term, use: Use, modality: str = "") -> list[Bite]:
    clause = Clause(term=term, text=license_of("One", term), modality=modality)
    return list(bites(clause, use))


def effects(term: Term, use: Use, modality: str = "") -> list[tuple[Consequence, bool]]:
    return [(one.effect, not one.waits_for) for one in bitten(term, use, modality)]


NO: list[tuple[Consequence, bool]] = []
FORBIDDEN, MAY_FORBID = [(FORBIDS, True)], [(FORBIDS, False)]
ASKED, MAY_ASK = [(ASKS, True)], [(ASKS, False)]
OBLIGED, MAY_OBLIGE = [(OBLIGES, True)], [(OBLIGES, False)]
CAUTIONED = [(CAUTIONS, True)]


def test_every_restriction_has_a_rule() -> None:
    assert set(RESTRICTIONS) == {one for one in Kind if one.group is Group.RESTRICTION}


def test_what_grants_and_what_follows_a_breach_does_nothing() -> None:
    silent = {Kind.TRADEMARK, Kind.OUTPUTS_FREE, *(set(Kind) - set(RULES))}
    assert {one.group for one in silent} == {
        Group.GRANT,
        Group.CONDITION,
        Group.REACH,
        Group.MECHANICS,
    }
    assert all(bitten(Term(kind=one), COMMERCIAL) == [] for one in silent)


@pytest.mark.parametrize(
    ("kind", "commercial", "research", "personal", "evaluation"),
    [
        (Kind.NONCOMMERCIAL, FORBIDDEN, NO, NO, NO),
        (Kind.RESEARCH_ONLY, FORBIDDEN, NO, FORBIDDEN, NO),
        (Kind.NONPRODUCTION, FORBIDDEN, NO, NO, NO),
    ],
)
def test_a_purpose_that_is_excluded_is_forbidden(
    kind: Kind,
    commercial: list[tuple[Consequence, bool]],
    research: list[tuple[Consequence, bool]],
    personal: list[tuple[Consequence, bool]],
    evaluation: list[tuple[Consequence, bool]],
) -> None:
    found = [effects(Term(kind=kind), use) for use in (COMMERCIAL, RESEARCH, PERSONAL, EVALUATION)]
    assert found == [commercial, research, personal, evaluation]
    assert effects(Term(kind=kind), Use()) == MAY_FORBID
    assert bitten(Term(kind=kind), Use())[0].waits_for == (Part.PURPOSE,)


def test_a_list_of_forbidden_uses_forbids_what_it_names_and_is_a_duty_otherwise() -> None:
    term = Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MEDICAL, Topic.MINORS))
    assert effects(term, Use(fields=(Topic.MEDICAL,))) == FORBIDDEN
    assert effects(term, Use(fields=(Topic.FINANCIAL,))) == OBLIGED
    assert effects(term, Use()) == OBLIGED


def test_what_is_forbidden_of_a_field_is_told_in_the_words_of_the_text() -> None:
    advice = Item(topics=(Topic.MEDICAL,), section="12", quote="To provide medical advice")
    term = Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MEDICAL, Topic.MINORS), items=(advice,))
    (found,) = bitten(term, Use(fields=(Topic.MEDICAL,)))
    assert found.because == "it forbids use for medical: “To provide medical advice” (12)"
    (found,) = bitten(term, Use(fields=(Topic.MINORS,)))
    assert found.because == "it forbids use for minors"


def test_a_field_that_an_item_touches_is_allowed_with_the_words_of_the_item() -> None:
    practice = Item(topics=(Topic.MEDICAL, Topic.FINANCIAL), quote="unlicensed practice")
    term = Term(kind=Kind.FIELD_OF_USE, topics=(Topic.UNLICENSED_PRACTICE,), items=(practice,))
    (found,) = bitten(term, Use(fields=(Topic.MEDICAL,)))
    assert found.effect is OBLIGES
    assert found.because == "keep away from the uses that it forbids, here: “unlicensed practice”"
    assert "practice" not in bitten(term, Use())[0].because


FREED = Term(kind=Kind.OUTPUTS_FREE, text="commercial use included")


def beside_freed(kind: Kind, use: Use, freed: Term = FREED) -> list[list[Consequence]]:
    text = license_of("One", Term(kind=kind), freed)
    return [
        [one.effect for one in bites(Clause(term=term, text=text), use)]
        for term in (Term(kind=kind), freed)
    ]


@pytest.mark.parametrize("kind", [Kind.NONCOMMERCIAL, Kind.NONPRODUCTION])
def test_a_text_that_frees_outputs_for_commerce_and_forbids_it_has_to_be_asked_about(
    kind: Kind,
) -> None:
    outputs = doing(Action.PUBLISH_OUTPUTS, purpose=UsePurpose.COMMERCIAL)
    assert beside_freed(kind, outputs) == [[ASKS], [ASKS]]
    assert beside_freed(kind, outputs, Term(kind=Kind.OUTPUTS_FREE)) == [[FORBIDS], []]
    besides = doing(Action.RUN, Action.PUBLISH_OUTPUTS, purpose=UsePurpose.COMMERCIAL)
    assert beside_freed(kind, besides) == [[FORBIDS], []]
    assert beside_freed(kind, doing(Action.PUBLISH_OUTPUTS, purpose=UsePurpose.RESEARCH)) == [
        [],
        [],
    ]


def test_outputs_that_no_other_clause_forbids_are_free() -> None:
    outputs = doing(Action.PUBLISH_OUTPUTS, purpose=UsePurpose.COMMERCIAL)
    assert bitten(FREED, outputs) == []


@pytest.mark.parametrize("kind", [Kind.ACCEPTABLE_USE_POLICY, Kind.NO_REVERSE_ENGINEERING])
def test_a_limit_that_one_can_obey_is_a_duty(kind: Kind) -> None:
    assert effects(Term(kind=kind), Use()) == OBLIGED


def test_training_on_outputs_is_forbidden_to_who_plans_it() -> None:
    term = Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.ANY)
    assert effects(term, doing(Action.TRAIN_ON_OUTPUTS)) == FORBIDDEN
    assert effects(term, doing(Action.RUN)) == NO


def test_a_ban_for_competing_models_is_a_duty_to_who_does_not_compete() -> None:
    term = Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.COMPETING)
    assert effects(term, doing(Action.TRAIN_ON_OUTPUTS)) == OBLIGED
    assert effects(term, doing(Action.TRAIN_ON_OUTPUTS, Action.COMPETE)) == FORBIDDEN


def test_a_ban_for_competing_models_says_so_to_who_fine_tunes() -> None:
    on = (Action.TRAIN_ON_OUTPUTS, Action.FINE_TUNE)
    term = Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.COMPETING, on=on)
    assert effects(term, doing(Action.FINE_TUNE)) == OBLIGED
    (found,) = bitten(term, doing(Action.FINE_TUNE, Action.COMPETE))
    assert found.effect is FORBIDS
    assert found.because.startswith("no model that you make with it may compete with")


def test_a_ban_that_is_about_commercial_use_leaves_research_free() -> None:
    exceptions = ("synthetic data for purposes that are not commercial",)
    term = Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.ANY, exceptions=exceptions)
    action = Action.TRAIN_ON_OUTPUTS
    assert effects(term, doing(action, purpose=UsePurpose.RESEARCH)) == NO
    assert effects(term, doing(action, purpose=UsePurpose.COMMERCIAL)) == FORBIDDEN
    assert effects(term, doing(action)) == MAY_FORBID


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        (Kind.COMPETE, Action.COMPETE),
        (Kind.NO_REDISTRIBUTION, Action.EMBED),
        (Kind.NO_DERIVATIVES, Action.PUBLISH_DERIVATIVE),
    ],
)
def test_an_action_that_is_forbidden_bites_who_plans_it(kind: Kind, action: Action) -> None:
    assert effects(Term(kind=kind), doing(action)) == FORBIDDEN
    assert effects(Term(kind=kind), doing(Action.RUN)) == NO


USERS = Term(
    kind=Kind.USER_THRESHOLD, count=100, period=Period.MONTH, effect=Effect.LICENSE, as_of=AsOf.USE
)


@pytest.mark.parametrize(("users", "expected"), [(100, NO), (101, ASKED), (None, MAY_ASK), (0, NO)])
def test_above_a_number_of_users_one_needs_a_license(
    users: int | None, expected: list[tuple[Consequence, bool]]
) -> None:
    assert effects(USERS, Use(monthly_users=users)) == expected


def test_users_that_count_on_the_day_of_release_are_taken_with_a_caution() -> None:
    term = Term(kind=Kind.USER_THRESHOLD, count=100, as_of=AsOf.RELEASE)
    assert effects(term, Use(monthly_users=50)) == CAUTIONED
    assert effects(term, Use(monthly_users=100)) == CAUTIONED
    assert effects(term, Use()) == MAY_ASK


def test_far_below_the_users_of_the_day_of_release_nothing_is_said() -> None:
    term = Term(kind=Kind.USER_THRESHOLD, count=100, as_of=AsOf.RELEASE)
    assert effects(term, Use(monthly_users=49)) == NO
    assert effects(USERS, Use(monthly_users=99)) == NO


def test_above_the_users_of_the_day_of_release_the_clause_is_told_once() -> None:
    term = Term(kind=Kind.USER_THRESHOLD, count=100, as_of=AsOf.RELEASE)
    (found,) = bitten(term, Use(monthly_users=101))
    assert found.effect is ASKS
    assert found.because.endswith("taken for the day on which the version came out")
    assert "came out" not in bitten(USERS, Use(monthly_users=101))[0].because


@pytest.mark.parametrize(
    ("term", "use", "words"),
    [
        (
            Term(kind=Kind.HOSTED_SERVICE, effect=Effect.LICENSE),
            doing(Action.HOST),
            "to offer it as a service needs a license of the licensor",
        ),
        (
            Term(kind=Kind.COMPETE),
            doing(Action.COMPETE),
            "it must not be used to compete with the licensor",
        ),
        (Term(kind=Kind.REVOCABLE), Use(), "the licensor may revoke, change or restrict"),
        (Term(kind=Kind.INFORM_LICENSOR), Use(), "the licensor may use what you report"),
        (Term(kind=Kind.COMMERCIAL_REGISTRATION), COMMERCIAL, "commercial use with the licensor"),
        (
            Term(kind=Kind.USER_THRESHOLD, count=1),
            Use(monthly_users=2),
            "a license of the licensor",
        ),
    ],
)
def test_a_text_that_names_nobody_speaks_of_the_licensor(term: Term, use: Use, words: str) -> None:
    text = replace(license_of("One", term), steward="")
    (found,) = bites(Clause(term=term, text=text), use)
    assert words in found.because


def test_a_use_policy_that_nobody_read_says_so() -> None:
    term = Term(kind=Kind.ACCEPTABLE_USE_POLICY)
    fields = Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MEDICAL,))
    texts = (
        license_of("Unread", term),
        license_of("Told", term, fields),
        license_of("Held", term, policies=("Policy",)),
    )
    said = [next(bites(Clause(term=term, text=one), Use())).because for one in texts]
    assert ["was not read" in one for one in said] == [True, False, False]


def test_a_threshold_asks_nobody_who_uses_it_for_himself() -> None:
    assert effects(USERS, PERSONAL) == NO


def test_a_threshold_of_commercial_use_asks_for_the_purpose_too() -> None:
    term = Term(kind=Kind.USER_THRESHOLD, count=100, text="commercial use")
    assert bitten(term, Use())[0].waits_for == (Part.MONTHLY_USERS, Part.PURPOSE)
    assert bitten(term, Use(monthly_users=101))[0].waits_for == (Part.PURPOSE,)
    assert effects(term, Use(monthly_users=101, purpose=UsePurpose.RESEARCH)) == NO


def test_a_threshold_may_bring_a_duty_and_name_it() -> None:
    term = Term(
        kind=Kind.REVENUE_THRESHOLD,
        amount=10,
        currency="USD",
        period=Period.MONTH,
        effect=Effect.DUTY,
        text="then display Kimi",
        on=(Action.HOST,),
    )
    found = bitten(term, Use(actions=(Action.HOST,), yearly_revenue=121))
    assert [(one.effect, one.because) for one in found] == [
        (OBLIGES, "above USD 10 of monthly revenue: then display Kimi")
    ]
    assert effects(term, Use(actions=(Action.HOST,), yearly_revenue=120)) == NO
    assert effects(term, Use(actions=(Action.HOST,))) == MAY_OBLIGE
    assert effects(term, Use(yearly_revenue=121)) == NO


def test_a_duty_above_a_threshold_that_nobody_describes_is_still_one() -> None:
    term = Term(kind=Kind.USER_THRESHOLD, count=1, effect=Effect.DUTY)
    assert "it asks for more" in bitten(term, Use(monthly_users=2))[0].because


def test_revenue_of_a_year_is_compared_as_it_is() -> None:
    term = Term(kind=Kind.REVENUE_THRESHOLD, amount=10, currency="USD", period=Period.YEAR)
    assert effects(term, Use(yearly_revenue=11)) == ASKED
    assert effects(term, Use(yearly_revenue=10)) == NO


MULTIMODAL = Term(
    kind=Kind.GEOGRAPHIC_EXCLUSION,
    territories=("EU",),
    modality="multimodal",
    when="individuals domiciled there",
)


@pytest.mark.parametrize(
    ("domicile", "modality", "of_the_model", "expected"),
    [
        ("FR", "multimodal", "", FORBIDDEN),
        ("FR", "", "multimodal", FORBIDDEN),
        ("FR", "text", "", NO),
        ("FR", "multimodal", "text", NO),
        ("US", "multimodal", "", NO),
        ("", "multimodal", "", MAY_FORBID),
        ("FR", "", "", MAY_FORBID),
        ("US", "", "", NO),
        ("", "text", "", NO),
    ],
)
def test_an_exclusion_of_persons_looks_at_where_they_are_and_at_the_modality(
    domicile: str, modality: str, of_the_model: str, expected: list[tuple[Consequence, bool]]
) -> None:
    use = Use(domicile=domicile, modality=modality, users_in=("FR",), actions=(Action.HOST,))
    assert effects(MULTIMODAL, use, of_the_model) == expected


@pytest.mark.parametrize(
    ("domicile", "users", "action", "expected"),
    [
        ("KR", (), Action.RUN, FORBIDDEN),
        ("US", (), Action.RUN, NO),
        ("US", ("KR", "US"), Action.HOST, FORBIDDEN),
        ("US", ("US",), Action.HOST, NO),
        ("US", (), Action.HOST, MAY_FORBID),
        ("", ("US",), Action.HOST, MAY_FORBID),
        ("", ("KR",), Action.HOST, FORBIDDEN),
        ("US", ("EU",), Action.HOST, MAY_FORBID),
    ],
)
def test_an_exclusion_of_use_looks_at_the_users_of_who_serves_others(
    domicile: str,
    users: tuple[str, ...],
    action: Action,
    expected: list[tuple[Consequence, bool]],
) -> None:
    term = Term(kind=Kind.GEOGRAPHIC_EXCLUSION, territories=("KR", "FR"))
    use = Use(domicile=domicile, users_in=users, actions=(action,))
    assert effects(term, use) == expected


def test_only_what_is_open_and_matters_is_waited_for() -> None:
    use = Use(domicile="US", actions=(Action.HOST,), modality="multimodal")
    term = Term(kind=Kind.GEOGRAPHIC_EXCLUSION, territories=("EU",))
    assert bitten(term, use)[0].waits_for == (Part.USERS_IN,)


@pytest.mark.parametrize(
    ("effect", "expected"), [(Effect.FORBIDDEN, FORBIDDEN), (Effect.LICENSE, ASKED)]
)
def test_hosting_is_forbidden_or_needs_a_license(
    effect: Effect, expected: list[tuple[Consequence, bool]]
) -> None:
    term = Term(kind=Kind.HOSTED_SERVICE, effect=effect)
    assert effects(term, doing(Action.HOST)) == expected
    assert effects(term, doing(Action.EMBED)) == NO


def test_a_service_that_nobody_pays_for_may_be_excepted() -> None:
    exceptions = ("services that nobody pays for",)
    term = Term(kind=Kind.HOSTED_SERVICE, effect=Effect.LICENSE, exceptions=exceptions)
    assert effects(term, doing(Action.HOST)) == MAY_ASK
    assert effects(term, doing(Action.HOST, purpose=UsePurpose.RESEARCH)) == NO


def test_a_registration_that_may_be_refused_is_a_permission_and_another_a_duty() -> None:
    refused = Term(kind=Kind.COMMERCIAL_REGISTRATION, discretionary=True)
    suffices = Term(kind=Kind.COMMERCIAL_REGISTRATION)
    assert effects(refused, COMMERCIAL) == ASKED
    assert effects(refused, RESEARCH) == NO
    assert effects(refused, Use()) == MAY_ASK
    assert effects(suffices, COMMERCIAL) == OBLIGED
    assert effects(suffices, Use()) == MAY_OBLIGE


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (Term(kind=Kind.INCLUDE_LICENSE), "hand on a copy of the license"),
        (Term(kind=Kind.KEEP_NOTICES, text="© One"), "keep the notices: '© One'"),
        (
            Term(kind=Kind.DISPLAY_NAME, text="Built with One", when="distributing"),
            "show the name: 'Built with One' (when distributing)",
        ),
        (
            Term(kind=Kind.DERIVED_NAME, word="One", position=Position.START),
            "let the name of the derivative begin with 'One'",
        ),
        (
            Term(kind=Kind.DERIVED_NAME, word="One", position=Position.ANYWHERE),
            "let the name of the derivative contain 'One'",
        ),
    ],
)
def test_a_condition_is_a_duty_in_its_own_words_when_its_action_is_planned(
    term: Term, words: str
) -> None:
    found = bitten(term, doing(Action.PUBLISH_DERIVATIVE))
    assert [(one.effect, one.because) for one in found] == [(OBLIGES, words)]
    assert bitten(term, doing(Action.RUN)) == []


def test_a_condition_obeys_the_triggers_that_it_names() -> None:
    term = Term(kind=Kind.PASS_ON, on=(Action.HOST,))
    assert effects(term, doing(Action.HOST)) == OBLIGED
    assert effects(term, doing(Action.REDISTRIBUTE)) == NO


def test_a_condition_on_a_model_made_from_outputs_says_when_it_holds() -> None:
    on = (Action.REDISTRIBUTE, Action.TRAIN_ON_OUTPUTS)
    term = Term(kind=Kind.INCLUDE_LICENSE, on=on)
    handed_on = "(when the model that you train is handed on or offered)"
    assert bitten(term, doing(Action.TRAIN_ON_OUTPUTS))[0].because.endswith(handed_on)
    both = doing(Action.REDISTRIBUTE, Action.TRAIN_ON_OUTPUTS)
    assert not bitten(term, both)[0].because.endswith(handed_on)
    named = Term(kind=Kind.DISPLAY_NAME, on=on, text="Built with One", when="anybody sees it")
    assert bitten(named, doing(Action.TRAIN_ON_OUTPUTS))[0].because.endswith(
        "(when anybody sees it)"
    )


def test_a_report_is_due_where_the_text_says_when_and_else_worth_knowing() -> None:
    due = Term(kind=Kind.INFORM_LICENSOR, on=(Action.PUBLISH_DERIVATIVE,))
    assert effects(due, doing(Action.PUBLISH_DERIVATIVE)) == OBLIGED
    assert effects(due, Use()) == NO
    assert effects(Term(kind=Kind.INFORM_LICENSOR), Use()) == CAUTIONED


def test_terms_that_reach_outputs_matter_to_who_uses_outputs() -> None:
    outputs = Term(kind=Kind.COVERS_OUTPUTS, what=(Reaches.OUTPUTS,))
    models = Term(kind=Kind.COVERS_OUTPUTS, what=(Reaches.DISTILLED_MODELS,))
    assert effects(outputs, doing(Action.PUBLISH_OUTPUTS)) == CAUTIONED
    assert effects(outputs, doing(Action.TRAIN_ON_OUTPUTS)) == CAUTIONED
    assert effects(models, doing(Action.TRAIN_ON_OUTPUTS)) == OBLIGED
    assert effects(models, doing(Action.PUBLISH_OUTPUTS)) == NO
    assert effects(outputs, doing(Action.RUN)) == NO


def test_what_may_be_revoked_is_worth_knowing() -> None:
    assert effects(Term(kind=Kind.REVOCABLE), Use()) == CAUTIONED
