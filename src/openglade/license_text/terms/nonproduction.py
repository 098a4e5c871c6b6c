"""Recognize that production use is excluded: tests, development and evaluation only."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Role, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.polarity import forbids
from openglade.license_text.terms.wording import any_of

_PRODUCTION = any_of(
    r"(?<!non-)\bproduction (?:or commercial )?(?:purposes?|uses?|environments?|systems?"
    r"|settings?|deployments?|servers?)\b",
    r"\b(?:deploy\w*|us(?:ed?|ing)|run|put) (?:\w+ ){0,3}?(?:in|into|for) (?:a |any )?production\b",
    "生产环境|用于生产",
)
_NON_PRODUCTION = any_of(
    r"\bnon-? ?production (?:use|purposes?|environments?|settings?|basis)\b~60\b(?:only|of the)\b",
    r"\b(?:only|solely|exclusively|limited to|foregoing|purposes|and make|in|for"
    r"|make)\b~60\bnon-? ?production (?:use|purpose|environment)",
    r"\b(?:other than|excluding|except)\b~30(?<!non-)\bproduction (?:use|purpose)s?\b",
    r"\bdoes not include any production use\b",
    r"\bonly be used in production\b~10\b(?:if|with|under)\b",
    r"(?<!non-)\bproduction use\b~30\brequires?\b~40\b(?:licen|agreement|permission)",
    r"\b(?:solely|only|exclusively)\b (?:for|to) (?:(?:the )?purposes? of )?(?:your |internal "
    r"|its )*"
    r"(?:testing|development|demonstration)\b(?:,? (?:and|or) (?:testing|development|evaluation"
    r"|demonstration))?",
)
_WIDER = re.compile(r"\bsupport|\bresearch|\bterm\b|\bproducts?\b|\bfor development of\b")
_STEMS = ("production", "testing", "development", "demonstration", "生产")


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that excludes production, else the first that leaves only the rest."""
    sentences = [one for one in structure.having(*_STEMS) if not one.is_heading]
    for sentence in sentences:
        if sentence.role is not Role.DEFINITION and (match := forbids(sentence, _PRODUCTION)):
            yield passage(sentence, Kind.NONPRODUCTION, match)
            return
    for sentence in sentences:
        match = _NON_PRODUCTION.search(sentence.folded)
        if match and ("production" in match.group() or not _WIDER.search(sentence.folded)):
            yield passage(sentence, Kind.NONPRODUCTION, match)
            return
