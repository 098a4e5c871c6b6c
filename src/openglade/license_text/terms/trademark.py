"""Recognize that names, logos and trademarks are not licensed."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.wording import Wording, any_of, way

_MARKS = r"\b(?:trade ?-?marks?|trade names?|service marks?|logos?|trade dress)\b"
_NOT = r"(?:\b(?:no|not|nor|neither|nothing|without|cannot|except)\b|n't\b)"
_SAID = Wording(
    ways=(
        way(
            "trademark",
            "trade mark",
            "trade-mark",
            "service mark",
            "trade name",
            "tradename",
            "logo",
            "trade dress",
            says=(
                rf"{_NOT}~170{_MARKS}",
                rf"{_MARKS}~60\bno (?:licen[cs]es?|rights?)\b",
                (
                    rf"{_MARKS}~120\b(?:not (?:be |being )?(?:licensed|granted|used|covered"
                    r"|affected|included)|(?:may|must|shall) not\b|are excluded)"
                ),
            ),
        ),
        way(
            "name",
            also=(
                "endorse",
                "promot",
                "advertis",
                "publicity",
                "not be used",
                "not to be used",
                "product",
            ),
            says=(
                r"\bnames?\b~160\b(?:not be used|may be used to endorse|not to be used)\b",
                rf"{_NOT}~60\buse\b~60\bnames?\b~60\b(?:advertis|publicity|endors|promot|product)",
                (
                    r"\b(?:not|without)\b~120\bnames?\b~60\b(?:to )?(?:be used|endorse|promote"
                    r"|advertis|publicity)"
                ),
            ),
        ),
        way(
            "商标",
            "标识",
            "名义",
            says=(r"(?:不授予|不得|不允许|未经)[^。]{0,60}(?:商标|标识|商号|名义)",),
        ),
    ),
    unless=any_of(
        r"\b(?:all|any) (?:applicable )?copyrights?\b~20\b(?:patent|trademark)",
        r"\bcopyright, (?:patent|trademark)",
        r"\bcreative commons\b",
        r"\bfreedom from\b",
        r"\binfring",
        r"\bmerchantab",
        r"\bother than patent or trade",
        r"\btrademark,? (?:and|or) attribution notice",
        r"\bendors(?:e|es|ed|ing)?,? (?:or )?(?:approve|validated|and makes)",
        r"\bfile (?:and|or) class name\b",
        r"\bproprietary notices\b",
    ),
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that keeps the marks out of the license."""
    if found := _SAID.first(structure):
        sentence, match = found
        yield passage(sentence, Kind.TRADEMARK, match)
