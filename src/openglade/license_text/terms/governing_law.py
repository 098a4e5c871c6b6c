"""Recognize which law governs a license, or which court decides."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.folding import unfold
from openglade.license_text.structure import Sentence, Structure
from openglade.license_text.terms.passages import passage

_AFTER_PLACE = (
    r"(?=[,;:.()]|$| (?:without|excluding|exclusive|applicable|as|with|regardless|irrespective"
    r"|except|for|which|shall|will|notwithstanding|other|if|unless|but|governs?|appl(?:y|ies)"
    r"|in (?:all|force|effect)|where such|and (?:such|applicable|you|any|all|construed"
    r"|interpreted|shall|will|not|by|subject|each|both|its|controlling"
    r"|the (?:courts|parties|federal|applicable)))\b)"
)
_PLACE = (
    r"(?P<place>(?:an? |the )?(?:jurisdiction|country|location) [^,;:.()]{2,100}?"
    r"(?=[,;:.()]|$| and (?:such|under the)\b| except\b)"
    rf"|[^,;:.()]{{2,90}}?{_AFTER_PLACE})"
)
_BY = r"[^.;]{0,80}?\b(?:under|by|with),? (?:the )?(?P<place>(?:[a-z]{2,20} ){1,2})laws?\b"
_NAMES = (
    rf"\bgovern(?:ed|ing)\b[^.;]{{0,120}}?\blaws? (?:and regulations )?(?:of|in force in) {_PLACE}",
    rf"\blaws? of {_PLACE}[^.;]{{0,100}}? (?:shall |will )?(?:govern|apply|applies)\b",
    rf"\b(?:subject to|(?:construed|interpreted) [^.;]{{0,60}}?) (?:the )?laws? of {_PLACE}",
    rf"\bgoverned\b{_BY}",
    rf"\bconstrued\b{_BY}",
    (
        r"\b(?:licen[cs]e|agreement|terms)\b[^.;]{0,40}\bsubject to (?:the )?(?P<place>german"
        r"|french"
        r"|dutch|english|israeli|swiss|japanese|korean|chinese|italian|spanish|swedish|irish"
        r"|austrian"
        r"|belgian|indian|canadian) law\b"
    ),
    r"(?:^|\. |to, )(?P<place>(?:[a-z]{2,20} ){1,3})law (?:will|shall) (?:govern|apply)\b",
    r"\brégie? par (?:le |la )?(?:droit|loi) (?P<place>\w{3,20})",
    r"(?:适用|按照|依据|依照|根据|受)(?P<place>中国|中华人民共和国|香港)[^。(,]{0,8}(?:\([^()]{1,60}\))?法律",
    r"\bunterliegt [^.;]{0,40}?(?P<place>deutsche|österreichische|schweizerische)[mn] recht",
)
_LAWS = tuple(re.compile(name) for name in _NAMES)
_COURTS = (
    re.compile(
        r"\b(?:litigation|disputes?|actions?|proceedings?|suits?)\b[^.;]{0,200}?\bcourts?"
        rf" (?:of|in|located in|sitting in) {_PLACE}"
    ),
)
_LAW_STEMS = (
    "govern",
    "subject to",
    "laws of",
    "law of",
    "régi",
    "construed",
    "法律",
    "unterliegt",
)

_KIND_OF_PLACE = re.compile(
    r"^(?:(?:an?|the|states? of|commonwealth of|province of|mainland(?: of)?|laws? of|substantive"
    r"|internal|jurisdiction(?= where)) ){1,8}"
)
_TRAILING = re.compile(r" special administrative region.*$| and regulations$", re.IGNORECASE)
_AND = re.compile(
    r",? and (?:by |of )?(?:the )?(?:(?:applicable|intellectual property) )?(?:laws? of )?(?:the )?"
    r"(?:state of )?",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"^(?:applicable|any|such|this|local|relevant|that|these|those|copyright|following|federal"
    r"|international|intellectual|contract|torts?|a particular|public)\b|^the$|^\["
)
_ADJECTIVES = {
    "prc": "People's Republic of China",
    "中国": "China",
    "中华人民共和国": "People's Republic of China",
    "香港": "Hong Kong",
    **dict.fromkeys(("french", "français", "française"), "France"),
    **dict.fromkeys(("german", "deutsche"), "Germany"),
    "österreichische": "Austria",
    "schweizerische": "Switzerland",
    "dutch": "Netherlands",
    "english": "England",
    "israeli": "Israel",
    "swiss": "Switzerland",
    "japanese": "Japan",
    "korean": "Republic of Korea",
    "chinese": "China",
    "italian": "Italy",
    "spanish": "Spain",
    "swedish": "Sweden",
    "irish": "Ireland",
    "austrian": "Austria",
    "belgian": "Belgium",
    "indian": "India",
    "canadian": "Canada",
}


def find(structure: Structure) -> Iterator[Passage]:
    """The sentence that names the law, else the one that names a court, if there is one."""
    for patterns, stems in ((_LAWS, _LAW_STEMS), (_COURTS, ("court",))):
        for sentence in structure.having(*stems):
            found = None if sentence.is_heading else _named(sentence, patterns)
            if found:
                yield found
                return


def _named(sentence: Sentence, patterns: tuple[re.Pattern[str], ...]) -> Passage | None:
    for pattern in patterns:
        for match in pattern.finditer(sentence.folded):
            place = _place(sentence, *match.span("place"))
            if place:
                return passage(sentence, Kind.GOVERNING_LAW, match, place=place)
    return None


def _place(sentence: Sentence, start: int, end: int) -> str:
    """The name of a place as the text writes it, without what only says what kind it is of."""
    folded = sentence.folded[start:end].rstrip()
    if not folded or _NO_PLACE.search(folded):
        return ""
    if folded in _ADJECTIVES:
        return _ADJECTIVES[folded]
    kind = _KIND_OF_PLACE.match(folded)
    first, last = start + (kind.end() if kind else 0), start + len(folded) - 1
    written = sentence.plain[unfold(sentence.plain, first) : unfold(sentence.plain, last) + 1]
    return _in_order(_AND.split(_TRAILING.sub("", " ".join(written.split()))))


def _in_order(parts: list[str]) -> str:
    """A state before its union: the laws of the United States and of Texas name Texas first."""
    union = [part for part in parts if part.startswith("United States")]
    states = [part for part in parts if part not in union]
    return ", ".join(filter(None, (" and ".join(states), *union)))
