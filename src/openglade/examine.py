"""One model: gather what is known (the only part that reads), then conclude (pure)."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from openglade.core.conclusion import conclude
from openglade.core.dossier import Dossier
from openglade.core.errors import SourceError
from openglade.core.evidence import Gap
from openglade.core.finding import Code, Finding
from openglade.core.ids import NodeId, UnknownId, is_bare
from openglade.core.lineage import CARRIES_NOTHING, Edge
from openglade.core.record import Claim, ModelRecord, named_licenses
from openglade.core.stance import DEFAULT, Stance
from openglade.places import Places
from openglade.targets import first_claims


def examine(target: str, places: Places, stance: Stance = DEFAULT) -> Dossier:
    """Assess one model: an id or an alias, or the folder of a model.

    Raises InputError when the target is neither, SourceError when a place that was asked failed.
    """
    return conclude(gather(target, places), stance)


def gather(target: str, places: Places) -> ModelRecord:
    """Collect what the sources know of a model and of all its ancestors, nearest first."""
    start, own = first_claims(target, places)
    claims: list[Claim] = []
    seen: set[NodeId] = {start}
    waiting: deque[tuple[NodeId, int, Iterable[Claim]]] = deque([(start, 0, own)])
    while waiting:
        node, depth, found = waiting.popleft()
        for claim in places.overrides.over(node, found or [_missing(node)], places.catalog.spelled):
            if not isinstance(claim, Edge):
                claims.append(claim)
                continue
            edge = replace(claim, parent=places.parent_of(claim))
            if edge.parent != claim.parent:
                claims.append(_repaired(claim, edge))
            edge = replace(edge, parent=places.catalog.spelled(edge.parent))
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
    licenses = named_licenses(claims, places.catalog.license)
    published = places.catalog.published(start)
    return ModelRecord.of(start, claims, licenses=licenses, published=published)


def _repaired(before: Edge, after: Edge) -> Finding:
    words = str(before.parent).removeprefix("unknown:")
    because = f"{before.child}: {words!r} is read as {after.parent}, its name on the Hub today"
    return Finding(code=Code.REPAIRED, because=because, evidence=before.evidence)


def _claims_or_gap(node: NodeId, places: Places) -> Sequence[Claim]:
    try:
        return places.claims(node)
    except SourceError as error:
        return (Gap(what=str(node), reason=str(error), source="asked"),)


def _without_edges(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if not isinstance(claim, Edge)]


def _too_deep(node: NodeId, depth: int) -> Gap:
    return Gap(what=str(node), reason=f"more than {depth} steps above; not looked for", source="-")


def _missing(node: NodeId) -> Gap:
    reason = "not in the catalog; no other place was asked"
    if isinstance(node, UnknownId):
        bare = "a name without its organization, and nobody knows whose it is"
        reason = bare if is_bare(node.words) else "nobody names it"
    return Gap(what=str(node), reason=reason, source="catalog")
