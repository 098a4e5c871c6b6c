"""What a person in Python asks: `openglade.assess`, and a dossier that shows itself."""

from dataclasses import dataclass, fields
from functools import cache

from openglade.catalog.store import Catalog
from openglade.core.component import Component, Level
from openglade.core.dossier import Dossier as _Dossier
from openglade.core.stance import DEFAULT, Stance
from openglade.examine import examine
from openglade.places import Places


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Dossier(_Dossier):
    """A dossier that can be asked for a level, and shows itself in a notebook."""

    def level(self, component: str | Component) -> Level:
        """The effective level of a component, 'weights' for one; ValueError for no component."""
        return self.components[Component(component)].standing.level

    def _repr_html_(self) -> str:
        from openglade.reports.html import render_page  # noqa: PLC0415  (only a notebook needs it)
        from openglade.reports.pages.assessment import AssessmentReport  # noqa: PLC0415

        return render_page(AssessmentReport((self,)).page())

    def __repr__(self) -> str:
        levels = ", ".join(f"{part.value} {self.level(part)}" for part in self.components)
        return f"<Dossier {self.id}: {levels}>"


@cache
def _catalog() -> Catalog:
    return Catalog.load()


def assess(model: str, *, stance: Stance = DEFAULT) -> Dossier:
    """Assess one model: an id, an alias ('gpt-4') or the folder of a model ('./my-model').

    Raises openglade.core.errors.InputError when it is neither.
    """
    found = examine(model, Places(catalog=_catalog()), stance)
    return Dossier(**{field.name: getattr(found, field.name) for field in fields(found)})
