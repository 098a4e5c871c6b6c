"""YAML as data only: no tags, no aliases, no repeated keys, no surprising booleans.

Dates stay text and `no` stays a word, as YAML 1.2 has it, so that a country or a language is never
read as False.
"""

import re
from collections.abc import Hashable
from typing import Any, ClassVar

import yaml

from openglade.core.errors import InputError

_LARGEST = 1_000_000
_DEEPEST = 50
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_WORDS = (
    ("bool", r"true|True|false|False", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})", "-+0123456789"),
    (
        "float",
        r"[-+]?[0-9]{1,18}(?:\.[0-9]{0,18}(?:[eE][-+]?[0-9]{1,3})?|[eE][-+]?[0-9]{1,3})",
        "-+0123456789",
    ),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
)


class _Refused(yaml.YAMLError):
    """YAML that is well-formed and not read."""

    def __init__(self, problem: str, mark: Any) -> None:  # noqa: ANN401  (a mark of either loader)
        super().__init__(problem)
        self.problem = problem
        self.problem_mark = mark


class _PlainLoader(_Loader):  # type: ignore[misc]  # the C loader has no types
    """A safe loader with the few plain words above, that refuses a key that stands twice."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  (the signature is PyYAML's)
        """The mapping of a node; no key in it stands twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value.__class__ is not str or key.value in seen:
                raise _Refused(f"repeated key {key.value!r:.80}", key.start_mark)
            seen.add(key.value)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


for _tag, _pattern, _first in _PLAIN_WORDS:
    _PlainLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first)
    )


def parse(text: str, where: str) -> Any:  # noqa: ANN401  (any YAML value)
    """Read one YAML document of at most a million characters and fifty levels.

    Raises InputError, which names the line that fails.

    >>> parse("{language: no, released: 2024-07-23, gated: false}", "card")
    {'language': 'no', 'released': '2024-07-23', 'gated': False}
    """
    if len(text) > _LARGEST:
        raise InputError(
            f"{where}: {len(text)} characters of YAML; the most that is read is {_LARGEST}"
        )
    try:
        _refuse_growth(text)
        return yaml.load(text, Loader=_PlainLoader)  # noqa: S506  (a subclass of the safe loader)
    except (yaml.YAMLError, ValueError) as error:
        raise InputError(
            f"{where}{_line(error)}: not readable as YAML: {_problem(error)}"
        ) from error


def _refuse_growth(text: str) -> None:
    """Refuse aliases, which make a small text huge, and depth, which exhausts the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_PlainLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _Refused("aliases (*name) are not read", event.start_mark)
        if getattr(event, "tag", None) is not None:
            raise _Refused("tags (!name) are not read", event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        if depth > _DEEPEST:
            raise _Refused("nested too deep", event.start_mark)


def _line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f":{mark.line + 1}" if mark else ""


def _problem(error: Exception) -> str:
    return str(getattr(error, "problem", None) or error).split("\n", maxsplit=1)[0][:200]
