"""A user's own file of overrides: what it says, and every mistake in it, a line each."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from openglade.catalog.overrides import parse, read
from openglade.catalog.store import Catalog
from openglade.cli.group import main
from openglade.core.component import Component, Level
from openglade.core.errors import InputError, InputMistakesError
from openglade.core.evidence import Method
from openglade.core.ids import DatasetId, ModelId, ServiceId, UnknownId
from openglade.core.override import FILE_NAME
from openglade.core.release import Extent, Unlicensed
from openglade.examine import examine
from openglade.places import Places

ZEPHYR = "HuggingFaceH4/zephyr-7b-beta"
SHA = "0123456789abcdef0123456789abcdef01234567"
FILE = """
overrides:
- model: huggingfaceh4/ZEPHYR-7b-beta
  because: the maker wrote to us that the weights are for research alone
  date: 2026-11-20
  components:
    weights: {license: CC-BY-NC-4.0}
"""
OF_THE_FOLDER = """
overrides:
- because: we made it, and this is its license
  date: 2026-11-20
  components:
    weights: {availability: public, license: apache-2.0}
  lineage:
  - {relation: finetune, parent: EleutherAI/pythia-12b}
"""


def told(text: str, catalog: Catalog) -> list[str]:
    with pytest.raises(InputMistakesError) as mistakes:
        parse(text, "own.yaml", catalog)
    return [str(one) for one in mistakes.value.errors]


def entry(lines: str) -> str:
    return f"overrides:\n- {{model: org/name, because: so, date: 2026-11-20, {lines}}}\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["assess", "--offline", *arguments])


def test_what_is_settled_stands_above_all_and_both_sides_are_shown(catalog: Catalog) -> None:
    settled = parse(FILE, "own.yaml", catalog)
    dossier = examine(ZEPHYR, Places(catalog=catalog, overrides=settled))
    weights = dossier.components[Component.WEIGHTS].standing
    assert (weights.declared, weights.level) == (Level.RESTRICTED, Level.RESTRICTED)
    (finding,) = (one for one in dossier.findings if "CC-BY-NC-4.0 in own.yaml" in one.because)
    assert finding.because.endswith("CC-BY-NC-4.0 counts")
    assert {read.method for read in finding.evidence} > {Method.OVERRIDE}


def test_what_is_settled_of_an_ancestor_reaches_the_model(catalog: Catalog) -> None:
    text = entry("components: {weights: {availability: closed}}")
    settled = parse(text.replace("org/name", "mistralai/Mistral-7B-v0.1"), "own.yaml", catalog)
    dossier = examine(ZEPHYR, Places(catalog=catalog, overrides=settled))
    assert dossier.components[Component.WEIGHTS].standing.level is Level.CLOSED


def test_every_part_of_an_entry_is_read(catalog: Catalog) -> None:
    text = entry(
        "revision: abc1234, components: {code: {availability: public, license: none, extent: part,"
        " note: tools}, weights: {license: parts}}, lineage: [{relation: trained_on, parent: a/b,"
        " component: finetuning_data}, {relation: distilled, parent: 'unknown:a larger one'},"
        " {relation: distilled, parent: 'openai:chatgpt'}]"
    )
    (found,) = parse(text, "own.yaml", catalog).entries
    code = found.components[Component.CODE]
    assert (code.license, code.extent, code.note) == (Unlicensed.NONE, Extent.PART, "tools")
    assert found.components[Component.WEIGHTS].license is Unlicensed.OF_ITS_PARTS
    data, unknown, service = found.lineage
    assert (data.parent, data.component) == (DatasetId.parse("a/b"), Component.FINETUNING_DATA)
    assert unknown.parent == UnknownId("a larger one")
    assert isinstance(service.parent, ModelId | ServiceId)
    assert (found.revision, found.evidence.locator) == ("abc1234", "overrides[0]")


def test_an_entry_without_a_name_speaks_of_the_folder_alone(catalog: Catalog) -> None:
    folder = ModelId.parse("local:mine")
    both = OF_THE_FOLDER + FILE.replace("\noverrides:\n", "")
    assert [one.model for one in parse(both, "own.yaml", catalog, folder).entries] == [folder]
    assert [str(one.model) for one in parse(both, "own.yaml", catalog).entries] == [ZEPHYR]


def test_every_mistake_of_shape_has_a_line(catalog: Catalog) -> None:
    text = "overrides:\n- {model: a/b, because: '', date: soon, extent: 3}\n- {}\n"
    lines = told(text, catalog)
    assert len(lines) >= 4
    assert all(line.startswith("own.yaml: overrides[") for line in lines)
    assert any("'soon' does not fit; write YYYY-MM-DD" in line for line in lines)


@pytest.mark.parametrize("text", ["", "[]", "overrides: 3", "{a: b}", "overrides: [a]"])
def test_a_file_of_another_shape_is_a_mistake(text: str, catalog: Catalog) -> None:
    assert told(text, catalog)


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ("components: {weights: {license: 'a b'}}", "components.weights.license: license: 'a b'"),
        ("lineage: [{relation: finetune, parent: nameless}]", "lineage[0].parent: model: 'namele"),
        ("lineage: [{relation: trained_on, parent: data}]", "lineage[0].parent: dataset: 'data'"),
    ],
)
def test_every_mistake_of_meaning_has_a_line(lines: str, line: str, catalog: Catalog) -> None:
    text = entry(lines) + entry(lines).replace("overrides:\n", "")
    first, second = told(text, catalog)
    assert first.startswith(f"own.yaml: overrides[0].{line}")
    assert second.startswith(f"own.yaml: overrides[1].{line}")


def test_no_day_and_no_id_are_mistakes_of_one_entry(catalog: Catalog) -> None:
    text = entry("lineage: []").replace("2026-11-20", "2026-13-45").replace("org/name", "nameless")
    lines = told(text, catalog)
    assert [line.split(": ")[1] for line in lines] == ["overrides[0].model", "overrides[0].date"]
    assert lines[1].endswith("'2026-13-45' is no date; write YYYY-MM-DD")


def test_yaml_that_cannot_be_read_is_one_line(catalog: Catalog) -> None:
    with pytest.raises(InputError, match=r"own\.yaml:2: not readable as YAML"):
        parse("overrides: [", "own.yaml", catalog)


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path, catalog: Catalog) -> None:
    with pytest.raises(InputError, match="no such file; give a file of overrides"):
        read(tmp_path / "nothing.yaml", catalog)


def test_a_file_that_cannot_be_opened_is_one_line(
    tmp_path: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "own.yaml").write_text(FILE)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="Permission denied; give a file that can be read"):
        read(tmp_path / "own.yaml", catalog)


def test_the_command_reads_the_file_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(FILE)
    shown = run(ZEPHYR, "--overrides", str(tmp_path / "own.yaml"))
    assert shown.exit_code == 0
    assert "CC-BY-NC-4.0 in own.yaml" in " ".join(shown.output.split())


def test_the_command_reads_the_file_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE_NAME).write_text(FILE)
    monkeypatch.chdir(tmp_path)
    shown = run(ZEPHYR)
    assert f"CC-BY-NC-4.0 in {FILE_NAME}" in " ".join(shown.output.split())


def test_the_command_tells_every_mistake_and_exits_with_2(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("overrides:\n- {}\n- {}\n")
    shown = run(ZEPHYR, "--overrides", str(tmp_path / "own.yaml"))
    assert shown.exit_code == 2
    lines = shown.output.splitlines()
    assert len(lines) == 4
    assert all(line.startswith("openglade: ") and "overrides[" in line for line in lines)


def test_the_file_in_the_folder_of_a_model_settles_that_model(
    tmp_path: Path, catalog: Catalog
) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: org/other\n---\n")
    (tmp_path / FILE_NAME).write_text(OF_THE_FOLDER)
    dossier = examine(str(tmp_path), Places(catalog=catalog))
    assert str(dossier.record.model.components[Component.WEIGHTS].license) == "Apache-2.0"
    above = [str(one.parent) for one in dossier.record.lineage.above(dossier.id)]
    assert above == ["EleutherAI/pythia-12b"]
    said = "".join(one.because for one in dossier.findings)
    assert "fine-tuned from org/other in README.md; the override counts" in said


def test_the_file_in_the_folder_of_a_model_settles_no_other(
    tmp_path: Path, catalog: Catalog
) -> None:
    (tmp_path / "README.md").write_text(f"---\nlicense: mit\nbase_model: {ZEPHYR}\n---\n")
    (tmp_path / FILE_NAME).write_text(FILE)
    dossier = examine(str(tmp_path), Places(catalog=catalog))
    assert not [one for one in dossier.findings if "CC-BY-NC-4.0" in one.because]


def test_a_file_in_the_cache_of_the_hub_is_not_the_users(tmp_path: Path, catalog: Catalog) -> None:
    snapshot = tmp_path / "models--org--name" / "snapshots" / SHA
    snapshot.mkdir(parents=True)
    (snapshot / FILE_NAME).write_text(OF_THE_FOLDER)
    dossier = examine(str(snapshot), Places(catalog=catalog))
    assert not dossier.record.lineage.edges


def test_a_link_out_of_the_folder_settles_nothing(tmp_path: Path, catalog: Catalog) -> None:
    (tmp_path / FILE_NAME).symlink_to("/etc/passwd")
    with pytest.raises(InputError, match="a link out of the folder"):
        examine(str(tmp_path), Places(catalog=catalog))
