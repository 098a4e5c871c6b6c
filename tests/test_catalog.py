"""The facts: every file keeps the rules, and what the project promises to hold is there."""

import os
from pathlib import Path

import pytest
import yaml

from openglade.catalog import compiling
from openglade.catalog.checking import check
from openglade.catalog.store import Catalog
from openglade.core.component import Component, Level
from openglade.core.license import License
from openglade.core.term import Action, Group, Reaches, Topic
from openglade.overview import Overview

SYSTEMS = (
    "GPT-1, GPT-2, GPT-3, GPT-4, GPT-4o, o1, gpt-oss-20b, gpt-oss-120b, BERT, PaLM 2, Gemini, "
    "Claude, Grok 1, Grok 2, RoBERTa, LLaMA 1, Llama 2, Llama 3, Llama 3.1, Llama 3.2, Llama 3.3, "
    "Llama 4, Gemma 7B, Gemma 2, Gemma 3, Gemma 4, Mistral 7B, Mixtral 8x7B, Mixtral 8x22B, "
    "Codestral, Mistral Small, Mistral Large, Mistral Embed, DeepSeek-V3, DeepSeek-R1, R1-Zero, "
    "Qwen2.5, Qwen3, Granite, Alpaca, Vicuna, Cogito v1, GPT-J, Pythia, GPT-NeoX, Falcon, BLOOM, "
    "OpenLLaMA, Lucie, Claire, Dolly, BLOOMChat, Zephyr, Amber, OLMo, OLMo 2, Open R1, OpenSeek, "
    "Phi, SmolLM2, SmolLM3, Apertus, Command R, Nemotron, EXAONE, LLaVA-Med, LFM, Hunyuan, Yi, "
    "ChatGLM, DBRX, Stable Diffusion"
)
DATASETS = """
    EleutherAI/pile allenai/dolma tiiuae/falcon-refinedweb togethercomputer/RedPajama-Data-1T
    bigscience:roots openai:webtext sharegpt:sharegpt stingning/ultrachat openbmb/UltraFeedback
    tatsu-lab/alpaca databricks/databricks-dolly-15k allenai/tulu-v2-sft-mixture
    allenai/tulu-3-sft-mixture
"""
NAMING_NO_TEXT = "bsd cc gfdl gpl h-research intel-research lgpl openrail other unknown"


@pytest.fixture(scope="module")
def overview(catalog: Catalog) -> Overview:
    return Overview(catalog)


def licenses(catalog: Catalog) -> list[License]:
    return [one for license_id in catalog.licenses if (one := catalog.license(license_id))]


def test_every_file_keeps_the_rules() -> None:
    assert list(check(compiling.ROOT)) == []


def test_it_holds_at_least_ninety_models(catalog: Catalog) -> None:
    assert len(catalog.models) >= 90


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("llama 3.1 8b", "meta-llama/Llama-3.1-8B"),
        ("GPT-4", "openai:gpt-4"),
        ("chatgpt", "openai:chatgpt"),
        ("MISTRALAI/mistral-7b-v0.1", "mistralai/Mistral-7B-v0.1"),
        ("gpt2", "openai-community/gpt2"),
        ("alpaca", "tatsu-lab/alpaca-7b-wdiff"),
        ("zephyr", "HuggingFaceH4/zephyr-7b-beta"),
    ],
)
def test_a_model_is_found_by_what_people_type(catalog: Catalog, asked: str, meant: str) -> None:
    assert str(catalog.find_model(asked)) == meant


@pytest.mark.parametrize("name", SYSTEMS.split(", "))
def test_every_system_that_the_documents_name_is_there(overview: Overview, name: str) -> None:
    wanted = _folded(name)
    names = {
        _folded(text)
        for one in overview.models()
        for text in (one.model.profile.family, one.model.profile.name)
    }
    assert any(wanted in text for text in names)


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@pytest.mark.parametrize("name", DATASETS.split())
def test_the_datasets_that_models_are_built_from_are_there(catalog: Catalog, name: str) -> None:
    assert catalog.find_dataset(name)


def test_every_license_of_the_hub_that_names_one_text_is_known(
    catalog: Catalog, shared: Path
) -> None:
    names_no_text = set(NAMING_NO_TEXT.split())
    ids = (shared / "hub_license_ids.txt").read_text("utf-8").split()
    assert {one for one in ids if not catalog.find_license(one)} == names_no_text


def test_every_license_grants_something_or_is_a_policy_or_service(catalog: Catalog) -> None:
    silent = [one for one in licenses(catalog) if not one.terms]
    assert {one.purpose.value for one in silent} <= {"use-policy"}


def test_every_quote_of_a_license_stands_in_its_text(catalog: Catalog, shared: Path) -> None:
    missing = [
        f"{one.id}: {quote}"
        for one in licenses(catalog)
        for text in [shared / "license_texts" / f"{one.id.text.removeprefix('LicenseRef-')}.txt"]
        if text.is_file()
        for words in [_words(text.read_text("utf-8", "replace"))]
        for term in one.terms
        for quote in (term.quote, *(item.quote for item in term.items))
        if _words(quote) not in words
    ]
    assert missing == []


def _words(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def test_the_digest_of_every_license_text_is_that_of_the_published_file(
    catalog: Catalog, shared: Path
) -> None:
    index = (shared / "license_texts" / "index.csv").read_text("utf-8").splitlines()[1:]
    known = {digest for one in licenses(catalog) for digest in one.sha256}
    named = {one.id.text.removeprefix("LicenseRef-"): one for one in licenses(catalog)}
    rows = [line.split(",") for line in index]
    held = [(row[0], row[5]) for row in rows if row[0] in named and len(row[5]) == 64]
    assert len(held) > 90
    assert [name for name, digest in held if digest not in known] == []


def test_the_language_shares_of_llama_2_are_held(overview: Overview) -> None:
    shares = {
        str(one.model.id): dict(one.model.profile.languages)
        for one in overview.models()
        if one.model.profile.languages
    }
    assert shares["meta-llama/Llama-2-7b-hf"]["en"] == 89.7
    assert shares["meta-llama/Llama-2-7b-hf"]["fr"] == 0.16


def test_no_level_is_typed_into_the_catalog() -> None:
    for path in compiling.ROOT.glob("models/**/*.yaml"):
        assert "level" not in yaml.safe_load(path.read_text("utf-8"))


def test_every_ancestor_is_in_the_catalog_or_said_to_be_unknown(overview: Overview) -> None:
    named = {node for node in overview.lineage.nodes if node.nature.value != "unknown"}
    assert named <= set(overview.artifacts)


def test_a_model_with_a_base_says_what_was_done_with_it(overview: Overview) -> None:
    assert all(edge.evidence for edge in overview.lineage.edges)


def test_few_levels_are_unknown(overview: Overview) -> None:
    levels = [level for one in overview.models() for level in one.levels.values()]
    unknown = sum(level is Level.UNKNOWN for level in levels)
    assert unknown / len(levels) < 0.1, f"{unknown} of {len(levels)}"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("MIT", "MITT", "'MITT' is not in licenses; did you mean 'MIT'?"),
        ("availability: public", "availability: publc", "did you mean 'public'?"),
        ("read_on: 2026-11-21", "read_on: 2026-13-99x", "write YYYY-MM-DD"),
        ("read_on: 2026-11-21", "read_on: 2025-13-01", "'2025-13-01' is no date"),
        ("read_on: 2026-11-21", "read_on: 2999-01-01", "'2999-01-01' is not yet"),
        ("parameters: 7", "parameters: -7", "less than the minimum"),
        ("organization: hugging-face", "organization: nobody", "'nobody' is not in"),
        ("family: ", "levl: 3\nfamily: ", "'levl' was unexpected"),
        ("source: hub", "source: hubb", "names the source 'hubb'"),
        ("mistralai/Mistral-7B-v0.1", "mistralai/Mistral-7B-v9", "is not in models"),
        ("id: HuggingFaceH4/zephyr-7b-beta", "id: zephyr 7b", "is no id"),
        ("family: ", "id: twice\nfamily: ", "repeated key 'id'"),
        ("license: MIT", 'license: "MIT OR OR"', "is no SPDX expression"),
    ],
)
def test_a_mistake_in_a_file_is_found_and_placed(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    _copied(tmp_path)
    model = tmp_path / "models" / "HuggingFaceH4" / "zephyr-7b-beta.yaml"
    text = model.read_text("utf-8")
    assert old in text
    model.write_text(text.replace(old, new, 1), "utf-8")
    found = [line for line in check(tmp_path) if line.startswith("models/HuggingFaceH4/zephyr")]
    assert any(problem in line for line in found), found


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "licenses").mkdir()
    (tmp_path / "licenses" / "one.yaml").write_bytes(b"id: \xff")
    os.mkfifo(tmp_path / "licenses" / "two.yaml")
    assert list(check(tmp_path)) == ["licenses/one.yaml: no UTF-8 text, from byte 4; save it so"]


def test_five_mistakes_in_a_file_are_five_lines(tmp_path: Path) -> None:
    _copied(tmp_path)
    model = tmp_path / "models" / "HuggingFaceH4" / "zephyr-7b-beta.yaml"
    text = model.read_text("utf-8").replace("availability: public", "availability: pub")
    model.write_text(f"{text}one: 1\ntwo: 2\nthree: 3\n", "utf-8")
    assert len([line for line in check(tmp_path) if "zephyr-7b-beta.yaml" in line]) >= 3


def test_a_name_that_two_files_claim_is_found(tmp_path: Path) -> None:
    _copied(tmp_path)
    model = tmp_path / "models" / "HuggingFaceH4" / "zephyr-7b-beta.yaml"
    text = model.read_text("utf-8").replace("aliases: [", "aliases: [gpt-4, ", 1)
    model.write_text(text, "utf-8")
    assert any("'gpt-4' is also a name in" in line for line in check(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("kind: trademark", "kind: trademark, count: 3", "has no parameter 'count'"),
        ("LicenseRef-llama-3.1-use-policy", "LicenseRef-no", "'LicenseRef-no' is not in licenses"),
        ("place: California", "place: ''", "needs the parameter 'place'"),
        ("provide a copy", f"{'word ' * 26}provide a copy", "quote at most 25"),
    ],
)
def test_a_mistake_in_a_license_is_found(tmp_path: Path, old: str, new: str, problem: str) -> None:
    _copied(tmp_path)
    path = tmp_path / "licenses" / "llama-3.1-community.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert any(problem in line for line in check(tmp_path))


def test_an_item_of_a_list_is_quoted_as_shortly_as_a_term(tmp_path: Path) -> None:
    _copied(tmp_path)
    path = tmp_path / "licenses" / "bloom-rail-1.0.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("To provide medical", f"{'word ' * 25}medical"), "utf-8")
    assert any("quote at most 25" in line for line in check(tmp_path))


def test_a_duty_on_models_made_from_outputs_stands_where_the_text_reaches_them(
    catalog: Catalog,
) -> None:
    out_of_reach = [
        f"{one.id}: {term.kind.value}"
        for one in licenses(catalog)
        if not any(Reaches.DISTILLED_MODELS in term.what for term in one.terms)
        for term in one.terms
        if term.kind.group is Group.CONDITION and Action.TRAIN_ON_OUTPUTS in term.on
        if not term.when
    ]
    assert out_of_reach == []


@pytest.mark.parametrize("topic", [Topic.MEDICAL, Topic.LAW_ENFORCEMENT_JUSTICE])
def test_a_list_that_forbids_a_part_of_a_field_quotes_that_part(
    catalog: Catalog, topic: Topic
) -> None:
    silent = [
        str(one.id)
        for one in licenses(catalog)
        for term in one.terms
        if topic in term.topics and term.quote.endswith(":")
        if not any(topic in item.topics for item in term.items)
    ]
    assert silent == []


def _copied(target: Path) -> None:
    for path in compiling.ROOT.rglob("*.yaml"):
        copy = target / path.relative_to(compiling.ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())


def test_the_compiled_catalog_is_made_anew_when_a_file_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "ROOT", tmp_path)
    monkeypatch.setattr(compiling, "COMPILED", tmp_path / "catalog.json")
    (tmp_path / "licenses").mkdir()
    (tmp_path / "licenses" / "one.yaml").write_text("id: One\n")
    first = compiling.compiled()
    assert compiling.compiled() == first == (tmp_path / "catalog.json").read_bytes()
    (tmp_path / "licenses" / "two.yaml").write_text("id: Two\n")
    assert b'"Two"' in compiling.compiled()


def test_an_installed_catalog_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "ROOT", tmp_path)
    monkeypatch.setattr(compiling, "COMPILED", tmp_path / "catalog.json")
    (tmp_path / "catalog.json").write_bytes(b"{}")
    assert compiling.compiled() == b"{}"


def test_every_component_of_every_model_has_a_level_with_steps(overview: Overview) -> None:
    for one in overview.models():
        for component in Component:
            assert overview.inheritance.standing(one.model.id, component).derivation.steps
