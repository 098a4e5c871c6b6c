"""Recognize that something goes back to the licensor: notice, a report, improvements, feedback."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.wording import Wording, any_of, way

_DUTY = (
    r"\b(?:must|shall|agrees? to|required to|need to|will|should)"
    r"(?: (?:promptly|immediately|also|first|then))?"
)
_LICENSOR = (
    r"(?:\b(?:licensor|authors?|copyright (?:holders?|owners?)|initial developer|maintainers?"
    r"|original developer|the company|original contributor)\b|\bus\b|\S{1,60}@\S{1,60})"
)
_OTHERS = (
    r"(?!(?:\w+ ){0,3}(?:users?|recipients?|third|customers?|individuals?|people|public|persons?"
    r"|end-users?|others"
    r"|patients?|subjects?|licensees?|transferees?|you|them|your|employees|agents|anyone"
    r"|authorities)\b)"
    r"(?!(?:that|of|in|by|the existence)\b)"
)
_SAID = Wording(
    ways=(
        way(
            "feedback",
            "suggestions",
            "use it without restriction",
            says=(
                (
                    r"\bfeedback\b~200\b(?:grants?\b|without (?:any )?restriction|any manner"
                    r"|free to use|use it|assigns?\b)"
                ),
                (
                    r"\b(?:feedback|suggestions)\b~40\b(?:becomes?|(?:shall|will) (?:be|become)) "
                    r"(?:our|the) (?:sole |exclusive )?property\b"
                ),
                r"\bgrants?\b~200\b(?:feedback|suggestions)\b",
                r"\bmay use it without restriction\b",
            ),
        ),
        way(
            "property of",
            "retain",
            also=("modifications", "derivatives", "improvements"),
            says=(
                (
                    r"\b(?:modifications|derivatives|improvements)\b~140\b(?:exclusive "
                    r"|sole )?property of (?:the )?licensor"
                ),
                (
                    r"\bretains? all (?:right|title|interest)\b~50\b(?:such|your) (?:modifications"
                    r"|derivatives|improvements)"
                ),
            ),
        ),
        way(
            "you grant",
            "you hereby grant",
            "you also grant",
            "licensee grants",
            "licensee hereby grants",
            "you assign",
            "you hereby assign",
            "agree to grant",
            "agree to assign",
            says=(
                (
                    r"\b(?:you|licensee)(?: hereby)? (?:also )?(?:grants?|assigns?|agree to "
                    r"(?:grant|assign))(?: back)?"
                    r"(?: to)? (?!(?:you|any|each|all|third|every)\b)(?:the )?(?:us|licensor|\w+"
                    r"(?: ai)?)\b~140"
                    r"\b(?:licen[sc]e|rights?|title)\b~200\b(?:your|such|any|all|its|of the|to the"
                    r"|licensee's) (?:\w+ )?"
                    r"(?:modifications|improvements|derivatives?|enhancements|feedback)\b"
                ),
            ),
        ),
        way(
            "notify",
            "inform ",
            "report",
            "notice to",
            "send",
            "submit",
            "return",
            "account",
            "provided to the",
            "deliver",
            "provide",
            "disclose",
            "notification",
            also=(
                "licensor",
                "author",
                "copyright holder",
                "copyright owner",
                "developer",
                "maintainer",
                "company",
                "original contributor",
                " us",
                "@",
                "notify",
                "inform ",
            ),
            says=(
                (
                    rf"{_DUTY} (?:\(\w{{1,3}}\) )?(?:notify|inform|report to"
                    rf"|report back to) {_OTHERS}(?:the )?\w+"
                ),
                (
                    rf"{_DUTY}~40\b(?:send|submit|deliver|report|return|provide|account|disclose"
                    rf"|make available)\b~80\bto (?:the )?(?:original )?{_LICENSOR}"
                ),
                rf"\b(?:send|provide|give)\b~40\bnotice to {_LICENSOR}",
                (
                    r"\b(?:reported|sent|provided|returned|submitted)(?: back)? to (?:the )?"
                    rf"(?:original )?{_LICENSOR}"
                ),
                r"\bnotify the licensor\b|\bemail notification to the authors\b",
            ),
        ),
        way(
            "反馈",
            "告知",
            "通知",
            "报备",
            says=(
                r"(?:应当?|须|必须)[^。]{0,10}(?:告知|通知|反馈|报备)[^。]{0,20}(?:许可方|我们|授权方|发布者)",
            ),
        ),
    ),
    unless=any_of(
        r"\bclaims?\b",
        r"\bindemnif",
        r"\bsubmitted for\b",
        r"\breport any violation\b",
        r"\bpatent\b~20\bgrant",
        r"\blaws?\b~30\brequire",
        r"\bnot (?:be )?(?:obliged|obligated|required) to\b(?!~80but)",
        r"\binvited\b",
        r"\barbitrat",
        r"\bdispute",
        r"\blawsuit",
        r"\bmay be (?:sent|reported)\b",
        r"\bno event\b",
        r"\bcontributor (?:hereby )?grants\b",
        r"\bterminat",
        r"\breserves? the right\b",
        r"\bgrants? you\b",
        r"\bmailing lists\b",
        r"\bcommunication sent\b",
        r"\bassign(?:ment|ee)\b",
        r"\b(?:account|credit card|password)\b",
        r"\bdestr",
    ),
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence by which the licensor gets something."""
    if found := _SAID.first(structure):
        sentence, match = found
        yield passage(sentence, Kind.INFORM_LICENSOR, match)
