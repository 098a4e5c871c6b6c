"""The report of `openglade publish-check`: a checklist, and a patch of the card."""

from dataclasses import dataclass
from typing import TypedDict

from openglade.core.front_matter import patch
from openglade.core.publishing import AtHand, Point, Publishing, State
from openglade.core.reason import Answer, Reason
from openglade.reports.page import Heading, Items, Page, Paragraph, Verbatim, lines, section
from openglade.reports.pages.verdict_wire import ReasonValue, reason_values
from openglade.reports.pages.wire import SCHEMA_VERSION

_CARD = "README.md"
_MARKS = {State.DONE: "[x]", State.MISSING: "[ ]", State.YOURS: "[?]"}
_ANSWERS = {
    Answer.NO: "It must not be published so.",
    Answer.ASK: "It must not be published without a permission.",
    Answer.UNKNOWN: "It may be published if what is in the way below does not apply.",
}


class PointValue(TypedDict):
    """One point: done, missing, or yours (nothing at hand can show it)."""

    what: str
    state: str
    because: str
    reason: ReasonValue | None


class PublishingValue(TypedDict):
    """The answer of `openglade publish-check`; `patch` are the lines of a unified diff."""

    schema_version: int
    model: str
    answer: str
    obstacles: list[ReasonValue]
    allowed_licenses: list[str]
    points: list[PointValue]
    card: dict[str, str | list[str]]
    patch: list[str]


@dataclass(frozen=True, slots=True)
class PublishingReport:
    """What publishing asks for, and what lies in the folder."""

    publishing: Publishing
    at_hand: AtHand

    def page(self) -> Page:
        """What stands in the way, the checklist, the licenses to choose from, the patch."""
        found = self.publishing
        against = lines(map(_obstacle, found.obstacles))
        return (
            Heading(f"Publishing {found.model}", 1),
            Paragraph(self._summary),
            *section("In the way", against),
            *section("Checklist", Items(tuple(map(_item, found.points)))),
            *section("Licenses it may carry, of those tried", lines(map(str, found.allowed))),
            *section("Lines for the card", Verbatim(self._patch)),
            Paragraph("[x] done · [ ] missing · [?] nothing at hand shows it: see to it yourself"),
            Paragraph("A reading of license texts, with its sources; no legal advice."),
        )

    def document(self) -> PublishingValue:
        """The same as an object."""
        found = self.publishing
        return {
            "schema_version": SCHEMA_VERSION,
            "model": str(found.model),
            "answer": found.answer.value,
            "obstacles": reason_values(found.obstacles),
            "allowed_licenses": [str(one) for one in found.allowed],
            "points": [_point_value(one) for one in found.points],
            "card": {
                key: value if isinstance(value, str) else list(value)
                for key, value in found.lines.items()
            },
            "patch": list(self._patch),
        }

    @property
    def _summary(self) -> str:
        found = self.publishing
        missing = len(found.missing)
        told = f"{missing} point{'s' * (missing != 1)} missing." if missing else "Nothing missing."
        return f"{_ANSWERS[found.answer]} {told}" if found.answer in _ANSWERS else told

    @property
    def _patch(self) -> tuple[str, ...]:
        texts = self.at_hand.texts or {}
        name = next((one for one in texts if one.casefold() == _CARD.casefold()), _CARD)
        return patch(texts.get(name, ""), self.publishing.lines, name)


def _obstacle(reason: Reason) -> str:
    waits = " or ".join(one.value for one in reason.waits_for)
    return f"{reason.because}{f' (depends on {waits})' if waits else ''}"


def _item(point: Point) -> tuple[str, tuple[str, ...]]:
    reason = point.reason
    below: tuple[str, ...] = ()
    if reason:
        section_of = f", section {reason.section}" if reason.section else ""
        words = f"“{reason.quote}” " if reason.quote else ""
        below = (
            f"{words}({reason.license}{section_of})",
            f"path: {' → '.join(map(str, reason.path))}",
        )
    return f"{_MARKS[point.state]} {point.what}: {point.because}", below


def _point_value(point: Point) -> PointValue:
    return {
        "what": point.what,
        "state": point.state.value,
        "because": point.because,
        "reason": reason_values([point.reason])[0] if point.reason else None,
    }
