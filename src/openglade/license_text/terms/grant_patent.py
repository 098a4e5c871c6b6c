"""Recognize an express patent license."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage

_OF_PATENTS = re.compile(
    r"\bpatent (?:licen[cs]e|rights?)\b|\blicensed patents?\b|\bpatents? claims?\b|\bpatents\b"
    r"|\bpatents?, |专利(?:许可|权)|\bbrevets?\b"
)
_GRANTS = re.compile(
    r"\bgrants?\b(?! (?:of|may apply|apply)\b)|\bgranted\b|\blicenses you\b|\blicen[cs]e to\b"
    r"|\bpermission\b|\bwithout restriction\b|\bcovenants?\b|\bwill not assert\b|授予|\bconcède"
)
_OTHERWISE = re.compile(
    r"\bno (?:express |implied |other |license|right|patent|trademark|additional)"
    r"|\bnot (?:grant|licensed|include|convey)|\bdoes not\b|\bdo not\b|\bnothing\b|\bneither\b"
    r"|\bif you\b|\bif a patent\b|\bterminate|\bnot waived\b|\bare waived\b|\blawsuit|\balleg"
    r"|\b(?:you|licensee) (?:hereby )?grants?\b|\bretains?\b|\bis required to\b|\bnon-patent\b"
)


def find(structure: Structure) -> Iterator[Passage]:
    """The sentence that grants rights under patents, if one does."""
    for sentence in structure.having("patent", "专利", "brevet"):
        if sentence.is_heading or sentence.folded.startswith('"'):
            continue
        whole = sentence.whole
        match = _OF_PATENTS.search(whole)
        if match and _GRANTS.search(whole) and not _OTHERWISE.search(whole):
            yield passage(sentence, Kind.GRANT_PATENT, match)
            return
