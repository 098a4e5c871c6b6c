"""A dossier as `--format json` shows it."""

from openglade.core.artifact import Artifact, Model, Profile
from openglade.core.component import Component
from openglade.core.dossier import Comparison, ComponentOpenness, Dossier
from openglade.core.evidence import Evidence
from openglade.core.ids import NodeId
from openglade.core.lineage import Edge
from openglade.reports.pages.framework_wire import asset_values, framework_values
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
    degree_value,
    drift_value,
    evidence_values,
    finding_value,
    gap_value,
    level_value,
    step_value,
)


def dossier_value(dossier: Dossier) -> DossierValue:
    """A dossier as `--format json` shows it."""
    record = dossier.record
    value: DossierValue = {
        "schema_version": SCHEMA_VERSION,
        "model": str(dossier.id),
        "profile": _profile_value(record.model.profile),
        "components": {
            "weights": _component_value(dossier.components[Component.WEIGHTS]),
            "pretraining_data": _component_value(dossier.components[Component.PRETRAINING_DATA]),
            "finetuning_data": _component_value(dossier.components[Component.FINETUNING_DATA]),
            "reward_model": _component_value(dossier.components[Component.REWARD_MODEL]),
            "code": _component_value(dossier.components[Component.CODE]),
        },
        "published": [_published_value(one) for one in dossier.comparisons],
        "lineage": {
            "nodes": [_node_value(node, dossier) for node in _nodes(dossier)],
            "edges": [edge_value(edge) for edge in record.lineage.edges],
        },
        "drift": [drift_value(one) for one in dossier.drift],
        "findings": [finding_value(one) for one in dossier.findings],
        "gaps": [gap_value(one) for one in dossier.gaps],
    }
    if dossier.assessments:
        value["frameworks"] = framework_values(dossier.assessments)
        value["assets"] = asset_values(dossier)
    return value


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
        value["at_most"] = degree_value(standing.derivation.at_most)
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
    name = artifact_name(artifact)
    return {"id": str(node), "kind": node.nature.value, "name": name, "known": artifact is not None}


def artifact_name(artifact: Artifact | None) -> str:
    """The name that people call an artifact by, or nothing."""
    if isinstance(artifact, Model):
        return artifact.profile.name
    return artifact.name if artifact else ""


def edge_value(edge: Edge) -> EdgeValue:
    """One step of a lineage."""
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
