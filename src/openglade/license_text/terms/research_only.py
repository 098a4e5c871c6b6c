"""Recognize that the grant is for research, study or evaluation only."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Role, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.wording import any_of

_STUDY = (
    r"\b(?:non-?commercial,? )?(?:research|academic|scientific|scholarly|educational|evaluation"
    r"|teaching)\b"
)
_SAID = any_of(
    rf"\b(?:solely|only|exclusively|strictly|purely)\b (?:be )?(?:\w+ ){{0,3}}?(?:for|to|in"
    rf"|as part of)\b~70{_STUDY}",
    rf"\bshall only use\b~200\bfor {_STUDY} purposes?\b",
    rf"\b(?:limited|restricted|confined)\b (?:\w+ )?(?:to|for)\b~40{_STUDY}(?:~40\b(?:purposes?"
    rf"|uses?|activit)|[.,;]| only\b)",
    rf"\bpurposes? (?:is|are|means?|shall be)\b~30{_STUDY}~30\bonly\b",
    rf"{_STUDY}~40\b(?:purposes?|uses?|activit(?:y|ies)) (?:only|solely|exclusively)\b",
    rf"\bfor {_STUDY}(?: and {_STUDY})? (?:only|solely)\b|\b{_STUDY} use only\b",
    rf"\b(?:other than|except for?)\b (?:\w+ ){{0,3}}{_STUDY}~20\b(?:purposes?|uses?)\b",
    r"\b(?:uniquement|exclusivement|seulement|seules?)\b~60\b(?:recherche|enseignement"
    r"|évaluation)\b",
    "(?:仅|只)(?:限|供|可|能|允许|作|用)?[^。;\uff1b]{0,16}(?:学术|科研|科学研究|研究目的|研究用途"
    "|学习)",
)
_WIDER = any_of(
    r"\bresearch(?:,| and| or| &)+ (?:or |and )?(?:non-?commercial|commercial|personal|business"
    r"|production)\b",
    r"\bresearch & non", r"\bpersonal\b", r"\bnon-?commercial (?:or|and) (?:\w+ )?research\b",
    r"\bcommercial or research\b",
    r"\bresearch or non", r"\bpublic domain\b",
    r"\b(?:not|nor)\b~20\b(?:limited|restricted|only)\b", r"\bretain\b",
    r"\binternal research and development\b", r"\bcharitable\b", r"\b(?:designed|developed)\b",
    "参考",
    r"\bcopyright law\b|\bfair use\b", r"\bthreshold\b", "个人|商业(?!性?目的)",
    r"\bor other lawful\b", r"\bfor any purpose\b", r"\bschools\b",
)  # fmt: skip
_STEMS = (
    "research",
    "academic",
    "scientific",
    "educational",
    "evaluation",
    "recherche",
    "研究",
    "学术",
    "科研",
    "学习",
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that leaves nothing but research, study or evaluation."""
    for sentence in structure.having(*_STEMS):
        if sentence.is_heading:
            continue
        match = _SAID.search(sentence.folded)
        if match and sentence.role is Role.DEFINITION and "other than" in match.group():
            continue
        if match and not _WIDER.search(_around(match)):
            yield passage(sentence, Kind.RESEARCH_ONLY, match)
            return


def _around(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 60) : match.end() + 40]
