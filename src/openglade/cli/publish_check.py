"""`openglade publish-check`."""

import os
import sys
from typing import Unpack

import click

from openglade.cli.arguments import model_names
from openglade.cli.may import known_or_not
from openglade.cli.output import format_options, write
from openglade.cli.places import Where, place_options, places_for
from openglade.core.publishing import AtHand, Publishing, publishing
from openglade.core.reason import Answer
from openglade.core.record import ModelRecord
from openglade.places import Places
from openglade.reports.pages.publishing import PublishingReport

_TRIED = (
    *("Apache-2.0", "MIT", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0"),
    *("GPL-3.0-only", "AGPL-3.0-only", "LicenseRef-bigscience-openrail-m"),
)
"""Licenses that are tried beside those of the ancestors."""


@click.command("publish-check")
@click.argument("model", shell_complete=model_names)
@format_options
@place_options
def command(model: str, format_id: str, output: str | None, **where: Unpack[Where]) -> None:
    """Say what publishing a derivative asks for: its license, its name, its files, its card.

    MODEL is the folder that you are about to publish, or an id. Exit code 0: nothing is missing
    that can be seen; 1: something is; 3: not known. No legal advice.
    """
    places = places_for(**where)
    record = known_or_not(model, places)
    at_hand = _at_hand(model, places)
    wanted = dict.fromkeys((*map(str, _of_ancestors(record)), *_TRIED))
    known = (places.catalog.find_license(one) for one in wanted)
    licenses = [places.catalog.license(one) for one in known if one]
    found = publishing(record, at_hand, [one for one in licenses if one])
    write(PublishingReport(found, at_hand), format_id, output)
    sys.exit(_exit_code(found))


def _at_hand(model: str, places: Places) -> AtHand:
    if not os.path.isdir(os.path.expanduser(model)):  # noqa: PTH111, PTH112  (neither raises)
        return AtHand()
    from openglade.sources.folder import Folder  # noqa: PLC0415  (ids need no folder)

    return Folder.open(model).at_hand(places.texts)


def _of_ancestors(record: ModelRecord) -> tuple[str, ...]:
    """The licenses that the record names, those of the nearest ancestors among them."""
    return tuple(map(str, record.licenses))


def _exit_code(found: Publishing) -> int:
    if found.answer in {Answer.NO, Answer.ASK} or found.missing:
        return 1
    return 3 if found.answer is Answer.UNKNOWN else 0
