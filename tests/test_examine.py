"""Gathering from several places: the catalog first, the Hub for what it does not know."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from openglade.catalog.store import Catalog
from openglade.core.component import Component, Level
from openglade.core.dossier import Dossier
from openglade.core.errors import InputError, SourceError
from openglade.core.evidence import Method
from openglade.core.finding import Code
from openglade.core.ids import DatasetId, ModelId
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim
from openglade.examine import examine
from openglade.places import Places
from openglade.sources.card import read_card
from openglade.sources.hub import Hub, HubSettings
from tests.builders import READ
from tests.sources.hub_server import HubServer, Reply, serving

MODEL = "some-org/tuned-llama"


TODAY = date(2026, 11, 21)


@pytest.fixture
def server() -> Iterator[HubServer]:
    with serving() as found:
        yield found


@pytest.fixture
def places(server: HubServer, catalog: Catalog, tmp_path: Path) -> Places:
    settings = HubSettings(cache=tmp_path / "hub", endpoint=server.url, timeout=2)
    read = partial(read_card, licenses=catalog)
    hub = Hub.of(settings, Places(catalog=catalog).texts, read_card=read, today=TODAY)
    return Places(catalog=catalog, other=lambda: hub)


def page(name: str, *parents: str, license_id: str = "mit") -> dict[str, object]:
    return {
        "id": name,
        "sha": "a" * 40,
        "gated": False,
        "tags": [f"license:{license_id}"],
        "cardData": {"license": license_id},
        "siblings": [{"rfilename": "model.safetensors"}],
        "baseModels": {"relation": "finetune", "models": [{"id": one} for one in parents]},
    }


def test_a_model_of_the_hub_inherits_from_the_catalog(server: HubServer, places: Places) -> None:
    server.put_json(f"/api/models/{MODEL}", page(MODEL, "meta-llama/Llama-3.1-8B"))
    dossier = examine(MODEL, places)
    weights = dossier.components[Component.WEIGHTS]
    assert (weights.standing.declared, weights.standing.level) == (Level.OPEN, Level.LIMITED)
    assert [str(node) for node in weights.path] == [MODEL, "meta-llama/Llama-3.1-8B"]


def test_the_hub_is_not_asked_for_what_the_catalog_knows(server: HubServer, places: Places) -> None:
    examine("HuggingFaceH4/zephyr-7b-beta", places)
    assert server.asked == []


def test_a_chain_is_walked_through_the_hub_to_the_catalog(
    server: HubServer, places: Places
) -> None:
    server.put_json(f"/api/models/{MODEL}", page(MODEL, "some-org/middle"))
    server.put_json("/api/models/some-org/middle", page("some-org/middle", "xai-org/grok-2"))
    weights = examine(MODEL, places).components[Component.WEIGHTS]
    assert [str(node) for node in weights.path] == [MODEL, "some-org/middle", "xai-org/grok-2"]


def test_a_renamed_model_is_known_by_its_new_name(server: HubServer, places: Places) -> None:
    server.put(
        "/api/models/old/name", Reply(status=307, headers={"Location": f"/api/models/{MODEL}"})
    )
    server.put_json(f"/api/models/{MODEL}", page(MODEL, "meta-llama/Llama-3.1-8B"))
    assert str(examine("old/name", places).id) == MODEL


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(status=404, headers={"X-Error-Code": "RepoNotFound"}), "404"),
        (Reply(status=401, headers={"X-Error-Code": "GatedRepo"}), "gated"),
        (Reply(body=b"<html>"), "JSON"),
    ],
)
def test_a_model_that_the_hub_does_not_show_is_one_line(
    server: HubServer, places: Places, reply: Reply, said: str
) -> None:
    server.put(f"/api/models/{MODEL}", reply)
    with pytest.raises(SourceError, match=said) as raised:
        examine(MODEL, places)
    assert "\n" not in str(raised.value)


def test_a_parent_that_the_hub_does_not_show_is_a_gap_and_leaves_the_level_unknown(
    server: HubServer, places: Places
) -> None:
    server.put_json(f"/api/models/{MODEL}", page(MODEL, "some-org/gone"))
    server.put("/api/models/some-org/gone", Reply(status=404))
    dossier = examine(MODEL, places)
    assert "404" in {gap.what: gap.reason for gap in dossier.gaps}["some-org/gone"]
    weights = dossier.components[Component.WEIGHTS].standing
    assert (weights.level, weights.derivation.at_most) == (Level.UNKNOWN, Level.OPEN)


def test_the_nearest_names_are_told_with_a_failure(server: HubServer, places: Places) -> None:
    server.put("/api/models/mistralai/Mistral-7B-v0.9", Reply(status=404))
    with pytest.raises(SourceError, match=r"the catalog has 'mistralai/Mistral-7B-v0\.1'"):
        examine("mistralai/Mistral-7B-v0.9", places)


def test_without_another_place_an_unknown_model_is_not_looked_for(catalog: Catalog) -> None:
    with pytest.raises(InputError, match="is no model that it knows"):
        examine(MODEL, Places(catalog=catalog))


def with_card(server: HubServer, name: str, card: str, *parents: str) -> None:
    files = [{"rfilename": "model.safetensors"}, {"rfilename": "README.md"}]
    server.put_json(f"/api/models/{name}", page(name, *parents) | {"siblings": files})
    server.put(f"/{name}/resolve/{'a' * 40}/README.md", Reply(body=card.encode()))


def parents_of(dossier: Dossier) -> list[tuple[str, str, str]]:
    return [
        (one.relation.value, str(one.parent), one.component.value if one.component else "")
        for one in dossier.record.lineage.edges
        if one.child == dossier.id
    ]


def test_early_names_of_parents_are_read_as_their_names_of_today(
    server: HubServer, places: Places
) -> None:
    head = "---\nlicense: mit\nbase_model: roberta-base\ndatasets: [squad, local_data]\n---\n"
    with_card(server, MODEL, head)
    dossier = examine(MODEL, places)
    assert set(parents_of(dossier)) == {
        ("finetune", "FacebookAI/roberta-base", ""),
        ("trained_on", "rajpurkar/squad", "finetuning_data"),
        ("trained_on", "unknown:local_data", "finetuning_data"),
    }
    repaired = [one.because for one in dossier.findings if one.code is Code.REPAIRED]
    assert repaired == [
        f"{MODEL}: 'roberta-base' is read as FacebookAI/roberta-base, its name on the Hub today",
        f"{MODEL}: 'squad' is read as rajpurkar/squad, its name on the Hub today",
    ]
    reasons = {one.what: one.reason for one in dossier.gaps}
    assert reasons["unknown:local_data"].startswith("a name without its organization")
    assert server.paths.count("/api/datasets/local_data") == 1


def test_an_early_name_that_the_catalog_does_not_know_is_asked_of_the_hub(
    server: HubServer, places: Places
) -> None:
    moved = Reply(status=307, headers={"Location": "/api/models/some-org/early"})
    server.put("/api/models/early", moved)
    server.put_json("/api/models/some-org/early", page("some-org/early"))
    with_card(server, MODEL, "---\nbase_model: https://huggingface.co/early\n---\n")
    assert parents_of(examine(MODEL, places)) == [("finetune", "some-org/early", "")]


def test_data_feed_fine_tuning_where_only_the_hub_names_the_base(
    server: HubServer, places: Places
) -> None:
    server.put_json("/api/datasets/org/data", {"id": "org/data"})
    head = "---\nlicense: mit\ndatasets: org/data\n---\n"
    with_card(server, MODEL, head, "meta-llama/Llama-3.1-8B")
    assert ("trained_on", "org/data", "finetuning_data") in parents_of(examine(MODEL, places))
    with_card(server, "some-org/alone", head)
    alone = parents_of(examine("some-org/alone", places))
    assert alone == [("trained_on", "org/data", "pretraining_data")]


def test_data_feed_fine_tuning_where_only_the_adapter_configuration_names_the_base(
    tmp_path: Path, catalog: Catalog
) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\ndatasets: org/data\n---\n", "utf-8")
    config = '{"base_model_name_or_path": "mistralai/Mistral-7B-v0.1"}'
    (tmp_path / "adapter_config.json").write_text(config, "utf-8")
    dossier = examine(str(tmp_path), Places(catalog=catalog))
    assert ("trained_on", "org/data", "finetuning_data") in parents_of(dossier)


def test_live_the_hub_is_asked_for_ancestors_of_the_catalog_too(
    server: HubServer, places: Places
) -> None:
    server.put_json("/api/models/mistralai/Mistral-7B-v0.1", page("mistralai/Mistral-7B-v0.1"))
    dossier = examine("HuggingFaceH4/zephyr-7b-beta", replace(places, live=True))
    assert "/api/models/HuggingFaceH4/zephyr-7b-beta" in server.paths
    assert "/api/models/mistralai/Mistral-7B-v0.1" in server.paths
    differing = [one for one in dossier.findings if one.code is Code.DECLARED_DIFFERS]
    (license_of_the_base,) = [
        one for one in differing if "MIT in Mistral-7B-v0.1, Apache-2.0 in " in one.because
    ]
    assert "MIT in " in license_of_the_base.because
    assert {one.method for one in license_of_the_base.evidence} >= {Method.HUB_API, Method.CATALOG}


class Chain:
    """A place whose models descend from each other for ever."""

    def spelled(self, node: ModelId) -> ModelId:
        return node

    def collect(self, node: ModelId | DatasetId) -> Iterator[Claim]:
        number = int(node.name) + 1
        parent = ModelId.parse(f"chain/{number}")
        yield Edge(child=node, parent=parent, relation=Relation.FINETUNE, evidence=(READ,))


def test_a_chain_without_end_is_walked_to_the_depth_that_was_asked_for(catalog: Catalog) -> None:
    dossier = examine("chain/0", Places(catalog=catalog, other=Chain, depth=10_000))  # type: ignore[arg-type]  # it spells models alone
    assert len(dossier.record.lineage.edges) == 10_001
    reasons = {gap.what: gap.reason for gap in dossier.gaps}
    assert reasons["chain/10001"] == "more than 10000 steps above; not looked for"
    assert dossier.components[Component.WEIGHTS].standing.level is Level.UNKNOWN
