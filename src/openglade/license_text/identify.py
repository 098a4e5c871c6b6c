"""Which license a text is: of all that stands in it, the one to call it by, if there is one."""

from dataclasses import dataclass

from openglade.core.ids import LicenseId
from openglade.core.license_reading import Identification, MatchMethod, Part
from openglade.license_text.comparison import Comparison, Match, compare
from openglade.license_text.fingerprints import Form
from openglade.license_text.mentions import Mention, mentioned
from openglade.license_text.references import References
from openglade.license_text.words import Words, read_words

_BESIDE = 0.3
"""A second license of this share of the first is not just something that lies beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a text is, and the match that it is nearest to, whether or not it is that license."""

    identification: Identification
    nearest: Match | None


def identify(text: str, references: References) -> Identification:
    """Which known license a text is.

    `license` is None for a text that is none, that changes one, or that holds several.
    """
    return judged(compare(read_words(text), references), references).identification


def judged(comparison: Comparison, references: References) -> Finding:
    """Which license a compared text is, and which it comes nearest to."""
    texts = [one for one in comparison.matches if references.forms[one.alignment.at] is Form.TEXT]
    if not texts:
        return Finding(identification=_only_mentioned(comparison, references), nearest=None)
    main = max(texts, key=lambda one: one.alignment.matched)
    unchanged = not comparison.foreign and not any(one.differences for one in texts)
    plain = unchanged and not _several(texts, main, references)
    exact = all(one.exact for one in texts)
    return Finding(
        identification=Identification(
            license=main_id(main, references) if plain else None,
            likeness=_likeness(comparison, main),
            method=MatchMethod.EXACT if exact else MatchMethod.ALIGNED,
            parts=_parts(comparison, references),
        ),
        nearest=main,
    )


def main_id(match: Match, references: References) -> LicenseId:
    """What the known text of a match is called."""
    return LicenseId(references.ids[match.alignment.at])


def _several(texts: list[Match], main: Match, references: References) -> bool:
    name = references.ids[main.alignment.at]
    return any(
        references.ids[one.alignment.at] != name
        and (
            one.alignment.matched >= _BESIDE * main.alignment.matched
            or references.ids[one.alignment.at].startswith("LicenseRef-")
        )
        for one in texts
    )


def _likeness(comparison: Comparison, main: Match) -> float:
    foreign = sum(end - start for start, end in comparison.foreign)
    one = main.alignment
    return round(one.matched / max(1, one.matched + one.missing + one.foreign + foreign), 4)


def _parts(comparison: Comparison, references: References) -> tuple[Part, ...]:
    words = comparison.words
    parts = [
        _part(words, one.alignment.start, one.alignment.end, None if one.differences else name)
        for one in comparison.matches
        for name in [main_id(one, references)]
    ]
    parts += [_part(words, start, end, None) for start, end in comparison.foreign]
    return tuple(sorted(parts, key=lambda part: part.start))


def _part(words: Words, start: int, end: int, license_: LicenseId | None) -> Part:
    return Part(license=license_, start=int(words.starts[start]), end=int(words.ends[end - 1]))


def _only_mentioned(comparison: Comparison, references: References) -> Identification:
    """What a text without a known license in it says about licenses elsewhere."""
    notices = [
        Mention(
            license=references.ids[one.alignment.at],
            start=int(comparison.words.starts[one.alignment.start]),
            end=int(comparison.words.ends[one.alignment.end - 1]),
            method=MatchMethod.NOTICE,
        )
        for one in comparison.matches
    ]
    if not notices:
        notices = mentioned(comparison.words.text, references.names)
    elsewhere = [
        span for span in comparison.foreign if not _within(comparison.words, span, notices)
    ]
    names = {one.license for one in notices}
    if elsewhere or not notices:
        return Identification(
            license=None, likeness=comparison.likeness, method=MatchMethod.NONE, parts=()
        )
    only = names.pop() if len(names) == 1 else None
    return Identification(
        license=LicenseId(only) if only else None,
        likeness=1.0,
        method=notices[0].method,
        parts=tuple(
            Part(
                license=LicenseId(one.license) if one.license else None,
                start=one.start,
                end=one.end,
            )
            for one in notices
        ),
    )


def _within(words: Words, span: tuple[int, int], notices: list[Mention]) -> bool:
    start, end = int(words.starts[span[0]]), int(words.ends[span[1] - 1])
    return any(one.start <= start and end <= one.end for one in notices)
