"""Which licenses a derivative may carry, and which licenses cannot be met together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from openglade.core.ids import LicenseId
from openglade.core.license import Texts
from openglade.core.term import Group, Kind, Scope, Term

_Party = TypeVar("_Party")

_GPL_3 = ("GPL-3.0-only", "GPL-3.0-or-later")
_AGPL_3 = ("AGPL-3.0-only", "AGPL-3.0-or-later")
_LGPL_3 = ("LGPL-3.0-only", "LGPL-3.0-or-later")
_GPL_2 = ("GPL-2.0-only", "GPL-2.0-or-later")

_COMPATIBLE: Mapping[str, tuple[str, ...]] = {
    "CC-BY-SA-2.0": ("CC-BY-SA-2.5", "CC-BY-SA-3.0", "CC-BY-SA-4.0"),
    "CC-BY-SA-2.5": ("CC-BY-SA-3.0", "CC-BY-SA-4.0"),
    "CC-BY-SA-3.0": ("CC-BY-SA-4.0",),
    "CC-BY-SA-4.0": _GPL_3,
    "CC-BY-NC-SA-2.0": ("CC-BY-NC-SA-2.5", "CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0"),
    "CC-BY-NC-SA-2.5": ("CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0"),
    "CC-BY-NC-SA-3.0": ("CC-BY-NC-SA-4.0",),
    "GPL-2.0-or-later": ("GPL-2.0-only", *_GPL_3, *_AGPL_3),
    "GPL-3.0-only": _AGPL_3,
    "GPL-3.0-or-later": ("GPL-3.0-only", *_AGPL_3),
    "LGPL-2.1-only": (*_GPL_2, *_GPL_3),
    "LGPL-2.1-or-later": ("LGPL-2.1-only", *_LGPL_3, *_GPL_2, *_GPL_3, *_AGPL_3),
    "LGPL-3.0-only": (*_GPL_3, *_AGPL_3),
    "LGPL-3.0-or-later": ("LGPL-3.0-only", *_GPL_3, *_AGPL_3),
    "MPL-2.0": ("LGPL-2.1-or-later", *_LGPL_3, "GPL-2.0-or-later", *_GPL_3, *_AGPL_3),
    "EUPL-1.1": ("EUPL-1.2", "GPL-2.0-only", "OSL-2.1", "OSL-3.0", "EPL-1.0", "CECILL-2.0"),
    "EUPL-1.2": (
        *("GPL-2.0-only", "GPL-3.0-only", "AGPL-3.0-only", "OSL-2.1", "OSL-3.0", "EPL-1.0"),
        *("CECILL-2.0", "CECILL-2.1", "MPL-2.0", "LGPL-2.1-only", "LGPL-3.0-only"),
        "CC-BY-SA-3.0",
    ),
    "EPL-1.0": ("EPL-2.0",),
    "CECILL-2.1": (*_GPL_2, *_GPL_3, *_AGPL_3, "EUPL-1.2"),
}
"""What a share-alike license accepts for derivatives besides itself, by its text or its steward."""

FORBIDS_MORE = frozenset({Kind.NONCOMMERCIAL, Kind.RESEARCH_ONLY, Kind.NO_DERIVATIVES})
"""What no license that allows everything can stand beside."""
_STRICTER: Mapping[Kind, frozenset[Kind]] = {
    Kind.NONCOMMERCIAL: frozenset({Kind.RESEARCH_ONLY}),
    Kind.NONPRODUCTION: frozenset({Kind.RESEARCH_ONLY}),
    Kind.COMMERCIAL_REGISTRATION: frozenset({Kind.NONCOMMERCIAL, Kind.RESEARCH_ONLY}),
}
"""Other kinds that ask at least as much as one kind does."""


@dataclass(frozen=True, slots=True)
class Held:
    """Licenses that hold together, and the terms that bind under them."""

    licenses: tuple[LicenseId, ...]
    terms: tuple[Term, ...]

    @classmethod
    def of(cls, licenses: Sequence[LicenseId], texts: Texts) -> "Held":
        """The licenses of a group with all their terms, those of their policies included."""
        read = (text for one in licenses for text in texts.under(one))
        return cls(tuple(licenses), tuple(term for text in read for term in text.terms))

    @property
    def restrictions(self) -> tuple[Term, ...]:
        """The terms that restrict."""
        return tuple(term for term in self.terms if term.kind.group is Group.RESTRICTION)

    @property
    def asks(self) -> bool:
        """Whether anything is asked of who passes it on: a restriction or a condition."""
        asking = {Group.RESTRICTION, Group.CONDITION}
        return any(
            term.kind.group in asking and term.kind is not Kind.TRADEMARK for term in self.terms
        )

    def has(self, kinds: Iterable[Kind]) -> bool:
        """Whether a term of one of some kinds is among them."""
        return not {term.kind for term in self.terms}.isdisjoint(kinds)

    def covers(self, term: Term) -> bool:
        """Whether some term of these asks at least as much as one of another license.

        >>> research = Held((), (Term(kind=Kind.RESEARCH_ONLY),))
        >>> research.covers(Term(kind=Kind.NONCOMMERCIAL))
        True
        """
        enough = {term.kind} | _STRICTER.get(term.kind, frozenset())
        return any(
            held.kind in enough and (held.kind is not term.kind or _as_strict(held, term))
            for held in self.terms
        )


def _as_strict(held: Term, asked: Term) -> bool:
    """Whether one term asks as much as another of its kind."""
    compare = _AS_STRICT.get(asked.kind)
    return compare is None or compare(held, asked)


_AS_STRICT: Mapping[Kind, Callable[[Term, Term], bool]] = {
    Kind.FIELD_OF_USE: lambda held, asked: set(asked.topics) <= set(held.topics),
    Kind.OUTPUT_TRAINING: lambda held, asked: held.scope in {Scope.ANY, asked.scope},
    Kind.USER_THRESHOLD: lambda held, asked: (held.count or 0) <= (asked.count or 0),
    Kind.REVENUE_THRESHOLD: lambda held, asked: (held.amount or 0) <= (asked.amount or 0),
    Kind.GEOGRAPHIC_EXCLUSION: lambda held, asked: set(asked.territories) <= set(held.territories),
}


def accepts(license_id: LicenseId) -> frozenset[LicenseId]:
    """The licenses that a share-alike license accepts for derivatives, itself first of all.

    >>> LicenseId("GPL-3.0-only") in accepts(LicenseId("CC-BY-SA-4.0"))
    True
    >>> LicenseId("CC-BY-SA-4.0") in accepts(LicenseId("GPL-3.0-only"))
    False
    """
    others = _COMPATIBLE.get(license_id.text, ())
    return frozenset({license_id, *map(LicenseId, others)})


def dropped(above: Held, declared: Held) -> Iterator[Term]:
    """The restrictions of an ancestor's licenses that those of a derivative lack."""
    if not set(above.licenses) <= set(declared.licenses):
        yield from (term for term in above.restrictions if not declared.covers(term))


def allows(above: Held, declared: Held, texts: Texts) -> bool:
    """Whether an ancestor's licenses allow a derivative to carry the declared ones.

    A share-alike license allows itself and those that it accepts; others allow any license that
    keeps their restrictions; one that allows no derivatives allows none.
    """
    if set(above.licenses) <= set(declared.licenses):
        return True
    shared = _share_alike(above, texts)
    kept = all(not accepts(one).isdisjoint(declared.licenses) for one in shared)
    return kept and not any(True for _ in dropped(above, declared))


def conflict(one: Held, other: Held, texts: Texts) -> str:
    """Why two licenses cannot be met together in one work; empty where they can.

    Two share-alike licenses with no license that both accept; or a share-alike license, which lets
    nobody restrict further, beside restrictions that it does not have.
    """
    for left, right in ((one, other), (other, one)):
        for license_id in _share_alike(left, texts):
            accepted = accepts(license_id)
            for theirs in _share_alike(right, texts):
                if accepted.isdisjoint(accepts(theirs)):
                    return f"{license_id} and {theirs} each ask for their own license"
            lacking = [] if accepted & set(right.licenses) else list(dropped(right, left))
            if lacking:
                kinds = ", ".join(dict.fromkeys(term.kind.value for term in lacking))
                rest = " and ".join(map(str, right.licenses))
                return f"{license_id} asks for itself, and {rest} for {kinds}, which it lacks"
    return ""


def unmet(ones: Sequence[Held], others: Sequence[Held], texts: Texts) -> str:
    """Why two licenses cannot be met together whatever alternatives one chooses; or empty."""
    why = [conflict(one, other, texts) for one in ones for other in others]
    return why[0] if why and all(why) else ""


def clashes(
    parties: Sequence[tuple[_Party, Sequence[Held]]], texts: Texts
) -> Iterator[tuple[_Party, str]]:
    """Of every two that cannot be met together, the later one, and why.

    Only a share-alike license can be one of the two, so the others are not put side by side.
    """
    sharing = {
        place
        for place, (_, groups) in enumerate(parties)
        if any(held.has({Kind.SHARE_ALIKE}) for held in groups)
    }
    for place in sorted(sharing):
        for other in range(len(parties)):
            if other == place or (other in sharing and other < place):
                continue
            why = unmet(parties[place][1], parties[other][1], texts)
            if why:
                yield parties[max(place, other)][0], why


def _share_alike(held: Held, texts: Texts) -> tuple[LicenseId, ...]:
    if not held.has({Kind.SHARE_ALIKE}):
        return ()
    return tuple(
        one
        for one in held.licenses
        if any(text.having(Kind.SHARE_ALIKE) for text in texts.under(one))
    )
