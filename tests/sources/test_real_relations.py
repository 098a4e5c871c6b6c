"""The relations of real models of the Hub, inferred with its labels hidden."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from openglade.core.ids import ModelId, NodeId
from openglade.core.lineage import Relation
from openglade.sources.relation import Metadata, doubt, infer
from openglade.sources.repair import FrontMatter, named


@dataclass(frozen=True, slots=True, kw_only=True)
class Labeled:
    """One model as the Hub lists it: its metadata without labels, and the labels."""

    id: str
    metadata: Metadata
    parents: tuple[NodeId, ...]
    relation: Relation
    known: frozenset[NodeId]


@pytest.fixture(scope="module")
def labeled(shared: Path) -> tuple[Labeled, ...]:
    table = parquet.read_table(shared / "hub_stats_2026" / "hub_stats.parquet")
    return tuple(read(table.to_pylist()))


def read(rows: list[dict[str, Any]]) -> Iterator[Labeled]:
    for row in rows:
        labels = row["baseModels"] or {}
        if not labels.get("relation"):
            continue
        card = FrontMatter.read(f"---\n{row['cardData'] or '{}'}\n---\n", row["id"])
        bases = card.fields.get("base_model") or []
        listed = [bases] if isinstance(bases, str) else bases
        parents = [named(base, ModelId) for base in listed if base != row["id"]]
        yield Labeled(
            id=row["id"],
            metadata=Metadata(
                name=row["id"].partition("/")[2],
                stated=str(card.fields.get("base_model_relation", "")).casefold(),
                tags=frozenset(
                    tag.casefold() for tag in row["tags"] if not tag.startswith("base_model:")
                ),
                library=(row["library_name"] or "").casefold(),
            ),
            parents=tuple(parents),
            relation=Relation(labels["relation"]),
            known=frozenset(ModelId.parse(one["id"]) for one in labels["models"]),
        )


def agreement(labeled: tuple[Labeled, ...], found: list[Relation | None]) -> tuple[float, str]:
    """The share of the labels that were found, and every one that was not."""
    differing = [
        f"{one.id}: {one.relation.value} there, {relation.value if relation else 'none'} here"
        for one, relation in zip(labeled, found, strict=True)
        if relation is not one.relation
    ]
    share = 1 - len(differing) / len(labeled)
    told = "\n".join((f"\n{share:.4f} of {len(labeled)} labels agree", *differing, ""))
    sys.stdout.write(told)
    return share, told


def test_the_relation_agrees_with_the_hubs(labeled: tuple[Labeled, ...]) -> None:
    share, told = agreement(labeled, [infer(one.metadata, one.parents) for one in labeled])
    assert share >= 0.96, told


def test_the_relation_agrees_more_where_it_is_known_which_parents_exist(
    labeled: tuple[Labeled, ...],
) -> None:
    found = [infer(one.metadata, one.parents, one.known) for one in labeled]
    share, told = agreement(labeled, found)
    assert share >= 0.99, told


def test_fine_tunes_that_hold_a_gguf_or_onnx_file_beside_are_doubted(
    labeled: tuple[Labeled, ...],
) -> None:
    doubted = {
        one.id: finding.because for one in labeled if (finding := doubt(one.metadata, one.relation))
    }
    sys.stdout.write("\n".join(("", *map(": ".join, doubted.items()), "")))
    assert "HuggingFaceTB/SmolLM2-1.7B-Instruct" in doubted
    assert "unsloth/phi-4-bnb-4bit" not in doubted
    assert len(doubted) < len(labeled) / 50
