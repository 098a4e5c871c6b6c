"""Recognize the uses that a text itself forbids, in its body or in a list attached to it."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from openglade.core.license_reading import Passage
from openglade.core.term import Kind, Topic
from openglade.license_text.structure import Role, Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.polarity import forbids_at, is_forbidden, may_forbid
from openglade.license_text.terms.topics import topics
from openglade.license_text.terms.wording import any_of

_USE = any_of(
    r"\b(?:use[ds]?|using|usage|utili[sz]e[ds]?|employ(?:ed)?|deploy(?:ed)?"
    r"|exploit(?:ed)?)\b(?! of the names?| their| its names?)",
    "用于|使用",
    r"\butilis(?:er|ation)\b",
)  # fmt: skip
_FOR = any_of(
    r"\b(?:for|to|in|with|as|towards?|that|which|against|by|where|related to|connection)\b", r":$",
    "用于|目的|用途|从事",
    r"\bfins\b",
)  # fmt: skip
_ELSEWHERE = any_of(
    r"\bpatents?\b~40\bclaim", r"\btrade ?marks?\b", r"\bendors", r"\bwarrant", r"\bliab",
    r"\bexport", r"\brights in the\b", r"\bu\.s\. origin\b", r"\bembargo", r"\bsanctioned\b",
    r"\bjurisdiction", r"\bcourts?\b",
    r"\bterminat", r"\bindemn", r"\b(?:file|governed|severab|enforceab|unenforceab)",
    r"\bnotices?\b~40\b(?:remove|alter)",
    r"\bcopyright (?:law|holder)", r"\bpersonal data for any purpose other\b",
    r"\bunder the terms\b", r"\b(?:cover|grant)\b~40\buse\b",
    r"\b(?:license|agreement)\b~30\b(?:construed|interpreted)\b", r"\backnowledge\b",
    r"\bresponsible for\b", r"\bdesigned\b~40\bintended\b",
    r"\btechnological (?:protection )?measures\b", r"\bconsumer protection\b", r"\bdo not agree\b",
    r"\bgovernment (?:users?|rights|purpose)",
)  # fmt: skip
_NEAR = 100
_STEMS = ("use", "using", "utili", "employ", "deploy", "exploit", "用于", "使用")


def find(structure: Structure) -> Iterator[Passage]:
    """All forbidden uses as one term, where the first list of them begins, else the first ban."""
    bans = [(one, found) for one in structure.having(*_STEMS) if (found := _ban(structure, one))]
    if not bans:
        return
    named = set(chain.from_iterable(found for _, found in bans))
    lists = [one for one, _ in bans if len(structure.items(one)) > 1]
    first = (lists or [one for one, _ in bans])[0]
    term = passage(
        first, Kind.FIELD_OF_USE, topics=tuple(topic for topic in Topic if topic in named)
    )
    items = structure.items(first)
    yield Passage(
        term=term.term, start=first.start, end=max(first.end, *(one.end for one in items), 0)
    )


def _ban(structure: Structure, sentence: Sentence) -> tuple[Topic, ...]:
    """The fields of the uses that a sentence forbids, or that the list below it does."""
    if sentence.is_heading or not may_forbid(sentence) or _bans_use(sentence.lead):
        return ()
    for match in _USE.finditer(sentence.folded):
        if not is_forbidden(sentence, match.start(), match.end()):
            continue
        if _ELSEWHERE.search(sentence.folded[max(0, match.start() - _NEAR) : match.end() + _NEAR]):
            continue
        if sentence.role is Role.DEFINITION:
            return ()
        rest = sentence.folded[_before_use(sentence.folded, match.start(), match.end()) :]
        if rest.rstrip(" -").endswith(":"):
            return _listed(structure, sentence, rest)
        return topics(rest) if _FOR.search(rest) else ()
    return ()


def _before_use(folded: str, start: int, end: int) -> int:
    """Where the words about the use begin: Chinese names the purpose before it, others after."""
    purpose = folded.rfind("出于", max(0, start - _NEAR), start)
    return end if purpose < 0 else purpose


@lru_cache(maxsize=256)
def _bans_use(lead: str) -> bool:
    """Whether a lead is a ban by itself, so that what it introduces counts with its list."""
    return any(forbids_at(lead, match.start()) for match in _USE.finditer(lead))


def _listed(structure: Structure, lead: Sentence, rest: str) -> tuple[Topic, ...]:
    """The fields of a list; an item that belongs to none of them is another use."""
    found = set(topics(rest))
    items = [item for item in structure.items(lead) if not item.is_heading]
    for item in items:
        other = () if "policy" in item.folded else (Topic.OTHER,)
        found.update(topics(item.folded) or other)
    return tuple(topic for topic in Topic if topic in found) if found - {Topic.OTHER} else ()
