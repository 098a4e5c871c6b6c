"""Every exception that openglade raises on purpose.

    OpengladeError
    ├── InputError    what the user gave cannot be read or used (exit code 2)
    │   └── InputMistakesError   several such mistakes, a line each
    └── SourceError   a place that was asked did not answer as it should (exit code 4)
        └── NotFoundError   it answered that it does not have the thing, or does not show it

Anything else that reaches a user is a bug of openglade. A message is one line with three parts:
where; what is wrong, with the value in quotes; what to do.
"""

from collections.abc import Iterable, Mapping

_SHORTEST_PART = 3
"""Characters of a name that tell more than chance which longer names are meant."""


class OpengladeError(Exception):
    """Any failure that openglade explains in one line."""


class InputError(OpengladeError):
    """What the user gave cannot be read or used."""


class InputMistakesError(InputError):
    """Several mistakes in what the user gave."""

    def __init__(self, errors: Iterable[InputError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(map(str, self.errors)))


class SourceError(OpengladeError):
    """A source did not give what it was asked for."""


class NotFoundError(SourceError):
    """A source does not have what it was asked for, or shows it to nobody who asks like this."""


def not_known(
    where: str, name: str, what: str, known: Mapping[str, str], otherwise: str
) -> InputError:
    """The error for a name that nothing has, with the nearest that something has.

    `known` leads from names, folded to lower case, to what is shown for them.

    >>> str(not_known("catalog", "gpt-9", "model", {"gpt-4": "openai:gpt-4"}, "see --help"))
    "catalog: 'gpt-9' is no model that it knows; did you mean 'openai:gpt-4'?"
    """
    found = near(name, known)
    hint = f"did you mean {' or '.join(map(repr, found))}?" if found else otherwise
    return InputError(f"{where}: {name[:200]!r} is no {what} that it knows; {hint}")


def near(name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """What is shown for the names nearest to one that is not known, at most three.

    Spelled like it first, then those that hold it.
    """
    from difflib import get_close_matches  # noqa: PLC0415  (only when something is wrong)

    wanted = name[:200].casefold()
    holding = (one for one in known if wanted in one and len(wanted) >= _SHORTEST_PART)
    matches = (*get_close_matches(wanted, known, 5, 0.6), *holding)
    return tuple(dict.fromkeys(known[one] for one in matches))[:3]


def folded(names: Iterable[object]) -> dict[str, str]:
    """Names as `not_known` wants them: from each, folded to lower case, to itself."""
    return {str(name).casefold(): str(name) for name in names}
