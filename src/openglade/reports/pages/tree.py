"""A lineage as a tree of lines: every artifact once, with what it comes from below it."""

from collections import deque
from collections.abc import Callable, Iterator

from openglade.core.ids import NodeId
from openglade.core.lineage import Edge, Lineage, Relation

_DEEPEST = 12
_PLACE = {relation: place for place, relation in enumerate(Relation)}
_Words = Callable[[NodeId], str]


def tree(start: NodeId, lineage: Lineage, words: _Words) -> Iterator[str]:
    """Lines from a model up to all that it comes from; `words` say what stands beside each id.

    What was shown already is marked and not repeated; what is too deep for one tree begins another.
    """
    shown: set[NodeId] = set()
    roots = deque([start])
    while roots:
        root = roots.popleft()
        if root in shown:
            continue
        if shown:
            yield ""
        yield f"{root}{words(root)}"
        shown.add(root)
        stack = [("", iter(_ordered(root, lineage)))]
        while stack:
            indent, edges = stack[-1]
            step = next(edges, None)
            if step is None:
                stack.pop()
                continue
            edge, last = step
            again = edge.parent in shown
            deep = len(stack) >= _DEEPEST and not again and bool(lineage.above(edge.parent))
            mark = " (see above)" if again and lineage.above(edge.parent) else ""
            mark = " (goes on below)" if deep else mark
            branch = "└─" if last else "├─"
            beside = "" if again else words(edge.parent)
            yield f"{indent}{branch} {edge.relation.title} {edge.parent}{beside}{mark}"
            if deep:
                roots.append(edge.parent)
            elif not again:
                shown.add(edge.parent)
                further = f"{indent}{'   ' if last else '│  '}"
                stack.append((further, iter(_ordered(edge.parent, lineage))))


def _ordered(node: NodeId, lineage: Lineage) -> list[tuple[Edge, bool]]:
    """The edges above a node, and whether each is the last; what it is made from comes first."""
    edges = sorted(lineage.above(node), key=lambda one: (_PLACE[one.relation], one.key))
    return [(edge, edge is edges[-1]) for edge in edges]
