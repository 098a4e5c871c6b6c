"""Everything known of one model and of what it comes from, whoever said it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from openglade.core.artifact import Artifact, Dataset, Model, Service
from openglade.core.component import Component
from openglade.core.evidence import Evidence, Gap
from openglade.core.expression import Expression
from openglade.core.finding import Code, Finding
from openglade.core.ids import LicenseId, ModelId, NodeId
from openglade.core.license import License
from openglade.core.lineage import Edge, Lineage
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
        findings: set[Finding] = set()
        gaps: set[Gap] = set()
        for claim in claims:
            match claim:
                case Edge():
                    edges.append(claim)
                case Gap():
                    gaps.add(claim)
                case Finding():
                    findings.add(claim)
                case _:
                    said[claim.id].append(claim)
        artifacts: dict[NodeId, Artifact] = {}
        for node, versions in said.items():
            artifacts[node], differing = _merged(versions)
            findings.update(differing)
        return cls(
            id=id,
            artifacts=artifacts,
            lineage=Lineage.of(edges),
            licenses=licenses,
            published=tuple(published),
            findings=tuple(sorted(findings, key=lambda one: one.key)),
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


def merged_releases(
    node: NodeId, releases: list[Release], what: str
) -> tuple[Release, list[Finding]]:
    """Make one release of several, each fact from the source that is believed first.

    >>> from openglade.core.ids import LicenseId
    >>> public = Release(availability=Availability.PUBLIC)
    >>> mit = Release(license=Expression.parse("MIT"))
    >>> both, _ = merged_releases(ModelId.parse("org/name"), [public, mit], "weights")
    >>> both.availability.value, str(both.license)
    ('public', 'MIT')
    """
    ranked = sorted(
        releases, key=lambda release: (_precedence(release), str(release.license), str(release))
    )
    held = next(
        (release for release in ranked if release.availability is not Availability.UNKNOWN),
        ranked[0],
    )
    licensed = next(
        (release for release in ranked if release.license is not Unlicensed.UNREAD), ranked[0]
    )
    evidence = tuple(dict.fromkeys((*held.evidence, *licensed.evidence)))
    merged = replace(held, license=licensed.license, evidence=evidence, former=licensed.former)
    declared = {
        str(release.license): release
        for release in ranked
        if isinstance(release.license, Expression)
    }
    if len(declared) < 2:  # noqa: PLR2004  (two sides make a difference)
        return merged, []
    because = f"{node}: {what}: {' here, '.join(declared)} there; {licensed.license} counts"
    sides = tuple(one for release in declared.values() for one in release.evidence)
    return merged, [Finding(code=Code.DECLARED_DIFFERS, because=because, evidence=sides)]


def _precedence(release: Release) -> int:
    return min((one.method.precedence for one in release.evidence), default=len(Evidence.__slots__))
