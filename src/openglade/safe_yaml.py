"""YAML as data only: no tags, no aliases, no repeated keys, no surprising booleans.

Dates stay text and `no` stays a word, as YAML 1.2 has it, so that a country or a language is never
read as False.
"""

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from openglade.core.errors import InputError

_LARGEST = 1_000_000
_DEEPEST = 50
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("true", "True"), True),
    **dict.fromkeys(("false", "False"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}
_NUMBER_STARTS = frozenset("-+0123456789")
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})"), int),
    (
        re.compile(
            r"[-+]?[0-9]{1,18}(?:\.[0-9]{0,18}(?:[eE][-+]?[0-9]{1,3})?|[eE][-+]?[0-9]{1,3})"
        ),
        float,
    ),
)
_NO_KEY = object()


class _Refused(yaml.YAMLError):
    """YAML that is well-formed and not read."""

    def __init__(self, problem: str, mark: Any) -> None:  # noqa: ANN401  (a mark of either loader)
        super().__init__(problem)
        self.problem = problem
        self.problem_mark = mark


@dataclass(slots=True)
class _List:
    """A list that is being read."""

    value: list[Any] = field(default_factory=list)

    def add(self, value: Any, _: yaml.Event) -> None:  # noqa: ANN401  (any YAML value)
        """Take the next entry."""
        self.value.append(value)


@dataclass(slots=True)
class _Mapping:
    """A mapping that is being read, with the key that waits for its value."""

    value: dict[Hashable, Any] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    key: Any = _NO_KEY

    def add(self, value: Any, event: yaml.Event) -> None:  # noqa: ANN401  (any YAML value)
        """Take the next key, or the value of the last one."""
        if self.key is not _NO_KEY:
            self.value[self.key] = value
            self.key = _NO_KEY
            return
        if not isinstance(event, yaml.ScalarEvent):
            raise _Refused("a key that is no text", event.start_mark)
        if event.value in self.seen:
            raise _Refused(f"repeated key {event.value!r:.80}", event.start_mark)
        self.seen.add(event.value)
        self.key = value


def parse(text: str, where: str, *, largest: int = _LARGEST) -> Any:  # noqa: ANN401  (any YAML value)
    """Read one YAML document of at most a million characters and fifty levels.

    Raises InputError, which names the line that fails.

    >>> parse("{language: no, released: 2024-07-23, gated: false}", "card")
    {'language': 'no', 'released': '2024-07-23', 'gated': False}
    """
    if len(text) > largest:
        raise InputError(
            f"{where}: {len(text)} characters of YAML; the most that is read is {largest}"
        )
    try:
        return _document(yaml.parse(text, Loader=_Loader))
    except (yaml.YAMLError, ValueError) as error:
        raise InputError(
            f"{where}{_line(error)}: not readable as YAML: {_problem(error)}"
        ) from error


def _document(events: Iterator[Any]) -> Any:  # noqa: ANN401  (any YAML value)
    """The value of one document, built as its events come: nothing grows, nothing recurses."""
    document: Any = None
    documents, waiting = 0, list[_List | _Mapping]()
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value = _scalar(event)
        elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
            _refuse_tag(event)
            if len(waiting) >= _DEEPEST:
                raise _Refused("nested too deep", event.start_mark)
            waiting.append(_List() if kind is yaml.SequenceStartEvent else _Mapping())
            continue
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            value = waiting.pop().value
        elif kind is yaml.AliasEvent:
            raise _Refused("aliases (*name) are not read", event.start_mark)
        else:
            documents += kind is yaml.DocumentStartEvent
            if documents > 1:
                raise _Refused("more than one document", event.start_mark)
            continue
        if waiting:
            waiting[-1].add(value, event)
        else:
            document = value
    return document


def _scalar(event: Any) -> Any:  # noqa: ANN401  (any YAML value; an event of either loader)
    """What a scalar means: a quoted one is text, a plain one may be one of the words above."""
    _refuse_tag(event)
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_STARTS:
        for pattern, number in _NUMBERS:
            if pattern.fullmatch(text):
                return number(text)
    return text


def _refuse_tag(event: Any) -> None:  # noqa: ANN401  (an event of either loader)
    if event.tag is not None:
        raise _Refused("tags (!name) are not read", event.start_mark)


def _line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f":{mark.line + 1}" if mark else ""


def _problem(error: Exception) -> str:
    return str(getattr(error, "problem", None) or error).split("\n", maxsplit=1)[0][:200]
