"""Recognize that a name or sentence must be shown to users."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Sentence, Structure
from openglade.license_text.terms.passages import QUOTED_WORDS, passage
from openglade.license_text.terms.prescribed import prescribed
from openglade.license_text.terms.triggers import triggers
from openglade.license_text.terms.wording import Wording, any_of, way

_SHOWN = r"\b(?:display|show|include|disclose|exhibit|present|state|feature)(?:s|ed)?\b"
_PLACES = (
    r"\b(?:web ?sites?|user interfaces?|interfaces?|blog ?posts?|about page|documentation|materials"
    r"|end users?|app|screen|home ?page|splash|products? or services?|marketing)\b"
)
_QUOTED = r"\"[^\"]{2,120}\""
_SAID = Wording(
    ways=(
        way(
            "display",
            "show",
            "website",
            "web site",
            "user interface",
            "interfaces",
            also=('"', "prominently"),
            says=(
                rf"{_SHOWN}~30{_QUOTED}(?: (?:or|and/or|and) {_QUOTED})?~60{_PLACES}",
                rf"{_QUOTED} (?:must|shall|should) be (?:\w+ly )?(?:displayed|shown|disclosed)",
                rf"{_QUOTED} (?:must|shall|should) (?:\w+ly )?appear\b",
                rf"\b(?:display|show) (?:the )?{_QUOTED} (?:logo|mark|badge|attribution)",
            ),
        ),
        way(
            "prominently",
            says=(
                (
                    r"\bprominently (?:display|show|disclose)~40(?:\"[^\"]{2,120}\"|\b(?:full )?"
                    r"(?:legal )?name|\blogo)\b"
                ),
                (
                    r"\bthe following (?:\w+ )?(?:notice|statement|sentence|text) prominently "
                    r"(?:displayed|shown)\b"
                ),
                r"\binclude prominently\b~80\bthe following (?:statement|sentence|text)\b",
            ),
        ),
        way(
            "显著", says=(r"显著(?:位置|方式)?(?:显示|展示|标明|标注)[^。]{0,80}?\"[^\"]{2,60}\"",)
        ),
    ),
    unless=any_of(
        r"\bencouraged?\b",
        r"\brecommended\b",
        r"\b(?:not|never) (?:be )?(?:display|show|include)",
        "鼓励",
    ),
)
_NAME = re.compile(r"\"([^\"]{2,120}\"(?: (?:or|and/or|and) \"[^\"]{2,120}\")?)")
_CLAUSE = re.compile(
    r"\b(?:if|when|where|whenever|in case) (?:you|your|the|any|a|an|licensee)\b[^;:]{5,400}?(?=, "
    r"(?:you|then|the)\b|,? you (?:shall|must|will))"
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that says what has to be shown."""
    for sentence, match in _SAID.found(structure):
        yield passage(
            sentence,
            Kind.DISPLAY_NAME,
            match,
            text=_text(structure, sentence, match),
            when=_when(sentence),
            on=triggers(Kind.DISPLAY_NAME, sentence),
        )
        return


def _text(structure: Structure, sentence: Sentence, match: re.Match[str]) -> str:
    """The name in quotes; else the sentence that follows; else what the text calls it."""
    start, end = (sentence.offset(at) - sentence.start for at in (match.start(), match.end() - 1))
    found = _NAME.search(sentence.plain, start, end + 1)
    if found is None:
        return prescribed(structure, sentence, match) or match.group()
    text = " ".join(found.group(1).split())
    return f'"{text}' if text.count('"') > 1 else text.rstrip('"').rstrip(",.")


def _when(sentence: Sentence) -> str:
    """The condition in the words of the text, shortened to a quote."""
    found = _CLAUSE.search(sentence.folded) or _CLAUSE.search(sentence.lead)
    return " ".join(found.group().split()[:QUOTED_WORDS]) if found else ""
