"""The sentence or name that a license prescribes: what stands behind "the following notice"."""

import re

from openglade.license_text.structure import Sentence, Structure

_NEAR = 260
_LONGEST = 400
_SHORTEST = 8
_BACK = 12
_MARKS = " \t\r\n*_>`"
_OPENS = {'"': '"\u201d', "\u201c": "\u201d", "\u300c": "\u300d", "\u00ab": "\u00bb"}
_COLON = re.compile(r":(?!//)")
_QUOTE = re.compile('["\u201c\u300c\u00ab]')


def prescribed(structure: Structure, sentence: Sentence, match: re.Match[str]) -> str:
    """The words that have to stand there, in single spaces; empty where the text gives none.

    They stand behind a colon, in quotes or as a line of their own, or else in the next quotes.
    """
    start, end = sentence.offset(match.start()), sentence.offset(match.end() - 1)
    passage = structure.text[start : end + _NEAR + _LONGEST]
    colon = _COLON.search(passage, max(0, end - start - _BACK), end - start + _NEAR)
    found = _behind(passage[colon.end() :]) if colon else _quoted(passage, end - start + _NEAR)
    return " ".join(found.strip(_MARKS + '\u201d"').split())


def _behind(passage: str) -> str:
    rest = passage.lstrip(_MARKS)
    if rest[:1] in _OPENS:
        return _inside(rest)
    return rest.partition("\n")[0][:_LONGEST]


def _quoted(passage: str, upto: int) -> str:
    """The first quote that begins before a place and is long enough to be a notice."""
    at = 0
    while found := _QUOTE.search(passage, at, upto):
        inside = _inside(passage[found.start() :])
        if len(inside) >= _SHORTEST:
            return inside
        at = found.end() + len(inside) + 1
    return ""


def _inside(passage: str) -> str:
    """What stands in the quotes that the passage begins with; quotes inside them stay."""
    opens, closes, depth = passage[0], _OPENS[passage[0]], 0
    for place, character in enumerate(passage[:_LONGEST]):
        if place and character in closes and (depth == 1 or opens in closes):
            return passage[1:place]
        depth += (character == opens) - (character in closes)
    return ""
