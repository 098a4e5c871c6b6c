"""What generators, teachers and data say beyond themselves, and what was licensed anew."""

from openglade.core.artifact import Dataset, Model
from openglade.core.component import Component, Level
from openglade.core.conclusion import conclude
from openglade.core.dossier import Dossier
from openglade.core.ids import ModelId, UnknownId
from openglade.core.lineage import Relation
from openglade.core.record import Claim
from openglade.core.release import Release, Unlicensed
from openglade.core.stance import DataLicense, Stance
from openglade.core.standing import Standing
from tests.builders import ABSENT, dataset, edge, model, record, released, service

WEIGHTS, PRETRAINING, FINETUNING, REWARD, CODE = Component
CHILD = model("org/child", weights=released("Open"))
DATA = dataset("org/data", released("Open"))
BANNING = model("api/banning", weights=released("NoTraining"))
TUNED = model("org/tuned", weights=released("Open"))
BIND = Stance(data_license=DataLicense.BIND)


def assessed(first: Model, *claims: Claim, stance: Stance | None = None) -> Dossier:
    return conclude(record(first, *claims), stance or Stance())


def standing(dossier: Dossier, component: Component) -> Standing:
    return dossier.components[component].standing


def path(dossier: Dossier, component: Component) -> list[str]:
    return [str(node) for node in dossier.components[component].path]


def trained_on(data: Dataset, *claims: Claim, stance: Stance | None = None) -> Dossier:
    step = edge(CHILD, Relation.TRAINED_ON, data, FINETUNING)
    return assessed(CHILD, data, step, *claims, stance=stance)


def test_outputs_of_a_tuned_model_are_outputs_of_its_base() -> None:
    dossier = trained_on(
        DATA,
        TUNED,
        BANNING,
        edge(DATA, Relation.GENERATED_BY, TUNED),
        edge(TUNED, Relation.FINETUNE, BANNING),
    )
    assert standing(dossier, FINETUNING).level is Level.RESTRICTED
    assert path(dossier, FINETUNING) == ["org/child", "org/data", "org/tuned", "api/banning"]
    assert [one.code.value for one in dossier.findings] == ["contested"]


def test_a_base_that_was_licensed_anew_bans_nothing() -> None:
    dossier = trained_on(
        DATA,
        TUNED,
        BANNING,
        edge(DATA, Relation.GENERATED_BY, TUNED),
        edge(TUNED, Relation.FINETUNE, BANNING, anew=True),
    )
    assert standing(dossier, FINETUNING).level is Level.OPEN


def test_outputs_of_a_student_are_no_outputs_of_its_teacher() -> None:
    dossier = trained_on(
        DATA,
        TUNED,
        BANNING,
        edge(DATA, Relation.GENERATED_BY, TUNED),
        edge(TUNED, Relation.DISTILLED, BANNING),
    )
    assert standing(dossier, FINETUNING).level is Level.OPEN


def test_a_generator_that_licensed_its_outputs_anew_bans_nothing() -> None:
    step = edge(DATA, Relation.GENERATED_BY, BANNING, anew=True)
    assert standing(trained_on(DATA, BANNING, step), FINETUNING).level is Level.OPEN


def test_what_is_licensed_anew_keeps_what_third_parties_ask() -> None:
    middle = model("org/middle", weights=released("NoTraining"))
    root = model("other/root", weights=released("Research"))
    dossier = assessed(
        CHILD,
        middle,
        root,
        edge(CHILD, Relation.FINETUNE, middle, anew=True),
        edge(middle, Relation.FINETUNE, root),
    )
    assert standing(dossier, WEIGHTS).level is Level.RESTRICTED
    assert path(dossier, WEIGHTS) == ["org/child", "org/middle", "other/root"]


def test_a_chain_that_was_licensed_anew_asks_nothing() -> None:
    middle = model("org/middle", weights=released("Capped"))
    root = model("org/root", weights=released("Research"))
    dossier = assessed(
        CHILD,
        middle,
        root,
        edge(CHILD, Relation.FINETUNE, middle, anew=True),
        edge(middle, Relation.FINETUNE, root, anew=True),
    )
    assert standing(dossier, WEIGHTS).level is Level.OPEN


def test_data_that_its_holder_licensed_anew_are_as_open_as_he_says() -> None:
    old = dataset("org/old", released("Research"))
    step = edge(DATA, Relation.DERIVED_DATA, old, anew=True)
    assert standing(trained_on(DATA, old, step), FINETUNING).level is Level.OPEN


def test_a_judge_that_was_licensed_anew_limits_by_its_weights_alone() -> None:
    child = model("org/child", reward_model=released("Open"))
    step = edge(child, Relation.REWARD_FROM, BANNING, anew=True)
    assert standing(assessed(child, BANNING, step), REWARD).level is Level.LIMITED


def test_terms_that_nobody_read_do_not_blur_what_they_cannot_lower() -> None:
    data = dataset("org/data", released("Research"))
    step = edge(data, Relation.GENERATED_BY, UnknownId("some model"))
    found = standing(trained_on(data, step), FINETUNING)
    assert (found.level, found.derivation.at_most) == (Level.RESTRICTED, None)


def test_a_teacher_feeds_the_component_that_the_edge_names() -> None:
    child = model("org/child", pretraining_data=released("Open"), finetuning_data=released("Open"))
    dossier = assessed(child, BANNING, edge(child, Relation.DISTILLED, BANNING, PRETRAINING))
    assert standing(dossier, PRETRAINING).level is Level.RESTRICTED
    assert standing(dossier, FINETUNING).level is Level.OPEN


def test_a_teacher_does_not_hide_the_pretraining_data_of_the_base() -> None:
    base = model("org/base", weights=released("Open"), pretraining_data=released("Open"))
    dossier = assessed(
        CHILD,
        base,
        TUNED,
        edge(CHILD, Relation.PRUNED, base),
        edge(CHILD, Relation.DISTILLED, TUNED, PRETRAINING),
    )
    assert standing(dossier, PRETRAINING).level is Level.OPEN


def test_a_teacher_made_from_one_that_claims_its_students_caps_them() -> None:
    claiming = model("other/claiming", weights=released("Claiming"))
    dossier = assessed(
        CHILD,
        TUNED,
        claiming,
        edge(CHILD, Relation.DISTILLED, TUNED),
        edge(TUNED, Relation.FINETUNE, claiming),
    )
    assert standing(dossier, WEIGHTS).level is Level.LIMITED
    assert path(dossier, WEIGHTS) == ["org/child", "org/tuned", "other/claiming"]


def test_a_base_that_nobody_read_leaves_the_claims_of_a_teacher_unknown() -> None:
    dossier = assessed(
        CHILD,
        TUNED,
        edge(CHILD, Relation.DISTILLED, TUNED),
        edge(TUNED, Relation.FINETUNE, ModelId.parse("org/gone")),
    )
    assert standing(dossier, WEIGHTS).level is Level.UNKNOWN


def test_every_parent_that_holds_a_level_has_its_step() -> None:
    parents = [model(f"org/p{number}", weights=released("Capped")) for number in range(3)]
    steps = [edge(CHILD, Relation.MERGE, parent) for parent in parents]
    facts = [
        one.fact
        for one in standing(assessed(CHILD, *parents, *steps), WEIGHTS).derivation.steps
        if one.rule.value == "upstream"
    ]
    assert facts == [f"merged from org/p{number}: user-threshold (2)" for number in range(3)]


def test_the_parent_that_bounds_an_unknown_level_has_its_step() -> None:
    capped = model("org/capped", weights=released("Capped"))
    dossier = assessed(
        CHILD,
        capped,
        edge(CHILD, Relation.MERGE, capped),
        edge(CHILD, Relation.MERGE, ModelId.parse("org/gone")),
    )
    found = standing(dossier, WEIGHTS)
    assert (found.level, found.derivation.at_most) == (Level.UNKNOWN, Level.LIMITED)
    facts = [one.fact for one in found.derivation.steps]
    assert "merged from org/capped: user-threshold (2)" in facts


def test_under_a_binding_stance_copies_bind_as_their_originals() -> None:
    noncommercial = dataset("org/old", released("Research"))
    step = edge(DATA, Relation.DERIVED_DATA, noncommercial)
    dossier = trained_on(DATA, noncommercial, step, stance=BIND)
    assert standing(dossier, WEIGHTS).level is Level.RESTRICTED
    assert path(dossier, WEIGHTS) == ["org/child", "org/data", "org/old"]


def test_under_a_binding_stance_unread_data_leave_the_weights_unknown() -> None:
    found = standing(trained_on(dataset("org/data", released()), stance=BIND), WEIGHTS)
    assert (found.level, found.derivation.at_most) == (Level.UNKNOWN, Level.OPEN)


def test_under_a_binding_stance_a_compilation_has_nothing_of_its_own() -> None:
    parts = dataset("org/parts", Release(license=Unlicensed.OF_ITS_PARTS))
    step = edge(parts, Relation.DERIVED_DATA, DATA)
    assert standing(trained_on(parts, DATA, step, stance=BIND), WEIGHTS).level is Level.OPEN


def test_unread_data_are_no_finding() -> None:
    assert not trained_on(dataset("org/data", released())).findings


def test_a_service_that_trained_a_model_is_no_data() -> None:
    step = edge(CHILD, Relation.TRAINED_ON, service("api:one", "Open"))
    assert standing(assessed(CHILD, service("api:one", "Open"), step), WEIGHTS).level is Level.OPEN


def test_a_student_without_the_data_that_an_edge_names_stays_without() -> None:
    child = model("org/child", finetuning_data=ABSENT)
    step = edge(child, Relation.DISTILLED, BANNING, WEIGHTS)
    assert standing(assessed(child, BANNING, step), FINETUNING).level is Level.NOT_APPLICABLE


def test_of_a_very_long_way_both_ends_are_cited() -> None:
    chain = [model(f"org/m{number:03}", weights=released("Open")) for number in range(300)]
    root = model("org/root", weights=released("Capped"))
    ways = [
        edge(below, Relation.FINETUNE, above)
        for below, above in zip(chain, [*chain[1:], root], strict=True)
    ]
    found = standing(assessed(chain[0], *chain[1:], root, *ways), WEIGHTS)
    assert found.origin == root.id
    assert len(found.derivation.steps[-1].evidence) == 200
