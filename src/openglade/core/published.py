"""What others published about a model, beside what openglade derives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openglade.core.component import Component, Level
from openglade.core.evidence import Evidence
from openglade.core.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why openglade's level differs from the published one, in a reviewer's words."""

    why: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAssessment:
    """What one assessor said of one system on one day; what has no level is left out."""

    system: str
    assessor: str
    date: str
    levels: Mapping[Component, Level]
    explanations: Mapping[Component, Explanation]
    evidence: tuple[Evidence, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One component on which the published level and the derived one differ, and why."""

    component: Component
    published: Level
    derived: Level
    why: str
    evidence: tuple[Evidence, ...]


def differences(
    published: PublishedAssessment, standings: Mapping[Component, Standing]
) -> Iterator[Difference]:
    """Yield each component whose derived level is not the published one.

    The reason is a reviewer's explanation where the catalog has one, and always the step that
    settled the level.
    """
    for component, level in published.levels.items():
        standing = standings[component]
        if standing.level is level:
            continue
        decisive = standing.derivation.decisive
        explanation = published.explanations.get(component)
        reason = f"{decisive.fact} → level {standing.level}"
        yield Difference(
            component=component,
            published=level,
            derived=standing.level,
            why=f"{explanation.why} ({reason})" if explanation else reason,
            evidence=(*(explanation.evidence if explanation else ()), *decisive.evidence),
        )
