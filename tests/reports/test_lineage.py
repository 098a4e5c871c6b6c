from dataclasses import replace
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest

from openglade.core.artifact import Artifact, Model
from openglade.core.lineage import Edge, Relation
from openglade.reports import DRAWINGS, FORMATS, render, svg
from openglade.reports.graph import Arrow, Box, Graph
from openglade.reports.layers import layered
from openglade.reports.pages.lineage import LineageReport
from openglade.reports.pages.tree import tree
from tests.builders import dataset, edge, model, record, released

SVG = "{http://www.w3.org/2000/svg}"


def report(first: Model, *claims: Artifact | Edge) -> LineageReport:
    return LineageReport(record(first, *claims))


BASE, DATA = model("org/base", weights=released("Open")), dataset("org/data", released("Research"))
TOP = model("org/name")
UP = edge(TOP, Relation.FINETUNE, BASE)
TRAINED = [edge(one, Relation.TRAINED_ON, DATA) for one in (TOP, BASE)]
FAMILY = report(TOP, BASE, DATA, UP, *TRAINED)


def graph(*steps: str) -> Graph:
    return Graph(
        title="Title",
        boxes=tuple(Box(key=name, title=name) for name in dict.fromkeys("".join(steps))),
        arrows=tuple(Arrow(child=step[0], parent=step[1], words="from") for step in steps),
    )


def test_a_tree_shows_what_each_artifact_comes_from_once() -> None:
    grand = model("org/grand", weights=released("Open"))
    side = model("org/side")
    again = [edge(BASE, Relation.FINETUNE, grand), edge(TOP, Relation.MERGE, side)]
    again.append(edge(side, Relation.FINETUNE, BASE))
    text = render(report(TOP, BASE, DATA, grand, side, UP, *TRAINED, *again), "text")
    assert "├─ fine-tuned from org/base · Open\n" in text
    assert "│  ├─ fine-tuned from org/grand · Open\n" in text
    assert "│  └─ fine-tuned from org/base (see above)\n" in text
    assert "│  └─ trained on org/data · Research\n" in text
    assert "\n└─ trained on org/data · Research\n" in text


@pytest.mark.parametrize("format_id", ["text", "dot", "mermaid", "svg"])
def test_a_step_that_gives_a_new_license_says_so(format_id: str) -> None:
    anew = report(TOP, BASE, edge(TOP, Relation.FINETUNE, BASE, anew=True))
    assert "licensed anew" in render(anew, format_id)
    assert "licensed anew" not in render(FAMILY, format_id)


@pytest.mark.parametrize("format_id", [*FORMATS, *DRAWINGS])
def test_every_format_names_all_artifacts(format_id: str) -> None:
    shown = render(FAMILY, format_id)
    assert all(name in shown.replace("\\", "") for name in ("org/name", "org/base", "org/data"))


def test_a_chain_of_ten_thousand_is_shown_line_by_line() -> None:
    models = [model(f"org/m{number}") for number in range(10_000)]
    steps = [edge(child, Relation.FINETUNE, parent) for child, parent in pairwise(models)]
    lines = list(tree(models[0].id, record(*models, *steps).lineage, lambda _: ""))
    assert sum("fine-tuned from" in line for line in lines) == len(steps)
    assert max(map(len, lines)) < len("(goes on below)") * 8


def test_a_cycle_is_told_and_drawn() -> None:
    around = report(TOP, BASE, UP, edge(BASE, Relation.MERGE, TOP))
    assert around.document()["cycles"] == [["org/base", "org/name"]]
    assert "Each other's ancestors" in render(around, "text")
    assert render(around, "svg").count("<path") == len(("arrow head", UP, "back"))


def test_a_drawing_is_well_formed_and_holds_no_markup_of_others() -> None:
    hostile = model('org/<script>"x"&')
    drawn = render(report(TOP, hostile, edge(TOP, Relation.MERGE, hostile)), "svg")
    root = ET.fromstring(drawn)  # noqa: S314  (our own output)
    titles = [one.text for one in root.iter(f"{SVG}text")]
    assert root.attrib["role"] == "graphics-document document"
    symbols = [one for one in root.iter() if "graphics-symbol" in one.get("role", "")]
    assert len(symbols) == len(("two boxes", "and", "an arrow"))
    assert all(one.find(f"{SVG}title") is not None for one in symbols)
    assert 'org/<script>"x"&' in titles
    assert not list(root.iter(f"{SVG}script"))


def test_parents_stand_right_of_their_children() -> None:
    layout = layered(graph("ab", "bc", "ac"))
    assert [column[0] for column in layout.columns] == ["a", "b", "c"]
    assert layout.ways[2][0] == "a"
    assert layout.ways[2][-1] == "c"
    assert layout.ways[2][1] in layout.columns[1]


def test_arrows_do_not_cross_where_they_need_not() -> None:
    layout = layered(graph("ax", "ay", "az", "zp", "yq", "xr"))
    assert layout.columns[2] == tuple("rqp")[:: 1 if layout.columns[1] == tuple("xyz") else -1]


def test_boxes_that_are_each_others_parents_have_a_column_each() -> None:
    assert [len(column) for column in layered(graph("ab", "bc", "ca", "cc")).columns] == [1, 1, 1]


def test_no_label_stands_in_a_box_and_no_box_in_another() -> None:
    steps = [f"{child}{parent}" for child, parent in pairwise("abcdefghijklmnopqrstuvwxyz")]
    steps += [f"a{parent}" for parent in "cdefgXYZUVW"] + ["XZ", "YZ", "bX", "zW"]
    words = "merged from and also trained on the outputs of"
    drawn = graph(*steps)
    arrows = tuple(replace(one, words=words) for one in drawn.arrows)

    class Drawn:
        def graph(self) -> Graph:
            return replace(drawn, arrows=arrows)

    root = ET.fromstring(svg.render(Drawn()))  # noqa: S314  (our own output)
    boxes = [_corners(one) for one in root.iter(f"{SVG}rect") if one.get("rx")]
    labels = [one for one in root.iter(f"{SVG}text") if one.get("text-anchor") == "end"]
    ends = [(float(one.attrib["x"]), len(one.text or "") * 5.4) for one in labels]
    assert len(boxes) == len(drawn.boxes)
    assert not [pair for pair in combinations(boxes, 2) if _overlap(*pair)]
    columns = {(left, right) for left, _, right, _ in boxes}
    assert all(end < left or end - wide > right for end, wide in ends for left, right in columns)


def _corners(box: ET.Element) -> tuple[float, float, float, float]:
    x, y, wide, high = (float(box.attrib[name]) for name in ("x", "y", "width", "height"))
    return x, y, x + wide, y + high


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
