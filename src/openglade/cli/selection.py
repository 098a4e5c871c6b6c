"""Which frameworks a command is to ask."""

from dataclasses import replace
from pathlib import Path

from openglade.core.dossier import Dossier
from openglade.core.errors import InputError, not_known
from openglade.core.framework import Framework
from openglade.frameworks import FRAMEWORKS, assess, framework

_ALL = "all"
_LARGEST = 100_000


def selected(names: tuple[str, ...]) -> tuple[Framework, ...]:
    """The frameworks of some names, each once: ids, `all`, or files with a profile.

    Raises InputError for a name that is none of these.
    """
    wanted: dict[str, Framework] = {}
    for name in names:
        for one in FRAMEWORKS if name == _ALL else (name,):
            found = framework(one) if one in FRAMEWORKS else _profile(one)
            wanted.setdefault(found.edition.id, found)
    return tuple(wanted.values())


def judged(dossier: Dossier, frameworks: tuple[Framework, ...]) -> Dossier:
    """A dossier with what the frameworks say of its record."""
    return replace(dossier, assessments=assess(dossier.record, frameworks))


def _profile(name: str) -> Framework:
    if not name.endswith(".toml"):
        known = {one.casefold(): one for one in FRAMEWORKS}
        advice = f"name one of {', '.join(FRAMEWORKS)}, all, or a .toml file"
        raise not_known("--framework", name, "framework", known, advice)
    from openglade.frameworks.profile import parse  # noqa: PLC0415  (few have one)

    try:
        with Path(name).open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}; name a file that can be read") from error
    except ValueError as error:
        raise InputError(f"{name!r} is no name of a file; name one that can be read") from error
    if len(content) > _LARGEST:
        raise InputError(f"{name}: more than {_LARGEST} bytes; a profile is shorter")
    return parse(content, name)
