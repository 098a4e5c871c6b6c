"""What a model comes from: typed edges with evidence (domain.md, Lineage)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Self

from openglade.core.component import Component
from openglade.core.evidence import Evidence
from openglade.core.ids import NodeId


class Relation(Enum):
    """How a child comes from its parent."""

    FINETUNE = "finetune"
    ADAPTER = "adapter"
    MERGE = "merge"
    QUANTIZED = "quantized"
    PRUNED = "pruned"
    DISTILLED = "distilled"
    TRAINED_ON = "trained_on"
    GENERATED_BY = "generated_by"
    DERIVED_DATA = "derived_data"
    REWARD_FROM = "reward_from"
    TOKENIZER_ONLY = "tokenizer_only"
    SUCCESSOR_OF = "successor_of"


CARRIES_NOTHING = frozenset({Relation.TOKENIZER_ONLY, Relation.SUCCESSOR_OF})
"""The relations along which neither levels nor terms travel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One step of a lineage.

    A child, the parent it comes from, how, which component it feeds, and who says so.

    `licensed_anew` says that the holder of the parent's rights licensed the child anew, so that the
    parent's license neither caps nor binds it.
    """

    child: NodeId
    parent: NodeId
    relation: Relation
    component: Component | None = None
    licensed_anew: bool = False
    note: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What tells two edges apart: everything but the evidence, as text that can be sorted."""
        component = self.component.value if self.component else ""
        return (str(self.child), str(self.parent), self.relation.value, component)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The edges that lead to one model or many, each once.

    In an order that does not depend on who read them.
    """

    edges: tuple[Edge, ...]
    _parents: Mapping[NodeId, tuple[Edge, ...]]

    @classmethod
    def of(cls, edges: Iterable[Edge]) -> Self:
        """Gather edges; the same edge read twice becomes one that has the evidence of both.

        >>> from openglade.core.ids import ModelId
        >>> a, b = ModelId.parse("org/a"), ModelId.parse("org/b")
        >>> twice = Edge(child=a, parent=b, relation=Relation.FINETUNE)
        >>> len(Lineage.of([twice, twice]).edges)
        1
        """
        unique: dict[tuple[str, ...], Edge] = {}
        for edge in edges:
            known = unique.get(edge.key)
            unique[edge.key] = _joined(known, edge) if known else edge
        ordered = tuple(unique[key] for key in sorted(unique))
        parents: dict[NodeId, list[Edge]] = defaultdict(list)
        for edge in ordered:
            parents[edge.child].append(edge)
        return cls(ordered, {child: tuple(steps) for child, steps in parents.items()})

    def above(self, child: NodeId) -> tuple[Edge, ...]:
        """The edges from one child to its parents."""
        return self._parents.get(child, ())

    @property
    def nodes(self) -> tuple[NodeId, ...]:
        """Every node that an edge names, once, sorted by its text."""
        return tuple(
            sorted({node for edge in self.edges for node in (edge.child, edge.parent)}, key=str)
        )

    def parents_first(self) -> Iterator[tuple[NodeId, ...]]:
        """Yield all nodes, parents before children.

        Nodes that are each other's ancestors come as one group.

        Tarjan's algorithm without recursion: O(nodes + edges), however long the chains are.

        >>> from openglade.core.ids import ModelId
        >>> a, b, c = map(ModelId.parse, ("o/a", "o/b", "o/c"))
        >>> step = lambda child, parent: Edge(child=child, parent=parent, relation=Relation.MERGE)
        >>> lineage = Lineage.of([step(a, b), step(b, a), step(b, c)])
        >>> [[node.name for node in group] for group in lineage.parents_first()]
        [['c'], ['a', 'b']]
        """
        found: dict[NodeId, int] = {}
        lowest: dict[NodeId, int] = {}
        open_nodes: list[NodeId] = []
        grouped: set[NodeId] = set()
        for start in self.nodes:
            stack = [(start, iter(self.above(start)))] if start not in found else []
            while stack:
                node, steps = stack[-1]
                if node not in found:
                    found[node] = lowest[node] = len(found)
                    open_nodes.append(node)
                following = next(
                    (edge.parent for edge in steps if edge.parent not in grouped), None
                )
                if following is None:
                    stack.pop()
                    if stack:
                        child = stack[-1][0]
                        lowest[child] = min(lowest[child], lowest[node])
                    if lowest[node] == found[node]:
                        group = _popped_through(node, open_nodes)
                        grouped.update(group)
                        yield tuple(sorted(group, key=str))
                elif following in found:
                    lowest[node] = min(lowest[node], found[following])
                else:
                    stack.append((following, iter(self.above(following))))


def _popped_through(node: NodeId, nodes: list[NodeId]) -> list[NodeId]:
    popped = [nodes.pop()]
    while popped[-1] != node:
        popped.append(nodes.pop())
    return popped


def _joined(first: Edge, second: Edge) -> Edge:
    evidence = tuple(dict.fromkeys((*first.evidence, *second.evidence)))
    anew = first.licensed_anew or second.licensed_anew
    return replace(first, evidence=evidence, licensed_anew=anew, note=first.note or second.note)
