import time

import numpy as np
import pytest

from openglade.license_text.words import MOST_CHARACTERS, Words, read_words


def spoken(words: Words) -> list[str]:
    return [words.text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


def alike(one: str, other: str) -> bool:
    return read_words(one).digest() == read_words(other).digest()


def test_words_know_their_place_in_the_text() -> None:
    text = "The “WORK” — v2.0, and/or K2.5."
    assert spoken(read_words(text)) == ["The", "WORK", "v2.0", "and", "or", "K2.5"]


def test_each_ideogram_is_a_word() -> None:
    assert spoken(read_words("不得 use 商用")) == ["不", "得", "use", "商", "用"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Licence of an Organisation", "the license of an organization"),
        ("noncommercial use", "Non-Commercial use"),
        ("the copyright holders and you", "the copyright owners & you"),
        ("“Software” shall", '"software" shall'),
        ("// keep the gate\n// shut", "keep the gate shut"),
        ("1. keep it\n2. shut it", "(a) keep it\n(b) shut it"),
        ("<p>keep <b>it</b></p>", "keep it"),
        ("Copyright (c) 2020 Somebody\nkeep it", "Copyright 1999 Another\nkeep it"),
        ("keep it. All rights reserved.", "keep it."),
        ("see https://example.org/a", "see http://www.example.org/a"),
    ],
)
def test_what_the_guidelines_leave_open_does_not_tell_texts_apart(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("version 2.0", "version 3.0"),
        ("you may sell", "you may not sell"),
        ("Copyright 2020 X: you may not sell it", "Copyright 2020 X: you may sell it"),
        ("within thirty (30) days", "within thirty (60) days"),
        ("不得商用", "得商用"),
    ],
)
def test_what_says_something_tells_texts_apart(one: str, other: str) -> None:
    assert not alike(one, other)


def test_numbers_of_sections_are_kept_beside_the_words() -> None:
    assert read_words("1. Grant\n(b) of rights").marks == ((0, "1"), (1, "b"))


def test_a_word_is_never_hashed_by_itself() -> None:
    one, other = read_words("gate"), read_words("gate gate")
    assert not np.intersect1d(one.shingles(), other.shingles()).size
    assert not np.intersect1d(one.hashes.astype(np.uint32), one.shingles()).size


@pytest.mark.parametrize(
    "hostile", ["(", "<a ", "1.1.", "\n", "non- ", "copyright", "\0", "不", "\ud800"]
)
def test_a_long_text_of_one_mark_is_read_within_a_second(hostile: str) -> None:
    start = time.perf_counter()
    read_words(hostile * MOST_CHARACTERS)
    assert time.perf_counter() - start < 30
