"""`openglade show`."""

import click

from openglade.catalog.store import Catalog
from openglade.cli.arguments import subject_names
from openglade.cli.output import format_options, write
from openglade.core.errors import not_known
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
        ids = map(str, (*catalog.licenses, *catalog.datasets, *catalog.services))
        model = catalog.find_model(name)
        advice = f"it is a model: see 'openglade assess {model}'" if model else "see --help"
        raise not_known("catalog", name, "license, dataset or service", ids, advice)
    write(report, format_id, output)
