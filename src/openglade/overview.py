"""The whole catalog at once: every standing over the common lineage, and who uses what."""

from openglade.catalog.store import Catalog
from openglade.core.artifact import Artifact, Dataset, Model, Service
from openglade.core.component import Component
from openglade.core.ids import LicenseId, NodeId
from openglade.core.inheritance import Inheritance
from openglade.core.journey import Assessed
from openglade.core.lineage import Edge, Lineage
from openglade.core.openness import OpennessRule
from openglade.core.record import expressions_of, named_licenses
from openglade.core.stance import DEFAULT, Stance
from openglade.reports.page import Report
from openglade.reports.pages.dataset import DatasetReport
from openglade.reports.pages.license import LicenseReport
from openglade.reports.pages.service import ServiceReport


class Overview:
    """Everything that the catalog holds, with the levels that follow from it."""

    def __init__(self, catalog: Catalog, stance: Stance = DEFAULT) -> None:
        nodes: tuple[NodeId, ...] = (*catalog.models, *catalog.datasets, *catalog.services)
        claims = [claim for node in nodes for claim in catalog.claims(node)]
        self.catalog = catalog
        self.artifacts: dict[NodeId, Artifact] = {
            claim.id: claim for claim in claims if not isinstance(claim, Edge)
        }
        self.lineage = Lineage.of(claim for claim in claims if isinstance(claim, Edge))
        self.rule = OpennessRule(named_licenses(claims, catalog.license), stance)
        self.inheritance = Inheritance(self.artifacts, self.lineage, self.rule)

    def models(self) -> tuple[Assessed, ...]:
        """Every model with its effective levels."""
        return tuple(
            Assessed(
                model=artifact,
                levels={
                    one: self.inheritance.standing(artifact.id, one).level for one in Component
                },
            )
            for artifact in self.artifacts.values()
            if isinstance(artifact, Model)
        )

    def made_with(self, node: NodeId) -> tuple[str, ...]:
        """The artifacts that come directly from one node."""
        return tuple(
            dict.fromkeys(str(edge.child) for edge in self.lineage.edges if edge.parent == node)
        )

    def under(self, license_id: LicenseId) -> tuple[str, ...]:
        """The artifacts that name a license, for any part of them."""
        named = (
            str(artifact.id)
            for artifact in self.artifacts.values()
            if any(license_id in one.licenses for one in expressions_of(artifact))
        )
        return tuple(sorted(named, key=str.casefold))

    def describe(self, name: str) -> Report | None:
        """The report on the license, dataset or service that a name means, or None."""
        catalog = self.catalog
        if (license_id := catalog.find_license(name)) and (text := catalog.license(license_id)):
            texts = [text]
            for one in texts:
                policies = map(catalog.license, one.incorporates)
                texts += [policy for policy in policies if policy and policy not in texts]
            rule = OpennessRule({one.id: one for one in texts}, self.rule.stance)
            return LicenseReport(text, rule.read(license_id), self.under(license_id))
        if (dataset := catalog.find_dataset(name)) and isinstance(
            found := self.artifacts[dataset], Dataset
        ):
            standing = self.inheritance.standing(dataset, Component.PRETRAINING_DATA)
            return DatasetReport(
                found, standing, self.lineage.above(dataset), self.made_with(dataset)
            )
        if (service := catalog.find_service(name)) and isinstance(
            known := self.artifacts[service], Service
        ):
            return ServiceReport(known, self.made_with(service))
        return None
