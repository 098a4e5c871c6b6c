"""Where a model's declared license drops what an ancestor asks (domain.md, Drift)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from openglade.core.component import Component
from openglade.core.conflict import FORBIDS_MORE, Held, allows, clashes, dropped, unmet
from openglade.core.drift import Drift, DriftCode
from openglade.core.drift_claims import Limit, claims_open, undeclared_bases
from openglade.core.evidence import Method
from openglade.core.expression import Expression
from openglade.core.finding import Severity
from openglade.core.ids import LicenseId
from openglade.core.inherited_terms import Bond, InheritedTerms
from openglade.core.license import Texts
from openglade.core.maker import is_same_maker
from openglade.core.naming import Naming
from openglade.core.reach import Force, Reach
from openglade.core.record import ModelRecord
from openglade.core.release import OUT_OF_REACH, Release, Unlicensed
from openglade.core.term import Kind, Position, Term

_ABOUT_OUTPUTS = frozenset({Kind.OUTPUT_TRAINING, Kind.COVERS_OUTPUTS})
_READ_THERE = frozenset({Method.FILE, Method.CARD, Method.HUB_API, Method.PROSE})
"""Where a declared license would have been met, had there been one."""


def drift(record: ModelRecord, declared: Expression | None = None) -> tuple[Drift, ...]:
    """Say what a model's license drops of what binds it from above, each once, the nearest first.

    An ancestor of the same maker, or one that its maker licensed anew, asks nothing. `declared`
    tries another license than the one that the model declares; who tries several asks `Above`.

    >>> from openglade.core.ids import ModelId
    >>> drift(ModelRecord.of(ModelId.parse("org/name"), [], licenses={}))
    ()
    """
    return Above(record).drift(declared)


class Above:
    """What reaches one model, found once, to be held against its license and against others."""

    def __init__(self, record: ModelRecord) -> None:
        self.record = record
        self.texts = Texts(record.licenses)
        self.naming = Naming(record, record.id.name)
        self._inherited = InheritedTerms(record.artifacts, record.lineage, self.texts)

    def drift(self, declared: Expression | None = None) -> tuple[Drift, ...]:
        """What drifted under the license that the model declares, or under another, in order."""
        return tuple(_Comparison(self, declared).found())

    @cached_property
    def bonds(self) -> tuple[tuple[Bond, tuple[Held, ...]], ...]:
        """The licenses of others that bind, each with the alternatives to choose from."""
        record = self.record
        bonds = self._inherited.distinct_bonds(
            record.id, among=lambda other: not is_same_maker(record, other)
        )
        return tuple(
            (bond, self._alternatives(bond, bond.declared))
            for bond in bonds
            if bond.force is Force.BINDING and isinstance(bond.declared, Expression)
        )

    @cached_property
    def whole(self) -> tuple[tuple[Bond, tuple[Held, ...]], ...]:
        """Those that bind the model as a whole."""
        return tuple(one for one in self.bonds if one[0].reach is Reach.WHOLE)

    @cached_property
    def clashes(self) -> tuple[tuple[Bond, str], ...]:
        """Those that cannot be met together, whatever is declared."""
        return tuple(clashes(self.whole, self.texts))

    def _alternatives(self, bond: Bond, declared: Expression) -> tuple[Held, ...]:
        """What an ancestor asks, by the alternatives that one may choose from."""
        return tuple(
            Held(
                group,
                tuple(
                    one.term
                    for one in self._inherited.terms(bond, group)
                    if one.force is Force.BINDING and _asks_derivatives(one.term, bond)
                ),
            )
            for group in declared.alternatives
        )


class _Comparison:
    """One model's declared license beside what reaches it."""

    def __init__(self, above: Above, declared: Expression | None) -> None:
        self._above = above
        self._record = above.record
        self._texts = above.texts
        self._weights = above.record.model.components.get(Component.WEIGHTS, Release())
        if declared is not None:
            self._weights = replace(self._weights, license=declared)
        self._own = self._read(self._weights.license)

    def found(self) -> Iterator[Drift]:
        """Everything that drifted, in order."""
        known = self._record.id in self._record.artifacts
        if not known or self._weights.availability in OUT_OF_REACH:
            return
        every = [
            *(one for bond, held in self._above.bonds for one in self._of_bond(bond, held)),
            *self._conflicts(),
            *undeclared_bases(self._record),
            *claims_open(self._record, self._limits()),
        ]
        nearest: dict[tuple[object, ...], Drift] = {}
        for one in sorted(every, key=_order):
            nearest.setdefault((one.code, one.kind, one.license, one.because), one)
        yield from nearest.values()

    def _read(self, declared: Expression | Unlicensed) -> list[Held]:
        """The alternatives that a model declares; none where somebody has yet to read one."""
        groups = declared.alternatives if isinstance(declared, Expression) else ()
        unread = any(self._texts.unread(one) for group in groups for one in group)
        return [] if unread else [Held.of(group, self._texts) for group in groups]

    def _of_bond(self, bond: Bond, held: tuple[Held, ...]) -> list[Drift]:
        """What is lost of one ancestor's license, by the alternative that loses least."""
        return min((self._of_group(bond, above) for above in held), key=len)

    def _of_group(self, bond: Bond, above: Held) -> list[Drift]:
        found = list(self._names(bond, above))
        if not isinstance(self._weights.license, Expression):
            return [*found, *self._undeclared(bond, above)]
        for own in self._own:
            if not allows(above, own, self._texts):
                said = f"{self._weights.license} is none that {_ids(above)} allows"
                found.append(_drift(DriftCode.RELICENSED, bond, said, license_id=above.licenses[0]))
            found.extend(self._dropped(bond, term, above) for term in dropped(above, own))
        return list({one.order: one for one in found}.values())

    def _dropped(self, bond: Bond, term: Term, above: Held) -> Drift:
        place = f" ({term.section})" if term.section else ""
        said = f"{self._weights.license} lacks {term.kind.value}{place} of {_ids(above)}"
        holder = next(
            (
                text.id
                for one in above.licenses
                for text in self._texts.under(one)
                if term in text.terms
            ),
            above.licenses[0],
        )
        return _drift(DriftCode.TERM_DROPPED, bond, said, kind=term.kind, license_id=holder)

    def _undeclared(self, bond: Bond, above: Held) -> Iterator[Drift]:
        """Nothing is declared, and a source that would say so was read."""
        license_read = self._weights.license is Unlicensed.NONE or any(
            one.method in _READ_THERE for one in self._weights.evidence
        )
        missing = self._weights.license in {Unlicensed.NONE, Unlicensed.UNREAD}
        if missing and license_read and above.asks:
            limits = bool(above.restrictions) or above.has({Kind.SHARE_ALIKE})
            yield _drift(
                DriftCode.LICENSE_MISSING,
                bond,
                f"no license is declared, and {_ids(above)} asks for something",
                license_id=above.licenses[0],
                severity=Severity.WARNING if limits else Severity.NOTE,
            )

    def _names(self, bond: Bond, above: Held) -> Iterator[Drift]:
        naming = self._above.naming
        for term in above.terms:
            if term.kind is not Kind.DERIVED_NAME or naming.fits(term, bond.path):
                continue
            if not naming.asks(term, bond.path):
                continue
            verb = "begin with" if term.position is Position.START else "contain"
            said = f"the name has to {verb} '{term.word}' ({_ids(above)} {term.section})"
            yield _drift(
                DriftCode.NAME_MISSING,
                bond,
                said,
                kind=Kind.DERIVED_NAME,
                license_id=above.licenses[0],
            )

    def _conflicts(self) -> Iterator[Drift]:
        for bond, above in self._above.whole:
            if why := unmet(self._own, above, self._texts) or self._permissive(above):
                yield _drift(DriftCode.LICENSE_CONFLICT, bond, why)
        for bond, why in self._above.clashes:
            yield _drift(DriftCode.LICENSE_CONFLICT, bond, why)

    def _permissive(self, above: tuple[Held, ...]) -> str:
        """A license that allows everything, declared under one that does not."""
        claims = any(not one.restrictions and not one.has({Kind.SHARE_ALIKE}) for one in self._own)
        if not claims or not all(one.has(FORBIDS_MORE) for one in above):
            return ""
        kinds = dict.fromkeys(
            term.kind.value for term in above[0].restrictions if term.kind in FORBIDS_MORE
        )
        return f"{self._weights.license} allows what {_ids(above[0])} does not: {', '.join(kinds)}"

    def _limits(self) -> Iterator[Limit]:
        """The first restriction of each license that binds the model, its own first."""
        own = [((self._record.id,), held) for held in self._own[:1]]
        above = [(bond.path, held[0]) for bond, held in self._above.bonds]
        for path, held in (*own, *above):
            for term in held.restrictions[:1]:
                yield term, held.licenses[0], path


def _drift(  # noqa: PLR0913  (what a drift says)
    code: DriftCode,
    bond: Bond,
    because: str,
    *,
    kind: Kind | None = None,
    license_id: LicenseId | None = None,
    severity: Severity = Severity.WARNING,
) -> Drift:
    return Drift(
        code=code,
        because=because,
        artifact=bond.artifact,
        path=bond.path,
        kind=kind,
        license=license_id,
        severity=severity,
    )


def _order(one: Drift) -> tuple[object, ...]:
    return one.order


def _ids(held: Held) -> str:
    return " and ".join(map(str, held.licenses))


def _asks_derivatives(term: Term, bond: Bond) -> bool:
    """Whether a term asks anything of a derivative's maker, for sure."""
    if bond.reach is Reach.OUTPUTS and term.kind in _ABOUT_OUTPUTS:
        return False
    return not term.modality or term.modality == bond.modality
