"""What a framework says of a model as `--format json` shows it."""

from typing import TypedDict

from openglade.core.assessment import Assessment, CriterionResult, Shape
from openglade.core.disagreement import Disagreement, Place, disagreements
from openglade.core.dossier import Dossier
from openglade.core.expression import Expression
from openglade.core.release import Release
from openglade.core.requirement import Fact
from openglade.reports.pages.wire import (
    SCHEMA_VERSION,
    AssetValue,
    CriterionValue,
    FactValue,
    FrameworkValue,
    evidence_values,
)


class PlaceValue(TypedDict):
    """A criterion of a framework."""

    framework: str
    criterion: str


class DisagreementValue(TypedDict):
    """A fact that is not enough for some criteria; what others make of it."""

    fact: FactValue
    against: list[PlaceValue]
    content: list[PlaceValue]
    unsettled: list[PlaceValue]
    silent: list[str]


class FrameworksValue(TypedDict):
    """The answer of `openglade frameworks` for one model."""

    schema_version: int
    model: str
    frameworks: dict[str, FrameworkValue]
    differences: list[DisagreementValue]


def frameworks_value(dossier: Dossier) -> FrameworksValue:
    """The answers of frameworks about one model, and why they differ."""
    return {
        "schema_version": SCHEMA_VERSION,
        "model": str(dossier.id),
        "frameworks": framework_values(dossier.assessments),
        "differences": [_differing(one) for one in disagreements(dossier.assessments)],
    }


def framework_values(assessments: tuple[Assessment, ...]) -> dict[str, FrameworkValue]:
    """The answer of each framework, by its id."""
    return {one.edition.id: _value(one) for one in assessments}


def asset_values(dossier: Dossier) -> dict[str, AssetValue]:
    """What else the maker released of a model, by the asset."""
    assets = dossier.record.model.assets
    return {asset.value: _asset(release) for asset, release in assets.items()}


def _asset(release: Release) -> AssetValue:
    declared = release.license
    value: AssetValue = {
        "availability": release.availability.value,
        "license": str(declared) if isinstance(declared, Expression) else None,
        "evidence": evidence_values(release.evidence),
    }
    if release.extent:
        value["extent"] = release.extent.value
    if release.note:
        value["note"] = release.note
    return value


def _value(one: Assessment) -> FrameworkValue:
    value: FrameworkValue = {
        "name": one.edition.name,
        "version": one.edition.version,
        "source": one.edition.source,
        "criteria": [_criterion(each) for each in one.criteria],
    }
    match one.shape, one.answer:
        case Shape.SCORE, int() | float() as score:
            value["score"] = score
        case Shape.CLASS, int() | str() as found:
            value["class"] = found
        case Shape.LABEL, answer:
            value["label"] = str(answer)
        case _, answer:
            value["verdict"] = str(answer)
    if one.at_most is not None:
        value["at_most"] = one.at_most
    if one.progress:
        value["progress"] = dict(one.progress)
    if one.notes:
        value["notes"] = list(one.notes)
    return value


def _criterion(one: CriterionResult) -> CriterionValue:
    return {
        "id": one.id,
        "title": one.title,
        "status": one.status.value,
        "because": one.because,
        "facts": [fact_value(each) for each in one.facts],
    }


def _differing(one: Disagreement) -> DisagreementValue:
    return {
        "fact": fact_value(one.fact),
        "against": [_place(each) for each in one.against],
        "content": [_place(each) for each in one.content],
        "unsettled": [_place(each) for each in one.unsettled],
        "silent": list(one.silent),
    }


def _place(one: Place) -> PlaceValue:
    return {"framework": one.framework, "criterion": one.criterion}


def fact_value(one: Fact) -> FactValue:
    """A fact that decides, with its evidence."""
    return {"about": one.about, "says": one.says, "evidence": evidence_values(one.evidence)}
