"""How a term and its parameters are shown, to people and to programs."""

from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from typing import Any

from openglade.core.term import Term

_SHOWN_APART = frozenset({"kind", "section", "quote"})
_EMPTY = ("", (), None, False)


def term_value(term: Term) -> dict[str, Any]:
    """A term as JSON has it: kind, section, quote, and the parameters that it has."""
    given = ((field.name, getattr(term, field.name)) for field in fields(term))
    return {name: _plain(value) for name, value in given if value not in _EMPTY}


def parameters(term: Term) -> Iterator[str]:
    """Each parameter with its name, in words."""
    for name, value in term_value(term).items():
        if name not in _SHOWN_APART:
            yield f"{name.replace('_', ' ')}: {_shown(value)}"


def _shown(value: Any) -> str:  # noqa: ANN401  (as JSON has it)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "yes" if value is True else f"{value:,}" if isinstance(value, int) else str(value)


def _plain(value: Any) -> Any:  # noqa: ANN401  (a parameter of a term)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.value if isinstance(value, Enum) else value
