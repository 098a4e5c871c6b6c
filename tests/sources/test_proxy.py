import pytest

from openglade.core.errors import InputError
from openglade.sources.proxy import Proxy

HUB = "https://huggingface.co"
HERE = "http://proxy.example:3128"


def proxy(endpoint: str = HUB, **environment: str) -> Proxy | None:
    return Proxy.of(environment, endpoint)


@pytest.mark.parametrize("text", [HERE, f"{HERE}/", "proxy.example:3128", f" {HERE} "])
def test_a_proxy_is_read_from_the_environment(text: str) -> None:
    found = proxy(HTTPS_PROXY=text)
    assert found == Proxy(host="proxy.example", port=3128)
    assert str(found) == "proxy.example:3128"
    assert found.headers == {}


def test_the_small_letters_stand_before_the_capitals_and_the_scheme_before_all() -> None:
    assert str(proxy(HTTPS_PROXY="http://a:1", https_proxy="http://b:2")) == "b:2"
    assert str(proxy(HTTPS_PROXY="http://a:1", ALL_PROXY="http://c:3")) == "a:1"
    assert str(proxy(all_proxy="http://c")) == "c:8080"


def test_the_proxy_of_another_scheme_is_none() -> None:
    assert proxy(http_proxy=HERE) is None
    assert proxy(endpoint="http://hub.example", https_proxy=HERE) is None
    assert proxy(HTTPS_PROXY=" ") is None


@pytest.mark.parametrize(
    "exceptions", ["*", "huggingface.co", "a.b, .huggingface.co", "*.co", "co"]
)
def test_a_host_can_be_excepted(exceptions: str) -> None:
    assert proxy(HTTPS_PROXY=HERE, NO_PROXY=exceptions) is None
    assert proxy(HTTPS_PROXY="socks5://x", no_proxy=exceptions) is None


@pytest.mark.parametrize("exceptions", ["", ",", "face.co", "hub.huggingface.co", "huggingface"])
def test_other_hosts_may_be_excepted(exceptions: str) -> None:
    assert proxy(HTTPS_PROXY=HERE, NO_PROXY=exceptions)


def test_a_host_can_be_excepted_at_one_port() -> None:
    assert proxy("http://127.0.0.1:99", http_proxy=HERE, no_proxy="127.0.0.1:99") is None
    assert proxy("http://127.0.0.1:98", http_proxy=HERE, no_proxy="127.0.0.1:99")


def test_who_asks_is_told_to_the_proxy_and_never_shown() -> None:
    found = proxy(HTTPS_PROXY="http://me:p%40ss@proxy.example:3128")
    assert found is not None
    assert found.headers == {"Proxy-Authorization": "Basic bWU6cEBzcw=="}
    assert "me" not in repr(found).replace("name", "")
    assert str(found) == "proxy.example:3128"


@pytest.mark.parametrize(
    "text",
    [
        "https://proxy.example",
        "socks5://proxy.example:1080",
        "http://",
        "http://proxy.example:99999",
        "http://proxy.example:0x",
        "http://[broken",
        "http://a b",
        "x" * 5000,
    ],
)
def test_what_cannot_be_asked_is_one_line(text: str) -> None:
    with pytest.raises(
        InputError, match=r"HTTPS_PROXY: .* is no proxy that can be asked"
    ) as caught:
        proxy(HTTPS_PROXY=text)
    assert len(str(caught.value)) < 250


def test_a_password_is_not_shown_in_an_error() -> None:
    with pytest.raises(InputError, match="an address with a user's name") as caught:
        proxy(HTTPS_PROXY="socks5://me:secret@proxy.example")
    assert "secret" not in str(caught.value)
