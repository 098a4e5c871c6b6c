"""The Hugging Face Hub: what its API, its license files and its cards say of a model or dataset."""

import json
import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar
from urllib.parse import quote, urlsplit

from openglade.core.errors import InputError, NotFoundError, SourceError
from openglade.core.evidence import Gap
from openglade.core.ids import HUB, DatasetId, ModelId
from openglade.core.license import LicenseTexts
from openglade.core.lineage import Relation
from openglade.core.record import Claim
from openglade.sources.cache import Cache, Entry, Key
from openglade.sources.http import Http, Request
from openglade.sources.hub_page import Page, RepositoryId
from openglade.sources.proxy import Proxy

_Repository = TypeVar("_Repository", ModelId, DatasetId)
_PUBLIC = f"https://{HUB}"
_LONGEST_TOKEN = 2_000
_LARGEST_PAGE = 10_000_000
_LARGEST_CARD = 5_000_000
_LARGEST_LICENSE = 1_000_000
_MOST_LICENSE_FILES = 5
_MOST_PAGES = 8
_EXPANDED = {
    ModelId: (
        *("author", "baseModels", "cardData", "createdAt", "disabled", "gated", "gguf"),
        *("lastModified", "library_name", "pipeline_tag", "private", "safetensors", "sha"),
        *("siblings", "tags"),
    ),
    DatasetId: (
        *("author", "cardData", "createdAt", "disabled", "gated", "lastModified", "private"),
        *("sha", "siblings", "tags"),
    ),
}


class ReadCard(Protocol):
    """Who reads the text of a card, found at its URL on a day, among the files of its node."""

    def __call__(  # noqa: PLR0913  (one place for what a card is read with)
        self,
        text: str,
        source: str,
        *,
        node: RepositoryId,
        read_on: date,
        files: Sequence[str],
        labeled: Relation | None,
    ) -> Iterator[Claim]:
        """What the card says; the Hub has labeled how the model is made from its parents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubSettings:
    """Where the Hub is, who asks, and how much may be asked.

    `offline` asks nobody and answers from the cache alone, `refresh` asks anew for everything;
    `timeout` is in seconds, `budget` is the number of requests.
    """

    cache: Path
    endpoint: str = _PUBLIC
    token: str = field(default="", repr=False)
    proxy: Proxy | None = None
    offline: bool = False
    refresh: bool = False
    timeout: float = 10
    budget: int = 500

    @classmethod
    def of(cls, environment: Mapping[str, str], home: Path) -> Self:
        """The settings that the environment names, by the variables of huggingface_hub.

        The token's file is the only one that is read. Raises InputError for an HF_ENDPOINT that is
        no address, for a proxy that cannot be asked, and for a token that cannot be one.
        """
        stated = Path(environment.get("XDG_CACHE_HOME", ""))
        caches = stated if stated.is_absolute() else home / ".cache"
        hub_home = _path_of(environment, "HF_HOME", home) or caches / "huggingface"
        named = _path_of(environment, "HF_TOKEN_PATH", home)
        nobody = _is_on(environment, "HF_HUB_DISABLE_IMPLICIT_TOKEN")
        endpoint = _endpoint(environment.get("HF_ENDPOINT", ""))
        return cls(
            cache=caches / "openglade",
            endpoint=endpoint,
            proxy=Proxy.of(environment, endpoint),
            token="" if nobody else _token(environment, named or hub_home / "token"),
            offline=_is_on(environment, "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"),
        )


@dataclass(slots=True, kw_only=True)
class Hub:
    """The Hub as a source: asked over one socket, within a budget, and remembered on disk."""

    settings: HubSettings
    licenses: LicenseTexts
    read_card: ReadCard
    today: date
    http: Http
    _pages: dict[RepositoryId, Page | SourceError] = field(
        default_factory=dict, init=False, repr=False
    )
    _asked: set[Key] = field(default_factory=set, init=False, repr=False)
    _moved: dict[tuple[type[RepositoryId], str], RepositoryId | None] = field(
        default_factory=dict, init=False, repr=False
    )

    @classmethod
    def of(
        cls,
        settings: HubSettings,
        licenses: LicenseTexts,
        *,
        read_card: ReadCard,
        today: date,
        on_request: Callable[[str, str], None] = lambda _url, _outcome: None,
    ) -> Self:
        """The Hub as the settings have it; `on_request` is told each address and its outcome."""
        http = Http(
            endpoint=settings.endpoint,
            token=settings.token,
            proxy=settings.proxy,
            timeout=settings.timeout,
            on_request=on_request,
        )
        return cls(
            settings=settings, licenses=licenses, read_card=read_card, today=today, http=http
        )

    @property
    def requests_left(self) -> int:
        """How many requests the budget still allows; tries after a failure count as well."""
        return max(0, self.settings.budget - self.http.sent)

    def spelled(self, node: _Repository) -> _Repository:
        """The id as the Hub spells it today, after renames; as given where the Hub does not tell.

        It costs the request that `collect` needs as well, and no other.
        """
        try:
            found = self._page(node).canonical if node.host == HUB else node
        except SourceError:
            return node
        return replace(node, org=found.org, name=found.name)

    def moved(self, name: str, kind: type[_Repository]) -> _Repository | None:
        """Where the Hub moved a repository that had no organization; None where it does not tell.

        Each name is asked for once.
        """
        if (kind, name) not in self._moved:
            self._moved[kind, name] = self._read_moved(name, kind)
        found = self._moved[kind, name]
        return found if isinstance(found, kind) else None

    def _read_moved(self, name: str, kind: type[_Repository]) -> _Repository | None:
        nature = kind.nature.value
        url = f"{self.settings.endpoint}/api/{nature}s/{quote(name, safe='')}"
        key = self._key(f"moved {nature}", name, "")
        request = Request(url=url, what=nature, about=name, largest=_LARGEST_PAGE)
        try:
            entry, asked = self._entry(key, request, lasting=False)
            told = kind.parse(str(self._object(entry.body, name).get("id")))
        except (SourceError, InputError):
            return None
        if asked:
            self._cache.write(key, entry)
        return told if told.host == HUB and told.name.casefold() == name.casefold() else None

    def collect(self, node: RepositoryId) -> Iterator[Claim]:
        """What the Hub says of a repository; the claims are about the id as it was given.

        Raises SourceError when there is no such repository, or the Hub does not show its page: this
        is told before the first claim. A file that cannot be read is a Gap.
        """
        if node.host != HUB:
            yield Gap(what=str(node), reason="not on the Hub", source=self.settings.endpoint)
            return
        try:
            page = self._page(node)
            yield from page.claims(self.licenses)
            yield from self._license_files(page)
            yield from self._card(page)
        except _BudgetUsedUpError as error:
            yield Gap(what=str(node), reason=str(error), source=self.settings.endpoint)

    def _page(self, node: RepositoryId) -> Page:
        """The page of a repository, asked for once; a failure is remembered as well."""
        found = self._pages.get(node)
        if found is None:
            try:
                found = self._read_page(node)
            except _BudgetUsedUpError:
                raise
            except SourceError as error:
                found = error
            if len(self._pages) >= _MOST_PAGES:
                self._pages.pop(next(iter(self._pages)))
            self._pages[node] = found
        if isinstance(found, SourceError):
            raise found
        return found

    def _read_page(self, node: RepositoryId) -> Page:
        address = f"{self.settings.endpoint}/api/{node.nature.value}s/{_path(node)}"
        at = f"/revision/{quote(node.revision, safe='')}" if node.revision else ""
        query = "&".join(f"expand={name}" for name in _EXPANDED[type(node)])
        key = self._key(node.nature.value, f"{node.org}/{node.name}", node.revision)
        request = self._request(f"{address}{at}?{query}", node, "", _LARGEST_PAGE)
        entry, asked = self._entry(key, request, lasting=False)
        fields = self._object(entry.body, node)
        if asked:
            self._cache.write(key, entry)
        return Page.of(node, fields, address, entry.read_on)

    def _object(self, body: bytes, node: object) -> dict[str, Any]:
        try:
            value: Any = json.loads(body)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict):
            return value
        raise SourceError(f"{self.http.host}: no JSON object for {str(node)!r}; check HF_ENDPOINT")

    def _card(self, page: Page) -> Iterator[Claim]:
        name = next((name for name in page.files if name.lower() == "readme.md"), None)
        if name is None:
            reason = "no README.md among the files that the Hub lists"
            yield Gap(what="card", reason=reason, source=page.source)
            return
        entry = yield from self._file(page, name, _LARGEST_CARD)
        if entry is None:
            return
        url = self._url(page, name)
        text = entry.body.decode("utf-8", "replace")
        try:
            yield from self.read_card(
                text,
                url,
                node=page.node,
                read_on=entry.read_on,
                files=page.files,
                labeled=page.relation,
            )
        except (InputError, SourceError) as error:
            yield Gap(what="card", reason=str(error), source=url)

    def _license_files(self, page: Page) -> Iterator[Claim]:
        names = page.license_files
        for name in names[:_MOST_LICENSE_FILES]:
            entry = yield from self._file(page, name, _LARGEST_LICENSE)
            if entry:
                url = self._url(page, name)
                yield from page.of_license_file(name, entry, url, self.licenses)
        for name in names[_MOST_LICENSE_FILES:]:
            reason = f"not asked for: {_MOST_LICENSE_FILES} license files are read at most"
            yield Gap(what=name[:200], reason=reason, source=page.source)

    def _file(self, page: Page, name: str, largest: int) -> Generator[Claim, None, Entry | None]:
        """Return one file of a repository; yield a gap and return None where it cannot be had."""
        url = self._url(page, name)
        key = self._key("file", url, page.sha)
        try:
            request = self._request(url, page.node, f"/{name}", largest)
            entry, asked = self._entry(key, request, lasting=bool(page.sha))
        except _BudgetUsedUpError:
            raise
        except SourceError as error:
            yield Gap(what=name[:200], reason=str(error), source=url)
            return None
        if asked:
            self._cache.write(key, entry)
        return entry

    def _entry(self, key: Key, request: Request, *, lasting: bool) -> tuple[Entry, bool]:
        """The answer, and whether it was asked for just now.

        What is kept counts for good if it cannot change, else on the day on which it was read.
        """
        offline = self.settings.offline
        anew = self.settings.refresh and not offline and key not in self._asked
        kept = None if anew else self._cache.read(key)
        if kept and (offline or lasting or kept.read_on == self.today):
            return kept, False
        if offline:
            missing = f"{self.http.host}: {request.about[:200]!r} is not in the cache"
            raise NotFoundError(f"{missing}; ask once without --offline")
        if not self.requests_left:
            used_up = f"not asked: the budget of {self.settings.budget} requests is used up"
            raise _BudgetUsedUpError(used_up)
        self._asked.add(key)
        return Entry(self.http.get(request), self.today), True

    def _request(self, url: str, node: RepositoryId, part: str, largest: int) -> Request:
        return Request(url=url, what=node.nature.value, about=f"{node}{part}", largest=largest)

    def _key(self, kind: str, name: str, revision: str) -> Key:
        return Key(place=self.settings.endpoint, kind=kind, id=name, revision=revision)

    @property
    def _cache(self) -> Cache:
        return Cache(self.settings.cache)

    def _url(self, page: Page, name: str) -> str:
        kind = "datasets/" if isinstance(page.node, DatasetId) else ""
        at = quote(page.sha or page.node.revision or "main", safe="")
        place = f"{self.settings.endpoint}/{kind}{_path(page.canonical)}"
        return f"{place}/resolve/{at}/{quote(name)}"


class _BudgetUsedUpError(SourceError):
    """Nothing more may be asked."""


def _path(node: RepositoryId) -> str:
    return f"{quote(node.org, safe='')}/{quote(node.name, safe='')}"


def _endpoint(text: str) -> str:
    """An address of a hub without the slash at its end; the public one where none is named."""
    address = text.strip().rstrip("/") or _PUBLIC
    try:
        parts = urlsplit(address)
        named = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        named = False
    if not named or not re.fullmatch(r"[!-?A-~]{1,300}", address) or set(address) & {"?", "#"}:
        shown = "an address with a user's name" if "@" in address else f"{address[:100]!r}"
        raise InputError(f"HF_ENDPOINT: {shown} is no address of a hub; write https://host")
    return address


def _path_of(environment: Mapping[str, str], name: str, home: Path) -> Path | None:
    text = environment.get(name, "")
    if text.startswith("~/"):
        return home / text[2:]
    return Path(text) if text else None


def _token(environment: Mapping[str, str], path: Path) -> str:
    """The token of the environment, or of its file; empty where there is none to be read."""
    token, where = environment.get("HF_TOKEN", "").strip(), "HF_TOKEN"
    with suppress(OSError):
        if not token and path.is_file():
            with path.open("rb") as file:
                token, where = file.read(_LONGEST_TOKEN).decode("latin-1").strip(), str(path)
    if not re.fullmatch(r"[!-~]{0,1000}", token):
        raise InputError(f"{where}: what it holds is no token; copy the token anew from the Hub")
    return token


def _is_on(environment: Mapping[str, str], *names: str) -> bool:
    return any(environment.get(name, "").upper() in {"1", "ON", "YES", "TRUE"} for name in names)
