"""The commands as a person uses them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from openglade import __version__
from openglade.catalog.store import Catalog
from openglade.cli.assess import examine_all
from openglade.cli.group import COMMANDS, main
from openglade.cli.output import write
from openglade.core.errors import InputError
from openglade.places import Places
from openglade.reports.pages.assessment import AssessmentReport
from tests.sources.hub_server import Reply, serving

JSON = ("--format", "json")
ZEPHYR = "HuggingFaceH4/zephyr-7b-beta"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_the_version_is_printed() -> None:
    assert run("--version").output == f"openglade {__version__}\n"


def test_help_names_every_command() -> None:
    shown = run("--help").output
    assert [name for name in COMMANDS if name not in shown] == []


def test_an_unknown_command_is_a_usage_error() -> None:
    assert run("asses").exit_code == 2


def test_several_models_give_a_list_and_one_gives_an_object() -> None:
    one = json.loads(run("assess", "zephyr", "--format", "json").output)
    several = json.loads(run("assess", "zephyr", "gpt-4", "--format", "json").output)
    assert one["model"] == ZEPHYR
    assert [each["model"] for each in several] == [ZEPHYR, "openai:gpt-4"]


def test_a_name_that_nothing_has_gets_one_line_with_the_nearest_and_exit_code_2() -> None:
    result = run("assess", "zephir")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "did you mean 'HuggingFaceH4/zephyr-7b-beta'" in result.stderr


def test_a_model_that_nobody_can_be_asked_for_gets_one_line_and_exit_code_4() -> None:
    result = run("assess", "mistralai/Mistral-7B-v0.9", "--offline")
    assert result.exit_code == 4
    assert len(result.stderr.splitlines()) == 1
    assert "the catalog has 'mistralai/Mistral-7B-v0.1'" in result.stderr


def test_each_request_is_told_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as server:
        monkeypatch.delenv("HF_HUB_OFFLINE")
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        server.put("/api/models/org/name", Reply(status=404))
        result = run("assess", "org/name", "-v")
    assert result.exit_code == 4
    assert result.stderr.startswith(f"{server.url}/api/models/org/name?")


def test_what_can_be_assessed_is_shown_though_another_cannot() -> None:
    result = run("assess", "zephyr", "no/such", "nor:this", "--format", "json")
    assert result.exit_code == 4
    assert [one["model"] for one in json.loads(result.stdout)] == [ZEPHYR]
    assert len(result.stderr.splitlines()) == 2
    assert run("compare", "zephyr", "nor:this").exit_code == 2


@pytest.mark.parametrize("command", ["assess", "compare"])
def test_nothing_that_can_be_assessed_prints_nothing(command: str) -> None:
    result = run(command, "nor:this")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("assess", "./nothing"),
        ("assess", "/dev/null"),
        ("assess", "x" * 5000),
        ("assess", "a\x1b[2Jb/c"),
        ("show", "no-such"),
        ("show", ZEPHYR),
        ("journey", "Nobody"),
        ("journey", "zzzzzzzz"),
        ("list", "--level", "weights"),
        ("list", "--level", "weight=4"),
        ("list", "--level", "weights>=?"),
        ("list", "--license", "no-such"),
        ("list", "--organization", "no-such"),
        ("list", "--organization", ""),
        ("list", "--country", "France"),
        ("list", "--country", "XX"),
        ("list", "--country", ""),
        ("list", "--sort", "fun"),
        ("list", "--country"),
        ("assess",),
        ("assess", "--fromat", "json", "zephyr"),
        ("asses", "zephyr"),
        ("--fast", "list"),
        ("references", "lst"),
        ("disagreements", "--limit", "0"),
        ("completion", "a\nb\x1b[2J"),
        ("assess", "allenai/dolma"),
        ("assess", "zephyr", "-o", ""),
        ("catalog", "check", "no-such-folder"),
    ],
)
def test_bad_input_gets_one_line_and_exit_code_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("asses",), "command line: 'asses' is no command that it knows; did you mean 'assess'?"),
        (("nothing",), "is no command that it knows; see 'openglade -h'"),
        (("list", "--revers"), "list: '--revers' is no option that it knows; did you mean"),
        (("list", "--sort", "fun"), "'parameters', 'openness'; see '"),
        (("references", "lst"), "references: no such command 'lst'; did you mean 'list'?"),
        (("list", "--organization", "mistrl"), "did you mean 'mistral-ai'?"),
        (("journey", "facebok"), "did you mean 'meta'?"),
        (("show", "dolm"), "did you mean 'allenai/dolma'"),
        (("show", "gemma-terms"), "'LicenseRef-gemma-terms-"),
    ],
)
def test_a_wrong_word_is_answered_with_those_that_are_near(
    arguments: tuple[str, ...], said: str
) -> None:
    assert said in run(*arguments).stderr


@pytest.mark.parametrize("arguments", [("list", "--organization"), ("journey",), ("show",)])
def test_a_name_that_is_like_none_is_not_answered_with_all_names(
    arguments: tuple[str, ...],
) -> None:
    assert len(run(*arguments, "foo").stderr) < 200


def test_the_models_of_a_country_or_of_the_european_union_are_listed() -> None:
    listed = {
        code: {one["model"] for one in json.loads(run("list", "--country", code, *JSON).stdout)}
        for code in ("fr", "DE", "EU", "BR")
    }
    assert listed["fr"] | listed["DE"] <= listed["EU"]
    assert "mistralai/Mistral-7B-v0.1" in listed["fr"]
    assert listed["BR"] == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--organization", "meta"),
        ("show", "MIT"),
        ("show", "allenai/dolma"),
        ("show", "anthropic:api"),
        ("journey", "meta"),
        ("disagreements",),
        ("compare", "zephyr", "gpt-4"),
    ],
)
def test_json_names_the_version_of_its_shape(arguments: tuple[str, ...]) -> None:
    found = json.loads(run(*arguments, *JSON).stdout)
    for one in found if isinstance(found, list) else [found]:
        assert one["schema_version"] == 1


@pytest.mark.parametrize(
    "arguments", [("references", "list"), ("catalog", "check"), ("completion", "bash"), ("list",)]
)
def test_an_output_that_is_full_or_closed_is_one_line(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "openglade", *arguments]
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603  (our own)
    assert (found.returncode, len(found.stderr.splitlines())) == (4, 1)
    assert b"openglade: standard output: No space left on device; " in found.stderr
    closed = ["sh", "-c", '"$@" >&-', "sh", *command]
    found = subprocess.run(closed, stderr=subprocess.PIPE, check=False)  # noqa: S603  (the same)
    assert (found.returncode, len(found.stderr.splitlines())) == (2, 1)


def test_a_model_asked_for_with_show_is_pointed_to_assess() -> None:
    assert f"is a model; see 'openglade assess {ZEPHYR}'" in run("show", ZEPHYR).stderr


def test_a_license_is_shown_with_the_policies_of_the_license_that_it_makes_binding() -> None:
    shown = " ".join(run("show", "LicenseRef-nexusraven-v2").output.split())
    assert "Llama 2 Acceptable Use Policy Prohibited Uses" in shown
    assert "not in the catalog" not in shown


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "zephyr.md"
    result = run("assess", "zephyr", "--format", "markdown", "-o", str(path))
    assert (result.exit_code, result.output) == (0, "")
    assert path.read_text("utf-8").startswith("# HuggingFaceH4/zephyr-7b-beta")


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    result = run("assess", "zephyr", "-o", str(tmp_path / "no" / "where.md"))
    assert result.exit_code == 2
    assert "name a file that can be written" in result.stderr


def test_output_goes_to_standard_output_where_the_file_is_a_dash() -> None:
    assert run("assess", "zephyr", "-o", "-").output.startswith(ZEPHYR)


def test_a_revision_does_not_hide_a_model() -> None:
    assert json.loads(run("assess", f"{ZEPHYR}@main", "--format", "json").output)["model"] == ZEPHYR


def test_a_folder_of_any_name_is_shown(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"odd\xff\x1b[2J")
    odd.mkdir()
    (odd / "config.json").write_text("[1, 2]")
    (odd / "README.md").write_text("# A card")
    for format_id in ("text", "json", "markdown", "html"):
        result = run("assess", str(odd), "--format", format_id)
        assert result.exit_code == 0, result.output
        assert "\x1b" not in result.output


def test_a_full_disk_is_one_line_and_exit_code_4(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("openglade.cli.output._print", refuse)
    result = run("assess", "zephyr")
    assert result.exit_code == 4
    assert result.stderr.startswith("openglade: standard output: No space left on device")


def test_a_closed_output_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(InputError, match="it is closed"):
        write(AssessmentReport(()), "text", None)


def test_a_bug_is_one_line_and_exit_code_4(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("openglade.cli.assess.examine_all", lambda *_: 1 / 0)
    result = run("assess", "zephyr")
    assert result.exit_code == 4
    assert (
        result.stderr == "openglade: a bug: ZeroDivisionError: division by zero; please report it\n"
    )
    assert isinstance(run("--traceback", "assess", "zephyr").exception, ZeroDivisionError)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--license", "mit", "--organization", "Hugging Face"), [ZEPHYR]),
        (("--organization", "mistralai", "--level", "pretraining_data=1"), []),
        (("--level", "weights=?", "--organization", "openai"), []),
    ],
)
def test_models_are_filtered(arguments: tuple[str, ...], expected: list[str]) -> None:
    assert listed(*arguments) == expected


def test_models_are_filtered_by_the_kind_of_their_maker() -> None:
    found = listed("--kind", "public", "--level", "code<=4")
    assert found
    assert {one.partition("/")[0] for one in found} == {"swiss-ai"}


def listed(*arguments: str) -> list[str]:
    shown = json.loads(run("list", *arguments, "--format", "json").output)
    return [one["model"] for one in shown]


@pytest.mark.parametrize("order", ["name", "released", "organization", "parameters", "openness"])
def test_models_are_sorted_and_reversed(order: str) -> None:
    forth = json.loads(run("list", "--sort", order, "--format", "json").output)
    back = json.loads(run("list", "--sort", order, "--reverse", "--format", "json").output)
    assert {one["model"] for one in forth} == {one["model"] for one in back}
    assert forth != back


def test_the_most_open_come_first_by_openness() -> None:
    shown = json.loads(run("list", "--sort", "openness", "--format", "json").output)
    assert shown[0]["levels"]["weights"] == 4
    assert shown[-1]["levels"]["weights"] in {0, "?"}


def test_an_organization_without_models_has_an_empty_journey() -> None:
    assert "holds no model of this maker" in run("journey", "common-crawl").output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_of_the_shell(shell: str) -> None:
    assert "_OPENGLADE_COMPLETE" in run("completion", shell).output


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("assess huggingfaceh4/zeph", ZEPHYR),
        ("show licenseref-llama-3.1-c", "LicenseRef-llama-3.1-community"),
        ("journey mistral", "mistral-ai"),
    ],
)
def test_names_are_completed(typed: str, found: str) -> None:
    words = f"openglade {typed}"
    environment = {
        "_OPENGLADE_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    result = CliRunner(env=environment).invoke(main, prog_name="openglade")
    assert found in result.output


def test_the_catalog_of_the_checkout_keeps_the_rules() -> None:
    result = run("catalog", "check")
    assert result.exit_code == 0
    assert result.output.endswith(" files, 0 mistakes\n")


def test_mistakes_in_a_catalog_are_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "licenses").mkdir()
    (tmp_path / "licenses" / "one.yaml").write_text("id: One\n")
    result = run("catalog", "check", str(tmp_path))
    assert result.exit_code == 2
    assert "licenses/one.yaml: 'name' is a required property" in result.stderr
    assert result.stdout.startswith("1 files, ")


class Terminal:
    """Standard output that says it is a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        """Nothing is held back."""


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_color_is_shown_on_a_terminal_unless_nobody_wants_it(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    colored: bool,  # noqa: FBT001
) -> None:
    printed: list[str] = []
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setattr("click.echo", lambda text, **_: printed.append(text))
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    dossiers, _ = examine_all(("zephyr",), Places(catalog=Catalog.load()))
    write(AssessmentReport(dossiers), "text", None)
    assert ("\x1b[" in printed[0]) is colored


def test_nothing_needs_a_home_or_a_network(tmp_path: Path) -> None:
    environment = {key: "" for key in os.environ if key.lower().endswith("_proxy")}
    result = CliRunner(env={**environment, "HOME": str(tmp_path)}).invoke(main, ["assess", "gpt-4"])
    assert result.exit_code == 0
