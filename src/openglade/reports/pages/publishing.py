"""The report of `openglade publish-check`: a checklist, and a patch of the card."""

from dataclasses import dataclass
from typing import TypedDict

from openglade.core.checklist import AtHand, Point, State
from openglade.core.finding import Code
from openglade.core.front_matter import patch, patched
from openglade.core.publishing import Publishing
from openglade.core.reason import Answer
from openglade.core.record import ModelRecord
from openglade.reports.page import Heading, Items, Page, Paragraph, Verbatim, lines, section
from openglade.reports.pages.verdict import (
    caution_items,
    fact_items,
    reason_item,
    reason_items,
)
from openglade.reports.pages.verdict_wire import (
    AnswerValue,
    MissingValue,
    ReasonValue,
    answer_value,
    missing_values,
    reason_values,
)
from openglade.reports.pages.wire import SCHEMA_VERSION

_MARKS = {State.DONE: "[x]", State.MISSING: "[ ]", State.YOURS: "[?]"}
_ANSWERS = {
    Answer.NO: "It must not be published so.",
    Answer.ASK: "It must not be published without a permission.",
}


class PointValue(TypedDict):
    """One point: done, missing, or yours (nothing at hand can show it)."""

    what: str
    state: str
    because: str
    advice: str
    reason: ReasonValue | None


class PublishingValue(TypedDict):
    """The answer of `openglade publish-check`.

    `card` are lines of front matter; `patch` the lines of a unified diff that brings them into the
    card of the folder, empty where nothing is lacking, or where no folder was given.
    """

    schema_version: int
    model: str
    answer: AnswerValue
    obstacles: list[ReasonValue]
    limits: list[ReasonValue]
    cautions: list[ReasonValue]
    unknown: list[MissingValue]
    allowed_licenses: list[str]
    points: list[PointValue]
    card: dict[str, str | list[str]]
    patch: list[str]


@dataclass(frozen=True, slots=True)
class PublishingReport:
    """What publishing asks for, what lies in the folder, and what was read on the way."""

    publishing: Publishing
    at_hand: AtHand
    record: ModelRecord

    def page(self) -> Page:
        """What stands in the way, the checklist, the licenses to choose from, the patch."""
        found = self.publishing
        differing = (one for one in self.record.findings if one.code is Code.DECLARED_DIFFERS)
        unknown = {one.because for one in found.unknown}
        gaps = dict.fromkeys(f"{gap.what}: {gap.reason}" for gap in self.record.gaps)
        return (
            Heading(f"Publishing {self._name}", 1),
            Paragraph(self._summary),
            *section("", Paragraph(self._advice)),
            *section("In the way", reason_items(found.obstacles)),
            *section("Not known", fact_items(found.unknown)),
            *section("Checklist", Items(tuple(map(_item, found.points)))),
            *section("Licenses that it may carry, of those tried", lines(map(str, found.allowed))),
            *self._card,
            *section("Uses to keep from", reason_items(found.limits)),
            *section("To know", caution_items(found.cautions)),
            *section("Sources that differ", lines(one.because for one in differing)),
            *section("Not found or not readable", lines(one for one in gaps if one not in unknown)),
            Paragraph("[ ] missing · [?] nothing at hand shows it: see to it yourself · [x] done"),
            Paragraph("A reading of license texts, with its sources; no legal advice."),
        )

    def document(self) -> PublishingValue:
        """The same as an object."""
        found = self.publishing
        return {
            "schema_version": SCHEMA_VERSION,
            "model": str(found.model),
            "answer": answer_value(found.answer),
            "obstacles": reason_values(found.obstacles),
            "limits": reason_values(found.limits),
            "cautions": reason_values(found.cautions),
            "unknown": missing_values(found.unknown),
            "allowed_licenses": [str(one) for one in found.allowed],
            "points": [_point_value(one) for one in found.points],
            "card": {
                key: value if isinstance(value, str) else list(value)
                for key, value in found.lines.items()
            },
            "patch": list(self._patch),
        }

    @property
    def _name(self) -> str:
        """The folder's name, or the id."""
        return self.at_hand.name or str(self.publishing.model)

    @property
    def _summary(self) -> str:
        found, points = self.publishing, len(self.publishing.missing)
        missing = f"{points} point{'s are' if points > 1 else ' is'} missing" if points else ""
        if found.answer in _ANSWERS:
            return f"{_ANSWERS[found.answer]}{f' {missing}.' if missing else ''}"
        if found.answer is Answer.UNKNOWN:
            where = "in the way" if found.obstacles else "not known"
            return f"It depends on what is {where}, below{f'; {missing}' if missing else ''}."
        return f"{missing}." if missing else "Nothing that can be seen is missing."

    @property
    def _advice(self) -> str:
        """Where to look, if an id is asked about that takes nothing from others."""
        found = self.publishing
        if self.at_hand.is_known or found.unknown or any(one.reason for one in found.points):
            return ""
        asked = f"openglade may {found.model} --do publish-derivative"
        return f"Nobody else's license binds it. What a derivative of it owes: {asked}"

    @property
    def _card(self) -> Page:
        if not self.at_hand.is_known:
            written = (
                patched("", self.publishing.lines).splitlines() if self.publishing.lines else ()
            )
            return section("Lines for the card", Verbatim(tuple(written)))
        return section("Patch for the card", Verbatim(self._patch))

    @property
    def _patch(self) -> tuple[str, ...]:
        if not self.at_hand.is_known:
            return ()
        name, text = self.at_hand.card
        found = self.publishing
        lacking = {key: found.lines[key] for key in found.lacking}
        return patch(text, lacking, name) if lacking else ()


def _item(point: Point) -> tuple[str, tuple[str, ...]]:
    advice = (point.advice,) if point.advice and point.state is not State.DONE else ()
    below = reason_item(point.reason)[1] if point.reason else ()
    return f"{_MARKS[point.state]} {point.what}: {point.because}", (*advice, *below)


def _point_value(point: Point) -> PointValue:
    return {
        "what": point.what,
        "state": point.state.value,
        "because": point.because,
        "advice": point.advice,
        "reason": reason_values([point.reason])[0] if point.reason else None,
    }
