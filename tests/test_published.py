"""Derived levels beside the published ones: every row is there, every difference explained."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from openglade.catalog.store import Catalog
from openglade.core.component import Component
from openglade.core.ids import ModelId
from openglade.core.published import Difference
from openglade.examine import examine
from openglade.places import Places
from tests.conftest import TABLE


class Cell(NamedTuple):
    """One published level of one system, for one model that it speaks of."""

    system: str
    model: str
    component: Component
    published: int
    derived: str
    difference: Difference | None


@pytest.fixture(scope="module")
def cells(catalog: Catalog) -> list[Cell]:
    found = []
    for model in catalog.models:
        for row in catalog.published(model):
            dossier = examine(str(model), Places(catalog=catalog))
            (comparison,) = [one for one in dossier.comparisons if one.published == row]
            differing = {one.component: one for one in comparison.differences}
            found += [
                Cell(
                    system=row.system,
                    model=str(model),
                    component=component,
                    published=level.rank,
                    derived=str(dossier.components[component].standing.level),
                    difference=differing.get(component),
                )
                for component, level in row.levels.items()
            ]
    return found


@pytest.fixture(scope="module")
def matrix(shared: Path) -> list[dict[str, Any]]:
    path = shared.parent / "facts" / "published_matrix.yaml"
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))["rows"]
    return rows


def test_every_published_row_is_there_with_its_levels(
    catalog: Catalog, matrix: list[dict[str, Any]]
) -> None:
    held = {
        (row.system, row.date): {
            component.value: level.rank for component, level in row.levels.items()
        }
        for model in catalog.models
        for row in catalog.published(model)
    }
    wanted = {
        (row["system"], str(row["date"])): {
            component.value: row[component.value]
            for component in Component
            if row[component.value] is not None
        }
        for row in matrix
    }
    assert held == wanted


def test_every_cell_that_differs_has_a_reviewers_reason_with_evidence(
    catalog: Catalog, cells: list[Cell]
) -> None:
    unexplained = [
        f"{cell.system} ({cell.model}): {cell.component.value}"
        for cell in cells
        if cell.difference and not _explained(catalog, cell)
    ]
    assert unexplained == []


def _explained(catalog: Catalog, cell: Cell) -> bool:
    rows = catalog.published(ModelId.parse(cell.model))
    return any(cell.component in row.explanations for row in rows if row.system == cell.system)


def test_every_reason_belongs_to_a_cell_that_differs(catalog: Catalog, cells: list[Cell]) -> None:
    differing = {(cell.system, cell.component) for cell in cells if cell.difference}
    explained = {
        (row.system, component)
        for model in catalog.models
        for row in catalog.published(model)
        for component in row.explanations
    }
    assert explained == differing


def test_every_difference_shows_its_evidence_and_the_step_that_settled_it(
    cells: list[Cell],
) -> None:
    for cell in cells:
        if cell.difference:
            assert cell.difference.evidence
            assert f"→ level {cell.derived}" in cell.difference.why


def test_most_published_levels_agree_with_the_facts(
    cells: list[Cell], pytestconfig: pytest.Config
) -> None:
    lines = [
        f"{cell.system:26} {cell.model:42} {cell.component.value:17} "
        f"{cell.published} {cell.derived:3} {'≠' if cell.difference else ''}"
        for cell in cells
    ]
    agreeing = sum(cell.difference is None for cell in cells)
    share = f"{agreeing} of {len(cells)} published levels agree: {agreeing / len(cells):.0%}"
    pytestconfig.stash.setdefault(TABLE, []).extend([*lines, share])
    assert len(cells) >= 100
    assert agreeing / len(cells) > 0.6
