"""`openglade may` and `openglade lineage` as a person uses them."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from openglade.cli.group import main
from openglade.core.ids import UnknownId
from openglade.core.lineage import Relation
from openglade.core.record import ModelRecord
from openglade.core.use import Use
from openglade.core.verdict import judge
from openglade.reports import FORMATS, render
from openglade.reports.pages.verdict import VerdictReport
from tests.builders import LICENSES, edge, model, released

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
    assert (use["purpose"], use["do"]) == (None, ["run"])
    assert use["on"]


def test_a_yes_names_its_license_and_where_that_was_read() -> None:
    page = run("may", MISTRAL).stdout
    assert "Apache-2.0 (grants: section 2)" in page
    (basis,) = verdict(MISTRAL)["under"]
    assert (basis["license"], basis["artifact"], basis["path"]) == (
        "Apache-2.0",
        MISTRAL,
        [MISTRAL],
    )
    assert basis["sections"] == ["2"]
    sources = [one["source"] for one in basis["evidence"]]
    assert sources[0].endswith(MISTRAL)
    assert "Apache-2.0" in sources[-1]
    assert not basis["from_prose"]


def test_a_license_that_only_prose_declares_says_so(tmp_path: Path) -> None:
    text = "# A model\n\n## License\n\nThe model weights are licensed under Apache 2.0.\n"
    (tmp_path / "README.md").write_text(text, "utf-8")
    (tmp_path / "model.safetensors").write_bytes((2).to_bytes(8, "little") + b"{}")
    assert "known from the sentences of a page alone" in run("may", str(tmp_path)).stdout
    assert [one["from_prose"] for one in verdict(str(tmp_path))["under"]] == [True]


@pytest.mark.parametrize(
    ("day", "exit_code", "words"),
    [
        ("2026-06-01", 3, "the terms read are those of 2023-03-14"),
        ("2023-06-01", 0, "the terms were read as of 2023-03-14"),
        ("2023-02-01", 3, "came out on 2023-03-14, after the day of the use"),
    ],
)
def test_terms_of_another_day_than_that_of_the_use_say_so(
    day: str, exit_code: int, words: str
) -> None:
    result = run("may", "openai:gpt-4", "--do", "train-on-outputs", "--on", day)
    assert result.exit_code == exit_code
    assert words in " ".join(result.stdout.split())


@pytest.mark.parametrize(("users", "told"), [("10", 0), ("600_000_000", 1), ("800_000_000", 1)])
def test_a_count_of_the_day_of_release_is_told_once_and_where_it_matters(
    users: str, told: int
) -> None:
    page = " ".join(run("may", "llama3.1", "--monthly-users", users).stdout.split())
    assert page.count("the day on which the version came out") == told
    assert page.count("is greater than 700 million") == told


def test_a_modality_that_the_model_does_not_have_is_told() -> None:
    page = run("may", "meta-llama/Llama-3.2-1B", "--modality", "multimodal").stdout
    assert "is a text model" in page


def test_a_policy_that_nobody_read_says_so() -> None:
    assert "was not read" in run("may", "tiiuae/falcon-180B").stdout


def test_a_changed_license_is_called_by_its_name_and_has_a_licensor(tmp_path: Path) -> None:
    ours = (Path(__file__).parents[2] / "LICENSE").read_text("utf-8")
    clause = "10. You may not offer the Work as a hosted service without our permission.\n"
    text = ours.replace("END OF TERMS", f"{clause}\nEND OF TERMS")
    (tmp_path / "LICENSE").write_text(text, "utf-8")
    (tmp_path / "README.md").write_text("---\nlicense: apache-2.0\n---\n# A model\n", "utf-8")
    (tmp_path / "model.safetensors").write_bytes((2).to_bytes(8, "little") + b"{}")
    result = run("may", str(tmp_path), "--do", "host")
    page = " ".join(result.stdout.split())
    assert "Apache-2.0, changed (LICENSE)" in page
    assert "LicenseRef-" not in page
    assert "license of the licensor" in page


def test_a_parent_that_nobody_names_is_told_in_words() -> None:
    named = UnknownId("a larger teacher")
    first = model("org/name", weights=released("Open"))
    record = ModelRecord.of(
        first.id, [first, edge(first, Relation.FINETUNE, named)], licenses=LICENSES
    )
    page = render(VerdictReport(judge(record, Use())), "text")
    assert "org/name → a larger teacher" in page
    assert "unknown:" not in page


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
        (MISTRAL, "--domicile", "XX"),
        (MISTRAL, "--users-in", "QQ"),
        (MISTRAL, "--modality", "foo"),
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
