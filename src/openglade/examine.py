"""One model: gather what is known (the only part that reads), then conclude (pure)."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from openglade.catalog.store import Catalog
from openglade.core.artifact import Dataset, Model, Service
from openglade.core.conclusion import conclude
from openglade.core.dossier import Dossier
from openglade.core.evidence import Gap
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId, ModelId, NodeId, UnknownId
from openglade.core.license import License
from openglade.core.lineage import CARRIES_NOTHING, Edge
from openglade.core.record import Claim, ModelRecord
from openglade.core.stance import DEFAULT, Stance


def examine(target: str, catalog: Catalog, stance: Stance = DEFAULT) -> Dossier:
    """Assess one model: an id or alias that the catalog knows, or the folder of a model.

    Raises InputError when the target is neither.
    """
    return conclude(gather(target, catalog), stance)


def gather(target: str, catalog: Catalog) -> ModelRecord:
    """Collect what the sources know of a model and of all its ancestors, nearest first."""
    start, own = _first_claims(target, catalog)
    claims: list[Claim] = []
    seen: set[NodeId] = {start}
    waiting: deque[tuple[NodeId, Iterable[Claim]]] = deque([(start, own)])
    while waiting:
        node, found = waiting.popleft()
        known = tuple(found)
        claims.extend(known or [_missing(node)])
        for edge in (one for one in known if isinstance(one, Edge)):
            above = catalog.claims(edge.parent)
            if edge.relation in CARRIES_NOTHING:
                claims.extend(one for one in above if not isinstance(one, Edge))
            elif edge.parent not in seen:
                seen.add(edge.parent)
                waiting.append((edge.parent, above))
    licenses = named_licenses(claims, catalog)
    return ModelRecord.of(start, claims, licenses=licenses, published=catalog.published(start))


def _first_claims(target: str, catalog: Catalog) -> tuple[ModelId, Iterable[Claim]]:
    if not _is_path(target, catalog):
        model = catalog.require_model(target)
        return model, catalog.claims(model)
    from openglade.sources.folder import Folder  # noqa: PLC0415  (most questions are about the catalog)

    folder = Folder.open(target)
    return folder.id, (_respelled(claim, catalog) for claim in folder.collect(catalog))


def _is_path(target: str, catalog: Catalog) -> bool:
    looks_so = target.startswith((".", "/", "~"))
    return looks_so or (catalog.find_model(target) is None and os.path.isdir(target))  # noqa: PTH112  (never raises)


def _respelled(claim: Claim, catalog: Catalog) -> Claim:
    """Give a parent that somebody names the spelling of the catalog, whatever its case."""
    return (
        replace(claim, parent=catalog.spelled(claim.parent)) if isinstance(claim, Edge) else claim
    )


def _missing(node: NodeId) -> Gap:
    reason = (
        "nobody names it"
        if isinstance(node, UnknownId)
        else "not in the catalog; no other place was asked"
    )
    return Gap(what=str(node), reason=reason, source="catalog")


def named_licenses(claims: Iterable[Claim], catalog: Catalog) -> dict[LicenseId, License]:
    """Every license that a claim names, and the policies that these make binding."""
    waiting = [
        one
        for claim in claims
        for expression in expressions_of(claim)
        for one in expression.licenses
    ]
    named: dict[LicenseId, License] = {}
    while waiting:
        license_id = waiting.pop()
        known = catalog.license(license_id) if license_id not in named else None
        if known:
            named[license_id] = known
            waiting.extend(known.incorporates)
    return named


def expressions_of(claim: Claim) -> Iterator[Expression]:
    """Every license expression that a claim states."""
    match claim:
        case Model(components=components, service_terms=terms):
            declared = (*(release.license for release in components.values()), terms)
        case Dataset(release=release):
            declared = (release.license,)
        case Service(terms=terms):
            declared = (terms,)
        case _:
            declared = ()
    yield from (one for one in declared if isinstance(one, Expression))
