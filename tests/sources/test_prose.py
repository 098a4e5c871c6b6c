import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.core.lineage import Relation
from openglade.sources.prose import LONGEST, Said, Topic, read

X = "[x-1](https://huggingface.co/org/x-1)"


def said(text: str, topic: Topic, name: str = "name") -> list[str]:
    return [one.name for one in read(text, name) if one.topic is topic]


def parents(text: str) -> list[str]:
    return said(text, Topic.PARENT)


def relations(text: str) -> list[tuple[str, Relation]]:
    found = [one for one in read(text, "name") if one.topic is Topic.PARENT]
    return [(one.name, one.relation) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        f"This model is a fine-tuned version of {X} on the d dataset.",
        f"This model is a **fine-tuned** version of {X}.",
        f"This acoustic model is a fine-tuned version of {X} for Finnish.",
        "This model is a fine-tuned version of org/x-1 on an unknown dataset.",
        "This model is a fine-tuned version of `org/x-1`.",
        "This model is a\nfine-tuned version\nof [x-1](https://hf.co/org/x-1).",
        f"# Title\nThis model is a fine-tuned version of {X} using SFT.",
        '<p>This model is fine-tuned from <a href="https://huggingface.co/org/x-1">x</a>.</p>',
        "It was finetuned from https://huggingface.co/org/x-1.",
        f"Fine-tuned version of {X}",
        f"We fine-tuned this from {X}",
        f"This pipeline was finetuned from **{X}** on data.",
        f"This is a dreambooth model derived from {X}.",
        f"The model is based on the {X} model.",
        f"The model is built by fine-tuning {X} on mail.",
        f"name is a finetuned version of {X} on the d dataset.",
        f"**NAME** is a model based on {X}",
        "- **Finetuned from model :** org/x-1",
        "- **Finetuned from model [optional]:** org/x-1",
        f"* Fine-tuned from model: {X}",
        "- **Developed by:** me\n- **Finetuned from model:** https://huggingface.co/org/x-1",
        "License: mit\nFinetuned from model : org/x-1",
        "- Base model: org/x-1 (with care)",
        f"| Base Model | {X} (2B) |",
        f"Original model: {X}",
    ],
)
def test_a_parent_is_named(text: str) -> None:
    assert relations(text) == [("org/x-1", Relation.FINETUNE)]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (f"This model is a quantized version of {X}.", Relation.QUANTIZED),
        (f"This model was converted to GGUF format from {X} using llama.cpp.", Relation.QUANTIZED),
        (f"GGUF files for {X}", Relation.QUANTIZED),
        (f"Quantized from model: {X}", Relation.QUANTIZED),
        (
            "See the original model org/x-1 before using this model which provided the base model.",
            Relation.QUANTIZED,
        ),
        (f"These are LoRA adaption weights for {X}.", Relation.ADAPTER),
        (f"BF16 LoRA adapter for {X} fine-tuned on d.", Relation.ADAPTER),
        (f"This model is distilled from {X}.", Relation.DISTILLED),
        (f"This model was merged using the TIES merge method using {X} as a base.", Relation.MERGE),
        (f"### Models Merged\n\nThe following:\n* {X}\n", Relation.MERGE),
        (f"name is a merge of the following models using LazyMergekit:\n* {X}\n", Relation.MERGE),
    ],
)
def test_the_words_say_how_the_model_comes_from_its_parent(text: str, relation: Relation) -> None:
    assert relations(text) == [("org/x-1", relation)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nothing here.",
        f"Vicuna is a fine-tuned version of {X}.",
        f"We compare with {X}, and with a model fine-tuned from {X}.",
        f"You can try the version that is fine-tuned from {X}.",
        f"The tokenizer is based on {X}.",
        f"This dataset is based on {X}.",
        f"This model card is based on {X}.",
        f"This model is not fine-tuned from {X}.",
        f"This model was fine-tuned on a dataset from {X}.",
        f"Unlike this, six models were distilled from {X}.",
        f"Download the int4 quantized version: {X}",
        "This model is based on GPU/TPU code and on r/Berkeley.",
        "This project is based on [code](https://github.com/org/x-1).",
        "This model is based on [x](https://huggingface.co/datasets/org/x-1).",
        "This model is a fine-tuned version of the original.",
        "- **Finetuned from model [optional]:** [More Information Needed]",
        "- **Base model:** None",
        "- **Parent Model:** This model is what we made of nothing.",
        "```\nThis model is a fine-tuned version of org/x-1.\n```",
        "### Models Merged\n* \n",
    ],
)
def test_no_parent_is_named(text: str) -> None:
    assert parents(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Base Model: `DeepSeek-R1` 🏗️", "DeepSeek-R1"),
        ("- Base model: Meta Llama 3.1 8B", "Meta Llama 3.1 8B"),
        ("This model is a fine-tuned version of Llama-2-7b using int8.", "Llama-2-7b"),
        ("This model is a fine-tuned version of [gpt2](https://huggingface.co/gpt2).", "gpt2"),
        ("### Models Merged\n* /home/me/merged\n", "/home/me/merged"),
    ],
)
def test_a_parent_without_an_id_keeps_its_words(text: str, name: str) -> None:
    assert parents(text) == [name]


def test_a_label_may_name_several() -> None:
    assert parents("- Finetuned from model: [org/x-1&org/y-2]") == ["org/x-1", "org/y-2"]


def test_a_list_of_merged_models_ends_with_the_list() -> None:
    text = (
        f"### Models Merged\n* {X}\n\n* [y](https://hf.co/org/y)\n\nThen:\n* [z](https://hf.co/o/z)"
    )
    assert parents(text) == ["org/x-1", "org/y"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("on the squad dataset", ["squad"]),
        ("on the org/d dataset", ["org/d"]),
        (
            "on the MOZILLA-FOUNDATION/COMMON_VOICE_7_0 - HU dataset",
            ["MOZILLA-FOUNDATION/COMMON_VOICE_7_0"],
        ),
        ("on the [['org/d']](https://huggingface.co/datasets/['org/d']) dataset", ["org/d"]),
        ("on ['org/d', 'org/e'] datasets", ["org/d", "org/e"]),
        ("using TRL on [d](https://huggingface.co/datasets/org/d)", ["org/d"]),
        ("on an unknown dataset", []),
        ("on the None dataset", []),
        ("on the generator dataset", []),
        ("on the dataset that we made from other datasets", []),
        ("on many of our own diverse datasets", []),
        ("", []),
    ],
)
def test_datasets_are_named_behind_the_parent(words: str, names: list[str]) -> None:
    text = f"This model is a fine-tuned version of {X} {words}."
    assert said(text, Topic.DATASET) == names


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("This model was trained on data generated by GPT-4.", "GPT-4"),
        (
            "It was fine-tuned on 52K instructions generated with OpenAI's text-davinci-003.",
            "text-davinci-003",
        ),
        ("The model is fine-tuned on conversations collected from ChatGPT.", "ChatGPT"),
        ("This model was tuned on GPT-3.5-turbo-generated data.", "GPT-3.5-turbo"),
        ("Training data: dialogs created using Claude 3 Opus.", "Claude 3 Opus"),
        ("Our model is trained on answers produced by Gemini 1.5 Pro.", "Gemini 1.5 Pro"),
    ],
)
def test_training_data_was_made_with_a_service(text: str, service: str) -> None:
    assert said(text, Topic.GENERATED) == [service]


@pytest.mark.parametrize(
    "text",
    [
        "This model was trained on books and is compared with GPT-4.",
        "Answers generated by GPT-4 were used to evaluate it.",
        "Alpaca was trained on data generated by text-davinci-003.",
        "The benchmark holds questions generated by GPT-4.",
        "This model was trained on data generated by our own rules.",
        "This model was trained on alpaca-gpt4 data.",
    ],
)
def test_no_training_data_was_made_with_a_service(text: str) -> None:
    assert said(text, Topic.GENERATED) == []


@pytest.mark.parametrize(
    "text",
    [
        "This model is for research purposes only.",
        "The model is intended for research and educational purposes only.",
        "The weights may only be used for non-commercial purposes.",
        "We ask that usage of the model be limited to non-commercial purposes until May.",
        "This model is intended exclusively for academic research.",
        "The model cannot be used for commercial purposes.",
        "No commercial use of the weights.",
        "Commercial use is prohibited for this model.",
        "name is for noncommercial use only.",
    ],
)
def test_a_sentence_limits_the_use_of_the_model(text: str) -> None:
    (words,) = said(text, Topic.RESTRICTION)
    assert words in text


@pytest.mark.parametrize(
    "text",
    [
        "The dataset is for research purposes only.",
        "This model is ready for commercial/non-commercial use.",
        "This model supports commercial use and academic research.",
        "There are no restrictions on commercial use of the model.",
        "A model derived from data (Research only).",
        "Model usage should ideally be restricted to research.",
    ],
)
def test_a_sentence_does_not_limit_the_use_of_the_model(text: str) -> None:
    assert said(text, Topic.RESTRICTION) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- **License:** apache-2.0", ["apache-2.0"]),
        ("| License | MIT |", ["MIT |"]),
        (
            "## License\n\nUnder the MIT license.\n\n# Other\n\nUnder ISC.",
            ["Under the MIT license."],
        ),
        ("## 4. License\nUse is under MIT. The code is under ISC.", ["Use is under MIT."]),
        ("# Copyright and license\nAll MIT.", ["All MIT."]),
        ("# Licensed products\nAll MIT.", []),
        ("License: [More Information Needed]", []),
        ("License: apache-2.0 (or specify your own)", []),
    ],
)
def test_the_words_of_a_license_are_found(text: str, words: list[str]) -> None:
    assert said(text, Topic.LICENSE) == words


def test_blocks_of_settings_are_handed_over_whole() -> None:
    merge = "merge_method: slerp\nmodels:\n- model: org/a\n"
    text = f"```yaml\n{merge}```\nand\n~~~\nprint('base model')\n~~~\n```\nbase_model: org/b\n```\n"
    assert said(text, Topic.SETTINGS) == [merge, "base_model: org/b\n"]


def test_a_block_of_settings_that_is_too_long_is_passed_over() -> None:
    lines = "x: y\n" * 20_000
    text = f"```\nbase_model: org/a\n{lines}```\n- Base model: org/b\n"
    assert [one.name for one in read(text, "name")] == ["org/b"]


def test_what_is_said_has_its_line_and_its_words() -> None:
    text = f"# Title\n\nHello.\n\nThis model is a *fine-tuned* version of {X} on the d dataset.\n"
    parent, dataset = read(text, "name", first_line=10)
    quote = "This model is a fine-tuned version of org/x-1 on the d dataset."
    assert parent == Said(topic=Topic.PARENT, name="org/x-1", line=14, quote=quote)
    assert dataset == Said(topic=Topic.DATASET, name="d", line=14, quote=quote)


def test_a_quote_has_at_most_25_words_and_200_characters() -> None:
    words = "very " * 40
    (few,) = read(f"This model is a fine-tuned version of {X} for {words}", "name")
    assert len(few.quote.split()) == 25
    (short,) = read(f"This model is a fine-tuned version of {X} for {'a' * 900}", "name")
    assert len(short.quote) == 200


def test_the_words_that_limit_are_in_the_quote() -> None:
    start = "While it is released under a license of which we are fond, we are still in talks, "
    (one,) = read(f"{start * 2}and so the model is for research purposes only.", "name")
    assert "research purposes only" in one.quote


def test_what_stands_behind_the_end_is_not_read() -> None:
    assert parents(" " * LONGEST + f"\nThis model is fine-tuned from {X}.") == []


@given(
    st.lists(
        st.sampled_from(
            (
                *("fine-tuned", "version of", "base model:", X, "\n", "```", "- ", "|", "](", "<a"),
                *("# License", "under", "research", "only", "generated by", "GPT-4", "trained"),
                *("\x02", "\x03", "\x04", "href="),
            )
        ),
        max_size=40,
    )
)
def test_any_text_is_read(parts: list[str]) -> None:
    text = " ".join(parts)
    assert all(len(one.quote) <= 200 for one in read(text, "name"))


def test_a_model_that_is_called_open_source_is_so_called_with_its_words() -> None:
    text = "# X\n\nThis is an [open-source](https://opensource.org) model of ours.\n"
    (one,) = [one for one in read(text, "name") if one.topic is Topic.OPEN_SOURCE]
    assert one.line == len(("# X", "", "This"))
    assert one.quote.startswith("This is an open-source")


@pytest.mark.parametrize(
    "text",
    [
        "The license of the smashed model follows the license of the original model.",
        "The license is the same as the base model.",
        "License for this adapter is inherited from the parent model.",
    ],
)
def test_a_license_that_is_that_of_the_parent_is_one(text: str) -> None:
    assert said(f"# License\n\n{text}", Topic.SAME_LICENSE)
    assert not said(f"# License\n\n{text}", Topic.LICENSE)


def test_the_license_of_a_parent_by_itself_is_not_that_of_the_model() -> None:
    text = "# License\n\nPlease check the license of the original model."
    assert not said(text, Topic.SAME_LICENSE)
