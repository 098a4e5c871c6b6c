from dataclasses import replace

import pytest

from openglade.core.artifact import Model
from openglade.core.asset import Asset
from openglade.core.component import Component, Level
from openglade.core.expression import Expression
from openglade.core.holding import InForce
from openglade.core.ids import DatasetId, ModelId, UnknownId
from openglade.core.lineage import Relation
from openglade.core.reach import Force
from openglade.core.release import Availability, Extent, Release, Unlicensed
from openglade.core.requirement import Outcome, Status
from openglade.core.subject import Subject
from openglade.core.term import Kind
from tests.builders import (
    ABSENT,
    CLOSED,
    DESCRIBED,
    GRANTS,
    dataset,
    edge,
    model,
    record,
    released,
    service,
)

PUBLIC, CLICK, ASKED = Availability.PUBLIC, Availability.CLICK_THROUGH, Availability.ON_REQUEST


def with_assets(one: Model, **assets: Release) -> Model:
    """The model with assets, named as in `model_card=released()`."""
    named = {Asset(name.replace("_", "-")): release for name, release in assets.items()}
    return replace(one, assets=named)


@pytest.mark.parametrize(
    ("release", "level"),
    [
        (released("Research"), Level.OPEN),
        (released(), Level.OPEN),
        (released("Open", CLICK), Level.OPEN),
        (released("Open", ASKED), Level.RESTRICTED),
        (released("Open", extent=Extent.RECIPE), Level.LIMITED),
        (released("Open", extent=Extent.PART), Level.RESTRICTED),
        (released("Open", extent=Extent.EXAMPLES), Level.DESCRIBED),
        (DESCRIBED, Level.DESCRIBED),
        (CLOSED, Level.CLOSED),
        (ABSENT, Level.NOT_APPLICABLE),
    ],
)
def test_what_can_be_had_does_not_ask_for_the_license(release: Release, level: Level) -> None:
    subject = Subject(record(model("o/a", pretraining_data=release)))
    assert subject.supply(Component.PRETRAINING_DATA).level is level


def test_a_part_of_the_code_is_a_part_and_no_recipe() -> None:
    subject = Subject(record(model("o/a", code=released("Open", extent=Extent.PART))))
    assert subject.supply(Component.CODE).level is Level.RESTRICTED


def test_what_a_base_does_not_give_its_derivative_does_not_have() -> None:
    base = model("o/base", pretraining_data=CLOSED, code=CLOSED)
    tuned = model("o/tuned", code=released("Open"))
    subject = Subject(record(tuned, base, edge(tuned, Relation.FINETUNE, base)))
    assert subject.supply(Component.PRETRAINING_DATA).level is Level.CLOSED
    assert "o/base" in subject.supply(Component.PRETRAINING_DATA).fact.says
    assert subject.supply(Component.CODE).level is Level.CLOSED
    assert subject.supply(Component.CODE).fact.says.endswith("along the chain closed")


def test_what_made_the_data_does_not_keep_anybody_from_getting_them() -> None:
    tuned = model("o/tuned", weights=released("Open"))
    data = dataset("o/data", released("Open"))
    teacher = service("o:teacher", "NoTraining")
    subject = Subject(
        record(
            tuned,
            data,
            teacher,
            edge(tuned, Relation.TRAINED_ON, data, Component.FINETUNING_DATA),
            edge(data, Relation.GENERATED_BY, teacher),
        )
    )
    assert subject.supply(Component.FINETUNING_DATA).level is Level.OPEN
    assert subject.standing(Component.FINETUNING_DATA).level is Level.RESTRICTED


def test_the_gate_is_that_of_the_model_itself() -> None:
    subject = Subject(record(model("o/a", weights=released("Open", CLICK))))
    assert subject.supply(Component.WEIGHTS).gate is CLICK
    assert subject.supply(Component.CODE).gate is Availability.UNKNOWN


def test_an_asset_is_the_models_own() -> None:
    base = with_assets(model("o/base"), model_card=released("Open"))
    tuned = model("o/tuned")
    subject = Subject(record(tuned, base, edge(tuned, Relation.FINETUNE, base)))
    assert subject.supply(Asset.MODEL_CARD).level is Level.UNKNOWN
    assert subject.of(base.id).supply(Asset.MODEL_CARD).level is Level.OPEN


def test_a_derivative_has_the_architecture_of_its_base() -> None:
    base = with_assets(model("o/base"), architecture=released("Open"))
    tuned = model("o/tuned")
    subject = Subject(record(tuned, base, edge(tuned, Relation.FINETUNE, base)))
    assert subject.supply(Asset.ARCHITECTURE).level is Level.OPEN


def test_code_stands_for_the_code_of_training_and_data_where_nobody_says_more() -> None:
    plain = model("o/a", code=released("Open"))
    subject = Subject(record(plain))
    assert subject.supply(Asset.TRAINING_CODE).level is Level.OPEN
    assert subject.supply(Asset.TRAINING_CODE).fact.about == "training code"
    told = with_assets(plain, training_code=CLOSED)
    assert Subject(record(told)).supply(Asset.TRAINING_CODE).level is Level.CLOSED


def test_the_chain_is_gone_up_once_and_ends_at_the_foundations() -> None:
    low, middle, top = model("o/low"), model("o/middle"), model("o/top")
    subject = Subject(
        record(
            low,
            middle,
            top,
            edge(low, Relation.FINETUNE, middle),
            edge(low, Relation.MERGE, top),
            edge(middle, Relation.FINETUNE, top),
            edge(middle, Relation.MERGE, UnknownId("somebody's")),
            edge(top, Relation.DISTILLED, ModelId.parse("o/teacher")),
        )
    )
    assert [str(one.id) for one in subject.chain] == ["o/low", "o/middle", "o/top"]
    assert [str(one.id) for one in subject.foundations] == ["o/top"]


def test_a_model_of_which_nothing_is_known_can_be_asked() -> None:
    low = model("o/low")
    parent = ModelId.parse("o/gone")
    subject = Subject(record(low, edge(low, Relation.FINETUNE, parent)))
    assert subject.of(parent).model == Model(id=parent)
    assert subject.of(parent).supply(Component.WEIGHTS).level is Level.UNKNOWN


def names(subject: Subject, part: Component | Asset) -> list[str]:
    return [str(one.declared) for one in subject.holdings(part)]


def test_weights_are_under_their_license_and_those_that_bind_from_above() -> None:
    base = model("o/base", weights=released("Capped"))
    tuned = model("o/tuned", weights=released("Open"))
    subject = Subject(record(tuned, base, edge(tuned, Relation.FINETUNE, base)))
    assert names(subject, Component.WEIGHTS) == ["Open", "Capped"]


def test_a_teacher_counts_where_its_terms_reach_models_made_from_its_outputs() -> None:
    student = model("o/student", weights=released("Open"))
    silent, claiming = service("o:silent", "Open"), service("o:claiming", "Claiming")
    mute = service("o:mute")
    subject = Subject(
        record(
            student,
            silent,
            claiming,
            mute,
            *(edge(student, Relation.DISTILLED, one) for one in (silent, claiming, mute)),
        )
    )
    held = {str(one.artifact): one for one in subject.holdings(Component.WEIGHTS)}
    assert held.keys() == {"o/student", "o:claiming", "o:mute"}
    [[taught]] = held["o:claiming"].alternatives
    assert not taught.whole
    assert [one.term.kind for one in taught.terms] == [
        *(term.kind for term in GRANTS),
        Kind.COVERS_OUTPUTS,
        Kind.FIELD_OF_USE,
    ]
    assert all(one.force is Force.BINDING for one in taught.terms)


def test_data_are_under_the_licenses_of_the_datasets_of_every_step() -> None:
    base, tuned = model("o/base"), model("o/tuned", pretraining_data=released("Open"))
    known, unknown = dataset("o/data", released("Research")), DatasetId.parse("o/gone")
    subject = Subject(
        record(
            tuned,
            base,
            known,
            edge(tuned, Relation.FINETUNE, base),
            edge(base, Relation.TRAINED_ON, known, Component.PRETRAINING_DATA),
            edge(base, Relation.TRAINED_ON, unknown, Component.PRETRAINING_DATA),
        )
    )
    assert names(subject, Component.PRETRAINING_DATA) == ["Open", "Research", "Unlicensed.UNREAD"]


def test_code_of_training_is_under_the_licenses_of_the_code_of_every_step() -> None:
    base, tuned = model("o/base", code=released("Capped")), model("o/tuned", code=released("Open"))
    plain = record(tuned, base, edge(tuned, Relation.FINETUNE, base))
    assert names(Subject(plain), Asset.TRAINING_CODE) == ["Open", "Capped"]
    told = with_assets(tuned, training_code=released("Research"))
    assert names(Subject(record(told)), Asset.TRAINING_CODE) == ["Research"]


def test_what_does_not_exist_has_no_license() -> None:
    assert names(Subject(record(model("o/a", reward_model=ABSENT))), Component.REWARD_MODEL) == []


def is_open(one: InForce) -> Outcome:
    return Outcome(Status.MET if str(one.license) == "Open" else Status.NOT_MET)


@pytest.mark.parametrize(
    ("declared", "status"),
    [
        (Expression.parse("Open"), Status.MET),
        (Expression.parse("Capped"), Status.NOT_MET),
        (Expression.parse("Capped OR Open"), Status.MET),
        (Expression.parse("Capped AND Open"), Status.NOT_MET),
        (Unlicensed.NONE, Status.NOT_MET),
        (Unlicensed.UNREAD, Status.UNKNOWN),
        (Unlicensed.UNIDENTIFIED, Status.UNKNOWN),
        (Unlicensed.OF_ITS_PARTS, Status.UNKNOWN),
    ],
)
def test_one_alternative_has_to_pass_wholly(
    declared: Expression | Unlicensed, status: Status
) -> None:
    weights = Release(availability=PUBLIC, license=declared)
    [held] = Subject(record(model("o/a", code=weights))).holdings(Component.CODE)
    assert held.passes(is_open).status is status


def test_a_fact_of_a_license_cites_the_terms_it_speaks_of() -> None:
    [held] = Subject(record(model("o/a", weights=released("Capped")))).holdings(Component.WEIGHTS)
    [[one]] = held.alternatives
    [term] = one.having(Kind.USER_THRESHOLD)
    assert [read.locator for read in one.fact("too many users", term).evidence] == ["2"]
    assert str(one.fact("too many users", term)) == "o/a under Capped: too many users"


def test_a_fact_of_a_license_that_nobody_has_read_cites_nothing() -> None:
    [held] = Subject(record(model("o/a", weights=released("Other")))).holdings(Component.WEIGHTS)
    [[one]] = held.alternatives
    assert one.text is None
    assert [str(name) for name in one.unread] == ["Other"]
    assert one.fact("nobody has read it").evidence == ()
