"""`openglade publish-check`."""

import os
import sys
from typing import Unpack

import click

from openglade.catalog.store import Catalog
from openglade.cli.arguments import model_names
from openglade.cli.may import Said, known_or_not, person_options, use_of, where_of
from openglade.cli.output import format_options, write
from openglade.cli.places import place_options, places_for
from openglade.core.checklist import AtHand
from openglade.core.license import License
from openglade.core.publishing import Publishing, publishing
from openglade.core.reason import Answer
from openglade.core.term import Action
from openglade.places import Places
from openglade.reports.pages.publishing import PublishingReport

_DONE = (Action.REDISTRIBUTE.value, Action.PUBLISH_DERIVATIVE.value)
_TRIED = (
    *("Apache-2.0", "MIT", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0"),
    *("GPL-3.0-only", "AGPL-3.0-only", "LicenseRef-bigscience-openrail-m"),
)
"""Licenses that are tried beside those of the ancestors."""


@click.command("publish-check")
@click.argument("model", shell_complete=model_names)
@person_options
@format_options
@place_options
def command(model: str, *, format_id: str, output: str | None, **said: Unpack[Said]) -> None:
    """Say what publishing a derivative asks for: its license, its name, its files, its card.

    MODEL is the folder that you are about to publish, or an id. Nothing is written: the lines for
    the card are a patch, so `openglade publish-check . | patch -p1` writes them. Exit code 0:
    nothing is missing that can be seen; 1: something is; 3: not known. No legal advice.
    """
    use = use_of(said, _DONE)
    places = places_for(**where_of(said))
    at_hand = _at_hand(model, places)
    record = known_or_not(model, places)
    found = publishing(record, at_hand, _candidates(places.catalog), use)
    write(PublishingReport(found, at_hand, record), format_id, output)
    sys.exit(_exit_code(found))


def _at_hand(model: str, places: Places) -> AtHand:
    if not os.path.isdir(os.path.expanduser(model)):  # noqa: PTH111, PTH112  (neither raises)
        return AtHand()
    from openglade.sources.folder import Folder  # noqa: PLC0415  (ids need no folder)

    return Folder.open(model).at_hand(places.texts)


def _candidates(catalog: Catalog) -> list[License]:
    known = (catalog.find_license(one) for one in _TRIED)
    return [text for one in known if one and (text := catalog.license(one))]


def _exit_code(found: Publishing) -> int:
    if found.answer in {Answer.NO, Answer.ASK} or found.missing:
        return 1
    return 3 if found.answer is Answer.UNKNOWN else 0
