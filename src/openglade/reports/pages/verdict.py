"""The report of `openglade may`: the answer first, then the clause, then its path."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from openglade.core.basis import Basis
from openglade.core.evidence import Evidence, Gap
from openglade.core.ids import NodeId, spoken
from openglade.core.reach import Force
from openglade.core.reason import Answer, Missing, Reason
from openglade.core.term import Group
from openglade.core.use import Use
from openglade.core.verdict import Verdict
from openglade.reports.page import Heading, Items, Page, Paragraph, lines, section
from openglade.reports.pages.verdict_wire import verdict_value

_ANSWERS = {
    Answer.YES: "Yes.",
    Answer.YES_IF: "Yes, if you keep to the duties and limits below.",
    Answer.UNKNOWN: "Not known.",
    Answer.ASK: "Not without a permission.",
    Answer.NO: "No.",
}
_AGAINST = {Answer.ASK: "Who has to permit it, and for what", Answer.NO: "Why not"}
_DISCLAIMER = "A reading of license texts, with its sources; no legal advice."


@dataclass(frozen=True, slots=True)
class VerdictReport:
    """A verdict, and what could not be read on the way to it."""

    verdict: Verdict
    gaps: tuple[Gap, ...] = ()

    def page(self) -> Page:
        """The answer, what it rests on, reasons, duties, cautions, what is missing, what to ask."""
        verdict = self.verdict
        return (
            Heading(f"May I use {verdict.model}?", 1),
            Paragraph(_ANSWERS[verdict.answer]),
            Paragraph(f"You: {_use(verdict.use)}."),
            *self._under(),
            *self._reasons(),
            *section("What to do, and what to keep from", reason_items(self._duties)),
            *section("To know", caution_items(verdict.cautions)),
            *section("Not known", fact_items(verdict.missing)),
            *section(
                "Not found or not readable", lines(f"{gap.what}: {gap.reason}" for gap in self.gaps)
            ),
            *self._question(),
            Paragraph(_DISCLAIMER),
        )

    def document(self) -> Any:  # noqa: ANN401  (an object)
        """The verdict as an object."""
        return verdict_value(self.verdict)

    def _under(self) -> Page:
        """What a yes rests on."""
        allowed = self.verdict.answer in {Answer.YES, Answer.YES_IF}
        return section("Under", Items(tuple(map(_basis, self.verdict.under if allowed else ()))))

    @property
    def _duties(self) -> tuple[Reason, ...]:
        """The duties, where there is anything that one may do by keeping them."""
        return () if self.verdict.answer is Answer.NO else self.verdict.duties

    def _reasons(self) -> Page:
        """What decides, and what only may come to that."""
        against = _AGAINST.get(self.verdict.answer)
        sure = [one for one in self.verdict.reasons if one.is_sure] if against else []
        rest = [one for one in self.verdict.reasons if one not in sure]
        title = "And it depends on" if sure else "It depends on"
        return (
            *section(against or "", reason_items(sure)),
            *section(title, reason_items(rest)),
        )

    def _question(self) -> Page:
        question = self.verdict.next_question
        if question is None:
            return ()
        option = f"--{question.part.value}"
        asked = Paragraph(f"{question.words} Say it with {option}, or use --ask.")
        return (Heading("The question that settles most"), asked)


def reason_items(reasons: Iterable[Reason]) -> Items:
    """Reasons, each with its clause and its path."""
    return Items(tuple(map(reason_item, reasons)))


def caution_items(cautions: Iterable[Reason]) -> Items:
    """Cautions, those about restrictions first; what several licenses say is said once."""
    alike: dict[tuple[object, ...], list[Reason]] = {}
    for one in sorted(cautions, key=_is_condition):
        alike.setdefault((one.ground, _said(one), one.force, one.waits_for), []).append(one)
    return Items(tuple(map(_together, alike.values())))


def _together(reasons: list[Reason]) -> tuple[str, tuple[str, ...]]:
    if len(reasons) == 1:
        return reason_item(reasons[0])
    first = reasons[0]
    below = tuple(line for one in reasons for line in reason_item(one)[1])
    head = _head(first, f"{_said(first)}, under {len(reasons)} licenses")
    return head, below


def _said(reason: Reason) -> str:
    """What a reason says, without the name of the license that stands before it."""
    return reason.because.partition(": ")[2] if reason.license else reason.because


def fact_items(missing: Iterable[Missing]) -> Items:
    """The facts that are missing; parts of the use stand with what depends on them."""
    return Items(tuple(_fact(one) for one in missing if one.part is None))


def _is_condition(reason: Reason) -> bool:
    return reason.term is not None and reason.term.kind.group is Group.CONDITION


def reason_item(reason: Reason) -> tuple[str, tuple[str, ...]]:
    """A reason in one line, and below it its clause and its path."""
    words = f"“{reason.quote}”" if reason.quote else ""
    text = reason.cited or reason.license or ""
    place = f"{text}{f', section {reason.section}' if reason.section else ''}"
    clause = " ".join(part for part in (words, f"({place})" if place else "") if part)
    path = _path(reason.path)
    topics = ", ".join(one.value for one in reason.term.topics) if reason.term else ""
    uses = f"uses: {topics}" if topics else ""
    return _head(reason, reason.because), tuple(part for part in (clause, uses, path) if part)


def _head(reason: Reason, said: str) -> str:
    waits = " or ".join(one.value for one in reason.waits_for)
    depends = f" (depends on {waits})" if waits else ""
    contested = " (contested)" if reason.force is Force.CONTESTED else ""
    return f"{reason.ground.value}{contested}: {said}{depends}"


def _fact(missing: Missing) -> tuple[str, tuple[str, ...]]:
    path = _path(missing.path)
    name = spoken(missing.path[-1]) if missing.path else missing.what
    named = missing.because.startswith((f"{missing.what}:", f"{name}:"))
    said = missing.because if named else f"{missing.what}: {missing.because}"
    return said, (path,) if path else ()


def _path(path: tuple[NodeId, ...]) -> str:
    return f"path: {' → '.join(map(spoken, path))}" if len(path) > 1 else ""


def _basis(basis: Basis) -> tuple[str, tuple[str, ...]]:
    """A license that allows the use, its grants, who says that it is under it, and its path."""
    kinds = (one.kind.value.removeprefix("grant-") for one in basis.grants)
    places = f"section {', '.join(basis.sections)}" if basis.sections else ", ".join(kinds)
    granted = f" (grants: {places})" if places else ""
    declared = dict.fromkeys(map(_source, basis.declared))
    prose = "known from the sentences of a page alone" if basis.is_from_prose else ""
    said = f"said by: {'; '.join(declared)}" if declared else ""
    below = (said, prose, f"text: {_source(basis.read)}", _path(basis.path))
    return f"{basis.cited}{granted}", tuple(part for part in below if part)


def _source(read: Evidence) -> str:
    return f"{read.source}, {read.locator}" if read.locator else read.source


def _use(use: Use) -> str:
    """A use in a few words; what was left open says so."""
    parts = [
        ", ".join(one.value for one in sorted(use.planned, key=lambda one: one.value)),
        f"{use.purpose.value} purpose" if use.purpose else "purpose left open",
        f"at home in {use.domicile}" if use.domicile else "",
        f"users in {', '.join(use.users_in)}" if use.users_in else "",
        "" if use.monthly_users is None else f"{use.monthly_users:,} monthly users",
        "" if use.yearly_revenue is None else f"{use.yearly_revenue:,} US dollars a year",
        f"fields: {', '.join(one.value for one in use.fields)}" if use.fields else "",
        use.modality,
        f"on {use.on}" if use.on else "",
    ]
    return "; ".join(part for part in parts if part)
