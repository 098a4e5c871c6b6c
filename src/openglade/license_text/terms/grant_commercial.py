"""Recognize that a text allows commercial use in words."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage

_ALLOWED = re.compile(
    r"\b(?:any|every|all) purposes?(?: whatsoever)?,? (?:whether )?"
    r"(?:(?:and )?(?:including|even)[^.;]{0,40} )?(?:for )?commercial\b"
    r"|(?<!\()\bcommercial(?:ly)?(?: use)? (?:and|or|and/or|as well as) (?:for )?non-?commercial"
    r"|\bnon-?commercial(?:ly)?(?: use)?,? (?:and|or|and/or|as well as) (?:for )?commercial"
    r"|\bexplicitly include commercial use\b|\bcommercially usable\b|\bshare commercial versions\b"
    r"|\b(?:may|can|free to|permitted to|rights? to|license to|allowed to)\b(?! not)[^.;]{0,120}?"
    r"\b(?:for|in) (?:any |their |your |its )?commercial (?:purposes?|activit|use|product|appl)"
    r"|\bto (?:use|reproduce|copy|modify|distribute|make)\b[^.;]{0,250}?"
    r"\bfor (?:any )?commercial (?:purpose|use)\b"
    r"|\brights granted [^.;]{0,60}?\bfor commercial use\b|\beven for commercial purposes\b"
    r"|\b(?:free|permitted|allowed) for commercial use\b"
    r"|\b(?:available|free|licensed)\b[^.;]{0,40}\bfor (?:\w+,? ){0,2}(?:and|or) commercial use\b"
    r"|\bcommercial use (?:of (?:\w{1,20} ){1,4})?(?:is|are) (?:allowed|permitted|free)\b"
    r"|\b(?:covers|includes|permits|allows) commercial use\b"
    r"|\b(?:may|can|free to|permitted to)\b(?! not)[^.;]{0,60}\b(?:use|used|distributed)\b"
    r"[^.;]{0,30} commercially\b"
    r"|允许[^。]{0,20}(?<!非)商业|任何商业目的|\bfins? (?:commerciales?|lucratives?) ou non"
)
_SURELY = "explicitly include commercial use"
_OTHERWISE = re.compile(
    r"\bnot\b|\bno\b|\bprohibit|\bonly for\b|\bunless\b|\bwarrant|\brefrain\b"
    r"|\brestriction(?!s (?:herein|below|set forth))"
    r"|\brequest a license\b|\buse outputs?\b|\bthroughout\b|\brisks?\b"
    r"|\bdesires?\b|\bwish|\bplan\b|\bwants?\b|\bintend|不得|不可|禁止"
)
_ABOUT = re.compile(r"^(?:this|the) (?:agreement|licen[sc]e|terms) appl(?:y|ies) to\b")
_BEFORE = 150


def find(structure: Structure) -> Iterator[Passage]:
    """The sentence that allows commercial use, if one does."""
    for sentence in structure.having("commercial", "商业", "fins lucratives"):
        if sentence.is_heading or sentence.folded.startswith('"') or _ABOUT.match(sentence.folded):
            continue
        whole = sentence.whole
        match = _ALLOWED.search(whole)
        if match is None:
            continue
        denied = _OTHERWISE.search(whole, max(0, match.start() - _BEFORE), match.end())
        if _SURELY in whole or not denied:
            yield passage(sentence, Kind.GRANT_COMMERCIAL, match)
            return
