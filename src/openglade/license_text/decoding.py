"""From the bytes of a file to text, whatever wrote them.

Nothing is cut off but a byte order mark and the NULs at the end, so a place in the text is a place
among the characters of the file: a control character becomes a space, tags and line ends stay.
"""

import re

from openglade.core.errors import InputError
from openglade.license_text.words import MOST_CHARACTERS

MOST = 4 * MOST_CHARACTERS
"""The most bytes that are read of one text."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"version https://git-lfs.github.com/spec/", "a git-LFS pointer"),
)
_HEAD = 64
_LOOKED_AT = 4096
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.03
"""The share of control characters, but for NULs, above which nobody wrote it as text."""
_FEW_CONTROLS = 3
"""So many may stand in the shortest text."""
_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
"""What a byte that is no UTF-8 stands for, from the mark that `surrogateescape` leaves."""


def decode(content: bytes, name: str) -> str:
    r"""The text of a file: UTF-8, UTF-16 or UTF-32; a byte that fits none is read as Windows-1252.

    `name` is for the message. Raises InputError for what is no text, is empty or is too large.

    >>> decode(b"caf\xe9 \xe2\x80\x9cMIT\xe2\x80\x9d\0", "LICENSE")
    'café “MIT”'
    """
    if len(content) > MOST:
        raise too_large(name, len(content))
    start = content[:_HEAD].lstrip()
    for signature, what in _SIGNATURES:
        if start.startswith(signature):
            raise InputError(f"{name}: {what}, not text; save it as text")
    text = _decoded(content).rstrip("\0")
    if len(text) > MOST_CHARACTERS:
        cap = f"the most that is read of a text is {MOST_CHARACTERS:,}"
        raise InputError(f"{name}: {len(text):,} characters; {cap}; give the license by itself")
    blank, controls = _CONTROL.subn(" ", text)
    if not blank.strip():
        raise InputError(f"{name}: it is empty; name a file that holds a text")
    nuls = text.count("\0")
    if controls - nuls > max(_FEW_CONTROLS, _MOST_CONTROLS * (len(text) - nuls)):
        raise InputError(f"{name}: binary content, not text; save it as text")
    return blank


def too_large(name: str, size: int) -> InputError:
    """The error for more bytes than are read of one text; a stream is read to one byte more."""
    said = f"{size:,}" if size > MOST + 1 else f"more than {MOST:,}"
    cap = f"the most that is read of a text is {MOST:,}"
    return InputError(f"{name}: {said} bytes; {cap}; give the license by itself")


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _with(encoding, content[len(mark) :])
    return _with(_wide(content[:_LOOKED_AT]) or "utf-8", content)


def _with(encoding: str, content: bytes) -> str:
    if encoding in _WIDE:
        return content.decode(encoding, "replace")
    return content.decode("utf-8", "surrogateescape").translate(_STRAY)


def _wide(sample: bytes) -> str | None:
    """The encoding of two or four bytes a character that has the NULs where they are here."""
    for encoding in _WIDE:
        width = len(" ".encode(encoding))
        lowest = 0 if encoding.endswith("le") else width - 1
        empty = [sample[at::width].count(0) * width / max(len(sample), 1) for at in range(width)]
        if empty.pop(lowest) < 0.1 and min(empty) > 0.4:  # noqa: PLR2004  (shares of a sample)
            return encoding
    return None
