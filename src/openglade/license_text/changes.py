"""What a text adds to a known license, takes from it, or says in its place."""

import re
from collections.abc import Iterable

import numpy as np

from openglade.core.license_reading import Change, ChangeKind
from openglade.license_text.alignment import Edit
from openglade.license_text.comparison import Comparison, Match, compare
from openglade.license_text.identify import judged
from openglade.license_text.references import References
from openglade.license_text.removed import kinds_removed
from openglade.license_text.words import Words, read_words

_NEAR = 4
_ITS_MARK = re.compile(
    r"(?<=\s)[-*(\[\x22'\u201c\w.)]{1,12}[ \t]{0,3}\Z|(?<!\w)[(\[\x22'\u201c]{1,3}\Z"
)
_ITS_END = re.compile(r"[^\n]{0,400}")


def changes(text: str, references: References) -> tuple[Change, ...]:
    """The passages in which a text differs from the known license nearest to it, in order.

    Only differences that matter: not those that a template allows, nor copyright lines, titles,
    numbers of lists, or words that say nothing.
    """
    comparison = compare(read_words(text), references)
    return changes_of(comparison, judged(comparison, references).nearest, references)


def changes_of(
    comparison: Comparison, nearest: Match | None, references: References
) -> tuple[Change, ...]:
    """The passages in which a compared text differs from the match it is nearest to."""
    if nearest is None:
        return ()
    words, at = comparison.words, nearest.alignment.at
    found = [
        _change(words, _whole_sentences(words, edit), match.alignment.at, references)
        for match in comparison.matches
        for edit in _merged(match.differences)
    ]
    found += [
        _change(words, Edit(start=start, end=end, known_start=0, known_end=0), at, references)
        for start, end in comparison.foreign
    ]
    return tuple(sorted(found, key=lambda change: (change.start, change.end)))


def _merged(edits: Iterable[Edit]) -> list[Edit]:
    """Edits a few words from each other are one passage."""
    merged: list[Edit] = []
    for edit in edits:
        if merged and 0 <= edit.start - merged[-1].end <= _NEAR:
            last = merged.pop()
            merged.append(
                Edit(
                    start=last.start,
                    end=edit.end,
                    known_start=last.known_start,
                    known_end=edit.known_end,
                )
            )
        else:
            merged.append(edit)
    return merged


def _whole_sentences(words: Words, edit: Edit) -> Edit:
    """An added passage moved to where its sentence starts, if the words allow it."""
    if edit.start == edit.end:
        return edit
    return _slid(words, edit) if edit.known_start == edit.known_end else edit


def _slid(words: Words, edit: Edit) -> Edit:
    """The same addition a few words earlier: which of two equal words was added cannot be seen."""
    hashes, start, end = words.hashes, edit.start, edit.end
    for back in range(9):
        if start - back < 0 or (
            back and not np.array_equal(hashes[start - back : start], hashes[end - back : end])
        ):
            break
        if _starts_sentence(words, start - back):
            return Edit(
                start=start - back,
                end=end - back,
                known_start=edit.known_start,
                known_end=edit.known_end,
            )
    return edit


def _starts_sentence(words: Words, at: int) -> bool:
    before = words.text[int(words.ends[at - 1]) if at else 0 : int(words.starts[at])]
    return at == 0 or "\n" in before or any(mark in before for mark in ".;:\u3002\uff1b")


def _change(words: Words, edit: Edit, at: int, references: References) -> Change:
    if edit.start == edit.end:
        place = int(words.ends[edit.start - 1]) if edit.start else 0
        gone = edit.known_end - edit.known_start
        section = references.section(at, edit.known_start)
        where = f"section {section}, " if section else ""
        return Change(
            kind=ChangeKind.REMOVED,
            start=place,
            end=place,
            text=f"{where}{gone} word{'' if gone == 1 else 's'}",
            terms=kinds_removed(words, edit, at, references),
        )
    start, end = _rounded(words, edit)
    if edit.known_end == edit.known_start:
        return Change(kind=ChangeKind.ADDED, start=start, end=end, text=words.text[start:end])
    return Change(
        kind=ChangeKind.REPLACED,
        start=start,
        end=end,
        text=words.text[start:end],
        terms=kinds_removed(words, edit, at, references),
    )


def _rounded(words: Words, edit: Edit) -> tuple[int, int]:
    """The characters of a passage, with the marks before and after it that belong to it."""
    start, end = int(words.starts[edit.start]), int(words.ends[edit.end - 1])
    low = int(words.ends[edit.start - 1]) if edit.start else 0
    high = int(words.starts[edit.end]) if edit.end < len(words) else len(words.text)
    before, after = words.text[low:start], words.text[end:high]
    mark = _ITS_MARK.search(before)
    own = _ITS_END.match(after)
    return start - (len(mark[0]) if mark else 0), end + (len(own[0].rstrip()) if own else 0)


def covered(changed: Iterable[Change], start: int, end: int) -> bool:
    """Whether a stretch of characters is for the most part in an added or replaced passage."""
    shared = sum(max(0, min(end, one.end) - max(start, one.start)) for one in changed)
    return 2 * shared > end - start
