"""What people ask in public about licenses of models, and what the texts answer.

Each test names the thread that it is taken from; the records hold what the thread says.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from openglade.core.drift_rule import drift
from openglade.core.evidence import Method
from openglade.core.finding import Code
from openglade.core.ids import LicenseId, ModelId
from openglade.core.lineage import Relation
from openglade.core.record import ModelRecord
from openglade.core.release import Unlicensed
from openglade.core.stance import DEFAULT, Stance
from openglade.core.term import Kind
from openglade.examine import gather
from tests.builders import READ, dataset, edge, model, released
from tests.real_records import (
    BINDING_DATA,
    SILENT_DATA,
    all_of,
    codes,
    dropped,
    grounds,
    known,
    may,
    places,
    record,
    texts,
    under,
)

LLAMA_1 = "meta:llama-1-7b"
LLAMA_2 = "meta-llama/Llama-2-7b-hf"
LLAMA_2_LICENSE = "LicenseRef-llama-2-community"
MINICPM = "LicenseRef-minicpm-commercial-zh"
STANCES = [(DEFAULT, "yes"), (SILENT_DATA, "yes"), (BINDING_DATA, "no")]


def built_on(
    base: str, license_id: str, name: str = "lab/tuned", how: Relation = Relation.FINETUNE
) -> ModelRecord:
    """A model under some license, on top of one that the catalog knows."""
    tuned = under(name, license_id)
    return record(tuned, *all_of(base), edge(tuned, how, ModelId.parse(base)))


@pytest.mark.parametrize(
    ("declared", "expected"),
    [("Apache-2.0", {"relicensed", "term-dropped"}), (LLAMA_2_LICENSE, set())],
)
def test_llava_is_under_llama_2_and_not_under_apache(declared: str, expected: set[str]) -> None:
    """ollama/ollama#4561."""
    llava = under("liuhaotian/llava-v1.5-7b", LLAMA_2_LICENSE)
    packed = under("ollama:llava", declared)
    vicuna = "lmsys/vicuna-7b-v1.5"
    about = record(
        packed,
        *(llava, *all_of(vicuna)),
        edge(packed, Relation.QUANTIZED, llava),
        edge(llava, Relation.FINETUNE, ModelId.parse(vicuna)),
    )
    assert codes(about) == expected


@pytest.mark.parametrize("relation", [Relation.QUANTIZED, Relation.FINETUNE])
def test_minicpm_v_is_under_its_own_license_and_not_under_apache(relation: Relation) -> None:
    """ollama/ollama#7714."""
    original, packed = under("openbmb/MiniCPM-V-2_6", MINICPM), under("lab:minicpm-v", "Apache-2.0")
    about = record(packed, original, edge(packed, relation, original))
    assert codes(about) == {"relicensed", "term-dropped"}
    assert {"commercial-registration", "output-training", "field-of-use"} <= dropped(about)
    verdict = may(about, purpose="commercial", do=["host"], monthly_users="5")
    assert verdict.answer.value == "yes-if"
    assert {"display-name", "commercial-registration"} <= grounds(verdict.duties)


def test_a_tokenizer_brings_no_license_with_it() -> None:
    """SesameAILabs/csm#106, as its answer has it: the Llama tokenizer, and other weights."""
    about = known("sesame/csm-1b")
    assert codes(about) == set()
    assert may(about, purpose="commercial", do=["run"], domicile="FR").answer.value == "yes"


def test_a_backbone_of_llama_3_2_brings_its_license_and_its_name() -> None:
    """SesameAILabs/csm#106, as it asks: were the weights those of Llama 3.2 1B."""
    about = built_on("meta-llama/Llama-3.2-1B", "Apache-2.0", "lab/csm")
    assert {"relicensed", "name-missing"} <= codes(about)
    assert {"acceptable-use-policy", "user-threshold"} <= dropped(about)
    named = built_on("meta-llama/Llama-3.2-1B", "LicenseRef-llama-3.2-community", "lab/Llama-csm")
    assert codes(named) == set()


@pytest.mark.parametrize(
    ("declared", "may_carry_it"),
    [(LLAMA_2_LICENSE, True), ("MIT", False), ("Apache-2.0", False)],
)
def test_a_derivative_of_llama_2_has_to_carry_its_license(
    declared: str,
    may_carry_it: bool,  # noqa: FBT001  (a row of a table)
) -> None:
    """meta-llama/llama#907."""
    assert ("relicensed" not in codes(built_on(LLAMA_2, declared))) is may_carry_it


def test_gpl_on_llama_1_allows_what_llama_1_does_not() -> None:
    """meta-llama/llama#299: gpt4all-lora."""
    about = built_on(LLAMA_1, "GPL-3.0-only", "nomic-ai/gpt4all-lora", Relation.ADAPTER)
    assert {"relicensed", "license-conflict"} <= codes(about)
    assert {"noncommercial", "research-only"} <= dropped(about)
    verdict = may(about, purpose="commercial", do=["run"])
    assert verdict.answer.value == "no"
    paths = {tuple(map(str, one.path)) for one in verdict.reasons}
    assert paths == {("nomic-ai/gpt4all-lora", LLAMA_1)}


def test_an_adapter_inherits_from_the_model_that_it_adapts() -> None:
    """LC1332/Luotuo-Chinese-LLM#17: must a LoRA for LLaMA 7B inherit?"""
    about = built_on(LLAMA_1, "Apache-2.0", "lab/luotuo-lora-7b", Relation.ADAPTER)
    assert "relicensed" in codes(about)
    assert may(about, purpose="commercial", do=["run"]).answer.value == "no"
    assert may(about, purpose="research", do=["run"]).answer.value == "yes-if"


def instructed(declared: str, base: str) -> ModelRecord:
    """A model tuned on CC-BY-NC-4.0 instructions that GPT-4 wrote."""
    tuned, data = under("lab/tuned", declared), dataset("lab/told", released("CC-BY-NC-4.0"))
    return record(
        tuned,
        *(data, *all_of(base, "openai:gpt-4")),
        edge(tuned, Relation.FINETUNE, ModelId.parse(base)),
        edge(tuned, Relation.TRAINED_ON, data),
        edge(data, Relation.GENERATED_BY, ModelId.parse("openai:gpt-4")),
    )


@pytest.mark.parametrize("action", ["run", "embed"])
def test_llama_2_can_be_used_in_business_and_what_its_data_claim_is_contested(action: str) -> None:
    """haotian-liu/LLaVA#621, bofenghuang/vigogne#38."""
    about = instructed(LLAMA_2_LICENSE, LLAMA_2)
    verdict = may(about, purpose="commercial", do=[action], monthly_users="5")
    assert verdict.answer.value == "yes-if"
    assert {"noncommercial", "output-training"} <= grounds(verdict.cautions)
    bound = may(about, BINDING_DATA, purpose="commercial", do=[action], monthly_users="5")
    assert bound.answer.value == "no"


def test_another_base_takes_away_its_license_and_not_what_the_teacher_says() -> None:
    """bofenghuang/vigogne#38: the answer recommends Mistral, and names OpenAI's terms."""
    about = instructed("Apache-2.0", "mistralai/Mistral-7B-v0.1")
    verdict = may(about, SILENT_DATA, purpose="commercial", do=["run"])
    assert verdict.answer.value == "yes"
    assert {(one.ground.value, str(one.license)) for one in verdict.cautions} == {
        ("output-training", "LicenseRef-openai-terms-of-use")
    }


@pytest.mark.parametrize(("stance", "answer"), STANCES)
def test_whether_a_data_license_binds_a_model_is_a_stance(stance: Stance, answer: str) -> None:
    """tatsu-lab/stanford_alpaca#138: models that are built on its CC-BY-NC-4.0 data."""
    base, data = "EleutherAI/gpt-j-6b", "tatsu-lab/alpaca"
    tuned = under("lab/dolly", "Apache-2.0")
    alpaca = known("tatsu-lab/alpaca-7b-wdiff")
    [read] = (node for node in alpaca.artifacts if str(node) == data)
    about = record(
        tuned,
        *all_of(base, "tatsu-lab/alpaca-7b-wdiff"),
        edge(tuned, Relation.FINETUNE, ModelId.parse(base)),
        edge(tuned, Relation.TRAINED_ON, read),
    )
    assert may(about, stance, purpose="commercial", do=["run"]).answer.value == answer


def test_chatgpt_does_not_make_what_it_wrote_noncommercial() -> None:
    """lm-sys/FastChat#2073: CC-BY-NC-4.0 because some questions are by ChatGPT."""
    tuned = under("lab/tuned", "Apache-2.0")
    questions = dataset("lmsys/vicuna-bench", released("CC-BY-NC-4.0"))
    translated = dataset("lab/vicuna-bench-ko", released("CC-BY-NC-4.0"))
    about = record(
        tuned,
        *(questions, translated, *all_of("openai:chatgpt")),
        edge(tuned, Relation.TRAINED_ON, translated),
        edge(translated, Relation.DERIVED_DATA, questions),
        edge(questions, Relation.GENERATED_BY, ModelId.parse("openai:chatgpt")),
    )
    cautions = may(about, purpose="commercial", do=["run"]).cautions
    whose = {one.ground.value: str(one.license) for one in cautions}
    assert whose["noncommercial"] == "CC-BY-NC-4.0"
    assert whose["output-training"] == "LicenseRef-openai-terms-of-use"
    assert not texts()[LicenseId("LicenseRef-openai-terms-of-use")].having(Kind.NONCOMMERCIAL)


def folder_with(folder: Path, card: str) -> Path:
    (folder / "README.md").write_text(card, "utf-8")
    (folder / "config.json").write_text("{}", "utf-8")
    (folder / "model.safetensors").write_bytes(b"\x02\0\0\0\0\0\0\0{}")
    return folder


def test_a_license_file_speaks_where_the_metadata_are_silent(tmp_path: Path, shared: Path) -> None:
    """huggingface/hub-docs#995: models with a LICENSE file and no license in the metadata."""
    folder = folder_with(tmp_path, "# A model\n")
    assert may(gather(str(folder), places()), purpose="commercial").answer.value == "unknown"
    text = shared / "license_texts" / "apache-2.0-qwen-later.txt"
    (folder / "LICENSE").write_bytes(text.read_bytes())
    assert may(gather(str(folder), places()), purpose="commercial").answer.value == "yes"


def test_the_header_of_the_files_counts_more_than_a_stamped_card() -> None:
    """braindecode/braindecode#1139: bsd-3-clause stamped on CC-BY-NC-4.0 models."""
    in_files = released("CC-BY-NC-4.0")
    on_card = replace(
        released("BSD-3-Clause"), evidence=(replace(READ, source="README", method=Method.CARD),)
    )
    header = replace(in_files, evidence=(replace(READ, source="model.py", method=Method.FILE),))
    about = record(model("lab/brain", weights=header), model("lab/brain", weights=on_card))
    assert Code.DECLARED_DIFFERS in {one.code for one in about.findings}
    assert may(about, purpose="commercial", do=["run"]).answer.value == "no"
    assert may(about, purpose="research", do=["run"]).answer.value == "yes"


def test_a_default_license_is_right_or_wrong_by_the_base() -> None:
    """WestWaters/pollard-weights#66: apache-2.0 on every card, whatever the base is under."""
    base = under("microsoft/FrogMini-14B-2510", "MIT")
    packed = under("lab/FrogMini-14B-GGUF", "Apache-2.0")
    about = record(packed, base, edge(packed, Relation.QUANTIZED, base))
    assert codes(about) == set()
    duties = may(about, purpose="commercial", do=["redistribute"]).duties
    assert ("keep-notices", base.id) in {(one.ground.value, one.artifact) for one in duties}
    on_llama = built_on("meta-llama/Llama-3.1-8B", "Apache-2.0", how=Relation.QUANTIZED)
    assert {"relicensed", "term-dropped"} <= codes(on_llama)


def test_no_license_on_the_card_is_drift_where_the_base_asks_for_something() -> None:
    """WestWaters/pollard-weights#66: what cannot be read is not guessed."""
    silent = replace(released(), evidence=(replace(READ, method=Method.CARD),))
    packed = model("lab/Llama-GGUF", weights=silent)
    base = "meta-llama/Llama-3.1-8B"
    about = record(packed, *all_of(base), edge(packed, Relation.QUANTIZED, ModelId.parse(base)))
    assert codes(about) == {"license-missing"}


@pytest.mark.parametrize(
    "parent",
    ["meta-llama/Llama-2-7b-hf", "{repo_url: https://huggingface.co/meta-llama/Llama-2-7b-hf}"],
)
def test_a_parent_can_be_a_name_or_a_mapping(tmp_path: Path, parent: str) -> None:
    """huggingface/huggingface_hub#2479: parents as mappings."""
    card = f"---\nlicense: mit\nbase_model:\n- {parent}\n---\n# A model\n"
    about = gather(str(folder_with(tmp_path, card)), places())
    assert [str(one.parent) for one in about.lineage.above(about.id)] == [LLAMA_2]
    assert "relicensed" in codes(about)


def test_a_parent_in_prose_is_found_and_has_to_move_to_the_metadata(tmp_path: Path) -> None:
    """huggingface/huggingface_hub#1803: from the template's line to `base_model`."""
    line = "- **Finetuned from model [optional]:** mistralai/Mistral-7B-v0.1"
    card = f"---\nlicense: apache-2.0\n---\n# A model\n\n{line}\n"
    about = gather(str(folder_with(tmp_path, card)), places())
    assert [one.code.value for one in drift(about)] == ["base-undeclared"]
    declared = card.replace("license:", "base_model: mistralai/Mistral-7B-v0.1\nlicense:")
    assert drift(gather(str(folder_with(tmp_path, declared)), places())) == ()


@pytest.mark.parametrize(
    ("declared", "answer"), [(Unlicensed.NONE, "ask"), (Unlicensed.UNREAD, "unknown")]
)
def test_a_trained_model_needs_a_license_of_its_own(declared: Unlicensed, answer: str) -> None:
    """flairNLP/flair#3633: trained models come without one."""
    bare = model("flair/ner-german", weights=replace(released(), license=declared))
    assert may(record(bare), purpose="commercial", do=["run"]).answer.value == answer
    licensed = under("flair/ner-german", "MIT")
    assert may(record(licensed), purpose="commercial", do=["run"]).answer.value == "yes"
