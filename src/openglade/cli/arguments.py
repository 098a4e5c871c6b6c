"""Arguments that several commands take, and what a shell completes them with."""

from click import Context, Parameter
from click.shell_completion import CompletionItem

from openglade.catalog.store import Catalog


def model_names(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The ids of models that begin with what was typed, in any case."""
    typed = incomplete.casefold()
    ids = map(str, Catalog.load().models)
    return [CompletionItem(one) for one in ids if one.casefold().startswith(typed)]


def subject_names(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The ids of licenses, datasets and services that begin with what was typed."""
    catalog = Catalog.load()
    ids = map(str, (*catalog.licenses, *catalog.datasets, *catalog.services))
    return [CompletionItem(one) for one in ids if one.casefold().startswith(incomplete.casefold())]


def organization_names(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The ids of organizations that begin with what was typed."""
    return [
        CompletionItem(one)
        for one in Catalog.load().organizations
        if one.startswith(incomplete.casefold())
    ]
