from datetime import date

from openglade.core.artifact import Dataset, Model, Profile
from openglade.core.component import Component
from openglade.core.conclusion import conclude
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.expression import Expression
from openglade.core.finding import Code, Finding, Severity
from openglade.core.ids import DatasetId, ModelId
from openglade.core.lineage import Edge, Relation
from openglade.core.record import ModelRecord
from openglade.core.release import Availability, Release, Unlicensed
from tests.builders import dataset, edge, model, record, released, service

ID = ModelId.parse("org/name")


def said(method: Method, license_name: str) -> Model:
    read = Evidence(source=method.value, read_on=date(2026, 11, 21), method=method)
    declared = Release(license=Expression.parse(license_name), evidence=(read,))
    return Model(id=ID, components={Component.WEIGHTS: declared})


def test_the_source_that_is_believed_first_counts_and_both_stand_in_a_finding() -> None:
    merged = ModelRecord.of(ID, [said(Method.CARD, "MIT"), said(Method.FILE, "ISC")], licenses={})
    assert str(merged.model.components[Component.WEIGHTS].license) == "ISC"
    (finding,) = merged.findings
    assert finding.code is Code.DECLARED_DIFFERS
    assert {one.source for one in finding.evidence} == {"card", "file"}


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [said(Method.CARD, "MIT"), said(Method.FILE, "ISC"), said(Method.PROSE, "MIT")]
    forth = ModelRecord.of(ID, claims, licenses={})
    back = ModelRecord.of(ID, reversed(claims), licenses={})
    assert forth == back


def test_two_sources_believed_alike_are_both_taken_to_hold() -> None:
    merged = ModelRecord.of(ID, [said(Method.FILE, "MIT"), said(Method.FILE, "ISC")], licenses={})
    declared = merged.model.components[Component.WEIGHTS].license
    assert isinstance(declared, Expression)
    assert {str(one) for one in declared.licenses} == {"MIT", "ISC"}
    assert len(merged.findings) == 1


def test_a_text_that_nobody_recognized_outweighs_what_is_declared_beside_it() -> None:
    read = Evidence(source="LICENSE", read_on=date(2026, 11, 21), method=Method.FILE)
    unread = Release(license=Unlicensed.UNIDENTIFIED, evidence=(read,))
    text = Model(id=ID, components={Component.WEIGHTS: unread})
    for other in (Method.CARD, Method.FILE):
        merged = ModelRecord.of(ID, [said(other, "MIT"), text], licenses={})
        assert merged.model.components[Component.WEIGHTS].license is Unlicensed.UNIDENTIFIED
        assert "unidentified counts" in merged.findings[0].because


def test_two_sources_that_agree_are_no_finding() -> None:
    merged = ModelRecord.of(ID, [said(Method.CARD, "MIT"), said(Method.FILE, "MIT")], licenses={})
    assert not merged.findings


def test_a_named_profile_wins_over_an_empty_one() -> None:
    known = Model(id=ID, profile=Profile(name="Name"))
    assert ModelRecord.of(ID, [Model(id=ID), known], licenses={}).model.profile.name == "Name"


def test_what_is_said_of_a_dataset_is_merged_too() -> None:
    where = Dataset(
        id=DatasetId.parse("org/data"), release=Release(availability=Availability.PUBLIC)
    )
    what = dataset("org/data", Release(license=Expression.parse("MIT")))
    merged = ModelRecord.of(ID, [where, what], licenses={}).artifacts[where.id]
    assert isinstance(merged, Dataset)
    assert merged.release.availability is Availability.PUBLIC
    assert str(merged.release.license) == "MIT"


def test_a_service_said_twice_is_one_service() -> None:
    api = service("org:api", "MIT")
    assert ModelRecord.of(ID, [api, api], licenses={}).artifacts == {api.id: api}


def test_a_model_of_which_nothing_is_said_is_an_empty_model() -> None:
    assert ModelRecord.of(ID, [], licenses={}).model == Model(id=ID)


def test_gaps_and_findings_of_the_sources_are_kept_once_and_in_order() -> None:
    one, two = (Gap(what=what, reason="unread", source="card") for what in ("a", "b"))
    finding = Finding(code=Code.CONTESTED, because="…")
    kept = ModelRecord.of(ID, [two, one, finding, two, finding], licenses={})
    assert kept.gaps == (one, two)
    assert kept.findings == (finding,)
    assert finding.severity is Severity.WARNING


def test_everything_released_without_a_license_is_found() -> None:
    none = Release(availability=Availability.PUBLIC, license=Unlicensed.NONE)
    child, data = model("org/child", weights=none), dataset("org/data", none)
    dossier = conclude(
        record(
            child,
            data,
            service("org:api"),
            edge(child, Relation.TRAINED_ON, data, Component.FINETUNING_DATA),
        )
    )
    assert [one.because for one in dossier.findings] == [
        "org/child: weights released without a license: all rights are reserved",
        "org/data: dataset released without a license: all rights are reserved",
    ]


def test_a_model_named_as_its_own_parent_is_found_and_limits_nothing() -> None:
    child = model("org/child", weights=released("Open"))
    dossier = conclude(record(child, edge(child, Relation.MERGE, child)))
    assert [one.because for one in dossier.findings] == ["org/child: named as its own parent"]
    assert dossier.findings[0].severity is Severity.NOTE


def test_a_cycle_is_found_with_its_members() -> None:
    one, two = model("org/one"), model("org/two")
    dossier = conclude(
        record(one, two, edge(one, Relation.MERGE, two), edge(two, Relation.MERGE, one))
    )
    assert "org/one and org/two: ancestors of each other" in [
        one.because for one in dossier.findings
    ]


def test_contested_data_of_an_ancestor_is_found() -> None:
    child, base = model("org/child"), model("org/base")
    data = dataset("org/data", released("Alike"))
    dossier = conclude(
        record(
            child,
            base,
            data,
            edge(child, Relation.FINETUNE, base),
            edge(base, Relation.TRAINED_ON, data, Component.PRETRAINING_DATA),
        )
    )
    (finding,) = dossier.findings
    assert finding.because.startswith("org/base was trained on org/data: Alike: share-alike (3)")


def test_data_without_a_license_expression_is_not_contested() -> None:
    child, data = model("org/child"), dataset("org/data", released())
    trained = edge(child, Relation.TRAINED_ON, data, Component.FINETUNING_DATA)
    assert not conclude(record(child, data, trained)).findings


def test_every_unknown_level_has_a_gap_with_its_reason() -> None:
    dossier = conclude(record(model("org/child", weights=released("Mystery"))))
    reasons = {gap.what: gap.reason for gap in dossier.gaps}
    assert reasons["weights"] == "Mystery is not in the catalog"
    assert reasons["code"] == "no source says anything of it"
    assert dossier.id == ModelId.parse("org/child")


def test_what_made_the_training_data_is_a_caution_for_every_model_made_from_it() -> None:
    child, base = model("org/child"), model("org/base")
    copy, data = dataset("org/copy", released("Open")), dataset("org/data", released("Open"))
    api = service("api:banning", "NoTraining")
    dossier = conclude(
        record(
            child,
            base,
            copy,
            data,
            api,
            edge(child, Relation.FINETUNE, base),
            edge(base, Relation.TRAINED_ON, copy, Component.FINETUNING_DATA),
            edge(copy, Relation.DERIVED_DATA, data),
            edge(data, Relation.DERIVED_DATA, copy),
            edge(data, Relation.GENERATED_BY, api),
        )
    )
    cautions = [one.because for one in dossier.findings if one.code is Code.CONTESTED]
    assert cautions == [
        (
            "org/base was trained on org/copy, generated by api:banning: NoTraining: "
            "output-training; whether that binds it is contested"
        )
    ]


def test_of_two_relations_to_one_parent_the_better_source_counts_and_both_are_told() -> None:
    child, base = model("org/child"), model("org/base")
    read = Evidence(source="adapter_config.json", read_on=date(2026, 11, 21), method=Method.FILE)
    from_file = Edge(child=child.id, parent=base.id, relation=Relation.ADAPTER, evidence=(read,))
    merged = record(child, base, edge(child, Relation.FINETUNE, base), from_file)
    assert [one.relation for one in merged.lineage.edges] == [Relation.ADAPTER]
    assert [one.because for one in merged.findings] == [
        "org/child: adapter and finetune of org/base; adapter counts"
    ]


def test_what_is_found_twice_is_told_once_with_all_evidence() -> None:
    one = Evidence(source="a", read_on=date(2026, 11, 21), method=Method.FILE)
    two = Evidence(source="b", read_on=date(2026, 11, 21), method=Method.FILE)
    found = [Finding(code=Code.REPAIRED, because="a key", evidence=(each,)) for each in (two, one)]
    (finding,) = ModelRecord.of(ID, found, licenses={}).findings
    assert finding.evidence == (one, two)
    assert finding.severity is Severity.NOTE
