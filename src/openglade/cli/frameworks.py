"""`openglade frameworks`."""

from typing import Unpack

import click

from openglade.cli.arguments import model_names
from openglade.cli.assess import examine_all
from openglade.cli.failure import fail
from openglade.cli.output import format_options, write
from openglade.cli.places import Where, place_options, places_for
from openglade.cli.selection import judged, selected
from openglade.reports.pages.frameworks import FrameworksReport


@click.command("frameworks")
@click.argument("models", metavar="MODEL…", nargs=-1, required=True, shell_complete=model_names)
@click.option("--framework", "names", metavar="ID|FILE", multiple=True, help="These only.")
@format_options
@place_options
def command(
    models: tuple[str, ...],
    names: tuple[str, ...],
    format_id: str,
    output: str | None,
    **where: Unpack[Where],
) -> None:
    """Show what each framework says of a model, side by side, and why they differ.

    A framework is an id (osaid-1.0, see docs/reference/frameworks.md) or a file with a profile; one
    that is named is shown with every criterion.
    """
    frameworks = selected(names or ("all",))
    dossiers, errors = examine_all(models, places_for(**where))
    if dossiers:
        answered = tuple(judged(one, frameworks) for one in dossiers)
        write(FrameworksReport(answered, len(models), criteria=bool(names)), format_id, output)
    if errors:
        fail(*errors)
