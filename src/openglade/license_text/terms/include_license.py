"""Recognize that a copy of the license, or a link to it, goes with what is handed on."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.triggers import triggers
from openglade.license_text.terms.wording import Wording, any_of, way

_TEXT = r"(?:licen[sc]e|agreement|terms|legal code)"
_NAMED = (
    r"(?: \[?(?!under\b|pursuant\b|subject\b|software\b|program\b|works?\b|models?\b)[\w-]+){0,5}"
)
_HANDED = (
    r"\b(?:giv\w+|provid\w+|includ\w+|accompan\w+|distribut\w+|deliver\w*|available|retain\w*|with"
    r"|attach\w*|furnish\w*|contain\w*|pass\w*|reproduc\w+|duplicat\w+|inform\w*|gets|receives)\b"
)
_KEPT = (
    r"\b(?:includ\w+|appears?|retain\w*|preserv\w+|remains?|reproduc\w+|distributed|intact"
    r"|duplicated|kept|left|accompan\w+|carr(?:y|ied)|supplied|attached|not be removed)\b"
)
_KEEP = r"\b(?:retain|reproduce|include|contain|keep|preserve|carry|duplicate|bear)s?\b"
_SAID = Wording(
    ways=(
        way(
            "copy of",
            "copies of",
            "text of",
            says=(
                (
                    rf"{_HANDED}(?:[^;:]|: ?(?=\()){{0,170}}?\b(?:cop(?:y|ies)"
                    rf"|text) of,?(?: or (?:an? |the )?[\w ()]{{3,45}}?,?)?"
                    rf" (?:this|the|these|such|our|said|each)\b{_NAMED} {_TEXT}\b"
                ),
                (
                    rf"\bcop(?:y|ies) of th(?:is|ese) {_TEXT}\b~20\b(?:must"
                    rf"|shall)\b~20\b(?:accompany"
                    r"|be (?:included|provided|given|delivered|attached))\b"
                ),
            ),
        ),
        way(
            "hyperlink",
            "resource identifier",
            "uri for",
            "uri or",
            "url ",
            says=(
                (
                    rf"{_HANDED}~60\b(?:uniform resource identifier|hyperlink to|uri|url)\b~60\b"
                    rf"this(?: [\w-]+){{0,2}} {_TEXT}\b"
                ),
            ),
        ),
        way(
            "notice",
            says=(
                rf"\b(?:permission|licen[sc]e|above copyright|entire) notices?\b~90{_KEPT}",
                (
                    r"\bthis (?:entire )?(?:permission |copyright |licen[sc]e )?"
                    rf"(?:and [\w ]{{1,20}})?notice\b~80{_KEPT}"
                ),
                rf"{_KEEP}~120\b(?:this (?:permission )?notice|notices? and this licen[sc]e)\b",
            ),
        ),
        way(
            "statement",
            "paragraph",
            "this permission",
            "this text",
            "header",
            says=(
                (
                    r"\bthis (?:entire )?(?:licen[sc]e )?"
                    rf"(?:statement|permission|paragraph|text|header)\b~80{_KEPT}"
                ),
                rf"{_KEEP}~120\bthis (?:statement|paragraph|permission|text)\b",
            ),
        ),
        way(
            "list of conditions",
            "these conditions",
            "the following disclaimer",
            "the following text",
            "following condition",
            "above licen",
            says=(
                (
                    rf"{_KEEP}~120\b(?:this list of conditions|these conditions|above licen[sc]e"
                    r"|the following (?:disclaimer|text|conditions?\b(?! ?:)))"
                ),
            ),
        ),
        way(
            "include this",
            "pass on this",
            "attach this",
            "enclose this",
            "receive this",
            "receives this",
            "include these",
            "agreement shall",
            "agreement must",
            "licence shall",
            "license shall",
            "license must",
            "licence must",
            "display this licen",
            says=(
                rf"\b(?:pass on|attach|enclose) (?:this|these) {_TEXT}\b",
                rf"\b(?:recipients?|everyone|anyone|users?)\b~40\breceives? this {_TEXT}\b",
                r"\binclude (?:this (?:agreement|licen[sc]e)|these terms)\b",
                r"\bdisplay this licen[sc]e on each\b",
                (
                    rf"\bthis {_TEXT} (?:shall|must) be (?:distributed|included|provided|passed"
                    r"|attached)\b"
                ),
            ),
        ),
        way(
            "协议",
            "许可",
            says=(
                r"许可声明[^。]{0,20}(?:应当?|须)[^。]{0,8}包含",
                r"提供[^。]{0,60}?本(?:协议|许可证?|许可协议)的?副本|附[上带有][^。]{0,20}本(?:许可|协议)",
                r"(?:包含|保留|附带)[^。]{0,20}(?:许可证?|协议)的?(?:副本|文本|声明)",
            ),
        ),
    ),
    unless=any_of(
        r"\byou (?:should|may) (?:have received|obtain)\b",
        r"\bcopies of this licen[sc]e document\b",
        r"\breceived? a copy of (?:this|the)\b",
        r"\brequirement that\b",
        r"\bobtained a copy of\b",
        r"\bsubmitted\b",
        r"\bnotices? (?:of termination|by the licensor)\b",
    ),
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that makes the license go along."""
    if found := _SAID.first(structure):
        sentence, match = found
        yield passage(
            sentence, Kind.INCLUDE_LICENSE, match, on=triggers(Kind.INCLUDE_LICENSE, sentence)
        )
