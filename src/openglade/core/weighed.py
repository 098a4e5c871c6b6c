"""The reasons for and against a use, and what they come to together."""

from collections.abc import Iterable
from dataclasses import dataclass

from openglade.core.basis import Basis
from openglade.core.bite import Consequence
from openglade.core.ids import NodeId
from openglade.core.reach import Force
from openglade.core.reason import Answer, Missing, Reason
from openglade.core.use import Part


@dataclass(frozen=True, slots=True)
class Weighed:
    """The reasons for and against a use, what is not known, and the licenses that allow it."""

    reasons: tuple[Reason, ...] = ()
    missing: tuple[Missing, ...] = ()
    under: tuple[Basis, ...] = ()

    @property
    def answer(self) -> Answer:
        """What the reasons come to, in the order of domain.md.

        >>> Weighed().answer
        <Answer.YES: 'yes'>
        """
        sure = {reason.effect for reason in self.reasons if reason.is_sure}
        if Consequence.FORBIDS in sure:
            return Answer.NO
        if Consequence.REQUIRES_PERMISSION in sure:
            return Answer.ASK
        effects = {reason.effect for reason in self.reasons}
        facts = any(one.part is None for one in self.missing)
        if facts or not effects.isdisjoint({Consequence.FORBIDS, Consequence.REQUIRES_PERMISSION}):
            return Answer.UNKNOWN
        return Answer.YES_IF if Consequence.OBLIGES in effects else Answer.YES

    @classmethod
    def together(cls, parts: Iterable["Weighed"]) -> "Weighed":
        """Several as one: each clause once for an effect, from the nearest that brings it."""
        held = list(parts)
        ordered = sorted((reason for one in held for reason in one.reasons), key=_order)
        nearest: dict[tuple[object, ...], Reason] = {}
        told: dict[tuple[str, ...], tuple[NodeId, ...]] = {}
        for reason in ordered:
            if reason.effect is Consequence.CAUTIONS and reason.path != told.get(
                reason.clause, reason.path
            ):
                continue
            key = (reason.clause, reason.effect, reason.because, reason.waits_for)
            nearest.setdefault(key, reason)
            if reason.force is Force.BINDING and reason.effect is not Consequence.CAUTIONS:
                told.setdefault(reason.clause, reason.path)
        missing = dict.fromkeys(fact for one in held for fact in one.missing)
        under = tuple(basis for one in held for basis in one.under)
        return cls(tuple(nearest.values()), tuple(missing), under)


def open_parts(reasons: Iterable[Reason]) -> tuple[Missing, ...]:
    """What of the use was left open and could change the answer."""
    waiting: dict[Part, list[Reason]] = {}
    for reason in reasons:
        for part in reason.waits_for:
            waiting.setdefault(part, []).append(reason)
    return tuple(
        Missing(
            what=part.value, because=waiting[part][0].because, part=part, path=waiting[part][0].path
        )
        for part in Part
        if part in waiting
    )


def _order(reason: Reason) -> tuple[object, ...]:
    return reason.order
