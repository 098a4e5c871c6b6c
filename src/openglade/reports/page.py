"""What a report says, before it is decided how it looks: a page of a few kinds of blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from openglade.core.component import Level
from openglade.core.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a page (rank 1) or of a part of it (rank 2)."""

    text: str
    rank: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """Lines that stand beside each other, each with what belongs under it."""

    lines: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def contents(self) -> tuple[object, ...]:
        """What it holds."""
        return self.lines


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines that keep their spaces, such as a tree or a patch."""

    lines: tuple[str, ...]

    @property
    def contents(self) -> tuple[object, ...]:
        """What it holds."""
        return self.lines


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a level gives it its color."""

    text: str
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; `spare` names those to leave out where there is no room."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    spare: frozenset[str] = frozenset()

    @property
    def contents(self) -> tuple[object, ...]:
        """What it holds."""
        return self.rows

    def without_spare(self) -> "Table":
        """The table without its spare columns."""
        kept = [at for at, name in enumerate(self.columns) if name not in self.spare]
        rows = tuple(tuple(row[at] for at in kept) for row in self.rows)
        return Table(tuple(self.columns[at] for at in kept), rows)

    def width(self, gap: int) -> int:
        """The columns of text that it takes if no cell is broken."""
        cells = zip(self.columns, *([cell.text for cell in row] for row in self.rows), strict=True)
        return sum(max(map(len, column)) + gap for column in cells)


Block = Heading | Paragraph | Items | Verbatim | Table
Page = tuple[Block, ...]


def lines(texts: Iterable[str]) -> Items:
    """Lines with nothing under them."""
    return Items(tuple((text, ()) for text in texts))


def section(title: str, block: Paragraph | Items | Verbatim | Table) -> Page:
    """A block under a heading; nothing at all where the block is empty."""
    filled = block.text if isinstance(block, Paragraph) else block.contents
    if not filled:
        return ()
    return (Heading(title), block) if title else (block,)


class Report(Protocol):
    """Anything that can be shown: as a page for people, as a document for programs."""

    def page(self) -> Page:
        """The report as blocks."""

    def document(self) -> Any:  # noqa: ANN401  (any JSON value)
        """The report as a value of dicts, lists, texts and numbers."""


@dataclass(slots=True)
class Notes:
    """Evidence, numbered in the order in which it is first cited."""

    cited: dict[Evidence, int] = field(default_factory=dict)

    def cite(self, evidence: Sequence[Evidence]) -> str:
        """The marks of some evidence, ' [1] [4]' for one, or nothing where there is none."""
        numbers = dict.fromkeys(self.cited.setdefault(one, len(self.cited) + 1) for one in evidence)
        return "".join(f" [{number}]" for number in numbers)

    def blocks(self) -> Page:
        """The list of sources, under its heading; nothing where nothing was cited."""
        marked = (f"[{number}] {described(one)}" for one, number in self.cited.items())
        return section("Evidence", lines(marked))


def described(evidence: Evidence) -> str:
    """Where something was read, in one line."""
    place = f", {evidence.locator}" if evidence.locator else ""
    words = f": “{evidence.quote}”" if evidence.quote else ""
    return f"{evidence.source}{place}{words} ({evidence.method.value}, {evidence.read_on})"


def level_cell(level: Level, at_most: Level | None = None) -> Cell:
    """A level and its name, with the bound of one that is not known."""
    bound = f", at most {at_most}" if at_most else ""
    return Cell(f"{level} {level.title}{bound}", level)
