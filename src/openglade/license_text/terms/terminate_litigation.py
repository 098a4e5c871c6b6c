"""Recognize that rights end for whoever sues over patents, copyright or other rights."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage

_SUIT = (
    r"(?:litigation|lawsuits?|suits?|legal (?:action|proceed(?:ing)?|claim)s?"
    r"|(?:written )?claims? (?:that|alleging)|proceedings?|an action"
    r"|patent claim|claims? against|patent infringement|claim of infringement|sues?)\b"
)
_SUES = re.compile(
    r"\b(?:if|should|in the event(?: that)?|upon|as of the date|once|where|when) (?:or when )?"
    r"(?:that )?(?:an?y? )?"
    r"(?:your?|(?:the )?(?:licensee|recipient|user|customer|company|contributor)|anyone|person"
    r"|entity"
    r"|party)\b"
    rf"[^.;]{{0,120}}?\b{_SUIT}"
    r"|(?:\bor|\)|:) (?:if )?(?:you|licensee|recipient)"
    r" (?:commence|institute|initiate|bring|file|start)s?\b"
    rf"[^.;]{{0,100}}?\b{_SUIT}|诉讼[^。]{{0,120}}?终止"
)
_ENDS = re.compile(
    r"\bterminat(?:e|es|ed)\b|\brevoked\b|\bwithdrawn\b|\bends? (?:automatically|immediately)\b"
    r"|\b(?:licen[cs]es?|rights|agreement) (?:will |shall )?ends?\b|\bvoid\b|\bcease\b|终止"
)
_INSOLVENT = re.compile(r"\bliquidation\b|\breceiver|\binsolven|\bbankrupt")
_STEMS = (
    "terminat",
    "ends automatically",
    "immediately",
    "ends",
    " end",
    "void",
    "revoked",
    "withdrawn",
    "cease",
    "诉讼",
)


def find(structure: Structure) -> Iterator[Passage]:
    """The sentence that ends rights on a lawsuit, if one does."""
    for sentence in structure.having(*_STEMS):
        match = None if sentence.is_heading else _SUES.search(sentence.whole)
        if match and _ENDS.search(sentence.whole) and not _INSOLVENT.search(sentence.folded):
            yield passage(sentence, Kind.TERMINATE_LITIGATION, match)
            return
