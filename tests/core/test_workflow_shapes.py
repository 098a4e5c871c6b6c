"""Five shapes of workflows that people build, under the real licenses, as records."""

import pytest

from openglade.catalog.store import Catalog
from openglade.core.artifact import Dataset, Model
from openglade.core.drift_rule import drift
from openglade.core.ids import NodeId
from openglade.core.lineage import Relation
from openglade.core.reason import Answer
from openglade.core.record import Claim, ModelRecord, named_licenses
from openglade.core.term import Action
from openglade.core.use import Use, UsePurpose
from openglade.core.verdict import Verdict, judge
from tests.builders import dataset, edge, model, released

COMMERCIAL, RESEARCH = UsePurpose.COMMERCIAL, UsePurpose.RESEARCH
ANYBODY = model("org/anybody", weights=released("MIT"))
BLOOM = model("bigscience/bloom", weights=released("LicenseRef-bloom-rail-1.0"))
LLAMA = model("meta-llama/Llama-2", weights=released("LicenseRef-llama-2-community"))


def recorded(catalog: Catalog, first: Model, *claims: Claim) -> ModelRecord:
    every: list[Claim] = [first, *claims]
    return ModelRecord.of(first.id, every, licenses=named_licenses(every, catalog.license))


def judged(
    known: ModelRecord, purpose: UsePurpose, *actions: Action, node: NodeId | None = None
) -> Verdict:
    return judge(known, Use(purpose=purpose, actions=actions, monthly_users=0), node=node)


def of_two(relation: Relation, child: Dataset | Model, *parents: Dataset | Model) -> list[Claim]:
    return [*parents, *(edge(child, relation, parent) for parent in parents)]


def kinds(found: Verdict) -> set[str]:
    return {one.ground.value for one in found.reasons}


def test_what_is_made_of_noncommercial_and_copyleft_data_cannot_be_passed_on(
    catalog: Catalog,
) -> None:
    corpus = dataset("org/corpus", released("CC-BY-NC-4.0"))
    one = dataset("up/one", released("CC-BY-NC-4.0"))
    two = dataset("up/two", released("LGPLLR"))
    parts = of_two(Relation.DERIVED_DATA, corpus, one, two)
    known = recorded(catalog, ANYBODY, corpus, *parts)
    kept = judged(known, RESEARCH, Action.RUN, node=corpus.id)
    shared = judged(known, RESEARCH, Action.PUBLISH_DERIVATIVE, node=corpus.id)
    copied = judged(known, RESEARCH, Action.REDISTRIBUTE, node=corpus.id)
    sold = judged(known, COMMERCIAL, Action.RUN, node=corpus.id)
    assert (kept.answer, shared.answer, sold.answer) == (Answer.YES, Answer.NO, Answer.NO)
    assert kinds(shared) == {"license-conflict"}
    assert "LGPLLR asks for itself" in shared.reasons[0].because
    assert copied.answer is Answer.YES_IF
    assert "license-conflict" in {one.ground.value for one in copied.cautions}


def test_a_mixture_of_copyleft_and_rail_models_cannot_be_passed_on(catalog: Catalog) -> None:
    gpl = model("up/gpl", weights=released("GPL-3.0-only"))
    mixture = model("org/mixture", weights=released("GPL-3.0-only"))
    known = recorded(catalog, mixture, *of_two(Relation.MERGE, mixture, gpl, BLOOM))
    assert judged(known, COMMERCIAL, Action.RUN).answer is Answer.YES_IF
    shared = judged(known, COMMERCIAL, Action.REDISTRIBUTE)
    assert (shared.answer, kinds(shared)) == (Answer.NO, {"license-conflict"})
    assert "license-conflict" in {one.code.value for one in drift(known)}


@pytest.mark.parametrize(
    ("purpose", "action", "answer", "reasons"),
    [
        (COMMERCIAL, Action.RUN, Answer.NO, {"noncommercial"}),
        (RESEARCH, Action.RUN, Answer.YES, set()),
        (RESEARCH, Action.REDISTRIBUTE, Answer.YES_IF, set()),
        (RESEARCH, Action.PUBLISH_DERIVATIVE, Answer.NO, {"no-derivatives"}),
    ],
)
def test_a_pipeline_is_as_free_as_its_last_step(
    catalog: Catalog, purpose: UsePurpose, action: Action, answer: Answer, reasons: set[str]
) -> None:
    speech = model("up/speech", weights=released("MIT"))
    text = model("up/text", weights=released("Apache-2.0"))
    image = model("up/image", weights=released("CC-BY-NC-ND-4.0"))
    pipeline = model("org/pipeline", weights=released("CC-BY-NC-ND-4.0"))
    known = recorded(catalog, pipeline, *of_two(Relation.MERGE, pipeline, speech, text, image))
    found = judged(known, purpose, action)
    assert (found.answer, kinds(found)) == (answer, reasons)


def test_a_student_of_bloom_merged_with_llama_2_owes_both(catalog: Catalog) -> None:
    student = model("org/student", weights=released("LicenseRef-bloom-rail-1.0"))
    merged = model("org/merged", weights=released("LicenseRef-llama-2-community"))
    known = recorded(
        catalog,
        merged,
        BLOOM,
        edge(student, Relation.DISTILLED, BLOOM),
        *of_two(Relation.MERGE, merged, student, LLAMA),
    )
    ships = judged(known, COMMERCIAL, Action.PUBLISH_DERIVATIVE)
    assert ships.answer is Answer.YES_IF
    owed = {(one.ground.value, str(one.license)) for one in ships.duties}
    assert ("pass-on", "LicenseRef-bloom-rail-1.0") in owed
    assert ("acceptable-use-policy", "LicenseRef-llama-2-community") in owed
    trains = judged(known, COMMERCIAL, Action.TRAIN_ON_OUTPUTS)
    assert (trains.answer, kinds(trains)) == (Answer.NO, {"output-training"})


def test_a_student_of_bloom_is_bound_by_the_license_of_bloom(catalog: Catalog) -> None:
    student = model("org/student", weights=released("MIT"))
    known = recorded(catalog, student, *of_two(Relation.DISTILLED, student, BLOOM))
    found = drift(known)
    assert {(one.code.value, one.kind.value) for one in found if one.kind} == {
        ("term-dropped", "field-of-use")
    }
    assert [str(node) for node in found[0].path] == ["org/student", "bigscience/bloom"]


def test_a_remix_of_free_noncommercial_and_unalterable_works_cannot_be_published(
    catalog: Catalog,
) -> None:
    remix = dataset("org/remix", released("CC-BY-NC-4.0"))
    works = [
        dataset(f"up/{name.casefold()}", released(name))
        for name in ("CC0-1.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0")
    ]
    known = recorded(catalog, ANYBODY, remix, *of_two(Relation.DERIVED_DATA, remix, *works))
    at_home = judged(known, RESEARCH, Action.RUN, node=remix.id)
    published = judged(known, RESEARCH, Action.PUBLISH_DERIVATIVE, node=remix.id)
    sold = judged(known, COMMERCIAL, Action.RUN, node=remix.id)
    assert (at_home.answer, published.answer, sold.answer) == (
        Answer.YES,
        Answer.NO,
        Answer.NO,
    )
    assert "no-derivatives" in kinds(published)
