"""Whatever a hub answers, a command ends: one line for each failure, in bounded time."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from openglade.cli.group import main
from openglade.cli.places import _Telling
from openglade.sources.http import Http
from openglade.sources.hub import HubSettings
from tests.sources.hub_server import (
    HubServer,
    Reply,
    dripping,
    endless,
    endless_head,
    sent,
    serving,
    silent,
)

ID = "org/name"
API = f"/api/models/{ID}"
LONG = b"HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\n"
HALF = b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id"'
PAUSES: list[float] = []


def page(name: str, *parents: str, **fields: object) -> dict[str, object]:
    told = {"relation": "finetune", "models": [{"id": one} for one in parents]}
    return {
        "id": name,
        "sha": "a" * 40,
        "gated": False,
        "tags": ["license:mit"],
        "cardData": {"license": "mit"},
        "siblings": [{"rfilename": "model.safetensors"}],
        "baseModels": told if parents else None,
    } | fields


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    """A hub that the commands ask, with little patience and without pauses."""
    settings_of = HubSettings.of
    PAUSES.clear()

    def hasty(environment: Mapping[str, str], home: Path) -> HubSettings:
        return replace(settings_of(environment, home), timeout=0.15)

    monkeypatch.setattr(HubSettings, "of", hasty)
    monkeypatch.setattr(_Telling, "sleep", lambda _self, seconds: PAUSES.append(seconds))
    monkeypatch.setattr(Http, "__init__", _with_deadline(Http.__init__, 0.5))
    with serving() as hub:
        monkeypatch.delenv("HF_HUB_OFFLINE")
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        yield hub


def _with_deadline(made: Callable[..., None], seconds: float) -> Callable[..., None]:
    def init(http: Http, **settings: object) -> None:
        made(http, **settings)
        http.deadline = seconds

    return init


def run(*arguments: str) -> Result:
    started = time.monotonic()
    result = CliRunner().invoke(main, ["assess", *arguments])
    assert time.monotonic() - started < 20
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(status=401), "401"),
        (Reply(status=401, headers={"X-Error-Code": "RepoNotFound"}), "no such model"),
        (Reply(status=401, headers={"X-Error-Code": "GatedRepo"}), "gated: set HF_TOKEN"),
        (Reply(status=403), "403"),
        (Reply(status=403, headers={"X-Error-Code": "GatedRepo"}), "gated: set HF_TOKEN"),
        (Reply(status=404), "404"),
        (Reply(status=307, headers={"Location": API}), "more than 5 redirects"),
        (Reply(status=307), "a redirect to ''"),
        (Reply(status=302, headers={"Location": "https://evil.example/x"}), "'https://evil.exa"),
        (Reply(status=302, headers={"Location": "http://[broken"}), "'http://[broken'"),
        (Reply(status=429), "too many requests: try again later"),
        (Reply(status=429, headers={"Retry-After": "9"}), "try again in 9 s"),
        (Reply(status=429, headers={"RateLimit": '"api";r=0;t=250'}), "try again in 250 s"),
        (Reply(status=500), "500"),
        (Reply(status=503, headers={"Retry-After": "x" * 999}), "503"),
        (Reply(raw=silent), "no answer within"),
        (Reply(raw=sent(HALF)), "5 of 100 bytes"),
        (Reply(raw=sent(b"HTTP/1.1 20")), "a broken connection"),
        (Reply(raw=sent(b"no HTTP at all")), "a broken connection"),
        (Reply(raw=sent()), "a broken connection"),
        (Reply(raw=endless), "more than 10000000 bytes"),
        (Reply(raw=endless_head), "a broken connection"),
        (Reply(raw=sent(LONG)), "more than 10000000 bytes"),
        (Reply(raw=dripping(head=b"HTTP/1.1 200 OK\r\n\r\n")), "no complete answer within"),
        (Reply(headers={"Content-Type": "text/html"}, body=b"<html>"), "a web page"),
        (Reply(body=b"<html>Sign in</html>"), "no JSON object"),
        (Reply(body=b"[" * 100_000), "no JSON object"),
        (Reply(headers={"Content-Encoding": "gzip"}, body=b"\x1f\x8b"), "coded as 'gzip'"),
    ],
)
def test_a_model_that_cannot_be_had_is_one_line_and_exit_code_4(
    server: HubServer, reply: Reply, said: str
) -> None:
    server.put(API, reply)
    result = run(ID)
    assert (result.exit_code, result.stdout) == (4, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("openglade: 127.0.0.1:")
    assert said in line
    assert len(server.asked) <= 6


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=401, headers={"X-Error-Code": "GatedRepo"}),
        Reply(status=404),
        Reply(status=429),
        Reply(status=500),
        Reply(raw=silent),
        Reply(raw=endless),
        Reply(body=b"<html>"),
        Reply(status=302, headers={"Location": "https://evil.example/x"}),
    ],
)
def test_a_parent_that_cannot_be_had_is_a_gap_and_never_opens(
    server: HubServer, reply: Reply
) -> None:
    server.put_json(API, page(ID, "org/parent"))
    server.put("/api/models/org/parent", reply)
    result = run(ID, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    shown = json.loads(result.stdout)
    assert "org/parent" in {one["what"] for one in shown["gaps"]}
    assert shown["components"]["weights"]["level"] == "?"


def test_a_renamed_model_is_followed(server: HubServer) -> None:
    server.put("/api/models/old/name", Reply(status=307, headers={"Location": API}))
    server.put_json(API, page(ID))
    assert json.loads(run("old/name", "--format", "json").stdout)["model"] == ID


def test_a_rate_limit_is_waited_for(server: HubServer) -> None:
    limited = Reply(status=429, headers={"RateLimit": '"api";r=0;t=7'})
    server.put(API, limited, Reply(body=json.dumps(page(ID)).encode()))
    assert run(ID).exit_code == 0
    assert PAUSES == [7]


def test_ancestors_in_a_circle_end_with_a_finding(server: HubServer) -> None:
    server.put_json(API, page(ID, "org/other"))
    server.put_json("/api/models/org/other", page("org/other", ID))
    shown = json.loads(run(ID, "--format", "json").stdout)
    assert "lineage-cycle" in {one["code"] for one in shown["findings"]}
    assert server.paths.count(API) == 1


def test_an_ancestry_that_is_ten_thousand_deep_ends_with_the_budget(server: HubServer) -> None:
    for number in range(10_000):
        server.put_json(f"/api/models/deep/{number}", page(f"deep/{number}", f"deep/{number + 1}"))
    result = run("deep/0", "--budget", "200", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(server.asked) == 200
    reasons = {one["what"]: one["reason"] for one in json.loads(result.stdout)["gaps"]}
    assert reasons["deep/200"] == "not asked: the budget of 200 requests is used up"


def test_a_host_that_fell_silent_is_not_asked_for_every_parent(server: HubServer) -> None:
    parents = [f"org/parent-{number}" for number in range(20)]
    server.put_json(API, page(ID, *parents))
    for name in parents:
        server.put(f"/api/models/{name}", Reply(raw=silent))
    shown = json.loads(run(ID, "--format", "json").stdout)
    assert len(server.asked) == 1 + 2 * 3
    told = [one["reason"] for one in shown["gaps"] if one["what"] in parents]
    assert len(told) == 20
    assert sum("it did not answer before" in one for one in told) == 18


def test_addresses_of_the_hub_are_models(server: HubServer) -> None:
    server.put_json(API, page(ID))
    server.put_json(f"{API}/revision/v1.0", page(ID))
    addresses = [
        "https://huggingface.co/org/name",
        "https://huggingface.co/org/name/tree/main",
        "hf.co/org/name/blob/main/README.md",
        "hf:org/name",
        "https://huggingface.co/org/name/tree/v1.0",
    ]
    shown = json.loads(run(*addresses, "--format", "json").stdout)
    assert [one["model"] for one in shown] == [*[ID] * 4, f"{ID}@v1.0"]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("https://huggingface.co/datasets/org/data", "is a dataset; give a model"),
        ("hf:datasets/org/data", "is a dataset; give a model"),
        ("https://github.com/org/name", "is no address of a model on the Hub"),
        ("https://huggingface.co/spaces/org/name", "is no address of a model on the Hub"),
        ("https://huggingface.co/org/name/tree/refs%2Fpr%2F1", "is no address of a model"),
        ("file:///etc/passwd", "is no address of a model on the Hub"),
        ("https://huggingface.co.evil.example/org/name", "is no address of a model on the Hub"),
        (f"https://huggingface.co/org/{'x' * 9000}", "is no address of a model on the Hub"),
    ],
)
def test_other_addresses_are_one_line_and_nobody_is_asked(
    server: HubServer, target: str, said: str
) -> None:
    result = run(target)
    assert (result.exit_code, result.stdout, server.asked) == (2, "", [])
    (line,) = result.stderr.splitlines()
    assert said in line
    assert len(line) < 500


def test_a_name_that_only_the_hub_knows_is_asked_for_there(server: HubServer) -> None:
    server.put(
        "/api/models/early", Reply(status=307, headers={"Location": "/api/models/org/early"})
    )
    server.put_json("/api/models/org/early", page("org/early"))
    assert json.loads(run("early", "--format", "json").stdout)["model"] == "org/early"
    nobody = run("earliest")
    assert (nobody.exit_code, len(nobody.stderr.splitlines())) == (2, 1)
    assert "is no model that it knows" in nobody.stderr


@pytest.mark.parametrize("option", ["--live", "--refresh"])
def test_a_model_of_the_catalog_is_asked_for_live_and_both_sides_are_shown(
    server: HubServer, option: str
) -> None:
    known = "mistralai/Mistral-7B-v0.1"
    fields = {"tags": ["license:gpl-3.0"], "cardData": {"license": "gpl-3.0"}}
    server.put_json(f"/api/models/{known}", page(known, **fields))
    assert run(known).exit_code == 0
    assert server.asked == []
    shown = json.loads(run(known, option, "--format", "json").stdout)
    (differing,) = [one for one in shown["findings"] if "Apache-2.0 in" in one["because"]]
    assert differing["code"] == "declared-differs"
    assert "GPL-3.0" in differing["because"]


def test_the_catalog_answers_alone_where_the_hub_fails_live(server: HubServer) -> None:
    result = run("mistralai/Mistral-7B-v0.1", "--live", "--format", "json")
    shown = json.loads(result.stdout)
    assert (result.exit_code, shown["components"]["weights"]["level"]) == (0, 4)
    assert server.paths == ["/api/models/mistralai/Mistral-7B-v0.1"]
    reasons = {one["what"]: one["reason"] for one in shown["gaps"]}
    assert "404" in reasons["mistralai/Mistral-7B-v0.1"]


def test_it_is_told_now_and_then_that_it_goes_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("openglade.cli.places.time.monotonic", lambda: now[0])
    telling = _Telling(each=False)
    for second in (0.5, 1.2, 1.4, 5.0, 6.3, 6.4):
        now[0] = second
        telling.of_request("http://hub/api", "4 bytes")
    assert capsys.readouterr().err.splitlines() == [
        "openglade: asking the Hub: 2 requests in 1 s",
        "openglade: asking the Hub: 5 requests in 6 s",
    ]


def test_a_long_wait_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("openglade.cli.places.time.sleep", waited.append)
    _Telling(each=False).sleep(30)
    _Telling(each=False).sleep(0.5)
    assert waited == [30, 0.5]
    assert capsys.readouterr().err == "openglade: the Hub is asked again in 30 s\n"
