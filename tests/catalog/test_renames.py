"""Names of the Hub's first years, without an organization, and what became of them."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from openglade.catalog.checking import check
from openglade.catalog.store import Catalog
from openglade.core.errors import InputError
from openglade.core.ids import DatasetId, ModelId, UnknownId, is_bare
from openglade.core.lineage import Edge, Relation
from openglade.sources.card import read_card
from tests.conftest import TABLE

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("gpt2", "openai-community/gpt2"),
        ("bert-base-uncased", "google-bert/bert-base-uncased"),
        ("BERT-Base-Uncased", "google-bert/bert-base-uncased"),
        ("distilbert-base-uncased", "distilbert/distilbert-base-uncased"),
        ("t5-small", "google-t5/t5-small"),
        ("xlm-roberta-base", "FacebookAI/xlm-roberta-base"),
    ],
)
def test_a_model_without_its_organization_is_known_by_where_it_moved(
    catalog: Catalog, name: str, meant: str
) -> None:
    assert catalog.moved(name, ModelId) == ModelId.parse(meant)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("squad", "rajpurkar/squad"),
        ("glue", "nyu-mll/glue"),
        ("wikipedia", "wikimedia/wikipedia"),
        ("COMMON_VOICE", "legacy-datasets/common_voice"),
    ],
)
def test_a_dataset_without_its_organization_is_known_by_where_it_moved(
    catalog: Catalog, name: str, meant: str
) -> None:
    assert catalog.moved(name, DatasetId) == DatasetId.parse(meant)


@pytest.mark.parametrize("name", ["llama", "gemma", "zephyr", "", "squad", "Qwen2-1.5B"])
def test_a_nickname_is_no_name_of_a_repository(catalog: Catalog, name: str) -> None:
    assert catalog.moved(name, ModelId) is None


def renames(*moved: str) -> str:
    sources = 'id: model\nsources: {a: {where: "https://huggingface.co", read_on: 2026-01-01}}\n'
    entries = (f"- {{{one}, evidence: [{{source: a}}]}}" for one in moved)
    return f"{sources}moved:\n" + "\n".join(entries)


@pytest.mark.parametrize(
    ("moved", "mistake"),
    [
        (["to: a, names: [x]", "to: b, names: [X]"], "'X' is moved to a and to b; keep one"),
        (["to: a, names: [../x]"], "'a/../x' is no id"),
        (["to: a, names: []"], "names"),
    ],
)
def test_a_mistake_in_the_renames_is_told(moved: list[str], mistake: str, tmp_path: Path) -> None:
    (tmp_path / "renames").mkdir()
    (tmp_path / "renames" / "models.yaml").write_text(renames(*moved), "utf-8")
    (line,) = check(tmp_path)
    assert line.startswith("renames/models.yaml: ")
    assert mistake in line


def cards(shared: Path) -> Iterator[tuple[ModelId, dict[str, Any]]]:
    with gzip.open(shared / "hub_dump_2022" / "cards.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            try:
                yield ModelId.parse(row["id"]), row
            except InputError:
                yield ModelId.parse("first:years"), row


def bare_parents(shared: Path, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Each bare name in the cards of 2022, and the kind of thing that it names."""
    for node, row in cards(shared):
        text = row["readme"] or ""
        for claim in read_card(text, "card", node=node, licenses=catalog, read_on=DAY):
            if isinstance(claim, Edge) and isinstance(claim.parent, UnknownId):
                data = claim.relation is Relation.TRAINED_ON
                if is_bare(claim.parent.words):
                    yield ("datasets" if data else "models"), claim.parent.words


def is_known(title: str, name: str, catalog: Catalog) -> bool:
    if title == "models":
        return catalog.moved(name, ModelId) is not None
    return catalog.moved(name, DatasetId) is not None


def test_most_bare_names_of_2022_are_known(
    shared: Path, catalog: Catalog, pytestconfig: pytest.Config
) -> None:
    named = Counter(bare_parents(shared, catalog))
    table = pytestconfig.stash.setdefault(TABLE, [])
    for title, least in (("models", 0.98), ("datasets", 0.6)):
        counts = {name: times for (what, name), times in named.items() if what == title}
        known = {name: times for name, times in counts.items() if is_known(title, name, catalog)}
        found, all_of_them = sum(known.values()), sum(counts.values())
        told = f"{found} of {all_of_them} ({len(known)} of {len(counts)} names)"
        table.append(f"bare names of {title} in the Hub's cards of 2022 that are known: {told}")
        assert found / all_of_them >= least, sorted(counts.keys() - known.keys())
