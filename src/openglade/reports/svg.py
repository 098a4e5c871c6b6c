"""`--format svg`: a drawing that loads and runs nothing, and that a screen reader can read.

Its roles are those of WAI-ARIA Graphics: a document of symbols, each with its title.
"""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise

from openglade.reports.escaping import one_line
from openglade.reports.graph import Arrow, Box, Graph, GraphReport
from openglade.reports.layers import Layout, layered

_WIDTH, _HEIGHT = 320, 42
_ACROSS, _DOWN, _PASSING, _MARGIN = 140, 22, 14, 24
_HEAD = 34
_LETTER, _BOLD, _SMALL = 6.6, 7.2, 5.4
_FILLS = {"model": "#eef4ff", "dataset": "#eefaf0", "service": "#fff5e6", "unknown": "#f4f1fa"}
_Point = tuple[float, float]


def render(report: GraphReport) -> str:
    """The graph of a report as SVG: children on the left, parents to the right of them."""
    graph = report.graph()
    layout = layered(graph)
    places, width, height = _places(layout)
    known = {box.key: box for box in graph.boxes}
    body = [
        *_arrows(graph, layout, places),
        *(
            _box(known[key], at, first=key == graph.boxes[0].key)
            for key, at in places.items()
            if key in known
        ),
        *_words(graph, places),
    ]
    title = _safe(graph.title)
    counted = f"{len(graph.boxes)} boxes and {len(graph.arrows)} arrows, from child to parent"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" role="graphics-document document" '
        f'aria-labelledby="title desc" '
        f'font-family="system-ui, sans-serif" font-size="12">\n'
        f'<title id="title">{title}</title>\n<desc id="desc">{_safe(counted)}</desc>\n'
        '<defs><marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#57606a"/></marker></defs>\n'
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n'
        f'<text x="{_MARGIN}" y="{_MARGIN}" font-size="15" font-weight="bold">{title}</text>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def _places(layout: Layout) -> tuple[dict[str, _Point], float, float]:
    """The left upper corner of each box and passage, and the size of the whole."""
    heights = [sum(_size(key) for key in column) for column in layout.columns]
    tallest = max(heights, default=0.0)
    places: dict[str, _Point] = {}
    for at, column in enumerate(layout.columns):
        y = _HEAD + _MARGIN + (tallest - heights[at]) / 2
        for key in column:
            places[key] = (_MARGIN + at * (_WIDTH + _ACROSS), y)
            y += _size(key)
    width = 2 * _MARGIN + len(layout.columns) * (_WIDTH + _ACROSS) - _ACROSS
    return places, width, _HEAD + 2 * _MARGIN + tallest


def _size(key: str) -> float:
    return _PASSING if key.startswith("\0") else _HEIGHT + _DOWN


def _arrows(graph: Graph, layout: Layout, places: Mapping[str, _Point]) -> Iterator[str]:
    for arrow, way in zip(graph.arrows, layout.ways, strict=True):
        dashes = ' stroke-dasharray="5 4"' if arrow.faint else ""
        yield (
            f'<path role="graphics-symbol img" d="{_line(way, places)}" '
            f'fill="none" stroke="#57606a"{dashes} '
            f'marker-end="url(#end)"><title>{_safe(_sentence(arrow))}</title></path>'
        )


def _line(way: tuple[str, ...], places: Mapping[str, _Point]) -> str:
    """A curve from a child through its passages to the parent; back around, if that is left."""
    (x, y), (end_x, end_y) = places[way[0]], places[way[-1]]
    if end_x <= x:
        right, end = x + _WIDTH, end_x + _WIDTH
        bend = f"{right + 60:.0f} {y + 60:.0f} {end + 60:.0f} {end_y + 60:.0f}"
        return f"M{right:.0f} {y + 30:.0f}C{bend} {end:.0f} {end_y + 32:.0f}"
    points = [(x + _WIDTH, y + _HEIGHT / 2)]
    for key in way[1:-1]:
        at_x, at_y = places[key]
        points += [(at_x, at_y + _PASSING / 2), (at_x + _WIDTH, at_y + _PASSING / 2)]
    points.append((end_x, end_y + _HEIGHT / 2))
    path = f"M{points[0][0]:.0f} {points[0][1]:.0f}"
    for (from_x, from_y), (to_x, to_y) in pairwise(points):
        middle = (from_x + to_x) / 2
        path += f"C{middle:.0f} {from_y:.0f} {middle:.0f} {to_y:.0f} {to_x:.0f} {to_y:.0f}"
    return path


def _box(box: Box, at: _Point, *, first: bool) -> str:
    (x, y), stroke, title = at, 2.5 if first else 1, _cut(box.title, letter=_BOLD)
    return (
        f'<g role="graphics-symbol img"><title>{_safe(_described(box))}</title>'
        f'<rect x="{x}" y="{y:.0f}" width="{_WIDTH}" height="{_HEIGHT}" rx="6" '
        f'fill="{_FILLS[box.shape]}" stroke="#57606a" stroke-width="{stroke}"/>'
        f'<text x="{x + 10}" y="{y + 17:.0f}" font-weight="bold">{title}</text>'
        f'<text x="{x + 10}" y="{y + 33:.0f}" fill="#424a53">{_cut(_below(box))}</text></g>'
    )


def _below(box: Box) -> str:
    """The words under a title; what is no model says what it is."""
    kind = "" if box.shape == "model" else box.shape
    return " · ".join(part for part in (kind, box.words) if part)


def _described(box: Box) -> str:
    return f"{box.shape} {box.title}{f': {box.words}' if box.words else ''}"


def _words(graph: Graph, places: Mapping[str, _Point]) -> Iterator[str]:
    """How each parent is used, written once before it."""
    said: dict[str, dict[str, None]] = {}
    for arrow in graph.arrows:
        said.setdefault(arrow.parent, {})[arrow.words] = None
    for key, words in said.items():
        x, y = places[key]
        yield (
            f'<text x="{x - 8}" y="{y + _HEIGHT / 2 - 5:.0f}" text-anchor="end" font-size="10" '
            f'fill="#424a53" stroke="#ffffff" stroke-width="3" paint-order="stroke">'
            f"{_cut(', '.join(words), _ACROSS - 12, _SMALL)}</text>"
        )


def _sentence(arrow: Arrow) -> str:
    return f"{arrow.child} {arrow.words} {arrow.parent}"


def _cut(text: str, width: float = _WIDTH - 20, letter: float = _LETTER) -> str:
    most = int(width / letter)
    return _safe(text if len(text) <= most else f"{text[: most - 1]}…")


def _safe(text: str) -> str:
    return escape(one_line(text))
