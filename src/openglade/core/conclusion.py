"""From a record to a dossier: the levels, and everything else that follows from the facts."""

from collections.abc import Iterator, Mapping

from openglade.core.artifact import Dataset, Model
from openglade.core.component import Component, Level
from openglade.core.dossier import Comparison, ComponentOpenness, Dossier
from openglade.core.drift_rule import drift
from openglade.core.evidence import Gap
from openglade.core.finding import Code, Finding, in_order
from openglade.core.ids import NodeId
from openglade.core.inheritance import Inheritance
from openglade.core.lineage import BUILDS_ON, Lineage
from openglade.core.openness import OpennessRule
from openglade.core.published import differences
from openglade.core.record import ModelRecord
from openglade.core.release import Availability, Release, Unlicensed
from openglade.core.stance import DEFAULT, DataLicense, Stance

_TO_BE_HAD = frozenset({Availability.PUBLIC, Availability.CLICK_THROUGH, Availability.ON_REQUEST})


def conclude(record: ModelRecord, stance: Stance = DEFAULT) -> Dossier:
    """Derive the levels of a record, and everything that follows from them.

    >>> from openglade.core.ids import ModelId
    >>> empty = ModelRecord.of(ModelId.parse("org/name"), [], licenses={})
    >>> conclude(empty).components[Component.WEIGHTS].standing.level
    <Level.UNKNOWN: '?'>
    """
    inheritance = Inheritance(
        record.artifacts, record.lineage, OpennessRule(record.licenses, stance)
    )
    components = {
        component: ComponentOpenness(
            standing=inheritance.standing(record.id, component),
            path=inheritance.path(record.id, component),
        )
        for component in Component
    }
    standings = {component: one.standing for component, one in components.items()}
    found = [*record.findings, *_without_license(record), *_cycles(record.lineage)]
    if stance.data_license is DataLicense.WARN:
        found.extend(_contested(record, inheritance))
    return Dossier(
        record=record,
        components=components,
        comparisons=tuple(
            Comparison(published=one, differences=tuple(differences(one, standings)))
            for one in record.published
        ),
        findings=in_order(found),
        gaps=tuple(
            sorted({*record.gaps, *_not_known(components, record.gaps)}, key=lambda one: one.key)
        ),
        drift=drift(record),
    )


def _without_license(record: ModelRecord) -> Iterator[Finding]:
    """Say which artifacts were released and have no license anywhere."""
    for node, artifact in record.artifacts.items():
        for what, release in _releases(artifact):
            if release.license is Unlicensed.NONE and release.availability in _TO_BE_HAD:
                because = f"{node}: {what} released without a license: all rights are reserved"
                yield Finding(code=Code.NO_LICENSE, because=because, evidence=release.evidence)


def _releases(artifact: object) -> Iterator[tuple[str, Release]]:
    match artifact:
        case Model(components=components):
            yield from ((component.title, release) for component, release in components.items())
        case Dataset(release=release):
            yield "dataset", release
        case _:
            pass


def _cycles(lineage: Lineage) -> Iterator[Finding]:
    """Say which artifacts are their own ancestors."""
    groups = [group for group in lineage.parents_first() if len(group) > 1]
    groups += [(edge.child,) for edge in lineage.edges if edge.child == edge.parent]
    for group in groups:
        inside = [edge for edge in lineage.edges if edge.child in group and edge.parent in group]
        names = " and ".join(map(str, group))
        because = (
            f"{names}: {'ancestors of each other' if len(group) > 1 else 'named as its own parent'}"
        )
        evidence = tuple(one for edge in inside for one in edge.evidence)
        yield Finding(code=Code.LINEAGE_CYCLE, because=because, evidence=evidence)


def _contested(record: ModelRecord, inheritance: Inheritance) -> Iterator[Finding]:
    """Say which terms of training data, and of what made them, may reach the weights."""
    for node in _made_from(record.id, record.lineage):
        claims = inheritance.output_terms.contested(node)
        for cap in (one for one in claims if one.bounds[0].is_known):
            because = f"{node} was {cap.fact}; whether that reaches the weights is contested"
            yield Finding(code=Code.CONTESTED, because=because, evidence=cap.evidence)
        for trained, cap in inheritance.output_terms.cautions(node):
            because = (
                f"{node} was trained on {trained.parent}, {cap.fact}; whether that binds it is"
            )
            evidence = (*trained.evidence, *cap.evidence)
            yield Finding(code=Code.CONTESTED, because=f"{because} contested", evidence=evidence)


def _made_from(start: NodeId, lineage: Lineage) -> tuple[NodeId, ...]:
    """A model and all those whose weights it is made from, nearest first."""
    found = {start: None}
    for node in (waiting := [start]):
        for edge in lineage.above(node):
            if edge.relation in BUILDS_ON and edge.parent not in found:
                found[edge.parent] = None
                waiting.append(edge.parent)
    return tuple(found)


def _not_known(
    components: Mapping[Component, ComponentOpenness], gaps: tuple[Gap, ...]
) -> Iterator[Gap]:
    """Say why each unknown level is unknown, where no source has said so."""
    said = {gap.what for gap in gaps}
    for component, one in components.items():
        if one.standing.level is Level.UNKNOWN and component.title not in said:
            step = one.standing.derivation.decisive
            source = str(
                one.standing.origin
                or next((read.source for read in step.evidence), "all sources asked")
            )
            yield Gap(what=component.title, reason=step.fact, source=source)
