"""`openglade may` and `openglade lineage` as a person uses them."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from openglade.cli.group import main
from openglade.reports import FORMATS

MISTRAL = "mistralai/Mistral-7B-v0.1"


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=typed)


def verdict(*arguments: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run("may", *arguments, "--format", "json").stdout)
    return document


@pytest.mark.parametrize(
    ("arguments", "exit_code", "answer"),
    [
        ((MISTRAL, "--purpose", "commercial", "--do", "run"), 0, "Yes."),
        (("llama3.1", "--purpose", "commercial", "--monthly-users", "5"), 0, "Yes, if"),
        (("allenai/tulu-2-7b", "--do", "train-on-outputs"), 1, "No."),
        (("llama3.1", "--monthly-users", "800_000_000"), 1, "Not without a permission."),
        (("llama3.1",), 3, "Not known."),
    ],
)
def test_the_answer_comes_first_and_decides_the_exit_code(
    arguments: tuple[str, ...], exit_code: int, answer: str
) -> None:
    result = run("may", *arguments)
    assert result.stdout.splitlines()[1].startswith(answer)
    assert result.exit_code == exit_code


def test_a_reason_has_its_clause_its_words_and_its_path() -> None:
    shown = verdict("allenai/tulu-2-7b", "--do", "train-on-outputs")
    reason = shown["reasons"][0]
    assert (shown["schema_version"], shown["answer"]) == (1, "no")
    assert (reason["term"], reason["effect"], reason["force"]) == (
        "output-training",
        "forbids",
        "binding",
    )
    assert (reason["license"], reason["section"]) == ("LicenseRef-llama-2-community", "1.b.v")
    assert reason["path"] == ["allenai/tulu-2-7b", "meta-llama/Llama-2-7b-hf"]
    assert reason["quote"]


def test_the_use_is_told_as_it_was_understood() -> None:
    use = verdict(MISTRAL, "--users-in", "fr", "--yearly-revenue", "3.000.000")["use"]
    assert (use["users_in"], use["yearly_revenue"]) == (["FR"], 3_000_000)
    assert (use["purpose"], use["do"]) == (None, [])
    assert use["on"]


def test_a_model_that_nobody_knows_is_not_known_and_says_what_was_tried() -> None:
    result = run("may", "nobody/knows", "--offline", "--format", "json")
    shown = json.loads(result.stdout)
    assert (result.exit_code, shown["answer"]) == (3, "unknown")
    assert shown["missing"]
    assert "is not in the cache" in run("may", "nobody/knows", "--offline").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("gpt-9",),
        (MISTRAL, "--domicile", "Atlantis"),
        (MISTRAL, "--monthly-users", "many"),
        (MISTRAL, "--on", "2026-13-01"),
        (MISTRAL, "--do", "dance"),
    ],
)
def test_what_cannot_be_read_is_told_and_has_exit_code_2(arguments: tuple[str, ...]) -> None:
    result = run("may", *arguments)
    assert result.exit_code == 2
    assert not result.stdout
    assert arguments[-1] in result.stderr


def test_open_questions_are_asked_until_the_answer_is_settled() -> None:
    result = run("may", "llama3.1", "--purpose", "commercial", "--ask", typed="many\n1\n")
    assert "How many monthly users" in result.stderr
    assert "'many' is no number" in result.stderr
    assert result.exit_code == 0
    assert "700,000,000 monthly users" in result.stdout


def test_a_question_that_nobody_answers_is_an_error() -> None:
    result = run("may", "llama3.1", "--ask", typed="")
    assert result.exit_code == 2
    assert "--ask: no answer to" in result.stderr


def test_nothing_is_called_compliant() -> None:
    told = "".join(run("may", "llama3.1", "--format", one).stdout for one in FORMATS)
    assert "compliant" not in told.casefold()
    assert "no legal advice" in told


def test_a_lineage_can_be_drawn() -> None:
    drawn = run("lineage", "zephyr", "--format", "svg")
    assert drawn.exit_code == 0
    assert drawn.stdout.startswith("<svg")
    assert run("assess", "zephyr", "--format", "svg").exit_code == 2
