"""The answer of `openglade read` in a sentence: which license a text is, and how it was changed."""

from collections import Counter

from openglade.core.license_reading import Change, ChangeKind, LicenseReading, MatchMethod, Part
from openglade.core.term import Group

_EFFECTS = {
    Group.RESTRICTION: ("restricts use", "restrict use"),
    Group.CONDITION: ("sets conditions", "set conditions"),
    Group.GRANT: ("grants rights", "grant rights"),
    Group.REACH: ("speaks of outputs", "speak of outputs"),
}
"""What a passage that bears a term does, the gravest first; of one passage, and of several."""

_ELSEWHERE = {
    MatchMethod.NOTICE: "A notice: something is under",
    MatchMethod.POINTER: "A pointer to",
}
_LIKE = 0.3
"""How much of a text has to be like a known one, that it is worth saying."""


def answer(reading: LicenseReading) -> str:
    """Which license a text is, and how it was changed, in a sentence or two."""
    found, names = reading.identified, licenses_of(reading.identified.parts)
    name = str(found.license or " and ".join(names) or "a license")
    if reading.based_on:
        others = [one for one in names if one != str(reading.based_on)]
        beside = f" Beside it: {', '.join(others)}." if others else ""
        return f"{reading.based_on}, changed: {_counted(reading.changes)}.{beside}"
    if found.method in _ELSEWHERE:
        return f"{_ELSEWHERE[found.method]} {name}. The text of that license is not here."
    if len(names) > 1:
        return f"Several licenses: {', '.join(names)}."
    if found.license:
        exact = found.method is MatchMethod.EXACT
        return f"{name}, {'unchanged' if exact else 'with differences that bear no term'}."
    if names:
        return f"{name}, and text that is no known license."
    near = f"; the nearest known text is {found.likeness:.0%} like it"
    return f"No known license{near if found.likeness >= _LIKE else ''}."


def licenses_of(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """The known licenses among the parts of a text, each once."""
    return tuple(dict.fromkeys(str(part.license) for part in parts if part.license))


def _counted(changes: tuple[Change, ...]) -> str:
    """How many passages were added, removed and replaced, and what they do, the gravest first."""
    counts = Counter((one.kind, _effect(one)) for one in changes)
    order = ((kind, effect) for effect in (*_EFFECTS, None) for kind in ChangeKind)
    return "; ".join(_count(*one, counts[one]) for one in order if one in counts)


def _count(kind: ChangeKind, effect: Group | None, count: int) -> str:
    said = f"{count} passage{'' if count == 1 else 's'} {kind.value}"
    if effect is None:
        return said
    one, several = _EFFECTS[effect]
    if kind is ChangeKind.ADDED:
        return f"{said} that {one if count == 1 else several}"
    return f"{said} where it {one}"


def _effect(change: Change) -> Group | None:
    borne = {kind.group for kind in change.terms}
    return next((group for group in _EFFECTS if group in borne), None)
