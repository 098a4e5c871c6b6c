"""`--format text`: reads well in 80 columns, and has color only if it is asked for."""

from io import StringIO

from rich.console import Console, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from openglade.core.component import Level
from openglade.reports.escaping import one_line
from openglade.reports.page import Block, Heading, Items, Page, Paragraph, Report, Table

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
        for part in _parts(block, width):
            console.print(part, soft_wrap=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _parts(block: Block, width: int) -> list[RenderableType]:
    match block:
        case Heading(text, rank):
            return [Text(one_line(text), style="bold underline" if rank == 1 else "bold")]
        case Paragraph(text):
            return [Text(one_line(text))]
        case Items(lines):
            return [part for line, below in lines for part in _item(line, below)]
        case Table():
            return [_grid(block, width)]


def _item(line: str, below: tuple[str, ...]) -> list[RenderableType]:
    return [_hanging(line, 2), *(_hanging(one, 6) for one in below)]


def _hanging(line: str, indent: int) -> RenderableType:
    """A line whose continuation stands two columns further in."""
    text = Text(one_line(line))
    grid = Grid.grid(padding=0)
    grid.add_column(width=indent)
    grid.add_column(overflow="fold")
    grid.add_row("", text)
    return grid


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
