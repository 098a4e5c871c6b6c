"""One model: gather what is known (the only part that reads), then conclude (pure)."""

import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol, TypeVar

from openglade.at_hand import TextsAtHand
from openglade.catalog.store import Catalog
from openglade.core.artifact import Dataset, Model, Service
from openglade.core.conclusion import conclude
from openglade.core.dossier import Dossier
from openglade.core.errors import InputError, SourceError
from openglade.core.evidence import Gap
from openglade.core.expression import Expression
from openglade.core.finding import Code, Finding
from openglade.core.ids import (
    HUB,
    DatasetId,
    LicenseId,
    ModelId,
    NodeId,
    UnknownId,
    is_bare,
    on_hub,
)
from openglade.core.license import License
from openglade.core.license_reading import LicenseReader
from openglade.core.lineage import CARRIES_NOTHING, Edge, Relation
from openglade.core.override import FILE_NAME, NOTHING_SETTLED, Overrides
from openglade.core.record import Claim, ModelRecord
from openglade.core.stance import DEFAULT, Stance

RepositoryId = ModelId | DatasetId

_DATA = frozenset({Relation.TRAINED_ON, Relation.DERIVED_DATA})
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{0,20}://|hf:", re.IGNORECASE)

_Named = TypeVar("_Named", ModelId, DatasetId)


class Source(Protocol):
    """A place that can be asked about any model or dataset, such as the Hub."""

    def spelled(self, node: _Named) -> _Named:
        """The id as the place spells it today, or as it is."""

    def moved(self, name: str, kind: type[_Named]) -> _Named | None:
        """The id of what had no organization once; None where the place does not know it."""

    def collect(self, node: RepositoryId) -> Iterator[Claim]:
        """What it knows of a node; SourceError when it does not answer or does not know it."""


@cache
def _reader() -> LicenseReader:
    from openglade.license_text.reading import Reader  # noqa: PLC0415  (few texts are unknown)

    return Reader()


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where facts are looked for: the catalog, and another source for what it does not know.

    `other` makes that source when it is first needed; if the places are `live`, it is also asked
    for what the catalog knows. Nodes more than `depth` edges above the model are not looked for.
    What the user settles in `overrides` stands above what any place says.
    """

    catalog: Catalog
    other: Callable[[], Source] | None = None
    depth: int = 100_000
    live: bool = False
    overrides: Overrides = NOTHING_SETTLED
    reader: Callable[[], LicenseReader] = _reader

    @property
    def texts(self) -> TextsAtHand:
        """What the license texts say that lie beside a model."""
        return TextsAtHand(self.catalog, self.reader)

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

    def moved(self, name: str, kind: type[_Named]) -> _Named | None:
        """What had the name on the Hub before it had an organization, by the first who knows."""
        known = self.catalog.moved(name, kind)
        return self.other().moved(name, kind) if known is None and self.other else known

    def claims(self, node: NodeId) -> tuple[Claim, ...]:
        """What is known of a node; SourceError where the one place that could know fails."""
        known = self.catalog.claims(node)
        if self.other is None or not isinstance(node, ModelId | DatasetId) or node.host != HUB:
            return known
        if not known:
            return _staged(self.other().collect(node))
        return _staged((*known, *_or_gap(node, self.other()))) if self.live else known

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
        for claim in places.overrides.over(node, found or [_missing(node)], places.catalog.spelled):
            if not isinstance(claim, Edge):
                claims.append(claim)
                continue
            named = _named(claim, places)
            if named.parent != claim.parent:
                claims.append(_repaired(claim, named))
            edge = replace(named, parent=places.catalog.spelled(named.parent))
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
        claims = _staged(local.collect(places.texts))
        return local.id, tuple(_with_own_file(local.id, local.own_text(FILE_NAME), claims, catalog))
    text = _without_address(target)
    known = catalog.find_model(text)
    asked = None if known or catalog.find_dataset(text) else _asked(text, places)
    if asked and places.other:
        return _first_of_another(asked, places, places.other())
    known = known or catalog.require_model(text)
    return known, places.claims(known)


def _with_own_file(
    model: ModelId, own: tuple[str, str] | None, claims: Sequence[Claim], catalog: Catalog
) -> Iterator[Claim]:
    """The claims of a folder, with what a file of overrides in it settles: where, and its text."""
    if own is None:
        return iter(claims)
    from openglade.catalog.overrides import parse  # noqa: PLC0415  (few folders have one)

    where, text = own
    return parse(text, where, catalog, model).over(model, claims, catalog.spelled)


def _without_address(target: str) -> str:
    """What a person names, by an address on the Hub or without one."""
    found = on_hub(target)
    if isinstance(found, DatasetId):
        advice = f"give a model, or see 'openglade show {found}'"
        raise InputError(f"model: {target[:200]!r} is a dataset; {advice}")
    if found is None and _ADDRESS.match(target):
        advice = "give an address of a model on huggingface.co, an id or a folder"
        raise InputError(f"model: {target[:200]!r} is no address of a model on the Hub; {advice}")
    return found.words if isinstance(found, UnknownId) else str(found or target)


def _asked(text: str, places: Places) -> ModelId | None:
    """The model that a text means which the catalog does not hold."""
    if places.other is None:
        return None
    if "/" in text:
        return ModelId.parse(text)
    return places.moved(text, ModelId) if is_bare(text) else None


def _named(edge: Edge, places: Places) -> Edge:
    """An edge whose parent has its organization, where it is known which one that is."""
    if not isinstance(edge.parent, UnknownId):
        return edge
    found = on_hub(edge.parent.words)
    name = found.words if isinstance(found, UnknownId) else edge.parent.words
    if not is_bare(name):
        return edge
    of_data = edge.relation in _DATA
    moved = places.moved(name, DatasetId) if of_data else places.moved(name, ModelId)
    return replace(edge, parent=moved) if moved else edge


def _repaired(before: Edge, after: Edge) -> Finding:
    words = str(before.parent).removeprefix("unknown:")
    because = f"{before.child}: {words!r} is read as {after.parent}, its name on the Hub today"
    return Finding(code=Code.REPAIRED, because=because, evidence=before.evidence)


def _staged(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    from openglade.sources.relation import staged  # noqa: PLC0415  (most ask about the catalog)

    return staged(tuple(claims))


def _or_gap(node: RepositoryId, source: Source) -> tuple[Claim, ...]:
    try:
        return tuple(source.collect(node))
    except SourceError as error:
        return (Gap(what=str(node), reason=str(error), source="asked"),)


def _first_of_another(
    asked: ModelId, places: Places, source: Source
) -> tuple[ModelId, Sequence[Claim]]:
    model = source.spelled(asked)
    try:
        return model, places.claims(model)
    except SourceError as error:
        near = places.catalog.names_near(str(asked))
        hint = f"; the catalog has {' and '.join(map(repr, near))}" if near else ""
        raise type(error)(f"{error}{hint}") from error


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
    reason = "not in the catalog; no other place was asked"
    if isinstance(node, UnknownId):
        bare = "a name without its organization, and nobody knows whose it is"
        reason = bare if is_bare(node.words) else "nobody names it"
    return Gap(what=str(node), reason=reason, source="catalog")


def named_licenses(claims: Iterable[Claim], catalog: Catalog) -> dict[LicenseId, License]:
    """Every license that a claim names, of now or then, and the policies that they make binding."""
    waiting = [
        one
        for claim in claims
        for expression in (*expressions_of(claim), *_former(claim))
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


def _former(claim: Claim) -> Iterator[Expression]:
    """Every license expression that something was under before."""
    match claim:
        case Model(components=components):
            releases = tuple(components.values())
        case Dataset(release=release):
            releases = (release,)
        case _:
            releases = ()
    yield from (former.license for release in releases for former in release.former)
