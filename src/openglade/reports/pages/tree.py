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

    What comes from others is shown once, and marked where it is met again; what is too deep for one
    tree begins another.
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
            again, grown = edge.parent in shown, bool(lineage.above(edge.parent))
            deep = len(stack) >= _DEEPEST and grown and not again
            beside = " (see above)" if again and grown else words(edge.parent)
            anew = " (anew)" if edge.licensed_anew else ""
            mark = " (goes on below)" if deep else ""
            branch = "└─" if last else "├─"
            yield f"{indent}{branch} {edge.relation.title} {edge.parent}{beside}{anew}{mark}"
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
