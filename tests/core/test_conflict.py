"""Which licenses a derivative may carry, and which cannot be met together."""

import pytest

from openglade.core.conflict import Held, accepts, allows, clashes, conflict, dropped, unmet
from openglade.core.ids import LicenseId
from openglade.core.license import Texts
from openglade.core.term import Kind, Scope, Term, Topic
from tests.builders import license_of

ALIKE = Term(kind=Kind.SHARE_ALIKE)
NC = Term(kind=Kind.NONCOMMERCIAL)
LISTED = (
    license_of("MIT"),
    license_of("CC-BY-NC-4.0", NC),
    license_of("CC-BY-SA-4.0", ALIKE),
    license_of("CC-BY-NC-SA-4.0", ALIKE, NC),
    license_of("GPL-3.0-only", ALIKE),
    license_of("AGPL-3.0-only", ALIKE),
    license_of("CDLA-Sharing-1.0", ALIKE),
    license_of("LicenseRef-rail", Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MINORS,))),
    license_of(
        "LicenseRef-llama", Term(kind=Kind.ACCEPTABLE_USE_POLICY), policies=("LicenseRef-policy",)
    ),
    license_of("LicenseRef-policy", Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MEDICAL,))),
)
TEXTS = Texts({one.id: one for one in LISTED})


def held(*names: str) -> Held:
    return Held.of([LicenseId(name) for name in names], TEXTS)


def term(kind: Kind, **parameters: object) -> Term:
    return Term(kind=kind, **parameters)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "given", "is_covered"),
    [
        (term(Kind.NONCOMMERCIAL), term(Kind.NONCOMMERCIAL), True),
        (term(Kind.NONCOMMERCIAL), term(Kind.RESEARCH_ONLY), True),
        (term(Kind.RESEARCH_ONLY), term(Kind.NONCOMMERCIAL), False),
        (term(Kind.COMMERCIAL_REGISTRATION), term(Kind.NONCOMMERCIAL), True),
        (term(Kind.HOSTED_SERVICE), term(Kind.HOSTED_SERVICE), True),
        (
            term(Kind.FIELD_OF_USE, topics=(Topic.MINORS,)),
            term(Kind.FIELD_OF_USE, topics=(Topic.MINORS, Topic.MEDICAL)),
            True,
        ),
        (
            term(Kind.FIELD_OF_USE, topics=(Topic.MINORS, Topic.MEDICAL)),
            term(Kind.FIELD_OF_USE, topics=(Topic.MINORS,)),
            False,
        ),
        (
            term(Kind.OUTPUT_TRAINING, scope=Scope.COMPETING),
            term(Kind.OUTPUT_TRAINING, scope=Scope.ANY),
            True,
        ),
        (
            term(Kind.OUTPUT_TRAINING, scope=Scope.ANY),
            term(Kind.OUTPUT_TRAINING, scope=Scope.COMPETING),
            False,
        ),
        (term(Kind.USER_THRESHOLD, count=7), term(Kind.USER_THRESHOLD, count=5), True),
        (term(Kind.USER_THRESHOLD, count=5), term(Kind.USER_THRESHOLD, count=7), False),
        (term(Kind.REVENUE_THRESHOLD, amount=5), term(Kind.REVENUE_THRESHOLD, amount=7), False),
        (
            term(Kind.GEOGRAPHIC_EXCLUSION, territories=("EU", "KR")),
            term(Kind.GEOGRAPHIC_EXCLUSION, territories=("EU",)),
            False,
        ),
        (term(Kind.USER_THRESHOLD, count=5), term(Kind.NONCOMMERCIAL), False),
    ],
)
def test_a_term_is_covered_by_one_that_asks_as_much(
    asked: Term,
    given: Term,
    is_covered: bool,  # noqa: FBT001  (a row of a table)
) -> None:
    assert Held((), (given,)).covers(asked) is is_covered


@pytest.mark.parametrize(
    ("above", "declared", "is_allowed"),
    [
        ("MIT", "CC-BY-NC-4.0", True),
        ("CC-BY-NC-4.0", "MIT", False),
        ("CC-BY-NC-4.0", "CC-BY-NC-4.0", True),
        ("CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", True),
        ("CC-BY-SA-4.0", "CC-BY-SA-4.0", True),
        ("CC-BY-SA-4.0", "GPL-3.0-only", True),
        ("GPL-3.0-only", "CC-BY-SA-4.0", False),
        ("GPL-3.0-only", "AGPL-3.0-only", True),
        ("CC-BY-SA-4.0", "MIT", False),
        ("LicenseRef-rail", "MIT", False),
        ("LicenseRef-llama", "LicenseRef-llama", True),
    ],
)
def test_a_license_allows_those_that_keep_what_it_asks(
    above: str,
    declared: str,
    is_allowed: bool,  # noqa: FBT001  (a row of a table)
) -> None:
    assert allows(held(above), held(declared), TEXTS) is is_allowed


def test_what_is_declared_beside_others_is_declared() -> None:
    assert allows(held("CC-BY-NC-4.0"), held("MIT", "CC-BY-NC-4.0"), TEXTS)


def test_the_terms_of_a_policy_are_dropped_with_the_license() -> None:
    lost = [one.kind for one in dropped(held("LicenseRef-llama"), held("MIT"))]
    assert lost == [Kind.ACCEPTABLE_USE_POLICY, Kind.FIELD_OF_USE]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("MIT", "GPL-3.0-only", ""),
        ("CC-BY-NC-4.0", "MIT", ""),
        ("CC-BY-NC-4.0", "LicenseRef-rail", ""),
        ("CC-BY-SA-4.0", "GPL-3.0-only", ""),
        ("GPL-3.0-only", "AGPL-3.0-only", ""),
        ("CC-BY-NC-SA-4.0", "CC-BY-NC-4.0", ""),
        (
            "CC-BY-SA-4.0",
            "CDLA-Sharing-1.0",
            "CC-BY-SA-4.0 and CDLA-Sharing-1.0 each ask for their own license",
        ),
        (
            "GPL-3.0-only",
            "LicenseRef-rail",
            "GPL-3.0-only asks for itself, and LicenseRef-rail for field-of-use, which it lacks",
        ),
        (
            "CC-BY-NC-4.0",
            "CC-BY-SA-4.0",
            "CC-BY-SA-4.0 asks for itself, and CC-BY-NC-4.0 for noncommercial, which it lacks",
        ),
    ],
)
def test_some_licenses_cannot_be_met_together(one: str, other: str, why: str) -> None:
    assert conflict(held(one), held(other), TEXTS) == why
    assert bool(conflict(held(other), held(one), TEXTS)) is bool(why)


def test_an_alternative_that_can_be_met_is_enough() -> None:
    gpl, rail, mit = held("GPL-3.0-only"), held("LicenseRef-rail"), held("MIT")
    assert unmet([gpl], [rail], TEXTS)
    assert unmet([gpl], [rail, mit], TEXTS) == ""
    assert unmet([], [rail], TEXTS) == ""


def test_of_two_that_clash_the_later_one_is_named() -> None:
    names = ["LicenseRef-rail", "GPL-3.0-only", "MIT", "CDLA-Sharing-1.0", "CC-BY-NC-4.0"]
    parties = [(name, [held(name)]) for name in names]
    assert sorted(name for name, _ in clashes(parties, TEXTS)) == [
        "CC-BY-NC-4.0",
        "CC-BY-NC-4.0",
        "CDLA-Sharing-1.0",
        "CDLA-Sharing-1.0",
        "GPL-3.0-only",
    ]


def test_a_license_accepts_itself() -> None:
    assert accepts(LicenseId("MIT")) == {LicenseId("MIT")}


def test_a_text_that_asks_for_a_notice_asks_for_something() -> None:
    assert Held((), (Term(kind=Kind.KEEP_NOTICES),)).asks
    assert not Held((), (Term(kind=Kind.TRADEMARK), Term(kind=Kind.GRANT_USE))).asks
