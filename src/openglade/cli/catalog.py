"""`openglade catalog`."""

import sys
from pathlib import Path

import click

from openglade.catalog import compiling
from openglade.cli.output import tell
from openglade.core.errors import InputError


@click.group("catalog")
def command() -> None:
    """Work on the catalog itself."""


@command.command("check")
@click.argument("folder", required=False, type=click.Path(file_okay=False))
def check(folder: str | None) -> None:
    """Check the files of a catalog: known words only, and a source and a date for each claim.

    FOLDER holds the folders models, licenses and so on; without it, the catalog of this checkout is
    checked. Exit code 2 when there are mistakes.
    """
    from openglade.catalog.checking import check as mistakes_in  # noqa: PLC0415  (slow to import)
    from openglade.reports.escaping import visible  # noqa: PLC0415

    root = Path(folder) if folder else compiling.ROOT
    if not compiling.stamp_of(root):
        raise InputError(f"{root}: holds no catalog files; give the folder of a checkout's catalog")
    mistakes = list(mistakes_in(root))
    for mistake in mistakes:
        click.echo(visible(mistake), err=True)
    files = compiling.stamp_of(root).split("-")[0]
    tell(f"{files} files, {len(mistakes)} mistakes")
    sys.exit(2 if mistakes else 0)
