"""One model: gather what is known (the only part that reads), then conclude (pure)."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from openglade.catalog.store import Catalog
from openglade.core.artifact import Dataset, Model, Service
from openglade.core.conclusion import conclude
from openglade.core.dossier import Dossier
from openglade.core.errors import SourceError
from openglade.core.evidence import Gap
from openglade.core.expression import Expression
from openglade.core.ids import HUB, DatasetId, LicenseId, ModelId, NodeId, UnknownId
from openglade.core.license import License
from openglade.core.lineage import CARRIES_NOTHING, Edge
from openglade.core.record import Claim, ModelRecord
from openglade.core.stance import DEFAULT, Stance

RepositoryId = ModelId | DatasetId


_Named = TypeVar("_Named", ModelId, DatasetId)


class Source(Protocol):
    """A place that can be asked about any model or dataset, such as the Hub."""

    def spelled(self, node: _Named) -> _Named:
        """The id as the place spells it today, or as it is."""

    def collect(self, node: RepositoryId) -> Iterator[Claim]:
        """What it knows of a node; SourceError when it does not answer or does not know it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where facts are looked for: the catalog, and another source for what it does not know.

    `other` makes that source when it is first needed. Nodes more than `depth` edges above the model
    are not looked for.
    """

    catalog: Catalog
    other: Callable[[], Source] | None = None
    depth: int = 100_000

    def spelled(self, node: NodeId) -> NodeId:
        """The id of a node as the place that knows it spells it."""
        known = self.catalog.spelled(node)
        match known:
            case ModelId() if self.other and self._is_for_others(known):
                return self.other().spelled(known)
            case DatasetId() if self.other and self._is_for_others(known):
                return self.other().spelled(known)
            case _:
                return known

    def claims(self, node: NodeId) -> tuple[Claim, ...]:
        """What is known of a node; SourceError where the one place that could know fails."""
        if self.other and isinstance(node, ModelId | DatasetId) and self._is_for_others(node):
            return tuple(self.other().collect(node))
        return self.catalog.claims(node)

    def _is_for_others(self, node: RepositoryId) -> bool:
        return node.host == HUB and not self.catalog.claims(node)


def examine(target: str, places: Places, stance: Stance = DEFAULT) -> Dossier:
    """Assess one model: an id or an alias, or the folder of a model.

    Raises InputError when the target is neither, SourceError when a place that was asked failed.
    """
    return conclude(gather(target, places), stance)


def gather(target: str, places: Places) -> ModelRecord:
    """Collect what the sources know of a model and of all its ancestors, nearest first."""
    start, own = _first_claims(target, places)
    claims: list[Claim] = []
    seen: set[NodeId] = {start}
    waiting: deque[tuple[NodeId, int, Iterable[Claim]]] = deque([(start, 0, own)])
    while waiting:
        node, depth, found = waiting.popleft()
        for claim in found or [_missing(node)]:
            if not isinstance(claim, Edge):
                claims.append(claim)
                continue
            edge = replace(claim, parent=places.catalog.spelled(claim.parent))
            if edge.relation in CARRIES_NOTHING:
                claims.extend(_without_edges(places.catalog.claims(edge.parent)))
            elif depth >= places.depth:
                claims.append(_too_deep(edge.parent, places.depth))
            else:
                edge = replace(edge, parent=places.spelled(edge.parent))
                if edge.parent not in seen:
                    seen.add(edge.parent)
                    waiting.append((edge.parent, depth + 1, _claims_or_gap(edge.parent, places)))
            claims.append(edge)
    licenses = named_licenses(claims, places.catalog)
    published = places.catalog.published(start)
    return ModelRecord.of(start, claims, licenses=licenses, published=published)


def _first_claims(target: str, places: Places) -> tuple[ModelId, Sequence[Claim]]:
    catalog = places.catalog
    if _is_path(target, catalog):
        from openglade.sources.local import open_local  # noqa: PLC0415  (most ask about the catalog)

        local = open_local(target)
        return local.id, tuple(local.collect(catalog))
    known = catalog.find_model(target)
    if known is None and places.other and "/" in target and not catalog.find_dataset(target):
        return _first_of_another(ModelId.parse(target), places, places.other())
    known = known or catalog.require_model(target)
    return known, places.claims(known)


def _first_of_another(
    asked: ModelId, places: Places, source: Source
) -> tuple[ModelId, Sequence[Claim]]:
    model = source.spelled(asked)
    try:
        return model, places.claims(model)
    except SourceError as error:
        near = places.catalog.names_near(str(asked))
        hint = f"; the catalog has {' and '.join(map(repr, near))}" if near else ""
        raise SourceError(f"{error}{hint}") from error


def _claims_or_gap(node: NodeId, places: Places) -> Sequence[Claim]:
    try:
        return places.claims(node)
    except SourceError as error:
        return (Gap(what=str(node), reason=str(error), source="asked"),)


def _without_edges(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if not isinstance(claim, Edge)]


def _too_deep(node: NodeId, depth: int) -> Gap:
    return Gap(what=str(node), reason=f"more than {depth} steps above; not looked for", source="-")


def _is_path(target: str, catalog: Catalog) -> bool:
    looks_so = target.startswith((".", "/", "~"))
    return looks_so or (catalog.find_model(target) is None and os.path.exists(target))  # noqa: PTH110  (never raises)


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
