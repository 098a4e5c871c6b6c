"""`openglade journey`."""

import click

from openglade.catalog.store import Catalog
from openglade.cli.arguments import no_organization, organization_names
from openglade.cli.output import format_options, write
from openglade.core.journey import Journey
from openglade.overview import Overview
from openglade.reports.pages.journey import JourneyReport


@click.command("journey")
@click.argument("organization", shell_complete=organization_names)
@format_options
def command(organization: str, format_id: str, output: str | None) -> None:
    """Show how the openness of one maker moved over time, from its models in the catalog."""
    catalog = Catalog.load()
    maker = catalog.find_organization(organization)
    if maker is None:
        raise no_organization("catalog", organization, catalog)
    models = [one for one in Overview(catalog).models() if one.model.profile.organization == maker]
    write(JourneyReport(maker, Journey.of(models)), format_id, output)
