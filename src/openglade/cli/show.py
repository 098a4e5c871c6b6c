"""`openglade show`."""

import click

from openglade.catalog.store import Catalog
from openglade.cli.arguments import no_subject, subject_names
from openglade.cli.output import format_options, write
from openglade.core.errors import InputError
from openglade.overview import Overview


@click.command("show")
@click.argument("name", shell_complete=subject_names)
@format_options
def command(name: str, format_id: str, output: str | None) -> None:
    """Show what the catalog holds of a license, a dataset or a service.

    NAME is an id (LicenseRef-llama-3.1-community, allenai/dolma), an alias, or what the Hub calls a
    license (gemma).
    """
    catalog = Catalog.load()
    report = Overview(catalog).describe(name)
    if report is None:
        raise _missing(name, catalog)
    write(report, format_id, output)


def _missing(name: str, catalog: Catalog) -> InputError:
    if model := catalog.find_model(name):
        return InputError(f"catalog: {name!r} is a model; see 'openglade assess {model}'")
    return no_subject(name, catalog)
