"""Recognize that whoever changes the material has to say so."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.wording import Wording, any_of, way

_CHANGED = r"\b(?:modif|chang|alter|adapt|amend)\w*\b"
_STEMS = ("modif", "chang", "alter", "differ")
_SAID = Wording(
    alone=True,
    ways=(
        way(
            "notice",
            "statement",
            also=_STEMS,
            says=(
                (
                    rf"(?:{_CHANGED}|\bderivatives?\b)~80\b(?:carry|contain|include|bear|with)\b~40"
                    r"\bnotices? (?:stating|that|indicating|describing|of|detailing)\b"
                ),
                (
                    r"\bnotices?\b~40\b(?:stating|indicating|describing|detailing|declaring)\b"
                    rf"~60{_CHANGED}"
                ),
                (
                    r"\b(?:notices?|statements?)\b~40\bthat (?:you|it|the|they|changes"
                    r"|modifications)\b~40\b(?:modified|changed|altered|been made)\b"
                ),
                rf"\bnotices? of (?:any |the |all |such |your |each )?{_CHANGED}",
            ),
        ),
        way(
            "marked",
            "identified",
            "labeled",
            "labelled",
            "indicated",
            "documented",
            "described",
            "noted",
            also=_STEMS,
            says=(
                (
                    rf"(?:{_CHANGED}|\b(?:additions|deletions)\b)~80\b(?:must|shall|should|to|are"
                    r"|is|will)(?: be)?"
                    r" (?:\w+ly )?(?:marked|identified|label+ed|indicated|documented|described"
                    r"|noted)\b"
                ),
            ),
        ),
        way(
            "indicat",
            "identify",
            "describ",
            "document",
            " mark ",
            "noting",
            "disclos",
            "summari",
            "note ",
            also=_STEMS,
            says=(
                rf"\bindicat\w*~20\b(?:if|that|whether)\b~20{_CHANGED}",
                (
                    r"\b(?:indicat(?:e|es|ing)|identify|identifies|identifying|describ(?:e|ing)"
                    r"|document(?:s|ing)?|mark|not(?:e|ing)"
                    r"|disclos(?:e|ing|ure)|summari[sz](?:es?|ing))\b~50\b"
                    r"(?:modifications?|changes|alterations)\b"
                ),
                (
                    r"\b(?:document|indicate|describe)s?\b~30\bhow (?:it|the modified|your)\b~30"
                    r"\bdiffers?\b"
                ),
            ),
        ),
        way(
            "inform recipients",
            "notify",
            "state in the",
            "must state",
            "shall state",
            "that changes",
            says=(
                (
                    rf"\binform recipients that you\b~20{_CHANGED}|\bstate in the\b~40"
                    rf"\bthat you {_CHANGED}"
                ),
                r"\bidentify that changes\b",
                r"\bnotify\b~40\bthat\b~40\b(?:is|are|has been|have been) (?:an? )?modified\b",
                r"\bstate (?:(?:all|any|significant|the|your) ){0,2}(?:changes|modifications)\b",
            ),
        ),
        way(
            "修改",
            "更改",
            says=(
                r"(?:标明|注明|说明|声明)[^。]{0,20}(?:修改|更改|变更)",
                r"(?:修改|更改)[^。]{0,20}(?:显著|明显|标明|注明(?!出处|来源|作者)|声明)",
            ),
        ),
    ),
    unless=any_of(
        r"\bspecial requests\b",
        r"\bstatement to your modif",
        r"\bsubject to change without notice\b",
        r"\b(?:licensor|we|company)\b~30\b(?:may|reserves?)\b",
        r"\bno event\b",
        r"\b(?:advance|days'?) notice\b",
        rf"{_CHANGED} (?:to|in|of) (?:these|this|the|our) (?:terms|agreement|licen[sc]e|polic"
        r"|service)",
        r"\bwritten notice\b",
        r"\bindicates? your\b",
    ),
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that has changes marked."""
    if found := _SAID.first(structure):
        sentence, match = found
        yield passage(sentence, Kind.STATE_CHANGES, match)
