"""`--format markdown`: for an issue, a wiki or the summary of a CI job."""

import re
from collections.abc import Iterator

from openglade.reports.escaping import one_line
from openglade.reports.page import Block, Heading, Items, Page, Paragraph, Report, Table, Verbatim

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|#~!])")


def render(report: Report) -> str:
    """The page of a report in CommonMark with GitHub's tables."""
    return render_page(report.page())


def render_page(page: Page) -> str:
    """Blocks as Markdown, with one empty line between them."""
    return "\n\n".join("\n".join(_lines(block)) for block in page) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, rank):
            yield f"{'#' * rank} {_plain(text)}"
        case Paragraph(text):
            yield _plain(text)
        case Items(lines):
            for line, below in lines:
                yield f"- {_plain(line)}"
                yield from (f"  - {_plain(one)}" for one in below)
        case Verbatim(lines):
            yield from (f"    {one_line(line)}" for line in lines)
        case Table(columns, rows):
            yield _row(columns)
            yield _row("---" for _ in columns)
            yield from (_row(_plain(cell.text) for cell in row) for row in rows)


def _row(cells: "Iterator[str] | tuple[str, ...]") -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Text that means itself: nothing in it is markup, a tag or a link."""
    return _ACTIVE.sub(r"\\\1", one_line(text)).replace("@", "&#64;")
