"""Recognize that no competing product or service may be built on the material."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Action, Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.polarity import forbids
from openglade.license_text.terms.wording import any_of

_THING = (
    r"\b(?:products?|services?|offerings?|businesse?s?|platforms?|solutions?|software"
    r"|applications?|tools?)\b"
)
_SAID = any_of(
    rf"\bcompet(?:ing|itive|itor'?s?)\b~40{_THING}",
    rf"{_THING}~60\b(?:compet(?:e|es|ing|itive)|rivals?)\b",
    r"\bcompetitive (?:activity|purposes?|use|offering)\b",
    r"\bto compete with\b|\bin competition with\b|\bcompetes? (?:directly or indirectly )?(?:with"
    r"|against)\b",
    "(?:竞争性?|相竞争)的?[^。]{0,6}(?:产品|服务|业务)|与[^。]{1,20}(?:竞争)",
    r"\b(?:produits?|services?)\b~30\bconcurrents?\b",
)
_OF_MODELS = re.compile(
    r"\bmodels? that (?:\w+ )?compet|\bmodels? (?:(?:that|which|are|is|directly|may be"
    r"|to be) ){0,3}competi"
    r"|\bcompeting (?:\w+ ){0,2}models?\b"
)
_ELSEWHERE = re.compile(
    r"\bcompetition law|\bunfair competition|\bcompetent\b|\bparticipation in competitions?"
    r"|\bantitrust"
)
_EXCEPT = re.compile(
    r"\b(?:permitted|any) purpose,? (?:except|other than|excluding)[^.;]{0,100}\bcompet\w+"
    r"|\"(?:excluded|prohibited) (?:purpose|use)s?\" (?:means?|is|are)\b[^;]{0,300}\bcompet\w+"
)
_ASKED = any_of(
    r"\bif\b[^.]{0,400}\b(?:directly |substantially )?compet(?:es?|ing|itive)\b[^.;]{0,60}"
    r"\b(?:with|to|products?|services?)\b[^.]{0,160}\b(?:must|shall|need to|required to) "
    r"(?:first )?(?:request|obtain|apply|seek|acquire)\b~60\b(?:licen[sc]e|permission)",
)
_STEMS = ("compet", "竞争", "concurrent", "rival")


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that forbids to compete with the licensor."""
    for sentence in structure.having(*_STEMS):
        if sentence.is_heading or _ELSEWHERE.search(sentence.folded):
            continue
        match = (
            forbids(sentence, _SAID)
            or _EXCEPT.search(sentence.folded)
            or _ASKED.search(sentence.folded)
        )
        if match and not _OF_MODELS.search(
            sentence.folded[max(0, match.start() - 40) : match.end()]
        ):
            yield passage(sentence, Kind.COMPETE, match, on=(Action.COMPETE,))
            return
