"""The licenses that a part of a model is under, as a framework asks for them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from openglade.core.evidence import Evidence
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId, NodeId
from openglade.core.inherited_terms import Bond, InheritedTerm, InheritedTerms
from openglade.core.license import License
from openglade.core.reach import Force, Reach
from openglade.core.release import Unlicensed
from openglade.core.requirement import Fact, Outcome, Status, all_of, always, any_of
from openglade.core.term import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """One license as far as it is in force for a part: the text, and the terms that bind.

    `text` is None where nobody has read it, `unread` names what of it nobody has read to the end.
    `whole` says that all of it is in force; else only `terms` are, and its grants are not asked.
    """

    license: LicenseId
    artifact: NodeId
    text: License | None
    terms: tuple[InheritedTerm, ...]
    unread: tuple[LicenseId, ...] = ()
    whole: bool = True

    def having(self, *kinds: Kind) -> tuple[InheritedTerm, ...]:
        """The terms of some kinds that are in force, those of binding policies among them."""
        return tuple(held for held in self.terms if held.term.kind in kinds)

    def fact(self, says: str, *held: InheritedTerm) -> Fact:
        """What is said of the license, with the places of the terms that say it."""
        read = (self.text.evidence,) if self.text and not held else ()
        return Fact(f"{self.artifact} under {self.license}", says, (*read, *map(_cited, held)))


LicenseTest = Callable[[InForce], Outcome]
"""What a framework asks of one license that is in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The license of one artifact, own or from above; each of `alternatives` may be chosen."""

    artifact: NodeId
    declared: Expression | Unlicensed
    alternatives: tuple[tuple[InForce, ...], ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def passes(self, test: LicenseTest) -> Outcome:
        """Whether the licenses of one alternative all pass a test."""
        if isinstance(self.declared, Unlicensed):
            status, words = _WITHOUT[self.declared]
            return Outcome(status, (Fact(str(self.artifact), words, self.evidence),))
        groups = (
            all_of(*(_asked(test, one) for one in group)) if group else always(Status.MET)
            for group in self.alternatives
        )
        return any_of(*groups)(None)


_WITHOUT = {
    Unlicensed.UNREAD: (Status.UNKNOWN, "its license is not known"),
    Unlicensed.UNIDENTIFIED: (Status.UNKNOWN, "its license is not recognized"),
    Unlicensed.NONE: (Status.NOT_MET, "no license anywhere"),
    Unlicensed.OF_ITS_PARTS: (Status.UNKNOWN, "each of its parts has a license of its own"),
}


def holdings(inherited: InheritedTerms, node: NodeId) -> Iterator[Holding]:
    """Every license that binds a node for sure, its own first, each as far as it reaches."""
    for bond in inherited.distinct_bonds(node):
        if bond.force is Force.BINDING and (bond.reach is Reach.WHOLE or _says(inherited, bond)):
            yield held_by(inherited, bond)


def held_by(inherited: InheritedTerms, bond: Bond, evidence: tuple[Evidence, ...] = ()) -> Holding:
    """What one bond brings."""
    return Holding(
        artifact=bond.artifact,
        declared=bond.declared,
        alternatives=_alternatives(inherited, bond),
        evidence=evidence,
    )


def _alternatives(inherited: InheritedTerms, bond: Bond) -> tuple[tuple[InForce, ...], ...]:
    if isinstance(bond.declared, Unlicensed):
        return ()
    return tuple(
        tuple(_in_force(inherited, bond, one) for one in group)
        for group in bond.declared.alternatives
    )


def _in_force(inherited: InheritedTerms, bond: Bond, license_id: LicenseId) -> InForce:
    terms = inherited.terms(bond, (license_id,))
    return InForce(
        license=license_id,
        artifact=bond.artifact,
        text=inherited.texts.get(license_id),
        terms=tuple(held for held in terms if held.force is Force.BINDING),
        unread=inherited.texts.unread(license_id),
        whole=bond.reach is Reach.WHOLE,
    )


def _says(inherited: InheritedTerms, bond: Bond) -> bool:
    """Whether a bond of outputs brings a term at all, or one that nobody has read."""
    if isinstance(bond.declared, Unlicensed):
        return True
    groups = _alternatives(inherited, bond)
    return all(any(one.terms or one.unread for one in group) for group in groups)


def _asked(test: LicenseTest, one: InForce) -> Callable[[object], Outcome]:
    return lambda _: test(one)


def _cited(held: InheritedTerm) -> Evidence:
    read = held.text.evidence
    return Evidence(
        source=read.source,
        read_on=read.read_on,
        method=read.method,
        locator=held.term.section,
        quote=held.term.quote,
    )
