from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.core.errors import SourceError
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim
from openglade.sources import mlmodel
from openglade.sources.mlmodel import MlModel, parse
from tests.sources.test_safetensors import DAY, ID, POINTER, Index, edges, gaps

LOGGED = """
artifact_path: model
flavors:
  python_function: {loader_module: mlflow.transformers}
  transformers:
    components: [tokenizer]
    instance_type: TextGenerationPipeline
    model_binary: model
    source_model_name: org/a
    source_model_revision: abc
    task: text-generation
"""


def claims(text: str) -> list[Claim]:
    return list(mlmodel.claims(parse(text), ID, source="MLmodel", read_on=DAY, licenses=Index()))


def notes(found: list[Claim]) -> list[str]:
    return [one.note for one in found if isinstance(one, Edge)]


def test_logged_weights_may_have_been_trained_further() -> None:
    found = claims(LOGGED)
    assert edges(found) == [("finetune", "org/a")]
    assert notes(found) == ["revision abc"]
    (edge,) = (one for one in found if isinstance(one, Edge))
    assert edge.evidence[0].locator == "flavors.transformers.source_model_name"


def test_a_reference_to_the_source_is_the_source() -> None:
    found = claims(LOGGED.replace("    model_binary: model\n", ""))
    assert edges(found) == [("quantized", "org/a")]
    assert notes(found) == ["a reference to the source's weights, revision abc"]


def test_an_adapter_has_its_base() -> None:
    text = LOGGED.replace("model_binary: model", "peft_adaptor: peft")
    assert edges(claims(text)) == [("adapter", "org/a")]


def test_a_path_is_an_unknown_parent() -> None:
    found = claims(LOGGED.replace("org/a", "./model"))
    assert edges(found) == [("finetune", "unknown:./model")]
    assert gaps(found) == [
        ("flavors.transformers.source_model_name", "'./model' is no id on the Hub")
    ]


@pytest.mark.parametrize(
    "flavors", ["{}", "{sklearn: {code: a}}", "{a: 3}", "{a: {source_model_name: 3}}"]
)
def test_a_model_without_a_source_has_no_parent(flavors: str) -> None:
    assert parse(f"flavors: {flavors}") == MlModel()
    assert claims(f"flavors: {flavors}") == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no mapping of flavors"),
        ("[]", "no mapping of flavors"),
        ("flavors: [a]", "no mapping of flavors"),
        ("flavors: [", "not readable as YAML"),
        ("flavors: !!python/object:os.system {}", "not readable as YAML"),
        (POINTER.decode(), "^a git-LFS pointer stands for the file$"),
    ],
)
def test_what_is_no_mlmodel_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        parse(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(SourceError):
        assert parse(text).relation in Relation
