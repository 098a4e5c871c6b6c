"""Recognize that commerce needs a registration, an application or the licensor's permission."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Role, Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.wording import any_of

_COMMERCE = (
    r"\b(?:commercial(?:ly)? (?:or production )?(?:use|using|uses|purposes?|activit\w+"
    r"|applications?|exploitation|exploit)"
    r"|us(?:e|ing)\b[^.;]{0,80}? commercially|commercially (?:using|use))\b"
)
_ASK = (
    r"\b(?:(?:must|shall|should|need to|needs? to|required to|have to|please|may|can|first"
    r"|are to) (?:\w+ ){0,2}?"
    r"(?:register|request|obtain|apply|contact|seek|send|complete|submit|acquire|purchase"
    r"|fill (?:in|out)"
    r"|enter into|refer to)"
    r"|requires? (?:a |an |the |our |its )?(?:\w+[, ]+){0,3}(?:licen[sc]e|permission|agreement"
    r"|registration|authori[sz]ation|consent|approval)"
    r"|negotiate\b[^.;]{0,40}?\blicen[sc]e"
    r"|wishing to|complete registration|registration form|please do so|contact)\b"
)
_UNLESS = (
    r"\b(?:unless|without|until|except (?:with|under))\b[^.;]{0,80}?\b(?:agree[ds]?|written"
    r"|permission|permitted|consent|authori[sz]\w+"
    r"|registr\w+|licen[sc]e agreement|separate|commercial licen[sc]e|approv\w+)"
)
_SAID = any_of(
    rf"{_COMMERCE}(?:[^.]{{0,260}}?){_ASK}",
    rf"{_ASK}(?:[^.]{{0,160}}?){_COMMERCE}",
    rf"{_COMMERCE}(?:[^.]{{0,200}}?){_UNLESS}",
    rf"{_UNLESS}(?:[^.]{{0,120}}?){_COMMERCE}",
    r"\bfor commercial (?:use|licensing|licenses?|purposes?|inquiries),? (?:please )?contact\b",
    "商业[^。]{0,120}(?:登记|注册|申请|书面授权|授权前|联系)|(?:登记|注册|申请|书面授权"
    "|授权前)[^。]{0,24}商业|商用[^。]{0,24}(?:登记|申请)",
    r"\b(?:utilisation|usage|fins) commerciales?\b~120\b(?:autorisation|accord|licence|contact)",
)
_REGISTERS = any_of(
    r"\bregistration\b~60\b(?:deemed|grant|obtain|receiv)\w*~40\b(?:business"
    r"|commercial) licen[sc]e",
    "(?:登记|注册)[^。]{0,24}商业许可",
)
"""A license by registering alone, also where only up to a size."""
_ASKED = any_of(
    r"\bregist(?:er|ration)", r"\brequest", r"\bobtain", r"\bappl(?:y|ication)\b", r"\bcontact",
    r"\bseparate", r"\bwritten", r"\bpermission",
    r"\bauthori[sz]", r"\bpurchas", r"\bconsent", r"\bagreement with\b", r"\bplease do so\b",
    r"\bemail\b", r"\bfill (?:in|out)\b", r"\bnegotiate\b", "登记|注册|申请|授权|许可|联系",
)  # fmt: skip
_THRESHOLD = any_of(
    r"\bmonthly active\b", r"\d (?:million|billion)", r"\$ ?\d", r"\bexceed", r"\bmore than \d",
    r"\bthreshold\b", "月活|日活",
)  # fmt: skip
_ELSEWHERE = any_of(
    r"\bsynthetic data\b", r"\bcompetition\b", r"\bsuppl(?:y|ies) of\b", r"\bliab", r"\bdamages\b",
    r"\bnon-commercial (?:use|purposes?)\b~20\bplease",
    r"\btrade ?marks?\b", r"\bnames? (?:or|and) (?:logo|mark)",
    r"\bfederal acquisition|\bcommercial computer", r"\bendorse", r"\bwithout asking\b",
    r"\badvertis", r"\bmay\b~60\bwithout obtaining\b", "损失",
)  # fmt: skip
_FREELY = re.compile(r"\bregist(?:er|ration)|登记|注册|问卷")
_DISCRETION = any_of(
    r"\bdiscretion", r"\bmay (?:\w+ )?grant\b", r"\brequest\b", r"\bpermission", r"\bwritten\b",
    r"\bauthori[sz]", r"\bagree", r"\bseparate\b", r"\bapprov",
    r"\bcontact\b", r"\bobtain\b", r"\bapply\b", r"\bapplication\b", "授权|申请|许可",
)  # fmt: skip
_STEMS = ("commercial", "商业", "商用")


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that lets commerce depend on asking; limits by size are not meant."""
    for sentence in structure.having(*_STEMS):
        match = _asks(sentence)
        if match:
            yield passage(
                sentence,
                Kind.COMMERCIAL_REGISTRATION,
                match,
                discretionary=_discretionary(structure, sentence),
            )
            return


def _asks(sentence: Sentence) -> re.Match[str] | None:
    folded = sentence.folded
    if sentence.is_heading or sentence.role in {Role.DEFINITION, Role.DISCLAIMER}:
        return None
    if match := _REGISTERS.search(folded):
        return match
    if _THRESHOLD.search(folded) or _ELSEWHERE.search(folded):
        return None
    match = _SAID.search(folded)
    return match if match and _ASKED.search(match.group()) else None


def _discretionary(structure: Structure, sentence: Sentence) -> bool:
    """Whether the licensor may refuse: whoever only registers is not refused."""
    text = f"{sentence.folded} {structure.after(sentence)}"
    if re.search(r"\bsole discretion", text):
        return True
    return not _FREELY.search(sentence.folded) and _DISCRETION.search(sentence.folded) is not None
