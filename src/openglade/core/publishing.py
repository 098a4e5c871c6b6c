"""What must be done to publish a derivative: its license, its name, its files and its card."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from openglade.core.checklist import AtHand, Checklist, Point, State, slug
from openglade.core.component import Component
from openglade.core.drift import Drift, DriftCode
from openglade.core.drift_rule import Above
from openglade.core.evidence import Gap, Method
from openglade.core.expression import Expression
from openglade.core.front_matter import has, unsaid
from openglade.core.ids import HUB, DatasetId, LicenseId, ModelId, NodeId
from openglade.core.inherited_terms import InheritedTerms
from openglade.core.license import License, Purpose, Texts, in_words
from openglade.core.lineage import BUILDS_ON, Edge, Relation
from openglade.core.maker import is_same_maker
from openglade.core.naming import Naming
from openglade.core.reach import Force, Reach
from openglade.core.reason import Answer, Missing, Reason
from openglade.core.record import ModelRecord
from openglade.core.release import OUT_OF_REACH, Release, Unlicensed
from openglade.core.term import Group, Kind
from openglade.core.use import Use
from openglade.core.verdict import Verdict, judge
from openglade.core.weighed import Weighed

_ABOUT_LICENSE = frozenset(
    {DriftCode.RELICENSED, DriftCode.TERM_DROPPED, DriftCode.LICENSE_CONFLICT}
)
_NO_LICENSES = frozenset({Purpose.USE_POLICY, Purpose.SERVICE_TERMS})
_STATES = tuple(State)
_MOST_NAMED = 5

Lines = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """The whole answer: whether it may be published, the checklist, and the lines of the card.

    What the maker of the model asks of others is no part of it. `obstacles` forbid publishing, or
    may do so where they wait for something; `limits` are uses to keep from; `allowed` are licenses
    that the model may carry, of those that were tried; `unknown` what could change the answer.
    `lines` are what the card has to say, `lacking` the keys of those that it does not say.
    """

    model: ModelId
    answer: Answer
    obstacles: tuple[Reason, ...]
    limits: tuple[Reason, ...]
    cautions: tuple[Reason, ...]
    unknown: tuple[Missing, ...]
    allowed: tuple[Expression, ...]
    points: tuple[Point, ...]
    lines: Lines
    lacking: tuple[str, ...]

    @property
    def missing(self) -> tuple[Point, ...]:
        """The points that are not taken care of."""
        return tuple(one for one in self.points if one.state is State.MISSING)


def publishing(
    record: ModelRecord, at_hand: AtHand, candidates: Iterable[License], use: Use
) -> Publishing:
    """Work out what publishing a model asks of its maker; `candidates` are licenses to try for it.

    The use says what is done and when: it is to be published, whoever may use it then.

    >>> nothing = ModelRecord.of(ModelId.parse("org/name"), [], licenses={})
    >>> publishing(nothing, AtHand(), (), Use()).missing[0].what
    'license'
    """
    return _Question(record, at_hand, tuple(candidates), use).answered()


class _Question:
    """One model that is to be published."""

    def __init__(
        self, record: ModelRecord, at_hand: AtHand, candidates: tuple[License, ...], use: Use
    ) -> None:
        tried = [one for one in candidates if one.purpose not in _NO_LICENSES]
        self._record = replace(
            record, licenses={one.id: one for one in tried} | {**record.licenses}
        )
        self._tried = tuple(Expression.parse(str(one.id)) for one in tried)
        self._at_hand = at_hand
        self._use = use
        weights = record.model.components.get(Component.WEIGHTS, Release())
        self._declared, self._availability = weights.license, weights.availability
        self._steps = record.lineage.above(record.id)
        self._naming = Naming(record, at_hand.name or record.id.name)
        self._texts = Texts(self._record.licenses)
        self._above = Above(self._record)

    def answered(self) -> Publishing:
        """The whole answer."""
        verdict = self._verdict
        obstacles = self._of_others(verdict.reasons)
        duties = [one for one in self._of_others(verdict.duties) if self._is_owed(one)]
        asked = [one for one in duties if _is_condition(one)]
        checked = tuple(self._checklist.points(asked))
        points = (*self._license_points(), *checked, *self._card_points(checked))
        return Publishing(
            model=self._record.id,
            answer=Weighed((*obstacles, *duties), self._unknown).answer,
            obstacles=obstacles,
            limits=tuple(one for one in duties if one not in asked),
            cautions=self._of_others(verdict.cautions),
            unknown=self._unknown,
            allowed=self._allowed,
            points=tuple(sorted(points, key=lambda one: _STATES.index(one.state))),
            lines=self._lines,
            lacking=self._lacking,
        )

    @cached_property
    def _verdict(self) -> Verdict:
        return judge(self._without_own_license(), self._use)

    def _is_owed(self, duty: Reason) -> bool:
        """Whether a duty binds: no mere copy owes a name that only derivatives have to bear."""
        names = duty.term is not None and duty.term.kind is Kind.DERIVED_NAME
        asked = duty.term is None or not names or self._naming.asks(duty.term, duty.path)
        return asked and duty.force is Force.BINDING

    @cached_property
    def _unknown(self) -> tuple[Missing, ...]:
        """What nobody has read of its ancestors, or of the license that it declares."""
        return (*self._unknown_above, *self._license_unknown())

    @cached_property
    def _unknown_above(self) -> tuple[Missing, ...]:
        """What of its ancestors nobody has read, and whether it has any."""
        return (
            *self._origin_unknown(),
            *map(_hidden, filter(self._hides_origin, self._record.gaps)),
            *filter(_is_fact_above, self._verdict.missing),
        )

    def _hides_origin(self, gap: Gap) -> bool:
        """Whether a gap may hide an ancestor: none of a card does if a base is named all the same.

        Of a list of bases in which one cannot be read, only a file has the word.
        """
        built = [edge for edge in self._steps if edge.relation in BUILDS_ON]
        by_file = any(one.method is Method.FILE for edge in built for one in edge.evidence)
        settled = {"card": bool(built), "base_model": by_file}.get(gap.what, False)
        return self._at_hand.hides(gap) and not settled

    def _license_unknown(self) -> Iterator[Missing]:
        """The license that is declared, where it has to meet others and nobody has read it."""
        if self._availability in OUT_OF_REACH:
            return
        if self._declared is Unlicensed.UNIDENTIFIED:
            yield Missing(what="license", because="the license that it declares is not recognized")
        elif isinstance(self._declared, Expression) and self._binding:
            because = f"whether {self._said(self._declared)} may be carried is not known"
            for name in self._declared.licenses:
                for one in self._texts.unread(name):
                    yield Missing(what=str(one), because=because)

    def _said(self, named: object) -> str:
        return in_words(str(named), self._record.licenses.values())

    def _is_partly_read(self, license_id: LicenseId) -> bool:
        known = self._texts.get(license_id)
        return known is not None and not known.complete

    def _without_own_license(self) -> ModelRecord:
        """The record without what its maker asks of others, which does not bind himself."""
        model = self._record.model
        weights = replace(
            model.components.get(Component.WEIGHTS, Release()), license=Unlicensed.UNREAD
        )
        own = replace(model, components={**model.components, Component.WEIGHTS: weights})
        return replace(self._record, artifacts={**self._record.artifacts, own.id: own})

    def _of_others(self, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
        return tuple(
            one
            for one in reasons
            if _above(one.path) and not is_same_maker(self._record, one.artifact)
        )

    def _origin_unknown(self) -> Iterator[Missing]:
        """What nobody says of a model without a card: whether it is made from another."""
        known = self._record.id in self._record.artifacts
        silent = self._at_hand.is_known and not self._at_hand.card[1]
        if not known or (silent and not self._steps):
            because = "nothing says what it is made from; name it in the card, as base_model"
            yield Missing(what="base_model", because=because)

    @cached_property
    def _binding(self) -> tuple[Expression, ...]:
        """The licenses of others that bind the model as a whole, the nearest first."""
        record = self._record
        inherited = InheritedTerms(record.artifacts, record.lineage, self._texts, on=self._use.on)
        bonds = inherited.distinct_bonds(
            record.id, among=lambda other: not is_same_maker(record, other)
        )
        declared = (
            one.declared
            for one in bonds
            if one.reach is Reach.WHOLE and one.force is Force.BINDING and _above(one.path)
        )
        return tuple(dict.fromkeys(one for one in declared if isinstance(one, Expression)))

    @cached_property
    def _allowed(self) -> tuple[Expression, ...]:
        """The licenses that it may carry: of what binds it first, then the others that were tried.

        Where none of them is enough, all that bind, together; none while an ancestor is not known.
        """
        if self._unknown_above:
            return ()
        single = dict.fromkeys((*self._binding, *self._tried))
        allowed = tuple(one for one in single if not self._wrong(one))
        if allowed or not self._binding:
            return allowed
        together = Expression.all_of(self._binding)
        return (together,) if together and not self._wrong(together) else ()

    def _wrong(self, declared: Expression | None) -> list[Drift]:
        return [one for one in self._above.drift(declared) if one.code in _ABOUT_LICENSE]

    @cached_property
    def _is_licensed(self) -> bool:
        return isinstance(self._declared, Expression) and not self._wrong(None)

    @property
    def _chosen(self) -> Expression | None:
        """The license that it has, if it may; else that of what binds it, if all is known."""
        if self._is_licensed and isinstance(self._declared, Expression):
            return self._declared
        return self._allowed[0] if self._allowed and self._binding else None

    @property
    def _checklist(self) -> Checklist:
        return Checklist(naming=self._naming, license=self._chosen, at_hand=self._at_hand)

    @property
    def _choice(self) -> str:
        if self._unknown_above:
            return "which it may carry is known when all that it is made from is"
        choice = ", ".join(map(str, self._allowed[:_MOST_NAMED]))
        return (
            f"one that it may carry: {choice}" if choice else "none that was tried may be carried"
        )

    def _license_points(self) -> Iterator[Point]:
        advice = self._choice
        if self._availability in OUT_OF_REACH:
            because = "the weights are not released; if they are to be, they need one"
            yield Point(what="license", state=State.YOURS, because=because, advice=advice)
        elif self._declared is Unlicensed.UNIDENTIFIED:
            because = (
                "a license text that is not recognized; whether it may be carried is not known"
            )
            yield Point(what="license", state=State.YOURS, because=because, advice=advice)
        elif not isinstance(self._declared, Expression):
            because = "no license is declared"
            yield Point(what="license", state=State.MISSING, because=because, advice=advice)
        elif not self._is_licensed:
            because = self._wrong(None)[0].because
            yield Point(what="license", state=State.MISSING, because=because, advice=advice)
        else:
            yield self._declared_point(self._declared)
        for one in self._above.drift():
            if one.code is DriftCode.CLAIMS_OPEN:
                yield Point(what="claims-open", state=State.MISSING, because=one.because)
                return

    def _declared_point(self, declared: Expression) -> Point:
        said = f"{self._said(declared)} is declared"
        if self._unknown:
            asked = self._said(self._unknown[0].what)
            why = f"whether it may be carried is not known ({asked})"
            return Point(what="license", state=State.YOURS, because=f"{said}; {why}")
        return Point(what="license", state=State.DONE, because=said)

    def _card_points(self, others: Iterable[Point]) -> Iterator[Point]:
        """A point for each line of the card, and one for a license text that the card names."""
        if not self._at_hand.is_known:
            return
        name, text = self._at_hand.card
        if text and not any(edge.relation in BUILDS_ON for edge in self._steps):
            because = f"{name} names no model that it is made from; if there is one, name it"
            yield Point(what="base_model", state=State.YOURS, because=because)
        for key, value in self._lines.items():
            said = value if isinstance(value, str) else ", ".join(value)
            state = State.MISSING if key in self._lacking else State.DONE
            yield Point(what="card", state=state, because=f"{name}: {key}: {said}")
        link = self._lines.get("license_link")
        asked = any(one.what == Kind.INCLUDE_LICENSE.value for one in others)
        if link and link not in self._at_hand.files and not asked:
            because = f"the card names a file {link}; put the license text there"
            yield Point(what="license-file", state=State.MISSING, because=because)

    @cached_property
    def _lacking(self) -> tuple[str, ...]:
        """The keys that the card does not say; what it says by an older name is said."""
        if not self._at_hand.is_known:
            return tuple(self._lines)
        text = self._at_hand.card[1]
        read = {key: edges for key, edges in self._named.items() if has(text, key)}
        said = {key for key, edges in read.items() if all(map(_is_of_card, edges))}
        return tuple(key for key in unsaid(text, self._lines) if key not in said)

    @property
    def _named(self) -> dict[str, list[Edge]]:
        """The steps to what the card has to name, by the key to name it under."""
        on_hub = [edge for edge in self._steps if _is_on_hub(edge.parent)]
        return {
            "base_model": [edge for edge in on_hub if edge.relation in BUILDS_ON],
            "datasets": [edge for edge in on_hub if edge.relation is Relation.TRAINED_ON],
        }

    @cached_property
    def _lines(self) -> Lines:
        """The lines of front matter that say what the model is made of and under which license."""
        named = {
            key: tuple(dict.fromkeys(str(edge.parent) for edge in edges))
            for key, edges in self._named.items()
            if edges
        }
        return {**named, **self._license_lines()}

    def _license_lines(self) -> dict[str, str]:
        """None while an ancestor is not known; a text that no record holds has no name to give."""
        chosen, card = self._chosen, self._at_hand.card[1]
        if chosen is None or self._unknown_above:
            return {}
        if self._is_licensed and has(card, "license_name"):
            return {}
        known = self._record.licenses.get(LicenseId(str(chosen)))
        if known and known.hub_ids:
            return {"license": known.hub_ids[0]}
        lines = {"license": "other"}
        if not any(map(self._is_partly_read, chosen.licenses)):
            lines["license_name"] = slug(str(chosen))
        if not has(card, "license_link"):
            lines["license_link"] = self._at_hand.file_with(chosen.licenses[0]) or "LICENSE"
        return lines


def _is_condition(duty: Reason) -> bool:
    return duty.term is not None and duty.term.kind.group is Group.CONDITION


def _is_fact_above(missing: Missing) -> bool:
    return missing.part is None and _above(missing.path)


def _hidden(gap: Gap) -> Missing:
    return Missing(what=gap.what, because=f"{gap.what}: {gap.reason}")


def _above(path: tuple[NodeId, ...]) -> bool:
    return len(path) > 1


def _is_on_hub(node: NodeId) -> bool:
    return isinstance(node, ModelId | DatasetId) and node.host == HUB


def _is_of_card(edge: Edge) -> bool:
    return any(one.method is Method.CARD for one in edge.evidence)
