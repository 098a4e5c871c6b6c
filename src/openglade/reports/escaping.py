"""Text from anywhere made safe: it cannot move a cursor or turn the reading order."""

import re

_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""Show each control, bidirectional and invisible character by its number; line feeds stay.

    >>> print(visible("a\x1b[31mb\u202ec"))
    a\u001b[31mb\u202ec
    """
    return _HIDDEN.sub(_numbered, text)


def one_line(text: str) -> str:
    """The same, with spaces for line feeds, so that a text cannot pretend to be several lines."""
    return visible(text).replace("\n", " ")


def _numbered(match: re.Match[str]) -> str:
    """A character by its UTF-16 code units, as JSON writes it."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
