"""Recognize that the material may not be passed on at all."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Action, Kind
from openglade.license_text.structure import Role, Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.polarity import forbids
from openglade.license_text.terms.wording import any_of

_THING = (
    r"\b(?:models?|software|materials?|works?|weights?|licensed \w+|code|program|data|datasets?"
    r"|copies|it|them"
    r"|parameters|checkpoints?|assets)\b"
)
_SAID = any_of(
    rf"\b(?:re-?)?distribut(?:e|ing)\b,?(?: [^\s.;:]+){{0,9}}? (?:the|this|our|any|copies of|such"
    rf"|all|licensed)(?: [^\s.;:]+){{0,3}}? {_THING}",
    rf"\b(?:share|transfer|publish|disclose|make available|sell|rent"
    rf"|lease)\b,?[^;:.]{{0,80}}?\b(?:re-?)?distribut(?:e|ing)\b[^;:.]{{0,120}}?{_THING}",
    rf"\b(?:share|transfer|publish|disclose|pass on) (?:the|this|our|these|such|all|any)"
    rf"(?: [\w-]{{1,20}}){{0,3}}? {_THING}",
    r"(?<=not )be (?:re-?)?(?:distributed|shared|transferred|published)\b",
    rf"\b(?:make|making) (?:the |this |our "
    rf"|any )?(?:\w{{1,20}} ){{0,2}}{_THING}(?:[^;:.]{{0,30}}) available to (?:any )?(?:third "
    rf"part|other"
    rf"|anyone)",
    r"\b(?:re-?)?distribution (?:of \w+ (?:\w+ ){0,3})?(?=is|are)",
    "(?<=不得)(?:再分发|分发|传播|转让|公开)[^。;]{0,8}(?:模型|软件|材料|权重)",
)
_LIMITED = any_of(
    r"\bexcept\b", r"\bunless\b", r"\bother than\b(?! distributing)",
    r"\bwithout\b(?! (?:\S+ ){0,4}(?:permission|consent|authori[sz]ation|approval)\b)",
    r"\bprovided\b", r"\bif\b", r"\bonly\b", r"\bunder (?:any )?(?:other|different)",
    r"\bfor (?:any )?(?:\w+[, ]+){0,5}(?:purposes?|profit|money|fee|commercial)",
    r"\bin (?:a|any) (?:manner|way)\b", r"\bhost", r"\bas a \w+ service",
    r"\bin violation\b", r"\bthat (?:do|does|violat|infring|have)", r"\bin which\b",
    r"\bwhich\b~20\bviolat", r"\boutside\b", r"\bso as\b",
    r"\bnames?\b", r"\bmarks?\b", r"\bmodified\b", r"\bharm", r"\bderivatives? of\b",
    r"\bsource code\b~20\bof\b", r"\buse the\b",
    r"\bfee\b", r"\bcommercial organi", r"\bterms\b", r"\bsupplement",
    r"\bby itself\b|\bby themselves\b", r"\bpersonal (?:data|information)\b",
    r"\bto (?:harm|create|generate|any (?:country|commercial))\b", r"\bas such\b",
    r"\babus|\bexploit|\bcontent\b", r"\bunmodified\b", "除|未经|非",
)  # fmt: skip
_GRANTED = any_of(
    r"\b(?:licen[sc]e|right|rights|permission|may|granted"
    r"|free) (?:[^.;]{0,160}?)\b(?:re)?distribut(?:e|ion|ing)\b(?!,? (?:your|a reasonable|back))",
    r"\bdistribute the model and derivatives\b",
    "分发",
)
_GIVEN_BACK = re.compile(r"\b(?:you|licensee)(?: (?:hereby|also|agree to)){0,2} grants?\b(?! you)")
_NOT_BANS = {Role.DEFINITION, Role.DISCLAIMER}
_STEMS = (
    "distribut",
    "available to",
    "share ",
    "shared",
    "transfer",
    "publish",
    "disclose ",
    "分发",
    "传播",
    "公开",
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that forbids every distribution, in a text that grants none."""
    banned = next(_banned(structure), None)
    if banned and not any(_grants(sentence) for sentence in structure.having(*_STEMS)):
        yield passage(banned[0], Kind.NO_REDISTRIBUTION, banned[1], on=(Action.REDISTRIBUTE,))


def _banned(structure: Structure) -> Iterator[tuple[Sentence, re.Match[str]]]:
    for sentence in structure.having(*_STEMS):
        match = None if sentence.is_heading else forbids(sentence, _SAID)
        if match and sentence.role not in _NOT_BANS and not _limited(sentence, match):
            yield sentence, match


def _grants(sentence: Sentence) -> bool:
    return (
        sentence.role is Role.GRANT
        and _GRANTED.search(sentence.folded) is not None
        and not _GIVEN_BACK.search(sentence.folded)
        and not forbids(sentence, _SAID)
    )


def _limited(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether only some ways of passing it on are forbidden."""
    before = sentence.folded[max(0, match.start() - 120) : match.start()]
    rest = sentence.folded[match.start() : match.end() + 140]
    return (
        _LIMITED.search(rest) is not None
        or re.search(r"\bunless\b|\bexcept\b|\bcharge\b|\bbusiness of $", before) is not None
    )
