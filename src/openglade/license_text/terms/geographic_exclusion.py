"""Recognize that people, companies or use in named territories are left out."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.polarity import forbids
from openglade.license_text.terms.territories import territories
from openglade.license_text.terms.wording import any_of

_LIST = r"([^.;:]{2,240})"
_UP_TO_A_BAN = r"((?:(?! (?:is|are) (?:\w{1,12} )?(?:not|prohibited|forbidden)\b)[^.;:]){2,240})"
_EXCLUDED = any_of(
    rf"\b(?:territor\w+|worldwide|world)\b,? ?(?:\w+ ){{0,4}}"
    rf"(?:excluding|except(?: for| in)?|other than|outside(?: of)?)\b {_LIST}",
    r"\b(?:domiciled|located|resid\w+|based|established) (?:in|within) ([^.;:]{2,120}?),? "
    r"(?:have|has|(?:are|is) granted) no (?:right|permission|licen[sc]e)",
    rf"(?:不包括|除){_LIST}(?:以?外)",
)
_NOT_THERE = any_of(
    rf"\b(?:licen[sc]e|agreement|terms|rights?)\b~40\bnot apply (?:in|to|within)\b {_LIST}",
)
_PLACED = any_of(
    r"\b(?:domiciled|residen(?:t|ts|ce|cy)|resid(?:e|es|ing)|located|incorporated|established"
    r"|based|headquartered|organi[sz]ed"
    rf"|principal place of business|citizens?|nationals?|present|situated|operat(?:e|es"
    rf"|ing))\b(?: \w+){{0,3}}? (?:in|of|within|from)\b,? {_LIST}",
    rf"\b(?:countries|jurisdictions|regions)\b(?: \w+){{0,3}} (?:other than|outside(?: of)?"
    rf"|except|including|such as|of) {_LIST}",
    rf"\b(?:use[ds]?|access\w*|download\w*|deploy\w*|distribut\w*|available|offer\w*|provid\w*"
    rf"|export\w*)\b~60\b(?:in|within|from|into|to) "
    rf"(?:(?:any|the|a) )?(?:(?:territor\w+|persons?|users?|individuals?|entit\w+|companies"
    rf"|countries|jurisdictions?) (?:\w+ ){{0,2}}(?:in|of) )?{_UP_TO_A_BAN}",
    rf"(?:位于|在|处于|居住于|注册于){_LIST}",
)
_TRADE = any_of(
    r"\bembargo", r"\bitar\b", r"\bdepartment of\b", r"\bsanction",
    r"\bexport (?:control|law|regulat|admin)", r"\bu\.?s\.? export\b", r"\bdenied persons\b",
    r"\bgoverned\b", r"\blaws? of\b", r"\bjurisdiction of\b", r"\bcourts?\b", r"\bterrorist",
    r"\bspecially designated\b",
    r"\bif you (?:live|reside) in\b", r"\bconsumers?\b", r"\bwarrant",
    r"\bregistered (?:trade ?)?marks?\b", r"\bpatent (?:office|appl)",
    r"\bgovernment (?:end|rights)", "法律|管辖",
)  # fmt: skip
_MODALITY = re.compile(
    r"\b(multimodal|multi-modal|image|video|audio|speech|vision|3d|text)\b(?: \w+)? models?\b"
)
_WHO = re.compile(
    r"\bindividuals?\b|\bpersons?\b|\bcompan|\bentit|\bcitizens?|\bnationals?\b|\byou are\b"
)
_STEMS = ("union", "kingdom", "korea", "china", "states", "territor", "russia",
          "japan", "india", "countr", "欧盟", "domicil",
          "resid", "located in", "place of business", "中国", "韩国", "switzerland", "europe",
          "israel", "canada")  # fmt: skip


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that leaves out territories that it names."""
    for rule in (_left_out, _not_there):
        for sentence in structure.having(*_STEMS):
            if sentence.is_heading or _TRADE.search(sentence.folded):
                continue
            match = rule(sentence)
            if match and (codes := _named(match)):
                yield passage(
                    sentence,
                    Kind.GEOGRAPHIC_EXCLUSION,
                    match,
                    territories=codes,
                    modality=_modality(sentence),
                    when=_when(sentence),
                )
                return


def _left_out(sentence: Sentence) -> re.Match[str] | None:
    return _EXCLUDED.search(sentence.folded) or forbids(sentence, _PLACED)


def _not_there(sentence: Sentence) -> re.Match[str] | None:
    return _NOT_THERE.search(sentence.folded)


def _named(match: re.Match[str]) -> tuple[str, ...]:
    return territories(next(where for where in match.groups() if where))


def _modality(sentence: Sentence) -> str:
    match = _MODALITY.search(sentence.folded)
    return match.group(1) if match else ""


def _when(sentence: Sentence) -> str:
    """Who is left out, or what may not be done there."""
    return "persons and companies there" if _WHO.search(sentence.folded) else "use there"
