"""Recognize that nothing is warranted, or that liability is limited."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage

_NO_WARRANTY = re.compile(
    r"\bwith(?:out| no) (?:any )?(?:\w{1,12} (?:or|and) \w{1,12} )?(?:warrant|guarant)"
    r"|(?<!\")\bno (?:(?:other )?(?:express|implied|representations?)[^.;]{0,60} )?"
    r"warrant(?:y|ies)\b(?! disclaimer)"
    r"|\bno (?:promises|guarantees?)\b|\bdisclaims?,? [^.;]{0,80}\b(?:warrant|liabilit|responsib)"
    r"|\b(?:do|does|shall|will) not (?:provide|make|give|offer|warrant|represent|guarantee)\b"
    r"[^.;]{0,100}\b(?:warrant|guarant|representation|accura|fitness)"
    r"|[\"' ]as[ -]is\b(?![\"']? (?:required|necessary|reasonabl|customar|permitted|possible|set"
    r"|the|practic|described|with))"
    r"|\b(?:makes?|gives?) no (?:\w{1,20} ){0,3}(?:warrant|representation|guarantee)"
    r"|\bohne (?:jede |jegliche )?gewähr|\bsans (?:aucune |autre )?garantie"
    r"|[不无](?:提供|作|做)?[^。]{0,20}(?:保证|担保)|原样|现状"
)
_NO_LIABILITY = re.compile(
    r"\bin no event\b|\b(?:not|never) be (?:held )?(?:liable|responsible)\b|\bno liability\b"
    r"|\bat your (?:own|sole) risk\b|\b(?:is|are) not (?:liable|responsible)\b"
    r"|\b(?:accept|assume|bear|take)s? no (?:liability|responsibility)\b"
    r"|不承担[^。]{0,20}责任|\bhaftet nicht\b|\bne peut être tenu pour responsable\b"
)
_WARRANTY_STEMS = (
    *("warrant", "guarant", "as is", "as-is", "promises", "disclaim", "representation"),
    *("gewähr", "garantie", "保证", "担保", "原样", "现状"),
)
_LIABILITY_STEMS = ("in no event", "liab", "risk", "responsib", "haftet", "不承担")


def find(structure: Structure) -> Iterator[Passage]:
    """The sentence that disclaims warranties, else one that limits liability, if there is one.

    What is said of feedback is said by the licensee.
    """
    for pattern, stems in ((_NO_WARRANTY, _WARRANTY_STEMS), (_NO_LIABILITY, _LIABILITY_STEMS)):
        for sentence in structure.having(*stems):
            match = None if sentence.is_heading else pattern.search(sentence.folded)
            if match and "feedback" not in sentence.folded:
                yield passage(sentence, Kind.WARRANTY_DISCLAIMER, match)
                return
