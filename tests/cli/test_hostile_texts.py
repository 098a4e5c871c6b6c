"""Texts that are meant to break a reader: an answer or one line, each in bounded time."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from openglade.cli.group import main
from openglade.core.errors import InputError
from openglade.license_text.decoding import decode
from openglade.license_text.reading import Reader
from tools.golden import changed_license

PATIENCE = 30.0
"""Seconds after which a text counts as one that never ends; `make bench` says how long it takes."""

CHANCE = random.Random(7)  # noqa: S311  (the same bytes on every run)
_PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n"
HOSTILE: dict[str, Callable[[], bytes]] = {
    "50 MB": lambda: b"You may not use it. " * 2_500_000,
    "too many characters": lambda: b"You may not use it. " * 30_000,
    "a license again and again": lambda: (changed_license() * 50).encode()[:499_000],
    "one endless line": lambda: b"word " * 99_000,
    "one endless word": lambda: b"a" * 499_000,
    "UTF-16": lambda: changed_license().encode("utf-16"),
    "Latin-1": lambda: ("é © « " + changed_license()).encode("latin-1"),
    "NULs between words": lambda: changed_license().replace(" ", " \0").encode(),
    "NULs at the end": lambda: changed_license().encode() + b"\0" * 900_000,
    "only NULs": lambda: b"\0" * 1_000_000,
    "HTML": lambda: b"<p>" * 100_000 + changed_license().encode(),
    "open tags": lambda: b"<" * 499_000,
    "entities": lambda: b"&amp;" * 99_000,
    "a PDF": lambda: _PDF + CHANCE.randbytes(400_000),
    "nested brackets": lambda: b"(" * 5_000 + b"not" + b")" * 5_000,
    "nested lists": lambda: b"".join(b" " * at + b"(a)\n" for at in range(980)),
    "numbers": lambda: b"1.1.1.1.1.1.1.1.1.1." * 24_900,
    "section numbers": lambda: b"\n".join(b"%d. (a) (i) x" % at for at in range(28_000)),
    "spaces": lambda: b"You may" + b" " * 499_000 + b"not",
    "line feeds": lambda: b"\n" * 499_000 + b"x",
    "quotes": lambda: b'"' * 499_000,
    "a sentence without an end": lambda: b"you may not use the model for, or with " * 12_500,
    "almost a threshold": lambda: b"more than 700 million monthly active " * 13_000,
    "almost a name": lambda: b"Built with " * 45_000,
    "ideograms": lambda: "不得用于商业目的。".encode() * 55_000,
    "combining marks": lambda: "a\u0301\u0300".encode() * 166_000,
    "dashes": lambda: b"-" * 499_000,
    "comment marks": lambda: b"# * // " * 71_000,
    "copyright lines": lambda: b"Copyright (c) 2024 somebody\n" * 17_800,
}
"""As many characters as are read, where size is the point."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_gets_an_answer_or_one_line_in_bounded_time(
    name: str, tmp_path: Path
) -> None:
    Reader().read("The first reading loads the references.")
    path = tmp_path / "LICENSE"
    path.write_bytes(HOSTILE[name]())
    start = time.process_time()
    result = CliRunner().invoke(main, ["read", str(path)])
    taken = time.process_time() - start
    assert result.exit_code in {0, 2}, result.output
    assert "a bug" not in result.stderr
    assert len(result.stderr.splitlines()) == (result.exit_code == 2)
    assert not result.stderr or result.stderr.startswith(f"openglade: {path}: ")
    assert taken < PATIENCE


def test_ten_thousand_random_byte_strings_get_an_answer_or_one_line() -> None:
    reader = Reader()
    answers = refusals = 0
    for _ in range(10_000):
        content = CHANCE.randbytes(CHANCE.randrange(600))
        content = content if CHANCE.random() < 0.5 else bytes(byte & 0x7F for byte in content)
        if CHANCE.random() < 0.5:
            content = bytes(byte for byte in content if 32 <= byte < 127)
        try:
            reading = reader.read(decode(content, "LICENSE"))
        except InputError:
            refusals += 1
        else:
            answers += 1
            assert reading.identified.license is None
    assert answers > 1000
    assert refusals > 1000
