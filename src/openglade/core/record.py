"""Everything known of one model and of what it comes from, whoever said it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from openglade.core.artifact import Artifact, Dataset, Model, Service
from openglade.core.evidence import Gap
from openglade.core.expression import Expression
from openglade.core.finding import Finding, in_order
from openglade.core.ids import LicenseId, ModelId, NodeId
from openglade.core.index_entry import IndexEntry
from openglade.core.license import License, in_words
from openglade.core.lineage import Edge, Lineage
from openglade.core.merging import merged, one_relation_each
from openglade.core.published import PublishedAssessment

Claim = Artifact | Edge | Gap | Finding | License
"""What a source yields.

Something known of an artifact, a step of its lineage, what could not be read, or a license text
that no record holds.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRecord:
    """Everything known of a model and its ancestors, with the licenses that they name.

    `index_entry` is what the European index says of it, where the record was read from its file.
    """

    id: ModelId
    artifacts: Mapping[NodeId, Artifact]
    lineage: Lineage
    licenses: Mapping[LicenseId, License]
    published: tuple[PublishedAssessment, ...] = ()
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()
    index_entry: IndexEntry | None = None

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
        texts = dict(licenses)
        for claim in claims:
            match claim:
                case Edge():
                    edges.append(claim)
                case Gap():
                    gaps.add(claim)
                case Finding():
                    findings.append(claim)
                case License():
                    texts[claim.id] = claim
                case _:
                    said[claim.id].append(claim)
        settled, differing = one_relation_each(edges)
        findings.extend(differing)
        artifacts: dict[NodeId, Artifact] = {}
        for node, versions in said.items():
            artifacts[node], differing = merged(versions)
            findings.extend(differing)
        return cls(
            id=id,
            artifacts=artifacts,
            lineage=Lineage.of(settled),
            licenses=texts,
            published=tuple(published),
            findings=in_order(
                replace(one, because=in_words(one.because, texts.values())) for one in findings
            ),
            gaps=tuple(sorted(gaps, key=lambda one: one.key)),
        )

    @property
    def model(self) -> Model:
        """What is known of the model itself."""
        found = self.artifacts.get(self.id)
        return found if isinstance(found, Model) else Model(id=self.id)


def named_licenses(
    claims: Iterable[Claim], find: Callable[[LicenseId], License | None]
) -> dict[LicenseId, License]:
    """Every license that a claim names, of now or then, and the policies that they make binding."""
    waiting = [
        one
        for claim in claims
        for expression in (*expressions_of(claim), *_former(claim))
        for one in expression.licenses
    ]
    named: dict[LicenseId, License] = {}
    while waiting:
        license_id = waiting.pop()
        known = find(license_id) if license_id not in named else None
        if known:
            named[license_id] = known
            waiting.extend(known.incorporates)
    return named


def expressions_of(claim: Claim) -> Iterator[Expression]:
    """Every license expression that a claim states."""
    match claim:
        case Model(components=components, assets=assets, service_terms=terms):
            released = (*components.values(), *assets.values())
            declared = (*(release.license for release in released), terms)
        case Dataset(release=release):
            declared = (release.license,)
        case Service(terms=terms):
            declared = (terms,)
        case _:
            declared = ()
    yield from (one for one in declared if isinstance(one, Expression))


def _former(claim: Claim) -> Iterator[Expression]:
    """Every license expression that something was under before."""
    match claim:
        case Model(components=components, assets=assets):
            releases = (*components.values(), *assets.values())
        case Dataset(release=release):
            releases = (release,)
        case _:
            releases = ()
    yield from (former.license for release in releases for former in release.former)
