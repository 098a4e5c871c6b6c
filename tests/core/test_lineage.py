import itertools
from datetime import date

from openglade.core.evidence import Evidence, Method
from openglade.core.ids import ModelId
from openglade.core.lineage import Edge, Lineage, Relation

READ = Evidence(source="card", read_on=date(2026, 11, 21), method=Method.CARD)
ALSO = Evidence(source="file", read_on=date(2026, 11, 21), method=Method.FILE)
A, B, C, D = (ModelId.parse(f"org/{name}") for name in "abcd")


def step(child: ModelId, parent: ModelId, evidence: Evidence = READ) -> Edge:
    return Edge(child=child, parent=parent, relation=Relation.FINETUNE, evidence=(evidence,))


def test_an_edge_read_twice_is_one_edge_with_the_evidence_of_both() -> None:
    (only,) = Lineage.of([step(A, B), step(A, B, ALSO)]).edges
    assert only.evidence == (READ, ALSO)


def test_parents_come_before_children() -> None:
    groups = list(Lineage.of([step(A, B), step(B, C), step(A, C)]).parents_first())
    assert groups == [(C,), (B,), (A,)]


def test_a_cycle_is_one_group_and_what_is_above_it_comes_first() -> None:
    edges = [step(A, B), step(B, C), step(C, A), step(C, D)]
    assert list(Lineage.of(edges).parents_first()) == [(D,), (A, B, C)]


def test_two_cycles_that_share_a_node_are_one_group() -> None:
    edges = [step(A, B), step(B, A), step(B, C), step(C, B)]
    assert list(Lineage.of(edges).parents_first()) == [(A, B, C)]


def test_a_model_that_names_itself_is_a_group_of_one() -> None:
    assert list(Lineage.of([step(A, A)]).parents_first()) == [(A,)]


def test_a_chain_of_ten_thousand_models_needs_no_recursion() -> None:
    chain = [ModelId.parse(f"org/m{number}") for number in range(10_000)]
    edges = [step(child, parent) for child, parent in itertools.pairwise(chain)]
    groups = list(Lineage.of(edges).parents_first())
    assert groups[0] == (chain[-1],)
    assert groups[-1] == (chain[0],)
