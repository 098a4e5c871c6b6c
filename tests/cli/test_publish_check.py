"""`openglade publish-check` as somebody about to publish uses it."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from openglade.cli.group import main
from tools.reference import SCHEMAS

LLAMA = "---\nlicense: apache-2.0\nbase_model: meta-llama/Llama-3.1-8B\n---\n# Title\n"
MISTRAL = "---\nlicense: apache-2.0\nbase_model: mistralai/Mistral-7B-v0.1\n---\n# Title\n"
OWN_LICENSE = Path(__file__).parents[2] / "LICENSE"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["publish-check", *arguments, "--offline"])


def document(*arguments: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(run(*arguments, "--format", "json").stdout)
    return value


def missing(*arguments: str) -> set[str]:
    return {one["what"] for one in document(*arguments)["points"] if one["state"] == "missing"}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder to put files into; what lies there is the same afterwards."""
    path = tmp_path / "tuned"
    path.mkdir()
    (path / "model.safetensors").write_bytes(b"\x02\0\0\0\0\0\0\0{}")
    yield path
    assert {one.name for one in path.iterdir()} <= {
        "model.safetensors",
        "README.md",
        "README.md.orig",
        "LICENSE",
        "THIRD-PARTY-LICENSE-apache-2.0",
        "adapter_config.json",
    }


def test_a_fine_tune_of_llama_under_apache_lacks_what_llama_asks_for(folder: Path) -> None:
    (folder / "README.md").write_text(LLAMA)
    result = run(str(folder))
    assert result.exit_code == 1
    assert missing(str(folder)) == {
        *("license", "derived-name", "display-name", "include-license", "keep-notices", "card"),
    }
    for said in (
        "one that it may carry: LicenseRef-llama-3.1-community",
        "the text, in a file LICENSE",
        "a file NOTICE that holds these words",
        "the name of the folder, 'tuned', counts",
        "let the name of the",
        "+license: llama3.1",
    ):
        assert said in result.stdout
    assert (folder / "README.md").read_text() == LLAMA


def test_an_adapter_of_gemma_without_a_license_is_told_which(folder: Path) -> None:
    (folder / "adapter_config.json").write_text('{"base_model_name_or_path": "google/gemma-2b"}')
    (folder / "README.md").write_text("# Title\n")
    found = document(str(folder))
    assert found["allowed_licenses"] == ["LicenseRef-gemma-terms-2025-03-24"]
    assert found["card"] == {"base_model": ["google/gemma-2b"], "license": "gemma"}
    assert {"license", "include-license", "keep-notices"} <= missing(str(folder))


def test_a_merge_takes_the_license_of_the_parent_that_asks_most(folder: Path) -> None:
    parents = "base_model:\n- mistralai/Mistral-7B-v0.1\n- CohereLabs/c4ai-command-r-v01\n"
    (folder / "README.md").write_text(f"---\n{parents}---\n")
    found = document(str(folder), "--purpose", "research")
    assert found["allowed_licenses"] == ["CC-BY-NC-4.0 AND LicenseRef-c4ai-aup"]
    files = {one["advice"] for one in found["points"] if one["what"] == "include-license"}
    assert files == {
        "the text, in a file LICENSE",
        "the text, in a file THIRD-PARTY-LICENSE-apache-2.0",
    }


def test_a_converted_model_with_nothing_wrong_is_fine(folder: Path) -> None:
    (folder / "README.md").write_text(MISTRAL)
    shutil.copy(OWN_LICENSE, folder / "LICENSE")
    result = run(str(folder))
    assert (result.exit_code, document(str(folder))["patch"]) == (0, [])
    assert "Nothing that can be seen is missing." in result.stdout
    assert "Patch for the card" not in result.stdout


def test_the_license_of_an_ancestor_that_lies_there_is_not_taken_for_that_of_the_model(
    folder: Path,
) -> None:
    (folder / "README.md").write_text(MISTRAL.replace("apache-2.0", "mit"))
    assert "a file THIRD-PARTY-LICENSE-apache-2.0" in run(str(folder)).stdout
    shutil.copy(OWN_LICENSE, folder / "THIRD-PARTY-LICENSE-apache-2.0")
    assert missing(str(folder)) == set()
    assert "MIT is declared" in run(str(folder)).stdout


def test_data_with_terms_of_its_own_is_a_caution(folder: Path) -> None:
    (folder / "README.md").write_text("---\nlicense: mit\ndatasets: [tatsu-lab/alpaca]\n---\n")
    found = document(str(folder))
    assert (run(str(folder)).exit_code, found["answer"]) == (0, "yes")
    assert "noncommercial" in {one["term"] for one in found["cautions"]}


def test_a_folder_without_a_card_says_that_nothing_is_known(folder: Path) -> None:
    found = document(str(folder))
    assert found["answer"] == "unknown"
    assert found["unknown"][0]["what"] == "base_model"


def test_a_folder_in_a_cache_of_the_hub_has_the_name_of_its_repository(tmp_path: Path) -> None:
    snapshot = tmp_path / "models--org--my-tune" / "snapshots" / ("0" * 40)
    snapshot.mkdir(parents=True)
    (snapshot / "README.md").write_text(LLAMA)
    assert "Publishing my-tune\n" in run(str(snapshot)).stdout
    assert "the name of the folder, 'my-tune', counts" in run(str(snapshot)).stdout


@pytest.mark.parametrize(
    ("arguments", "exit_code", "answer"),
    [
        (("mistralai/Mistral-7B-v0.1",), 0, "yes"),
        (("deepseek-ai/DeepSeek-R1-Distill-Llama-70B", "--monthly-users", "5"), 1, "yes-if"),
        (("allenai/tulu-2-7b", "--monthly-users", "800_000_000"), 1, "ask"),
        (("nobody/knows",), 1, "unknown"),
    ],
)
def test_the_exit_code_says_whether_something_is_missing(
    arguments: tuple[str, ...], exit_code: int, answer: str
) -> None:
    assert run(*arguments).exit_code == exit_code
    assert document(*arguments)["answer"] == answer


def test_a_base_that_nobody_knows_has_exit_code_3(folder: Path) -> None:
    (folder / "README.md").write_text("---\nlicense: mit\nbase_model: nobody/knows\n---\n")
    assert (run(str(folder)).exit_code, missing(str(folder))) == (3, set())
    assert "It depends on what is not known, below." in run(str(folder)).stdout


def test_no_license_is_written_while_the_base_is_not_known(folder: Path) -> None:
    (folder / "README.md").write_text("# Title\n")
    (folder / "LICENSE").write_text(OWN_LICENSE.read_text())
    (folder / "adapter_config.json").write_text('{"base_model_name_or_path": "nobody/knows"}')
    found = document(str(folder))
    assert (found["answer"], found["card"]) == ("unknown", {"base_model": ["nobody/knows"]})
    assert "+license" not in run(str(folder)).stdout


def test_a_changed_license_text_is_named_by_no_digest(folder: Path) -> None:
    (folder / "README.md").write_text("# Title\n")
    changed = f"{OWN_LICENSE.read_text()}\nYou must not offer the Work as a hosted service.\n"
    (folder / "LICENSE").write_text(changed)
    result = run(str(folder))
    assert document(str(folder))["card"] == {"license": "other", "license_link": "LICENSE"}
    assert "license: Apache-2.0, changed" in " ".join(result.stdout.split())
    assert not re.search(r"[0-9a-f]{12}", result.stdout)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("adapter_config.json", b"{bad", "adapter_config.json: not readable as JSON"),
        ("README.md", b"---\nlicense: [\n---\n# Title\n", ":2: not readable as YAML"),
        ("model.safetensors", b"\xff" * 100, "model.safetensors: the header is said to have"),
        ("README.md", b"---\nlicense: nobodys\n---\n", "license 'nobodys' is not in the catalog"),
    ],
)
def test_what_may_name_the_base_or_the_license_and_cannot_be_read_has_exit_code_3(
    folder: Path, name: str, content: bytes, told: str
) -> None:
    (folder / "README.md").write_text("---\nlicense: mit\n---\n# Title\n")
    (folder / name).write_bytes(content)
    result = run(str(folder))
    said = " ".join(result.stdout.split())
    assert (result.exit_code, missing(str(folder))) == (3, set())
    assert "It depends on what is not known, below." in said
    assert said.count(told) == 1


def test_what_depends_on_the_user_is_settled_by_saying_it(folder: Path) -> None:
    (folder / "README.md").write_text(LLAMA)
    assert document(str(folder))["answer"] == "unknown"
    assert document(str(folder), "--monthly-users", "5")["answer"] == "yes-if"
    assert document(str(folder), "--monthly-users", "800_000_000")["answer"] == "ask"


@pytest.mark.parametrize(
    "arguments", [("gpt-9",), ("no/such/folder",), ("x", "--on", "2026-13-01")]
)
def test_what_cannot_be_read_has_exit_code_2_and_one_line(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_json_fits_the_published_schema(folder: Path) -> None:
    (folder / "README.md").write_text(LLAMA)
    schema = json.loads((SCHEMAS / "publish-check.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    for name in (str(folder), "zephyr", "nobody/knows"):
        validator.validate(document(name))
    assert not validator.is_valid(document("zephyr") | {"answer": "compliant"})


def applied(folder: Path, patch: str) -> str:
    subprocess.run(
        ["patch", "-p1", "--quiet"],  # noqa: S607
        input=patch.encode(),
        cwd=folder,
        check=True,
    )
    return (folder / "README.md").read_bytes().decode()


@pytest.mark.skipif(shutil.which("patch") is None, reason="the program 'patch' is not there")
@pytest.mark.parametrize(
    "card",
    [
        LLAMA,
        LLAMA.replace("\n", "\r\n"),
        "---\nbase_model: meta-llama/Llama-3.1-8B\ntags: [a\x0cb, c\u2028d]\n---",
        "---\nbase_model:\n    - meta-llama/Llama-3.1-8B\n\nlicense:\n---\n\n\n",
    ],
)
def test_the_patch_applies_and_is_then_empty(folder: Path, card: str) -> None:
    (folder / "README.md").write_bytes(card.encode())
    found = document(str(folder))
    text = applied(folder, "\n".join(found["patch"]) + "\n")
    assert "license: llama3.1" in text
    assert document(str(folder))["patch"] == []


@pytest.mark.skipif(shutil.which("patch") is None, reason="the program 'patch' is not there")
def test_what_is_shown_can_be_piped_into_patch(folder: Path) -> None:
    (folder / "adapter_config.json").write_text('{"base_model_name_or_path": "google/gemma-2b"}')
    assert "license: gemma\n" in applied(folder, run(str(folder)).stdout)
    assert document(str(folder))["patch"] == []


@pytest.mark.parametrize(
    "card",
    [
        "---\nlicense: apache-2.0\nbase_model: x\n" + "a: b\n" * 250_000 + "---\n",
        "---\nlicense: apache-2.0\nnever: closed\n",
        "---\nlicense: \x1b[2J\x07mit\nbase_model: meta-llama/Llama-3.1-8B\n---\n\x1b]0;x\x07",
        "---\n- a\n- b\n---\n",
        "---\nlicense: {a: [b\n---\n",
        "---\nbase_model: ../../etc/passwd\nlicense: [mit, [x]]\n---\n",
        "\x00\xff" * 1000,
    ],
    ids=["1 MB", "no closing fence", "control characters", "a list", "broken", "paths", "bytes"],
)
@pytest.mark.parametrize("format_id", ["text", "json", "markdown", "html"])
def test_a_hostile_card_is_answered(folder: Path, card: str, format_id: str) -> None:
    (folder / "README.md").write_bytes(card.encode("latin-1"))
    result = run(str(folder), "--format", format_id)
    assert result.exit_code in {0, 1, 3}, result.output
    assert "a bug" not in result.output
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout


def test_of_an_id_the_lines_of_the_card_are_shown_and_no_patch() -> None:
    shown = run("zephyr").stdout
    assert "Lines for the card\n---\nbase_model:\n- mistralai/Mistral-7B-v0.1\n" in shown
    assert document("zephyr")["patch"] == []
