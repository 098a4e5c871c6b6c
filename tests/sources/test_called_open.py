"""Which sentences of a card call its own model open source."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.sources.called_open import calls_itself_open


@pytest.mark.parametrize(
    "sentence",
    [
        "This is an open-source 7B language model.",
        "It is a fully open source LLM for German.",
        "This model is open source.",
        "The model is completely open-sourced and available to the public.",
        "Our chat model is now opensource, under the MIT license.",
        "Name-7B is an open-source, bilingual model.",
        "**Name** is a suite of open-source medical models (LLMs).",
        "The Name series models are the next generation of open-source large language models.",
        "Name-7B stands as the best open-source model, and competes with closed-source models.",
        "The intention behind this open-source model is to study safety, such as bias.",
        "We built our open-source translation model for everybody.",
        "We open-source the model to allow greater usage.",
        "To support research, we have open-sourced Name-7B, and six dense ones.",
        "We open-source org/Name-7B, which outperforms others.",
        "In this repo, we present a permissively licensed open source reproduction of LLaMA.",
        "We release the Name family of models under a full open-source license.",
    ],
)
def test_what_a_card_says_of_its_own_model_counts(sentence: str) -> None:
    assert calls_itself_open(sentence, "Name-7B")


@pytest.mark.parametrize(
    "sentence",
    [
        "It outperforms other open-source models.",
        "Unlike open-source models, this model is closed.",
        "This model is not open source.",
        "This model isn't open-source.",
        "This model will be open source.",
        "We plan to open-source the model.",
        "We are committed to developing an open-source language model.",
        "This model is the best among open-source models.",
        "This model is better than any open-source model.",
        "Name-7B ranked first among all existing open-source models.",
        "Name-7B is an open-source project about models.",
        "Name-7B is an initiative for open-source models.",
        "CogVideoX: An open-source text-to-video generation model.",
        "CogVideoX is an open-source text-to-video model.",
        "We started from x, an open-source multilingual LLM.",
        "It is trained on open-source datasets.",
        "The training code is open source.",
        "SpeechBrain is an open-source speech toolkit.",
        "We support the open source community.",
        "We open-source the training scripts.",
        "This library is open source.",
        "This model is open.",
    ],
)
def test_what_it_says_of_others_denies_or_plans_does_not(sentence: str) -> None:
    assert not calls_itself_open(sentence, "Name-7B")


def test_a_name_of_a_few_letters_is_too_short_to_be_told_from_others() -> None:
    assert not calls_itself_open("Yi is an open-source model.", "Yi")


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_sentence_is_read(sentence: str, name: str) -> None:
    assert calls_itself_open(sentence, name) in {True, False}


@pytest.mark.parametrize(
    "words",
    ["is a open-source x ", "our open source ", "we release a open source ", "is an a b c d e f "],
)
def test_a_long_sentence_takes_no_long_time(words: str) -> None:
    start = time.process_time()
    calls_itself_open(f"{words * 500}opensource", "Name")
    assert time.process_time() - start < 30
