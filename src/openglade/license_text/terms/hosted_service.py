"""Recognize that offering the material as a service is forbidden, or needs permission."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Action, Effect, Kind
from openglade.license_text.structure import Role, Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.polarity import forbids
from openglade.license_text.terms.wording import any_of

_SERVICE = any_of(
    r"\b(?:hosted|managed|cloud|hosting|saas|subscription|paid|online|on-demand|inference"
    r"|api)(?:[- ]based)?(?:,? (?:or|and|/) ?\w+,?)?"
    r"(?:,? and paid,?)? (?:service|solution|offering|product|api|platform|access)s?\b",
    r"\bhosting use\b|\bhosted or managed\b|\bstand-?alone hosted\b"
    r"|\bsoftware[- ]as[- ]a[- ]service\b|\bsaas\b|\bservice bureau\b",
    r"\b(?:model|software|platform|inference)[- ]as[- ]a[- ]service\b|\bas (?:part of )?(?:a|your"
    r"|any|an) (?:\w+ ){0,3}(?:service|api)\b",
    r"\bavailable as part of a (?:service|product|solution)\b|\b(?:via|through) (?:your |an? "
    r"|any )*apis?\b",
    r"\bhost(?:ing)? (?:the |it )(?:\w+ ){0,3}for (?:third|others|other)\b"
    r"|\bto third parties as a service\b",
    r"\boffer\w*\b~60\b(?:platforms?|services?)\b~60\bto (?:third parties|others)\b"
    r"|\bas a service to (?:third|others)",
    "托管服务|云服务|作为服务|(?:api|接口)[^。]{0,6}(?:服务|形式)",
)
_PERMISSION = any_of(
    r"\bwithout\b~60\b(?:permission|agreement|licen[sc]e|consent|authori[sz]ation|approval)\b",
    r"\bunless\b~80\b(?:permi|agree|licen|consent|authori|approv)",
    r"\brequir\w+~30\b(?:separate|prior|written|commercial)\b",
    r"\bif you (?:wish|want|would like)\b",
    r"\bnot licensed\b~80\bunder this licen[sc]e\b",
    r"\b(?:separate|commercial|written) (?:written )?(?:agreement|licen[sc]e|permission)\b",
    "未经|授权",
)  # fmt: skip
_NEEDS = any_of(
    r"\b(?:available|offer\w*|provid\w*|us(?:e|ing))\b~60\b(?:third parties|hosted"
    r"|as a service)\b~60\brequires? (?:a )?(?:separate|prior|written)",
    r"\b(?:host|offer|provid)\w*\b~80\b(?:service|api|saas)\b~60\brequires? (?:an? )?"
    r"(?:separate|prior|written|commercial)\b",
    r"\boperates?\b~40\bas a service\b~400\bmust\b~60\b(?:agreement|licen[sc]e)\b",
)
_ELSEWHERE = any_of(
    r"\bwarrant", r"\bliab", r"\bsupport services?\b~40\b(?:oblig|provide)",
    r"\bemergency services\b", r"\bessential (?:goods|services)\b",
    r"\bobligat(?:ed|ion) to\b", r"\bother than through a hosted\b", r"\btrade ?mark",
    r"\brevenue\b~80\bexceed",
)  # fmt: skip
_OF_A_BAN = re.compile(
    r'(?:^|, )"(?:competi|compete|prohibit|restrict|exclud|forbid|impermiss)\w*'
    r" (?:activit|purpose|use|servic)"
)
"""The definition of what is banned elsewhere."""
_STEMS = ("host", "service", "saas", " api", "托管", "云服务", "接口")


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that forbids the service, or makes it depend on permission."""
    for sentence in structure.having(*_STEMS):
        if (
            sentence.is_heading
            or (sentence.role is Role.DEFINITION and not _OF_A_BAN.search(sentence.folded))
            or _ELSEWHERE.search(sentence.folded)
        ):
            continue
        if match := _banned(sentence) or _NEEDS.search(sentence.folded):
            yield passage(
                sentence,
                Kind.HOSTED_SERVICE,
                match,
                effect=_effect(structure, sentence, match),
                on=(Action.HOST,),
            )
            return


def _banned(sentence: Sentence) -> re.Match[str] | None:
    if _OF_A_BAN.search(sentence.folded):
        return _SERVICE.search(sentence.folded)
    return forbids(sentence, _SERVICE)


def _effect(structure: Structure, sentence: Sentence, match: re.Match[str]) -> Effect:
    asked = _PERMISSION.search(sentence.folded) or _NEEDS.search(match.string)
    asked = asked or _PERMISSION.search(structure.after(sentence))
    return Effect.LICENSE if asked else Effect.FORBIDDEN
