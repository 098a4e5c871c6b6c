"""The folders in which makers announced their models, read alone, beside what the catalog says.

The catalog's records of models and datasets are switched off, those of licenses are on. Each level
is the catalog's, or a reviewed sentence says why it is not.
"""

import json
from pathlib import Path

import pytest

from openglade.catalog.compiling import compiled
from openglade.catalog.store import Catalog
from openglade.core.component import Component
from openglade.examine import examine
from openglade.places import Places
from tests.conftest import TABLE

MODELS = {
    "01-ai__Yi": "01-ai/Yi-34B",
    "FlagAI-Open__OpenSeek": "BAAI/OpenSeek-Small-v1",
    "LLM360__amber-train": "LLM360/Amber",
    "bigscience-workshop__model_card": "bigscience/bloom",
    "databrickslabs__dolly": "databricks/dolly-v2-12b",
    "deepseek-ai__DeepSeek-R1": "deepseek-ai/DeepSeek-R1",
    "deepseek-ai__DeepSeek-V3": "deepseek-ai/DeepSeek-V3",
    "ibm-granite__granite-3.0-language-models": "ibm-granite/granite-3.0-8b-instruct",
    "meta-llama__llama2": "meta-llama/Llama-2-70b-chat-hf",
    "meta-llama__llama3": "meta-llama/Meta-Llama-3-8B-Instruct",
    "meta-llama__llama3_1": "meta-llama/Llama-3.1-8B-Instruct",
    "meta-llama__llama3_2": "meta-llama/Llama-3.2-1B-Instruct",
    "meta-llama__llama3_3": "meta-llama/Llama-3.3-70B-Instruct",
    "meta-llama__llama4": "meta-llama/Llama-4-Scout-17B-16E-Instruct",
    "openai__gpt-2": "openai-community/gpt2",
    "openai__gpt-3": "openai:gpt-3",
    "openai__gpt-oss": "openai/gpt-oss-120b",
    "openlm-research__open_llama": "openlm-research/open_llama_7b",
    "tatsu-lab__stanford_alpaca": "tatsu-lab/alpaca-7b-wdiff",
    "xai-org__grok-1": "xai-org/grok-1",
}

_NO_STAGE = "no file can say that there was no such stage; the catalog knows the model by itself"
_CARD_ALONE = "the folder holds card and license only; the catalog read the repository of the code"
_DATASET = "the card names a dataset, whose own record is switched off here"
_SILENT = "no sentence of the card says it; the catalog has it from the paper"
_TWO_STAGES = (Component.FINETUNING_DATA, Component.REWARD_MODEL)
_FOUNDATIONS = (
    "01-ai__Yi",
    "FlagAI-Open__OpenSeek",
    "LLM360__amber-train",
    "bigscience-workshop__model_card",
    "openai__gpt-2",
    "openai__gpt-3",
    "openlm-research__open_llama",
    "xai-org__grok-1",
)
_LLAMAS = tuple(name for name in MODELS if name.startswith("meta-llama"))

REASONS: dict[tuple[str, Component], str] = {
    **{(name, stage): _NO_STAGE for name in _FOUNDATIONS for stage in _TWO_STAGES},
    **dict.fromkeys(((name, Component.CODE) for name in _LLAMAS), _CARD_ALONE),
    ("databrickslabs__dolly", Component.REWARD_MODEL): _NO_STAGE,
    ("tatsu-lab__stanford_alpaca", Component.REWARD_MODEL): _NO_STAGE,
    ("LLM360__amber-train", Component.PRETRAINING_DATA): _DATASET,
    ("databrickslabs__dolly", Component.FINETUNING_DATA): _DATASET,
    ("openlm-research__open_llama", Component.PRETRAINING_DATA): _DATASET,
    ("meta-llama__llama4", Component.REWARD_MODEL): _SILENT,
    ("deepseek-ai__DeepSeek-R1", Component.CODE): _CARD_ALONE,
    ("ibm-granite__granite-3.0-language-models", Component.FINETUNING_DATA): _SILENT,
    ("ibm-granite__granite-3.0-language-models", Component.REWARD_MODEL): _SILENT,
    ("ibm-granite__granite-3.0-language-models", Component.CODE): _CARD_ALONE,
    ("openai__gpt-oss", Component.PRETRAINING_DATA): _SILENT,
    ("openai__gpt-oss", Component.FINETUNING_DATA): _SILENT,
    ("openai__gpt-oss", Component.REWARD_MODEL): _SILENT,
    ("openai__gpt-2", Component.CODE): _CARD_ALONE,
    ("01-ai__Yi", Component.CODE): _CARD_ALONE,
    ("FlagAI-Open__OpenSeek", Component.WEIGHTS): (
        "its LICENSE is a notice that points to the Apache license; only whole texts are known"
    ),
    ("FlagAI-Open__OpenSeek", Component.PRETRAINING_DATA): (
        "the card names CCI4.0 in its news and tables, not as what this model was trained on"
    ),
    ("FlagAI-Open__OpenSeek", Component.CODE): _CARD_ALONE,
    ("bigscience-workshop__model_card", Component.WEIGHTS): (
        "no word says where the weights are; the repository of the card is under Apache-2.0, the"
        " card names RAIL, and the file counts"
    ),
    ("bigscience-workshop__model_card", Component.PRETRAINING_DATA): (
        "the card only describes the data; that they can be had on request is said elsewhere"
    ),
    ("bigscience-workshop__model_card", Component.CODE): (
        "the card links the code of the architecture and says nothing of that of the training"
    ),
    ("databrickslabs__dolly", Component.PRETRAINING_DATA): (
        "the base is named in a sentence that begins with the name of the model, which the folder"
        " does not have"
    ),
    ("databrickslabs__dolly", Component.CODE): (
        "the notebooks of the training are named in the steps of a manual, not in the folder"
    ),
    ("deepseek-ai__DeepSeek-R1", Component.PRETRAINING_DATA): (
        "what the base was trained on is in the card of the base, whose record is switched off"
    ),
    ("openai__gpt-3", Component.WEIGHTS): (
        "the card gives size and interface and does not say that the weights are kept"
    ),
    ("openai__gpt-3", Component.CODE): "that there is no code is seen from the repository alone",
    ("tatsu-lab__stanford_alpaca", Component.PRETRAINING_DATA): (
        "the base is 'a 7B LLaMA model', in words and without an id"
    ),
    ("xai-org__grok-1", Component.PRETRAINING_DATA): (
        "that nothing is said anywhere is no statement of the folder"
    ),
}


@pytest.fixture(scope="module")
def licenses_alone() -> Catalog:
    """The catalog without its models and datasets."""
    subjects = json.loads(compiled())
    return Catalog(json.dumps({**subjects, "models": {}, "datasets": {}}).encode())


def test_the_folders_give_the_levels_of_the_catalog_or_the_reason_why_not(
    shared: Path, catalog: Catalog, licenses_alone: Catalog, request: pytest.FixtureRequest
) -> None:
    folders = shared / "local_model_folders_official"
    assert {folder for folder, _ in REASONS} <= set(MODELS)
    assert sorted(MODELS) == sorted(one.name for one in folders.iterdir() if one.is_dir())
    lines, unexplained, unneeded, opened = [], [], [], []
    for folder, model in MODELS.items():
        derived = examine(str(folders / folder), Places(catalog=licenses_alone)).components
        recorded = examine(model, Places(catalog=catalog)).components
        for component in Component:
            here = derived[component].standing.level
            there = recorded[component].standing.level
            reason = REASONS.get((folder, component), "")
            agrees = here is there
            said = "agree" if agrees else reason
            lines.append(f"{folder:42} {component.value:17} {here.value} {there.value} {said}")
            if here.is_known and there.is_known and here.rank > there.rank:
                opened.append(lines[-1])
            if not agrees and not reason:
                unexplained.append(lines[-1])
            if agrees and reason:
                unneeded.append(lines[-1])
    agreeing = sum(line.endswith(" agree") for line in lines)
    lines.append(f"{agreeing} of {len(lines)} levels of official folders are the catalog's")
    request.config.stash.setdefault(TABLE, []).extend(lines)
    assert (unexplained, unneeded, opened) == ([], [], [])
