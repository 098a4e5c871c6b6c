"""Recognize that the licensor may take back rights, change the terms, or restrict use later."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage

_TERMS = (
    r"(?:(?:this|the|these|its|our|such|any|all)\b[^.;,]{0,50}? ?)"
    r"(?:licen[cs]es?|agreements?|terms(?: of (?:use|service))?|polic(?:y|ies)|aup|addendum)\b"
)
_CHANGE = r"(?:modify|update|amend|revise|change|alter|supplement|replace)"
_CHANGED = (
    r"(?:modified|updated|amended|revised|changed|altered|supplemented|replaced|discontinued"
    r"|withdrawn)"
)
_TAKE_BACK = (
    r"(?:terminate|revoke|withdraw|cancel)\b[^.;]{0,40}?"
    r"\b(?:licen[cs]es?|agreement|terms|rights?|permissions?)\b"
)
_MAY = r"(?:(?:may|can)(?! not)|reserves? (?:\w{1,12} ){0,2}rights?,? [^.;]{0,40}?\bto)"
_WHEN = r"(?:[^.;]{0,40}?(?:time|discretion|periodically|unilaterally|occasionally|option),? )?"
_AT_WILL = (
    r"(?:at any time|at will|for any reason|for convenience|without cause"
    r"|(?:in|at) its (?:sole |own ){0,2}discretion"
    r"|upon (?:\d{1,3} days'? )?(?:prior )?(?:written )?notice)"
)
_KEEPS = re.compile(
    rf"\b{_MAY} {_WHEN}{_CHANGE}(?: or {_CHANGE})? {_TERMS}"
    rf"|{_TERMS}[^.;,]{{0,60}}?(?<!as) \b(?:may|can"
    rf"|will) (?:also )?be (?:\w{{1,20}} )?{_CHANGED}\b(?! only)"
    r"|\bpolicy\b[^.;]{0,80}?\bas (?:it )?may be (?:updated|amended|modified) from time to time\b"
    r"|\breserves? (?:\w{1,12} ){0,2}right to (?:restrict|limit|suspend|disable|discontinue)"
    r"(?: or \w{1,12})?(?: \([^()]{1,40}\))? (?:your |any |the |all )?(?:use|usage|access)\b"
    r"|\bremotely (?:disable|restrict|deactivate|suspend)\b"
    r"|\b(?:disable|deactivate|suspend)\b[^.;]{0,60}(?:\bremotely\b|\bdisabling instructions\b)"
    rf"|\b{_MAY} (?:[^.;,]{{0,40}}\b)?{_TAKE_BACK}[^.;]{{0,120}}?\b{_AT_WILL}"
    rf"|\b{_MAY} {_AT_WILL},? {_TAKE_BACK}\b|\bpolicies will evolve\b"
    r"|\beither party may terminate\b(?![^.]{0,80}\b(?:should|if)\b)|\bterminated by either party\b"
    r"|有权[^。]{0,30}(?:修改|更新|变更|终止)[^。]{0,20}(?:协议|许可|条款)"
)
_REVOCABLE = re.compile(
    r"\blicen[cs]e is subject to updates?\b|(?<!non-)(?<!not )\brevocable\b"
    r"|(?<!不)可撤[销回]|(?<!ir)\brévocable"
)
_OTHERWISE = re.compile(
    r"\brevised and/or new versions\b|(?<!posting a )(?<!posting the )\bnew versions?\b"
    r"|\beach revision\b|\bfoundation may\b"
    r"|\bsteward\b|\bonly be (?:modified|amended|changed)\b|\bonly \w{1,20} may\b"
    r"|\bin writing signed\b|\bdownloaded after\b|\bcourt may\b"
    r"|\brelease the (?:work|database|software|material|licensed)\b"
    r"|\b(?:you|recipient|licensee|customer|user) may (?:\w{1,12} ){0,2}"
    r"(?:modify|alter|update|change|replace|terminate)\b"
)
_AT_BREACH = re.compile(
    r"\b(?:breach|violat|fails? to comply|failure to comply|do(?:es)? not comply|non-?compliance)"
)
_WHATEVER = re.compile(
    r"\bwith or without cause\b|\bfor any reason\b|\bremotely or otherwise\b|\brevocable\b"
    rf"|\brestrict\b|{_CHANGE} {_TERMS}"
)
_STEMS = (
    "right to",
    "rights to",
    "may ",
    "can be",
    "will be",
    "will evolve",
    "either party",
    "remotely",
    "disabling",
    "有权",
)


def find(structure: Structure) -> Iterator[Passage]:
    """The sentence that keeps rights in the licensor's hand, else the one that says revocable.

    A right to end the license on breach alone is not this.
    """
    for pattern, stems in (
        (_KEEPS, _STEMS),
        (_REVOCABLE, ("revocable", "subject to update", "撤", "révocable")),
    ):
        for sentence in structure.having(*stems):
            match = None if sentence.is_heading else pattern.search(sentence.folded)
            if match is None or _OTHERWISE.search(sentence.folded):
                continue
            if _WHATEVER.search(sentence.folded) or not _AT_BREACH.search(sentence.folded):
                yield passage(sentence, Kind.REVOCABLE, match)
                return
