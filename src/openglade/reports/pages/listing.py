"""The report of `openglade list`: models of the catalog, a row each."""

from dataclasses import dataclass
from typing import Any

from openglade.core.component import Component
from openglade.core.expression import Expression
from openglade.core.journey import Assessed
from openglade.reports.page import Cell, Page, Paragraph, Table
from openglade.reports.pages.wire import SCHEMA_VERSION, level_value

LETTERS = {
    Component.WEIGHTS: "W",
    Component.PRETRAINING_DATA: "P",
    Component.FINETUNING_DATA: "F",
    Component.REWARD_MODEL: "R",
    Component.CODE: "C",
}
"""How a column of levels is headed where there is no room for the name."""

LEGEND = Paragraph(
    "W weights, P pre-training data, F fine-tuning data, R reward model, C code; 0 closed to 4 open"
)


@dataclass(frozen=True, slots=True)
class ListingReport:
    """Some models with their levels, in the order in which they are shown."""

    models: tuple[Assessed, ...]

    def page(self) -> Page:
        """A row for each model."""
        columns = ("model", "released", *LETTERS.values(), "license of the weights")
        rows = tuple(
            (*_head(one), *level_cells(one), Cell(weights_license(one))) for one in self.models
        )
        count = f"{len(self.models)} model{'' if len(self.models) == 1 else 's'}."
        table = Table(columns, rows, spare=frozenset({"license of the weights"}))
        return (table, Paragraph(f"{count} {LEGEND.text}"))

    def document(self) -> Any:  # noqa: ANN401  (a list of objects)
        """An object for each model: id, name, organization, released, license, levels."""
        return [
            {
                "schema_version": SCHEMA_VERSION,
                "model": str(one.model.id),
                "name": one.model.profile.name,
                "organization": maker.id if (maker := one.model.profile.organization) else None,
                "countries": list(maker.countries) if maker else [],
                "kind": maker.kind.value if maker else None,
                "released": one.model.profile.released,
                "parameters": one.model.profile.parameters,
                "license": weights_license(one),
                "levels": {
                    component.value: level_value(level) for component, level in one.levels.items()
                },
            }
            for one in self.models
        ]


def _head(one: Assessed) -> tuple[Cell, Cell]:
    return Cell(str(one.model.id)), Cell(one.model.profile.released)


def level_cells(one: Assessed) -> tuple[Cell, ...]:
    """The five levels, without their names."""
    return tuple(Cell(str(level), level) for level in one.levels.values())


def weights_license(one: Assessed) -> str:
    """The declared license of the weights, or why there is none."""
    release = one.model.components.get(Component.WEIGHTS)
    if release is None:
        return "unknown"
    declared = release.license
    return str(declared) if isinstance(declared, Expression) else release.availability.value
