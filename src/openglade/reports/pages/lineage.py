"""The report of `openglade lineage`: where a model comes from, as a tree, a graph or a list."""

from dataclasses import dataclass
from typing import TypedDict

from openglade.core.artifact import Artifact, Dataset, Model, Service
from openglade.core.component import Component
from openglade.core.expression import Expression
from openglade.core.ids import NodeId
from openglade.core.license import in_words
from openglade.core.lineage import CARRIES_NOTHING, Edge
from openglade.core.record import ModelRecord
from openglade.core.release import OUT_OF_REACH, Unlicensed
from openglade.reports.graph import Arrow, Box, Graph
from openglade.reports.page import Heading, Page, Paragraph, Verbatim, lines, section
from openglade.reports.pages.dossier import artifact_name, edge_value
from openglade.reports.pages.tree import tree
from openglade.reports.pages.wire import SCHEMA_VERSION, EdgeValue, GapValue, gap_value

_UNLICENSED = {
    Unlicensed.NONE: "no license",
    Unlicensed.UNREAD: "license not known",
    Unlicensed.UNIDENTIFIED: "license not recognized",
    Unlicensed.OF_ITS_PARTS: "licenses of its parts",
}
_ANEW = "anew: what was made of it was licensed anew, so its own license does not go further"


class LineageNodeValue(TypedDict):
    """A node; `license` is what it declares (a model: for its weights, or its service), or null."""

    id: str
    kind: str
    name: str
    known: bool
    license: str | None


class LineageDocument(TypedDict):
    """The answer of `openglade lineage`; `cycles` are groups that are each other's ancestors."""

    schema_version: int
    model: str
    nodes: list[LineageNodeValue]
    edges: list[EdgeValue]
    cycles: list[list[str]]
    gaps: list[GapValue]


@dataclass(frozen=True, slots=True)
class LineageReport:
    """A record, seen as what the model comes from."""

    record: ModelRecord

    def page(self) -> Page:
        """A tree, and what is not known of it."""
        record = self.record
        nodes, edges = len(self._nodes), len(record.lineage.edges)
        counted = f"{nodes} artifact{'s' * (nodes != 1)}, {edges} step{'s' * (edges != 1)}"
        head = (Heading(f"Where {record.id} comes from", 1), Paragraph(counted))
        of_nodes = (gap for gap in record.gaps if any(gap.what == str(one) for one in self._nodes))
        unknown = lines(f"{gap.what}: {gap.reason}" for gap in of_nodes)
        groups = lines(" → ".join(map(str, (*group, group[0]))) for group in self._cycles)
        return (
            *head,
            Verbatim(tuple(tree(record.id, record.lineage, self._beside))),
            *section("", Paragraph(_ANEW if any(map(_is_anew, record.lineage.edges)) else "")),
            *section("Each other's ancestors", groups),
            *section("Not known", unknown),
        )

    def graph(self) -> Graph:
        """A box for each artifact, an arrow for each way from a child to a parent."""
        words: dict[tuple[NodeId, NodeId], list[Edge]] = {}
        for edge in self.record.lineage.edges:
            words.setdefault((edge.child, edge.parent), []).append(edge)
        return Graph(
            title=f"Where {self.record.id} comes from",
            boxes=tuple(self._box(node) for node in self._nodes),
            arrows=tuple(
                Arrow(
                    child=_key(child),
                    parent=_key(parent),
                    words=" and ".join(dict.fromkeys(map(_step, edges))),
                    faint=all(edge.relation in CARRIES_NOTHING for edge in edges),
                )
                for (child, parent), edges in words.items()
            ),
        )

    def document(self) -> LineageDocument:
        """Nodes, edges, cycles and gaps."""
        record = self.record
        return {
            "schema_version": SCHEMA_VERSION,
            "model": str(record.id),
            "nodes": [self._node_value(node) for node in self._nodes],
            "edges": [edge_value(edge) for edge in record.lineage.edges],
            "cycles": [list(map(str, group)) for group in self._cycles],
            "gaps": [gap_value(gap) for gap in record.gaps],
        }

    @property
    def _nodes(self) -> tuple[NodeId, ...]:
        return tuple(dict.fromkeys((self.record.id, *self.record.lineage.nodes)))

    @property
    def _cycles(self) -> list[tuple[NodeId, ...]]:
        groups = self.record.lineage.parents_first()
        return [group for group in groups if len(group) > 1]

    def _beside(self, node: NodeId) -> str:
        declared = self._declared(node)
        return f" · {declared}" if declared else ""

    def _declared(self, node: NodeId) -> str:
        """The license of an artifact in a few words, or nothing where nothing is known of it."""
        artifact = self.record.artifacts.get(node)
        declared = _license(artifact)
        if declared is None and isinstance(artifact, Model) and artifact.components:
            return "weights not released"
        if isinstance(declared, Unlicensed):
            return _UNLICENSED[declared]
        words = in_words(str(declared or ""), self.record.licenses.values())
        return words.replace("LicenseRef-", "")

    def _box(self, node: NodeId) -> Box:
        return Box(
            key=_key(node),
            title=str(node),
            words=self._declared(node),
            shape=node.nature.value,
        )

    def _node_value(self, node: NodeId) -> LineageNodeValue:
        artifact = self.record.artifacts.get(node)
        declared = _license(artifact)
        return {
            "id": str(node),
            "kind": node.nature.value,
            "name": artifact_name(artifact),
            "known": artifact is not None,
            "license": str(declared) if isinstance(declared, Expression) else None,
        }


def _is_anew(edge: Edge) -> bool:
    return edge.licensed_anew


def _step(edge: Edge) -> str:
    return f"{edge.relation.title}{' (licensed anew)' if edge.licensed_anew else ''}"


def _key(node: NodeId) -> str:
    """What tells a model from a dataset of the same name."""
    return f"{node.nature.value} {node}"


def _license(artifact: Artifact | None) -> Expression | Unlicensed | None:
    match artifact:
        case Model(service_terms=Expression() as terms):
            return terms
        case Model(components=components) if Component.WEIGHTS in components:
            weights = components[Component.WEIGHTS]
            return None if weights.availability in OUT_OF_REACH else weights.license
        case Dataset(release=release):
            return release.license
        case Service(terms=terms):
            return terms
        case _:
            return None
