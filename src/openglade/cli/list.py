"""`openglade list`."""

import re
from collections.abc import Callable

import click

from openglade.catalog.store import Catalog
from openglade.cli.arguments import no_organization
from openglade.cli.output import format_options, write
from openglade.core.artifact import OrganizationKind
from openglade.core.component import Component, Level
from openglade.core.errors import InputError, folded, not_known
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId
from openglade.core.journey import Assessed
from openglade.core.territory import country as country_code
from openglade.core.territory import lies_in
from openglade.overview import Overview
from openglade.reports.pages.listing import ListingReport

Filter = Callable[[Assessed], bool]

_CONDITION = re.compile(r"(?P<component>[a-z_]+)(?P<sign>>=|<=|=)(?P<level>[0-4]|n/a|\?)")
_SORTS: dict[str, Callable[[Assessed], tuple[object, ...]]] = {
    "name": lambda one: (str(one.model.id).casefold(),),
    "released": lambda one: (one.model.profile.released, str(one.model.id)),
    "organization": lambda one: (_maker(one), one.model.profile.released),
    "parameters": lambda one: (one.model.profile.parameters or 0, str(one.model.id)),
    "openness": lambda one: (
        tuple(-_rank(level) for level in one.levels.values()),
        str(one.model.id),
    ),
}


@click.command("list")
@click.option(
    "--level",
    "conditions",
    multiple=True,
    metavar="COMPONENT=N",
    help="E.g. weights=4, 'code>=3', 'pretraining_data<=1'.",
)
@click.option(
    "--license", "license_name", help="The declared license of the weights: id, alias or Hub id."
)
@click.option("--organization", help="The maker: id, name or name on the Hub.")
@click.option("--country", help="ISO 3166-1 code of the maker's country, e.g. FR, or EU.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in OrganizationKind]),
    help="The kind of maker.",
)
@click.option("--sort", type=click.Choice(list(_SORTS)), default="organization", show_default=True)
@click.option("--reverse", is_flag=True, help="The last first.")
@format_options
def command(  # noqa: PLR0913  (one for each option)
    *,
    conditions: tuple[str, ...],
    license_name: str | None,
    organization: str | None,
    country: str | None,
    kind: str | None,
    sort: str,
    reverse: bool,
    format_id: str,
    output: str | None,
) -> None:
    """List the models of the catalog with their levels."""
    catalog = Catalog.load()
    filters = [_level_filter(condition) for condition in conditions]
    filters += [_license_filter(license_name, catalog)] if license_name is not None else []
    filters += [_organization_filter(organization, catalog)] if organization is not None else []
    filters += [_country_filter(country)] if country is not None else []
    filters += [lambda one: _kind(one) == kind] if kind else []
    found = [one for one in Overview(catalog).models() if all(keeps(one) for keeps in filters)]
    write(ListingReport(tuple(sorted(found, key=_SORTS[sort], reverse=reverse))), format_id, output)


def _level_filter(condition: str) -> Filter:
    match = _CONDITION.fullmatch(condition)
    names = {component.value: component for component in Component}
    if match is None or match["component"] not in names:
        advice = f"write one of {', '.join(names)}, then = or >= or <=, then a level"
        raise InputError(f"--level: {condition[:80]!r} is no condition; {advice}")
    component, sign = names[match["component"]], match["sign"]
    wanted = Level(int(match["level"])) if match["level"].isdigit() else Level(match["level"])
    if sign == "=":
        return lambda one: one.levels[component] is wanted
    if not wanted.is_known:
        advice = f"write = instead of {sign}"
        raise InputError(f"--level: {condition!r} compares with what is no degree; {advice}")
    least, most = (wanted.rank, 4) if sign == ">=" else (0, wanted.rank)
    return lambda one: (
        one.levels[component].is_known and least <= one.levels[component].rank <= most
    )


def _license_filter(name: str, catalog: Catalog) -> Filter:
    wanted = catalog.find_license(name)
    if wanted is None:
        known = folded(catalog.licenses)
        raise not_known("--license", name, "license", known, "write an id, or what the Hub says")
    return lambda one: wanted in _licenses(one)


def _organization_filter(name: str, catalog: Catalog) -> Filter:
    wanted = catalog.find_organization(name)
    if wanted is None:
        raise no_organization("--organization", name, catalog)
    return lambda one: one.model.profile.organization == wanted


def _country_filter(code: str) -> Filter:
    wanted = country_code(code, "--country")
    return lambda one: any(lies_in(place, (wanted,)) for place in _countries(one))


def _licenses(one: Assessed) -> tuple[LicenseId, ...]:
    release = one.model.components.get(Component.WEIGHTS)
    return release.license.licenses if release and isinstance(release.license, Expression) else ()


def _maker(one: Assessed) -> str:
    maker = one.model.profile.organization
    return maker.name.casefold() if maker else ""


def _countries(one: Assessed) -> tuple[str, ...]:
    maker = one.model.profile.organization
    return maker.countries if maker else ()


def _kind(one: Assessed) -> str:
    maker = one.model.profile.organization
    return maker.kind.value if maker else ""


def _rank(level: Level) -> int:
    return level.rank if level.is_known else -1
