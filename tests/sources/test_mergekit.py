from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.core.errors import SourceError
from openglade.core.lineage import Edge
from openglade.core.record import Claim
from openglade.sources import mergekit
from openglade.sources.mergekit import parse
from tests.sources.test_safetensors import DAY, ID, POINTER, Index, edges, gaps


def claims(text: str) -> list[Claim]:
    return list(
        mergekit.claims(
            parse(text), ID, source="mergekit_config.yml", read_on=DAY, licenses=Index()
        )
    )


def notes(found: list[Claim]) -> list[str]:
    return [one.note for one in found if isinstance(one, Edge)]


def locators(found: list[Claim]) -> list[str]:
    return [one.evidence[0].locator for one in found if isinstance(one, Edge)]


def test_all_models_and_the_base_are_parents() -> None:
    found = claims(
        "merge_method: ties\nbase_model: org/base\nmodels:\n- model: org/a\n- model: org/b\n"
    )
    assert edges(found) == [("merge", "org/base"), ("merge", "org/a"), ("merge", "org/b")]
    assert notes(found) == [
        "merge method: ties, the base",
        "merge method: ties",
        "merge method: ties",
    ]
    assert locators(found) == ["base_model", "models[0].model", "models[1].model"]


def test_a_model_that_is_cut_into_slices_is_one_parent() -> None:
    found = claims(
        "slices:\n- sources: [{model: org/a}]\n- sources: [{model: org/b}]\n"
        "- base_model: org/c\n  sources: [{model: org/a}]\n"
    )
    assert edges(found) == [("merge", "org/a"), ("merge", "org/b"), ("merge", "org/c")]
    assert locators(found)[0] == "slices[0].sources[0].model"


def test_experts_are_parents() -> None:
    found = claims(
        "base_model: org/base\nexperts:\n- source_model: org/a\nshared_experts:\n"
        "- source_model: org/b\n"
    )
    assert edges(found) == [("merge", "org/base"), ("merge", "org/a"), ("merge", "org/b")]
    assert notes(found)[1] == "merge method: mixture of experts"


def test_modules_have_models_of_their_own() -> None:
    found = claims("modules: {text: {models: [{model: org/a}]}, eyes: {slices: [3]}, ears: 1}")
    assert edges(found) == [("merge", "org/a")]
    assert locators(found) == ["modules.text.models[0].model"]


@pytest.mark.parametrize(
    "text",
    [
        "models: [{model: org/a+org/lora}]",
        "models: [{model: org/a, lora: org/lora}]",
        "models: [{model: {model: org/a, lora: org/lora}}]",
        "models: [{model: {model: {path: org/a}, lora: {path: org/lora}}}]",
    ],
)
def test_an_adapter_is_a_parent_beside_its_model(text: str) -> None:
    found = claims(text)
    assert edges(found) == [("merge", "org/a"), ("merge", "org/lora")]
    assert notes(found) == ["", "an adapter merged with its model"]


def test_a_revision_is_told() -> None:
    assert notes(claims("base_model: org/a@abc")) == ["the base, revision abc"]


def test_a_path_and_a_bare_name_are_unknown_parents() -> None:
    found = claims("models: [{model: ./out}, {model: model_a}]")
    assert edges(found) == [("merge", "unknown:./out"), ("merge", "unknown:model_a")]
    assert gaps(found) == [("models[0].model", "'./out' is no id on the Hub")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is no mapping"),
        ("- a\n", "is no mapping"),
        ("merge_method: ties\n", "names no model"),
        ("models: [{model: 3}, 4, {model: [org/a]}, {model: ' '}]", "names no model"),
        ("models: [\n", "not readable as YAML"),
        ("base_model: &a org/a\nmodels: [*a]\n", "aliases"),
        ("base_model: org/a\n---\nbase_model: org/b\n", "not readable as YAML"),
        (POINTER.decode(), "^a git-LFS pointer stands for the file$"),
    ],
)
def test_what_is_no_configuration_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        parse(text)


def test_more_parents_are_not_read_than_a_merge_may_have() -> None:
    models = "".join(f"- model: org/m{number}\n" for number in range(1_001))
    with pytest.raises(SourceError, match="1001 models"):
        parse(f"models:\n{models}")


def test_a_text_of_plus_signs_is_no_burden() -> None:
    with pytest.raises(SourceError, match="names no model"):
        parse(f"base_model: '{'+' * 900_000}'")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(SourceError):
        assert parse(text).parents


@pytest.mark.parametrize(
    ("name", "method", "parents"),
    [
        ("arcee_fusion.yml", "arcee_fusion", ["model_a", "model_b"]),
        (
            "bio-merge.yml",
            "ties",
            [
                "mistralai/Mistral-7B-v0.1",
                "mistralai/Mistral-7B-Instruct-v0.2",
                "BioMistral/BioMistral-7B",
            ],
        ),
        (
            "gradient-slerp.yml",
            "slerp",
            ["psmathur/orca_mini_v3_13b", "garage-bAInd/Platypus2-13B"],
        ),
        (
            "linear.yml",
            "linear",
            [
                "psmathur/orca_mini_v3_13b",
                "WizardLM/WizardLM-13B-V1.2",
                "garage-bAInd/Platypus2-13B",
            ],
        ),
        (
            "orcamini-platy-44layer.yml",
            "passthrough",
            ["psmathur/orca_mini_v3_13b", "garage-bAInd/Platypus2-13B"],
        ),
        (
            "ties.yml",
            "ties",
            [
                "TheBloke/Llama-2-13B-fp16",
                "psmathur/orca_mini_v3_13b",
                "garage-bAInd/Platypus2-13B",
                "WizardLM/WizardMath-13B-V1.0",
            ],
        ),
    ],
)
def test_real_configurations_are_read(
    shared: Path, name: str, method: str, parents: list[str]
) -> None:
    merge = parse((shared / "mergekit_examples" / name).read_text("utf-8"))
    assert merge.method == method
    assert [parent.name for parent in merge.parents] == parents
