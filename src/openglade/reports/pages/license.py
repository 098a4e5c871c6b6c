"""The report of `openglade show` on a license: its terms, and what they allow at most."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openglade.core.license import License
from openglade.core.openness import Reading
from openglade.core.term import Term
from openglade.reports.page import (
    Cell,
    Heading,
    Page,
    Paragraph,
    Table,
    described,
    level_cell,
    lines,
    section,
)
from openglade.reports.pages.terms import parameters, term_value
from openglade.reports.pages.wire import SCHEMA_VERSION, evidence_values, level_value


@dataclass(frozen=True, slots=True)
class LicenseReport:
    """A license, how its terms are read, and the artifacts of the catalog that are under it."""

    license: License
    reading: Reading
    used_by: tuple[str, ...]

    def page(self) -> Page:
        """What it is, what it allows at most, and its terms."""
        text = self.license
        verdict = (level_cell(self.reading.level), Cell(self.reading.fact))
        return (
            Heading(str(text.id), 1),
            Paragraph(" · ".join(_facts(text))),
            *section("", Paragraph(text.note)),
            Table(("a thing under it is at most", "because of"), (verdict,)),
            *section(
                "Terms", Table(("kind", "section", "parameters"), tuple(map(_row, text.terms)))
            ),
            *section("Words", lines(_quotes(text))),
            *section("In the catalog under it", Paragraph(", ".join(self.used_by))),
            *section("Evidence", lines([described(text.evidence)])),
        )

    def document(self) -> Any:  # noqa: ANN401  (an object)
        """The license with its terms; parameters that a term does not have are left out."""
        text = self.license
        return {
            "schema_version": SCHEMA_VERSION,
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
            "versions": [{"dated": one.dated, "note": one.note} for one in text.versions],
            "hub_ids": list(text.hub_ids),
            "level": level_value(self.reading.level),
            "because": self.reading.fact,
            "terms": [term_value(term) for term in text.terms],
            "used_by": list(self.used_by),
            "evidence": evidence_values((text.evidence,)),
        }


def _facts(text: License) -> Iterator[str]:
    yield text.name
    yield f"{text.purpose.value} text by {text.steward}"
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


def _row(term: Term) -> tuple[Cell, ...]:
    return Cell(term.kind.value), Cell(term.section), Cell("; ".join(parameters(term)))


def _quotes(text: License) -> Iterator[str]:
    for term in text.terms:
        if term.quote:
            yield f"{term.kind.value} ({term.section or 'no number'}): “{term.quote}”"
