import pytest

from openglade.core.artifact import Model
from openglade.core.component import Component, Level
from openglade.core.conclusion import conclude
from openglade.core.dossier import Dossier
from openglade.core.ids import ModelId, UnknownId
from openglade.core.lineage import Relation
from openglade.core.openness import Rule
from openglade.core.record import Claim
from openglade.core.release import Availability, Release, Unlicensed
from openglade.core.stance import DataLicense, Stance
from openglade.core.standing import Standing
from tests.builders import (
    ABSENT,
    CLOSED,
    DESCRIBED,
    dataset,
    edge,
    model,
    record,
    released,
    service,
)

WEIGHTS, PRETRAINING, FINETUNING, REWARD, CODE = Component
OPEN_CHILD = model("org/child", weights=released("Open"), finetuning_data=released("Open"))
OPEN_BASE = model(
    "org/base",
    weights=released("Open"),
    pretraining_data=released("Open"),
    finetuning_data=ABSENT,
    reward_model=ABSENT,
    code=released("Open"),
)
CAPPED_BASE = model(
    "org/base", weights=released("Capped"), pretraining_data=CLOSED, finetuning_data=ABSENT
)
TEACHER_DATA = dataset("org/data", released("Open"))
BANNING = service("api:banning", "NoTraining")


def assessed(first: Model, *claims: Claim, stance: Stance | None = None) -> Dossier:
    return conclude(record(first, *claims), stance or Stance())


def standing(dossier: Dossier, component: Component) -> Standing:
    return dossier.components[component].standing


def path(dossier: Dossier, component: Component) -> list[str]:
    return [str(node) for node in dossier.components[component].path]


def test_a_derivative_is_no_more_open_than_its_base() -> None:
    dossier = assessed(OPEN_CHILD, CAPPED_BASE, edge(OPEN_CHILD, Relation.FINETUNE, CAPPED_BASE))
    weights = standing(dossier, WEIGHTS)
    assert (weights.declared, weights.level) == (Level.OPEN, Level.LIMITED)
    assert path(dossier, WEIGHTS) == ["org/child", "org/base"]
    assert weights.derivation.steps[-1].fact == "fine-tuned from org/base: user-threshold (2)"


def test_a_derivative_has_the_pretraining_data_of_its_base() -> None:
    dossier = assessed(OPEN_CHILD, CAPPED_BASE, edge(OPEN_CHILD, Relation.ADAPTER, CAPPED_BASE))
    assert standing(dossier, PRETRAINING).level is Level.CLOSED
    assert standing(dossier, PRETRAINING).declared is Level.UNKNOWN
    assert path(dossier, PRETRAINING) == ["org/child", "org/base"]


def test_further_pretraining_can_only_lower_what_is_inherited() -> None:
    child = model("org/child", weights=released("Open"), pretraining_data=DESCRIBED)
    dossier = assessed(child, OPEN_BASE, edge(child, Relation.FINETUNE, OPEN_BASE))
    assert standing(dossier, PRETRAINING).level is Level.DESCRIBED
    assert path(dossier, PRETRAINING) == []


def test_the_finetuning_data_of_a_chain_is_the_least_of_its_steps() -> None:
    middle = model("org/middle", weights=released("Open"), finetuning_data=DESCRIBED)
    dossier = assessed(
        OPEN_CHILD,
        middle,
        OPEN_BASE,
        edge(OPEN_CHILD, Relation.FINETUNE, middle),
        edge(middle, Relation.FINETUNE, OPEN_BASE),
    )
    assert standing(dossier, FINETUNING).level is Level.DESCRIBED
    assert path(dossier, FINETUNING) == ["org/child", "org/middle"]


def test_a_step_that_nobody_looked_at_leaves_the_chain_unknown() -> None:
    child = model("org/child", weights=released("Open"))
    dossier = assessed(child, OPEN_BASE, edge(child, Relation.FINETUNE, OPEN_BASE))
    assert standing(dossier, FINETUNING).level is Level.UNKNOWN


def test_a_quantized_copy_has_everything_of_its_original_but_its_code() -> None:
    copy = model("org/copy", weights=released("Open"))
    dossier = assessed(copy, OPEN_BASE, edge(copy, Relation.QUANTIZED, OPEN_BASE))
    levels = [standing(dossier, one).level for one in Component]
    assert levels == [
        Level.OPEN,
        Level.OPEN,
        Level.NOT_APPLICABLE,
        Level.NOT_APPLICABLE,
        Level.UNKNOWN,
    ]
    assert standing(dossier, CODE).chain_level is Level.UNKNOWN


def test_the_code_of_a_derivative_is_its_own_and_the_chains_least_stands_beside_it() -> None:
    child = model("org/child", weights=released("Open"), code=released("Open"))
    base = model("org/base", weights=released("Open"), code=DESCRIBED)
    dossier = assessed(child, base, edge(child, Relation.FINETUNE, base))
    assert standing(dossier, CODE).level is Level.OPEN
    assert standing(dossier, CODE).chain_level is Level.DESCRIBED


def test_a_merge_has_the_least_of_its_parents() -> None:
    merged = model("org/merged", weights=released("Open"))
    other = model("org/other", weights=released("Research"), pretraining_data=DESCRIBED)
    dossier = assessed(
        merged,
        CAPPED_BASE,
        other,
        edge(merged, Relation.MERGE, CAPPED_BASE),
        edge(merged, Relation.MERGE, other),
    )
    assert standing(dossier, WEIGHTS).level is Level.RESTRICTED
    assert path(dossier, WEIGHTS) == ["org/merged", "org/other"]
    assert path(dossier, PRETRAINING) == ["org/merged", "org/base"]


def test_the_holder_of_the_rights_may_license_the_child_anew() -> None:
    dossier = assessed(
        OPEN_CHILD, CAPPED_BASE, edge(OPEN_CHILD, Relation.FINETUNE, CAPPED_BASE, anew=True)
    )
    assert standing(dossier, WEIGHTS).level is Level.OPEN
    assert standing(dossier, PRETRAINING).level is Level.CLOSED


def test_a_parent_of_which_nothing_is_known_leaves_an_upper_bound() -> None:
    parent = ModelId.parse("org/deleted")
    dossier = assessed(OPEN_CHILD, edge(OPEN_CHILD, Relation.FINETUNE, parent))
    weights = standing(dossier, WEIGHTS)
    assert (weights.level, weights.derivation.at_most) == (Level.UNKNOWN, Level.OPEN)
    assert path(dossier, WEIGHTS) == ["org/child", "org/deleted"]


def test_a_known_parent_bounds_a_level_that_is_unknown() -> None:
    child = model("org/child", weights=released())
    dossier = assessed(child, CAPPED_BASE, edge(child, Relation.FINETUNE, CAPPED_BASE))
    weights = standing(dossier, WEIGHTS)
    assert (weights.level, weights.derivation.at_most) == (Level.UNKNOWN, Level.LIMITED)
    assert path(dossier, WEIGHTS) == ["org/child", "org/base"]


def test_the_nearest_ancestor_that_limits_is_named() -> None:
    middle = model("org/middle", weights=released("Capped"))
    dossier = assessed(
        OPEN_CHILD,
        middle,
        CAPPED_BASE,
        edge(OPEN_CHILD, Relation.FINETUNE, middle),
        edge(middle, Relation.FINETUNE, CAPPED_BASE),
    )
    assert path(dossier, WEIGHTS) == ["org/child", "org/middle"]


def test_a_limit_travels_through_a_parent_that_declares_none() -> None:
    middle = model("org/middle", weights=released("Open"))
    dossier = assessed(
        OPEN_CHILD,
        middle,
        CAPPED_BASE,
        edge(OPEN_CHILD, Relation.FINETUNE, middle),
        edge(middle, Relation.FINETUNE, CAPPED_BASE),
    )
    assert path(dossier, WEIGHTS) == ["org/child", "org/middle", "org/base"]
    last = standing(dossier, WEIGHTS).derivation.steps[-1]
    assert last.fact == "fine-tuned from org/middle, from org/base: user-threshold (2)"


@pytest.mark.parametrize(
    ("license_name", "expected"),
    [("Claiming", Level.LIMITED), ("Capped", Level.OPEN), ("Mystery", Level.UNKNOWN)],
)
def test_a_teacher_caps_weights_only_where_its_terms_claim_such_models(
    license_name: str, expected: Level
) -> None:
    teacher = model("org/teacher", weights=released(license_name))
    dossier = assessed(OPEN_CHILD, teacher, edge(OPEN_CHILD, Relation.DISTILLED, teacher))
    assert standing(dossier, WEIGHTS).level is expected


def test_a_teacher_that_forbids_training_on_outputs_caps_the_finetuning_data() -> None:
    teacher = Model(id=ModelId.parse("api:teacher"), service_terms=BANNING.terms)
    dossier = assessed(OPEN_CHILD, teacher, edge(OPEN_CHILD, Relation.DISTILLED, teacher))
    assert standing(dossier, FINETUNING).level is Level.RESTRICTED
    assert path(dossier, FINETUNING) == ["org/child", "api:teacher"]


def test_a_teacher_of_the_same_maker_binds_nothing() -> None:
    teacher = UnknownId("a larger model of the maker")
    dossier = assessed(OPEN_CHILD, edge(OPEN_CHILD, Relation.DISTILLED, teacher, anew=True))
    assert standing(dossier, WEIGHTS).level is Level.OPEN
    assert standing(dossier, FINETUNING).level is Level.OPEN


def test_an_unknown_teacher_does_not_make_data_of_what_does_not_exist() -> None:
    child = model("org/child", weights=released("Open"), finetuning_data=ABSENT)
    dossier = assessed(child, edge(child, Relation.DISTILLED, UnknownId("a teacher")))
    assert standing(dossier, FINETUNING).level is Level.NOT_APPLICABLE


def test_data_made_with_a_service_that_forbids_it_is_restricted_through_every_copy() -> None:
    copy = dataset("org/copy", released("Open"))
    child = model("org/child", weights=released("Open"))
    dossier = assessed(
        child,
        copy,
        TEACHER_DATA,
        BANNING,
        edge(child, Relation.TRAINED_ON, copy, FINETUNING),
        edge(copy, Relation.DERIVED_DATA, TEACHER_DATA),
        edge(TEACHER_DATA, Relation.GENERATED_BY, BANNING),
    )
    found = standing(dossier, FINETUNING)
    assert (found.declared, found.level) == (Level.OPEN, Level.RESTRICTED)
    assert path(dossier, FINETUNING) == ["org/child", "org/copy", "org/data", "api:banning"]


@pytest.mark.parametrize(
    "generator", [UnknownId("some model"), ModelId.parse("org/gone"), service("api:unread").id]
)
def test_data_made_with_something_whose_terms_are_not_known_is_unknown(
    generator: UnknownId | ModelId,
) -> None:
    child = model("org/child")
    dossier = assessed(
        child,
        TEACHER_DATA,
        service("api:unread"),
        edge(child, Relation.TRAINED_ON, TEACHER_DATA, FINETUNING),
        edge(TEACHER_DATA, Relation.GENERATED_BY, generator),
    )
    assert standing(dossier, FINETUNING).level is Level.UNKNOWN
    assert standing(dossier, FINETUNING).derivation.at_most is Level.OPEN


def test_data_made_with_an_open_model_stays_as_open_as_it_is() -> None:
    child = model("org/child")
    dossier = assessed(
        child,
        TEACHER_DATA,
        OPEN_BASE,
        edge(child, Relation.TRAINED_ON, TEACHER_DATA, FINETUNING),
        edge(TEACHER_DATA, Relation.GENERATED_BY, OPEN_BASE),
    )
    assert standing(dossier, FINETUNING).level is Level.OPEN
    assert path(dossier, FINETUNING) == []


def test_data_made_with_a_model_without_a_license_is_unknown() -> None:
    unlicensed = model("org/maker", weights=Release(license=Unlicensed.NONE))
    child = model("org/child")
    dossier = assessed(
        child,
        TEACHER_DATA,
        unlicensed,
        edge(child, Relation.TRAINED_ON, TEACHER_DATA, FINETUNING),
        edge(TEACHER_DATA, Relation.GENERATED_BY, unlicensed),
    )
    assert standing(dossier, FINETUNING).level is Level.UNKNOWN


def test_released_parts_beside_a_described_rest_are_restricted() -> None:
    child = model("org/child", pretraining_data=DESCRIBED)
    dossier = assessed(
        child, TEACHER_DATA, edge(child, Relation.TRAINED_ON, TEACHER_DATA, PRETRAINING)
    )
    found = standing(dossier, PRETRAINING)
    assert found.level is Level.RESTRICTED
    assert found.derivation.steps[-1].rule is Rule.PARTS
    assert found.derivation.decisive.fact == "1 of 2 parts not released"


def test_released_parts_beside_a_rest_that_nobody_describes_count_as_described() -> None:
    child = model("org/child", pretraining_data=CLOSED)
    dossier = assessed(
        child, TEACHER_DATA, edge(child, Relation.TRAINED_ON, TEACHER_DATA, PRETRAINING)
    )
    assert standing(dossier, PRETRAINING).level is Level.DESCRIBED


def test_several_datasets_together_are_as_open_as_the_least() -> None:
    child = model("org/child")
    other = dataset("org/other", released("Capped"))
    dossier = assessed(
        child,
        TEACHER_DATA,
        other,
        edge(child, Relation.TRAINED_ON, TEACHER_DATA, PRETRAINING),
        edge(child, Relation.TRAINED_ON, other, PRETRAINING),
    )
    assert standing(dossier, PRETRAINING).level is Level.LIMITED


def test_a_reward_model_is_no_more_open_than_the_weights_of_the_one_used() -> None:
    child = model("org/child")
    judge = model("org/judge", weights=released("Open"))
    dossier = assessed(
        child,
        judge,
        CAPPED_BASE,
        edge(child, Relation.REWARD_FROM, judge),
        edge(judge, Relation.FINETUNE, CAPPED_BASE),
    )
    assert standing(dossier, REWARD).level is Level.LIMITED
    assert path(dossier, REWARD) == ["org/child", "org/judge", "org/base"]


def test_a_cycle_limits_all_its_members_alike() -> None:
    one = model("org/one", weights=released("Open"), finetuning_data=released("Open"))
    two = model("org/two", weights=released("Capped"), finetuning_data=released("Open"))
    dossier = assessed(one, two, edge(one, Relation.MERGE, two), edge(two, Relation.MERGE, one))
    assert standing(dossier, WEIGHTS).level is Level.LIMITED
    assert path(dossier, WEIGHTS) == ["org/one", "org/two"]


def test_a_cycle_in_which_nobody_says_anything_is_unknown() -> None:
    one, two = model("org/one", weights=released("Open")), model("org/two")
    dossier = assessed(
        one, two, edge(one, Relation.QUANTIZED, two), edge(two, Relation.QUANTIZED, one)
    )
    assert standing(dossier, PRETRAINING).level is Level.UNKNOWN
    assert standing(dossier, FINETUNING).level is Level.UNKNOWN


def test_an_unknown_member_of_a_cycle_does_not_hide_what_the_others_limit() -> None:
    one, two = model("org/one", weights=released("Open")), model("org/two", weights=released())
    three = model("org/three", weights=released("Capped"))
    dossier = assessed(
        one,
        two,
        three,
        edge(one, Relation.FINETUNE, two),
        edge(two, Relation.FINETUNE, three),
        edge(three, Relation.FINETUNE, one),
    )
    found = standing(dossier, WEIGHTS)
    assert (found.level, found.derivation.at_most) == (Level.UNKNOWN, Level.LIMITED)


def test_models_that_only_succeed_each_other_are_no_cycle() -> None:
    one, two = model("org/one", weights=released("Open")), model("org/two", weights=CLOSED)
    dossier = assessed(
        one,
        two,
        edge(one, Relation.SUCCESSOR_OF, two),
        edge(two, Relation.TOKENIZER_ONLY, one),
    )
    assert standing(dossier, WEIGHTS).level is Level.OPEN


def test_a_cycle_too_long_to_settle_is_unknown() -> None:
    chain = [model(f"org/m{number:03}", weights=released("Open")) for number in range(120)]
    last = model("org/m119", weights=released("Capped"))
    members = [*chain[:-1], last]
    steps = [
        edge(child, Relation.FINETUNE, parent)
        for child, parent in zip(members, [*members[1:], members[0]], strict=True)
    ]
    dossier = assessed(members[0], *members[1:], *steps)
    assert standing(dossier, WEIGHTS).level is Level.UNKNOWN


def test_a_teacher_whose_terms_are_not_read_leaves_the_child_unknown_and_not_closed() -> None:
    teacher = model("api:teacher", weights=CLOSED)
    dossier = assessed(OPEN_CHILD, teacher, edge(OPEN_CHILD, Relation.DISTILLED, teacher))
    found = standing(dossier, WEIGHTS)
    assert (found.level, found.derivation.at_most) == (Level.UNKNOWN, Level.OPEN)


def test_a_service_that_judges_caps_by_its_terms_alone() -> None:
    child = model("org/child", reward_model=released("Open"))
    judged = edge(child, Relation.REWARD_FROM, BANNING)
    found = standing(assessed(child, BANNING, judged), REWARD)
    assert (found.level, found.derivation.at_most) == (Level.RESTRICTED, None)


def test_being_judged_is_a_step_of_its_own() -> None:
    child = model("org/child")
    judge = model("org/judge", weights=released("Open"))
    dossier = assessed(
        child,
        judge,
        OPEN_BASE,
        edge(child, Relation.FINETUNE, OPEN_BASE),
        edge(child, Relation.REWARD_FROM, judge),
    )
    assert standing(dossier, REWARD).level is Level.OPEN


def test_one_dataset_keeps_the_bound_that_it_has() -> None:
    child = model("org/child")
    data = dataset("org/data", DESCRIBED)
    dossier = assessed(
        child,
        data,
        edge(child, Relation.TRAINED_ON, data, PRETRAINING),
        edge(data, Relation.DERIVED_DATA, UnknownId("other data")),
    )
    found = standing(dossier, PRETRAINING)
    assert (found.level, found.derivation.at_most) == (Level.UNKNOWN, Level.DESCRIBED)


def test_of_several_datasets_the_unknown_ones_bound_as_far_as_they_are_known() -> None:
    child = model("org/child")
    data = dataset("org/other", released("Capped"))
    dossier = assessed(
        child,
        data,
        TEACHER_DATA,
        edge(child, Relation.TRAINED_ON, data, PRETRAINING),
        edge(child, Relation.TRAINED_ON, TEACHER_DATA, PRETRAINING),
        edge(data, Relation.DERIVED_DATA, UnknownId("other data")),
    )
    found = standing(dossier, PRETRAINING)
    assert (found.level, found.derivation.at_most) == (Level.UNKNOWN, Level.LIMITED)


def test_a_limit_that_nobody_knows_names_the_farthest_parent_once() -> None:
    root = ModelId.parse("org/root")
    one, two = model("org/one"), model("org/two")
    dossier = assessed(
        one, two, edge(one, Relation.FINETUNE, two), edge(two, Relation.FINETUNE, root)
    )
    assert path(dossier, PRETRAINING) == ["org/one", "org/two", "org/root"]


def test_a_cycle_of_datasets_limits_all_its_members_alike() -> None:
    child = model("org/child")
    free, capped = dataset("org/free", released("Open")), dataset("org/capped", released("Capped"))
    dossier = assessed(
        child,
        free,
        capped,
        edge(child, Relation.TRAINED_ON, free, PRETRAINING),
        edge(free, Relation.DERIVED_DATA, capped),
        edge(capped, Relation.DERIVED_DATA, free),
    )
    assert standing(dossier, PRETRAINING).level is Level.LIMITED


def test_a_cycle_through_a_model_of_which_nothing_is_known_stays_unknown() -> None:
    gone = ModelId.parse("org/gone")
    back = edge(OPEN_BASE, Relation.MERGE, OPEN_CHILD)
    dossier = assessed(
        OPEN_CHILD,
        edge(OPEN_CHILD, Relation.MERGE, gone),
        back.__class__(child=gone, parent=OPEN_CHILD.id, relation=Relation.MERGE),
    )
    assert standing(dossier, WEIGHTS).level is Level.UNKNOWN


def test_noncommercial_data_is_contested_by_default_and_binds_on_demand() -> None:
    child = model("org/child", weights=released("Open"))
    data = dataset("org/data", released("Research"))
    claims = (data, edge(child, Relation.TRAINED_ON, data, PRETRAINING))
    warned = assessed(child, *claims)
    assert standing(warned, WEIGHTS).level is Level.OPEN
    assert [one.code.value for one in warned.findings] == ["contested"]
    bound = assessed(child, *claims, stance=Stance(data_license=DataLicense.BIND))
    assert standing(bound, WEIGHTS).level is Level.RESTRICTED
    assert path(bound, WEIGHTS) == ["org/child", "org/data"]
    silent = assessed(child, *claims, stance=Stance(data_license=DataLicense.NONE))
    assert not silent.findings


def test_what_carries_nothing_changes_nothing() -> None:
    dossier = assessed(
        OPEN_CHILD,
        CAPPED_BASE,
        edge(OPEN_CHILD, Relation.SUCCESSOR_OF, CAPPED_BASE),
        edge(OPEN_CHILD, Relation.TOKENIZER_ONLY, CAPPED_BASE),
    )
    assert standing(dossier, WEIGHTS).level is Level.OPEN
    assert standing(dossier, PRETRAINING).level is Level.UNKNOWN


def test_a_dataset_that_only_succeeds_another_takes_nothing_from_it() -> None:
    child = model("org/child")
    older = dataset("org/older", released("Research"))
    dossier = assessed(
        child,
        older,
        TEACHER_DATA,
        edge(child, Relation.TRAINED_ON, TEACHER_DATA, PRETRAINING),
        edge(TEACHER_DATA, Relation.SUCCESSOR_OF, older),
        edge(TEACHER_DATA, Relation.REWARD_FROM, older),
    )
    assert standing(dossier, PRETRAINING).level is Level.OPEN


def test_weights_on_request_stay_restricted_under_an_open_base() -> None:
    child = model("org/child", weights=released("Open", Availability.ON_REQUEST))
    dossier = assessed(child, OPEN_BASE, edge(child, Relation.FINETUNE, OPEN_BASE))
    assert standing(dossier, WEIGHTS).level is Level.RESTRICTED
    assert path(dossier, WEIGHTS) == []
