"""The reports of `openglade show`: a license, a dataset or a service of the catalog."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any

from openglade.core.artifact import Dataset, Service
from openglade.core.license import License
from openglade.core.lineage import Edge
from openglade.core.openness import Reading
from openglade.core.standing import Standing
from openglade.core.term import Term
from openglade.reports.page import (
    Cell,
    Heading,
    Items,
    Notes,
    Page,
    Paragraph,
    Table,
    described,
    level_cell,
)
from openglade.reports.pages.wire import evidence_values, level_value, step_value

_SHOWN_APART = frozenset({"kind", "section", "quote"})


@dataclass(frozen=True, slots=True)
class LicenseReport:
    """A license, how its terms are read, and the artifacts of the catalog that are under it."""

    license: License
    reading: Reading
    used_by: tuple[str, ...]

    def page(self) -> Page:
        """What it is, what it allows at most, and its terms."""
        text = self.license
        rows = tuple(
            (Cell(term.kind.value), Cell(term.section), Cell("; ".join(_parameters(term)) or "—"))
            for term in text.terms
        )
        quotes = tuple(
            (f"{one.kind.value} ({one.section or 'no number'}): “{one.quote}”", ())
            for one in text.terms
            if one.quote
        )
        return (
            Heading(f"{text.id}", 1),
            Paragraph(" · ".join(_facts(text))),
            *((Paragraph(text.note),) if text.note else ()),
            Table(
                ("a thing under it is at most", "because of"),
                ((level_cell(self.reading.level), Cell(self.reading.fact)),),
            ),
            Heading("Terms"),
            Table(("kind", "section", "parameters"), rows),
            *((Heading("Words"), Items(quotes)) if quotes else ()),
            *(
                (Heading("In the catalog under it"), Paragraph(", ".join(self.used_by)))
                if self.used_by
                else ()
            ),
            Heading("Evidence"),
            Items(((described(text.evidence), ()),)),
        )

    def document(self) -> Any:  # noqa: ANN401  (an object)
        """The license with its terms; parameters that a term does not have are left out."""
        text = self.license
        return {
            "license": str(text.id),
            "name": text.name,
            "purpose": text.purpose.value,
            "steward": text.steward,
            "dated": text.dated,
            "osi_approved": text.osi_approved,
            "fsf_free": text.fsf_free,
            "open_data": text.open_data,
            "incorporates": [str(one) for one in text.incorporates],
            "succeeds": str(text.succeeds) if text.succeeds else None,
            "hub_ids": list(text.hub_ids),
            "level": level_value(self.reading.level),
            "because": self.reading.fact,
            "terms": [_term_value(term) for term in text.terms],
            "used_by": list(self.used_by),
            "evidence": evidence_values((text.evidence,)),
        }


def _facts(text: License) -> Iterator[str]:
    yield text.name
    yield f"{text.purpose.value} license of {text.steward}".replace("policy license", "policy")
    if text.dated:
        yield f"dated {text.dated}"
    yield "approved by OSI" if text.osi_approved else "not approved by OSI"
    if text.fsf_free:
        yield "free for FSF"
    if text.open_data:
        yield "conforms to the Open Definition"
    if text.incorporates:
        yield f"makes binding: {', '.join(map(str, text.incorporates))}"
    if text.hub_ids:
        yield f"on the Hub: {', '.join(text.hub_ids)}"


def _parameters(term: Term) -> Iterator[str]:
    for name, value in _term_value(term).items():
        if name not in _SHOWN_APART:
            yield f"{name.replace('_', ' ')}: {', '.join(map(str, value)) if isinstance(value, list) else value}"


def _term_value(term: Term) -> dict[str, Any]:
    given = ((field.name, getattr(term, field.name)) for field in fields(term))
    return {name: _plain(value) for name, value in given if value not in ("", (), None, False)}


def _plain(value: Any) -> Any:  # noqa: ANN401  (a parameter of a term)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.value if isinstance(value, Enum) else value


@dataclass(frozen=True, slots=True)
class DatasetReport:
    """A dataset, its level, what it was made from, and the models that were trained on it."""

    dataset: Dataset
    standing: Standing
    edges: tuple[Edge, ...]
    used_by: tuple[str, ...]

    def page(self) -> Page:
        """What it is, how open, why, and what it comes from."""
        one, notes = self.dataset, Notes()
        maker = one.organization.name if one.organization else "unknown maker"
        derivation = self.standing.derivation
        steps = tuple(
            (f"{step.fact} → {step.level}{notes.cite(step.evidence)}", ())
            for step in derivation.steps
        )
        parents = tuple(
            (
                f"{edge.relation.value.replace('_', ' ')} {edge.parent}{notes.cite(edge.evidence)}",
                (),
            )
            for edge in self.edges
        )
        return (
            Heading(str(one.id), 1),
            Paragraph(
                " · ".join(part for part in (one.name, maker, one.released, one.note) if part)
            ),
            Table(("level",), ((level_cell(self.standing.level, derivation.at_most),),)),
            Heading("Why"),
            Items(steps),
            *((Heading("Made from"), Items(parents)) if parents else ()),
            *((Heading("Used for"), Paragraph(", ".join(self.used_by))) if self.used_by else ()),
            *notes.blocks(),
        )

    def document(self) -> Any:  # noqa: ANN401  (an object)
        """The dataset, its level with steps, and its edges."""
        return {
            "dataset": str(self.dataset.id),
            "name": self.dataset.name,
            "availability": self.dataset.release.availability.value,
            "license": str(
                getattr(self.dataset.release.license, "value", self.dataset.release.license)
            ),
            "level": level_value(self.standing.level),
            "declared_level": level_value(self.standing.declared),
            "steps": [step_value(step) for step in self.standing.derivation.steps],
            "made_from": [
                {"relation": edge.relation.value, "parent": str(edge.parent)} for edge in self.edges
            ],
            "used_by": list(self.used_by),
            "evidence": evidence_values(
                tuple(read for step in self.standing.derivation.steps for read in step.evidence)
            ),
        }


@dataclass(frozen=True, slots=True)
class ServiceReport:
    """A service, its terms, and the datasets that were made with it."""

    service: Service
    used_by: tuple[str, ...]

    def page(self) -> Page:
        """What it is, and under which terms its outputs are used."""
        one, notes = self.service, Notes()
        maker = one.organization.name if one.organization else "unknown maker"
        return (
            Heading(str(one.id), 1),
            Paragraph(
                " · ".join(part for part in (one.name, maker, one.released, one.note) if part)
            ),
            Paragraph(
                f"terms: {one.terms or 'unknown'}{notes.cite(one.evidence)} (see openglade show {one.terms})"
            ),
            *(
                (Heading("Made with it"), Paragraph(", ".join(self.used_by)))
                if self.used_by
                else ()
            ),
            *notes.blocks(),
        )

    def document(self) -> Any:  # noqa: ANN401  (an object)
        """The service and its terms."""
        return {
            "service": str(self.service.id),
            "name": self.service.name,
            "terms": str(self.service.terms) if self.service.terms else None,
            "used_by": list(self.used_by),
            "evidence": evidence_values(self.service.evidence),
        }
