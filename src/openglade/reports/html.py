"""`--format html`, and what a notebook shows: an element that loads and runs nothing."""

from collections.abc import Iterator
from html import escape

from openglade.core.component import Level
from openglade.reports.escaping import one_line
from openglade.reports.page import (
    Block,
    Cell,
    Heading,
    Items,
    Page,
    Paragraph,
    Report,
    Table,
    Verbatim,
)

_COLORS = {
    Level.OPEN: "#1a7f37",
    Level.LIMITED: "#9a6700",
    Level.RESTRICTED: "#bc4c00",
    Level.DESCRIBED: "#cf222e",
    Level.CLOSED: "#82071e",
    Level.UNKNOWN: "#8250df",
    Level.NOT_APPLICABLE: "#6e7781",
}


_CELL = "text-align:left;vertical-align:top;padding-right:1em"
_HEAD = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title></head>
<body>
{body}</body>
</html>
"""


def render(report: Report) -> str:
    """The page of a report as an HTML document; every text in it is escaped."""
    page = report.page()
    title = next((block.text for block in page if isinstance(block, Heading)), "openglade")
    return _HEAD.format(title=_safe(title), body=render_page(page))


def render_page(page: Page) -> str:
    """Blocks as one HTML element."""
    body = "\n".join(line for block in page for line in _lines(block))
    style = "max-width:60em;overflow-wrap:anywhere;font-family:sans-serif"
    return f'<div class="openglade" style="{style}">\n{body}\n</div>\n'


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, rank):
            yield f"<h{rank + 1}>{_safe(text)}</h{rank + 1}>"
        case Paragraph(text):
            yield f"<p>{_safe(text)}</p>"
        case Items(lines):
            yield "<ul>"
            for line, below in lines:
                inner = "".join(f"<li>{_safe(one)}</li>" for one in below)
                yield f"<li>{_safe(line)}{f'<ul>{inner}</ul>' if inner else ''}</li>"
            yield "</ul>"
        case Verbatim(lines):
            yield f"<pre>{_safe_lines(lines)}</pre>"
        case Table(columns, rows):
            head = "".join(f'<th style="{_CELL}">{_safe(name)}</th>' for name in columns)
            yield f"<table><thead><tr>{head}</tr></thead><tbody>"
            yield from (f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
            yield "</tbody></table>"


def _cell(cell: Cell) -> str:
    color = f";color:{_COLORS[cell.level]};font-weight:600" if cell.level else ""
    return f'<td style="{_CELL}{color}">{_safe(cell.text)}</td>'


def _safe_lines(lines: tuple[str, ...]) -> str:
    return "\n".join(map(_safe, lines))


def _safe(text: str) -> str:
    return escape(one_line(text))
