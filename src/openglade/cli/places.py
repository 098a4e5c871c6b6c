"""Where a command looks for facts: the options that say so, and how it tells what it asks."""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

import click

from openglade.catalog.store import Catalog
from openglade.examine import Places

if TYPE_CHECKING:
    from openglade.sources.hub import Hub

_Command = TypeVar("_Command", bound=Callable[..., Any])
_QUIET_FOR = 1.0


def place_options(command: _Command) -> _Command:
    """Give a command `--offline`, `--refresh`, `--depth`, `--budget` and `-v`."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Tell each request and its outcome."),
        click.option("--budget", type=click.IntRange(0), default=500, help="The most requests."),
        click.option("--depth", type=click.IntRange(0), default=100_000, help="The most steps up."),
        click.option("--refresh", is_flag=True, help="Ask anew for what the cache holds."),
        click.option("--offline", is_flag=True, help="Ask nobody; catalog and cache answer."),
    ):
        command = option(command)
    return command


class Where(TypedDict):
    """What the options say."""

    offline: bool
    refresh: bool
    depth: int
    budget: int
    verbose: bool


def places_for(**where: Unpack[Where]) -> Places:
    """The catalog, and the Hub for what it does not know; the Hub is set up when it is needed."""
    catalog = Catalog.load()
    return Places(catalog=catalog, other=cache(partial(_hub, catalog, where)), depth=where["depth"])


def _hub(catalog: Catalog, where: Where) -> "Hub":
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
    return Hub.of(
        settings,
        catalog,
        read_card=partial(read_card, licenses=catalog),
        today=datetime.now(tz=UTC).date(),
        on_request=_Telling(each=where["verbose"]).of_request,
    )


class _Telling:
    """Tells on standard error what is asked: each request, or, after a second, that it goes on."""

    def __init__(self, *, each: bool) -> None:
        self._each = each
        self._start = time.monotonic()
        self._requests = 0

    def of_request(self, url: str, outcome: str) -> None:
        """Tell one request and what it gave."""
        self._requests += 1
        if self._each:
            click.echo(f"{url}: {outcome}", err=True)
        elif sys.stderr.isatty() and time.monotonic() - self._start > _QUIET_FOR:
            click.echo(f"\rasking the Hub: {self._requests} requests", nl=False, err=True)
