"""`openglade disagreements`."""

import click

from openglade.catalog.store import Catalog
from openglade.cli.output import format_options, write
from openglade.core.contest import contests
from openglade.examine import gather
from openglade.frameworks import assess, framework
from openglade.frameworks.lines import LINES, stand
from openglade.places import Places
from openglade.reports.pages.contests import ContestsReport


@click.command("disagreements")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="The most.")
@format_options
def command(limit: int, format_id: str, output: str | None) -> None:
    """Rank the models of the catalog by how far frameworks contradict each other about them.

    Six definitions that draw a line are asked: the Open Source Definition, OSI's and
    OpenLLM-France's definitions of open source AI, the Model Openness Framework, the exemption of
    the AI Act and the labels of the G7.
    """
    places = Places(catalog=Catalog.load())
    frameworks = tuple(map(framework, LINES))
    assessed = [
        (model, assess(gather(str(model), places), frameworks)) for model in places.catalog.models
    ]
    ranked = contests(assessed, stand)
    write(ContestsReport(ranked[:limit], len(assessed)), format_id, output)
