"""YAML from anywhere: what is read, what is refused, and how long that may take."""

import time
from typing import Any

import pytest

from openglade import safe_yaml
from openglade.core.errors import InputError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# a remark", None),
        ("a:", {"a": None}),
        ("a: ''", {"a": ""}),
        ("[~, null, Null, NULL]", [None, None, None, None]),
        ("[true, True, false, False]", [True, True, False, False]),
        ("[yes, no, on, off, y, n, TRUE]", ["yes", "no", "on", "off", "y", "n", "TRUE"]),
        ("[1, -2, +3, 0, 010, 0x10, 1_000]", [1, -2, 3, 0, "010", "0x10", "1_000"]),
        ("[1.5, 2., 1e3, .5, 1e9999]", [1.5, 2.0, 1000.0, ".5", "1e9999"]),
        ("['1', \"true\", 2024-07-23, 12:30]", ["1", "true", "2024-07-23", "12:30"]),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("{2: a, true: b}", {2: "a", True: "b"}),
        ("- a: [x, {y: z}]\n- b", [{"a": ["x", {"y": "z"}]}, "b"]),
        ("a: &name x", {"a": "x"}),
        ("<<: {a: b}", {"<<": {"a": "b"}}),
    ],
)
def test_plain_yaml_is_read_as_yaml_1_2_has_it(text: str, value: Any) -> None:  # noqa: ANN401  (any YAML)
    assert safe_yaml.parse(text, "card") == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: &x 1\nb: *x", "card:2: not readable as YAML: aliases (*name) are not read"),
        ("a: !!python/name:os.system", "tags (!name) are not read"),
        ("!x [a]", "tags (!name) are not read"),
        ("!x {a: b}", "tags (!name) are not read"),
        ("a: 1\nb: 2\na: 3", "card:3: not readable as YAML: repeated key 'a'"),
        ("? [a]\n: b", "a key that is no text"),
        ("a: 1\n---\nb: 2", "card:2: not readable as YAML: more than one document"),
        ("a: [", "card:2: not readable as YAML"),
        ("a: \x00", "not readable as YAML"),
        ("a: \ud800", "not readable as YAML"),
    ],
)
def test_what_is_not_read_is_told_with_its_line(text: str, problem: str) -> None:
    with pytest.raises(InputError) as told:
        safe_yaml.parse(text, "card")
    assert problem in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_refused_before_it_is_followed(opening: str) -> None:
    with pytest.raises(InputError, match="nested too deep"):
        safe_yaml.parse(opening * 200_000, "card")


def test_fifty_levels_are_read_and_one_more_is_not() -> None:
    assert safe_yaml.parse("[" * 50 + "]" * 50, "card")
    with pytest.raises(InputError, match="nested too deep"):
        safe_yaml.parse("[" * 51 + "]" * 51, "card")


def test_more_than_a_million_characters_are_not_read() -> None:
    with pytest.raises(InputError, match="1000001 characters of YAML; the most that is read"):
        safe_yaml.parse(" " * 1_000_001, "card")


def test_who_asks_can_read_less() -> None:
    with pytest.raises(InputError, match="11 characters of YAML; the most that is read is 10"):
        safe_yaml.parse("a: bcdefghi", "card", largest=10)


@pytest.mark.parametrize("entry", ["- a\n", "- 1\n", "- {a: b}\n"])
def test_the_largest_text_takes_seconds_at_most(entry: str) -> None:
    start = time.perf_counter()
    safe_yaml.parse(entry * (1_000_000 // len(entry)), "card")
    assert time.perf_counter() - start < 30


def test_aliases_by_the_million_cost_nothing() -> None:
    start = time.perf_counter()
    with pytest.raises(InputError, match="aliases"):
        safe_yaml.parse("a: &x [y]\nb: [" + "*x," * 300_000 + "]", "card")
    assert time.perf_counter() - start < 30
