"""Where a command looks for facts: the options that say so, and how it tells what it asks."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

import click

from openglade.at_hand import TextsAtHand
from openglade.catalog.store import Catalog
from openglade.core.override import FILE_NAME, Overrides
from openglade.places import Places
from openglade.reports.escaping import one_line

if TYPE_CHECKING:
    from openglade.license_text.reading import Reader
    from openglade.sources.hub import Hub

_Command = TypeVar("_Command", bound=Callable[..., Any])
_QUIET_FOR = 1.0
_EVERY = 5.0


def place_options(command: _Command) -> _Command:
    """Give a command `--offline`, `--overrides`, `--live`, `--refresh`, `--depth` and others."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Tell each request and its outcome."),
        click.option("--budget", type=click.IntRange(0), default=500, help="The most requests."),
        click.option("--depth", type=click.IntRange(0), default=100_000, help="The most steps up."),
        click.option("--refresh", is_flag=True, help="As --live, and anew for what is cached."),
        click.option("--live", is_flag=True, help="Ask the Hub also for what the catalog knows."),
        click.option("--overrides", metavar="FILE", help=f"What you settle (or ./{FILE_NAME})."),
        click.option("--offline", is_flag=True, help="Ask nobody; catalog and cache answer."),
    ):
        command = option(command)
    return command


class Where(TypedDict):
    """What the options say."""

    offline: bool
    overrides: str | None
    live: bool
    refresh: bool
    depth: int
    budget: int
    verbose: bool


def places_for(**where: Unpack[Where]) -> Places:
    """The catalog, and the Hub for what it does not know; the Hub is set up when it is needed.

    Who asks for what is new wants no answer that only the catalog gives: to refresh is to ask live.
    """
    catalog = Catalog.load()
    reader = cache(_reader)
    return Places(
        catalog=catalog,
        reader=reader,
        other=cache(partial(_hub, TextsAtHand(catalog, reader), where)),
        depth=where["depth"],
        live=where["live"] or where["refresh"],
        overrides=_overrides(where["overrides"], catalog),
    )


def _overrides(named: str | None, catalog: Catalog) -> Overrides:
    """What the user settles in a file that is named, or else lies in the current folder."""
    if named is None and not os.path.isfile(FILE_NAME):  # noqa: PTH113  (never raises)
        return Overrides()
    from openglade.catalog.overrides import read  # noqa: PLC0415  (few have such a file)

    return read(Path(named or FILE_NAME), catalog)


def _reader() -> "Reader":
    from openglade.cli.known_texts import reader  # noqa: PLC0415  (few texts are unknown)

    return reader()


def _hub(texts: TextsAtHand, where: Where) -> "Hub":
    from dataclasses import replace  # noqa: PLC0415  (most questions are about the catalog)

    from openglade.sources.card import read_card  # noqa: PLC0415
    from openglade.sources.hub import Hub, HubSettings  # noqa: PLC0415

    home = Path(os.path.expanduser("~"))  # noqa: PTH111  (never raises)
    stated = HubSettings.of(os.environ, home)
    settings = replace(
        stated,
        offline=where["offline"] or stated.offline,
        refresh=where["refresh"],
        budget=where["budget"],
    )
    telling = _Telling(each=where["verbose"])
    hub = Hub.of(
        settings,
        texts,
        read_card=partial(read_card, licenses=texts),
        today=datetime.now(tz=UTC).date(),
        on_request=telling.of_request,
    )
    hub.http.sleep = telling.sleep
    return hub


class _Telling:
    """Tells on standard error what is asked: each request, or, now and then, that it goes on.

    It tells in whole lines, which a log shows as well as a terminal does.
    """

    def __init__(self, *, each: bool) -> None:
        self._each = each
        self._start = time.monotonic()
        self._next = _QUIET_FOR
        self._requests = 0

    def of_request(self, url: str, outcome: str) -> None:
        """Tell one request and what it gave."""
        self._requests += 1
        passed = time.monotonic() - self._start
        if self._each:
            click.echo(one_line(f"{url}: {outcome}"), err=True)
        elif passed >= self._next:
            self._next = passed + _EVERY
            told = f"{self._requests} requests in {passed:.0f} s"
            click.echo(f"openglade: asking the Hub: {told}", err=True)

    def sleep(self, seconds: float) -> None:
        """Wait before a request is tried again, and tell so if it takes long."""
        if seconds >= _QUIET_FOR and not self._each:
            click.echo(f"openglade: the Hub is asked again in {seconds:g} s", err=True)
        time.sleep(seconds)
