"""Recognize that the licensee must indemnify the licensor."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage

_INDEMNIFIES = re.compile(
    r"\b(?:you(?:'ll)?|licensee|(?:end )?users?|recipient|customer|contributor|distributor)\b"
    r"[^.;]{0,120}?\b(?:indemnify|hold [^.;]{0,60}?harmless)\b"
    r"|\bcompany (?:will|shall|must|agrees to)\b[^.;]{0,40}?\bindemnify\b(?! (?:you|licensee)\b)"
    r"|\b(?:you|licensee|user)\b[^.;]{0,40}\b(?:shall|will|must)\b[^.;]{0,20}"
    r"\b(?:compensate|reimburse)\b[^.;]{0,60}\bfor (?:any|all)\b[^.;]{0,40}\b(?:loss|damage|claim)"
    r"|\bagree to (?:(?:defend|indemnify|and|hold),? ){1,4}"
    r"|(?:^|; |\) )(?:and )?(?:to )?(?:defend, )?indemnify,? (?:defend|hold harmless),?"
)
_ONLY_EXTRA = re.compile(
    r"\bonly if you\b|\bif you agree to\b"
    r"|\bas a result of (?:any such|(?:such )?(?:warranty|terms?))\b"
    r"|\bsuch terms you\b|\badditional (?:terms|liability)\b|\balternative license terms\b"
    r"|\bany such (?:additional )?(?:terms|warranty|alternative)\b|\bby reason of\b.{0,40}\bsuch\b"
    r"|\bnot (?:be )?(?:required|obligated) to\b|\b(?:will|shall|does) not (?:defend|indemnify)\b"
)


def find(structure: Structure) -> Iterator[Passage]:
    """The sentence in which the licensee has to indemnify, if one says so.

    The duty of whoever offers a warranty of their own (Apache, section 9) is none.
    """
    for sentence in structure.having("indemnify", "harmless", "compensate", "reimburse"):
        match = None if sentence.is_heading else _INDEMNIFIES.search(sentence.whole)
        if match and not _ONLY_EXTRA.search(sentence.folded):
            yield passage(sentence, Kind.INDEMNIFY, match)
            return
