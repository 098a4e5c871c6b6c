from dataclasses import replace
from datetime import date

from openglade.core.artifact import Dataset, Model, Profile, Service
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.evidence import Evidence, Method
from openglade.core.expression import Expression
from openglade.core.finding import Code, Finding
from openglade.core.ids import DatasetId, ModelId, ServiceId
from openglade.core.merging import merged, merged_releases
from openglade.core.release import Availability, Extent, Release, Unlicensed

ID = ModelId.parse("org/name")


def read_by(method: Method) -> tuple[Evidence, ...]:
    return (Evidence(source=f"here/{method.value}", read_on=date(2026, 11, 21), method=method),)


def said(method: Method, license_name: str = "", extent: Extent | None = None) -> Release:
    return Release(
        availability=Availability.PUBLIC,
        license=Expression.parse(license_name) if license_name else Unlicensed.UNREAD,
        extent=extent,
        evidence=read_by(method),
    )


def of(*releases: Release) -> tuple[Release, list[Finding]]:
    return merged_releases(ID, releases, "code")


def test_a_source_that_says_nothing_of_the_extent_leaves_it_to_the_next() -> None:
    release, findings = of(said(Method.FILE), said(Method.CATALOG, extent=Extent.EXAMPLES))
    assert release.extent is Extent.EXAMPLES
    assert not findings


def test_the_order_of_alternatives_is_no_difference() -> None:
    release, findings = of(said(Method.CARD, "MIT OR ISC"), said(Method.PROSE, "ISC OR MIT"))
    assert str(release.license) == "MIT OR ISC"
    assert not findings


def unidentified(*methods: Method) -> Release:
    evidence = tuple(one for method in methods for one in read_by(method))
    return Release(license=Unlicensed.UNIDENTIFIED, evidence=evidence)


def test_a_name_that_nobody_knows_gives_way_to_a_license_that_is_known() -> None:
    release, findings = of(unidentified(Method.HUB_API, Method.PROSE), said(Method.CARD, "MIT"))
    assert str(release.license) == "MIT"
    assert not findings


def test_a_text_that_nobody_knows_does_not() -> None:
    for unknown in (unidentified(Method.FILE), unidentified(Method.FILE, Method.CARD)):
        release, findings = of(unknown, said(Method.PROSE, "MIT"))
        assert release.license is Unlicensed.UNIDENTIFIED
        assert findings


def test_a_name_that_nobody_knows_counts_where_nothing_else_is_said() -> None:
    release, _ = of(said(Method.FILE), unidentified(Method.CARD))
    assert release.license is Unlicensed.UNIDENTIFIED


def test_sources_that_agree_are_all_evidence() -> None:
    release, _ = of(said(Method.FILE, "MIT"), said(Method.CATALOG, "MIT"), said(Method.CARD, "ISC"))
    assert [one.method for one in release.evidence] == [Method.FILE, Method.CATALOG]


def test_sources_that_differ_on_how_it_was_released_stand_in_a_finding() -> None:
    closed = replace(said(Method.CATALOG), availability=Availability.CLOSED)
    release, (finding,) = of(closed, said(Method.HUB_API))
    assert release.availability is Availability.PUBLIC
    assert finding.code is Code.DECLARED_DIFFERS
    assert "public in hub-api, closed in catalog; public counts" in finding.because
    assert len(finding.evidence) == len((closed, release))


def test_a_profile_is_filled_from_the_next_source() -> None:
    file = Profile(name="from the file", evidence=read_by(Method.FILE))
    catalog = Profile(name="Name", family="Family", parameters=7, evidence=read_by(Method.CATALOG))
    model, findings = merged([Model(id=ID, profile=catalog), Model(id=ID, profile=file)])
    assert isinstance(model, Model)
    assert (model.profile.name, model.profile.family) == ("from the file", "Family")
    assert model.profile.parameters == catalog.parameters
    assert model.profile.evidence == (*file.evidence, *catalog.evidence)
    assert not findings


def test_terms_of_service_that_differ_stand_in_a_finding() -> None:
    terms = [
        Model(
            id=ID,
            service_terms=Expression.parse(name),
            profile=Profile(name="Name", evidence=read_by(method)),
        )
        for method, name in ((Method.CATALOG, "ISC"), (Method.CARD, "MIT"))
    ]
    model, (finding,) = merged(terms)
    assert isinstance(model, Model)
    assert str(model.service_terms) == "MIT"
    assert "terms of service: MIT in card, ISC in catalog; MIT counts" in finding.because


def test_a_service_has_the_terms_of_the_better_source() -> None:
    api = ServiceId.parse("org:api")
    low = Service(id=api, name="API", terms=Expression.parse("ISC"))
    high = Service(id=api, terms=Expression.parse("MIT"), evidence=read_by(Method.OVERRIDE))
    service, (finding,) = merged([low, high])
    assert isinstance(service, Service)
    assert (service.name, str(service.terms)) == ("API", "MIT")
    assert "MIT counts" in finding.because


def test_a_dataset_is_filled_from_the_next_source() -> None:
    data = DatasetId.parse("org/data")
    named = Dataset(id=data, name="Data", release=said(Method.CATALOG, "MIT"))
    bare = Dataset(id=data, release=said(Method.HUB_API))
    both, findings = merged([bare, named])
    assert isinstance(both, Dataset)
    assert (both.name, str(both.release.license)) == ("Data", "MIT")
    assert not findings


def test_components_and_assets_of_several_sources_are_put_together() -> None:
    weights = Model(id=ID, components={Component.WEIGHTS: said(Method.FILE)})
    code = Model(id=ID, components={Component.CODE: said(Method.CATALOG)})
    card = Model(id=ID, assets={Asset.MODEL_CARD: said(Method.HUB_API)})
    model, _ = merged([weights, code, card])
    assert isinstance(model, Model)
    assert set(model.components) == {Component.WEIGHTS, Component.CODE}
    assert set(model.assets) == {Asset.MODEL_CARD}
