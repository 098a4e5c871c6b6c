"""What a user settles, above all that anybody else says."""

from dataclasses import replace
from datetime import date

import pytest

from openglade.core.artifact import Model
from openglade.core.component import Component
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.finding import Code, Finding
from openglade.core.ids import DatasetId, ModelId, UnknownId
from openglade.core.lineage import Edge, Relation
from openglade.core.override import Override, Overrides, revision_at_hand
from openglade.core.release import Availability, Release

DAY = date(2026, 11, 21)
MODEL = ModelId.parse("org/name")
SHA = "0123456789abcdef0123456789abcdef01234567"
OWN = Evidence(source="own.yaml", read_on=DAY, method=Method.OVERRIDE)
CARD = Evidence(
    source=f"https://huggingface.co/org/name/resolve/{SHA}/README.md",
    read_on=DAY,
    method=Method.CARD,
)
PUBLIC = Release(availability=Availability.PUBLIC, evidence=(OWN,))


def edge(parent: str, read: Evidence, relation: Relation = Relation.FINETUNE) -> Edge:
    return Edge(child=MODEL, parent=ModelId.parse(parent), relation=relation, evidence=(read,))


SETTLED = Override(
    model=ModelId.parse("ORG/Name"),
    because="we asked",
    dated=DAY,
    evidence=OWN,
    components={Component.WEIGHTS: PUBLIC},
    lineage=(edge("org/base", OWN),),
)


def test_what_is_settled_comes_under_the_id_as_it_is_spelled_here() -> None:
    own, base = Overrides((SETTLED,)).over(MODEL, [])
    assert own == Model(id=MODEL, components={Component.WEIGHTS: PUBLIC})
    assert base == edge("org/base", OWN)


@pytest.mark.parametrize(
    "node", [ModelId.parse("org/other"), DatasetId.parse("org/name"), UnknownId("org/name")]
)
def test_nothing_is_settled_of_another_node(node: ModelId | DatasetId | UnknownId) -> None:
    gap = Gap(what="card", reason="none", source="-")
    assert list(Overrides((SETTLED,)).over(node, [gap])) == [gap]


def test_a_parent_that_somebody_else_names_becomes_a_finding_with_both_sides() -> None:
    *_, last = Overrides((SETTLED,)).over(MODEL, [edge("org/other", CARD)])
    assert isinstance(last, Finding)
    assert last.code is Code.DECLARED_DIFFERS
    assert last.because == (
        "org/name: fine-tuned from org/base in the override, fine-tuned from org/other in"
        " README.md; the override counts"
    )
    assert last.evidence == (OWN, CARD)


def test_a_parent_that_is_meant_by_another_spelling_stays() -> None:
    claim = edge("org/old-base", CARD)
    base = ModelId.parse("org/base")
    found = list(Overrides((SETTLED,)).over(MODEL, [claim], lambda _: base))
    assert found[-1] == claim


def test_data_and_what_is_no_edge_stay() -> None:
    data = replace(edge("org/data", CARD), relation=Relation.TRAINED_ON)
    gap = Gap(what="card", reason="none", source="-")
    assert list(Overrides((SETTLED,)).over(MODEL, [data, gap]))[-2:] == [data, gap]


def test_without_a_lineage_that_of_the_others_stays() -> None:
    claim = edge("org/other", CARD)
    settled = replace(SETTLED, lineage=())
    assert list(Overrides((settled,)).over(MODEL, [claim]))[-1] == claim


@pytest.mark.parametrize("revision", ["0123456", SHA])
def test_an_override_holds_for_its_revision(revision: str) -> None:
    bound = Overrides((replace(SETTLED, revision=revision),))
    first, *_ = bound.over(MODEL, [edge("org/base", CARD)])
    assert isinstance(first, Model)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (CARD, f"and {SHA} is at hand"),
        (replace(CARD, source="README.md"), "and which one is at hand is not known"),
    ],
)
def test_an_override_for_another_revision_is_told_and_does_not_apply(
    read: Evidence, told: str
) -> None:
    claim = edge("org/other", read)
    bound = Overrides((replace(SETTLED, revision="fffffff"),))
    finding, *rest = bound.over(MODEL, [claim])
    assert isinstance(finding, Finding)
    assert finding.code is Code.STALE_OVERRIDE
    assert finding.because == (
        f"ORG/Name: the override of 2026-11-21 is for revision fffffff, {told}; it does not apply"
    )
    assert rest == [claim]


def test_the_revision_at_hand_is_that_of_the_id_or_of_where_it_was_read() -> None:
    assert revision_at_hand(ModelId.parse("org/name@abc"), []) == "abc"
    read = replace(CARD, source=f"/cache/models--org--name/snapshots/{SHA}/README.md")
    release = Model(
        id=MODEL, components={Component.WEIGHTS: Release(evidence=(replace(OWN), read))}
    )
    assert revision_at_hand(MODEL, [edge("org/base", OWN), release]) == SHA


def test_nothing_that_was_read_somewhere_tells_no_revision() -> None:
    assert revision_at_hand(MODEL, [Gap(what="-", reason="-", source="-")]) == ""
