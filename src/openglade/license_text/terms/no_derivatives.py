"""Recognize that modified versions may not be made, or not be shared."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Action, Kind
from openglade.license_text.structure import Role, Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.polarity import forbids, may_forbid
from openglade.license_text.terms.wording import any_of

_MADE = (
    r"\b(?:derivative (?:works?|materials?|versions?|models?|databases?)|derivatives|adaptations?"
    r"|adapted (?:material|version)s?"
    r"|modifi(?:ed|cations?)(?: (?:versions?|works?|copies|material))?|works? based on)\b"
)
_SAID = any_of(
    rf"\b(?:share|distribute|make|create|prepare|produce|publish|develop)\b,? ?(?:(?!model"
    rf"|software|material|work)\w+,? ){{0,4}}?(?:any |the )?{_MADE}",
    r"\b(?:modify|adapt|alter|translate|transform|build upon"
    r"|fine-?tune)\b,? ?(?:[\w-]+,? ){0,6}?(?:the "
    r"|this )(?:\w+ ){0,2}(?:model|software|materials?|work|licensed|document|code|program|sdk"
    r"|product|system|weights|parameters|data)\b",
    rf"\bno (?:right|permission)s? to make {_MADE}",
    r"\bmodifications? (?:of|to) (?:the|this) (?:\w+ ){0,2}(?:model|software|materials?|work"
    r"|weights|program|data)(?= (?:is|are|shall)\b)",
    r"\babwandlungen\b|\bbearbeitungen?\b|\bœuvres? dérivées?\b|\bmodifier l['e]\s?œuvre\b",
)
_RIGHTS = any_of(
    rf"\bno rights? to (?:make|create|share|distribute) {_MADE}",
    rf"\b(?:not have|without) permission\b~30\bto (?:make|create|share"
    rf"|distribute) (?:any )?{_MADE}",
    r"\bother than\b~60\bmaking (?:changes|modifications|derivative works|new works)\b",
    rf"\bno {_MADE}~10\b(?:may|shall|can) be (?:made|created|distributed|shared)\b",
    rf"\bbut not (?:share|distribute|make|publish),? {_MADE}",
)
_LIMITED = any_of(
    r"\bexcept\b(?! as)", r"\bunless\b", r"\bother than\b",
    r"\bwithout\b(?! (?:\S+ ){0,4}(?:permission|consent|authori[sz]ation|approval)\b)",
    r"\bprovided\b", r"\bif\b", r"\bunder (?:any )?(?:other|different|new)",
    r"\bfor (?:any )?(?:\w+[, ]+){0,5}(?:purposes?|profit|commercial)",
    r"\bin (?:a|any) (?:manner|way)\b", r"\bin violation\b",
    r"\bthat (?:do|does|violat|infring|would|may|are|contain)",
    r"\bagreement\b~20\b(?:may not|cannot)", r"\bthis (?:licen[sc]e|agreement|document)\b(?! )",
    r"\bnotices?\b", r"names?\b", r"\bmarks?\b", r"\boutside\b", r"\bclaim", r"\bto improve\b",
    r"\bharm", r"\bmisrepresent", r"\bimply\b",
    r"\bterms\b", r"\blegend\b", r"\blimit\b", r"\bwarrant", r"\bderivative works? for\b",
    r"\bdeemed\b", r"\bin whole or in part\b~20\bfor\b",
    r"\bto (?:create|generate|promote|harm)\b", r"\btechnolog\w+ protection", r"\bincompatible\b",
    r"\brecipients?\b", r"\blicense itself\b",
    r"\b(?:copyright|license) (?:text|file)\b", r"\bdo not (?:modify|change) the (?:license|name)",
    r"\bonly\b", r"\brequire",
)  # fmt: skip
_GRANTED = any_of(
    r"\b(?:licen[sc]e|rights?|permission|may|granted|free"
    r"|permitted)\b(?:[^.;]{0,160}?)\b(?:modify|adapt|create derivative|prepare derivative"
    r"|make modifications|derivative works of)",
    r"\b(?:share|distribute) (?:your )?(?:adaptations|adapted material)\b",
    r"\bto (?:create|make|prepare)\b[^.;]{0,50}\b(?:derivative works|adaptations)\b",
)
_TECHNICAL = re.compile(r"\bright to make such modifications as are technically necessary\b")
_STEMS = (
    "derivative",
    "adapt",
    "modif",
    "chang",
    "alter",
    "translat",
    "abwandlung",
    "bearbeitung",
    "dérivé",
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that denies derivatives, in a text that grants none.

    Words that deny them outright count beside a grant, too: of derivatives that are not shared.
    """
    outright = next(_outright(structure), None)
    denied = outright or next(_banned(structure), None)
    if denied and (outright or not any(_grants(one) for one in structure.having(*_STEMS))):
        sentence, match = denied
        yield passage(sentence, Kind.NO_DERIVATIVES, match, on=(Action.PUBLISH_DERIVATIVE,))


_Found = Iterator[tuple[Sentence, re.Match[str]]]


def _outright(structure: Structure) -> _Found:
    for sentence in structure.having(*_STEMS):
        if may_forbid(sentence) and (match := _RIGHTS.search(sentence.folded)):
            yield sentence, match


def _banned(structure: Structure) -> _Found:
    """Bans, and then the one right to modify in licenses that give no other."""
    for sentence in structure.having(*_STEMS):
        match = None if sentence.is_heading else forbids(sentence, _SAID)
        if match and sentence.role is not Role.DEFINITION and not _limited(sentence, match):
            yield sentence, match
    for sentence in structure.having("technically necessary"):
        if match := _TECHNICAL.search(sentence.folded):
            yield sentence, match


def _grants(sentence: Sentence) -> bool:
    if not _GRANTED.search(sentence.folded) or forbids(sentence, _SAID):
        return False
    return sentence.role is Role.GRANT or "grant" in sentence.lead


def _limited(sentence: Sentence, match: re.Match[str]) -> bool:
    near = sentence.folded[max(0, match.start() - 120) : match.end() + 120]
    return _LIMITED.search(near) is not None
