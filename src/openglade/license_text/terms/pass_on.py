"""Recognize that whoever receives the material has to be bound by its restrictions."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.triggers import triggers
from openglade.license_text.terms.wording import Wording, any_of, way

_BOUND = (
    r"\b(?:users?|recipients?|third part(?:y|ies)|sub-?licensees?|customers?|transferees?"
    r"|distributees?)\b"
)
_SAID = Wording(
    ways=(
        way(
            "enforceable",
            says=(
                (
                    r"\b(?:as|be) (?:an )?enforceable (?:provisions?|terms?|obligations?"
                    r"|conditions?)\b"
                ),
            ),
        ),
        way(
            "restrictions",
            says=(
                (
                    r"\brestrictions\b~80\b(?:must|shall|will)\b~20\b(?:included|incorporated"
                    r"|imposed|passed|flow\w*)\b"
                ),
                (
                    r"\b(?:must|shall|will|agree to|has to|have to)\b~20\b(?:include|contain"
                    r"|impose|incorporate|pass on"
                    r"|flow down)\b~60\b(?:use |usage |use-based |same |these |such )restrictions\b"
                ),
                r"\bdoes not contradict the restrictions\b",
            ),
        ),
        way(
            "are restricted to us",
            "be restricted to us",
            says=(rf"{_BOUND} (?:are|is|must be) restricted to us",),
        ),
        way(
            "require",
            "ensure",
            "cause",
            "procure",
            "bind",
            "obligate",
            also=(
                "comply",
                "complies",
                "abide",
                "adhere",
                "bound",
                "to the terms",
                "observe",
                "protect",
            ),
            says=(
                (
                    r"\b(?:must|shall|will|agree to)\b~60\b(?:require|ensure|cause|procure|bind"
                    r"|obligate)\b"
                    rf"~60{_BOUND}~60\b(?:comply|complies|abide|adhere|bound|to the terms|observe)"
                    r"\b"
                ),
                r"\byou bind each recipient\b",
                r"\bbind (?:them|recipients|users)\b~40\b(?:restrictions|terms)\b",
                r"\brequire\b~60\bto agree to (?:the )?terms that protect\b",
            ),
        ),
        way(
            "use limitation",
            says=(r"\bprovides? that the use limitations?\b~60\bappl(?:y|ies)\b",),
        ),
        way(
            "restrictive",
            "protective",
            says=(
                (
                    r"\b(?:under|to|on|contain\w*|includ\w+) (?:contractual )?(?:terms|obligations"
                    r"|conditions|restrictions)"
                    r"(?: that are)?(?: at least as| no less) (?:restrictive|protective)\b"
                ),
            ),
        ),
        way(
            "遵守",
            "条款",
            says=(r"应要求[^。]{0,30}(?:遵守|同意)|(?:纳入|作为)[^。]{0,30}可执行的?条款",),
        ),
    ),
    unless=any_of(
        r"\bbinding,? enforceable\b",
        r"\bno restrictions?\b",
        r"\b(?:shall|must|will) not be (?:included|imposed)\b",
        r"\bpersonal (?:data|information)\b",
        r"\bfurther restrictions?\b",
        r"\blaws?\b~30\brequir",
        r"\bnot (?:be )?(?:required|obligated)\b",
    ),
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that hands the restrictions on."""
    if found := _SAID.first(structure):
        sentence, match = found
        yield passage(sentence, Kind.PASS_ON, match, on=triggers(Kind.PASS_ON, sentence))
