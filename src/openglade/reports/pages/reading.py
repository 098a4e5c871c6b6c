"""The report of `openglade read`: which license a text is, what was changed, what it says."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Self

from openglade.core.license_reading import (
    Change,
    ChangeKind,
    LicenseReading,
    MatchMethod,
    Passage,
)
from openglade.core.term import Group, Kind
from openglade.reports.page import Block, Heading, Items, Page, Paragraph, lines, section
from openglade.reports.pages.reading_answer import answer, licenses_of
from openglade.reports.pages.reading_wire import SCHEMA_VERSION, ReadingValue, text_value
from openglade.reports.pages.terms import parameters

_TITLES = {
    Group.RESTRICTION: "Restrictions",
    Group.CONDITION: "Conditions",
    Group.REACH: "Outputs",
    Group.GRANT: "Grants",
    Group.MECHANICS: "Mechanics",
}
_ENDS = frozenset(".:;!?。；：！？”\"')]")  # noqa: RUF001  (Chinese texts end so)
_SHOWN = 1200
"""How many characters of a changed passage are shown; JSON has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """A text of this name, what was read from it, and the policies beside it that it binds."""

    name: str
    text: str
    reading: LicenseReading
    policies: "tuple[ReadText, ...]" = ()


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """Texts and what was read from them; `as_list` if several were asked for."""

    texts: tuple[ReadText, ...]
    as_list: bool = False

    def page(self) -> Page:
        """For each text the answer, what was changed, the terms, and what it makes binding.

        Where there are several, the answers stand first.
        """
        return (*_overview(self.texts), *(block for one in self.texts for block in _blocks(one)))

    def document(self) -> Any:  # noqa: ANN401  (an object, or a list of them)
        """An object for each text; a list if several were asked for."""
        values = [_value(one) for one in self.texts]
        return values if self.as_list else values[0]


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a text start."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Find them, whatever ends a line."""
        lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
        return cls(tuple(accumulate((len(line) + 1 for line in lines), initial=0)))

    def place(self, start: int, end: int) -> str:
        r"""The lines on which a stretch of the text stands.

        >>> Lines.of("one\ntwo\r\nthree").place(4, 12)
        'lines 2-3'
        """
        first = bisect_right(self.starts, start)
        last = bisect_right(self.starts, max(start, end - 1))
        return f"line {first}" if first == last else f"lines {first}-{last}"


def _value(read: ReadText) -> ReadingValue:
    policies = [text_value(one.name, one.reading) for one in read.policies]
    whole = text_value(read.name, read.reading)
    return {"schema_version": SCHEMA_VERSION, **whole, "policies": policies}


def _overview(texts: tuple[ReadText, ...]) -> Page:
    if len(texts) == 1:
        return ()
    answers = Items(tuple((_title(one), (answer(one.reading),)) for one in texts))
    return (Heading(f"{len(texts)} texts", 1), answers)


def _title(read: ReadText) -> str:
    return "standard input" if read.name == "-" else read.name


def _blocks(read: ReadText) -> Iterator[Block]:
    places = Lines.of(read.text)
    reading = read.reading
    yield Heading(_title(read), 1)
    yield Paragraph(answer(reading))
    yield Paragraph(_limits(reading, places))
    for policy in read.policies:
        limits = _limits(policy.reading, Lines.of(policy.text))
        yield Paragraph(f"{policy.name}, which it makes binding, lies beside it. {limits}")
    yield from section("Parts", lines(_parts(reading, places)))
    yield from section("Changes", Items(tuple(_change(one, places) for one in reading.changes)))
    for group, title in _TITLES.items():
        yield from section(title, _terms(reading, group, places))
    yield from section("It makes binding besides", lines(_binding(read, places)))
    for policy in read.policies:
        yield Heading(policy.name)
        yield Paragraph(answer(policy.reading))
        yield from section("", _terms(policy.reading, Group.RESTRICTION, Lines.of(policy.text)))


def _limits(reading: LicenseReading, places: Lines) -> str:
    """What it restricts, by name and place, in one sentence."""
    limits = [one for one in reading.terms if one.term.kind.group is Group.RESTRICTION]
    if limits:
        named = (f"{one.term.kind.value} ({', '.join(_place(one, places))})" for one in limits)
        return f"It restricts use: {'; '.join(named)}."
    if not reading.terms and reading.identified.method in {MatchMethod.NOTICE, MatchMethod.POINTER}:
        return "What is allowed stands in that license."
    return f"No {'restriction of use' if reading.terms else 'term of a license'} was found in it."


def _place(passage: Passage, places: Lines) -> Iterator[str]:
    """Where a term stands: the section if the text has one, the lines, and whether it is new."""
    label = passage.term.section
    if label:
        numbered = label[0].isdigit() or len(label.partition(".")[0]) in {1, 2}
        yield f"section {label}" if numbered else label
    yield places.place(passage.start, passage.end)
    if passage.added:
        yield "added"


def _parts(reading: LicenseReading, places: Lines) -> Iterator[str]:
    """The parts of a text, where they are more than one license and what was added to it."""
    parts = reading.identified.parts
    if len(parts) > 1 and not (reading.based_on and len(licenses_of(parts)) == 1):
        for part in parts:
            yield f"{places.place(part.start, part.end)}: {part.license or 'no known license'}"


def _change(change: Change, places: Lines) -> tuple[str, tuple[str, ...]]:
    bears = f": {', '.join(kind.value for kind in change.terms)}" if change.terms else ""
    head = f"{change.kind.value.upper()} at {places.place(change.start, change.end)}{bears}"
    if change.kind is ChangeKind.REMOVED:
        return head, (change.text,)
    return head, (_shortened(change.text),) if change.text else ()


def _shortened(passage: str) -> str:
    words = " ".join(passage.split())
    if len(words) <= _SHOWN:
        return f"“{words}”"
    return f"“{words[:_SHOWN]}…” ({len(words) - _SHOWN:,} more characters)"


def _terms(reading: LicenseReading, group: Group, places: Lines) -> Items:
    """The terms of a group with their places, parameters and words; the same words stand once."""
    found: dict[tuple[str, str], list[Passage]] = {}
    for one in reading.terms:
        if one.term.kind.group is group:
            key = ", ".join(_place(one, places)), " ".join(one.term.quote.split())
            found.setdefault(key, []).append(one)
    return Items(tuple(_said(*key, same) for key, same in found.items()))


def _said(place: str, quote: str, same: list[Passage]) -> tuple[str, tuple[str, ...]]:
    """The terms that some words say: their kinds and place; below, their parameters, the words."""
    kinds = ", ".join(dict.fromkeys(one.term.kind.value for one in same))
    shown = dict.fromkeys("; ".join(parameters(one.term)) for one in same)
    if len(shown) > 1:
        named = ((one.term.kind.value, "; ".join(parameters(one.term))) for one in same)
        shown = dict.fromkeys(f"{kind}: {more}" for kind, more in named if more)
    return f"{kinds}: {place}", (*filter(None, shown), *([_quoted(quote)] if quote else ()))


def _quoted(words: str) -> str:
    """Words in quotation marks, with dots where they are a piece of a sentence."""
    before = "… " if words[0].islower() or words[0] in ",;)" else ""
    after = "" if words[-1] in _ENDS else " …"
    return f"“{before}{words}{after}”"


def _called(policies: tuple[str, ...]) -> tuple[str, ...]:
    """The documents, of which one name and one link are the same."""
    match sorted(policies, key=lambda one: "/" in one):
        case [name, link] if "/" in link and "/" not in name:
            return (f"{name} ({link})",)
    return policies


def _binding(read: ReadText, places: Lines) -> Iterator[str]:
    """The documents that it makes binding, by name, and which of them were read."""
    policies = (one for one in read.reading.terms if one.term.kind is Kind.ACCEPTABLE_USE_POLICY)
    unnamed = (f"a use policy ({', '.join(_place(one, places))})" for one in policies)
    unread = "" if read.policies else " (not beside it, not read)"
    for name in _called(read.reading.policies) or tuple(unnamed):
        yield f"{' '.join(name.split())}{unread}"
    for policy in read.policies:
        yield f"{policy.name}: beside it, read below"
