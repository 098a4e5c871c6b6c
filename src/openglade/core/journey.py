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
        """Order models by date; those of one family with the same levels are one stage."""
        ordered = sorted(assessed, key=lambda one: (one.model.profile.released, str(one.model.id)))
        groups: dict[tuple[str, tuple[Level, ...]], list[Assessed]] = {}
        for one in ordered:
            groups.setdefault((one.model.profile.family, tuple(one.levels.values())), []).append(
                one
            )
        before: dict[Component, Level] = {}
        stages: list[Stage] = []
        for (family, _), members in groups.items():
            levels = members[0].levels
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
                    released=members[0].model.profile.released,
                    models=tuple(member.model for member in members),
                    levels=levels,
                    moved=moved,
                )
            )
        return cls(stages=tuple(stages))
