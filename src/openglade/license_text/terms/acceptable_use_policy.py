"""Recognize that a separate document with rules of use is binding."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Role, Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.wording import any_of

POLICY = (
    r"\b(?:(?:acceptable|prohibited|restricted|responsible|permitted|proper)[ -]uses?(?: policy"
    r"| policies| guidelines| terms)"
    r"|usage (?:polic(?:y|ies)|guidelines)|use polic(?:y|ies)|aup\b|content polic(?:y|ies)"
    r"|trustworthy ai terms|human rights policy"
    r"|(?:ai|ethics|ethical|responsible ai|community|conduct) (?:ethics )?(?:polic(?:y|ies)"
    r"|guidelines|principles)|code of conduct"
    r"|terms and policies)"
)
"""A fragment of a pattern: what such a document is called."""

_BINDS = any_of(
    rf"\b(?:comply|complies|compliance|complying|adher\w+|abide|abides|abiding|conform\w*"
    rf"|consistent|accordance|line)\b~240{POLICY}",
    rf"{POLICY}~160\bincorporated\b|\bincorporat\w+\b~120{POLICY}",
    rf"\b(?:subject to|set forth in|set out in|described in|listed in|prohibited by"
    rf"|prohibited under|restricted by|identified in|violat\w+|in breach of)\b~140{POLICY}",
    r"\b(?:comply|adhere|abide|subject)\w*\b~60\b(?:prohibited|acceptable|restricted) uses?\b~40"
    r"\b(?:https?:|www\.)",
    rf"{POLICY}(?:[^;:]|:(?=//)){{0,80}}?\b(?:appl(?:y|ies) to|govern|is part of|are part of"
    rf"|forms? part"
    rf"|must be (?:followed|observed))\b",
    rf"\b(?:agree to|follow|observe|bound by)\b~60{POLICY}",
    "遵守[^。]{0,30}(?:使用政策|使用规范|使用准则|可接受使用|协议》)|(?:政策"
    "|规范)[^。]{0,12}并入本",
)
_INSIDE = any_of(
    rf"{POLICY}~120\b(?:exhibit|attachment|appendix|annex|schedule)\b",
    rf"\b(?:exhibit|attachment|appendix|annex|schedule)\b~60{POLICY}",
)
_THIS = any_of(
    rf"\bthis (?:\w+ ){{0,3}}{POLICY}", rf"\bviolation of (?:this|the) {POLICY}",
    rf"\breporting violations of\b~20{POLICY}",
    r"\bprivacy policy\b~20\bexplains\b", r"\bthis policy\b", r"\bcreative commons polic",
    r"\bpolicies published at\b",
    r"\bcommunity conduct\b", r"\btrade ?marks? (?:\w+ ){0,3}(?:guidelines|policy)\b",
)  # fmt: skip
_TITLED = re.compile(rf"^(?:\S+ ){{0,6}}{POLICY}$")
_TITLES = 4
_STEMS = (
    "prohibited uses",
    "acceptable uses",
    "policy",
    "policies",
    "aup",
    "guidelines",
    "code of conduct",
    "trustworthy",
    "principles",
    "政策",
    "规范",
    "准则",
    "协议》",
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that binds to a policy which is not an exhibit of the same text."""
    if any(
        _INSIDE.search(one.folded)
        for one in structure.having("policy")
        if one.role is Role.DEFINITION
    ):
        return
    if any(_TITLED.search(one.folded) for one in structure.sentences[:_TITLES]):
        return
    for sentence in structure.having(*_STEMS):
        if match := binds(sentence):
            yield passage(sentence, Kind.ACCEPTABLE_USE_POLICY, match)
            return


def binds(sentence: Sentence) -> re.Match[str] | None:
    """The words by which a sentence makes a document with rules of use binding."""
    if sentence.is_heading or sentence.role is Role.DEFINITION or _THIS.search(sentence.folded):
        return None
    return _BINDS.search(sentence.folded)
