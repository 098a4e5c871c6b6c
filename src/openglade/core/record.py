"""Everything known of one model and of what it comes from, whoever said it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from openglade.core.artifact import Artifact, Dataset, Model, Service
from openglade.core.component import Component
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.expression import Expression
from openglade.core.finding import Code, Finding, in_order
from openglade.core.ids import LicenseId, ModelId, NodeId
from openglade.core.license import License
from openglade.core.lineage import BUILDS_ON, Edge, Lineage
from openglade.core.published import PublishedAssessment
from openglade.core.release import Availability, Release, Unlicensed

Claim = Artifact | Edge | Gap | Finding
"""What a source yields.

Something known of an artifact, a step of its lineage, or what could not be read.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRecord:
    """Everything known of a model and its ancestors, with the licenses that they name."""

    id: ModelId
    artifacts: Mapping[NodeId, Artifact]
    lineage: Lineage
    licenses: Mapping[LicenseId, License]
    published: tuple[PublishedAssessment, ...] = ()
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @classmethod
    def of(
        cls,
        id: ModelId,  # noqa: A002  (the field's name)
        claims: Iterable[Claim],
        *,
        licenses: Mapping[LicenseId, License],
        published: Iterable[PublishedAssessment] = (),
    ) -> Self:
        """Put claims in order: the best source counts, and a difference becomes a finding."""
        said: dict[NodeId, list[Artifact]] = defaultdict(list)
        edges: list[Edge] = []
        findings: list[Finding] = []
        gaps: set[Gap] = set()
        for claim in claims:
            match claim:
                case Edge():
                    edges.append(claim)
                case Gap():
                    gaps.add(claim)
                case Finding():
                    findings.append(claim)
                case _:
                    said[claim.id].append(claim)
        settled, differing = _one_relation_each(edges)
        findings.extend(differing)
        artifacts: dict[NodeId, Artifact] = {}
        for node, versions in said.items():
            artifacts[node], differing = _merged(versions)
            findings.extend(differing)
        return cls(
            id=id,
            artifacts=artifacts,
            lineage=Lineage.of(settled),
            licenses=licenses,
            published=tuple(published),
            findings=in_order(findings),
            gaps=tuple(sorted(gaps, key=lambda one: one.key)),
        )

    @property
    def model(self) -> Model:
        """What is known of the model itself."""
        found = self.artifacts.get(self.id)
        return found if isinstance(found, Model) else Model(id=self.id)


def _merged(versions: list[Artifact]) -> tuple[Artifact, list[Finding]]:
    """Make one artifact of what several sources say of it."""
    first = versions[0]
    if len(versions) == 1 or isinstance(first, Service):
        return first, []
    if isinstance(first, Dataset):
        release, findings = merged_releases(
            first.id, [one.release for one in versions if isinstance(one, Dataset)], "the dataset"
        )
        return replace(first, release=release), findings
    models = [one for one in versions if isinstance(one, Model)]
    components: dict[Component, Release] = {}
    findings = []
    for component in Component:
        releases = [
            model.components[component] for model in models if component in model.components
        ]
        if releases:
            components[component], differing = merged_releases(first.id, releases, component.title)
            findings.extend(differing)
    profile = next((model.profile for model in models if model.profile.name), first.profile)
    terms = next((model.service_terms for model in models if model.service_terms), None)
    return replace(first, components=components, profile=profile, service_terms=terms), findings


def _one_relation_each(edges: list[Edge]) -> tuple[list[Edge], list[Finding]]:
    """Settle how a model is made from a parent where sources differ: the best of them counts."""
    built: dict[tuple[NodeId, NodeId], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.relation in BUILDS_ON:
            built[edge.child, edge.parent].append(edge)
    settled = [edge for edge in edges if edge.relation not in BUILDS_ON]
    findings: list[Finding] = []
    for (child, parent), versions in built.items():
        ranked = sorted(versions, key=lambda one: (_rank(one.evidence), one.key))
        relations = list(dict.fromkeys(one.relation for one in ranked))
        settled += [one for one in versions if one.relation is relations[0]]
        if len(relations) > 1:
            told = " and ".join(one.value for one in relations)
            because = f"{child}: {told} of {parent}; {relations[0].value} counts"
            evidence = tuple(dict.fromkeys(read for one in ranked for read in one.evidence))
            finding = Finding(code=Code.DECLARED_DIFFERS, because=because, evidence=evidence)
            findings.append(finding)
    return settled, findings


def merged_releases(
    node: NodeId, releases: list[Release], what: str
) -> tuple[Release, list[Finding]]:
    """Make one release of several, each fact from the source that is believed first.

    Where sources that are believed alike name different licenses, all of them are taken to hold.

    >>> public = Release(availability=Availability.PUBLIC)
    >>> mit = Release(license=Expression.parse("MIT"))
    >>> both, _ = merged_releases(ModelId.parse("org/name"), [public, mit], "weights")
    >>> both.availability.value, str(both.license)
    ('public', 'MIT')
    """
    ranked = sorted(releases, key=lambda one: (_precedence(one), str(one.license), str(one)))
    known = (one for one in ranked if one.availability is not Availability.UNKNOWN)
    held = next(known, ranked[0])
    licensed = [one for one in ranked if one.license is not Unlicensed.UNREAD] or ranked[:1]
    first = [one for one in licensed if _precedence(one) == _precedence(licensed[0])]
    evidence = (*held.evidence, *(read for one in first for read in one.evidence))
    merged = replace(
        held,
        license=_holding_together(first),
        evidence=tuple(dict.fromkeys(evidence)),
        former=licensed[0].former,
    )
    return merged, _differing(node, what, licensed, merged)


def _holding_together(releases: list[Release]) -> Expression | Unlicensed:
    """The license that sources of one rank declare; a text that nobody recognized outweighs all."""
    licenses = list(dict.fromkeys(one.license for one in releases))
    if Unlicensed.UNIDENTIFIED in licenses:
        return Unlicensed.UNIDENTIFIED
    declared = [one for one in licenses if isinstance(one, Expression)]
    if len(declared) <= 1:
        return declared[0] if declared else licenses[0]
    return Expression.all_of(declared) or Unlicensed.UNIDENTIFIED


def _differing(node: NodeId, what: str, licensed: list[Release], merged: Release) -> list[Finding]:
    sides: dict[str, list[Evidence]] = {}
    for one in licensed:
        said = one.license if isinstance(one.license, Expression) else one.license.value
        sides.setdefault(str(said), []).extend(one.evidence)
    if len(sides) <= 1:
        return []
    told = ", ".join(f"{said} in {_places(evidence)}" for said, evidence in sides.items())
    counts = getattr(merged.license, "value", merged.license)
    because = f"{node}: {what}: {told}; {counts} counts"
    evidence = tuple(dict.fromkeys(one for reads in sides.values() for one in reads))
    return [Finding(code=Code.DECLARED_DIFFERS, because=because, evidence=evidence)]


def _places(evidence: list[Evidence]) -> str:
    return " and ".join(dict.fromkeys(one.source.rsplit("/", 1)[-1] for one in evidence)) or "?"


def _precedence(release: Release) -> int:
    return _rank(release.evidence)


def _rank(evidence: tuple[Evidence, ...]) -> int:
    return min((one.method.precedence for one in evidence), default=len(Method))
