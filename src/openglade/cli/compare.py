"""`openglade compare`."""

from typing import Unpack

import click

from openglade.cli.arguments import model_names
from openglade.cli.assess import examine_all
from openglade.cli.failure import fail
from openglade.cli.output import format_options, write
from openglade.cli.places import Where, place_options, places_for
from openglade.reports.pages.comparison import ComparisonReport


@click.command("compare")
@click.argument("models", metavar="MODEL…", nargs=-1, required=True, shell_complete=model_names)
@format_options
@place_options
def command(
    models: tuple[str, ...], format_id: str, output: str | None, **where: Unpack[Where]
) -> None:
    """Show models side by side, a row for each component."""
    dossiers, errors = examine_all(models, places_for(**where))
    if dossiers:
        write(ComparisonReport(dossiers), format_id, output)
    if errors:
        fail(*errors)
