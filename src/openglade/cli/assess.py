"""`openglade assess`."""

from collections.abc import Callable
from typing import Unpack

import click

from openglade.cli.arguments import model_names
from openglade.cli.failure import fail
from openglade.cli.foreign import READERS, examine_foreign
from openglade.cli.output import format_options, write
from openglade.cli.places import Where, place_options, places_for
from openglade.core.dossier import Dossier
from openglade.core.errors import OpengladeError
from openglade.examine import examine
from openglade.places import Places
from openglade.reports.pages.assessment import AssessmentReport

_FROM = "Read MODEL as a file in which another assessor says what is open."
_ASKED = "What a framework says, too; see 'openglade frameworks'."


@click.command("assess")
@click.argument("models", metavar="MODEL…", nargs=-1, required=True, shell_complete=model_names)
@click.option("--from", "kind", type=click.Choice(list(READERS)), help=_FROM)
@click.option("--framework", "names", metavar="ID|all|FILE", multiple=True, help=_ASKED)
@format_options
@place_options
def command(
    models: tuple[str, ...],
    kind: str | None,
    names: tuple[str, ...],
    format_id: str,
    output: str | None,
    **where: Unpack[Where],
) -> None:
    """Say how open each part of a model is, and why.

    MODEL is an id (mistralai/Mistral-7B-v0.1), an alias (gpt-4), or a folder or file (./my-model).
    What the catalog does not know is asked of the Hugging Face Hub.
    """
    judge = _asked(names)

    def examine_one(target: str, places: Places) -> Dossier:
        if kind:
            return examine_foreign(kind, target, places, judge)
        return judge(examine(target, places))

    dossiers, errors = examine_all(models, places_for(**where), examine_one)
    if dossiers:
        write(AssessmentReport(dossiers, len(models)), format_id, output)
    if errors:
        fail(*errors)


def _asked(names: tuple[str, ...]) -> Callable[[Dossier], Dossier]:
    """What adds the answers of some frameworks to a dossier; nothing where none is named."""
    if not names:
        return lambda dossier: dossier
    from openglade.cli.selection import judged, selected  # noqa: PLC0415  (most ask for none)

    frameworks = selected(names)
    return lambda dossier: judged(dossier, frameworks)


def examine_all(
    models: tuple[str, ...],
    places: Places,
    examine_one: Callable[[str, Places], Dossier] = examine,
) -> tuple[tuple[Dossier, ...], tuple[OpengladeError, ...]]:
    """Examine each model; those that cannot be examined are errors, and hold up no other."""
    dossiers: list[Dossier] = []
    errors: list[OpengladeError] = []
    for model in models:
        try:
            dossiers.append(examine_one(model, places))
        except OpengladeError as error:
            errors.append(error)
    return tuple(dossiers), tuple(errors)
