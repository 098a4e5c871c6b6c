"""Text made plain, character for character, and folded: as the recognizers of terms read it."""

import re

_SINGLE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`\uff07", "'"),
    **dict.fromkeys(
        "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u300c\u300d\u300e\u300f\uff02", '"'
    ),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\u3000\r\x0b\x0c\x00\ufeff\u200b\u200c\u200d\u00ad", " "),
    **dict.fromkeys("\uff08\u3010", "("),
    **dict.fromkeys("\uff09\u3011", ")"),
    "\uff1a": ":",
    "\uff0c": ",",
    "\uff0e": ".",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": "\n",
}
_UNPLAIN = re.compile(f"[{''.join(map(re.escape, _SINGLE))}]")
_DROPPED = "*\\|"
_TAG = re.compile(
    r"<!--[^<>]{0,300}-->|</?(?:(?P<item>li)|(?P<block>p|div|br|h[1-6]|ul|ol|tr|table|blockquote"
    r"|hr|section|pre|title)"
    r"|a|b|i|u|em|strong|span|font|img|center|code|td|th|tbody|thead|sup|sub|small|body|html|head"
    r"|link|meta)"
    r"\b[^<>\n]{0,300}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|[a-z]{2,6});")
_ENTITIES = {"&quot;": '"', "&ldquo;": '"', "&rdquo;": '"', "&rsquo;": "'", "&lsquo;": "'"}
_PREFIX = re.compile(r"(?m)^ {0,12}(?:#{1,3}(?= |$)|//+|/\*+|\*+/|\*(?= |$)|;+|%+|>+|--+(?= |$))")
_MOSTLY = 0.7


def plain(text: str) -> str:
    """The text with straight quotes, simple dashes and spaces, without marks; as long as before.

    >>> plain("\u201cYou\u201d\u00a0<b>may</b>")
    '"You"    may    '
    """
    made = _UNPLAIN.sub(_single, text)
    if "<" in made:
        made = _TAG.sub(_tag, made)
    if "&" in made:
        made = _ENTITY.sub(_entity, made)
    return _without_comment_marks(made)


def fold(passage: str) -> str:
    """A passage of plain text in lower case, in single spaces, without emphasis marks.

    >>> fold("You  **may   not**")
    'you may not'
    """
    return " ".join(_kept(passage).lower().split())


def unfold(passage: str, index: int) -> int:
    """Where in the passage the character stands that has this index once it is folded.

    >>> unfold("You  **may** not", 8)
    13
    """
    made, gap = 0, False
    for place, character in enumerate(passage):
        if character in _DROPPED:
            continue
        kept = character.lower()
        if kept.isspace():
            gap = made > 0
            continue
        made += gap + len(kept)
        gap = False
        if made > index:
            return place
    return len(passage)


def _kept(passage: str) -> str:
    for mark in _DROPPED:
        if mark in passage:
            passage = passage.replace(mark, "")
    return passage


def _single(match: re.Match[str]) -> str:
    return _SINGLE[match.group()]


def _tag(match: re.Match[str]) -> str:
    made = "\n" if match["block"] else "\n-" if match["item"] and match.group()[1] != "/" else ""
    return made.ljust(len(match.group()))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _entity(match: re.Match[str]) -> str:
    return _ENTITIES.get(match.group(), " ").ljust(len(match.group()))


def _without_comment_marks(text: str) -> str:
    marks = len(_PREFIX.findall(text))
    if marks < _MOSTLY * (text.count("\n") + 1):
        return text
    return _PREFIX.sub(_blank, text)
