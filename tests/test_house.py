"""The house rules: sizes, names, one list each, and documents that tell the truth."""

import ast
import re
from pathlib import Path

import pytest

import openglade
from openglade.cli.group import COMMANDS
from openglade.reports import FORMATS
from tools.golden import CASES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "openglade"
MODULES = sorted(SOURCE.rglob("*.py"))
BANNED = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "data", "info"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_has_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_has_at_most_50_lines(path: Path) -> None:
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [one.name for one in functions if (one.end_lineno or 0) - one.lineno >= 50]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_is_named_for_a_room(path: Path) -> None:
    assert path.stem not in BANNED


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_is_left_over(path: Path) -> None:
    assert not re.search(
        r"TODO|FIXME|NotImplementedError|pragma: no cover", path.read_text("utf-8")
    )


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"])
def test_every_path_that_a_page_names_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = set(re.findall(r"`((?:src|tests|tools|docs|benchmarks)/[\w./-]*)`", text))
    named |= set(re.findall(r"\]\(([\w./-]+)\)", text))
    assert named
    assert sorted(one for one in named if not (ROOT / one).exists()) == []


def test_the_architecture_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = [
        path
        for path in SOURCE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    ]
    core = list((SOURCE / "core").glob("*.py"))
    named = [path for path in (*rooms, *core) if not path.stem.startswith("__")]
    assert [path.name for path in named if path.stem not in text] == []


@pytest.mark.parametrize("format_id", FORMATS)
def test_every_format_has_a_file_of_its_name(format_id: str) -> None:
    assert (SOURCE / "reports" / f"{format_id}.py").is_file()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_file_of_its_name_and_its_page(command: str) -> None:
    assert (SOURCE / "cli" / f"{command.replace('-', '_')}.py").is_file()
    page = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert f"## openglade {command}" in page


@pytest.mark.parametrize(
    "command", sorted(COMMANDS.keys() - {"catalog", "completion", "references"})
)
def test_every_command_that_reports_has_a_golden_case(command: str) -> None:
    assert any(arguments.split()[0] == command for arguments in CASES.values())


def test_what_is_promised_is_there() -> None:
    assert sorted(openglade.__all__) == ["Dossier", "__version__", "assess"]
    assert all(hasattr(openglade, name) for name in openglade.__all__)


def test_what_is_not_promised_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'examine_all'"):
        _ = openglade.examine_all


def test_the_changelog_has_the_version() -> None:
    assert f"## {openglade.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_no_license_text_but_our_own_is_shipped(shared: Path) -> None:
    texts = {path.read_bytes() for path in (shared / "license_texts").glob("*.txt")}
    held = [path for path in ROOT.rglob("*") if _is_ours(path) and path.read_bytes() in texts]
    assert held == []


def _is_ours(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    return path.is_file() and not hidden and path.name != "LICENSE"
