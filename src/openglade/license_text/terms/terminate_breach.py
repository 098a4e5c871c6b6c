"""Recognize that the rights end when the terms are broken."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Sentence, Structure
from openglade.license_text.terms.passages import passage

_ENDS = re.compile(
    r"(?<!not )(?<!not be )(?<!not automatically )"
    r"\b(?:terminat(?:e|es|ed|ing|ion)|revoked?|rescind|void|cancell?(?:ed)?|forfeit(?:ed|s)?"
    r"|withdrawn?|expires?|ceases?|lose"
    r"|licen[cs]es? (?:ends?|will end|shall end))\b|终止|撤销|失效|\brésili"
)
_THIS_ENDS = re.compile(
    r"\bterminat\w*\b[^.;]{0,30}\bthis (?:licen[cs]e|agreement)\b|终止本(?:许可|协议)"
)
_BREACH = re.compile(
    r"\bbreach|\bin default\b|\bdefault in\b|\bfail(?:s|ed|ure|ing)? to (?:\w{1,20} )?"
    r"(?:comply|honou?r|abide|observe|adhere|fulfil|meet|perform|satisfy)"
    r"|\bviolat(?:e|es|ed|ing|ions?)\b(?! (?:of )?(?:\w{1,12} )?laws?)|\bnon-?compliance\b"
    r"|\b(?:do|does|did) not (?:\w{1,20} )?(?:comply|abide|adhere)|\bnot in compliance\b"
    r"|\b(?:is|are) not (?:met|fulfilled|complied)\b|\bany attempt (?:otherwise )?to\b"
    r"|\b(?:restricted|prohibited|forbidden) uses?\b[^.;]{0,40}\boccur|\bif you do not do so\b"
    r"|^otherwise,? (?:all )?(?:of )?your (?:licen[cs]es?|rights|permissions?)\b"
    r"|\boccurrence of\b[^.;]{0,40}\b(?:restricted|prohibited|forbidden) uses?\b"
    r"|\bother than as (?:expressly )?(?:permitted|provided)\b|违反|\bmanquement"
)
_TRANSFER = re.compile(
    r"\bany (?:such|other|purported|attempted)?\b[^.;]{0,40}\b(?:assignment|transfer"
    r"|sublicen[cs]e)\b"
    r"|任何此类转让"
)
_OTHERWISE = re.compile(
    r"\bsurviv|(?<!not be )\breinstat|\bprior to (?:such |the )?terminat|\byou may terminate\b"
    r"|\bterms? (?:and|or) (?:conditions )?(?:is|are|be) (?:void|unenforceable|invalid)"
)
_STEMS = (
    *("terminat", "revoke", "void", "cancel", "forfeit", "withdraw", "cease", "lose", "rescind"),
    *(
        "license ends",
        "licenses end",
        "license end",
        "license will end",
        "license shall end",
        "expire",
        "终止",
        "撤销",
        "失效",
        "résili",
    ),
)
_LISTED_STEMS = ("breach", "fail to", "fails to", "violat")
_NEAR = 400


def find(structure: Structure) -> Iterator[Passage]:
    """The sentence that ends the rights on breach, if one does; else on a forbidden transfer."""
    for cause in (_BREACH, _TRANSFER):
        for sentence in structure.having(*_STEMS, *_LISTED_STEMS):
            match = None if sentence.is_heading else _ended(sentence, cause)
            if match:
                yield passage(sentence, Kind.TERMINATE_BREACH, match)
                return


def _ended(sentence: Sentence, cause: re.Pattern[str]) -> re.Match[str] | None:
    ends = _ENDS.search(sentence.whole)
    if cause is _TRANSFER:
        ends = _THIS_ENDS.search(sentence.whole)
    because = cause.search(sentence.whole) if ends else None
    if ends is None or because is None or _OTHERWISE.search(sentence.folded):
        return None
    if abs(ends.start() - because.start()) > _NEAR:
        return None
    return min(ends, because, key=re.Match[str].start)
