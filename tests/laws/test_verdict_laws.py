"""What holds for any verdict and any drift, whatever the facts are.

The refinement order of answers: `unknown` may become anything, `yes-if` stays or becomes `yes`,
`ask` stays or becomes `no`, `yes` and `no` stay. Not knowing a fact gives an answer that knowing it
refines, or one that is less permissive.
"""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from openglade.core.artifact import Artifact
from openglade.core.component import Component
from openglade.core.drift_rule import drift
from openglade.core.ids import LicenseId, NodeId, UnknownId
from openglade.core.license import License, Purpose
from openglade.core.lineage import Edge, Relation
from openglade.core.reason import Answer
from openglade.core.record import Claim, ModelRecord
from openglade.core.release import Availability, Release, Unlicensed
from openglade.core.stance import DataLicense, Stance
from openglade.core.term import (
    Action,
    AsOf,
    Effect,
    Group,
    Item,
    Kind,
    Period,
    Position,
    Reaches,
    Scope,
    Term,
    Topic,
)
from openglade.core.use import Use, UsePurpose
from openglade.core.verdict import judge
from tests.builders import READ, dataset, license_of, model, released, service

REFINES = {
    Answer.YES: {Answer.YES},
    Answer.YES_IF: {Answer.YES, Answer.YES_IF},
    Answer.UNKNOWN: set(Answer),
    Answer.ASK: {Answer.ASK, Answer.NO},
    Answer.NO: {Answer.NO},
}
ON = (Action.PUBLISH_DERIVATIVE, Action.TRAIN_ON_OUTPUTS)
RESTRICTIONS = (
    Term(kind=Kind.NONCOMMERCIAL),
    Term(kind=Kind.RESEARCH_ONLY),
    Term(kind=Kind.NONPRODUCTION),
    Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MEDICAL,)),
    Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MINORS, Topic.POLITICAL)),
    Term(
        kind=Kind.FIELD_OF_USE,
        topics=(Topic.MINORS,),
        items=(Item(topics=(Topic.MEDICAL, Topic.MINORS), quote="a part of it"),),
    ),
    Term(kind=Kind.ACCEPTABLE_USE_POLICY),
    Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.ANY),
    Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.COMPETING),
    Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.ANY, exceptions=("what is not commercial",)),
    Term(kind=Kind.COMPETE),
    Term(kind=Kind.USER_THRESHOLD, count=700, as_of=AsOf.RELEASE, effect=Effect.LICENSE),
    Term(kind=Kind.USER_THRESHOLD, count=100, text="commercial use", effect=Effect.DUTY),
    Term(kind=Kind.REVENUE_THRESHOLD, amount=20, currency="USD", period=Period.MONTH),
    Term(kind=Kind.REVENUE_THRESHOLD, amount=10, currency="USD", period=Period.YEAR),
    Term(kind=Kind.GEOGRAPHIC_EXCLUSION, territories=("EU", "KR")),
    Term(
        kind=Kind.GEOGRAPHIC_EXCLUSION,
        territories=("EU",),
        modality="multimodal",
        when="persons domiciled there",
    ),
    Term(kind=Kind.HOSTED_SERVICE, effect=Effect.FORBIDDEN),
    Term(kind=Kind.HOSTED_SERVICE, effect=Effect.LICENSE, exceptions=("where nobody pays",)),
    Term(kind=Kind.NO_REDISTRIBUTION),
    Term(kind=Kind.NO_DERIVATIVES),
    Term(kind=Kind.NO_REVERSE_ENGINEERING),
    Term(kind=Kind.COMMERCIAL_REGISTRATION),
    Term(kind=Kind.COMMERCIAL_REGISTRATION, discretionary=True),
)
OTHERS = (
    Term(kind=Kind.INCLUDE_LICENSE),
    Term(kind=Kind.KEEP_NOTICES),
    Term(kind=Kind.SHARE_ALIKE),
    Term(kind=Kind.DERIVED_NAME, word="m0", position=Position.START, on=ON),
    Term(kind=Kind.PASS_ON, on=ON),
    Term(kind=Kind.INFORM_LICENSOR),
    Term(kind=Kind.COVERS_OUTPUTS, what=(Reaches.OUTPUTS,)),
    Term(kind=Kind.COVERS_OUTPUTS, what=(Reaches.DISTILLED_MODELS,)),
    Term(kind=Kind.REVOCABLE),
    Term(kind=Kind.OUTPUTS_FREE, text="commercial use included"),
)
NAMES = ("L0", "L1", "L2", "L3")
MODELS = tuple(model(f"org{number % 3}/m{number}").id for number in range(5))
DATASETS = tuple(dataset(f"org{number}/d{number}", Release()).id for number in range(3))
SERVICE = service("api:one")
PARENTS: tuple[NodeId, ...] = (*MODELS, *DATASETS, SERVICE.id, UnknownId("something"))
OF_MODELS = tuple(set(Relation) - {Relation.GENERATED_BY, Relation.DERIVED_DATA})

restrictions = st.sampled_from(RESTRICTIONS)
licenses = st.fixed_dictionaries(
    {
        LicenseId(name): st.builds(
            lambda terms, grants, purpose, name=name: replace(
                license_of(name, *terms, grants=grants, purpose=purpose), dated="2023-03"
            ),
            st.lists(st.sampled_from(RESTRICTIONS + OTHERS), max_size=3, unique=True),
            st.booleans() | st.just(value=True),
            st.sampled_from([Purpose.MODEL, Purpose.MODEL, Purpose.SERVICE_TERMS]),
        )
        for name in NAMES
    }
)
expressions = st.sampled_from(
    [*NAMES, *NAMES, "L0 OR L1", "L2 AND L3", "(L0 AND L2) OR L3", "Lost"]
)
releases = st.builds(
    lambda name, held, why: (
        released(name, held)
        if why is None
        else Release(availability=held, license=why, evidence=(READ,))
    ),
    expressions,
    st.sampled_from([Availability.PUBLIC] * 6 + list(Availability)),
    st.sampled_from([None, None, None, None, *Unlicensed]),
)
modalities = st.sampled_from(["", "text", "multimodal"])


def _model(number: int, release: Release, modality: str) -> Artifact:
    one = model(str(MODELS[number]), weights=release)
    return replace(one, profile=replace(one.profile, modality=modality))


artifacts = st.tuples(
    *(st.builds(_model, st.just(number), releases, modalities) for number in range(len(MODELS))),
    *(st.builds(dataset, st.just(str(one)), releases) for one in DATASETS),
    st.builds(service, st.just("api:one"), st.sampled_from(["", *NAMES])),
)
components = st.sampled_from([None, *Component])


def _edges(anew: st.SearchStrategy[bool]) -> st.SearchStrategy[Edge]:
    of_models = st.builds(
        Edge,
        child=st.sampled_from(MODELS),
        parent=st.sampled_from(PARENTS),
        relation=st.sampled_from(OF_MODELS),
        component=components,
        licensed_anew=anew,
    )
    of_data = st.builds(
        Edge,
        child=st.sampled_from(DATASETS),
        parent=st.sampled_from(PARENTS),
        relation=st.sampled_from([Relation.GENERATED_BY, Relation.DERIVED_DATA]),
        licensed_anew=anew,
    )
    return of_models | of_models | of_data


lineages = st.lists(_edges(st.booleans()), max_size=10)
numbers = st.sampled_from([None, 0, 100, 101, 700, 701, 10_000])
uses = st.builds(
    Use,
    purpose=st.sampled_from([None, *UsePurpose]),
    actions=st.lists(st.sampled_from(Action), max_size=3, unique=True).map(tuple),
    domicile=st.sampled_from(["", "FR", "US", "EU"]),
    users_in=st.lists(st.sampled_from(["FR", "US", "KR"]), max_size=2, unique=True).map(tuple),
    monthly_users=numbers,
    yearly_revenue=numbers,
    fields=st.lists(st.sampled_from(Topic), max_size=2, unique=True).map(tuple),
    modality=modalities,
    on=st.sampled_from([None, date(2022, 1, 1), date(2024, 6, 1)]),
)
stances = st.sampled_from(DataLicense).map(lambda one: Stance(data_license=one))
worlds = st.tuples(artifacts, lineages, licenses)
World = tuple[tuple[Artifact, ...], list[Edge], dict[LicenseId, License]]


def recorded(world: World, *more: Claim) -> ModelRecord:
    known, above, texts = world
    return ModelRecord.of(MODELS[0], [*known, *above, *more], licenses=texts)


def answer(world: World, use: Use, stance: Stance, *more: Claim) -> Answer:
    return judge(recorded(world, *more), use, stance).answer


def opens_nothing(known: Answer, blurred: Answer) -> bool:
    return known in REFINES[blurred] or blurred.rank >= known.rank


@given(worlds, uses, stances, st.sampled_from(NAMES), restrictions)
@settings(max_examples=300)
def test_a_restriction_added_never_makes_an_answer_more_permissive(
    world: World, use: Use, stance: Stance, name: str, added: Term
) -> None:
    known, above, texts = world
    one = texts[LicenseId(name)]
    stricter = {**texts, one.id: replace(one, terms=(*one.terms, added))}
    before = answer(world, use, stance)
    assert answer((known, above, stricter), use, stance).rank >= before.rank


@given(worlds, uses, stances, _edges(st.just(value=False)))
@settings(max_examples=300)
def test_an_ancestor_added_never_makes_an_answer_more_permissive(
    world: World, use: Use, stance: Stance, more: Edge
) -> None:
    assert answer(world, use, stance, more).rank >= answer(world, use, stance).rank


@given(worlds, uses, stances, st.sampled_from(PARENTS))
@settings(max_examples=300)
def test_an_artifact_that_nobody_knows_never_makes_an_answer_more_permissive(
    world: World, use: Use, stance: Stance, lost: NodeId
) -> None:
    known, above, texts = world
    blurred = tuple(one for one in known if one.id != lost)
    after = answer((blurred, above, texts), use, stance)
    assert opens_nothing(answer(world, use, stance), after)


@given(worlds, uses, stances, st.sampled_from(NAMES))
@settings(max_examples=300)
def test_a_license_that_nobody_read_never_makes_an_answer_more_permissive(
    world: World, use: Use, stance: Stance, lost: str
) -> None:
    known, above, texts = world
    unread = {one: text for one, text in texts.items() if str(one) != lost}
    after = answer((known, above, unread), use, stance)
    assert opens_nothing(answer(world, use, stance), after)


@given(worlds, uses, stances, st.randoms())
def test_the_order_of_claims_never_matters(
    world: World, use: Use, stance: Stance, random: Random
) -> None:
    known, above, texts = world
    claims: list[Claim] = [*known, *above]
    random.shuffle(claims)
    shuffled = ModelRecord.of(MODELS[0], claims, licenses=texts)
    assert judge(shuffled, use, stance) == judge(recorded(world), use, stance)
    assert drift(shuffled) == drift(recorded(world))


@given(worlds, uses, stances)
def test_every_path_runs_along_the_lineage_to_the_artifact(
    world: World, use: Use, stance: Stance
) -> None:
    known = recorded(world)
    steps = {(edge.child, edge.parent) for edge in known.lineage.edges}
    found = judge(known, use, stance)
    reasons = [*found.reasons, *found.duties, *found.cautions]
    ends = [(one.path, one.artifact) for one in reasons]
    ends += [(one.path, one.artifact) for one in drift(known)]
    ends += [(one.path, one.artifact) for one in found.under]
    ends += [(one.path, one.path[-1]) for one in found.missing]
    for path, artifact in ends:
        assert (path[0], path[-1]) == (MODELS[0], artifact)
        assert all(pair in steps for pair in pairwise(path))


@given(worlds, uses, stances)
@settings(max_examples=300)
def test_answering_the_next_question_refines_the_answer(
    world: World, use: Use, stance: Stance
) -> None:
    known = recorded(world)
    found = judge(known, use, stance)
    if found.next_question is None:
        return
    for choice in found.next_question.choices:
        after = judge(known, use.answering(found.next_question.part, choice.value), stance)
        assert after.answer in REFINES[found.answer]


@given(worlds, uses, stances, st.integers(0, 3))
def test_questions_come_to_an_end(world: World, use: Use, stance: Stance, number: int) -> None:
    known = recorded(world)
    asked = 0
    while (found := judge(known, use, stance)).next_question:
        choices = found.next_question.choices
        use = use.answering(found.next_question.part, choices[number % len(choices)].value)
        asked += 1
        assert asked <= 7
    assert not any(one.waits_for for one in found.reasons) or found.answer.rank >= Answer.ASK.rank


@given(worlds, uses)
def test_data_that_bind_more_never_make_an_answer_more_permissive(world: World, use: Use) -> None:
    ranks = [answer(world, use, Stance(data_license=one)).rank for one in DataLicense]
    assert ranks == sorted(ranks)


@given(worlds, uses, stances, st.sampled_from(Action))
def test_an_action_more_never_makes_an_answer_more_permissive(
    world: World, use: Use, stance: Stance, action: Action
) -> None:
    planned = replace(use, actions=tuple(use.planned))
    more = replace(use, actions=(*use.planned, action))
    assert answer(world, more, stance).rank >= answer(world, planned, stance).rank


@given(worlds, uses, stances)
def test_the_answer_is_what_its_reasons_say(world: World, use: Use, stance: Stance) -> None:
    found = judge(recorded(world), use, stance)
    effects = {one.effect.value for one in found.reasons if one.is_sure}
    assert (found.answer is Answer.NO) == ("forbids" in effects)
    if found.answer is Answer.UNKNOWN:
        assert found.missing
    if found.answer in {Answer.YES, Answer.YES_IF}:
        assert not found.reasons
        assert bool(found.duties) is (found.answer is Answer.YES_IF)


def test_the_restrictions_of_the_laws_are_of_every_kind() -> None:
    assert {one.kind for one in RESTRICTIONS} == {
        one for one in Kind if one.group is Group.RESTRICTION
    }
