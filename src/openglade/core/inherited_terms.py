"""Which terms reach an artifact from everything above it, and along which path."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from openglade.core.artifact import Artifact, Dataset, Model, Service
from openglade.core.component import Component
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId, NodeId
from openglade.core.license import License, Texts
from openglade.core.lineage import Edge, Lineage, Relation
from openglade.core.reach import PASSAGES, Claims, Force, Reach
from openglade.core.release import OUT_OF_REACH, Release, Unlicensed
from openglade.core.stance import DEFAULT, DataLicense, Stance
from openglade.core.term import Term

_MOST_UNREAD = 20
"""How many ancestors whose license nobody has read are named one by one."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A way in which an ancestor is met; `anew` says that its own license was replaced."""

    node: NodeId
    reach: Reach
    force: Force
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A license that reaches an artifact: whose it is, how much of it, and the shortest path.

    The path leads from the artifact to the one that holds the license, both included.
    """

    artifact: NodeId
    declared: Expression | Unlicensed
    reach: Reach
    force: Force
    path: tuple[NodeId, ...]
    modality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InheritedTerm:
    """One term that reaches an artifact; `text` is the license or the policy that holds it."""

    term: Term
    text: License
    force: Force


class InheritedTerms:
    """What reaches the artifacts of one lineage, under one stance on the licenses of data.

    With a day, the licenses count that things were under on that day.
    """

    def __init__(
        self,
        artifacts: Mapping[NodeId, Artifact],
        lineage: Lineage,
        texts: Texts,
        stance: Stance = DEFAULT,
        on: date | None = None,
    ) -> None:
        self._artifacts = artifacts
        self._lineage = lineage
        self._data_license = stance.data_license
        self._on = on
        self.texts = texts

    def bonds(self, node: NodeId, reach: Reach = Reach.WHOLE) -> Iterator[Bond]:
        """Every license that reaches a node, its own first, then the nearest ancestor's."""
        back = self._arrivals(node, reach)
        for arrival in back:
            if self._counts(arrival):
                yield self._bond(arrival, back)

    def distinct_bonds(
        self, node: NodeId, among: Callable[[NodeId], bool] = lambda _: True
    ) -> Iterator[Bond]:
        """The bonds of a node, each license once for a reach and force, from the nearest.

        Only the artifacts that `among` lets in are asked. Of those whose license nobody has read,
        the nearest 20 are named.
        """
        back = self._arrivals(node, Reach.WHOLE)
        seen: set[tuple[object, ...]] = set()
        unread = 0
        for arrival in back:
            if not (self._counts(arrival) and among(arrival.node)):
                continue
            declared = self._declared(arrival)
            key: tuple[object, ...] = (str(declared), arrival.reach, arrival.force)
            if isinstance(declared, Expression):
                key = (*key, self._modality(arrival.node))
            elif unread < _MOST_UNREAD:
                unread += 1
                key = (*key, arrival.node)
            if key not in seen:
                seen.add(key)
                yield self._bond(arrival, back)

    def terms(self, bond: Bond, group: tuple[LicenseId, ...]) -> Iterator[InheritedTerm]:
        """The terms of some licenses that hold together, as far as the bond lets them through."""
        for license_id in group:
            texts = self.texts.under(license_id)
            held = [(text, term) for text in texts for term in text.terms]
            claims = Claims.of(term for _, term in held)
            for text, term in held:
                force = claims.force(term, bond.reach, bond.force)
                if force is not None:
                    yield InheritedTerm(term=term, text=text, force=force)

    def _arrivals(self, node: NodeId, reach: Reach) -> dict[Arrival, Arrival | None]:
        """Everything that reaches a node, nearest first, each with the step before it."""
        start = Arrival(node, reach, Force.BINDING)
        back: dict[Arrival, Arrival | None] = {start: None}
        passed: set[tuple[NodeId, Reach, Force]] = set()
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            place = (here.node, here.reach, here.force)
            if place in passed:
                continue
            passed.add(place)
            for edge in self._lineage.above(here.node):
                above = self._above(edge, here)
                if above is not None and above not in back:
                    back[above] = here
                    waiting.append(above)
        return back

    def _above(self, edge: Edge, here: Arrival) -> Arrival | None:
        passage = PASSAGES.get(edge.relation, {}).get(here.reach)
        if passage is None:
            return None
        binds = passage.reach is Reach.CLAIMED and self._data_license is DataLicense.BIND
        contested = passage.contested and not binds
        force = Force.CONTESTED if contested else here.force
        return Arrival(edge.parent, passage.reach, force, edge.licensed_anew)

    def _counts(self, arrival: Arrival) -> bool:
        """Whether the license of an ancestor itself reaches, besides what reaches through it."""
        silent = arrival.reach is Reach.CLAIMED and self._data_license is DataLicense.NONE
        return not arrival.anew and not silent

    def _bond(self, arrival: Arrival, back: Mapping[Arrival, Arrival | None]) -> Bond:
        path: list[NodeId] = []
        step: Arrival | None = arrival
        while step is not None:
            path.append(step.node)
            step = back[step]
        return Bond(
            artifact=arrival.node,
            declared=self._declared(arrival),
            reach=arrival.reach,
            force=arrival.force,
            path=tuple(reversed(path)),
            modality=self._modality(arrival.node),
        )

    def _declared(self, arrival: Arrival) -> Expression | Unlicensed:
        artifact = self._artifacts.get(arrival.node)
        in_parts = any(
            edge.relation is Relation.DERIVED_DATA for edge in self._lineage.above(arrival.node)
        )
        declared = declared_of(artifact, arrival.reach, self._on)
        unread = declared is Unlicensed.OF_ITS_PARTS and not in_parts
        return Unlicensed.UNREAD if unread else declared

    def _modality(self, node: NodeId) -> str:
        artifact = self._artifacts.get(node)
        return artifact.profile.modality if isinstance(artifact, Model) else ""


def declared_of(
    artifact: Artifact | None, reach: Reach, on: date | None = None
) -> Expression | Unlicensed:
    """The license that speaks for an artifact: of the weights, the dataset, or the service.

    For outputs, and for weights that are not to be had, the terms of the service that offers a
    model speak, where there is one.

    >>> declared_of(None, Reach.WHOLE)
    <Unlicensed.UNREAD: 'unread'>
    """
    match artifact:
        case Service(terms=terms):
            return terms or Unlicensed.UNREAD
        case Dataset(release=release):
            return _in_force(release, on)
        case Model(components=components, service_terms=terms):
            weights = components.get(Component.WEIGHTS, Release())
            offered = reach is Reach.OUTPUTS or weights.availability in OUT_OF_REACH
            return terms if terms and offered else _in_force(weights, on)
        case _:
            return Unlicensed.UNREAD


def _in_force(release: Release, on: date | None) -> Expression | Unlicensed:
    """The license that a thing was under on a day; of a month, its first day is the change."""
    ended = sorted(release.former, key=lambda former: former.until)
    held = (one.license for one in ended if on and on.isoformat() < one.until)
    return next(held, release.license)
