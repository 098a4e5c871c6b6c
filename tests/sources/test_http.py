import time
from collections.abc import Callable, Iterator

import pytest

from openglade.core.errors import SourceError
from openglade.sources.http import Http, Request
from openglade.sources.proxy import Proxy
from tests.sources.hub_server import (
    CHUNK,
    HubServer,
    Reply,
    dripping,
    endless,
    endless_head,
    sent,
    serving,
    silent,
)

FINE = Reply(body=b"fine")
PATH = "/api/models/org/name"


@pytest.fixture
def server() -> Iterator[HubServer]:
    with serving() as hub:
        yield hub


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def http(server: HubServer, slept: list[float]) -> Http:
    return Http(endpoint=server.url, timeout=2, sleep=slept.append)


def asking(server: HubServer, path: str = PATH, largest: int = 100_000) -> Request:
    return Request(url=server.url + path, what="model", about="org/name", largest=largest)


def failure(http: Http, request: Request) -> str:
    with pytest.raises(SourceError) as caught:
        http.get(request)
    message = str(caught.value)
    assert message.startswith(f"{http.host}: ")
    assert message.isprintable()
    return message.removeprefix(f"{http.host}: ")


def test_an_answer_is_its_body(server: HubServer, http: Http) -> None:
    server.put(PATH, FINE)
    assert http.get(asking(server, f"{PATH}?expand=sha")) == b"fine"
    assert server.asked[0].path == f"{PATH}?expand=sha"
    assert http.sent == 1


def test_nothing_compressed_is_asked_for_and_nobody_is_named(server: HubServer, http: Http) -> None:
    server.put(PATH, FINE)
    http.get(asking(server))
    headers = server.asked[0].headers
    assert headers["Accept-Encoding"] == "identity"
    assert "Authorization" not in headers


def test_the_token_is_sent_and_never_shown(server: HubServer) -> None:
    server.put(PATH, FINE)
    http = Http(endpoint=server.url, token="hf_secret")  # noqa: S106
    http.get(asking(server))
    assert server.asked[0].headers["Authorization"] == "Bearer hf_secret"
    assert "hf_secret" not in repr(http)


def test_only_the_proxy_that_it_was_given_is_asked(
    server: HubServer, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.put(PATH, FINE)
    assert http.get(asking(server)) == b"fine"


def proxied(server: HubServer, endpoint: str, slept: list[float]) -> Http:
    there = Proxy(host="127.0.0.1", port=int(server.url.rpartition(":")[2]), user="me:secret")
    return Http(endpoint=endpoint, proxy=there, timeout=2, sleep=slept.append)


def test_a_proxy_is_asked_for_the_whole_address(server: HubServer, slept: list[float]) -> None:
    endpoint = "http://hub.example"
    server.put(f"{endpoint}{PATH}", FINE)
    request = Request(url=endpoint + PATH, what="model", about="org/name", largest=10)
    assert proxied(server, endpoint, slept).get(request) == b"fine"
    (asked,) = server.asked
    assert asked.headers["Host"] == "hub.example"
    assert asked.headers["Proxy-Authorization"] == "Basic bWU6c2VjcmV0"


def test_a_proxy_that_refuses_a_tunnel_is_named(server: HubServer, slept: list[float]) -> None:
    endpoint = "https://hub.example"
    request = Request(url=endpoint + PATH, what="model", about="org/name", largest=10)
    http = proxied(server, endpoint, slept)
    said = f"a broken connection through the proxy {http.proxy} (OSError) for 'org/name'"
    assert failure(http, request).startswith(said)
    assert "secret" not in repr(http)


def test_a_host_that_twice_did_not_answer_is_not_asked_any_more(
    server: HubServer, http: Http
) -> None:
    http.timeout = 0.1
    server.put(PATH, Reply(raw=silent))
    server.put("/fine", FINE)
    assert failure(http, asking(server)).startswith("no answer within 0.1 s")
    assert http.get(asking(server, "/fine")) == b"fine"
    assert failure(http, asking(server)).startswith("no answer within 0.1 s")
    assert failure(http, asking(server)).startswith("no answer within 0.1 s")
    sent_before = http.sent
    said = "not asked for 'org/name'; it did not answer before: check the network, or use --offline"
    assert failure(http, asking(server, "/fine")) == said
    assert http.sent == sent_before


def test_a_host_that_refuses_is_asked_again(server: HubServer, http: Http) -> None:
    server.put(PATH, Reply(status=404))
    server.put("/busy", Reply(status=503))
    for _ in range(4):
        assert failure(http, asking(server)).startswith("404")
        assert failure(http, asking(server, "/busy")).startswith("503")


def test_each_request_is_told_with_what_came_of_it(server: HubServer) -> None:
    told: list[tuple[str, str]] = []
    http = Http(
        endpoint=server.url,
        on_request=lambda url, outcome: told.append((url.removeprefix(server.url), outcome)),
        sleep=lambda _: None,
    )
    limited = Reply(status=429, headers={"Retry-After": "3"})
    server.put("/old", limited, Reply(status=307, headers={"Location": "/new"}))
    server.put("/new", FINE)
    server.put("/none", Reply(status=404))
    http.get(asking(server, "/old"))
    failure(http, asking(server, "/none"))
    assert told[:3] == [
        ("/old", "429; wait 3 s"),
        ("/old", "moved to '/new'"),
        ("/new", "4 bytes"),
    ]
    assert "404 for 'org/name'" in told[3][1]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_renamed_repository_is_followed_on_the_same_host(
    server: HubServer, http: Http, status: int
) -> None:
    server.put(PATH, Reply(status=status, headers={"Location": "/api/models/new/name"}))
    server.put("/api/models/new/name", FINE)
    assert http.get(asking(server)) == b"fine"


def test_no_other_host_is_asked_and_no_token_reaches_it(server: HubServer) -> None:
    http = Http(endpoint=server.url, token="hf_secret")  # noqa: S106
    with serving() as other:
        other.put("/file", FINE)
        server.put(PATH, Reply(status=302, headers={"Location": f"{other.url}/file"}))
        said = failure(http, asking(server))
        assert other.asked == []
    sent_to = f"a redirect to '{other.url}/file' for 'org/name'"
    assert said == f"{sent_to}; no host is asked but {http.host}"


@pytest.mark.parametrize(
    "location",
    [
        "//elsewhere.example/x",
        "https://127.0.0.1/x",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "http://[broken/x",
        "http://127.0.0.1:99999/x",
        "/with blank",
        "/with\x7fcontrol",
        "http://127.0.0.1@elsewhere.example/",
    ],
)
def test_a_redirect_that_leads_nowhere_is_an_error(
    server: HubServer, http: Http, location: str
) -> None:
    server.put(PATH, Reply(status=302, headers={"Location": location}))
    assert failure(http, asking(server)).startswith("a redirect to ")
    assert len(server.asked) == 1


def test_redirects_in_a_circle_end(server: HubServer, http: Http) -> None:
    server.put(PATH, Reply(status=307, headers={"Location": PATH}))
    assert failure(http, asking(server)).startswith("more than 5 redirects for 'org/name'; ")
    assert len(server.asked) == 6


def test_what_is_not_of_the_endpoint_is_never_asked(http: Http) -> None:
    request = Request(url="http://elsewhere.example/", what="model", about="org/name", largest=1)
    assert "no host is asked but" in failure(http, request)
    assert http.sent == 0


GATED = "the model is gated: "
MISSING = "no such model, or a private one: check the id, or set HF_TOKEN"


@pytest.mark.parametrize(
    ("status", "headers", "token", "advice"),
    [
        (401, {"X-Error-Code": "GatedRepo"}, "", f"{GATED}set HF_TOKEN, or use --offline"),
        (403, {"X-Error-Code": "GatedRepo"}, "", f"{GATED}set HF_TOKEN, or use --offline"),
        (
            403,
            {"X-Error-Code": "GatedRepo"},
            "hf_x",
            f"{GATED}ask for access on its page, or use --offline",
        ),
        (401, {}, "", MISSING),
        (401, {"X-Error-Code": "RepoNotFound"}, "", MISSING),
        (401, {"X-Error-Code": "RepoNotFound"}, "hf_x", MISSING),
        (401, {}, "hf_x", "the token is refused: renew HF_TOKEN, or unset it"),
        (
            401,
            {
                "X-Error-Code": "RepoNotFound",
                "X-Error-Message": "Invalid credentials in Authorization header",
            },
            "hf_x",
            "the token is refused: renew HF_TOKEN, or unset it",
        ),
        (403, {}, "", "access is refused: check the rights of HF_TOKEN, or use --offline"),
        (404, {}, "", MISSING),
        (404, {"X-Error-Code": "RepoNotFound"}, "", MISSING),
        (
            404,
            {"X-Error-Code": "RevisionNotFound"},
            "",
            "no such revision: check what follows the @",
        ),
        (
            404,
            {"X-Error-Code": "EntryNotFound"},
            "",
            "no such file: use --refresh to see which there are",
        ),
        (404, {"X-Error-Code": "{what.__class__}"}, "", MISSING),
        (418, {}, "", "check HF_ENDPOINT, or use --offline"),
        (204, {}, "", "check HF_ENDPOINT, or use --offline"),
    ],
)
def test_a_refusal_says_what_to_do_and_is_not_tried_again(
    server: HubServer, status: int, headers: dict[str, str], token: str, advice: str
) -> None:
    server.put(PATH, Reply(status=status, headers=headers))
    http = Http(endpoint=server.url, token=token)
    assert failure(http, asking(server)) == f"{status} for 'org/name'; {advice}"
    assert http.sent == 1


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({"RateLimit": '"api";r=0;t=7'}, [7, 7]),
        ({"RateLimit": '"api";r=0; t=7, "pages";r=3;t=9'}, [9, 9]),
        ({"Retry-After": "3", "RateLimit": '"api";r=0;t=7'}, [3, 3]),
        ({"Retry-After": "0"}, [0, 0]),
        ({}, [1, 2]),
        ({"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, [1, 2]),
        ({"Retry-After": "-5"}, [1, 2]),
        ({"Retry-After": "9" * 5000}, [1, 2]),
        ({"RateLimit": "t=t;t=;" * 500}, [1, 2]),
    ],
)
def test_a_busy_server_is_asked_again_when_it_says(
    server: HubServer,
    http: Http,
    slept: list[float],
    headers: dict[str, str],
    waits: list[float],
) -> None:
    busy = Reply(status=429, headers=headers)
    server.put(PATH, busy, busy, FINE)
    assert http.get(asking(server)) == b"fine"
    assert slept == waits


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599])
def test_a_failing_server_is_asked_again(
    server: HubServer, http: Http, slept: list[float], status: int
) -> None:
    server.put(PATH, Reply(status=status), Reply(status=status, headers={"Retry-After": "9"}), FINE)
    assert http.get(asking(server)) == b"fine"
    assert slept == [1, 9]


def test_three_tries_are_enough(server: HubServer, http: Http, slept: list[float]) -> None:
    server.put(PATH, Reply(status=503))
    said = failure(http, asking(server))
    assert said == "503 for 'org/name'; try again later, or use --offline"
    assert (http.sent, slept) == (3, [1, 2])


def test_too_many_requests_without_a_word_on_when(server: HubServer, http: Http) -> None:
    server.put(PATH, Reply(status=429))
    said = failure(http, asking(server))
    advice = "too many requests: try again later, set HF_TOKEN, or use --offline"
    assert said == f"429 for 'org/name'; {advice}"


def test_a_pause_that_is_too_long_is_kept_by_asking_nothing(
    server: HubServer, slept: list[float]
) -> None:
    now = [0.0]
    http = Http(
        endpoint=server.url,
        token="hf_x",  # noqa: S106
        sleep=slept.append,
        clock=lambda: now[0],
    )
    server.put(PATH, Reply(status=429, headers={"RateLimit": '"api";r=0;t=280'}), FINE)
    advice = "too many requests: try again in 280 s, or use --offline"
    assert failure(http, asking(server)) == f"429 for 'org/name'; {advice}"
    now[0] = 20.5
    assert "too many requests before: try again in 260 s" in failure(http, asking(server))
    assert (http.sent, slept) == (1, [])
    now[0] = 281
    assert http.get(asking(server)) == b"fine"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (sent(), "a broken connection (RemoteDisconnected)"),
        (sent(b"garbage\r\n\r\n"), "a broken connection (BadStatusLine)"),
        (sent(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"), "4 of 9 bytes"),
        (
            sent(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", CHUNK),
            "a broken connection (IncompleteRead)",
        ),
        (
            sent(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            "a broken connection (IncompleteRead)",
        ),
        (endless_head, "a broken connection (HTTPException)"),
    ],
)
def test_a_broken_answer_is_asked_for_again(
    server: HubServer, http: Http, raw: Callable[[], Iterator[bytes]], said: str
) -> None:
    broken = Reply(raw=raw)
    server.put(PATH, broken, broken, FINE)
    assert http.get(asking(server)) == b"fine"
    server.put(PATH, broken)
    assert failure(http, asking(server)).startswith(f"{said} for 'org/name'; ")


def test_a_port_where_nobody_listens(slept: list[float]) -> None:
    with serving() as gone:
        pass
    http = Http(endpoint=gone.url, sleep=slept.append)
    said = "a broken connection (ConnectionRefusedError) for 'org/name'"
    assert failure(http, asking(gone)) == f"{said}; check the network, or use --offline"
    assert slept == [1, 2]


def test_a_host_that_cannot_be_is_not_asked_for_twice() -> None:
    http = Http(endpoint="http://a..b")
    request = Request(url="http://a..b/x", what="model", about="org/name", largest=1)
    assert failure(http, request).startswith("no such host for 'org/name'; check the network")
    assert http.sent == 1


def test_a_server_without_encryption_is_no_https(server: HubServer, slept: list[float]) -> None:
    secure = server.url.replace("http", "https")
    http = Http(endpoint=secure, timeout=1, sleep=slept.append)
    request = Request(url=f"{secure}{PATH}", what="model", about="org/name", largest=1)
    assert failure(http, request).startswith("a broken connection (SSLError)")


def test_a_silent_server_is_given_up(server: HubServer, slept: list[float]) -> None:
    server.put(PATH, Reply(raw=silent))
    http = Http(endpoint=server.url, timeout=0.05, sleep=slept.append)
    said = "no answer within 0.05 s for 'org/name'; try again later, or use --offline"
    assert failure(http, asking(server)) == said
    assert http.sent == 3


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n",
        b"",
    ],
)
def test_an_answer_that_drips_ends_at_the_deadline(server: HubServer, head: bytes) -> None:
    server.put(PATH, Reply(raw=dripping(head=head)))
    http = Http(endpoint=server.url, timeout=1, deadline=0.15)
    began = time.monotonic()
    said = "no complete answer within 0.15 s for 'org/name'; try again later, or use --offline"
    assert failure(http, asking(server)) == said
    assert time.monotonic() - began < 20
    assert http.sent == 1


def test_no_read_begins_after_the_deadline(server: HubServer) -> None:
    server.put(PATH, FINE)
    times = iter([0.0, 0.0, 100.0, 100.0])
    http = Http(endpoint=server.url, clock=lambda: next(times))
    assert failure(http, asking(server)).startswith("no complete answer within 60 s")


def test_an_endless_answer_ends_at_the_cap(server: HubServer, http: Http) -> None:
    server.put(PATH, Reply(raw=endless))
    said = "more than 100000 bytes for 'org/name'; that is the most that is read"
    assert failure(http, asking(server)) == said


def test_a_huge_answer_is_refused_before_it_is_read(server: HubServer, http: Http) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\n"
    server.put(PATH, Reply(raw=sent(head)))
    assert failure(http, asking(server)).startswith("more than 100000 bytes")
    assert http.sent == 1


@pytest.mark.parametrize(("size", "largest"), [(0, 0), (4, 4), (70_000, 70_000)])
def test_as_much_as_is_allowed_is_read(
    server: HubServer, http: Http, size: int, largest: int
) -> None:
    server.put(PATH, Reply(body=b"x" * size))
    assert len(http.get(asking(server, largest=largest))) == size


def test_a_compressed_answer_that_nobody_asked_for_is_refused(
    server: HubServer, http: Http
) -> None:
    server.put(PATH, Reply(headers={"Content-Encoding": "gzip"}, body=b"\x1f\x8b"))
    assert failure(http, asking(server)).startswith("an answer coded as 'gzip' for 'org/name'; ")


def test_a_web_page_is_no_answer(server: HubServer, http: Http) -> None:
    headers = {"Content-Type": "text/html; charset=utf-8"}
    server.put(PATH, Reply(headers=headers, body=b"<html>Sign in</html>"))
    assert failure(http, asking(server)).startswith("a web page for 'org/name'; ")


@pytest.mark.parametrize("length", ["-1", "many", "9" * 5000])
def test_a_length_that_is_none_is_read_to_the_end(
    server: HubServer, http: Http, length: str
) -> None:
    server.put(PATH, Reply(headers={"Content-Length": length}, body=b"fine"))
    assert http.get(asking(server)) == b"fine"


def test_what_an_error_names_is_one_short_line(server: HubServer, http: Http) -> None:
    request = Request(url=server.url + PATH, what="model", about="x\n\x1b" * 999, largest=1)
    assert len(failure(http, request)) < 1200
