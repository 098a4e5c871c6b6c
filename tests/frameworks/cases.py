"""Models as frameworks meet them, each fact one that a case can change."""

from collections.abc import Mapping
from dataclasses import replace

from openglade.core.artifact import Model, Profile
from openglade.core.assessment import Assessment
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.ids import LicenseId, ModelId
from openglade.core.license import License
from openglade.core.record import Claim, ModelRecord
from openglade.core.release import Availability, Extent, Release
from openglade.core.requirement import Status
from openglade.core.subject import Part, Subject
from openglade.core.term import Kind, Term
from openglade.frameworks import framework
from tests.builders import ABSENT, CLOSED, LICENSES, license_of, released

APPROVED = replace(license_of("Apache-2.0"), osi_approved=True)
USES = license_of("Uses", Term(kind=Kind.FIELD_OF_USE, section="A"))
NAMED = license_of("Named", Term(kind=Kind.DERIVED_NAME, word="W", section="1"))
TEXTS: Mapping[LicenseId, License] = {
    **LICENSES,
    **{one.id: one for one in (APPROVED, USES, NAMED)},
}

OPEN = released("Apache-2.0")
EVERYTHING: Mapping[Part, Release] = {
    Component.WEIGHTS: OPEN,
    Component.PRETRAINING_DATA: OPEN,
    Component.FINETUNING_DATA: OPEN,
    Component.REWARD_MODEL: ABSENT,
    Component.CODE: OPEN,
    **dict.fromkeys(Asset, OPEN),
}
"""A model of which all is public, under a license that OSI approved."""
PART = released("Apache-2.0", extent=Extent.PART)
GATED = released("Apache-2.0", Availability.CLICK_THROUGH)
NOT_KNOWN = Release()
CLOSED_WEIGHTS: Mapping[Part, Release] = {Component.WEIGHTS: CLOSED}


def model_with(
    name: str = "o/model",
    changes: Mapping[Part, Release] | None = None,
    compute: float | None = 1e24,
) -> Model:
    """The model of which all is public, but for some changes."""
    released_so = {**EVERYTHING, **(changes or {})}
    return Model(
        id=ModelId.parse(name),
        profile=Profile(training_compute=compute),
        components={p: one for p, one in released_so.items() if isinstance(p, Component)},
        assets={p: one for p, one in released_so.items() if isinstance(p, Asset)},
    )


def asked(framework_id: str, model: Model, *claims: Claim) -> Assessment:
    """What a framework says of a model and what it comes from."""
    record = ModelRecord.of(model.id, [model, *claims], licenses=TEXTS)
    return framework(framework_id).assess(Subject(record))


def statuses(assessment: Assessment) -> dict[str, Status]:
    """The status of each criterion."""
    return {one.id: one.status for one in assessment.criteria}
