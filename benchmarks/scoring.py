"""How what was read compares with what people read: hits, misses, false alarms, places."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from openglade.core.license_reading import Passage
from openglade.core.term import Kind

TELLS_APART = {
    Kind.USER_THRESHOLD: ("count", "effect"),
    Kind.REVENUE_THRESHOLD: ("amount", "effect"),
    Kind.COVERS_OUTPUTS: ("what",),
    Kind.OUTPUT_TRAINING: ("scope",),
}
"""The parameters that make two terms of one kind two."""

COMPARED = (
    *("count", "amount", "currency", "period", "effect", "scope", "what", "topics", "territories"),
    *("word", "position", "place", "text"),
)
"""The parameters that are counted as right or wrong, where the label has them."""


_CODES = {"European Union": "EU", "United Kingdom": "GB", "South Korea": "KR", "UK": "GB"}
"""Territories as the labels name them, and as ISO 3166-1 does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A term that somebody read in a text; `start` and `end` are -1 if its words are not there."""

    kind: Kind
    section: str
    at: str
    start: int
    end: int
    parameters: tuple[tuple[str, object], ...]


@dataclass(slots=True, kw_only=True)
class Tally:
    """Hits, false alarms and misses, and how many hits stand where the label stands."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0
    placed: int = 0
    sections: int = 0
    parameters: dict[str, list[int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """The share of what was claimed that is right; 1 if nothing was."""
        claimed = self.hits + self.alarms
        return self.hits / claimed if claimed else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 if nothing is."""
        labels = self.hits + self.misses
        return self.hits / labels if labels else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One text: which labels were met by which passages, and what is left over on each side."""

    text: str
    hits: tuple[tuple[Label, Passage], ...]
    misses: tuple[Label, ...]
    alarms: tuple[Passage, ...]


def labels_of(text: str, rows: Iterable[dict[str, Any]]) -> tuple[Label, ...]:
    """The rows of one labeled text as labels, each placed by its words (`at`, or `quote`)."""
    return tuple(_label(text, row) for row in rows)


def compare(name: str, labels: Sequence[Label], passages: Sequence[Passage]) -> Comparison:
    """Pair labels with passages of the same kind, one to one, those at the same place first."""
    pairs = sorted(
        (
            (-_likeness(label, passage), at, where)
            for at, label in enumerate(labels)
            for where, passage in enumerate(passages)
            if _same(label, passage)
        ),
    )
    by_label: dict[int, int] = {}
    for _, at, where in pairs:
        if at not in by_label and where not in by_label.values():
            by_label[at] = where
    return Comparison(
        text=name,
        hits=tuple((labels[at], passages[where]) for at, where in sorted(by_label.items())),
        misses=tuple(one for at, one in enumerate(labels) if at not in by_label),
        alarms=tuple(one for at, one in enumerate(passages) if at not in by_label.values()),
    )


def tallies(comparisons: Iterable[Comparison]) -> dict[Kind, Tally]:
    """What was right and wrong by kind, in the order of the vocabulary."""
    found = {kind: Tally() for kind in Kind}
    for one in comparisons:
        for label, passage in one.hits:
            tally = found[label.kind]
            tally.hits += 1
            tally.placed += overlap(label, passage)
            tally.sections += same_section(label.section, passage.term.section)
            _count_parameters(tally, label, passage)
        for label in one.misses:
            found[label.kind].misses += 1
        for passage in one.alarms:
            found[passage.term.kind].alarms += 1
    return {kind: tally for kind, tally in found.items() if tally != Tally()}


def total(parts: Iterable[Tally]) -> Tally:
    """All kinds together."""
    whole = Tally()
    for part in parts:
        whole.hits += part.hits
        whole.alarms += part.alarms
        whole.misses += part.misses
        whole.placed += part.placed
        whole.sections += part.sections
    return whole


def overlap(label: Label, passage: Passage) -> bool:
    """Whether a passage and the words of a label share a character."""
    return passage.start < label.end and label.start < passage.end


def same_section(one: str, other: str) -> bool:
    """Whether two labels of a section mean the same: 1(b)(i) is 1.b.i.

    >>> same_section("1(b)(i)", "1.b.i"), same_section("2", "2.1")
    (True, False)
    """
    return _parts(one) == _parts(other)


def place_of(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text, whatever stands between them; (-1, -1) if they do not."""
    pattern = r"[\W_]{1,120}".join(map(re.escape, re.findall(r"[^\W_]+", words)))
    found = re.search(pattern, text, re.IGNORECASE) if pattern else None
    return found.span() if found else (-1, -1)


def words_of(quote: str) -> tuple[str, ...]:
    """The words of a quote; marks that stand by themselves are none.

    >>> words_of("use, * copy — modify")
    ('use,', 'copy', 'modify')
    """
    return tuple(word for word in quote.split() if any(map(str.isalnum, word)))


def _label(text: str, row: dict[str, Any]) -> Label:
    at = row.get("at") or row.get("quote") or ""
    start, end = place_of(text, at)
    return Label(
        kind=Kind(row["kind"]),
        section=str(row.get("section", "")),
        at=at,
        start=start,
        end=end,
        parameters=tuple((name, row[name]) for name in _compared(row) if name in row),
    )


def _compared(row: dict[str, Any]) -> tuple[str, ...]:
    """What is compared of a row; the scope of an exclusion is in words of the labeler's own."""
    exclusion = row["kind"] == Kind.GEOGRAPHIC_EXCLUSION.value
    return tuple(name for name in COMPARED if not (exclusion and name == "scope"))


def _same(label: Label, passage: Passage) -> bool:
    wanted = dict(label.parameters)
    return label.kind is passage.term.kind and all(
        _equal(wanted[name], getattr(passage.term, name), label, passage)
        for name in TELLS_APART.get(label.kind, ())
        if name in wanted
    )


def _likeness(label: Label, passage: Passage) -> int:
    return 2 * overlap(label, passage) + same_section(label.section, passage.term.section)


def _count_parameters(tally: Tally, label: Label, passage: Passage) -> None:
    for name, value in label.parameters:
        right, all_of = tally.parameters.get(name, [0, 0])
        equal = _equal(value, getattr(passage.term, name), label, passage)
        tally.parameters[name] = [right + equal, all_of + 1]


def _equal(wanted: object, read: object, label: Label, passage: Passage) -> bool:
    """Whether a parameter was read as labeled; of a place, one name within the other suffices."""
    if isinstance(wanted, list) or isinstance(read, tuple):
        return set(_names(wanted)) == set(_names(read))
    one, other = str(wanted).casefold(), str(_plain(read)).casefold()
    if passage.term.kind is label.kind is Kind.GOVERNING_LAW:
        return bool(other) and (one in other or other.split(" (")[0] in one)
    return re.findall(r"\w+", one) == re.findall(r"\w+", other)


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list | tuple) else (value,):
        yield _CODES.get(str(one), str(_plain(one)))


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _parts(section: str) -> list[str]:
    return re.findall(r"[^\W_]+", section.casefold())
