"""`openglade read` as a person uses it."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from openglade.cli.group import main
from tools.golden import ROOT, changed_license

OWN = ROOT / "LICENSE"


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *arguments], input=given)


def value_of(*arguments: str, given: str | bytes | None = None) -> object:
    result = run(*arguments, "--format", "json", given=given)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_one_file_gives_an_object_and_several_a_list_in_order(tmp_path: Path) -> None:
    other = tmp_path / "COPYING"
    other.write_text(changed_license())
    one = value_of(str(OWN))
    assert isinstance(one, dict)
    assert one["identified"]["license"] == "Apache-2.0"
    several = value_of(str(other), str(OWN), "-", given="words")
    assert isinstance(several, list)
    assert [each["file"] for each in several] == [str(other), str(OWN), "-"]


def test_json_fits_the_published_schema() -> None:
    schema = json.loads((ROOT / "src/openglade/schemas/read.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    for value in (value_of(str(OWN)), value_of("-", str(OWN), given=changed_license())):
        validator.validate(value)


def test_a_changed_license_is_not_what_it_is_based_on() -> None:
    value = value_of("-", given=changed_license())
    assert isinstance(value, dict)
    assert value["identified"]["license"] is None
    assert value["based_on"] == "Apache-2.0"
    added = [one for one in value["changes"] if one["kind"] == "added"]
    assert {"noncommercial", "user-threshold"} <= {kind for one in added for kind in one["terms"]}
    threshold = next(one for one in value["terms"] if one["kind"] == "user-threshold")
    assert (threshold["count"], threshold["added"]) == (1000, True)


def test_offsets_are_characters_of_what_was_given() -> None:
    text = "\N{COPYRIGHT SIGN} somebody\r\n\r\n" + changed_license()
    value = value_of("-", given=("\ufeff" + text).encode("utf-16-le"))
    assert isinstance(value, dict)
    change = next(one for one in value["changes"] if one["terms"])
    assert "commercial purposes" in " ".join(text[change["start"] : change["end"]].split())


def test_folders_are_read_on_demand(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "LICENSE.txt").write_bytes(OWN.read_bytes())
    (tmp_path / "NOTICE").write_text("words")
    (tmp_path / "main.py").write_text("words")
    value = value_of("-r", str(tmp_path))
    assert isinstance(value, list)
    assert [Path(one["file"]).name for one in value] == ["NOTICE", "LICENSE.txt"]
    assert isinstance(value_of("-r", str(OWN)), list)
    refused = run(str(tmp_path))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "a folder; to have the licenses in it read, add -r" in refused.stderr


def test_what_cannot_be_read_is_one_line_each_and_holds_up_no_other(tmp_path: Path) -> None:
    (tmp_path / "LICENSE.pdf").write_bytes(b"%PDF-1.7 words")
    (tmp_path / "COPYING").write_bytes(OWN.read_bytes())
    os.mkfifo(tmp_path / "NOTICE")
    (tmp_path / "LICENSE").symlink_to("/etc/passwd")
    result = run("-r", str(tmp_path), str(tmp_path / "nothing"), "--format", "json")
    assert result.exit_code == 2
    assert [Path(one["file"]).name for one in json.loads(result.stdout)] == ["COPYING"]
    assert len(result.stderr.splitlines()) == 4
    for said in ("a PDF, not text", "a pipe", "a link out of the folder", "No such file"):
        assert said in result.stderr


@pytest.mark.parametrize("format_id", ["text", "json", "markdown", "html"])
def test_a_file_of_any_name_is_shown(tmp_path: Path, format_id: str) -> None:
    odd = tmp_path / os.fsdecode(b"odd\xff\x1b[2J\n")
    odd.write_bytes(OWN.read_bytes())
    result = run(str(odd), "--format", format_id)
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output


def test_a_folder_without_a_license_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    result = run("-r", str(tmp_path))
    assert result.exit_code == 2
    assert "no license file in it" in result.stderr


def test_a_policy_beside_a_license_that_binds_it_is_read_too(shared: Path, tmp_path: Path) -> None:
    texts = shared / "license_texts"
    (tmp_path / "LICENSE").symlink_to(texts / "llama-3.2-community.txt")
    policy_text = (texts / "llama-3.2-use-policy.txt").read_bytes()
    (tmp_path / "USE_POLICY.md").write_bytes(policy_text)
    value = value_of(str(tmp_path / "LICENSE"))
    assert isinstance(value, dict)
    assert value["identified"]["license"] == "LicenseRef-llama-3.2-community"
    (policy,) = value["policies"]
    assert "EU" in next(
        one["territories"] for one in policy["terms"] if one["kind"] == "geographic-exclusion"
    )
    assert "USE_POLICY.md" in run(str(tmp_path / "LICENSE")).output


def test_a_policy_that_cannot_be_read_does_not_hide_the_license(
    shared: Path, tmp_path: Path
) -> None:
    (tmp_path / "LICENSE").symlink_to(shared / "license_texts" / "llama-3.2-community.txt")
    (tmp_path / "USE_POLICY.md").write_bytes(b"%PDF-1.7")
    (tmp_path / "AUP.md").symlink_to("/etc/passwd")
    for arguments in (
        [str(tmp_path / "LICENSE")],
        ["-r", str(tmp_path), str(tmp_path / "LICENSE")],
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "LicenseRef-llama-3.2-community" in result.stdout
        assert result.stderr.count("USE_POLICY.md: a PDF") == 1
        assert result.stderr.count("AUP.md: a link out of the folder") == 1
