import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from openglade.cli.group import main
from openglade.core.asset import Asset
from openglade.frameworks import FRAMEWORKS

SHAPES = {"verdict", "class", "score", "label"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--offline"])


def document(*arguments: str) -> Any:  # noqa: ANN401  (any JSON)
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_assess_adds_what_a_framework_says() -> None:
    said = document("assess", "bigscience/bloom", "--framework", "osaid-1.0")
    assert said["frameworks"].keys() == {"osaid-1.0"}
    osaid = said["frameworks"]["osaid-1.0"]
    assert osaid["verdict"] == "license change"
    assert osaid["version"].startswith("1.0")
    statuses = {one["id"]: one["status"] for one in osaid["criteria"]}
    assert statuses["PL"] == "not-met"
    [terms] = [one for one in osaid["criteria"] if one["id"] == "PL"]
    assert "field-of-use" in terms["because"]
    assert terms["facts"][0]["evidence"][0]["source"].startswith("http")
    assert said["assets"]["data-card"]["availability"] == "public"


def test_assess_says_nothing_of_frameworks_that_nobody_asked() -> None:
    said = document("assess", "bigscience/bloom")
    assert "frameworks" not in said
    assert "assets" not in said


def test_all_is_every_framework_once_and_each_gives_one_kind_of_answer() -> None:
    said = document("assess", "bloom", "--framework", "all", "--framework", "osd")["frameworks"]
    assert list(said) == list(FRAMEWORKS)
    assert all(len(SHAPES & one.keys()) == 1 for one in said.values())
    published_only = {"fmti"}
    assert {name for name, one in said.items() if not one["criteria"]} == published_only


@pytest.mark.parametrize("format_id", ["text", "markdown", "html"])
def test_people_read_the_answer_and_what_decides_it(format_id: str) -> None:
    result = run("assess", "bloom", "--framework", "g7-2026", "--format", format_id)
    assert "weights available AI" in result.stdout
    assert "field-of-use" in result.stdout
    assert Asset.DATA_CARD.title in result.stdout


def test_frameworks_says_why_they_differ() -> None:
    said = document("frameworks", "deepseek-ai/DeepSeek-R1")
    assert list(said["frameworks"]) == list(FRAMEWORKS)
    place = {"framework": "osaid-1.0", "criterion": "C1"}
    [code] = [one for one in said["differences"] if place in one["against"]]
    assert code["fact"]["about"] == "code"
    assert "ai-act-exemption" in code["silent"]


def test_frameworks_can_be_asked_for_a_few_and_for_several_models() -> None:
    said = document("frameworks", "bloom", "mistral-7b", "--framework", "osd", "--framework", "osd")
    assert [one["model"] for one in said] == ["bigscience/bloom", "mistralai/Mistral-7B-v0.1"]
    assert [one["frameworks"]["osd"]["verdict"] for one in said] == ["not conformant", "conformant"]


def test_a_profile_is_a_framework_like_any_other(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('id = "ours"\n[criteria]\n"level/weights-4" = "required"\n', "utf-8")
    said = document("assess", "bloom", "--framework", str(file), "--framework", "osd")["frameworks"]
    assert (said["ours"]["verdict"], said["osd"]["verdict"]) == ("does not fit", "not conformant")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("osaid", "did you mean 'osd' or 'osaid-1.0'"),
        ("nothing.toml", "nothing.toml: No such file"),
        ("large.toml", "more than 100000 bytes"),
        ("nul\0.toml", "no name of a file"),
    ],
)
def test_what_is_no_framework_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("large.toml").write_bytes(b"#" * 200_000)
    result = run("frameworks", "bloom", "--framework", name)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_model_that_nobody_knows_holds_up_no_other() -> None:
    result = run("frameworks", "bloom", "nobody:nothing", "--framework", "osd")
    assert result.exit_code == 2
    assert "not conformant" in result.stdout


def test_a_file_of_another_assessor_is_asked_like_a_model(shared: Path) -> None:
    file = next(iter(sorted((shared / "mot" / "models").glob("*.yml"))))
    found = document("assess", "--from", "mot", str(file), "--framework", "mof-1.0-mot")
    assert found["frameworks"]["mof-1.0-mot"]["class"] in {0, 1, 2, 3}
    assert found["frameworks"]["mof-1.0-mot"]["progress"].keys() == {"1", "2", "3"}
