"""A graph that several formats draw: boxes with a few words in them, and arrows between them."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node: its key, a title, and the words under it; `shape` says what it stands for."""

    key: str
    title: str
    words: str = ""
    shape: str = "model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A step from a child to its parent; `faint` where nothing that binds comes along it."""

    child: str
    parent: str
    words: str
    faint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Boxes, the one that everything starts from first, and arrows."""

    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


class GraphReport(Protocol):
    """A report that can be drawn."""

    def graph(self) -> Graph:
        """The report as boxes and arrows."""
