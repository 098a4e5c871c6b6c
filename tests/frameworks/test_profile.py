from pathlib import Path

import pytest

from openglade.core.component import Component
from openglade.core.errors import InputError
from openglade.core.record import ModelRecord
from openglade.core.release import Release
from openglade.core.subject import Part, Subject
from openglade.frameworks.profile import parse
from tests.builders import CLOSED, released
from tests.frameworks.cases import NOT_KNOWN, TEXTS, model_with, statuses

PROFILE = b"""
id = "our-office"
name = "What our office asks"
[criteria]
"level/weights-3" = "required"
"without/field-of-use" = "required"
"osaid-1.0/C1" = "nice"
"e2e-openllm-france/E3" = "ignored"
"level/reward_model-4" = "required"
"""


def answer(text: bytes, changes: dict[Part, Release]) -> tuple[object, object, tuple[str, ...]]:
    one = model_with(changes=changes)
    record = ModelRecord.of(one.id, [one], licenses=TEXTS)
    said = parse(text, "profile.toml").assess(Subject(record))
    return said.answer, said.at_most, said.notes


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("fits", None, ("nice to have: 1 of 1",))),
        ({Component.CODE: CLOSED}, ("fits", None, ("nice to have: 0 of 1",))),
        (
            {Component.WEIGHTS: released("Uses")},
            ("does not fit", None, ("nice to have: 1 of 1",)),
        ),
        ({Component.WEIGHTS: CLOSED}, ("does not fit", None, ("nice to have: 1 of 1",))),
        (
            {Component.WEIGHTS: released()},
            ("unknown", "fits", ("nice to have: 1 of 1",)),
        ),
        ({Component.WEIGHTS: NOT_KNOWN}, ("unknown", "fits", ("nice to have: 1 of 1",))),
    ],
)
def test_what_is_required_decides_and_what_is_nice_is_counted(
    changes: dict[Part, Release], expected: tuple[object, object, tuple[str, ...]]
) -> None:
    assert answer(PROFILE, changes) == expected


def test_what_is_ignored_is_no_criterion() -> None:
    names = [one.id for one in parse(PROFILE, "profile.toml").criteria]
    assert "e2e-openllm-france/E3" not in names
    assert len(names) == 4


def test_a_criterion_of_another_framework_says_the_same_as_there() -> None:
    one = model_with(changes={Component.CODE: CLOSED})
    subject = Subject(ModelRecord.of(one.id, [one], licenses=TEXTS))
    said = parse(PROFILE, "profile.toml").assess(subject)
    assert statuses(said)["osaid-1.0/C1"].value == "not-met"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"id = ", "no TOML"),
        (b"\xff", "no TOML"),
        (b"a = " + b"[" * 5000, "no TOML"),
        (b'[criteria]\n"level/weights-3" = "nice"', "id: '' is missing or taken"),
        (b'id = "osd"\n[criteria]\n"level/weights-3" = "nice"', "id: 'osd' is missing or taken"),
        (b'id = 3\n[criteria]\n"level/weights-3" = "nice"', "id: 3 is no text"),
        (b'id = []\n[criteria]\n"level/weights-3" = "nice"', "is no text"),
        (b'id = "x"', "there are none"),
        (b'id = "x"\ncriteria = 3', "there are none"),
        (b'id = "x"\nwho = 1\n[criteria]\n"level/code-1" = "nice"', "'who' is no key"),
        (b'id = "x"\n[criteria]\n"level/weights-3" = "must"', "'must' is not known"),
        (b'id = "x"\n[criteria]\n"level/weights-9" = "nice"', "is no component and level"),
        (b'id = "x"\n[criteria]\n"level/wights-3" = "nice"', "is no component and level"),
        (b'id = "x"\n[criteria]\n"without/field-of-us" = "nice"', "did you mean 'field-of-use'"),
        (b'id = "x"\n[criteria]\n"osaid-1/C1" = "nice"', "'osaid-1.0'"),
        (b'id = "x"\n[criteria]\n"osaid-1.0/C9" = "nice"', "'C9' is no criterion"),
    ],
)
def test_a_profile_that_is_none_says_what_to_write(text: bytes, message: str) -> None:
    with pytest.raises(InputError, match=r"profile\.toml") as raised:
        parse(text, "profile.toml")
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_profile_of_the_documentation_is_one() -> None:
    page = Path(__file__).parents[2] / "docs" / "how-to" / "own-profile.md"
    text = page.read_text("utf-8").split("```toml\n")[1].split("```")[0]
    assert parse(text.encode(), "own-profile.md").criteria
