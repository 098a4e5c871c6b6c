"""Bytes of all kinds become text, or one line that says why not."""

import time

import pytest

from openglade.core.errors import InputError
from openglade.license_text.decoding import MOST, decode
from openglade.license_text.words import MOST_CHARACTERS

WORDS = "Permission “is” hereby granted, café, 许可"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_is_read_in_every_encoding_of_unicode(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "LICENSE") == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_characters_are_known_without_a_mark_by_their_nuls(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "LICENSE") == WORDS


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_is_no_character_of_the_text(mark: str) -> None:
    assert decode("\ufeffMIT License".encode(mark), "LICENSE") == "MIT License"


def test_bytes_that_are_no_utf_8_are_windows_1252() -> None:
    assert decode("“é” … ü".encode("cp1252"), "LICENSE") == "“é” … ü"


def test_one_stray_byte_does_not_garble_the_rest() -> None:
    assert decode("许可 “a” ".encode() + b"\xa9 x", "LICENSE") == "许可 “a” © x"


def test_control_characters_become_as_many_spaces() -> None:
    assert decode(b"MIT\0License\x1b[2J" + b" words" * 20, "x").startswith("MIT License [2J words")


@pytest.mark.parametrize("content", [b"MIT License\x1b", b"\x1b[1mMIT\x1b[0m", b"\x0cMIT\x08"])
def test_a_few_control_characters_are_spaces_in_the_shortest_text(content: bytes) -> None:
    assert "MIT" in decode(content, "x")
    assert "\x1b" not in decode(content, "x")


def test_line_ends_and_tags_stay_where_they_are() -> None:
    assert decode(b"<p>one</p>\r\ntwo\tthree\n", "x") == "<p>one</p>\r\ntwo\tthree\n"


def test_a_text_full_of_nuls_is_a_text() -> None:
    assert decode(b"MIT \0License \0Copyright \0", "x") == "MIT  License  Copyright "


def test_nuls_that_fill_a_block_do_no_harm() -> None:
    assert decode(b"MIT License" + b"\0" * (MOST // 2), "x") == "MIT License"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF, not text"),
        (b"\x7fELF\x02\x01", "a program, not text"),
        (b"PK\x03\x04\x14\0", "office document, not text"),
        (b"\xd0\xcf\x11\xe0\xa1", "office document, not text"),
        (b"\x1f\x8b\x08", "gzip archive, not text"),
        (b"{\\rtf1\\ansi MIT}", "rich text document, not text"),
        (b"\x89PNG\r\n", "a picture, not text"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "git-LFS pointer, not text"),
        (bytes(range(256)) * 8, "binary content, not text"),
        (b"", "it is empty"),
        (b"\0\0 \r\n\xff\xfe"[:5], "it is empty"),
    ],
)
def test_what_is_no_text_is_one_line(content: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(content, "LICENSE.pdf")
    assert str(caught.value).startswith("LICENSE.pdf: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32-le"])
def test_the_most_that_is_read_is_read_and_a_character_more_is_not(encoding: str) -> None:
    text = "a" * MOST_CHARACTERS
    assert decode(text.encode(encoding), "x") == text
    with pytest.raises(InputError, match=r"; the most that is read of a text is .*; give the"):
        decode(f"{text}a".encode(encoding), "x")


def test_the_error_names_the_size() -> None:
    with pytest.raises(InputError, match=r"x: 300,001 characters; the most .* is 300,000;"):
        decode(b"a" * (MOST_CHARACTERS + 1), "x")
    with pytest.raises(InputError, match=r"x: more than 1,200,000 bytes; the most .* is 1,200"):
        decode(b"a" * (MOST + 1), "x")


def test_the_largest_text_is_decoded_in_a_fraction_of_a_second() -> None:
    for content in (b"\xe9" * MOST, b"a\0" * (MOST // 2), b"<" * MOST, b"a \x01" * (MOST // 3)):
        start = time.perf_counter()
        try:
            decode(content, "x")
        except InputError as error:
            assert "x: " in str(error)  # noqa: PT017  (either is an answer; the time counts)
        assert time.perf_counter() - start < 30
