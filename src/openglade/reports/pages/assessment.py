"""The report of `openglade assess`: how open each component of a model is, and why."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openglade.core.dossier import Dossier

if TYPE_CHECKING:
    from openglade.reports.page import Page


@dataclass(frozen=True, slots=True)
class AssessmentReport:
    """One dossier or several; what a format does not need is not imported.

    `asked` is how many models were asked for: of several, those that can be shown are a list.
    """

    dossiers: tuple[Dossier, ...]
    asked: int = 1

    def page(self) -> "Page":
        """Each dossier in turn."""
        from openglade.reports.pages.dossier_page import dossier_blocks  # noqa: PLC0415

        return tuple(block for dossier in self.dossiers for block in dossier_blocks(dossier))

    def document(self) -> Any:  # noqa: ANN401  (one dossier is an object, several are a list)
        """A DossierValue, or a list of them."""
        from openglade.reports.pages.dossier import dossier_value  # noqa: PLC0415

        values = [dossier_value(dossier) for dossier in self.dossiers]
        return values if self.asked > 1 else values[0]
