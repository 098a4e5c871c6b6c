"""Recognize that the name of a derived model must hold a given word."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind, Position
from openglade.license_text.structure import Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.triggers import triggers
from openglade.license_text.terms.wording import Wording, any_of, way

_QUOTED = r"[\"'][^\"']{1,40}[\"']"
_SAID = Wording(
    ways=(
        way(
            "name",
            "title",
            also=('"', "'"),
            says=(
                (
                    rf"\b(?:include|add|use|prefix|put|place|insert|append|prepend"
                    rf"|(?:must|shall|should) (?:have|carry|contain|feature))\w*~30{_QUOTED}~50"
                    r"(?:\b(?:beginning|start|prefix)\b|\b(?:in|of|to|as part of)\b~20\b(?:names?"
                    r"|titles?)\b)"
                ),
                (
                    rf"\b(?:names?|titles?)\b~80\b(?:must|shall|should|has to|have to)\b~30"
                    rf"\b(?:begin|start|include|contain|prefix\w*|be preceded)\b~20{_QUOTED}"
                ),
                (
                    r"\b(?:must|shall|should|has to|have to|required to)\b~60\b(?:names?"
                    r"|titles?)\b~12"
                    r"\b(?:that |which )?(?:begin|start|includ|contain|prefix|preced)\w*~20"
                    rf"{_QUOTED}"
                ),
                rf"\bname\b~60\bprefix~10{_QUOTED}",
                rf"\b(?:must|shall|should|has to|have to)\b~30\bnamed\b~40{_QUOTED}",
            ),
        ),
        way(
            "命名",
            "名称",
            says=(
                r"必须(?:包含|以|使用)\s?\"[^\"]{1,30}\"[^。]{0,10}(?:命名|名称|开头)",
                r"(?:命名|名称)[^。]{0,20}(?:必须|应当?|须)[^。]{0,10}\"[^\"]{1,30}\"",
            ),
        ),
    ),
    unless=any_of(r"\b(?:not|encouraged|neither|may|recommended|without)\b", r"不得"),
)
_START = any_of(r"\b(?:beginn?\w*|start\w*|prefix\w*|preceded|prepend\w*)\b", "开头")
_WORD = re.compile(r"[\"']([^\"']{1,40})[\"']")


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that gives the word."""
    for sentence, match in _SAID.found(structure):
        position = Position.START if _START.search(match.group()) else Position.ANYWHERE
        yield passage(
            sentence,
            Kind.DERIVED_NAME,
            match,
            word=_word(sentence, match),
            position=position,
            on=triggers(Kind.DERIVED_NAME, sentence),
        )
        return


def _word(sentence: Sentence, match: re.Match[str]) -> str:
    """The word in quotes, as the text writes it."""
    start, end = (sentence.offset(at) - sentence.start for at in (match.start(), match.end() - 1))
    found = _WORD.search(sentence.plain, start, end + 1)
    return found.group(1).strip(" ,.") if found else _WORD.findall(match.group())[0]
