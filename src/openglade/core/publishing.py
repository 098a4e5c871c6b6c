"""What must be done to publish a derivative: its license, its name, its files and its card."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from openglade.core.component import Component
from openglade.core.drift import DriftCode
from openglade.core.drift_rule import drift
from openglade.core.expression import Expression
from openglade.core.ids import HUB, DatasetId, LicenseId, ModelId, NodeId
from openglade.core.license import License, Purpose
from openglade.core.lineage import BUILDS_ON, Relation
from openglade.core.reach import Force
from openglade.core.reason import Answer, Reason
from openglade.core.record import ModelRecord
from openglade.core.release import Release
from openglade.core.term import Action, Kind, Position
from openglade.core.use import Use
from openglade.core.verdict import judge

_ABOUT_LICENSE = frozenset(
    {DriftCode.RELICENSED, DriftCode.TERM_DROPPED, DriftCode.LICENSE_CONFLICT}
)
_ACTIONS = (Action.REDISTRIBUTE, Action.PUBLISH_DERIVATIVE)
_NO_LICENSES = frozenset({Purpose.USE_POLICY, Purpose.SERVICE_TERMS})


class State(Enum):
    """Whether a point is taken care of."""

    DONE = "done"
    MISSING = "missing"
    YOURS = "yours"
    """Nothing at hand can show it: whoever publishes has to see to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of the checklist; `reason` is the term that asks for it, where one does."""

    what: str
    state: State
    because: str
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """What lies in the folder: names of files, texts of cards and notices, licenses by file."""

    files: tuple[str, ...] = ()
    texts: Mapping[str, str] | None = None
    licenses: Mapping[str, tuple[LicenseId, ...]] | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is a folder to look into."""
        return self.texts is not None

    def says(self, words: str) -> bool:
        """Whether a card or a notice holds some words, however they are spaced."""
        wanted = " ".join(words.casefold().split())
        said = (self.texts or {}).values()
        return any(wanted in " ".join(text.casefold().split()) for text in said)

    def holds(self, license_id: LicenseId) -> bool:
        """Whether a file holds the text of a license."""
        return any(license_id in held for held in (self.licenses or {}).values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """The whole answer: whether it may be published, the checklist, and the lines of the card.

    `obstacles` forbid it, or may do so where they wait for something; `allowed` are licenses that it
    may carry, of those that were tried.
    """

    model: ModelId
    answer: Answer
    obstacles: tuple[Reason, ...]
    allowed: tuple[LicenseId, ...]
    points: tuple[Point, ...]
    lines: Mapping[str, str | tuple[str, ...]]

    @property
    def missing(self) -> tuple[Point, ...]:
        """The points that are not taken care of."""
        return tuple(one for one in self.points if one.state is State.MISSING)


def publishing(record: ModelRecord, at_hand: AtHand, candidates: Iterable[License]) -> Publishing:
    """Work out what publishing a model asks for; `candidates` are the licenses to try for it.

    >>> nothing = ModelRecord.of(ModelId.parse("org/name"), [], licenses={})
    >>> publishing(nothing, AtHand(), ()).missing[0].what
    'license'
    """
    verdict = judge(record, Use(actions=_ACTIONS))
    inherited = [one for one in verdict.duties if len(one.path) > 1 and one.force is Force.BINDING]
    allowed = tuple(_allowed(record, candidates))
    return Publishing(
        model=record.id,
        answer=verdict.answer,
        obstacles=verdict.reasons,
        allowed=allowed,
        points=(_license(record, allowed), *_points(inherited, record, at_hand)),
        lines=_lines(record, allowed),
    )


def _allowed(record: ModelRecord, candidates: Iterable[License]) -> Iterator[LicenseId]:
    tried = [one for one in candidates if one.purpose not in _NO_LICENSES]
    every = replace(record, licenses={**record.licenses, **{one.id: one for one in tried}})
    for one in tried:
        found = drift(every, declared=Expression.parse(str(one.id)))
        if not any(each.code in _ABOUT_LICENSE for each in found):
            yield one.id


def _license(record: ModelRecord, allowed: tuple[LicenseId, ...]) -> Point:
    declared = record.model.components.get(Component.WEIGHTS, Release()).license
    choice = f"; it may carry {', '.join(map(str, allowed[:5]))}" if allowed else ""
    if not isinstance(declared, Expression):
        because = f"no license is declared{choice}"
        return Point(what="license", state=State.MISSING, because=because)
    wrong = [one for one in drift(record) if one.code in _ABOUT_LICENSE]
    if wrong:
        because = f"{wrong[0].because}{choice}"
        return Point(what="license", state=State.MISSING, because=because)
    return Point(what="license", state=State.DONE, because=f"{declared} is declared")


def _points(duties: Iterable[Reason], record: ModelRecord, at_hand: AtHand) -> Iterator[Point]:
    seen: set[tuple[str, ...]] = set()
    for duty in duties:
        if duty.clause not in seen:
            seen.add(duty.clause)
            state = _state(duty, record, at_hand)
            yield Point(what=duty.ground.value, state=state, because=duty.because, reason=duty)


def _state(duty: Reason, record: ModelRecord, at_hand: AtHand) -> State:
    """Whether what lies there takes care of a duty."""
    term = duty.term
    if term is None:
        return State.YOURS
    if term.kind is Kind.DERIVED_NAME:
        name, word = record.id.name.casefold(), term.word.casefold()
        fits = name.startswith(word) if term.position is Position.START else word in name
        return State.DONE if fits else State.MISSING
    if not at_hand.is_known:
        return State.YOURS
    if term.kind is Kind.INCLUDE_LICENSE and duty.license:
        return State.DONE if at_hand.holds(duty.license) else State.MISSING
    if term.kind in {Kind.KEEP_NOTICES, Kind.DISPLAY_NAME} and term.text:
        return State.DONE if at_hand.says(term.text) else State.MISSING
    return State.YOURS


def _lines(record: ModelRecord, allowed: tuple[LicenseId, ...]) -> dict[str, str | tuple[str, ...]]:
    """The lines of front matter that say what the model is made of and under which license."""
    lines: dict[str, str | tuple[str, ...]] = {}
    steps = record.lineage.above(record.id)
    bases = [edge for edge in steps if edge.relation in BUILDS_ON and _is_on_hub(edge.parent)]
    if bases:
        lines["base_model"] = tuple(dict.fromkeys(str(edge.parent) for edge in bases))
        lines["base_model_relation"] = bases[0].relation.value
    data = (edge.parent for edge in steps if edge.relation is Relation.TRAINED_ON)
    datasets = tuple(dict.fromkeys(str(one) for one in data if _is_on_hub(one)))
    if datasets:
        lines["datasets"] = datasets
    declared = record.model.components.get(Component.WEIGHTS, Release()).license
    point = _license(record, allowed)
    chosen = str(declared) if point.state is State.DONE else str(next(iter(allowed), ""))
    known = record.licenses.get(LicenseId(chosen)) if chosen else None
    if chosen:
        hub_id = next(iter(known.hub_ids), "") if known else ""
        lines["license"] = hub_id or "other"
        if not hub_id:
            lines["license_name"] = chosen.removeprefix("LicenseRef-").casefold()
            lines["license_link"] = "LICENSE"
    return lines


def _is_on_hub(node: NodeId) -> bool:
    return isinstance(node, ModelId | DatasetId) and node.host == HUB
