import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from openglade.cli.group import main
from tests.sources import test_mot, test_osai_index

KINDS = {
    "mot": ("mof-1.0-mot", test_mot.FILE),
    "osai-index": ("osai-index-2026", test_osai_index.FILE),
}


def assess(kind: str, path: Path | str, *more: str) -> Result:
    return CliRunner().invoke(main, ["assess", "--from", kind, str(path), *more])


def document(kind: str, path: Path | str, framework: str) -> dict[str, Any]:
    result = assess(kind, path, "--framework", framework, "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def file(kind: str, tmp_path: Path) -> Path:
    path = tmp_path / "glade.yaml"
    path.write_text(KINDS[kind][1], "utf-8")
    return path


def test_a_file_is_assessed_by_the_framework_that_it_is_of(kind: str, file: Path) -> None:
    framework = KINDS[kind][0]
    answers = document(kind, file, framework)["frameworks"]
    assert list(answers) == [framework]
    assert all(
        {"id", "status", "because", "facts"} <= one.keys() for one in answers[framework]["criteria"]
    )


def test_a_file_of_the_tool_gives_its_class_and_its_progress(tmp_path: Path) -> None:
    path = tmp_path / "glade.yml"
    path.write_text(test_mot.FILE, "utf-8")
    answer = document("mot", path, "mof-1.0-mot")["frameworks"]["mof-1.0-mot"]
    assert answer["class"] == 0
    assert answer["progress"] == {"1": 0.0, "2": 0.0, "3": 1 / 6 * 100}


def test_a_file_can_be_put_to_any_other_framework(kind: str, file: Path) -> None:
    result = assess(kind, file, "--framework", "all")
    assert result.exit_code == 0
    assert "osaid-1.0" in result.output


def test_what_the_catalog_knows_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "mistral.yml"
    address = "huggingface: https://huggingface.co/mistralai/Mistral-7B-v0.1"
    path.write_text(test_mot.FILE.replace("huggingface: ''", address), "utf-8")
    found = document("mot", path, "mof-1.0-mot")
    assert found["model"] == "mistralai/Mistral-7B-v0.1"
    notes = found["frameworks"]["mof-1.0-mot"]["notes"]
    assert notes[-1].startswith("by openglade's own facts: ")
    because = [one["because"] for one in found["findings"] if one["code"] == "declared-differs"]
    assert any(one.startswith("pre-training data: level 4 by the file of the") for one in because)


def test_a_model_that_the_catalog_does_not_hold_has_nothing_beside_it(
    file: Path, kind: str
) -> None:
    found = document(kind, file, KINDS[kind][0])
    assert found["findings"] == []


def refused(result: Result) -> str:
    assert result.exit_code == 2
    (line,) = result.output.splitlines()
    return line


def test_a_file_of_another_kind_is_refused(file: Path, kind: str) -> None:
    (other,) = KINDS.keys() - {kind}
    assert "; give a file of the " in refused(assess(other, file))


def test_what_is_no_file_is_refused(kind: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in (tmp_path / "no.yml", tmp_path, tmp_path / "pipe", "no\0name"):
        assert "no file; name one that can be read" in refused(assess(kind, name))


def test_a_file_that_cannot_be_read_is_refused(kind: str) -> None:
    unreadable = Path("/proc/self/mem")
    if not unreadable.is_file():
        pytest.skip("no file here that is there and cannot be read")
    assert "; name a file that can be read" in refused(assess(kind, unreadable))


def test_a_file_that_is_no_text_is_refused(kind: str, file: Path) -> None:
    file.write_bytes(b"system: \xff\xfe")
    assert "no UTF-8 text" in refused(assess(kind, file))


def test_a_file_that_is_too_large_is_refused(kind: str, file: Path) -> None:
    file.write_bytes(b"# " + b"a" * 1_000_000)
    assert "more than 1000000 bytes" in refused(assess(kind, file))


def test_every_file_of_both_kinds_is_assessed(shared: Path) -> None:
    mot = sorted((shared / "mot/models").glob("*.yml"))
    index = sorted((shared / "osai_index").glob("*.yaml"))
    for kind, framework, paths in (
        ("mot", "mof-1.0-mot", mot),
        ("osai-index", "osai-index-2026", index),
    ):
        arguments = ["assess", "--from", kind, "--framework", framework, "--format", "json"]
        result = CliRunner().invoke(main, [*arguments, *map(str, paths)])
        assert result.exit_code == 0
        assert len(json.loads(result.output)) == len(paths)
