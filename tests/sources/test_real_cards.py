"""Real cards, read in place: nothing crashes, and parents are found in prose."""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from openglade.catalog.store import Catalog
from openglade.core.artifact import Dataset, Model
from openglade.core.errors import InputError
from openglade.core.evidence import Gap, Method
from openglade.core.finding import Code, Finding
from openglade.core.ids import DatasetId, ModelId, UnknownId
from openglade.core.lineage import Edge
from openglade.core.record import Claim
from openglade.sources.card import Card, read_card

DAY = date(2026, 11, 21)
STATES = re.compile(r"fine-?\s?tun|finetun|base[ _-]?model|merge", re.IGNORECASE)
LABEL = re.compile(r"base_model:(?:finetune|adapter|quantized|merge):([\w.-]+/[\w.-]+)")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def model_id(name: str) -> ModelId:
    try:
        return ModelId.parse(name)
    except InputError:
        return ModelId.parse("first:years")


def of_the_dump(shared: Path) -> Iterator[tuple[ModelId, str]]:
    for row in rows(shared / "hub_dump_2022" / "cards.jsonl.gz"):
        yield model_id(row["id"]), row["readme"] or ""


def of_the_trees(shared: Path) -> Iterator[tuple[ModelId, str]]:
    for row in rows(shared / "family_trees_2025" / "models.jsonl.gz"):
        yield model_id(row["model_id"]), row.get("card") or ""


def of_datasets(shared: Path) -> Iterator[tuple[DatasetId, str]]:
    for row in rows(shared / "dataset_cards" / "hf_datasets_2022" / "cards.jsonl.gz"):
        name = row["id"] if "/" in row["id"] else f"first:{row['id']}"
        yield DatasetId.parse(name), row["readme"]


def loose(shared: Path) -> Iterator[tuple[ModelId, str]]:
    for path in sorted(
        (*shared.glob("model_cards/**/*.md"), *shared.glob("local_model_folders*/*/*.md"))
    ):
        yield ModelId.parse(f"local:{path.parent.name}"), path.read_text("utf-8", "replace")


def kind_of(claim: Claim) -> str:
    match claim:
        case Gap():
            shown = re.sub(r"^.*: not readable as YAML.*", "not readable as YAML", claim.reason)
            shown = re.sub(r"\{.*\}|'[^']*'|\"[^\"]*\"|^[^ ]*: ", "…", shown)
            shown = re.sub(r"names .* and does", "names several, and does", shown)
            return f"gap: {claim.what}: {shown}"
        case Finding() if claim.code is Code.REPAIRED:
            shown = re.sub(r"'[^']*' is read", "… is read", claim.because)
            return f"repair: {shown}"
        case Finding():
            return f"finding: {claim.code.value}"
        case Edge():
            return f"edge: {claim.relation.value} ({claim.evidence[0].method.value})"
        case Model() | Dataset():
            return f"license of a {claim.id.nature.value}"
        case _:
            return "another claim"


@pytest.mark.parametrize(
    ("source", "cards"),
    [(of_the_dump, 2929), (of_the_trees, 1056), (of_datasets, 308), (loose, 88)],
)
def test_every_card_is_read(
    source: Any,  # noqa: ANN401  (one of the four above)
    cards: int,
    shared: Path,
    catalog: Catalog,
) -> None:
    read = 0
    kinds: Counter[str] = Counter()
    for node, text in source(shared):
        read += 1
        kinds.update(
            map(kind_of, read_card(text, "card", node=node, licenses=catalog, read_on=DAY))
        )
    listed = (f"{count:6} {kind}" for kind, count in sorted(kinds.items()))
    sys.stdout.write("\n".join((f"\n{read} cards of {source.__name__}", *listed, "")))
    assert read == cards
    assert len(kinds) < 60


def test_every_claim_has_its_words_and_its_place(shared: Path, catalog: Catalog) -> None:
    evidence = [
        one
        for node, text in of_the_trees(shared)
        for claim in read_card(text, "card", node=node, licenses=catalog, read_on=DAY)
        if isinstance(claim, Edge)
        for one in claim.evidence
    ]
    assert all(one.locator and one.quote and len(one.quote) <= 200 for one in evidence)
    assert all(len(one.quote.split()) <= 25 for one in evidence)


def labels_of(row: dict[str, Any]) -> set[str]:
    return {label.casefold() for label in LABEL.findall(str(row["metadata"]))}


def states(text: str, label: str) -> bool:
    """Whether a sentence about fine-tuning, a base model or a merge has the label or its name."""
    name = label.partition("/")[2]
    named = re.compile(
        rf"(?<![\w-])(?:{re.escape(label)}|{re.escape(name)})(?![\w-]|\.\w)", re.IGNORECASE
    )
    return any(
        STATES.search(one) and named.search(one) for one in re.split(r"\n|(?<=[.!?])\s", text)
    )


def found_in_prose(row: dict[str, Any], catalog: Catalog) -> tuple[set[str], set[str]]:
    """The ids and the other words of the parents that a card names, its base_model hidden."""
    card = Card.read(row["card"], row["model_id"], DAY)
    hidden = {key: value for key, value in card.fields.items() if key != "base_model"}
    claims = replace(card, fields=hidden).claims(model_id(row["model_id"]), catalog)
    parents = [
        one.parent
        for one in claims
        if isinstance(one, Edge)
        and one.component is None
        and one.evidence[0].method is Method.PROSE
    ]
    ids = {str(one).casefold() for one in parents if isinstance(one, ModelId)}
    return ids, {one.words.casefold() for one in parents if isinstance(one, UnknownId)}


def test_the_parent_is_found_in_the_prose_that_states_it(shared: Path, catalog: Catalog) -> None:
    stated: list[str] = []
    missed: list[str] = []
    right: list[str] = []
    wrong: list[str] = []
    for row in rows(shared / "family_trees_2025" / "models.jsonl.gz"):
        labels = labels_of(row) if row.get("card") else set()
        if not labels:
            continue
        ids, words = found_in_prose(row, catalog)
        right += [f"{row['model_id']}: {one}" for one in sorted(ids & labels)]
        wrong += [f"{row['model_id']}: {one}, labeled {labels}" for one in sorted(ids - labels)]
        body = Card.read(row["card"], "card", DAY).body
        for label in sorted(label for label in labels if states(body, label)):
            found = label in ids or label.partition("/")[2] in words
            (stated if found else missed).append(f"{row['model_id']}: {label}")
    recall = len(stated) / (len(stated) + len(missed))
    precision = len(right) / (len(right) + len(wrong))
    told = "\n".join(
        (f"recall {recall:.3f}, precision {precision:.3f}", "missed:", *missed, "wrong:", *wrong)
    )
    sys.stdout.write(f"\n{told}\n")
    assert recall >= 0.9, told
    assert precision >= 0.98, told


def test_lucie_declares_one_license_and_asks_for_less(shared: Path, catalog: Catalog) -> None:
    folder = shared / "model_cards" / "openllm_france" / "Lucie"
    head = (folder / "README_model_header.yaml").read_text("utf-8")
    text = (folder / "README_model.md").read_text("utf-8")
    claims = read_card(
        f"---\n{head}\n---\n{text}",
        "README.md",
        node=ModelId.parse("OpenLLM-France/Lucie-7B"),
        licenses=catalog,
        read_on=DAY,
    )
    (finding,) = [one for one in claims if isinstance(one, Finding)]
    assert finding.because == "Apache-2.0 is declared, and the text says: limited to non-commercial"
    assert [one.method for one in finding.evidence] == [Method.CARD, Method.PROSE]
    assert "limited to non-commercial purposes" in finding.evidence[1].quote
