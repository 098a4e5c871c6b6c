"""The report of `openglade show` on a dataset: how open it is, why, and what it was made from."""

from dataclasses import dataclass
from typing import Any

from openglade.core.artifact import Dataset
from openglade.core.lineage import Edge
from openglade.core.standing import Standing
from openglade.reports.page import (
    Heading,
    Notes,
    Page,
    Paragraph,
    Table,
    level_cell,
    lines,
    section,
)
from openglade.reports.pages.wire import SCHEMA_VERSION, evidence_values, level_value, step_value


@dataclass(frozen=True, slots=True)
class DatasetReport:
    """A dataset, its level, what it was made from, and what was made from it."""

    dataset: Dataset
    standing: Standing
    edges: tuple[Edge, ...]
    used_by: tuple[str, ...]

    def page(self) -> Page:
        """What it is, how open, why, and what it comes from."""
        one, notes, derivation = self.dataset, Notes(), self.standing.derivation
        maker = one.organization.name if one.organization else "unknown maker"
        why = [
            f"{step.fact} → {step.level}{notes.cite(step.evidence)}" for step in derivation.steps
        ]
        made_from = [
            f"{edge.relation.title} {edge.parent}{notes.cite(edge.evidence)}" for edge in self.edges
        ]
        return (
            Heading(str(one.id), 1),
            Paragraph(" · ".join(filter(None, (one.name, maker, one.released, one.note)))),
            Table(("level",), ((level_cell(self.standing.level, derivation.at_most),),)),
            *section("Why", lines(why)),
            *section("Made from", lines(made_from)),
            *section("Used for", Paragraph(", ".join(self.used_by))),
            *notes.blocks(),
        )

    def document(self) -> Any:  # noqa: ANN401  (an object)
        """The dataset, its level with steps, and its edges."""
        steps = self.standing.derivation.steps
        declared = self.dataset.release.license
        return {
            "schema_version": SCHEMA_VERSION,
            "dataset": str(self.dataset.id),
            "name": self.dataset.name,
            "availability": self.dataset.release.availability.value,
            "license": str(getattr(declared, "value", declared)),
            "level": level_value(self.standing.level),
            "declared_level": level_value(self.standing.declared),
            "steps": [step_value(step) for step in steps],
            "made_from": [
                {"relation": edge.relation.value, "parent": str(edge.parent)} for edge in self.edges
            ],
            "used_by": list(self.used_by),
            "evidence": evidence_values(tuple(read for step in steps for read in step.evidence)),
        }
