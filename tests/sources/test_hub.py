import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from openglade.core.artifact import Dataset, Model
from openglade.core.component import Component
from openglade.core.errors import InputError, SourceError
from openglade.core.evidence import Gap, Method
from openglade.core.ids import DatasetId, LicenseId, ModelId
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim, ModelRecord
from openglade.core.release import Availability, Unlicensed
from openglade.sources.http import Http, Request
from openglade.sources.hub import Hub, HubSettings
from openglade.sources.hub_page import RepositoryId
from openglade.sources.proxy import Proxy
from tests.sources.by_digest import ByDigest
from tests.sources.hub_server import HubServer, Reply, endless, sent, serving

TODAY = date(2026, 11, 21)
ID = ModelId.parse("org/name")
DATA = DatasetId.parse("org/data")
SHA = "86b5e0934494bd15c9632b12f734a8a67f723594"
TEXT = b"Permission is hereby granted"
PAGE: dict[str, object] = {
    "id": "org/name",
    "sha": SHA,
    "gated": False,
    "private": False,
    "disabled": False,
    "createdAt": "2024-11-22T09:30:00.000Z",
    "tags": ["license:mit", "region:us"],
    "cardData": {"license": "mit"},
    "siblings": [{"rfilename": "model.safetensors"}],
    "safetensors": {"parameters": {"BF16": 7}, "total": 7},
}
BASE = {"relation": "finetune", "models": [{"_id": "1", "id": "org/base"}]}
README = {"siblings": [{"rfilename": "README.md"}, {"rfilename": "w.bin"}]}

MakeHub = Callable[..., Hub]


class Index(ByDigest):
    """Knows some licenses by name, and one by its text."""

    def find_license(self, text: str) -> LicenseId | None:
        known = {
            "mit": "MIT",
            "isc": "ISC",
            "llama3": "LicenseRef-llama-3",
            "cc-by-4.0": "CC-BY-4.0",
        }
        found = known.get(text.casefold())
        return LicenseId(found) if found else None

    def license_of_file(self, sha256: str) -> LicenseId | None:
        return LicenseId("MIT") if sha256 == hashlib.sha256(TEXT).hexdigest() else None


def read_card(  # noqa: PLR0913  (what a card is read with)
    text: str,
    source: str,
    *,
    node: RepositoryId,
    read_on: date,
    files: Sequence[str],
    labeled: Relation | None,  # noqa: ARG001  (the same)
) -> Iterator[Claim]:
    yield Gap(what=f"card of {node}, {files[-1]}", reason=f"{text} on {read_on}", source=source)


@pytest.fixture
def server() -> Iterator[HubServer]:
    with serving() as hub:
        yield hub


@pytest.fixture
def make(server: HubServer, tmp_path: Path) -> MakeHub:
    def made(today: date = TODAY, **settings: object) -> Hub:
        default = HubSettings(cache=tmp_path / "cache", endpoint=server.url, timeout=2)
        chosen = replace(default, **settings)  # type: ignore[arg-type]
        hub = Hub.of(chosen, Index(), read_card=read_card, today=today)
        hub.http.sleep = lambda _: None
        return hub

    return made


@pytest.fixture
def hub(make: MakeHub) -> Hub:
    return make()


def put(server: HubServer, **fields: object) -> None:
    server.put_json("/api/models/org/name", PAGE | fields)


def claims(server: HubServer, hub: Hub, **fields: object) -> list[Claim]:
    put(server, **fields)
    return list(hub.collect(ID))


def model(found: list[Claim]) -> Model:
    return ModelRecord.of(ID, found, licenses={}).model


def gaps(found: list[Claim]) -> list[tuple[str, str]]:
    return [(one.what, one.reason) for one in found if isinstance(one, Gap) and one.what != "card"]


def edges(found: list[Claim]) -> list[tuple[str, str]]:
    return [(one.relation.value, str(one.parent)) for one in found if isinstance(one, Edge)]


def failure(hub: Hub, node: RepositoryId = ID) -> str:
    with pytest.raises(SourceError) as caught:
        next(hub.collect(node))
    message = str(caught.value)
    assert message.isprintable()
    return message.removeprefix(f"{hub.http.host}: ")


def days(found: list[Claim]) -> set[date]:
    artifacts = [one for one in found if isinstance(one, Model)]
    releases = [release for one in artifacts for release in one.components.values()]
    return {read.read_on for release in releases for read in release.evidence}


def test_what_is_needed_is_asked_for_in_one_request(server: HubServer, hub: Hub) -> None:
    claims(server, hub)
    (asked,) = server.asked
    assert asked.path.startswith("/api/models/org/name?expand=author&expand=baseModels&")
    assert {"cardData", "gated", "gguf", "safetensors", "sha", "siblings", "tags"} <= set(
        asked.path.replace("&", "?").replace("expand=", "").split("?")
    )


def test_a_revision_is_asked_for(server: HubServer, hub: Hub) -> None:
    server.put_json("/api/models/org/name/revision/v1.0", PAGE)
    node = ModelId.parse("org/name@v1.0")
    found = list(hub.collect(node))
    assert {one.id for one in found if isinstance(one, Model)} == {node}


def test_odd_names_stay_within_their_place_in_the_address(server: HubServer, hub: Hub) -> None:
    assert "404" in failure(hub, ModelId.parse("o?rg/n#a%2Fé"))
    assert server.paths == ["/api/models/o%3Frg/n%23a%252F%C3%A9"]


def test_a_license_file_is_known_by_its_digest(server: HubServer, hub: Hub) -> None:
    names = ["model.gguf", "LICENSE", "LICENSE-CODE", "sub/LICENSE", "license_reader.py"]
    server.put(f"/org/name/resolve/{SHA}/LICENSE", Reply(body=TEXT))
    server.put(f"/org/name/resolve/{SHA}/LICENSE-CODE", Reply(body=b"other words"))
    found = claims(
        server, hub, cardData=None, tags=[], siblings=[{"rfilename": name} for name in names]
    )
    release = model(found).components[Component.WEIGHTS]
    assert (str(release.license), release.availability) == ("MIT", Availability.PUBLIC)
    read = release.evidence[-1]
    assert read.method is Method.FILE
    assert read.source == f"{server.url}/org/name/resolve/{SHA}/LICENSE"
    assert read.locator == f"sha256 {hashlib.sha256(TEXT).hexdigest()}"
    unknown = "LICENSE-CODE: a text that nobody knows"
    assert ("LICENSE-CODE", unknown) in gaps(found)
    assert len(server.asked) == 3


def test_the_license_of_the_code_is_not_that_of_the_weights(server: HubServer, hub: Hub) -> None:
    server.put(f"/org/name/resolve/{SHA}/LICENSE-CODE", Reply(body=TEXT))
    siblings = [{"rfilename": "LICENSE-CODE"}, {"rfilename": "w.bin"}]
    found = model(claims(server, hub, cardData=None, tags=[], siblings=siblings))
    assert str(found.components[Component.CODE].license) == "MIT"
    assert found.components[Component.WEIGHTS].license is Unlicensed.UNREAD


def test_of_many_license_files_some_are_read(server: HubServer, hub: Hub) -> None:
    siblings = [{"rfilename": f"LICENSE-{number}"} for number in range(9)]
    found = gaps(claims(server, hub, siblings=siblings))
    assert [reason for _, reason in found if reason.startswith("not asked for")] == [
        "not asked for: 5 license files are read at most"
    ] * 4
    assert len(server.asked) == 6


def test_the_card_is_handed_over_with_its_address_and_day(server: HubServer, hub: Hub) -> None:
    server.put(f"/org/name/resolve/{SHA}/README.md", Reply(body=b"# Title \xff"))
    found = claims(server, hub, **README)
    assert found[-1] == Gap(
        what="card of org/name, w.bin",
        reason="# Title \ufffd on 2026-11-21",
        source=f"{server.url}/org/name/resolve/{SHA}/README.md",
    )


def test_a_card_that_its_reader_refuses_is_a_gap(server: HubServer, hub: Hub) -> None:
    def refuse(  # noqa: PLR0913  (what a card is read with)
        text: str,
        source: str,
        *,
        node: RepositoryId,
        read_on: date,
        files: Sequence[str],
        labeled: Relation | None,
    ) -> Iterator[Claim]:
        assert labeled is None
        raise InputError(f"{node}: {text} on {read_on} beside {files[-1]} in {source[:4]}")

    hub.read_card = refuse
    server.put(f"/org/name/resolve/{SHA}/README.md", Reply(body=b"# Title"))
    (*_, gap) = claims(server, hub, **README)
    assert isinstance(gap, Gap)
    assert (gap.what, gap.reason) == (
        "card",
        "org/name: # Title on 2026-11-21 beside w.bin in http",
    )


def test_no_card_is_a_gap(server: HubServer, hub: Hub) -> None:
    (*_, gap) = claims(server, hub)
    assert gap == Gap(
        what="card",
        reason="no README.md among the files that the Hub lists",
        source=f"{server.url}/api/models/org/name",
    )


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (
            Reply(status=403, headers={"X-Error-Code": "GatedRepo"}),
            "403 for 'org/name/README.md'; the model is gated: set HF_TOKEN, or use --offline",
        ),
        (
            Reply(status=404, headers={"X-Error-Code": "EntryNotFound"}),
            "404 for 'org/name/README.md'; no such file: use --refresh to see which there are",
        ),
        (
            Reply(raw=sent(b"HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\n")),
            "more than 5000000 bytes for 'org/name/README.md'; that is the most that is read",
        ),
        (
            Reply(raw=endless),
            "more than 5000000 bytes for 'org/name/README.md'; that is the most that is read",
        ),
    ],
)
def test_a_card_that_cannot_be_had_is_a_gap(
    server: HubServer, hub: Hub, reply: Reply, reason: str
) -> None:
    server.put(f"/org/name/resolve/{SHA}/README.md", reply)
    (*_, gap) = claims(server, hub, **README)
    assert isinstance(gap, Gap)
    assert (gap.what, gap.reason) == ("README.md", f"{hub.http.host}: {reason}")


def test_a_file_that_lies_on_another_host_is_a_gap(server: HubServer, hub: Hub) -> None:
    elsewhere = {"Location": "https://cdn.example/README.md"}
    server.put(f"/org/name/resolve/{SHA}/README.md", Reply(status=302, headers=elsewhere))
    (*_, gap) = claims(server, hub, **README)
    assert isinstance(gap, Gap)
    assert "a redirect to 'https://cdn.example/README.md'" in gap.reason


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"3",
        b"null",
        b'"text"',
        b"",
        b"<html>Sign in</html>",
        b"{",
        b"[" * 100_000,
        b'{"id": ' + b"9" * 5000 + b"}",
        b"\xff\xfe",
    ],
)
def test_what_is_no_json_object_is_an_error_and_is_not_kept(
    server: HubServer, hub: Hub, make: MakeHub, body: bytes
) -> None:
    server.put("/api/models/org/name", Reply(body=body))
    assert failure(hub) == "no JSON object for 'org/name'; check HF_ENDPOINT"
    assert "is not in the cache" in failure(make(offline=True))


def test_a_missing_model_is_an_error_that_is_asked_for_once(server: HubServer, hub: Hub) -> None:
    said = "404 for 'org/name'; no such model, or a private one: check the id, or set HF_TOKEN"
    assert hub.spelled(ID) == ID
    assert failure(hub) == said
    assert failure(hub) == said
    assert len(server.asked) == 1


def test_a_gated_page_is_an_error(server: HubServer, hub: Hub) -> None:
    server.put("/api/models/org/name", Reply(status=401, headers={"X-Error-Code": "GatedRepo"}))
    said = "401 for 'org/name'; the model is gated: set HF_TOKEN, or use --offline"
    assert failure(hub) == said


def test_the_token_of_the_settings_is_sent_and_never_shown(
    server: HubServer, make: MakeHub
) -> None:
    hub = make(token="hf_secret")  # noqa: S106
    claims(server, hub)
    assert server.asked[0].headers["Authorization"] == "Bearer hf_secret"
    assert "hf_secret" not in repr(hub)


def test_a_renamed_model_is_spelled_as_the_hub_has_it(server: HubServer, hub: Hub) -> None:
    server.put(
        "/api/models/old/Name/revision/v1",
        Reply(status=307, headers={"Location": "/api/models/org/name/revision/v1"}),
    )
    server.put_json("/api/models/org/name/revision/v1", PAGE | README)
    old = ModelId.parse("old/Name@v1")
    assert str(hub.spelled(old)) == "org/name@v1"
    found = list(hub.collect(old))
    assert {one.id for one in found if isinstance(one, Model)} == {old}
    assert server.paths[-1] == f"/org/name/resolve/{SHA}/README.md"
    assert len(server.asked) == 3


@pytest.mark.parametrize("text", ["openai:gpt-4", "gitlab.com:org/name"])
def test_what_is_not_on_the_hub_is_not_asked_for(server: HubServer, hub: Hub, text: str) -> None:
    node = ModelId.parse(text)
    assert list(hub.collect(node)) == [Gap(what=text, reason="not on the Hub", source=server.url)]
    assert hub.spelled(node) == node
    assert server.asked == []


def datasets(found: list[Claim]) -> list[tuple[str, str]]:
    releases = [one.release for one in found if isinstance(one, Dataset)]
    return [(one.availability.value, str(one.license)) for one in releases]


def test_a_dataset_has_a_release_and_a_license(server: HubServer, hub: Hub) -> None:
    fields = {"siblings": [{"rfilename": "data/0.parquet"}, {"rfilename": "README.md"}]}
    server.put_json("/api/datasets/org/data", PAGE | fields | {"id": "org/data"})
    server.put(f"/datasets/org/data/resolve/{SHA}/README.md", Reply(body=b"# Data"))
    found = list(hub.collect(DATA))
    assert datasets(found) == [
        ("public", str(Unlicensed.UNREAD)),
        ("unknown", "MIT"),
    ]
    assert str(hub.spelled(DATA)) == "org/data"
    assert "baseModels" not in server.asked[0].path
    assert server.paths[1] == f"/datasets/org/data/resolve/{SHA}/README.md"


def test_what_was_read_today_is_not_asked_for_again(server: HubServer, make: MakeHub) -> None:
    first = claims(server, make(), **README)
    server.answers.clear()
    assert list(make().collect(ID)) == first
    assert server.paths.count("/api/models/org/name") == 1


def test_on_another_day_the_page_is_asked_for_and_the_file_of_a_revision_is_not(
    server: HubServer, make: MakeHub
) -> None:
    card = f"/org/name/resolve/{SHA}/README.md"
    server.put(card, Reply(body=b"# Title"))
    claims(server, make(), **README)
    found = list(make(today=date(2026, 11, 22)).collect(ID))
    assert server.paths == ["/api/models/org/name", card, "/api/models/org/name"]
    (*_, gap) = found
    assert isinstance(gap, Gap)
    assert gap.reason == "# Title on 2026-11-21"
    assert days(found) == {date(2026, 11, 22)}


def test_a_file_of_no_known_revision_counts_for_its_day(server: HubServer, make: MakeHub) -> None:
    card = "/org/name/resolve/main/README.md"
    server.put(card, Reply(body=b"# Title"))
    claims(server, make(), sha="not a revision", **README)
    list(make(today=date(2026, 11, 22)).collect(ID))
    assert server.paths.count(card) == 2


def test_offline_only_the_cache_answers_whatever_its_age(server: HubServer, make: MakeHub) -> None:
    claims(server, make(), **README)
    asked = len(server.asked)
    hub = make(offline=True, refresh=True, today=date(2027, 11, 22))
    found = list(hub.collect(ID))
    assert days(found) == {TODAY}
    missing = f"{hub.http.host}: 'org/name/README.md' is not in the cache"
    assert found[-1] == Gap(
        what="README.md",
        reason=f"{missing}; ask once without --offline",
        source=f"{server.url}/org/name/resolve/{SHA}/README.md",
    )
    other = ModelId.parse("org/other")
    assert failure(hub, other).startswith("'org/other' is not in the cache")
    assert len(server.asked) == asked


def test_refresh_asks_anew_and_once(server: HubServer, make: MakeHub) -> None:
    claims(server, make())
    put(server, cardData={"license": "isc"})
    hub = make(refresh=True)
    nodes = [ModelId.parse(f"org/{number}") for number in range(9)]
    assert hub.spelled(ID) == ID
    assert [hub.spelled(node) for node in nodes] == nodes
    found = list(hub.collect(ID))
    assert str(model(found).components[Component.WEIGHTS].license) == "ISC"
    assert server.paths.count("/api/models/org/name") == 2


def test_a_mirror_has_a_cache_of_its_own(server: HubServer, make: MakeHub) -> None:
    claims(server, make())
    mirror = make(endpoint=server.url.replace("127.0.0.1", "localhost"), offline=True)
    assert "is not in the cache" in failure(mirror)


def test_a_budget_that_is_used_up_is_one_gap(server: HubServer, make: MakeHub) -> None:
    hub = make(budget=1)
    siblings = [{"rfilename": name} for name in ("README.md", "LICENSE", "COPYING", "w.bin")]
    found = claims(server, hub, siblings=siblings)
    reason = "not asked: the budget of 1 requests is used up"
    assert gaps(found) == [("org/name", reason)]
    assert model(found).components[Component.WEIGHTS].availability is Availability.PUBLIC
    assert hub.requests_left == 0
    other = ModelId.parse("org/other")
    assert hub.spelled(other) == other
    assert list(hub.collect(other)) == [Gap(what="org/other", reason=reason, source=server.url)]
    assert len(server.asked) == 1


def test_tries_and_redirects_are_paid_from_the_budget(server: HubServer, make: MakeHub) -> None:
    hub = make(budget=9)
    server.put("/api/models/org/name", Reply(status=503))
    failure(hub)
    assert hub.requests_left == 6


def test_a_long_ancestry_ends_with_the_budget(server: HubServer, hub: Hub) -> None:
    hub.settings = replace(hub.settings, budget=100)
    found: list[Claim] = []
    for number in range(200):
        told = {"relation": "finetune", "models": [{"id": f"org/{number + 1}"}]}
        server.put_json(f"/api/models/org/{number}", PAGE | {"baseModels": told})
        found.extend(hub.collect(ModelId.parse(f"org/{number}")))
    assert len(edges(found)) == 100
    assert len(server.asked) == 100


def test_recorded_answers_of_the_hub_are_read(server: HubServer, hub: Hub, shared: Path) -> None:
    for cassette in (shared / "hub_api_cassettes").glob("*.yaml"):
        server.put_recorded(cassette)
    node = ModelId.parse("deepset/roberta-base-squad2")
    found = list(hub.collect(node))
    release = ModelRecord.of(node, found, licenses={}).model.components[Component.WEIGHTS]
    assert (release.availability, str(release.license)) == (Availability.PUBLIC, "CC-BY-4.0")
    assert edges(found) == [
        ("finetune", "FacebookAI/roberta-base"),
        ("trained_on", "unknown:squad_v2"),
    ]
    assert failure(hub, ModelId.parse("bert/none")).startswith("404")


def test_a_recorded_rename_is_followed(server: HubServer, shared: Path) -> None:
    server.put_recorded(shared / "hub_api_cassettes/InferenceApiTest.test_simple_inference.yaml")
    path = "/api/models/bert-base-uncased"
    request = Request(url=server.url + path, what="model", about="bert", largest=10_000)
    assert b'"id":"google-bert/bert-base-uncased"' in Http(endpoint=server.url).get(request)


def test_the_hub_is_asked_once_where_it_moved_an_early_name(
    server: HubServer, hub: Hub, make: MakeHub, shared: Path
) -> None:
    server.put_recorded(shared / "hub_api_cassettes/InferenceApiTest.test_simple_inference.yaml")
    found = hub.moved("bert-base-uncased", ModelId)
    assert str(found) == "google-bert/bert-base-uncased"
    assert hub.moved("bert-base-uncased", ModelId) == found
    assert server.paths == [
        "/api/models/bert-base-uncased",
        "/api/models/google-bert/bert-base-uncased",
    ]
    assert make(offline=True).moved("bert-base-uncased", ModelId) == found
    assert hub.moved("bert-base-uncased", DatasetId) is None


@pytest.mark.parametrize(
    "told", [{}, {"id": "early"}, {"id": 3}, {"id": "org/another"}, {"id": "local:early"}]
)
def test_an_answer_about_something_else_moves_nothing(
    server: HubServer, hub: Hub, told: dict[str, object]
) -> None:
    server.put_json("/api/models/early", told)
    assert hub.moved("early", ModelId) is None


def test_a_name_that_the_hub_does_not_know_has_moved_nowhere(server: HubServer, hub: Hub) -> None:
    assert hub.moved("e?rly/..", DatasetId) is None
    assert hub.moved("e?rly/..", DatasetId) is None
    assert server.paths == ["/api/datasets/e%3Frly%2F.."]


def test_the_card_is_told_which_relation_counts(server: HubServer, hub: Hub) -> None:
    told: list[Relation | None] = []

    def note(  # noqa: PLR0913  (what a card is read with)
        text: str,
        source: str,
        *,
        node: RepositoryId,
        read_on: date,
        files: Sequence[str],
        labeled: Relation | None,
    ) -> Iterator[Claim]:
        told.append(labeled)
        yield from read_card(text, source, node=node, read_on=read_on, files=files, labeled=labeled)

    hub.read_card = note
    server.put(f"/org/name/resolve/{SHA}/README.md", Reply(body=b"# Title"))
    wrong = {"relation": "quantized", "models": [{"id": "org/base"}]}
    files = [{"rfilename": "README.md"}, {"rfilename": "model.safetensors"}]
    claims(server, hub, siblings=files, baseModels=wrong)
    assert told == [Relation.FINETUNE]


HOME = Path("/home/user")


def test_the_settings_of_an_empty_environment() -> None:
    settings = HubSettings.of({}, HOME)
    assert settings == HubSettings(
        cache=HOME / ".cache/openglade", endpoint="https://huggingface.co", token="", offline=False
    )


def test_the_proxy_of_the_endpoint_is_among_the_settings() -> None:
    assert HubSettings.of({"HTTPS_PROXY": "http://proxy:1"}, HOME).proxy == Proxy(
        host="proxy", port=1
    )
    local = {"HTTPS_PROXY": "http://proxy:1", "HF_ENDPOINT": "http://127.0.0.1:8080"}
    assert HubSettings.of(local, HOME).proxy is None


@pytest.mark.parametrize("name", ["HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"])
@pytest.mark.parametrize(
    ("value", "offline"), [("1", True), ("yes", True), ("0", False), ("", False)]
)
def test_offline_is_read_from_the_environment(name: str, value: str, *, offline: bool) -> None:
    assert HubSettings.of({name: value}, HOME).offline is offline


@pytest.mark.parametrize(
    ("text", "endpoint"),
    [
        ("https://hub.example/", "https://hub.example"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("https://mirror.example/api/hf//", "https://mirror.example/api/hf"),
        ("http://[::1]:80", "http://[::1]:80"),
        (" ", "https://huggingface.co"),
    ],
)
def test_an_endpoint_is_read(text: str, endpoint: str) -> None:
    assert HubSettings.of({"HF_ENDPOINT": text}, HOME).endpoint == endpoint


@pytest.mark.parametrize(
    "text",
    [
        "huggingface.co",
        "ftp://hub.example",
        "file:///etc/passwd",
        "https://",
        "https://hub.example:99999",
        "https://[broken",
        "https://hub.example/?a=b",
        "https://hub.example/#x",
        "https://hüb.example",
        "https://hub\n.example",
        "https://hub .example",
        "x" * 5000,
    ],
)
def test_what_is_no_endpoint_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is no address of a hub; write https://host") as caught:
        HubSettings.of({"HF_ENDPOINT": text}, HOME)
    assert len(str(caught.value)) < 200


def test_a_password_in_an_endpoint_is_refused_and_not_shown() -> None:
    with pytest.raises(InputError, match="an address with a user's name") as caught:
        HubSettings.of({"HF_ENDPOINT": "https://me:secret@hub.example"}, HOME)
    assert "secret" not in str(caught.value)


def test_the_token_of_the_environment_stands_before_its_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("hf_file\n")
    found = {"HF_HOME": str(tmp_path)}
    assert HubSettings.of(found, HOME).token == "hf_file"  # noqa: S105
    assert HubSettings.of(found | {"HF_TOKEN": " hf_x "}, HOME).token == "hf_x"  # noqa: S105
    assert "hf_" not in repr(HubSettings.of(found, HOME))


def test_the_file_of_the_token_is_found_where_the_hubs_client_keeps_it(tmp_path: Path) -> None:
    default = tmp_path / ".cache/huggingface/token"
    default.parent.mkdir(parents=True)
    default.write_text("hf_default")
    (tmp_path / "caches/huggingface").mkdir(parents=True)
    (tmp_path / "caches/huggingface/token").write_text("hf_xdg")
    (tmp_path / "mine").write_text("hf_mine")
    caches = {"XDG_CACHE_HOME": str(tmp_path / "caches")}
    assert HubSettings.of({}, tmp_path).token == "hf_default"  # noqa: S105
    assert HubSettings.of({"XDG_CACHE_HOME": "relative"}, tmp_path).token == "hf_default"  # noqa: S105
    assert HubSettings.of(caches, tmp_path).token == "hf_xdg"  # noqa: S105
    assert HubSettings.of(caches, tmp_path).cache == tmp_path / "caches/openglade"
    assert HubSettings.of({"HF_TOKEN_PATH": "~/mine"}, tmp_path).token == "hf_mine"  # noqa: S105


def test_a_token_that_nobody_handed_over_can_be_forbidden() -> None:
    found = {"HF_TOKEN": "hf_x", "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1"}
    assert HubSettings.of(found, HOME).token == ""


@pytest.mark.parametrize("token", ["a b", "a\r\nHost: evil", "é", "x" * 1001])
def test_what_can_be_no_token_is_refused_and_not_shown(token: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="HF_TOKEN: what it holds is no token") as caught:
        HubSettings.of({"HF_TOKEN": token}, HOME)
    assert token not in str(caught.value)
    (tmp_path / "token").write_text(token)
    with pytest.raises(InputError, match="token: what it holds is no token"):
        HubSettings.of({"HF_TOKEN_PATH": str(tmp_path / "token")}, HOME)


@pytest.mark.parametrize("path", ["/", "/dev/null", "/dev/zero", "relative/none", "\0", "~/none"])
def test_a_token_file_that_is_none_is_no_token(path: str) -> None:
    assert HubSettings.of({"HF_TOKEN_PATH": path}, HOME).token == ""
