"""`--format text`: reads well in 80 columns, and has color only if it is asked for."""

import textwrap
from collections.abc import Iterator
from io import StringIO

from rich.console import Console, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from openglade.core.component import Level
from openglade.reports.escaping import one_line
from openglade.reports.page import Heading, Items, Page, Paragraph, Report, Table, Verbatim

WIDTH = 80
_GAP = 2
_STYLES = {
    Level.OPEN: "green",
    Level.LIMITED: "yellow",
    Level.RESTRICTED: "bright_red",
    Level.DESCRIBED: "red",
    Level.CLOSED: "bold red",
    Level.UNKNOWN: "magenta",
    Level.NOT_APPLICABLE: "dim",
}


def render(report: Report, *, color: bool = False, width: int = WIDTH) -> str:
    """The page of a report as lines of at most `width` columns, with ANSI colors if asked."""
    return render_page(report.page(), color=color, width=width)


def render_page(page: Page, *, color: bool = False, width: int = WIDTH) -> str:
    """Blocks as lines; see `render`."""
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for number, block in enumerate(page):
        if number and not isinstance(page[number - 1], Heading):
            console.print()
        if isinstance(block, Items):
            out.writelines(f"{line}\n" for line in _lines(block, width))
        elif isinstance(block, Verbatim):
            out.writelines(f"{one_line(line)}\n" for line in block.lines)
        else:
            console.print(_renderable(block, width))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _renderable(block: Heading | Paragraph | Table, width: int) -> RenderableType:
    match block:
        case Heading(text, rank):
            return Text(one_line(text), style="bold underline" if rank == 1 else "bold")
        case Paragraph(text):
            return Text(one_line(text))
        case Table():
            return _grid(block, width)


def _lines(block: Items, width: int) -> Iterator[str]:
    """Lines with what belongs under them further in; plain, so that thousands of them are quick."""
    for line, below in block.lines:
        yield from _wrapped(line, 2, width)
        for one in below:
            yield from _wrapped(one, 6, width)


def _wrapped(text: str, indent: int, width: int) -> list[str]:
    space = " " * indent
    return textwrap.wrap(
        one_line(text),
        width,
        initial_indent=space,
        subsequent_indent=space,
        break_on_hyphens=False,
    )


def _grid(table: Table, width: int) -> RenderableType:
    fitting = table if table.width(_GAP) <= width else table.without_spare()
    grid = Grid(box=None, padding=(0, _GAP, 0, 0), show_edge=False, pad_edge=False)
    for name in fitting.columns:
        grid.add_column(Text(one_line(name), style="bold"), overflow="fold")
    for row in fitting.rows:
        grid.add_row(*(Text(one_line(cell.text), style=_style(cell.level)) for cell in row))
    return grid


def _style(level: Level | None) -> str:
    return _STYLES[level] if level else ""
