"""Recognize that people have to be told what a machine made, or that they talk to one."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.wording import Wording, any_of, way

_MADE = (
    r"(?:\b(?:machine|ai|artificially|synthetically|automatically|model|computer)[- ](?:generated"
    r"|created|produced)\b|\b(?:generated|created|produced|modified|made)~20\b(?:by|using|with)~20"
    r"\b(?:ai|artificial intelligence|machines?|(?:the|an?) models?)\b)"
)
_SYNTHETIC = (
    r"\b(?:contents?|outputs?|media|images?|text) (?:is|are|was|were) (?:synthetic|artificial)\b"
)
_SAID = Wording(
    ways=(
        way(
            "synthetic",
            "artificial",
            says=(
                rf"\b(?:must|shall|should)\b~40\b(?:disclos|inform|label|stat)\w*~20{_SYNTHETIC}",
            ),
        ),
        way(
            "caption",
            "watermark",
            says=(r"\bwithout (?:including )?(?:an? )?(?:\w+ )?(?:caption|watermark)\b",),
        ),
        way(
            "natural person",
            "human being",
            says=(
                (
                    r"\b(?:unless|without|must|shall|fail\w* to)\b~40\b(?:disclos|inform|tell"
                    r"|notif)\w*"
                    r"\b~120\bnot an? (?:natural person|human)\b"
                ),
            ),
        ),
        way(
            "generated",
            "created",
            "produced",
            "artificial",
            "interacting",
            "use of ai",
            also=(
                "machine",
                " ai",
                "artificial",
                "synthetic",
                "automat",
                "model",
                "chatbot",
                "bot",
            ),
            says=(
                (
                    r"\bwithout\b~60\b(?:disclaim|disclos|identify|indicat|stat|label|inform"
                    rf"|mark)\w*\b~80{_MADE}"
                ),
                (
                    rf"\b(?:must|shall|should|will|required to|agree to|ensure)\b~90"
                    r"\b(?:disclos|disclaim|label|mark|inform|identif|indicat|notif|watermark)\w*\b"
                    rf"~90{_MADE}"
                ),
                (
                    r"\b(?:must|shall|should|required to)\b~60\b(?:disclos\w+|inform\w*|notify"
                    r"|tell|told"
                    r"|transparent)\b~60"
                    r"\b(?:use of (?:ai|artificial intelligence)|interacting\b~20\bwith (?:an? )?"
                    r"(?:ai|artificial|automated|machine|chatbot|bot))\b"
                ),
                (
                    r"^(?:fail(?:ing|ure)?|not) to (?:\w+ly )?(?:disclose|label|inform|identify"
                    rf"|mark)\b~90{_MADE}"
                ),
            ),
        ),
        way(
            "人工智能",
            "机器生成",
            "ai生成",
            "模型生成",
            says=(
                r"(?:标识|标注|标明|告知|披露|声明|说明)[^。]{0,30}(?:人工智能|ai|机器|模型)(?:自动)?(?:生成|合成)",
                r"(?:人工智能|ai|机器)(?:生成|合成)[^。]{0,20}(?:标识|标注|标明)",
            ),
        ),
    ),
    unless=any_of(
        r"\brepresent\w* that\b",
        r"\bmisrepresent",
        r"\bknown dangers\b",
        r"\bpersonal\b~40\binformation\b",
        r"\bno event\b",
        r"\bwarrant",
    ),
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that has it told."""
    if found := _SAID.first(structure):
        sentence, match = found
        yield passage(sentence, Kind.DISCLOSE_AI, match)
