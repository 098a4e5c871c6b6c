"""`--format dot`: for Graphviz."""

from openglade.reports.escaping import one_line
from openglade.reports.graph import GraphReport

_SHAPES = {"model": "box", "dataset": "cylinder", "service": "cds", "unknown": "diamond"}


def render(report: GraphReport) -> str:
    """The graph of a report as a Graphviz digraph, from child to parent."""
    graph = report.graph()
    lines = [f"digraph {_quoted(graph.title)} {{", "  rankdir=LR;", "  node [fontname=sans];"]
    for box in graph.boxes:
        label = _quoted("\n".join(part for part in (box.title, box.words) if part))
        lines.append(f"  {_quoted(box.key)} [label={label}, shape={_SHAPES[box.shape]}];")
    for arrow in graph.arrows:
        style = ", style=dashed" if arrow.faint else ""
        ends = f"{_quoted(arrow.child)} -> {_quoted(arrow.parent)}"
        lines.append(f"  {ends} [label={_quoted(arrow.words)}{style}];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    lines = (one_line(line) for line in text.split("\n"))
    return '"' + "\\n".join(one.replace("\\", "\\\\").replace('"', '\\"') for one in lines) + '"'
