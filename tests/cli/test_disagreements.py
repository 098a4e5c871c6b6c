import json
from typing import Any

import pytest
from click.testing import CliRunner

from openglade.cli.group import main


def document(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["disagreements", *arguments, "--format", "json"])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def test_the_most_contested_models_come_first() -> None:
    found = document("--limit", "12")
    pairs = [one["pairs"] for one in found["contested"]]
    assert len(pairs) == 12
    assert pairs == sorted(pairs, reverse=True)
    assert all(
        one["pairs"] == len(one["open"]) * len(one["not_open"]) > 0 for one in found["contested"]
    )


def test_open_weights_without_data_divide_the_definitions() -> None:
    found = {one["model"]: one for one in document("--limit", "40")["contested"]}
    mistral = found["mistralai/Mistral-7B-v0.1"]
    assert "osd" in mistral["open"]
    osaid = next(one for one in mistral["not_open"] if one["framework"] == "osaid-1.0")
    assert osaid["answer"] == "fail"
    assert osaid["criterion"]
    assert all(one["says"] for one in osaid["facts"])


@pytest.mark.parametrize("format_id", ["text", "markdown", "html"])
def test_every_format_names_the_models_and_what_decides(format_id: str) -> None:
    arguments = ["disagreements", "--limit", "2", "--format", format_id]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert "Where frameworks disagree" in result.output
    assert "osaid-1.0, fail" in result.output


def test_a_limit_of_nothing_is_refused() -> None:
    result = CliRunner().invoke(main, ["disagreements", "--limit", "0"])
    assert result.exit_code == 2
