"""What the program prints, held against files that a person has read."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tools.golden import CASES, GOLDEN, examples, golden_files, output_of, shortened
from tools.reference import SCHEMAS

PUBLISHED = (
    "assess",
    "read",
    "may",
    "lineage",
    "publish-check",
    "frameworks",
    "disagreements",
)
DESCRIBED = [(case, of.split()[0]) for case, of in CASES.items() if of.split()[0] in PUBLISHED]


def validator_of(command: str) -> Draft202012Validator:
    schema = SCHEMAS / f"{command}.schema.json"
    return Draft202012Validator(json.loads(schema.read_text("utf-8")))


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return validator_of("assess")


@pytest.mark.parametrize(
    ("path", "arguments"), [pytest.param(*one, id=one[1]) for one in golden_files()]
)
def test_a_command_prints_what_its_golden_file_holds(path: Path, arguments: str) -> None:
    assert output_of(arguments) == path.read_text("utf-8"), "if this is right: make golden"


def test_there_are_no_golden_files_that_nothing_prints() -> None:
    assert set(GOLDEN.rglob("output.*")) == {path for path, _ in golden_files()}


@pytest.mark.parametrize(("case", "command"), DESCRIBED)
def test_the_json_of_a_command_fits_its_schema(case: str, command: str) -> None:
    document = json.loads((GOLDEN / case / "output.json").read_text("utf-8"))
    validator_of(command).validate(document)


def test_every_schema_of_a_command_has_a_golden_case() -> None:
    assert {command for _, command in DESCRIBED} == set(PUBLISHED)


@pytest.mark.parametrize(
    ("case", "key", "wrong"),
    [
        ("may-tulu", "answer", "compliant"),
        ("may-tulu", "reasons", [{}]),
        ("lineage", "nodes", [{"id": "org/name"}]),
        ("publish-check", "points", [{"what": "license"}]),
        ("zephyr", "drift", [{"code": "relicensed"}]),
        ("disagreements", "contested", [{"model": "org/name"}]),
        ("frameworks", "differences", [{"fact": "a word"}]),
    ],
)
def test_a_schema_refuses_what_the_command_never_says(case: str, key: str, wrong: object) -> None:
    document = json.loads((GOLDEN / case / "output.json").read_text("utf-8"))
    described = validator_of(dict(DESCRIBED)[case])
    assert described.is_valid(document)
    assert not described.is_valid(document | {key: wrong})


@pytest.mark.parametrize(
    "broken",
    [
        {"schema_version": 1},
        {"schema_version": 1, "model": 3},
        [{"schema_version": 1}],
    ],
)
def test_the_schema_refuses_what_is_no_assessment(
    broken: object, validator: Draft202012Validator
) -> None:
    assert not validator.is_valid(broken)


def test_a_list_of_assessments_fits_the_schema(validator: Draft202012Validator) -> None:
    validator.validate(json.loads(output_of("assess zephyr gpt-4 --format json")))


def test_the_schema_refuses_a_level_that_is_none(validator: Draft202012Validator) -> None:
    document = json.loads((GOLDEN / "zephyr" / "output.json").read_text("utf-8"))
    document["components"]["weights"]["level"] = 5
    assert not validator.is_valid(document)


@pytest.mark.parametrize("case", CASES)
def test_text_is_at_most_eighty_columns_wide(case: str) -> None:
    lines = (GOLDEN / case / "output.text").read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > 80] == []


@pytest.mark.parametrize(
    ("arguments", "shown"), [pytest.param(*one, id=one[0]) for one in examples()]
)
def test_the_readme_shows_what_the_program_prints(arguments: str, shown: str) -> None:
    assert shortened(output_of(arguments), shown) == shown, "if this is right: make golden"


def test_the_readme_has_examples() -> None:
    assert len(list(examples())) >= 4
