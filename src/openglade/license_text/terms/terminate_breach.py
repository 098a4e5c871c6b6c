"""Recognize that the rights end when the terms are broken."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage

_ENDS = re.compile(
    r"(?<!not )(?<!not be )(?<!not automatically )"
    r"\b(?:terminat(?:e|es|ed|ing|ion)|revoked?|rescind|void|cancell?(?:ed)?|forfeit(?:ed|s)?"
    r"|withdrawn?|expires?|ceases?|lose"
    r"|licen[cs]e (?:ends|will end|shall end))\b|终止|撤销|失效|\brésili"
)
_BREACH = re.compile(
    r"\bbreach|\bfail(?:s|ed|ure|ing)? to (?:\w{1,20} )?"
    r"(?:comply|honou?r|abide|observe|adhere|fulfil|meet|perform|satisfy)"
    r"|\bviolat(?:e|es|ed|ing|ions?)\b(?! (?:of )?(?:\w{1,12} )?laws?)|\bnon-?compliance\b"
    r"|\b(?:do|does|did) not (?:\w{1,20} )?(?:comply|abide|adhere)|\bnot in compliance\b"
    r"|\b(?:is|are) not (?:met|fulfilled|complied)\b|\bany attempt (?:otherwise )?to\b"
    r"|\b(?:restricted|prohibited|forbidden) uses?\b[^.;]{0,40}\boccur|\bif you do not do so\b"
    r"|\boccurrence of\b[^.;]{0,40}\b(?:restricted|prohibited|forbidden) uses?\b"
    r"|\bother than as (?:expressly )?(?:permitted|provided)\b|违反|\bmanquement"
)
_OTHERWISE = re.compile(
    r"\bsurviv|\breinstat|\bprior to (?:such |the )?terminat|\byou may terminate\b"
    r"|\bterms? (?:and|or) (?:conditions )?(?:is|are|be) (?:void|unenforceable|invalid)"
)
_STEMS = (
    *("terminat", "revoke", "void", "cancel", "forfeit", "withdraw", "cease", "lose", "rescind"),
    *("license ends", "license will end", "license shall end", "expire", "终止", "撤销", "失效", "résili"),
)
_LISTED_STEMS = ("breach", "fail to", "fails to", "violat")
_NEAR = 400


def find(structure: Structure) -> Iterator[Passage]:
    """The sentence that ends the rights on breach, if one does."""
    for sentence in structure.having(*_STEMS, *_LISTED_STEMS):
        whole = sentence.whole
        ends = None if sentence.is_heading else _ENDS.search(whole)
        breach = _BREACH.search(whole) if ends else None
        if ends is None or breach is None or _OTHERWISE.search(sentence.folded):
            continue
        if abs(ends.start() - breach.start()) <= _NEAR:
            first = min(ends, breach, key=re.Match[str].start)
            yield passage(sentence, Kind.TERMINATE_BREACH, first)
            return
