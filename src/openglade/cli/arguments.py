"""Arguments that several commands take, and what a shell completes them with."""

from click import Context, Parameter
from click.shell_completion import CompletionItem

from openglade.catalog.store import Catalog
from openglade.core.errors import InputError, not_known


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


def no_subject(name: str, catalog: Catalog) -> InputError:
    """The error for what is no license, dataset or service, with those that are called like it."""
    ids = map(str, (*catalog.licenses, *catalog.datasets, *catalog.services))
    known = {called: one for one in ids for called in _called(one)}
    advice = "write an id, an alias, or what the Hub calls a license"
    return not_known("catalog", name, "license, dataset or service", known, advice)


def no_organization(where: str, name: str, catalog: Catalog) -> InputError:
    """The error for what is no maker of a model, with those that are called like it."""
    makers = catalog.organizations.values()
    called = {word: one.id for one in makers for word in (one.name, *one.aliases, *one.hub, one.id)}
    known = {word.casefold(): id_ for word, id_ in called.items()}
    advice = "write its name, or its name on the Hub, as in a model's id before the slash"
    return not_known(where, name, "organization", known, advice)


def _called(id_: str) -> tuple[str, ...]:
    """What a person may call an id: the whole, and what is left without the place it is from."""
    whole = id_.casefold()
    return whole, whole.removeprefix("licenseref-").rpartition("/")[2].rpartition(":")[2]
