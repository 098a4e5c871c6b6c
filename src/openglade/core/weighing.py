"""Everything that speaks about one use of one model, gathered from all that reaches the model."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from openglade.core.artifact import Artifact, Dataset, Model, Service
from openglade.core.basis import Basis, declared_in
from openglade.core.bite import Bite, Clause, Consequence
from openglade.core.component import Component
from openglade.core.condition import bites
from openglade.core.conflict import Held, clashes
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId, NodeId, spoken
from openglade.core.inherited_terms import Bond, InheritedTerm, InheritedTerms
from openglade.core.license import License, Purpose, Texts
from openglade.core.reach import Force, Reach
from openglade.core.reason import Ground, Missing, Reason
from openglade.core.record import ModelRecord
from openglade.core.release import OUT_OF_REACH, Availability, Release, Unlicensed
from openglade.core.remark import remarks, remarks_on_terms, unread_on
from openglade.core.stance import Stance
from openglade.core.term import Action, Kind
from openglade.core.use import Use
from openglade.core.weighed import Weighed

_NEEDS_THE_THING = frozenset(
    {
        Action.RUN,
        Action.HOST,
        Action.EMBED,
        Action.REDISTRIBUTE,
        Action.FINE_TUNE,
        Action.PUBLISH_DERIVATIVE,
    }
)
_GRANTS = {
    Kind.GRANT_USE: frozenset(Action) - {Action.REDISTRIBUTE, Action.PUBLISH_DERIVATIVE},
    Kind.GRANT_MODIFY: frozenset({Action.FINE_TUNE, Action.PUBLISH_DERIVATIVE}),
    Kind.GRANT_REDISTRIBUTE: frozenset(
        {Action.REDISTRIBUTE, Action.EMBED, Action.PUBLISH_DERIVATIVE}
    ),
}
"""The actions that need each grant."""
_CONVEYS = frozenset({Action.REDISTRIBUTE, Action.EMBED, Action.PUBLISH_DERIVATIVE})
_GRANT_NOTHING = frozenset({Purpose.USE_POLICY, Purpose.SERVICE_TERMS})


class Weighing:
    """Weighs uses of one artifact on one day; what reaches it is found once."""

    def __init__(self, record: ModelRecord, stance: Stance, node: NodeId, on: date | None) -> None:
        self._node, self._on = node, on
        self._artifacts = record.artifacts
        self._artifact = record.artifacts.get(node)
        self._texts = Texts(record.licenses)
        self._inherited = InheritedTerms(record.artifacts, record.lineage, self._texts, stance, on)
        self._bonds = tuple(self._inherited.distinct_bonds(node))

    def weigh(self, use: Use) -> Weighed:
        """Everything that speaks about a use, what decides first."""
        bonds = (self._best_alternative(bond, use) for bond in self._bonds)
        conflicts = Weighed(tuple(self._conflicts_in(use)))
        itself = Weighed(tuple(remarks(self._node, self._artifact, use)))
        return Weighed.together([self._release(use), conflicts, itself, *bonds])

    def _conflicts_in(self, use: Use) -> Iterator[Reason]:
        """The licenses that cannot be met together, for whoever passes on what is under both.

        The parts of a dataset can lie side by side: whether they are one work, as long as nobody
        makes something of them, is contested.
        """
        if use.planned.isdisjoint(_CONVEYS):
            return
        collected = isinstance(self._artifact, Dataset)
        for reason in self._conflicts:
            if collected and Action.PUBLISH_DERIVATIVE not in use.planned:
                effect, force = Consequence.CAUTIONS, Force.CONTESTED
                yield replace(reason, effect=effect, force=force)
            else:
                yield reason

    @cached_property
    def _conflicts(self) -> tuple[Reason, ...]:
        """Licenses that nobody can meet together in one work."""
        whole = [
            (bond, [Held.of(group, self._texts) for group in bond.declared.alternatives])
            for bond in self._bonds
            if bond.reach is Reach.WHOLE and isinstance(bond.declared, Expression)
        ]
        return tuple(
            Reason(
                ground=Ground.LICENSE_CONFLICT,
                effect=Consequence.FORBIDS,
                because=why,
                artifact=bond.artifact,
                path=bond.path,
            )
            for bond, why in clashes(whole, self._texts)
        )

    def _release(self, use: Use) -> Weighed:
        """Whether the weights or the data are to be had, for what needs them."""
        if use.planned.isdisjoint(_NEEDS_THE_THING) and _is_offered(self._artifact):
            return Weighed()
        what, release = _thing(self._artifact)
        match release.availability:
            case Availability.UNKNOWN:
                because = f"it is not known how {what} were released"
                missing = Missing(what=what, because=because, path=(self._node,))
                return Weighed((), (missing,))
            case Availability.ON_REQUEST:
                ground, effect = Ground.ON_REQUEST, Consequence.REQUIRES_PERMISSION
                because = f"{what} are to be had only from the maker, who decides"
            case held if held in OUT_OF_REACH:
                ground, effect = Ground.NOT_RELEASED, Consequence.FORBIDS
                because = f"{what} are not to be had"
            case _:
                return Weighed()
        reason = Reason(
            ground=ground,
            effect=effect,
            because=because,
            artifact=self._node,
            path=(self._node,),
            evidence=release.evidence,
        )
        return Weighed((reason,))

    def _best_alternative(self, bond: Bond, use: Use) -> Weighed:
        """Of the licenses to choose from, the one that allows most for the use."""
        if not isinstance(bond.declared, Expression):
            return _unlicensed(bond, bond.declared)
        weighed = [self._group(bond, group, use) for group in bond.declared.alternatives]
        return min(weighed, key=lambda one: (one.answer.rank, len(one.reasons)))

    def _group(self, bond: Bond, group: tuple[LicenseId, ...], use: Use) -> Weighed:
        reasons = [
            *self._ungranted(bond, group, use),
            *(
                _reason(bond, held, bite)
                for held in self._inherited.terms(bond, group)
                for bite in _bites(bond, held, use)
            ),
        ]
        unread = [one for license_id in group for one in self._texts.unread(license_id)]
        missing = [
            _unread(bond, self._how_unread(one)) for one in unread if bond.force is Force.BINDING
        ]
        for text in self._known(group):
            if bond.artifact == self._node:
                reasons += remarks_on_terms(text, bond.path, self._on)
                missing += unread_on(text, bond.path, self._on)
        return Weighed(tuple(reasons), tuple(missing), tuple(self._under(bond, group, use)))

    def _known(self, group: tuple[LicenseId, ...]) -> list[License]:
        return [text for one in group if (text := self._texts.get(one))]

    def _under(self, bond: Bond, group: tuple[LicenseId, ...], use: Use) -> Iterator[Basis]:
        """What a use rests on: the licenses that bind it, each with the grants that it needs."""
        if bond.reach is not Reach.WHOLE or bond.force is not Force.BINDING:
            return
        needed = [one for one, actions in _GRANTS.items() if not use.planned.isdisjoint(actions)]
        declared = declared_in(self._artifacts.get(bond.artifact), bond.declared)
        for text in self._known(group):
            yield Basis.of(text, bond.path, needed, declared)

    def _how_unread(self, license_id: LicenseId) -> str:
        known = self._texts.get(license_id)
        if known:
            return f"{known.cited} was recognized by machine, and perhaps not all of it"
        return f"{license_id} is not known"

    def _ungranted(self, bond: Bond, group: tuple[LicenseId, ...], use: Use) -> Iterator[Reason]:
        """What a license does not grant: the rights in it are reserved."""
        texts = (self._texts.get(one) for one in group if bond.reach is Reach.WHOLE)
        for text in texts:
            if text is None or not text.complete or text.purpose in _GRANT_NOTHING:
                continue
            for grant, actions in _GRANTS.items():
                if not use.planned.isdisjoint(actions) and not text.having(grant):
                    yield _reserved(bond, text, grant)


def _thing(artifact: Artifact | None) -> tuple[str, Release]:
    """What one gets hold of, and how it was released; of a service, nothing."""
    match artifact:
        case Dataset(release=release):
            return "the data", release
        case Service():
            return "the weights", Release(availability=Availability.CLOSED)
        case Model(components=components) if Component.WEIGHTS in components:
            return "the weights", components[Component.WEIGHTS]
        case _:
            return "the weights", Release()


def _is_offered(artifact: Artifact | None) -> bool:
    """Whether a service gives out what the artifact makes, under terms that were read."""
    match artifact:
        case Service(terms=Expression()) | Model(service_terms=Expression()):
            return True
        case _:
            return False


def _bites(bond: Bond, held: InheritedTerm, use: Use) -> Iterator[Bite]:
    """What a term does to a use; a ban on training with outputs bound whoever did so before."""
    if bond.reach is not Reach.OUTPUTS or held.term.kind not in {
        Kind.OUTPUT_TRAINING,
        Kind.COVERS_OUTPUTS,
    }:
        clause = Clause(term=held.term, text=held.text, modality=bond.modality)
        yield from bites(clause, use)
    elif held.term.kind is Kind.OUTPUT_TRAINING:
        because = "its outputs must not train other models, and helped to make this one"
        yield Bite(Consequence.CAUTIONS, because)


def _reason(bond: Bond, held: InheritedTerm, bite: Bite) -> Reason:
    contested = held.force is Force.CONTESTED
    said = f"{held.text.name}: {bite.because}"
    if held.term.exceptions:
        said = f"{said}; except: {', '.join(held.term.exceptions)}"
    if contested:
        said = f"{said}; whether that reaches this model is contested"
    read = held.text.evidence
    return Reason(
        ground=held.term.kind,
        effect=Consequence.CAUTIONS if contested else bite.effect,
        because=said,
        artifact=bond.artifact,
        path=bond.path,
        force=held.force,
        license=held.text.id,
        cited=held.text.cited,
        term=held.term,
        waits_for=bite.waits_for,
        evidence=(read,),
    )


def _reserved(bond: Bond, text: License, grant: Kind) -> Reason:
    right = grant.value.removeprefix("grant-")
    return Reason(
        ground=grant,
        effect=Consequence.REQUIRES_PERMISSION,
        because=f"{text.name}: it grants no right to {right}",
        artifact=bond.artifact,
        path=bond.path,
        license=text.id,
        cited=text.cited,
        evidence=(text.evidence,),
    )


def _unlicensed(bond: Bond, why: Unlicensed) -> Weighed:
    """What it means that there is no license, or that nobody knows which."""
    contested = bond.force is Force.CONTESTED
    if why is Unlicensed.OF_ITS_PARTS or (contested and why is not Unlicensed.NONE):
        return Weighed()
    if why is not Unlicensed.NONE or bond.reach is Reach.OUTPUTS:
        return Weighed() if contested else Weighed((), (_unread(bond),))
    said = "no license anywhere: all rights are reserved"
    reason = Reason(
        ground=Ground.NO_LICENSE,
        effect=Consequence.CAUTIONS if contested else Consequence.REQUIRES_PERMISSION,
        because=f"{said}; whether that reaches this model is contested" if contested else said,
        artifact=bond.artifact,
        path=bond.path,
        force=bond.force,
    )
    return Weighed((reason,))


def _unread(bond: Bond, what: str = "its license is not known") -> Missing:
    because = f"{spoken(bond.artifact)}: {what}"
    return Missing(what=str(bond.artifact), because=because, path=bond.path)
