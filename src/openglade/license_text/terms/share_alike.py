"""Recognize that derivatives or copies have to be under the same license."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.triggers import triggers
from openglade.license_text.terms.wording import Wording, any_of, way

_TEXT = r"(?:licen[sc]e|agreement|terms)"
_SAME = (
    r"(?:the )?(?:exact |same )?(?:terms (?:and conditions )?(?:of |set forth in |as in )?)?(?:"
    r"(?:either )?(?:of )?(?:this|the same|the identical"
    rf"|an identical|precisely this)(?: [\w.-]+){{0,4}} {_TEXT}\b|these terms)"
)
_DERIVED = (
    r"\b(?:derivatives?|derived|adapt(?:ed|ations?)|modif\w+|any portion|larger|extensions?"
    r"|improvements?|covered|enhanced|source code|executable)\b"
)
_WORK = (
    r"\b(?:derivatives?|derived|adapt(?:ed|ations?)|modif\w+|works?|any portion|larger|extensions?"
    r"|improvements?|covered|enhanced|program|changes|libraries|fonts?|copies|software|database)\b"
)
_HANDED = (
    r"\b(?:licensed?|relicensed?|sublicensed?|distributed?|redistributed?|released?|published?"
    r"|shared?"
    r"|(?:made|make) (?:\w+ )?available|conveyed?|covered|placed|provided?|offered|done|made)\b"
)
_SAID = Wording(
    alone=True,
    ways=(
        way(
            "under this",
            "under the terms",
            "under the same",
            "under these",
            "under an identical",
            "pursuant to",
            "only under",
            "under precisely",
            "licensed under the",
            "under either",
            "subject to this",
            "subject to the terms",
            "subject to these",
            "apply this",
            "use this licen",
            "use the same",
            also=(
                "must",
                "shall",
                "only",
                "will",
                "have to",
                "has to",
                "agree",
                "at no charge",
                "precisely",
                "remain",
                "license the",
                "cause",
                "license derivative",
                "all copies",
            ),
            says=(
                (
                    rf"\b(?:must|shall|agree to|have to) apply this {_TEXT}\b~60\bto\b~60"
                    rf"{_WORK}"
                ),
                (
                    r"\b(?:re)?distribution\b~60\bonly (?:allowed|permitted) (?:subject to|under) "
                    rf"{_SAME}"
                ),
                rf"{_DERIVED}~120\b(?:must|shall) use (?:this|the same) {_TEXT}\b",
                (
                    r"\b(?:may|can) only (?:distribute|share|license|release|publish)\b~80"
                    rf"{_WORK}~60\bunder {_SAME}"
                ),
                rf"\b(?:distribute|share|convey)\b~80\bonly if\b~20\byou do so under {_SAME}",
                rf"\brights\b~120\bdirectly granted by\b~80\bpursuant to {_SAME}",
                rf"\ball copies\b~60\bderivative works\b~60\bare subject to this {_TEXT}\b",
                rf"{_DERIVED}~200\bonly (?:do so |be \w+ )?(?:under|pursuant to)(?: only)? {_SAME}",
                rf"{_DERIVED}~200\bonly under(?: the terms of)? ?:?$",
                (
                    r"\bit (?:must|shall)(?: also)? be (?:made available|licensed|distributed"
                    rf"|released) under {_SAME}"
                ),
                (
                    rf"{_WORK}~170\b(?:must|shall|has to|have to|will)\b(?: also| then| itself"
                    r"| only)*(?: be)?"
                    rf"(?: only)? ?(?:{_HANDED}~90)?\b(?:under|subject to)\b(?: only)? {_SAME}"
                ),
                (
                    rf"\b(?:must|shall|agree to|have to|that you)\b~120{_HANDED}~120\b(?:under"
                    rf"|pursuant to) {_SAME}~60{_WORK}"
                ),
                (
                    r"\b(?:must|shall) (?:also )?(?:license|release|distribute|sublicense|publish)"
                    rf"\b~90{_WORK}~110\b(?:under|pursuant to) {_SAME}"
                ),
                rf"\blicensed (?:as a whole )?at no charge\b~60\bunder {_SAME}",
                rf"^(?:license|cause)\b~90{_DERIVED}~70\bunder {_SAME}",
                (
                    r"\bderivative works\b~60\b(?:must|shall) be licensed under the "
                    r"(?:[\w.-]+ ){1,5}licen[sc]e\b"
                ),
                r"\bunder precisely this licen[sc]e\b",
                (
                    r"\b(?:derivative|adaptation|modif)\w*~170\bremains? subject to "
                    rf"(?:the terms of )?this {_TEXT}\b"
                ),
            ),
        ),
        way(
            "license elements",
            "licence elements",
            "other terms",
            "other licen",
            "become subject",
            "becomes subject",
            says=(
                rf"\b(?:modified|derivative|derived)\b~80\bbecomes? subject to\b~40this {_TEXT}\b",
                (
                    r"\bsame licen[sc]e elements\b|\bmay not (?:sublicense|distribute)\b~40"
                    r"\bunder any other terms\b"
                ),
                r"\bnot be (?:distributed|licensed) under any other licen[sc]e\b",
            ),
        ),
        way("相同", says=(r"(?:以|采用|使用)[^。]{0,10}相同[^。]{0,6}(?:许可|协议)|相同方式共享",)),
        way(
            "mêmes",
            "même licence",
            "conditions initiales",
            says=(
                (
                    r"\bmêmes (?:options du contrat|conditions)\b|\bmême licence\b|"
                    r"\bpartage des conditions initiales\b"
                ),
            ),
        ),
        way(
            "gleichen",
            "derselben",
            "denselben",
            says=(
                (
                    r"\bunter (?:den )?(?:gleichen|denselben) (?:lizenz)?bedingungen\b|\bunter "
                    r"(?:der gleichen|derselben) lizenz"
                ),
            ),
        ),
        way("同一", says=(r"同一のライセンス|同一条件許諾",)),
    ),
    unless=any_of(
        r"\bsubmitted\b",
        r"\bno event\b",
        r"\bcontribut(?:e|ions?) (?:you|to us|to the licensor)\b",
        r"\bneed not\b",
        r"\bsubmission\b",
        r"\bnot (?:be )?(?:required|under)\b",
        r"\bterminat",
        r"\bany (?:one )?of (?:the )?your\b",
        r"\bin object form only\b",
        r"\bnot (?:be )?automatically\b",
        r"\bnot be subject to\b",
        r"\bor your own\b",
        r"\bdeemed\b",
        r"\byour rights\b",
        r"\bstandard version\b",
        r"\bnotices stating that it\b",
        r"\bdoes not (?:have to|require)\b",
        r"\bgoverned by the laws\b",
        r"\brights granted\b",
        r"\bmaterials? (?:that )?(?:is|are) (?:made )?available\b",
        r"\brecipient's rights\b",
    ),
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that makes the license stay."""
    if found := _SAID.first(structure):
        sentence, match = found
        yield passage(sentence, Kind.SHARE_ALIKE, match, on=triggers(Kind.SHARE_ALIKE, sentence))
