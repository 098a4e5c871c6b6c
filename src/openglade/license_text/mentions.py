"""Sentences that only say under which license something is, or where the license is to be found."""

import re
from dataclasses import dataclass

from openglade.core.license_reading import MatchMethod
from openglade.license_text.fingerprints import Names
from openglade.license_text.words import folded

_MOST_CHARACTERS = 20_000
_MOST_WORDS = 14
_UNDER = re.compile(
    r"\b(?:licen[cs]ed?|released|distributed|available|published|provided|covered|governed|subject"
    r"|terms)\b[^.\n]{0,60}?\b(?:under|by|to|of)\b(?:\s+the)?(?:\s+terms\s+(?:and\s+conditions\s+)?of)?"
    r"(?:\s+the)?\s+"
    r"|\b(?:licen[cs]e|spdx-license-identifier)\s*:\s*"
)
_URL = re.compile(r"https?://(?:www\.)?([^\s<>\"')\]]{3,300})")
_POINTS = re.compile(
    r"\b(?:see|refer\s+to|read|found\s+(?:at|in|here)|available\s+(?:at|in|here)|obtain\s+a\s+copy)\b"
    r"[^\n]{0,120}\b(?:licen[cs]e|copying|terms)|\blicen[cs]e\b[^\n]{0,60}https?://"
)
_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*\+?")
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "license",
        "licence",
        "licensed",
        "version",
        "v",
        "public",
        "software",
        "agreement",
        "of",
        "free",
        "international",
        "only",
        "under",
        "terms",
        "generic",
        "and",
        "for",
    ]
)
_END = re.compile(r"[.;\n](?=\s|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A sentence that names or points to a license, in characters; `license` None if not known."""

    license: str | None
    start: int
    end: int
    method: MatchMethod


def mentioned(text: str, names: Names) -> list[Mention]:
    """The notices in a text, or else its pointers; none in a text of the length of a license."""
    if len(text) > _MOST_CHARACTERS:
        return []
    plain = folded(text)
    notices = []
    for match in _UNDER.finditer(plain):
        found = _named(plain[match.end() : match.end() + 200], names)
        if found is not None:
            notices.append(
                Mention(
                    license=found,
                    start=match.start(),
                    end=_sentence_end(plain, match.end()),
                    method=MatchMethod.NOTICE,
                )
            )
    return notices or _pointers(text, plain, names)


def _pointers(text: str, plain: str, names: Names) -> list[Mention]:
    found = _POINTS.search(plain)
    if found is None:
        return []
    urls = [address(match[1]) for match in _URL.finditer(text.lower())]
    known = [names.urls[url] for url in urls if url in names.urls]
    return [
        Mention(
            license=known[0] if known else None,
            start=found.start(),
            end=_sentence_end(plain, found.end()),
            method=MatchMethod.POINTER,
        )
    ]


def _sentence_end(plain: str, start: int) -> int:
    match = _END.search(plain, start)
    return match.start() if match else len(plain)


def _named(after: str, names: Names) -> str | None:
    words = _WORD.findall(after)[:_MOST_WORDS]
    for count in range(len(words), 0, -1):
        found = names.names.get(name_key(" ".join(words[:count])))
        if found is not None:
            later = re.search(r"\b(?:or|any)\s+(?:any\s+)?later\b", after)
            return found.replace("-only", "-or-later") if later else found
    return None


def name_key(name: str) -> str:
    """A license's name or id as the words that tell it from others.

    >>> name_key("Apache License, Version 2.0"), name_key("Apache-2.0")
    ('apache 2', 'apache 2')
    """
    words = _WORD.findall(re.sub(r"\bv\.?\s?(?=\d)", "", folded(name)))
    return " ".join(word.removesuffix(".0") for word in words if word not in _EMPTY)


def address(url: str) -> str:
    """An address without what does not tell two apart."""
    return re.sub(r"^https?://(www\.)?|(\.(html?|txt|php))?[/.,;:]{0,4}$", "", url.lower())
