"""Recognize that the licensor claims nothing in the outputs, or that they are the user's."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.wording import Wording, any_of, way

_OUTPUT = (
    r"\b(?:outputs?|results|generated content|content (?:you |that you )?(?:create|generate)"
    r"|that content)\b"
)
_SAID = Wording(
    in_definitions=True,
    ways=(
        way(
            "output",
            "results",
            "generated content",
            "that content",
            "content you",
            "content that you",
            says=(
                rf"\b(?:(?:claim|assert)s? no|not claim(?: any)?|n't claim(?: any)?)\b~80{_OUTPUT}",
                (
                    r"\boutputs?\b~80\b(?:no (?:licensor|author|contributor|developer) claims any"
                    r"|not covered by this (?:license|agreement))\b"
                ),
                (
                    r"\boutputs?\b~160\b(?:are|is|remains?)\b~50\bproperty of "
                    r"(?:you|licensee|the user|company|customer)\b"
                ),
                (
                    r"\b(?:you|users?|licensee) (?:\w+ )?(?:own|hold|retain|keep)s?\b~80\b"
                    r"(?:outputs?|results|generated content)\b"
                ),
                r"\byou (?:hold|own) all rights[^;]{0,240}?\boutputs\b",
                (
                    r"\b(?:does not impose|imposes no|not place|places no)\b~60\b(?:restrictions?"
                    rf"|obligations?)\b~130{_OUTPUT}"
                ),
                r"\bgenerated content belongs? to (?:you|the users?|licensee)\b",
                r"\bassigns? to (?:you|customer|user|licensee)\b~80\b(?:outputs?|content)\b",
                (
                    r"\boutputs? (?:belongs? to (?:you|the user|the customer|licensee)"
                    r"|(?:is|are) owned by (?:you|the user|licensee)|(?:is|are) yours)\b"
                ),
            ),
        ),
        way(
            "输出",
            "生成",
            says=(
                r"(?:不主张|不享有|不拥有)[^。]{0,20}(?:输出|生成)",
                r"(?:输出|生成)[^。]{0,30}(?:归您|归用户|归使用者|由您(?:享有|拥有))",
                r"(?:输出|生成)[^。]{0,60}不主张任何权利",
            ),
        ),
    ),
    unless=any_of(
        r"\b(?:licensee|you|user) (?:shall|may|will|must) not claim\b",
        r"\bwarrant",
        r"\bliab",
        r"\bshall not claim\b",
        r"\bno event\b",
        r"\bif you (?:own|hold)\b",
        r"\blitigation\b",
    ),
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that leaves the outputs to the user."""
    if found := _SAID.first(structure):
        sentence, match = found
        yield passage(sentence, Kind.OUTPUTS_FREE, match)
