"""Every exception that openglade raises on purpose.

    OpengladeError
    ├── InputError    what the user gave cannot be read or used (exit code 2)
    └── SourceError   a place that was asked did not answer as it should (exit code 4)

Anything else that reaches a user is a bug of openglade. A message is one line with three parts:
where; what is wrong, with the value in quotes; what to do.
"""

from collections.abc import Iterable


class OpengladeError(Exception):
    """Any failure that openglade explains in one line."""


class InputError(OpengladeError):
    """What the user gave cannot be read or used."""


class SourceError(OpengladeError):
    """A source did not give what it was asked for."""


def not_known(where: str, name: str, what: str, names: Iterable[str], otherwise: str) -> InputError:
    """The error for a name that nothing has, with the nearest names that something has.

    >>> str(not_known("catalog", "gpt-9", "model", ["gpt-4", "bert"], "see 'openglade list'"))
    "catalog: 'gpt-9' is no model that it knows; did you mean 'gpt-4'?"
    """
    from difflib import get_close_matches  # noqa: PLC0415  (only when something is wrong)

    shown = {one.casefold(): one for one in names}
    near = get_close_matches(name.casefold(), shown, 3, 0.6)
    hint = f"did you mean {' or '.join(repr(shown[one]) for one in near)}?" if near else otherwise
    return InputError(f"{where}: {name[:200]!r} is no {what} that it knows; {hint}")
