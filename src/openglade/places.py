"""Where facts are looked for: the catalog, another source, and what the user settles above both."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from openglade.at_hand import TextsAtHand
from openglade.catalog.store import Catalog
from openglade.core.errors import SourceError
from openglade.core.evidence import Gap
from openglade.core.ids import HUB, DatasetId, ModelId, NodeId, UnknownId, is_bare, on_hub
from openglade.core.license_reading import LicenseReader
from openglade.core.lineage import Edge, Relation
from openglade.core.override import NOTHING_SETTLED, Overrides
from openglade.core.record import Claim

RepositoryId = ModelId | DatasetId

_DATA = frozenset({Relation.TRAINED_ON, Relation.DERIVED_DATA})
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
            return staged_claims(self.other().collect(node))
        return staged_claims((*known, *_or_gap(node, self.other()))) if self.live else known

    def _is_for_others(self, node: RepositoryId) -> bool:
        return node.host == HUB and not self.catalog.claims(node)

    def parent_of(self, edge: Edge) -> NodeId:
        """The parent that an edge means: with its organization, where it is known which that is."""
        parent = edge.parent
        if not isinstance(parent, UnknownId):
            return parent
        found = on_hub(parent.words)
        name = found.words if isinstance(found, UnknownId) else parent.words
        if not is_bare(name):
            return parent
        of_data = edge.relation in _DATA
        moved = self.moved(name, DatasetId) if of_data else self.moved(name, ModelId)
        return moved or parent


def staged_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims of one model, each dataset at the stage that its base decides."""
    from openglade.sources.relation import staged  # noqa: PLC0415  (most ask about the catalog)

    return staged(tuple(claims))


def _or_gap(node: RepositoryId, source: Source) -> tuple[Claim, ...]:
    try:
        return tuple(source.collect(node))
    except SourceError as error:
        return (Gap(what=str(node), reason=str(error), source="asked"),)
