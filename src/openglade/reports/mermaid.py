"""`--format mermaid`: for Markdown pages that draw it."""

import re

from openglade.reports.escaping import one_line
from openglade.reports.graph import GraphReport

_SHAPES = {
    "model": '["{}"]',
    "dataset": '[("{}")]',
    "service": '(["{}"])',
    "unknown": '{{{{"{}"}}}}',
}
_ACTIVE = re.compile(r'[#&<>"`\\;]')


def render(report: GraphReport) -> str:
    """The graph of a report as a Mermaid flowchart, from child to parent."""
    graph = report.graph()
    names = {box.key: f"n{number}" for number, box in enumerate(graph.boxes)}
    lines = ["flowchart LR"]
    for box in graph.boxes:
        label = "<br>".join(_safe(part) for part in (box.title, box.words) if part)
        lines.append(f"  {names[box.key]}{_SHAPES[box.shape].format(label)}")
    for arrow in graph.arrows:
        line = "-.->" if arrow.faint else "-->"
        child, parent = names[arrow.child], names[arrow.parent]
        lines.append(f'  {child} {line}|"{_safe(arrow.words)}"| {parent}')
    return "\n".join(lines) + "\n"


def _safe(text: str) -> str:
    """Text in which nothing is markup: Mermaid writes a character as its number, #35; for #."""
    return _ACTIVE.sub(lambda found: f"#{ord(found[0])};", one_line(text))
