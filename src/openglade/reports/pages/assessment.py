"""The report of `openglade assess`: how open each component of a model is, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openglade.core.artifact import Model, Profile
from openglade.core.component import Component
from openglade.core.dossier import Comparison, ComponentOpenness, Dossier
from openglade.core.evidence import Evidence
from openglade.core.ids import NodeId
from openglade.core.lineage import Edge
from openglade.core.published import Difference
from openglade.reports.page import (
    Block,
    Cell,
    Heading,
    Items,
    Notes,
    Page,
    Paragraph,
    Table,
    level_cell,
    lines,
    section,
)
from openglade.reports.pages.wire import (
    SCHEMA_VERSION,
    ComponentValue,
    DifferenceValue,
    DossierValue,
    EdgeValue,
    NodeValue,
    OrganizationValue,
    ProfileValue,
    PublishedValue,
    evidence_values,
    finding_value,
    gap_value,
    level_value,
    step_value,
)


@dataclass(frozen=True, slots=True)
class AssessmentReport:
    """One dossier or several."""

    dossiers: tuple[Dossier, ...]

    def page(self) -> Page:
        """Each dossier in turn."""
        return tuple(block for dossier in self.dossiers for block in _blocks(dossier))

    def document(self) -> Any:  # noqa: ANN401  (one dossier is an object, several are a list)
        """A DossierValue, or a list of them."""
        values = [dossier_value(dossier) for dossier in self.dossiers]
        return values[0] if len(values) == 1 else values


def dossier_value(dossier: Dossier) -> DossierValue:
    """A dossier as `--format json` shows it."""
    record = dossier.record
    return {
        "schema_version": SCHEMA_VERSION,
        "model": str(dossier.id),
        "profile": _profile_value(record.model.profile),
        "components": {
            component.value: _component_value(one) for component, one in dossier.components.items()
        },
        "published": [_published_value(one) for one in dossier.comparisons],
        "lineage": {
            "nodes": [_node_value(node, dossier) for node in _nodes(dossier)],
            "edges": [_edge_value(edge) for edge in record.lineage.edges],
        },
        "findings": [finding_value(one) for one in dossier.findings],
        "gaps": [gap_value(one) for one in dossier.gaps],
    }


def _component_value(one: ComponentOpenness) -> ComponentValue:
    standing = one.standing
    value: ComponentValue = {
        "level": level_value(standing.level),
        "declared_level": level_value(standing.declared),
        "inherited_from": str(one.path[-1]) if one.path else None,
        "path": [str(node) for node in one.path] or None,
        "steps": [step_value(step) for step in standing.derivation.steps],
        "evidence": evidence_values(_evidence_of(one)),
    }
    if standing.derivation.at_most:
        value["at_most"] = level_value(standing.derivation.at_most)
    if standing.chain_level:
        value["chain_level"] = level_value(standing.chain_level)
    return value


def _evidence_of(one: ComponentOpenness) -> tuple[Evidence, ...]:
    return tuple(read for step in one.standing.derivation.steps for read in step.evidence)


def _profile_value(profile: Profile) -> ProfileValue:
    maker = profile.organization
    organization: OrganizationValue | None = None
    if maker:
        countries = list(maker.countries)
        organization = {
            "id": maker.id,
            "name": maker.name,
            "countries": countries,
            "kind": maker.kind.value,
        }
    return {
        "name": profile.name,
        "family": profile.family,
        "organization": organization,
        "released": profile.released,
        "parameters": profile.parameters,
        "active_parameters": profile.active_parameters,
        "languages": dict(profile.languages),
        "note": profile.note,
    }


def _published_value(comparison: Comparison) -> PublishedValue:
    published = comparison.published
    differs: list[DifferenceValue] = [
        {
            "component": one.component.value,
            "published": level_value(one.published),
            "derived": level_value(one.derived),
            "why": one.why,
            "evidence": evidence_values(one.evidence),
        }
        for one in comparison.differences
    ]
    value: PublishedValue = {
        "system": published.system,
        "assessor": published.assessor,
        "date": published.date,
        "levels": {
            component.value: level_value(level) for component, level in published.levels.items()
        },
        "evidence": evidence_values(published.evidence),
        "differs": differs,
    }
    if published.note:
        value["note"] = published.note
    return value


def _nodes(dossier: Dossier) -> tuple[NodeId, ...]:
    return tuple(dict.fromkeys((dossier.id, *dossier.record.lineage.nodes)))


def _node_value(node: NodeId, dossier: Dossier) -> NodeValue:
    artifact = dossier.record.artifacts.get(node)
    name = (
        artifact.profile.name if isinstance(artifact, Model) else artifact.name if artifact else ""
    )
    return {"id": str(node), "kind": node.nature.value, "name": name, "known": artifact is not None}


def _edge_value(edge: Edge) -> EdgeValue:
    value: EdgeValue = {
        "child": str(edge.child),
        "parent": str(edge.parent),
        "relation": edge.relation.value,
        "component": edge.component.value if edge.component else None,
        "evidence": evidence_values(edge.evidence),
    }
    if edge.licensed_anew:
        value["licensed_anew"] = True
    if edge.note:
        value["note"] = edge.note
    return value


def _blocks(dossier: Dossier) -> Iterator[Block]:
    notes, record = Notes(), dossier.record
    yield Heading(str(dossier.id), 1)
    yield Paragraph(profile_line(record.model.profile))
    yield from section("", Paragraph(record.model.profile.note))
    yield _summary(dossier)
    why = tuple(_why(component, one, notes) for component, one in dossier.components.items())
    yield from section("Why", Items(why))
    yield from _published_blocks(dossier, notes)
    found = (
        f"{one.code.value}: {one.because}{notes.cite(one.evidence)}" for one in dossier.findings
    )
    yield from section("Findings", lines(found))
    edges = (_edge_line(edge, notes) for edge in record.lineage.edges)
    yield from section("Lineage", lines(edges))
    gaps = (f"{gap.what}: {gap.reason} ({gap.source})" for gap in dossier.gaps)
    yield from section("Not known", lines(gaps))
    yield from notes.blocks()


def profile_line(profile: Profile) -> str:
    """Name, maker, date and size of a model in one line."""
    maker = profile.organization
    who = f"{maker.name} ({', '.join(maker.countries)}, {maker.kind.value})" if maker else ""
    size = f"{profile.parameters / 1e9:.3g} billion parameters" if profile.parameters else ""
    return (
        " · ".join(part for part in (profile.name, who, profile.released, size) if part)
        or "nothing else is known"
    )


def _summary(dossier: Dossier) -> Table:
    rows = tuple(
        (
            Cell(component.title),
            level_cell(one.standing.level, one.standing.derivation.at_most),
            Cell(_limit(one)),
        )
        for component, one in dossier.components.items()
    )
    return Table(("component", "level", "limited by"), rows)


def _limit(one: ComponentOpenness) -> str:
    """Who or what holds a component where it is, in a few words."""
    standing = one.standing
    if one.path:
        lowered = standing.declared.is_known and standing.declared is not standing.level
        return f"{one.path[-1]}{f' (declared {standing.declared})' if lowered else ''}"
    fact = standing.derivation.decisive.fact
    return f"{fact:.77}…" if len(fact) > 78 else fact  # noqa: PLR2004  (about two lines of the column)


def _why(component: Component, one: ComponentOpenness, notes: Notes) -> tuple[str, tuple[str, ...]]:
    steps = [
        f"{step.fact} → {step.level}{notes.cite(step.evidence)}"
        for step in one.standing.derivation.steps
    ]
    if one.path:
        steps.append(f"path: {' → '.join(map(str, one.path))}")
    chain = one.standing.chain_level
    if chain and chain is not one.standing.level:
        steps.append(f"least along the chain of models: {chain}")
    return f"{component.title}: {one.standing.level} {one.standing.level.title}", tuple(steps)


def _published_blocks(dossier: Dossier, notes: Notes) -> Iterator[Block]:
    for comparison in dossier.comparisons:
        said = comparison.published
        levels = ", ".join(f"{component.title} {level}" for component, level in said.levels.items())
        yield Heading(f"Published by {said.assessor} on {said.date} for {said.system}")
        yield Paragraph(f"{levels or 'no levels'}{notes.cite(said.evidence)}")
        differs = tuple(_difference(one, notes) for one in comparison.differences)
        yield from section("", Items(differs))


def _difference(one: Difference, notes: Notes) -> tuple[str, tuple[str, ...]]:
    head = f"{one.component.title}: published {one.published}, derived {one.derived}"
    return head, (f"{one.why}{notes.cite(one.evidence)}",)


def _edge_line(edge: Edge, notes: Notes) -> str:
    feeds = f" for the {edge.component.title}" if edge.component else ""
    anew = ", licensed anew by the holder of its rights" if edge.licensed_anew else ""
    return (
        f"{edge.child} {edge.relation.title} {edge.parent}{feeds}{anew}{notes.cite(edge.evidence)}"
    )
