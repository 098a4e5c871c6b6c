"""What the words of a card say of how each part of a model was released."""

import time

import pytest

from openglade.core.component import Component
from openglade.core.release import Availability, Extent
from openglade.sources import stated
from openglade.sources.stated import Stated

DATA = "https://huggingface.co/datasets/org/data"


def said(text: str, *, based: bool = False, others: tuple[str, ...] = ()) -> list[Stated]:
    return stated.read(text, based=based, others=others)


def parts(text: str, *, based: bool = False) -> dict[Component, Availability]:
    return {one.component: one.availability for one in said(text, based=based) if not one.license}


@pytest.mark.parametrize(
    "text",
    [
        "We release the weights of all models.",
        "We\u2019re open-sourcing our 7B model.",
        "Somebody developed and released the X family of large language models.",
        "Since we are openly releasing these models, nobody has to train them again.",
        "All the models are publicly released under a license.",
        "You can download the model weights with any client.",
        "Here are the models we're releasing.",
        "## Downloads\n\n| X | 7B | [Hub](https://huggingface.co/org/x) |",
        "Download <a href='https://huggingface.co/org/x'>x</a>",
        "It needs our released weight diff.",
    ],
)
def test_weights_are_public_where_the_card_says_so(text: str) -> None:
    assert parts(text) == {Component.WEIGHTS: Availability.PUBLIC}


@pytest.mark.parametrize(
    "text",
    [
        "We intend to release the model weights if we are given permission.",
        "We will release the weights soon.",
        "The weights are not released.",
        "First download the original model weights.",
        "Download the base model from https://huggingface.co/org/base first.",
        "The weights were made by many people.",
        "It is like other released models.",
        "<!-- We release the weights of all models. -->",
        "```\nWe release the weights of all models.\n```",
        "Download the paper at https://example.org/org/x.",
    ],
)
def test_plans_doubts_and_other_models_count_for_nothing(text: str) -> None:
    assert parts(text) == {}


def test_the_download_of_a_model_that_the_card_names_as_its_base_is_not_its_own() -> None:
    text = "Download https://huggingface.co/org/base."
    assert [one.component for one in said(text)] == [Component.WEIGHTS]
    assert said(text, others=("ORG/base",)) == []


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("X was pretrained on 2 trillion tokens of text.", Component.PRETRAINING_DATA),
        ("The models are trained on 12T tokens in total.", Component.PRETRAINING_DATA),
        ("The training dataset is composed of web pages.", Component.PRETRAINING_DATA),
        ("## Training Data\n\nBooks and pages of many languages.", Component.PRETRAINING_DATA),
        ("## DataMix\n\n| Books | 28.86 | and | 12 |", Component.PRETRAINING_DATA),
        ("The fine-tuning data includes a million examples.", Component.FINETUNING_DATA),
        ("**Fine-tuning data**\n\nWe let people write it all.", Component.FINETUNING_DATA),
        ("It was fine-tuned on 52K instruction-following data.", Component.FINETUNING_DATA),
        ("It uses reinforcement learning with feedback.", Component.REWARD_MODEL),
        ("It was aligned with a stage of DPO.", Component.REWARD_MODEL),
    ],
)
def test_data_and_rewards_are_described_where_the_card_describes_them(
    text: str, component: Component
) -> None:
    assert parts(text) == {component: Availability.DESCRIBED}


@pytest.mark.parametrize(
    "text",
    [
        "It has 175 billion parameters and was pretrained.",
        "Trained with a batch size of 4M tokens.",
        "GPT-J's pre-training corpus contains much of the internet.",
        "It was not trained with reinforcement learning.",
        "We are training on Tuesdays.",
    ],
)
def test_what_only_sounds_like_it_describes_no_data(text: str) -> None:
    assert parts(text) == {}


def test_the_training_data_of_a_derivative_are_those_of_its_fine_tuning() -> None:
    text = "## Training Data\n\nBooks and pages of many languages."
    assert parts(text, based=True) == {Component.FINETUNING_DATA: Availability.DESCRIBED}


def test_data_that_the_card_holds_are_public_and_not_only_described() -> None:
    text = "The fine-tuning data includes jokes. The file contains data we used for fine-tuning."
    assert parts(text) == {Component.FINETUNING_DATA: Availability.PUBLIC}


@pytest.mark.parametrize(
    ("text", "component"),
    [
        (f"It was trained on [data]({DATA}).", Component.PRETRAINING_DATA),
        (f"[Fully processed pretraining data]({DATA})", Component.PRETRAINING_DATA),
        (
            f"Trained on 15k fine tuning records\n[`data`]({DATA}) of ours.",
            Component.FINETUNING_DATA,
        ),
    ],
)
def test_a_dataset_that_is_linked_as_training_data_is_named(
    text: str, component: Component
) -> None:
    (found,) = said(text)
    assert (found.component, found.dataset) == (component, "org/data")


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("This repository contains example code for running the model.", Extent.EXAMPLES),
        ("We provide a simple demo for inference.", Extent.EXAMPLES),
        ("The repo contains the code for fine-tuning the model.", Extent.PART),
        ("We release the training script.", Extent.PART),
        ("We release the training code and the data preparation.", Extent.WHOLE),
        (
            "- [Training Code](https://example.org/a)\n- [Data Preparation](https://b.org)",
            Extent.WHOLE,
        ),
    ],
)
def test_code_is_whole_only_with_training_and_data(text: str, extent: Extent) -> None:
    (found,) = said(text)
    assert (found.component, found.extent) == (Component.CODE, extent)


@pytest.mark.parametrize(
    "text",
    [
        "We do not provide the training code.",
        "We provide a reference implementation of our safeguards.",
        "The training code is hard to write.",
    ],
)
def test_no_code_where_the_card_does_not_give_it(text: str) -> None:
    assert parts(text) == {}


def test_a_sentence_that_licenses_the_weights_is_kept_whole() -> None:
    sentence = "The code and weights of the X models are distributed under the Apache 2.0 license."
    assert sentence in {one.license for one in said(sentence)}


def test_a_statement_has_its_line_and_at_most_25_words() -> None:
    (found,) = stated.read(f"\n\nWe release the weights {'and so on ' * 30}", 5, based=False)
    assert (found.line, len(found.quote.split())) == (7, 25)


@pytest.mark.parametrize(
    "line", ["we release ", "trained on 2T ", "[a](", "<!--", "**", "| a ", "\x04a\x03 trained on "]
)
def test_the_time_is_linear_in_the_text(line: str) -> None:
    start = time.perf_counter()
    said(line * (2_000_000 // len(line)))
    said(f"{line}\n" * (2_000_000 // len(line)))
    assert time.perf_counter() - start < 10
