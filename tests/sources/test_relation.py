from datetime import date

import pytest

from openglade.core.component import Component
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.finding import Code
from openglade.core.ids import DatasetId, ModelId
from openglade.core.lineage import Edge, Relation
from openglade.sources.relation import Metadata, doubt, infer, settled, staged, stated

A, B = ModelId.parse("org/a"), ModelId.parse("org/b")
READ = Evidence(source="hub", read_on=date(2026, 11, 21), method=Method.HUB_API)


def tagged(*tags: str, name: str = "model", library: str = "") -> Metadata:
    return Metadata(name=name, tags=frozenset(tags), library=library)


def test_a_model_without_parents_comes_from_none() -> None:
    assert infer(Metadata(), []) is None
    assert infer(Metadata(stated="merge"), [A], frozenset()) is None


def test_what_is_stated_counts() -> None:
    assert infer(Metadata(stated="adapter"), [A, B]) is Relation.ADAPTER


@pytest.mark.parametrize("stated", ["trained_on", "copy", ""])
def test_a_relation_that_the_hub_does_not_have_is_not_stated(stated: str) -> None:
    assert infer(Metadata(stated=stated), [A]) is Relation.FINETUNE


def test_several_parents_are_a_merge_and_the_same_in_two_cases_is_one() -> None:
    assert infer(tagged("gguf"), [A, B]) is Relation.MERGE
    assert infer(Metadata(), [A, ModelId.parse("Org/A")]) is Relation.FINETUNE


def test_only_parents_that_exist_count_where_that_is_known() -> None:
    assert infer(Metadata(), [A, B], frozenset({A})) is Relation.FINETUNE
    assert infer(Metadata(), [A, B], frozenset({A, B})) is Relation.MERGE


@pytest.mark.parametrize(
    "metadata",
    [
        tagged(library="peft"),
        tagged("lora", library="diffusers"),
        tagged("peft"),
        Metadata(files=("adapter_config.json",)),
    ],
)
def test_signs_of_an_adapter(metadata: Metadata) -> None:
    assert infer(metadata, [A]) is Relation.ADAPTER


def test_whole_weights_trained_with_an_adapter_are_none() -> None:
    assert infer(tagged("peft", "lora", library="transformers"), [A]) is Relation.FINETUNE


@pytest.mark.parametrize(
    "metadata",
    [
        tagged("gguf"),
        tagged("onnx"),
        tagged("4-bit", "bitsandbytes"),
        tagged(library="mlx"),
        tagged(name="a-GGUF"),
        tagged(name="a-Instruct-GPTQ-Int4"),
        tagged(name="a-4bit-128g"),
        tagged(name="a-bnb-4bit"),
        tagged(name="a.Q4_K_M"),
        tagged(name="a-3.5bpw"),
        tagged(name="a-w4a16"),
        Metadata(files=("a-q4.gguf",)),
    ],
)
def test_signs_of_a_quantized_copy(metadata: Metadata) -> None:
    assert infer(metadata, [A]) is Relation.QUANTIZED


@pytest.mark.parametrize(
    "metadata",
    [
        tagged(name="a-bnb-4bit-tuned"),
        tagged(name="awquarium"),
        tagged("merge", "mergekit"),
        Metadata(files=("a.gguf", "model.safetensors")),
    ],
)
def test_all_else_is_a_finetune(metadata: Metadata) -> None:
    assert infer(metadata, [A]) is Relation.FINETUNE


def test_metadata_is_read_from_the_fields_of_a_card() -> None:
    fields = {"tags": ["GGUF", 3], "base_model_relation": " Merge ", "library_name": ["peft"]}
    assert Metadata.of_fields(fields, "name", ["a.bin"]) == Metadata(
        name="name", stated="merge", tags=frozenset({"gguf", ""}), library="", files=("a.bin",)
    )
    assert Metadata.of_fields({"tags": "lora"}, "name").tags == {"lora"}


@pytest.mark.parametrize(
    "metadata",
    [
        tagged("onnx", "safetensors", "transformers.js", name="SmolLM2-1.7B-Instruct"),
        tagged("gguf", "safetensors"),
        Metadata(files=("model.safetensors", "model-q4.gguf")),
    ],
)
def test_whole_weights_that_nothing_calls_quantized_are_doubted(metadata: Metadata) -> None:
    finding = doubt(metadata, Relation.QUANTIZED, (READ,))
    assert finding is not None
    assert (finding.code, finding.evidence) == (Code.DECLARED_DIFFERS, (READ,))
    assert finding.because.startswith("labeled quantized, but it holds whole weights")


def test_a_quantized_copy_that_is_labeled_a_finetune_is_doubted() -> None:
    finding = doubt(tagged("gguf", name="a-GGUF"), Relation.FINETUNE)
    assert finding is not None
    assert finding.because.startswith("labeled finetune, but its name")


@pytest.mark.parametrize(
    ("metadata", "labeled"),
    [
        (tagged("gguf"), Relation.QUANTIZED),
        (tagged("safetensors", "4-bit"), Relation.QUANTIZED),
        (tagged("safetensors", name="a-AWQ"), Relation.QUANTIZED),
        (tagged("safetensors"), Relation.FINETUNE),
        (tagged("4-bit"), Relation.FINETUNE),
        (tagged("gguf", "safetensors"), Relation.MERGE),
    ],
)
def test_a_label_that_nothing_speaks_against_stands(metadata: Metadata, labeled: Relation) -> None:
    assert doubt(metadata, labeled) is None


@pytest.mark.parametrize(
    ("metadata", "labeled", "counts"),
    [
        (tagged("onnx", "safetensors"), Relation.QUANTIZED, Relation.FINETUNE),
        (tagged("onnx", "safetensors", "lora"), Relation.QUANTIZED, Relation.ADAPTER),
        (tagged("gguf", "4-bit", name="a-GGUF"), Relation.FINETUNE, Relation.QUANTIZED),
    ],
)
def test_a_label_that_is_doubted_gives_way_to_what_files_and_tags_show(
    metadata: Metadata, labeled: Relation, counts: Relation
) -> None:
    found, finding = settled(metadata, labeled, (READ,))
    assert found is counts
    assert finding is not None
    assert finding.because.startswith(f"labeled {labeled.value}, but ")
    assert finding.because.endswith(f"; {counts.value} counts")
    assert finding.evidence == (READ,)


def test_a_label_that_nothing_speaks_against_counts() -> None:
    assert settled(tagged("gguf"), Relation.QUANTIZED) == (Relation.QUANTIZED, None)


def test_what_the_card_states_is_not_doubted() -> None:
    whole = Metadata(stated="quantized", tags=frozenset({"safetensors"}))
    assert doubt(whole, Relation.QUANTIZED) is None


def test_only_a_relation_of_the_hub_can_be_stated() -> None:
    assert stated({"base_model_relation": " Merge "}) is Relation.MERGE
    assert stated({"base_model_relation": "cousin"}) is None
    assert stated({"base_model_relation": ["merge"]}) is None
    assert stated({}) is None


DATA = DatasetId.parse("org/data")
ON_DATA = Edge(child=A, parent=DATA, relation=Relation.TRAINED_ON)
BASE = Edge(child=A, parent=B, relation=Relation.ADAPTER)
GAP = Gap(what="x", reason="y", source="z")


@pytest.mark.parametrize("order", [[ON_DATA, BASE, GAP], [GAP, BASE, ON_DATA]])
def test_data_of_a_model_with_a_base_feed_fine_tuning_whichever_place_names_the_base(
    order: list[Edge | Gap],
) -> None:
    found = {one.parent: one for one in staged(order) if isinstance(one, Edge)}
    assert found[DATA].component is Component.FINETUNING_DATA
    assert found[B] == BASE
    assert GAP in staged(order)


def test_data_of_a_model_without_a_base_feed_pre_training() -> None:
    other = Edge(child=B, parent=ModelId.parse("org/c"), relation=Relation.FINETUNE)
    teacher = Edge(child=A, parent=B, relation=Relation.DISTILLED)
    (found, *_) = staged([ON_DATA, other, teacher])
    assert isinstance(found, Edge)
    assert found.component is Component.PRETRAINING_DATA


def test_a_stage_that_was_said_stays() -> None:
    told = Edge(
        child=A, parent=DATA, relation=Relation.TRAINED_ON, component=Component.PRETRAINING_DATA
    )
    assert staged([told, BASE]) == (told, BASE)
