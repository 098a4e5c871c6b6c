"""The report of `openglade show` on a service: the terms under which its outputs are used."""

from dataclasses import dataclass
from typing import Any

from openglade.core.artifact import Service
from openglade.reports.page import Heading, Notes, Page, Paragraph, section
from openglade.reports.pages.wire import SCHEMA_VERSION, evidence_values


@dataclass(frozen=True, slots=True)
class ServiceReport:
    """A service, its terms, and what was made with it."""

    service: Service
    used_by: tuple[str, ...]

    def page(self) -> Page:
        """What it is, and under which terms its outputs are used."""
        one, notes = self.service, Notes()
        maker = one.organization.name if one.organization else "unknown maker"
        terms = f"{one.terms}, see 'openglade show {one.terms}'" if one.terms else "unknown"
        return (
            Heading(str(one.id), 1),
            Paragraph(" · ".join(filter(None, (one.name, maker, one.released, one.note)))),
            Paragraph(f"Terms: {terms}{notes.cite(one.evidence)}"),
            *section("Made with it", Paragraph(", ".join(self.used_by))),
            *notes.blocks(),
        )

    def document(self) -> Any:  # noqa: ANN401  (an object)
        """The service and its terms."""
        return {
            "schema_version": SCHEMA_VERSION,
            "service": str(self.service.id),
            "name": self.service.name,
            "terms": str(self.service.terms) if self.service.terms else None,
            "used_by": list(self.used_by),
            "evidence": evidence_values(self.service.evidence),
        }
