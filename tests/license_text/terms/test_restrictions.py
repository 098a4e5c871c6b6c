"""What a text forbids, said in words of many makers, and what only sounds like it."""

import pytest

from openglade.core.term import AsOf, Effect, Group, Kind, Period, Scope, Term, Topic
from openglade.license_text.terms import find_terms

SOLD, STUDY, TESTS = Kind.NONCOMMERCIAL, Kind.RESEARCH_ONLY, Kind.NONPRODUCTION
USES, POLICY = Kind.FIELD_OF_USE, Kind.ACCEPTABLE_USE_POLICY
TRAINS, RIVALS = Kind.OUTPUT_TRAINING, Kind.COMPETE
USERS, REVENUE, PLACES = Kind.USER_THRESHOLD, Kind.REVENUE_THRESHOLD, Kind.GEOGRAPHIC_EXCLUSION
HOSTED, KEPT, WHOLE = Kind.HOSTED_SERVICE, Kind.NO_REDISTRIBUTION, Kind.NO_DERIVATIVES
CLOSED, ASKED = Kind.NO_REVERSE_ENGINEERING, Kind.COMMERCIAL_REGISTRATION


def restrictions(text: str) -> list[Term]:
    found = [one.term for one in find_terms(text)]
    return [term for term in found if term.kind.group is Group.RESTRICTION]


def forbidden(text: str) -> set[Kind]:
    return {term.kind for term in restrictions(text)}


def only(text: str, kind: Kind) -> Term:
    found = [term for term in restrictions(text) if term.kind is kind]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You shall not use the weights for any commercial purpose.", SOLD),
        ("Commercial use of the model is strictly prohibited.", SOLD),
        ("This license permits use of the data for non-commercial purposes only.", SOLD),
        ("We grant you a license to use the model for your non-commercial activities.", SOLD),
        ("No commercial use of the weights is allowed.", SOLD),
        ("您不得将本模型用于任何商业用途。", SOLD),
        ("您可以出于非商业用途使用此许可。", SOLD),
        ("Vous ne pouvez pas utiliser le modèle à des fins commerciales.", SOLD),
        ("The weights may be used solely for academic research.", STUDY),
        ("Use is limited to research purposes.", STUDY),
        ("You may use it for evaluation purposes only.", STUDY),
        ("本模型仅供学术研究使用。", STUDY),
        ("The software may not be deployed in production.", TESTS),
        ("You may use it only in non-production environments.", TESTS),
        ("You must not use the model for surveillance or to spread malware.", USES),
        ("The model shall not be used to harass others.", USES),
        ("您不得将本模型用于军事目的。", USES),
        ("您同意不将模型用于任何军事目的。", USES),
        ("Your use must comply with our Acceptable Use Policy at example.org/aup.", POLICY),
        ("You may not use the outputs to train any other language model.", TRAINS),
        ("You agree not to distill the model into other AI models.", TRAINS),
        ("You must not use output to train machine learning models.", TRAINS),
        ("您不得使用输出结果来改进任何其他大型语言模型。", TRAINS),
        ("You may not use it to build a product that competes with the licensor.", RIVALS),
        ("If you have more than 5 million monthly active users, request a license.", USERS),
        ("A company whose annual revenue exceeds $5 million must obtain a license.", REVENUE),
        ("The license is not granted to persons domiciled in the European Union.", PLACES),
        ("Use of the weights in the European Union is not permitted.", PLACES),
        ("You may not offer the model to third parties as a hosted service.", HOSTED),
        ("You may not distribute the model to anyone.", KEPT),
        ("You may not modify the model or create derivative works.", WHOLE),
        ("Reverse engineering of the software is prohibited.", CLOSED),
        ("You must not decompile or disassemble the weights.", CLOSED),
        ("For commercial use you must first obtain our written permission.", ASKED),
        ("Users who want to use it commercially must register at example.org.", ASKED),
        ("商业用途须先完成登记。", ASKED),
    ],
)
def test_a_restriction_is_found_however_it_is_said(text: str, kind: Kind) -> None:
    assert kind in forbidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "You may use the software for commercial and non-commercial purposes.",
        "Nothing in this license shall be construed to forbid commercial use.",
        "In no event shall we be liable for commercial damages or losses.",
        "You may not impose any further restrictions on the recipients.",
        "You may not use our names to endorse your products.",
        "You may not distribute the work except under the terms of this license.",
        "Everyone may copy this license document, but changing it is not allowed.",
        "This alternative is allowed only for noncommercial distribution.",
        "You shall comply with all applicable laws.",
        "Governed by the laws of China, excluding Hong Kong.",
        "You must comply with the export laws of the United States.",
        "The liability of the licensor does not exceed $5 million.",
        "The model has been trained on the texts of 5 million users.",
        "The name of the model may not be used without permission.",
        "You may reverse engineer the software to debug your modifications.",
        "If you train a model on the outputs, you must name it after ours.",
        "The model is hosted on our service; we do not warrant that it is available.",
        "Use of our trademarks must follow our trademark guidelines.",
        "The software is not designed for use in nuclear facilities.",
    ],
)
def test_what_only_sounds_like_a_restriction_is_none(text: str) -> None:
    assert forbidden(text) == set()


def test_a_ban_in_a_lead_holds_for_its_items() -> None:
    text = (
        "You agree not to:\n(a) reverse engineer the model;\n(b) use it for commercial purposes.\n"
    )
    assert forbidden(text) == {CLOSED, SOLD}


def test_a_ban_by_a_list_names_its_fields_and_covers_it() -> None:
    text = (
        "You agree not to use the model:\n(a) for war or military aims;\n(b) to juggle at night.\n"
    )
    found = next(one for one in find_terms(text) if one.term.kind is USES)
    assert found.term.topics == (Topic.WEAPONS_MILITARY, Topic.OTHER)
    assert text[found.start : found.end].endswith("juggle at night.")


def test_a_policy_in_an_exhibit_of_the_text_is_not_a_separate_one() -> None:
    text = (
        '"Acceptable Use Policy" means the policy set forth in Exhibit A.\n\n'
        "You must adhere to the Acceptable Use Policy.\n"
    )
    assert POLICY not in forbidden(text)


def test_a_policy_does_not_bind_to_itself() -> None:
    text = (
        "Acme Acceptable Use Policy\n\nYou agree to comply with the Acme acceptable use policy.\n"
    )
    assert POLICY not in forbidden(text)


def test_a_threshold_of_users_has_its_number_and_what_follows() -> None:
    text = (
        "If, on the version release date, your products have greater than 700 million monthly"
        " active users in the preceding calendar month, you must request a license from us."
    )
    term = only(text, USERS)
    assert (term.count, term.period) == (700_000_000, Period.MONTH)
    assert (term.effect, term.as_of) == (Effect.LICENSE, AsOf.RELEASE)


def test_thresholds_that_bring_a_duty_stand_side_by_side() -> None:
    text = (
        "If the product has more than 100 million monthly active users, or more than 20 million"
        ' US dollars in monthly revenue, you shall prominently display "Acme" on it.'
    )
    assert only(text, USERS).effect is Effect.DUTY
    revenue = only(text, REVENUE)
    assert (revenue.amount, revenue.currency) == (20_000_000, "USD")
    assert (revenue.period, revenue.as_of) == (Period.MONTH, AsOf.USE)


@pytest.mark.parametrize(
    ("text", "amount", "currency", "period"),
    [
        ("If your annual turnover exceeds EUR 2.5 million, contact us.", 2_500_000, "EUR", "year"),
        ("Anyone with yearly revenue of £1,000,000 must buy a license.", 1_000_000, "GBP", "year"),
        ("Companies whose revenue exceeds RMB 1 billion must ask.", 1_000_000_000, "CNY", "year"),
        ("If your valuation is above $300 million, ask us.", 300_000_000, "USD", "total"),
        (
            "Ask us above 9 million monthly active users, or $3 million in annual revenue.",
            3_000_000,
            "USD",
            "year",
        ),
    ],
)
def test_amounts_are_read_with_currency_and_period(
    text: str, amount: int, currency: str, period: str
) -> None:
    term = only(text, REVENUE)
    assert (term.amount, term.currency) == (amount, currency)
    assert term.period is Period(period)


def test_territories_are_codes() -> None:
    text = (
        '"Territory" means the worldwide territory, excluding the territory of the European Union,'
        " United Kingdom and South Korea."
    )
    assert only(text, PLACES).territories == ("EU", "GB", "KR")


@pytest.mark.parametrize(
    ("text", "scope", "exceptions"),
    [
        (
            "You may not use outputs to improve any other model (excluding Acme 2).",
            "any",
            ("Acme 2",),
        ),
        ("You must not use output to develop models that compete with us.", "competing", ()),
    ],
)
def test_training_on_outputs_has_its_scope_and_exceptions(
    text: str, scope: str, exceptions: tuple[str, ...]
) -> None:
    term = only(text, TRAINS)
    assert term.scope is Scope(scope)
    assert term.exceptions == exceptions


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("You may not offer it as a managed service.", Effect.FORBIDDEN),
        ("You may not offer it as a hosted service without our permission.", Effect.LICENSE),
    ],
)
def test_a_service_is_forbidden_or_needs_permission(text: str, effect: Effect) -> None:
    assert only(text, HOSTED).effect is effect


@pytest.mark.parametrize(
    ("text", "discretionary"),
    [
        ("For commercial use you must register on our site.", False),
        ("For commercial use you must request a license, at our sole discretion.", True),
    ],
)
def test_a_registration_that_may_be_refused_says_so(text: str, *, discretionary: bool) -> None:
    assert only(text, ASKED).discretionary is discretionary


def test_commerce_that_is_granted_elsewhere_is_not_excluded() -> None:
    text = (
        "We grant you a license to use it for research or non-commercial purposes.\n\n"
        "We grant you a license to use it for commercial purposes, too.\n"
    )
    assert SOLD not in forbidden(text)


def test_a_quote_stands_in_the_text_and_is_short() -> None:
    text = (
        "1. " + "really " * 40 + "you may **not** use it\nfor commercial purposes, " + "ever " * 40
    )
    found = next(one for one in find_terms(text) if one.term.kind is SOLD)
    assert found.term.quote == " ".join(text[found.start : found.end].split())
    assert "commercial" in found.term.quote
    assert len(found.term.quote.split()) <= 25
    assert found.term.section == "1"


def test_commerce_that_is_permitted_except_where_it_is_prohibited_is_not_excluded() -> None:
    text = (
        "You may use Output for any purpose (including for commercial purposes), except as "
        "expressly prohibited herein."
    )
    assert SOLD not in forbidden(text)
    text += (
        " You may only use, copy, or create derivatives of the Model for Non-Commercial Purposes."
    )
    assert only(text, SOLD).quote.startswith("You may only use")
