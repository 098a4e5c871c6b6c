"""The report of `openglade compare`: models side by side."""

from dataclasses import dataclass
from typing import Any

from openglade.core.component import Component, Level
from openglade.core.dossier import Dossier
from openglade.reports.page import Cell, Heading, Items, Page, Table, lines, section
from openglade.reports.pages.dossier import dossier_value
from openglade.reports.pages.dossier_page import profile_line

_MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class ComparisonReport:
    """Some dossiers: a column each where they are few, else a row each."""

    dossiers: tuple[Dossier, ...]

    def page(self) -> Page:
        """The levels, then what limits each model."""
        return (
            Heading(" and ".join(str(one.id) for one in self.dossiers), 1),
            lines(f"{one.id}: {profile_line(one.record.model.profile)}" for one in self.dossiers),
            Heading("Levels"),
            self._by_model() if len(self.dossiers) > _MOST_COLUMNS else self._by_component(),
            *section("Decided by", Items(tuple(_decided(one) for one in self.dossiers))),
        )

    def document(self) -> Any:  # noqa: ANN401  (a list of DossierValue)
        """The dossiers as `assess --format json` shows them, always a list."""
        return [dossier_value(dossier) for dossier in self.dossiers]

    def _by_component(self) -> Table:
        columns = ("component", *(one.id.name for one in self.dossiers))
        rows = tuple(
            (Cell(component.title), *(_cell(_level(one, component)) for one in self.dossiers))
            for component in Component
        )
        return Table(columns, rows)

    def _by_model(self) -> Table:
        columns = ("model", *(component.title for component in Component))
        rows = tuple(
            (
                Cell(str(one.id)),
                *(Cell(str(level := _level(one, component)), level) for component in Component),
            )
            for one in self.dossiers
        )
        return Table(columns, rows)


def _level(dossier: Dossier, component: Component) -> Level:
    return dossier.components[component].standing.level


def _cell(level: Level) -> Cell:
    return Cell(f"{level} {level.title}", level)


def _decided(dossier: Dossier) -> tuple[str, tuple[str, ...]]:
    """What settled each level of a model that is not wholly open."""
    facts = tuple(
        f"{component.title} {one.standing.level}: {one.standing.derivation.decisive.fact}"
        for component, one in dossier.components.items()
        if one.standing.level not in {Level.OPEN, Level.NOT_APPLICABLE}
    )
    return str(dossier.id), facts
