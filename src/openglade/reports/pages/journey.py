"""The report of `openglade journey`: how one maker's openness moved over time."""

from dataclasses import dataclass
from typing import Any

from openglade.core.artifact import Organization
from openglade.core.component import Component
from openglade.core.journey import Journey, Stage
from openglade.reports.page import Cell, Heading, Items, Page, Paragraph, Table
from openglade.reports.pages.listing import LEGEND, LETTERS
from openglade.reports.pages.wire import SCHEMA_VERSION, level_value


@dataclass(frozen=True, slots=True)
class JourneyReport:
    """A maker and its journey."""

    maker: Organization
    journey: Journey

    def page(self) -> Page:
        """The stages, and what moved at each."""
        head = (
            Heading(f"The journey of {self.maker.name}", 1),
            Paragraph(f"{', '.join(self.maker.countries)}, {self.maker.kind.value}"),
        )
        if not self.journey.stages:
            return (*head, Paragraph("The catalog holds no model of this maker."))
        columns = ("released", "family", "models", *LETTERS.values())
        rows = tuple(_row(stage) for stage in self.journey.stages)
        table = Table(columns, rows, spare=frozenset({"models"}))
        moves = tuple(
            (
                f"{stage.released} {stage.family}",
                tuple(_move(component, stage) for component in stage.moved),
            )
            for stage in self.journey.stages
            if stage.moved
        )
        return (*head, table, LEGEND, *((Heading("What moved"), Items(moves)) if moves else ()))

    def document(self) -> Any:  # noqa: ANN401  (an object)
        """The maker, and an object for each stage."""
        return {
            "schema_version": SCHEMA_VERSION,
            "organization": self.maker.id,
            "name": self.maker.name,
            "countries": list(self.maker.countries),
            "kind": self.maker.kind.value,
            "stages": [
                {
                    "family": stage.family,
                    "released": stage.released,
                    "models": [str(model.id) for model in stage.models],
                    "levels": {
                        component.value: level_value(level)
                        for component, level in stage.levels.items()
                    },
                    "moved": {
                        component.value: {"from": level_value(before), "to": level_value(after)}
                        for component, (before, after) in stage.moved.items()
                    },
                }
                for stage in self.journey.stages
            ],
        }


def _row(stage: Stage) -> tuple[Cell, ...]:
    names = ", ".join(model.id.name for model in stage.models)
    levels = (Cell(str(level), level) for level in stage.levels.values())
    return (Cell(stage.released), Cell(stage.family), Cell(names), *levels)


def _move(component: Component, stage: Stage) -> str:
    before, after = stage.moved[component]
    return f"{component.title}: {before} → {after} ({before.title} → {after.title})"
