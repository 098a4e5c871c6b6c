"""How the openness of one maker moved over time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openglade.core.artifact import Model
from openglade.core.component import Component, Level

Levels = Mapping[Component, Level]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A model and its effective levels, without the reasons."""

    model: Model
    levels: Levels


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a maker released of one family at one set of levels, and what moved since.

    `moved` compares each component with the stage before it in which the component had a known
    level.
    """

    family: str
    released: str
    models: tuple[Model, ...]
    levels: Levels
    moved: Mapping[Component, tuple[Level, Level]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """The stages of one maker, oldest first."""

    stages: tuple[Stage, ...]

    @classmethod
    def of(cls, assessed: Iterable[Assessed]) -> "Journey":
        """Order models by date; those of one family whose levels agree are one stage.

        A base and the chat model made from it agree: what the one does not have, the other tells.
        """
        before: dict[Component, Level] = {}
        stages: list[Stage] = []
        for family, members, levels in _grouped(assessed):
            known = {component: level for component, level in levels.items() if level.is_known}
            moved = {
                component: (before[component], level)
                for component, level in known.items()
                if before.get(component, level) is not level
            }
            before.update(known)
            stages.append(
                Stage(
                    family=family,
                    released=members[0].profile.released,
                    models=tuple(members),
                    levels=levels,
                    moved=moved,
                )
            )
        return cls(stages=tuple(stages))


def _grouped(assessed: Iterable[Assessed]) -> list[tuple[str, list[Model], dict[Component, Level]]]:
    ordered = sorted(assessed, key=lambda one: (one.model.profile.released, str(one.model.id)))
    groups: list[tuple[str, list[Model], dict[Component, Level]]] = []
    for one in ordered:
        for family, members, levels in groups:
            if family == one.model.profile.family and _agree(levels, one.levels):
                members.append(one.model)
                exists = {part: level for part, level in one.levels.items() if _exists(level)}
                levels.update(exists)
                break
        else:
            groups.append((one.model.profile.family, [one.model], dict(one.levels)))
    return groups


def _agree(some: Levels, others: Levels) -> bool:
    """Whether two models have the same levels in everything that both of them have."""
    pairs = ((some[component], others[component]) for component in some)
    return all(one is other or not (_exists(one) and _exists(other)) for one, other in pairs)


def _exists(level: Level) -> bool:
    return level is not Level.NOT_APPLICABLE
