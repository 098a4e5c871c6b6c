"""The report of `openglade disagreements`: the models on which frameworks contradict each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from openglade.core.contest import Contest, Objection
from openglade.reports.page import Cell, Heading, Items, Notes, Page, Paragraph, Table, section
from openglade.reports.pages.framework_wire import fact_value
from openglade.reports.pages.wire import SCHEMA_VERSION, FactValue


class ObjectionValue(TypedDict):
    """A framework that does not count a model as open: its answer, and the first unmet criterion.

    `criterion` is null where the answer comes without one.
    """

    framework: str
    answer: str
    criterion: str | None
    facts: list[FactValue]


class ContestValue(TypedDict):
    """A model on which frameworks contradict each other."""

    model: str
    pairs: int
    open: list[str]
    not_open: list[ObjectionValue]
    undecided: list[str]


class ContestsValue(TypedDict):
    """The answer of `openglade disagreements`; `models` is how many were asked about."""

    schema_version: int
    models: int
    contested: list[ContestValue]


_RULE = (
    "Frameworks that count a model as open, times those that do not; what is undecided counts for "
    "neither side."
)


@dataclass(frozen=True, slots=True)
class ContestsReport:
    """The most contested models of some that were asked about; `of` is how many were."""

    contests: tuple[Contest, ...]
    of: int

    def page(self) -> Page:
        """The models in a table, and under it what decides against each."""
        notes = Notes()
        head = (Heading("Where frameworks disagree", 1), Paragraph(_RULE))
        if not self.contests:
            return (*head, Paragraph(f"Frameworks agree on all {self.of} models."))
        columns = ("model", "pairs", "open by", "not by", "undecided")
        table = Table(columns, tuple(map(_row, self.contests)), spare=frozenset({"undecided"}))
        reasons = Items(tuple(_reasons(one, notes) for one in self.contests))
        return (*head, table, *section("Why not", reasons), *notes.blocks())

    def document(self) -> ContestsValue:
        """How many models were asked about, and the contested ones with both sides."""
        return {
            "schema_version": SCHEMA_VERSION,
            "models": self.of,
            "contested": [_value(one) for one in self.contests],
        }


def _row(one: Contest) -> tuple[Cell, ...]:
    against = ", ".join(each.framework for each in one.against)
    return (
        Cell(str(one.model)),
        Cell(str(one.pairs)),
        Cell(", ".join(one.content)),
        Cell(against),
        Cell(", ".join(one.undecided)),
    )


def _reasons(one: Contest, notes: Notes) -> tuple[str, tuple[str, ...]]:
    return str(one.model), tuple(_objects(one, notes))


def _objects(one: Contest, notes: Notes) -> Iterator[str]:
    for each in one.against:
        head = f"{each.framework}, {each.answer}"
        if each.criterion:
            criterion = each.criterion
            marks = notes.cite([read for fact in criterion.facts for read in fact.evidence])
            yield f"{head}: {criterion.id} {criterion.title}: {criterion.because}{marks}"
        else:
            yield head


def _value(one: Contest) -> ContestValue:
    return {
        "model": str(one.model),
        "pairs": one.pairs,
        "open": list(one.content),
        "not_open": [_objection(each) for each in one.against],
        "undecided": list(one.undecided),
    }


def _objection(one: Objection) -> ObjectionValue:
    criterion = one.criterion
    return {
        "framework": one.framework,
        "answer": one.answer,
        "criterion": criterion.id if criterion else None,
        "facts": [fact_value(each) for each in criterion.facts] if criterion else [],
    }
