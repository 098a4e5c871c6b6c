"""Recognize that commercial use is excluded, or that the grant is for non-commercial use only."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Role, Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.polarity import forbids
from openglade.license_text.terms.wording import any_of

_NON = r"\bnon-? ?commercial(?:ly)?\b"
_FOR_COMMERCE = any_of(
    r"(?<!non-)(?<!non )(?<!'s )(?<!our )\bcommercial(?:ly)? (?:(?:or|and|military|production"
    r"|purposes"
    r"|\w+ed)[, ]+){0,4}"
    r"(?:purposes?|uses?|advantage|gain|exploitation|activit(?:y|ies)|applications?|products?"
    r"|services?|ventures?"
    r"|benefit|manner|organi[sz]ations?|ends|basis|context|setting|interests?|entit(?:y|ies))\b",
    r"\bfor (?:any )?commercial, \w+",
    r"\bcommercially (?:use|exploit|distribute|sell)\b|\b(?:used?|exploit\w*) commercially\b",
    r"\bmonetary (?:compensation|gain)\b|\bcommercialis|\bcommercializ"
    r"|\bfor[- ]profit\b(?! (?:entit|organi|compan|corporat))|\bmoneti[sz]"
    r"|\bgenerat\w{1,3} (?:any )?revenue\b",
    r"\b(?:profit|avantage) commercial\b|\bgeschäftlichen vorteil\b"
    r"|(?<!nicht[ -])\b(?:gewerbliche|kommerzielle) (?:zwecke|nutzung)",
    r"\bfins (?:\w+ )?commerciales\b|\b(?:usage|utilisation|exploitation) commerciale\b",
    "商业(?:性)?(?:目的|用途|使用|行为|利用|化)|商用|营利",
)
_ONLY = any_of(
    rf"\b(?:solely|only|exclusively|strictly|limited to|restricted to)\b~60{_NON}",
    rf"{_NON}~40\b(?:only|solely|exclusively)\b(?! if\b)",
    rf"{_NON} purposes? is a permitted purpose\b",
    rf"\bother than (?:for )?(?:\w+ ){{0,3}}{_NON}",
    r"\b(?:other than|except for?|excluding"
    r"|but not) (?:\w+ ){0,3}commercial(?:ly)? (?:\w+ ){0,2}(?:use|purpose|exploitation)",
    r"\b(?:uniquement|exclusivement|seulement)\b~60\bnon[- ]commercia\w+"
    r"|\bnon[- ]commercia\w+~30\b(?:uniquement|exclusivement)",
    r"\blimit (?:your )?us(?:e|ing)\b~60\bcommercial (?:purposes?|use)\b",
    r"\bnur für handlungen\b~40\bnicht\b~60\bgeschäftlichen vorteil\b",
    "仅[^。]{0,20}非(?:商业|营利|商用)|非(?:商业|营利)[^。]{0,20}(?:仅|唯一)",
)
_MAY_ONLY = any_of(rf"\bmay only\b~160\bfor (?:your |the )?{_NON}")
_GRANTED = any_of(
    rf"(?<!commercial )(?<!commercial or )(?<!including )\bfor (?!commercial)(?:any |your |the "
    rf"|certain )?(?:(?!commercial)[\w&']+,? ){{0,4}}?(?:and |or |& )?{_NON}",
    rf"\bon a {_NON} basis\b|\bsole purpose of\b~60{_NON}",
    "(?:用于|出于)非(?:商业|营利)",
)
_NOT_IN = any_of(
    r"\b(?:not|no|without|nor)\b~80\b(?:commercial|monetary) (?:\w+ (?:or|and) )?(?:exploitation"
    r"|gain|advantage"
    r"|activit(?:y|ies)|purposes?|uses?|compensation)\b",
)
_COMMERCE = re.compile(
    r"\bfor (?:a |any |your |both |either )*(?:non-commercial (?:and|or) )?commercial (?:use"
    r"|purpose)"
)
_ASKED = re.compile(r"\b(?:contact|purchase|request|separate|paid|permission|wish|without being)\b")
_ELSEWHERE = any_of(
    r"\bsynthetic data\b", r"\b(?:damages?|losses|loss of)\b~40\bcommercial",
    r"\b(?:trade ?marks?|logos?|names?) of\b",
    r"\bcommercial activity of offering\b", r"\bthis (?:alternative|option)\b",
    r"\bcommercially or non",
    r"\bconsumer products?\b", r"\broyalties for\b", r"\bnot in accordance\b",
    rf"{_NON}~20(?:\b(?:and|or)|/or|as well as)\b~10\bcommercial\b", r"\blikeness",
    r"\bbusiness purposes\b", r"\bcommercial (?:computer|arbitration)\b", r"\bregister",
    r"\bif you want\b", r"\bwithout limiting the foregoing\b", r"\bfor commercial use only\b",
    r"\bto a commercial (?:entity|organi[sz]ation)\b",
    r"\bmonthly active|\brevenues? of\b|\bthreshold\b|\bexceed", "授权前|登记|注册",
)  # fmt: skip
_SCOPED = any_of(
    r"\bendors|\badvertis|\bthese (?:trade)?marks",
    r"\b(?:use|using) the (?:\w+ ){0,3}(?:names?|logos?|marks?)\b",
)
_STEMS = (
    "commercial",
    "geschäftlich",
    "kommerziell",
    "gewerblich",
    "monetary",
    "monetiz",
    "monetis",
    "revenue",
    "profit",
    "商业",
    "商用",
    "营利",
)


def find(structure: Structure) -> Iterator[Passage]:
    """The sentence that excludes commerce: by a ban, else by the grant, else by a definition."""
    sentences = [sentence for sentence in structure.having(*_STEMS) if _counts(sentence)]
    for rule in (_banned, _only, _granted, _defined):
        for sentence in sentences:
            if match := rule(sentence):
                if rule in {_granted, _defined} and _sells(structure):
                    return
                yield passage(sentence, Kind.NONCOMMERCIAL, match)
                return


def _counts(sentence: Sentence) -> bool:
    return not sentence.is_heading and not _ELSEWHERE.search(sentence.folded)


def _banned(sentence: Sentence) -> re.Match[str] | None:
    match = forbids(sentence, _FOR_COMMERCE) or _MAY_ONLY.search(sentence.folded)
    if match is None or _SCOPED.search(sentence.folded):
        return None
    return None if sentence.role in {Role.DEFINITION, Role.DISCLAIMER} else match


def _only(sentence: Sentence) -> re.Match[str] | None:
    match = _ONLY.search(sentence.folded)
    return match if match and sentence.role is not Role.DEFINITION else None


def _granted(sentence: Sentence) -> re.Match[str] | None:
    match = _GRANTED.search(sentence.folded)
    if match and (sentence.role in {Role.GRANT, Role.CONDITION} or "grant" in sentence.lead):
        return match
    return None


def _defined(sentence: Sentence) -> re.Match[str] | None:
    """The definition of the purposes for which alone the rights are given."""
    match = _NOT_IN.search(sentence.folded)
    if match and ("not include" in sentence.folded or sentence.role is Role.DEFINITION):
        return match
    return None


def _sells(structure: Structure) -> bool:
    """Whether commerce is granted elsewhere in the same text."""
    return any(
        _COMMERCE.search(sentence.folded)
        and not _banned(sentence)
        and not _ASKED.search(sentence.folded)
        for sentence in structure.having("commercial use", "commercial purpose")
        if not sentence.is_heading and sentence.role is not Role.DEFINITION
    )
