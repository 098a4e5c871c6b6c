"""`openglade lineage`."""

from typing import Unpack

import click

from openglade.cli.arguments import model_names
from openglade.cli.output import drawing_options, write
from openglade.cli.places import Where, place_options, places_for
from openglade.examine import gather
from openglade.reports.pages.lineage import LineageReport


@click.command("lineage")
@click.argument("model", shell_complete=model_names)
@drawing_options
@place_options
def command(model: str, format_id: str, output: str | None, **where: Unpack[Where]) -> None:
    """Draw where a model comes from: every base, teacher, dataset and generator.

    MODEL is an id, an alias, a folder or a file, as for assess.
    """
    write(LineageReport(gather(model, places_for(**where))), format_id, output)
