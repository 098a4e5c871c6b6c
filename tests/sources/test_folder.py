import json
from pathlib import Path

import pytest

from openglade.catalog.store import Catalog
from openglade.core.component import Component, Level
from openglade.core.dossier import Dossier
from openglade.core.errors import InputError
from openglade.core.evidence import Gap
from openglade.core.release import Availability
from openglade.examine import examine
from openglade.places import Places
from openglade.sources.folder import Folder

LLAMA = "meta-llama/Llama-3.1-8B"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(f"---\nlicense: mit\nbase_model: {LLAMA}\n---\n")
    (tmp_path / "model.safetensors").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    return tmp_path


def assessed(folder: Path, catalog: Catalog) -> Dossier:
    return examine(str(folder), Places(catalog=catalog))


def gaps(dossier: Dossier) -> dict[str, str]:
    return {gap.what: gap.reason for gap in dossier.gaps}


def test_a_folder_inherits_from_the_base_that_its_card_names(
    folder: Path, catalog: Catalog
) -> None:
    weights = assessed(folder, catalog).components[Component.WEIGHTS]
    assert (weights.standing.declared, weights.standing.level) == (Level.OPEN, Level.LIMITED)
    assert str(weights.path[-1]) == LLAMA


def test_a_git_lfs_pointer_stands_for_the_weights(folder: Path, catalog: Catalog) -> None:
    release = assessed(folder, catalog).record.model.components[Component.WEIGHTS]
    assert release.availability is Availability.PUBLIC
    assert release.note == "a git-LFS pointer stands for the weights"


@pytest.mark.parametrize("name", ["training_args.bin", "optimizer.pt", "vocab.bin", "notes.txt"])
def test_what_is_no_weights_is_not_taken_for_them(
    tmp_path: Path, catalog: Catalog, name: str
) -> None:
    (tmp_path / name).write_bytes(b"something")
    (tmp_path / "model.safetensors").touch()
    assert gaps(assessed(tmp_path, catalog))["weights"] == "no file of weights in the folder"


def test_a_base_in_another_case_is_found(folder: Path, catalog: Catalog) -> None:
    (folder / "README.md").write_text(f"---\nlicense: mit\nbase_model: {LLAMA.lower()}\n---\n")
    assert str(assessed(folder, catalog).components[Component.WEIGHTS].path[-1]) == LLAMA


def test_the_adapters_file_decides_its_base_and_the_cards_word_stands_beside_it(
    folder: Path, catalog: Catalog
) -> None:
    settings = {"base_model_name_or_path": "mistralai/Mistral-7B-v0.1"}
    (folder / "adapter_config.json").write_text(json.dumps(settings))
    dossier = assessed(folder, catalog)
    assert [str(edge.parent) for edge in dossier.record.lineage.above(dossier.id)] == [
        "mistralai/Mistral-7B-v0.1"
    ]
    assert any(
        "adapter_config.json names the base mistralai/Mistral-7B-v0.1" in finding.because
        for finding in dossier.findings
    )


def test_an_adapter_whose_card_gives_the_base_its_older_name_agrees(
    folder: Path, catalog: Catalog
) -> None:
    settings = json.dumps({"base_model_name_or_path": "meta-llama/Meta-Llama-3.1-8B"})
    (folder / "adapter_config.json").write_text(settings)
    dossier = assessed(folder, catalog)
    assert [str(edge.parent) for edge in dossier.record.lineage.above(dossier.id)] == [LLAMA]
    assert not [one for one in dossier.findings if one.code.value == "declared-differs"]


def test_an_adapter_that_is_also_a_merge_keeps_what_it_was_merged_from(
    folder: Path, catalog: Catalog
) -> None:
    bases = f"[{LLAMA}, mistralai/Mistral-7B-v0.1]\nbase_model_relation: merge"
    (folder / "README.md").write_text(f"---\nlicense: mit\nbase_model: {bases}\n---\n")
    (folder / "adapter_config.json").write_text(json.dumps({"base_model_name_or_path": LLAMA}))
    dossier = assessed(folder, catalog)
    above = {
        str(one.parent): one.relation.value for one in dossier.record.lineage.above(dossier.id)
    }
    assert above == {LLAMA: "adapter", "mistralai/Mistral-7B-v0.1": "merge"}


def test_the_datasets_of_an_adapter_are_its_fine_tuning_data(
    folder: Path, catalog: Catalog
) -> None:
    (folder / "README.md").write_text("---\nlicense: mit\ndatasets: [tatsu-lab/alpaca]\n---\n")
    (folder / "adapter_config.json").write_text(json.dumps({"base_model_name_or_path": LLAMA}))
    dossier = assessed(folder, catalog)
    fed = {str(one.parent): one.component for one in dossier.record.lineage.above(dossier.id)}
    assert fed["tatsu-lab/alpaca"] is Component.FINETUNING_DATA


def test_the_datasets_of_a_model_without_a_base_are_its_pretraining_data(
    folder: Path, catalog: Catalog
) -> None:
    (folder / "README.md").write_text("---\nlicense: mit\ndatasets: [tatsu-lab/alpaca]\n---\n")
    dossier = assessed(folder, catalog)
    (edge,) = dossier.record.lineage.above(dossier.id)
    assert edge.component is Component.PRETRAINING_DATA


@pytest.mark.parametrize(
    ("names", "level"),
    [(("train.py", "model.py"), Level.LIMITED), (("modeling_x.py",), Level.DESCRIBED)],
)
def test_code_in_the_folder_is_a_part_if_it_trains_and_examples_if_not(
    folder: Path, catalog: Catalog, shared: Path, names: tuple[str, ...], level: Level
) -> None:
    for name in names:
        (folder / name).write_text("print()")
    r1 = shared / "local_model_folders_official" / "deepseek-ai__DeepSeek-R1"
    (folder / "LICENSE").write_bytes((r1 / "LICENSE").read_bytes())
    assert assessed(folder, catalog).components[Component.CODE].standing.level is level


def test_a_model_card_by_another_name_counts_as_a_card(folder: Path, catalog: Catalog) -> None:
    (folder / "README.md").rename(folder / "MODEL_CARD.md")
    assert str(assessed(folder, catalog).components[Component.WEIGHTS].path[-1]) == LLAMA


def test_an_adapter_whose_card_agrees_has_one_base(folder: Path, catalog: Catalog) -> None:
    settings = json.dumps({"base_model_name_or_path": LLAMA})
    (folder / "adapter_config.json").write_text(settings)
    dossier = assessed(folder, catalog)
    (edge,) = dossier.record.lineage.above(dossier.id)
    assert edge.relation.value == "adapter"
    assert not [one for one in dossier.findings if one.code.value == "declared-differs"]


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("{", "not readable as JSON"),
        ("[" * 100_000, "not readable as JSON"),
        ('{"base_model_name_or_path": "../base"}', "'../base' is no id"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_a_gap(
    folder: Path, catalog: Catalog, settings: str, reason: str
) -> None:
    (folder / "adapter_config.json").write_text(settings)
    assert reason in gaps(assessed(folder, catalog))["adapter_config.json"]


def test_an_adapter_of_a_base_that_only_a_path_names_is_unknown(
    folder: Path, catalog: Catalog
) -> None:
    (folder / "README.md").write_text("---\nlicense: mit\n---\n")
    (folder / "adapter_config.json").write_text('{"base_model_name_or_path": "../base"}')
    weights = assessed(folder, catalog).components[Component.WEIGHTS].standing
    assert (weights.level, weights.derivation.at_most) == (Level.UNKNOWN, Level.OPEN)


@pytest.mark.parametrize("settings", ["[]", "{}", '{"base_model_name_or_path": 3}'])
def test_a_configuration_that_names_no_base_changes_nothing(
    folder: Path, catalog: Catalog, settings: str
) -> None:
    (folder / "adapter_config.json").write_text(settings)
    assert str(assessed(folder, catalog).components[Component.WEIGHTS].path[-1]) == LLAMA


def test_a_quantized_configuration_makes_a_quantized_copy(folder: Path, catalog: Catalog) -> None:
    (folder / "config.json").write_text('{"quantization_config": {"bits": 4}}')
    dossier = assessed(folder, catalog)
    (edge,) = dossier.record.lineage.above(dossier.id)
    assert edge.relation.value == "quantized"


def test_a_license_file_is_known_by_its_digest_and_differs_from_the_card(
    folder: Path, catalog: Catalog, shared: Path
) -> None:
    text = (shared / "license_texts" / "llama-3.1-community.txt").read_bytes()
    (folder / "LICENSE").write_bytes(text)
    dossier = assessed(folder, catalog)
    declared = dossier.record.model.components[Component.WEIGHTS].license
    assert str(declared) == "LicenseRef-llama-3.1-community"
    assert [one.code.value for one in dossier.findings] == ["declared-differs"]


def test_a_license_file_of_the_code_is_no_license_of_the_weights(
    folder: Path, catalog: Catalog, shared: Path
) -> None:
    text = (
        shared / "local_model_folders_official/deepseek-ai__DeepSeek-V3/LICENSE-CODE"
    ).read_bytes()
    (folder / "LICENSE-CODE").write_bytes(text)
    components = assessed(folder, catalog).record.model.components
    assert str(components[Component.CODE].license) == "MIT"


def test_an_unknown_license_text_outranks_the_card_and_leaves_the_level_unknown(
    folder: Path, catalog: Catalog
) -> None:
    (folder / "LICENSE").write_text("You may look at it on Tuesdays.")
    dossier = assessed(folder, catalog)
    assert gaps(dossier)["LICENSE"].startswith("its text is not recognized")
    assert dossier.components[Component.WEIGHTS].standing.level is Level.UNKNOWN
    assert [one.code.value for one in dossier.findings] == ["declared-differs"]


def test_a_license_of_the_weights_leaves_the_plain_one_to_the_code(
    folder: Path, catalog: Catalog, shared: Path
) -> None:
    alpaca = shared / "local_model_folders_official" / "tatsu-lab__stanford_alpaca"
    (folder / "WEIGHT_DIFF_LICENSE").write_bytes((alpaca / "WEIGHT_DIFF_LICENSE").read_bytes())
    (folder / "LICENSE").write_bytes((alpaca / "LICENSE").read_bytes())
    (folder / "README.md").unlink()
    components = assessed(folder, catalog).record.model.components
    assert str(components[Component.WEIGHTS].license) == "CC-BY-NC-4.0"
    assert Component.CODE in components


def test_a_base_under_its_older_name_is_found(folder: Path, catalog: Catalog) -> None:
    older = "meta-llama/Meta-Llama-3.1-8B"
    (folder / "README.md").write_text(f"---\nlicense: mit\nbase_model: {older}\n---\n")
    assert str(assessed(folder, catalog).components[Component.WEIGHTS].path[-1]) == LLAMA


def test_a_folder_without_a_card_or_weights_says_so(tmp_path: Path, catalog: Catalog) -> None:
    found = gaps(assessed(tmp_path, catalog))
    assert found["card"] == "no README.md in the folder"
    assert found["weights"] == "no file of weights in the folder"


def test_an_unreadable_card_is_a_gap(folder: Path, catalog: Catalog) -> None:
    (folder / "README.md").write_text("---\nlicense: [\n---\n")
    assert "not readable as YAML" in gaps(assessed(folder, catalog))["card"]


def test_no_link_out_of_the_folder_is_followed(
    folder: Path, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "README.md"
    secret.write_text("---\nlicense: mit\n---\n")
    (folder / "README.md").unlink()
    (folder / "README.md").symlink_to(secret)
    (folder / "LICENSE").symlink_to(secret)
    found = gaps(assessed(folder, catalog))
    assert found["card"] == "a link out of the folder; it is not followed"
    assert found["LICENSE"] == "a link out of the folder; it is not followed"


def test_a_file_that_cannot_be_opened_is_a_gap(
    folder: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("openglade.sources.contents.os.open", refuse)
    found = gaps(assessed(folder, catalog))
    assert found["card"] == "Permission denied"
    assert found["model.safetensors"] == "Permission denied"


def test_a_file_that_is_too_large_is_a_gap(folder: Path, catalog: Catalog) -> None:
    with (folder / "README.md").open("wb") as card:
        card.truncate(6_000_000)
    assert "the most that is read" in gaps(assessed(folder, catalog))["card"]


def test_long_front_matter_is_a_gap_and_its_lines_are_read_all_the_same(
    folder: Path, catalog: Catalog
) -> None:
    tags = "- a\n" * 70_000
    (folder / "README.md").write_text(f"---\nlicense: mit\ntags:\n{tags}---\n")
    dossier = assessed(folder, catalog)
    assert "the most that is read is 256000; read line by line: license" in gaps(dossier)["card"]
    assert str(dossier.record.model.components[Component.WEIGHTS].license) == "MIT"


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        Folder.open(str(tmp_path / "nothing"))


@pytest.mark.parametrize("name", ["x" * 5000, "~nobody-here/model", "a\0b", "/dev/null"])
def test_no_text_can_be_more_than_no_folder(name: str) -> None:
    with pytest.raises(InputError, match="no such folder"):
        Folder.open(name)


def test_a_folder_of_any_name_has_an_id(tmp_path: Path, catalog: Catalog) -> None:
    odd = tmp_path / ".my model: é@1"
    odd.mkdir()
    assert str(assessed(odd, catalog).id) == "local:my-model--é-1"


def test_a_folder_of_too_many_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openglade.sources.contents._MOST_FILES", 1)
    (tmp_path / "a").touch()
    (tmp_path / "b").touch()
    with pytest.raises(InputError, match="more than 1 files"):
        Folder.open(str(tmp_path))


def test_every_real_folder_gives_an_assessment_with_its_gaps(
    shared: Path, catalog: Catalog
) -> None:
    folders = sorted(one for one in shared.glob("local_model_folders*/*") if one.is_dir())
    assert len(folders) >= 28
    for one in folders:
        dossier = assessed(one, catalog)
        unknown = [
            component.title
            for component, found in dossier.components.items()
            if found.standing.level is Level.UNKNOWN
        ]
        assert set(unknown) <= set(gaps(dossier))


def test_of_several_cards_it_is_said_once_that_none_declares_a_license(
    tmp_path: Path, catalog: Catalog
) -> None:
    (tmp_path / "README.md").write_text("# Nothing\n")
    (tmp_path / "model_card.md").write_text("# Nothing more\n")
    said = list(Folder.open(str(tmp_path)).collect(Places(catalog=catalog).texts))
    reasons = [one.reason for one in said if isinstance(one, Gap) and one.what == "license"]
    assert reasons == ["the front matter declares no license"]
    (tmp_path / "model_card.md").write_text("---\nlicense: mit\n---\n")
    said = list(Folder.open(str(tmp_path)).collect(Places(catalog=catalog).texts))
    assert [one for one in said if isinstance(one, Gap) and one.what == "license"] == []
