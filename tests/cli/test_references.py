"""`openglade references` as a person uses it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from openglade.cli.group import main
from openglade.cli.known_texts import own_texts

OURS = """The Acme Terms of Kindness

Whoever has this machine may turn it on, and off again, on any day but a Tuesday. Whoever gives it
away tells Acme so by letter, and leaves the handle where it was. Acme promises nothing at all, and
its court sits in Hamelin, where the music is.
"""


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given)


def license_of(text: str) -> str | None:
    value = json.loads(run("read", "-", "--format", "json", given=text).stdout)
    found: str | None = value["identified"]["license"]
    return found


@pytest.fixture
def text_file(tmp_path: Path) -> str:
    path = tmp_path / "ours.txt"
    path.write_text(OURS)
    return str(path)


def test_a_text_of_ones_own_is_known_from_the_moment_it_is_added(text_file: str) -> None:
    assert license_of(OURS) is None
    assert run("references", "add", text_file, "--id", "LicenseRef-acme").exit_code == 0
    assert license_of(OURS) == "LicenseRef-acme"
    assert license_of(OURS.replace(" ", "  \n")) == "LicenseRef-acme"
    assert own_texts().is_file()
    listed = run("references", "list").stdout.splitlines()
    assert listed[0] == "LicenseRef-acme (your own)"
    assert {"Apache-2.0", "MIT"} <= set(listed)


def test_a_changed_text_of_ones_own_is_said_to_be_changed(text_file: str) -> None:
    run("references", "add", text_file, "--id", "LicenseRef-acme")
    changed = OURS.replace("Acme promises", "It is not for commercial use. Acme promises")
    value = json.loads(run("read", "-", "--format", "json", given=changed).stdout)
    assert value["identified"]["license"] is None
    assert value["based_on"] == "LicenseRef-acme"


def test_what_comes_with_openglade_is_known_beside_ones_own(text_file: str) -> None:
    run("references", "add", text_file, "--id", "LicenseRef-acme")
    own_license = Path(__file__).parents[2] / "LICENSE"
    assert license_of(own_license.read_text()) == "Apache-2.0"


@pytest.mark.parametrize(
    "id_", ["", "MIT", "LicenseRef-llama-3-community", "LicenseRef-a b", "LicenseRef-\x1b[2J"]
)
def test_an_id_that_is_none_is_one_line_and_exit_code_2(id_: str, text_file: str) -> None:
    result = run("references", "add", text_file, "--id", id_)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr
    assert not own_texts().exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"one"])
def test_what_is_no_text_is_not_added(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes(content)
    result = run("references", "add", str(path), "--id", "LicenseRef-acme")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_a_text_that_comes_with_openglade_is_not_added() -> None:
    own_license = Path(__file__).parents[2] / "LICENSE"
    result = run("references", "add", str(own_license), "--id", "LicenseRef-acme")
    assert result.exit_code == 2
    assert "it is known, as 'Apache-2.0'" in result.stderr


def test_a_damaged_file_of_ones_own_is_one_line(text_file: str) -> None:
    own_texts().parent.mkdir(parents=True)
    own_texts().write_bytes(b"no fingerprints")
    for arguments in (
        ("references", "list"),
        ("references", "add", text_file, "--id", "LicenseRef-acme"),
        ("read", text_file),
    ):
        result = run(*arguments)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1), arguments


def test_fingerprints_are_built_of_folders_and_hold_no_words(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "acme.txt").write_text(OURS)
    (folder / "other.txt").write_text(OURS.upper() + "Nobody may sell this machine to a child.")
    built = [tmp_path / "one.bin", tmp_path / "two.bin"]
    for path in built:
        result = run("references", "build", str(folder), "-o", str(path))
        assert result.exit_code == 0, result.output
        assert result.stdout.startswith("2 texts, ")
    assert built[0].read_bytes() == built[1].read_bytes()
    assert b"Tuesday" not in built[0].read_bytes()


def test_a_folder_without_texts_is_one_line(tmp_path: Path) -> None:
    result = run("references", "build", str(tmp_path), "-o", str(tmp_path / "one.bin"))
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "acme.txt").write_text(OURS)
    output = str(tmp_path / "no" / "where.bin")
    result = run("references", "build", str(tmp_path), "-o", output)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
