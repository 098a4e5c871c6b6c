"""Where the boxes of a graph stand: in columns, children left of parents, with few crossings.

The method is Sugiyama's: layers by the longest path, a place in each layer for arrows that pass
through it, and each layer ordered by where its neighbors stand.
"""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from openglade.reports.graph import Graph

_SWEEPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """`columns` hold keys of boxes, and of arrows on their way; `ways` says what each arrow passes.

    A way is the keys from the child to the parent, both included.
    """

    columns: tuple[tuple[str, ...], ...]
    ways: tuple[tuple[str, ...], ...]


def layered(graph: Graph) -> Layout:
    """Give every box a column and a place in it."""
    column = _columns([box.key for box in graph.boxes], _forward(graph))
    ways = [
        _way(number, arrow.child, arrow.parent, column) for number, arrow in enumerate(graph.arrows)
    ]
    layers: list[list[str]] = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for box in graph.boxes:
        layers[column[box.key]].append(box.key)
    for way in ways:
        for place, key in enumerate(way[1:-1], column[way[0]] + 1):
            layers[place].append(key)
    _order(layers, ways)
    return Layout(columns=tuple(map(tuple, layers)), ways=tuple(ways))


def _forward(graph: Graph) -> Mapping[str, Sequence[str]]:
    """The parents of each box, without the arrows that close a cycle; found without recursion."""
    above: dict[str, list[str]] = defaultdict(list)
    for arrow in graph.arrows:
        if arrow.parent != arrow.child and arrow.parent not in above[arrow.child]:
            above[arrow.child].append(arrow.parent)
    forward: dict[str, list[str]] = {box.key: [] for box in graph.boxes}
    done: set[str] = set()
    for start in forward:
        stack, on_stack = [(start, iter(above[start]))], {start}
        while stack and start not in done:
            node, parents = stack[-1]
            parent = next(parents, None)
            if parent is None:
                stack.pop()
                on_stack.discard(node)
                done.add(node)
            elif parent not in on_stack:
                forward[node].append(parent)
                if parent not in done:
                    stack.append((parent, iter(above[parent])))
                    on_stack.add(parent)
    return forward


def _columns(keys: Sequence[str], parents: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The longest way from any box without children, in arrows."""
    waiting = dict.fromkeys(keys, 0)
    for above in parents.values():
        for parent in above:
            waiting[parent] += 1
    column = dict.fromkeys(keys, 0)
    ready = deque(key for key in keys if not waiting[key])
    while ready:
        key = ready.popleft()
        for parent in parents[key]:
            column[parent] = max(column[parent], column[key] + 1)
            waiting[parent] -= 1
            if not waiting[parent]:
                ready.append(parent)
    return column


def _way(number: int, child: str, parent: str, column: Mapping[str, int]) -> tuple[str, ...]:
    between = column[parent] - column[child] - 1
    return (child, *(f"\0{number}.{place}" for place in range(between)), parent)


def _order(layers: list[list[str]], ways: Sequence[Sequence[str]]) -> None:
    """Move each box to the middle of its neighbors, from left to right and back, a few times."""
    beside: dict[str, list[str]] = defaultdict(list)
    for way in ways:
        for one, other in pairwise(way):
            beside[one].append(other)
            beside[other].append(one)
    for sweep in range(_SWEEPS):
        order = range(1, len(layers)) if sweep % 2 == 0 else range(len(layers) - 2, -1, -1)
        for at in order:
            fixed = layers[at - 1] if sweep % 2 == 0 else layers[at + 1]
            place = {key: number / max(len(fixed), 1) for number, key in enumerate(fixed)}
            own = {key: number / len(layers[at]) for number, key in enumerate(layers[at])}
            middle = {key: _middle(beside[key], place, own[key]) for key in layers[at]}
            layers[at].sort(key=middle.__getitem__)


def _middle(neighbors: Sequence[str], place: Mapping[str, float], own: float) -> float:
    found = [place[one] for one in neighbors if one in place]
    return sum(found) / len(found) if found else own
