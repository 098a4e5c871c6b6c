"""Why frameworks differ about one model: the facts that decide in one and not in another."""

from collections.abc import Iterable
from dataclasses import dataclass

from openglade.core.assessment import Assessment
from openglade.core.requirement import Fact, Status


@dataclass(frozen=True, slots=True)
class Place:
    """A criterion of a framework."""

    framework: str
    criterion: str

    def __str__(self) -> str:
        return f"{self.framework} {self.criterion}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One fact that decides against a model in some frameworks and not in all.

    `against` are the criteria that it fails, `content` those that the same thing meets elsewhere,
    `silent` the frameworks that do not ask for the thing at all.
    """

    fact: Fact
    against: tuple[Place, ...]
    content: tuple[Place, ...]
    silent: tuple[str, ...]


def disagreements(assessments: Iterable[Assessment]) -> tuple[Disagreement, ...]:
    """The facts on which some frameworks differ, those that most frameworks mind first."""
    asked = tuple(assessments)
    against = _places(asked, Status.NOT_MET)
    met: dict[str, list[Place]] = {}
    for fact, places in _places(asked, Status.MET).items():
        met.setdefault(fact.about, []).extend(places)
    about = {
        one.edition.id: {fact.about for each in one.criteria for fact in each.facts}
        for one in asked
    }
    found = []
    for fact, places in against.items():
        minding = {one.framework for one in places}
        silent = tuple(name for name, things in about.items() if fact.about not in things | minding)
        content = [one for one in met.get(fact.about, ()) if one.framework not in minding]
        if silent or content:
            found.append(
                Disagreement(
                    fact=fact,
                    against=tuple(places),
                    content=tuple(dict.fromkeys(content)),
                    silent=silent,
                )
            )
    return tuple(sorted(found, key=lambda one: (-len(one.against), str(one.fact))))


def _places(assessments: Iterable[Assessment], status: Status) -> dict[Fact, list[Place]]:
    """Every fact that decides a criterion so, with the criteria that it decides."""
    places: dict[Fact, list[Place]] = {}
    for one in assessments:
        for criterion in one.criteria:
            if criterion.status is status:
                for fact in criterion.facts:
                    places.setdefault(fact, []).append(Place(one.edition.id, criterion.id))
    return places
