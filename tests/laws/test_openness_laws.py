"""What holds for any facts, whatever they are."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from openglade.core.artifact import Model
from openglade.core.component import Component, Level, minimum
from openglade.core.conclusion import conclude
from openglade.core.ids import ModelId
from openglade.core.license import License
from openglade.core.lineage import Edge, Lineage, Relation
from openglade.core.openness import OpennessRule
from openglade.core.record import Claim, ModelRecord
from openglade.core.release import Availability, Extent, Release, Unlicensed
from openglade.core.stance import DEFAULT
from openglade.core.standing import Standing
from openglade.core.term import Kind, Term
from tests.builders import LICENSES, license_of, model, released

levels = st.sampled_from(Level)
availabilities = st.sampled_from(Availability)
extents = st.sampled_from(Extent)
kinds = st.lists(st.sampled_from(Kind), max_size=6)
components = st.sampled_from(Component)
names = st.sampled_from(["Open", "Capped", "Research", "Alike", "NoTraining", "Mystery", ""])
releases = st.builds(released, names, availabilities, extents)
ids = st.integers(0, 5).map(lambda number: ModelId.parse(f"org/m{number}"))
relations = st.sampled_from(
    [
        Relation.FINETUNE,
        Relation.MERGE,
        Relation.QUANTIZED,
        Relation.ADAPTER,
        Relation.DISTILLED,
        Relation.REWARD_FROM,
    ]
)
edges = st.builds(
    lambda child, parent, relation: Edge(child=child, parent=parent, relation=relation),
    ids,
    ids,
    relations,
)
lineages = st.lists(edges, max_size=12)
models = st.lists(
    st.builds(
        lambda number, weights, data: model(
            f"org/m{number}", weights=weights, pretraining_data=data
        ),
        st.integers(0, 5),
        releases,
        releases,
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)
START = ModelId.parse("org/m0")


def ceiling(standing: Standing) -> int:
    """The most open that a standing can turn out to be."""
    known = [level.rank for level in standing.bounds if level.is_known]
    return min(known, default=4)


def concluded(claims: list[Claim]) -> dict[Component, Standing]:
    dossier = conclude(ModelRecord.of(START, claims, licenses=LICENSES))
    return {component: one.standing for component, one in dossier.components.items()}


@given(st.lists(levels), st.lists(levels))
def test_a_minimum_does_not_depend_on_order_and_more_never_raises_it(
    some: list[Level], more: list[Level]
) -> None:
    assert minimum(some + more) == minimum(more + some)
    before, after = minimum(some), minimum(some + more)
    if before.level.is_known and after.level.is_known:
        assert after.level.rank <= before.level.rank


@given(kinds, st.sampled_from(Kind), st.booleans())
def test_a_term_added_never_opens_a_license_unless_it_grants(
    held: list[Kind],
    added: Kind,
    grants: bool,  # noqa: FBT001  (drawn by Hypothesis)
) -> None:
    before = license_of("One", *(Term(kind=kind) for kind in held), grants=grants)
    after = replace(before, terms=(*before.terms, Term(kind=added)))
    if added.group.value != "grant":
        assert level_of(after) <= level_of(before)


def level_of(text: License) -> int:
    return OpennessRule({text.id: text}, DEFAULT).read(text.id).level.rank


@given(releases, components)
def test_nothing_out_of_reach_is_open(release: Release, component: Component) -> None:
    derived = OpennessRule(LICENSES, DEFAULT).derive(release, component)
    if release.availability in {Availability.CLOSED, Availability.DESCRIBED}:
        assert derived.level.rank <= 1
    if release.availability is Availability.UNKNOWN and release.extent is not Extent.EXAMPLES:
        assert derived.level is Level.UNKNOWN


@given(releases, components)
def test_steps_only_ever_go_down(release: Release, component: Component) -> None:
    steps = OpennessRule(LICENSES, DEFAULT).derive(release, component).steps
    known = [step.level.rank for step in steps if step.level.is_known]
    assert known == sorted(known, reverse=True)


@given(models, lineages, st.randoms())
def test_the_order_of_claims_never_matters(
    known: list[Claim], above: list[Edge], random: Random
) -> None:
    claims: list[Claim] = [*known, *above]
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert concluded(claims) == concluded(shuffled)


@given(models, lineages)
def test_an_ancestor_never_raises_the_weights_above_what_is_declared(
    known: list[Claim], above: list[Edge]
) -> None:
    weights = concluded([*known, *above])[Component.WEIGHTS]
    if weights.declared.is_known:
        assert ceiling(weights) <= weights.declared.rank


@given(models, lineages, edges)
def test_one_more_parent_never_opens_the_weights(
    known: list[Claim], above: list[Edge], more: Edge
) -> None:
    before = concluded([*known, *above])[Component.WEIGHTS]
    after = concluded([*known, *above, more])[Component.WEIGHTS]
    assert ceiling(after) <= ceiling(before) or before.level is Level.NOT_APPLICABLE


@given(models, lineages, ids)
def test_a_license_that_nobody_read_never_opens_the_weights(
    known: list[Model], above: list[Edge], blurred: ModelId
) -> None:
    unread = [
        model(str(blurred), weights=released()) if one.id == blurred else one for one in known
    ]
    before = concluded([*known, *above])[Component.WEIGHTS].level
    after = concluded([*unread, *above])[Component.WEIGHTS].level
    if before.is_known and after.is_known:
        assert after.rank <= before.rank


@given(lineages)
def test_every_node_comes_once_and_after_its_parents(above: list[Edge]) -> None:
    lineage = Lineage.of(above)
    groups = list(lineage.parents_first())
    place = {node: number for number, group in enumerate(groups) for node in group}
    assert set(place) == set(lineage.nodes)
    assert sum(map(len, groups)) == len(place)
    assert all(place[edge.parent] <= place[edge.child] for edge in lineage.edges)


@given(models, lineages)
def test_every_path_runs_along_edges_from_the_model_to_the_ancestor(
    known: list[Claim], above: list[Edge]
) -> None:
    record = ModelRecord.of(START, [*known, *above], licenses=LICENSES)
    steps = {(edge.child, edge.parent) for edge in record.lineage.edges}
    for one in conclude(record).components.values():
        assert all(pair in steps for pair in zip(one.path, one.path[1:], strict=False))
        assert not one.path or one.path[0] == START


def test_a_release_without_a_license_is_no_release_with_an_unread_one() -> None:
    read = Release(availability=Availability.PUBLIC, license=Unlicensed.NONE)
    unread = Release(availability=Availability.PUBLIC)
    rule = OpennessRule(LICENSES, DEFAULT)
    assert rule.derive(read, Component.WEIGHTS).level is Level.RESTRICTED
    assert rule.derive(unread, Component.WEIGHTS).level is Level.UNKNOWN
