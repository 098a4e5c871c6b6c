"""Recognize that the source of what is distributed or served has to be offered."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.triggers import triggers
from openglade.license_text.terms.wording import Wording, any_of, way

_MUST = (
    r"\b(?:must|shall|required to|agrees? to|undertakes? to|provided that (?:you|it|the)|unless"
    r"|do one of|(?:you|licensee) will)\b"
)
_OFFER = (
    r"(?:\b(?:provid|offer|mak|made|accompan|distribut|convey|disclos|publish|deliver)\w*\b"
    r"|\binclude[sd]?\b)"
)
_SOURCE = (
    r"\b(?:corresponding source|source[- ]?code|source form|source materials|complete source"
    r"|covered source"
    r"|preferred form|machine[- ]readable (?:\w+ )?(?:copy|source|form)|transparent copy)\b"
)
_QUIET = (
    r"(?:(?!notice|copyright|header|trademark|retain|derive |readme|preserved|intact|statement)"
    r"[^;:])"
)
_SAID = Wording(
    ways=(
        way(
            "source",
            "machine readable",
            "machine-readable",
            "transparent copy",
            also=(
                "source code",
                "source form",
                "source materials",
                "source-code",
                "corresponding source",
                "complete source",
                "covered source",
                "preferred form",
                "readable",
                "transparent",
                "the source",
            ),
            says=(
                rf"{_MUST}{_QUIET}{{0,160}}?{_OFFER}{_QUIET}{{0,110}}?{_SOURCE}",
                rf"\baccompan(?:y|ied)\b~60\b(?:with|by)\b~60{_SOURCE}",
                (
                    rf"{_SOURCE}{_QUIET}{{0,80}}?\b(?:must|shall)(?: also)? be (?:made |freely )*"
                    r"(?:available|provided|included|accessible)"
                ),
                rf"\bmust(?: also)? be made available (?:in|as) {_SOURCE}",
                r"\bsource code\b~40\bis available from\b|\bhow to (?:get|obtain) the source\b",
                r"\bopportunity to receive the corresponding source\b",
                rf"\bconvey the~40{_SOURCE}~60\bunder the terms\b",
                rf"\boffer\b~90\b(?:copy|copies)\b~60(?:{_SOURCE}|\bmachine readable form\b)",
            ),
        ),
        way(
            "源代码",
            "源码",
            says=(r"(?:必须|应当?|须)[^。]{0,30}(?:公开|提供|开放)[^。]{0,20}源代?码",),
        ),
    ),
    unless=any_of(
        r"\blicensor (?:hereby )?agrees\b",
        r"\bnor is\b",
        r"\b(?:must|shall|will) not\b",
        r"\bnothing\b",
        r"\blicensor shall\b",
        r"\bavailable to you\b",
        r"\bdiscretion\b",
        r"\bdistributions? of the source\b",
        r"\bdistribut\w+ (?:\w+ ){0,4}in source\b",
        r"\bnotices? (?:shall|must) be\b",
        r"\bshall mean\b",
        r"\bwithout being required\b",
        r"\bcop(?:y|ies) of this licen[sc]e with\b",
        r"\breverse engineer",
        r"\bdecompil",
        r"\bsource code escrow\b",
        r"\bsource (?:code )?(?:and|or|and/or) (?:object|binary|executable)",
        r"\bno event\b",
        r"\bobject or source\b",
        r"\bnot (?:be )?(?:required|obligated) to\b",
        r"\bneed not\b",
        r"\bresponsib",
    ),
)

_NETWORK = r"\b(?:remotely|as a service|over a network)\b"
_SERVED = any_of(
    rf"{_NETWORK}~300\b(?:offer|provid|mak|receiv)\w*~90{_SOURCE}",
    rf"\b(?:offer|provid|mak)\w*~200{_NETWORK}~300{_SOURCE}",
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that makes the source available."""
    if found := _SAID.first(structure):
        sentence, match = found
        on = triggers(Kind.DISCLOSE_SOURCE, _served(structure) or sentence)
        yield passage(sentence, Kind.DISCLOSE_SOURCE, match, on=on)


def _served(structure: Structure) -> Sentence | None:
    """The sentence that offers the source to whoever is served over a network, if one does."""
    for sentence in structure.having("remotely", "as a service", "over a network"):
        if _SERVED.search(sentence.folded):
            return sentence
    return None
