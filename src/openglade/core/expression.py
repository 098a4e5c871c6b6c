"""SPDX license expressions: what a maker declares when one license id is not enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from openglade.core.errors import InputError
from openglade.core.ids import LicenseId

if TYPE_CHECKING:
    from boolean.boolean import Expression as Tree

_LONGEST = 500
_MOST_GROUPS = 100


@dataclass(frozen=True, slots=True)
class Expression:
    """A license, or several: alternatives to choose from, each a group that holds together.

    >>> Expression.parse("MIT OR (Apache-2.0 AND CC-BY-4.0)").alternatives
    ((LicenseId('MIT'),), (LicenseId('Apache-2.0'), LicenseId('CC-BY-4.0')))
    """

    text: str
    alternatives: tuple[tuple[LicenseId, ...], ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an SPDX license expression (SPDX 2.3, annex D); InputError when it is none.

        >>> str(Expression.parse("Apache-2.0"))
        'Apache-2.0'
        """
        if " " not in text and "(" not in text:
            return cls(text, ((LicenseId.parse(text),),))
        return cls(text, _alternatives(text))

    @classmethod
    def all_of(cls, expressions: Sequence["Expression"]) -> "Expression | None":
        """Some expressions, all of which hold; None where that leaves too many alternatives.

        >>> str(Expression.all_of([Expression.parse("MIT"), Expression.parse("ISC")]))
        'MIT AND ISC'
        """
        groups: list[tuple[LicenseId, ...]] = [()]
        for one in expressions:
            groups = [tuple(dict.fromkeys((*a, *b))) for a in groups for b in one.alternatives]
            if len(groups) > _MOST_GROUPS:
                return None
        text = " AND ".join(f"({one})" if " OR " in str(one) else str(one) for one in expressions)
        return cls(text, tuple(dict.fromkeys(groups)))

    @property
    def licenses(self) -> tuple[LicenseId, ...]:
        """Every license that is named, once, in order."""
        return tuple(dict.fromkeys(one for group in self.alternatives for one in group))

    def __str__(self) -> str:
        return self.text


def _alternatives(text: str) -> tuple[tuple[LicenseId, ...], ...]:
    """Bring an expression into disjunctive normal form."""
    from license_expression import ExpressionError, Licensing  # noqa: PLC0415  (slow to import, rarely needed)

    grammar = Licensing()
    try:
        tree = grammar.parse(text) if len(text) <= _LONGEST else None
    except ExpressionError:
        tree = None
    if tree is None:
        advice = "write ids joined by AND, OR and brackets"
        raise InputError(f"license: {text[:120]!r} is no SPDX expression; {advice}")
    return tuple(tuple(map(LicenseId, group)) for group in _groups(tree))


def _groups(tree: "Tree") -> list[tuple[str, ...]]:
    """The groups of an expression in disjunctive normal form, each license once in a group."""
    operator = str(getattr(tree, "operator", "")).strip()
    parts: tuple[Tree, ...] = getattr(tree, "args", ())
    if not operator:
        return [(str(tree.render()),)]
    groups: list[tuple[str, ...]] = []
    for number, found in enumerate(map(_groups, parts)):
        if operator == "OR" or not number:
            groups += found
        else:
            groups = [tuple(dict.fromkeys((*one, *two))) for one in groups for two in found]
        if len(groups) > _MOST_GROUPS:
            raise InputError(f"license: more than {_MOST_GROUPS} alternatives; write fewer")
    return list(dict.fromkeys(groups))
