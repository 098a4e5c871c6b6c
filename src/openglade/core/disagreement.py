"""Why frameworks differ about one model: the facts that decide in one and not in another."""

from collections import defaultdict
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
    `unsettled` those that it leaves open, `silent` the frameworks that do not ask for the thing.
    """

    fact: Fact
    against: tuple[Place, ...]
    content: tuple[Place, ...]
    unsettled: tuple[Place, ...]
    silent: tuple[str, ...]


def disagreements(assessments: Iterable[Assessment]) -> tuple[Disagreement, ...]:
    """The facts on which some frameworks differ, those that most frameworks mind first."""
    asked = tuple(assessments)
    met, unsettled = _by_thing(asked, Status.MET), _by_thing(asked, Status.UNKNOWN)
    about = {
        one.edition.id: {fact.about for each in one.criteria for fact in each.facts}
        for one in asked
    }
    found = []
    for fact, places in _places(asked, Status.NOT_MET).items():
        minding = {one.framework for one in places}
        others = {name: things for name, things in about.items() if name not in minding}
        if others:
            found.append(
                Disagreement(
                    fact=fact,
                    against=tuple(places),
                    content=tuple(one for one in met[fact.about] if one.framework in others),
                    unsettled=tuple(
                        one for one in unsettled[fact.about] if one.framework in others
                    ),
                    silent=tuple(name for name in others if fact.about not in others[name]),
                )
            )
    return tuple(sorted(found, key=lambda one: (-len(one.against), str(one.fact))))


def _by_thing(assessments: Iterable[Assessment], status: Status) -> dict[str, list[Place]]:
    """The criteria that some fact about a thing decides so."""
    places: dict[str, dict[Place, None]] = defaultdict(dict)
    for fact, deciding in _places(assessments, status).items():
        places[fact.about].update(dict.fromkeys(deciding))
    return defaultdict(list, {about: list(found) for about, found in places.items()})


def _places(assessments: Iterable[Assessment], status: Status) -> dict[Fact, list[Place]]:
    """Every fact that decides a criterion so, with the criteria that it decides."""
    places: dict[Fact, list[Place]] = {}
    for one in assessments:
        for criterion in one.criteria:
            if criterion.status is status:
                for fact in criterion.facts:
                    places.setdefault(fact, []).append(Place(one.edition.id, criterion.id))
    return places
