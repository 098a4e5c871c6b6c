"""The shapes of `openglade read --format json`, from which its JSON Schema is generated.

`start` and `end` count characters of the text, from 0, a byte order mark left out. Keys may be
added; those that are here keep their meaning within a schema_version.
"""

from math import floor
from typing import Any, Literal, NotRequired, TypedDict, cast

from openglade.core.license_reading import Change, Identification, LicenseReading, Passage
from openglade.reports.pages.terms import term_value

SCHEMA_VERSION = 1


class PartValue(TypedDict):
    """A stretch of the text that is one known license; null where no known text is it."""

    license: str | None
    start: int
    end: int


class IdentifiedValue(TypedDict):
    """Which known license the text is; null for an unknown and for a modified one."""

    license: str | None
    likeness: float
    method: Literal["exact", "aligned", "notice", "pointer", "none"]
    parts: list[PartValue]


class ChangeValue(TypedDict):
    """A passage that differs from the known text; `terms` are the kinds that it bears."""

    kind: Literal["added", "removed", "replaced"]
    start: int
    end: int
    text: str
    terms: list[str]


class PassageValue(TypedDict):
    """A term where it stands, with its parameters; `added` if the known text does not have it."""

    kind: str
    section: str
    start: int
    end: int
    quote: str
    added: bool
    on: NotRequired[list[str]]
    exceptions: NotRequired[list[str]]
    effect: NotRequired[str]
    count: NotRequired[int]
    amount: NotRequired[int]
    currency: NotRequired[str]
    period: NotRequired[str]
    as_of: NotRequired[str]
    scope: NotRequired[str]
    topics: NotRequired[list[str]]
    territories: NotRequired[list[str]]
    modality: NotRequired[str]
    discretionary: NotRequired[bool]
    text: NotRequired[str]
    when: NotRequired[str]
    word: NotRequired[str]
    position: NotRequired[str]
    what: NotRequired[list[str]]
    place: NotRequired[str]


class TextValue(TypedDict):
    """What was read from one text; `binds` are the documents that it makes binding, by name."""

    file: str
    identified: IdentifiedValue
    based_on: str | None
    changes: list[ChangeValue]
    terms: list[PassageValue]
    binds: list[str]


class ReadingValue(TextValue):
    """The answer of `openglade read` for one file; `policies` lie beside it and are binding."""

    schema_version: int
    policies: list[TextValue]


def text_value(name: str, reading: LicenseReading) -> TextValue:
    """One text."""
    return {
        "file": name,
        "identified": _identified_value(reading.identified),
        "based_on": str(reading.based_on) if reading.based_on else None,
        "changes": [_change_value(one) for one in reading.changes],
        "terms": [_passage_value(one) for one in reading.terms],
        "binds": list(reading.policies),
    }


def _identified_value(found: Identification) -> IdentifiedValue:
    return {
        "license": str(found.license) if found.license else None,
        "likeness": floor(found.likeness * 10_000) / 10_000,
        "method": found.method.value,
        "parts": [
            {
                "license": str(part.license) if part.license else None,
                "start": part.start,
                "end": part.end,
            }
            for part in found.parts
        ],
    }


def _change_value(change: Change) -> ChangeValue:
    return {
        "kind": change.kind.value,
        "start": change.start,
        "end": change.end,
        "text": change.text,
        "terms": [kind.value for kind in change.terms],
    }


def _passage_value(passage: Passage) -> PassageValue:
    place: dict[str, Any] = {
        "kind": passage.term.kind.value,
        "section": passage.term.section,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.term.quote,
        "added": passage.added,
    }
    more = {name: one for name, one in term_value(passage.term).items() if name not in place}
    return cast("PassageValue", {**place, **more})
