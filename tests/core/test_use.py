from datetime import date
from typing import Any

import pytest

from openglade.core.errors import InputError
from openglade.core.term import Action, Topic
from openglade.core.territory import country, lies_in, members
from openglade.core.use import Part, Use, UsePurpose


def test_a_use_is_read_from_what_a_person_types() -> None:
    use = Use.parse(
        purpose="Commercial",
        do=["host", "host", "publish-derivative"],
        domicile="uk",
        users_in=["fr", "KR"],
        monthly_users="5_000_000",
        yearly_revenue="1,000,000",
        field=["medical"],
        modality="Multimodal",
        on="2026-11-21",
    )
    assert use == Use(
        purpose=UsePurpose.COMMERCIAL,
        actions=(Action.HOST, Action.PUBLISH_DERIVATIVE),
        domicile="GB",
        users_in=("FR", "KR"),
        monthly_users=5_000_000,
        yearly_revenue=1_000_000,
        fields=(Topic.MEDICAL,),
        modality="multimodal",
        on=date(2026, 11, 21),
    )


def test_nothing_said_is_everything_open_but_the_actions() -> None:
    use = Use.parse()
    assert use == Use()
    assert use.planned == {Action.RUN}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"purpose": "fun"}, "purpose: 'fun' is none; write one of commercial, research"),
        ({"do": ["fly"]}, "do: 'fly' is none; write one of run, host"),
        ({"domicile": "France"}, "domicile: 'France' is no country code; write two letters"),
        ({"users_in": ["F1"]}, "users-in: 'F1' is no country code"),
        ({"users_in": ["éa"]}, "users-in: 'éa' is no country code"),
        ({"monthly_users": "many"}, "monthly-users: 'many' is no number; write a whole number"),
        ({"monthly_users": "5.5"}, "monthly-users: '5.5' is no number"),
        ({"yearly_revenue": "-1"}, "yearly-revenue: '-1' is no number"),
        ({"yearly_revenue": "9" * 50}, "is no number"),
        ({"field": ["chess"]}, "field: 'chess' is none; write one of weapons-military"),
        ({"domicile": "XX"}, "domicile: 'XX' is no country code; write two letters"),
        ({"modality": "foo"}, "modality: 'foo' is none; write one of text, image"),
        ({"on": "2026-13-01"}, "on: '2026-13-01' is no date; write YYYY-MM-DD"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError) as raised:
        Use.parse(**wrong)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        (Part.PURPOSE, "research"),
        (Part.DOMICILE, "FR"),
        (Part.USERS_IN, "FR"),
        (Part.MONTHLY_USERS, "0"),
        (Part.YEARLY_REVENUE, "0"),
        (Part.MODALITY, "text"),
    ],
)
def test_every_part_that_is_asked_about_can_be_answered(part: Part, value: str) -> None:
    assert Use().leaves_open(part)
    answered = Use(domicile="US").answering(part, value)
    assert not answered.leaves_open(part)
    assert answered != Use(domicile="US")


@pytest.mark.parametrize(
    ("code", "day", "is_member"),
    [
        ("GB", date(2020, 1, 31), True),
        ("GB", date(2020, 2, 1), False),
        ("HR", date(2013, 6, 30), False),
        ("HR", date(2013, 7, 1), True),
        ("FR", date(1950, 1, 1), False),
        ("CH", None, False),
        ("HR", None, True),
    ],
)
def test_the_union_has_the_members_of_the_day(
    code: str,
    day: date | None,
    is_member: bool,  # noqa: FBT001  (a row of a table)
) -> None:
    assert (code in members(day)) is is_member
    assert lies_in(code, ["EU"], day) is is_member


def test_the_union_has_27_members() -> None:
    assert len(members()) == 27


def test_part_of_a_place_may_lie_in_a_territory() -> None:
    assert lies_in("EU", ["DE"]) is None
    assert lies_in("EU", ["KR"]) is False
    assert lies_in("KR", ["KR"]) is True


def test_a_country_has_one_code() -> None:
    assert (country("el", "domicile"), country(" gb ", "domicile")) == ("GR", "GB")


@pytest.mark.parametrize("code", ["EU", "ZZ", "XK", "AQ"])
def test_what_is_no_state_may_be_a_place(code: str) -> None:
    assert country(code.casefold(), "domicile") == code
