"""Recognize that recipients have to agree before they get the material."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.triggers import triggers
from openglade.license_text.terms.wording import Wording, any_of, way

_WHO = (
    r"\b(?:(?:end )?users?(?! licen)|recipients?|third part(?:y|ies)|(?:sub-?)?licensees?"
    r"|customers?|transferees?)\b"
)
_AGREE = r"\b(?:agrees?|accepts?|assents?|consents?|agreement|acceptance)\b"
_DUTY = r"\b(?:must|shall|will|agree to|required to|have to)\b"
_SAID = Wording(
    ways=(
        way(
            "assent",
            "agree to",
            "accept",
            "agreement from",
            "agreement of",
            "agrees",
            says=(
                (
                    r"\bobtain\b~60\b(?:assent|agreement|acceptance)\b~10\b(?:of|from|by) "
                    rf"(?:\w+ ){{0,3}}{_WHO}~80\b(?:licen[sc]e|agreement|terms)\b"
                ),
                (
                    rf"{_DUTY}~60\b(?:require|ensure|cause)\b~40{_WHO}~30{_AGREE}~20\b(?:to|it|this"
                    rf"|these)\b"
                ),
                (
                    rf"{_WHO}~60{_DUTY}~20{_AGREE}~80\b(?:before|prior to)\b~40\b(?:access|receiv"
                    r"|download|us|obtain)"
                ),
                (
                    rf"\b(?:make|provided?|distributed?|shared?|give|given"
                    rf"|granted)\b~80\bonly to\b~40{_WHO}~40\b(?:who"
                    r"|that) (?:have |has )?(?:agreed?|accepted?|accepts?|agrees?)\b"
                ),
                r"\brequires affirmative acceptance\b|\bclick-wrap format\b",
            ),
        ),
        way(
            "同意", says=(r"(?:要求|确保)[^。]{0,20}(?:用户|使用者|第三方|接收者)[^。]{0,10}同意",)
        ),
    ),
    unless=any_of(
        r"\bby clicking\b",
        r"\bdo not (?:agree|accept)\b",
        r"\bpersonal data\b",
        r"\bindemnif",
        r"\bno obligation\b",
        r"\bnot (?:be )?required\b",
        r"\bcomply\b",
        r"\boffered by you alone\b",
    ),
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that asks for the agreement."""
    if found := _SAID.first(structure):
        sentence, match = found
        yield passage(
            sentence, Kind.COLLECT_AGREEMENT, match, on=triggers(Kind.COLLECT_AGREEMENT, sentence)
        )
