"""What a user settles of a model, above all that anybody else says."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from openglade.core.artifact import Model
from openglade.core.component import Component
from openglade.core.evidence import Evidence
from openglade.core.finding import Code, Finding
from openglade.core.ids import ModelId, NodeId
from openglade.core.lineage import BUILDS_ON, Edge
from openglade.core.record import Claim
from openglade.core.release import Release

FILE_NAME = "openglade.overrides.yaml"
"""How the user's file is called where nobody names it."""

_REVISION = re.compile(r"/(?:resolve|snapshots)/([0-9a-f]{40})(?:/|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What a user settles of one model: parts of it, what it is made from, and why.

    It holds for one `revision`, by its first characters, or for every one where that is empty.
    """

    model: ModelId
    because: str
    dated: date
    evidence: Evidence
    revision: str = ""
    components: Mapping[Component, Release] = field(default_factory=dict)
    lineage: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Overrides:
    """All that a user settles."""

    entries: tuple[Override, ...] = ()

    def over(
        self,
        node: NodeId,
        claims: Iterable[Claim],
        spelled: Callable[[NodeId], NodeId] = lambda node: node,
    ) -> Iterator[Claim]:
        """The claims of one node, with what the user settles of it, and what is not said any more.

        `spelled` gives the id that is meant by another spelling or an older name.

        >>> list(Overrides().over(ModelId.parse("org/name"), []))
        []
        """
        said = tuple(claims)
        own = [one for one in self.entries if _is_same(one.model, node)]
        if not own or not isinstance(node, ModelId):
            yield from said
            return
        at_hand = revision_at_hand(node, said)
        settled: list[Edge] = []
        for one in own:
            if at_hand.startswith(one.revision):
                yield Model(id=node, components=one.components)
                settled += [replace(edge, child=node) for edge in one.lineage]
            else:
                yield _stale(one, at_hand)
        yield from _with_lineage(settled, said, spelled)


NOTHING_SETTLED = Overrides()
"""Where the user has settled nothing."""


def revision_at_hand(node: NodeId, claims: Iterable[Claim]) -> str:
    """The revision of which the claims speak: that of the id, or where their evidence was read.

    Empty where nothing tells.
    """
    if isinstance(node, ModelId) and node.revision:
        return node.revision
    places = (read.source for claim in claims for read in _evidence(claim))
    found = next(filter(None, map(_REVISION.search, places)), None)
    return found[1] if found else ""


def _evidence(claim: Claim) -> tuple[Evidence, ...]:
    if isinstance(claim, Model):
        return tuple(read for one in claim.components.values() for read in one.evidence)
    return claim.evidence if isinstance(claim, Edge | Finding) else ()


def _is_same(model: ModelId, node: NodeId) -> bool:
    if not isinstance(node, ModelId):
        return False
    return str(model).casefold() == str(replace(node, revision="")).casefold()


def _stale(one: Override, at_hand: str) -> Finding:
    now = f"and {at_hand} is at hand" if at_hand else "and which one is at hand is not known"
    because = f"{one.model}: the override of {one.dated} is for revision {one.revision}, {now}"
    evidence = (one.evidence,)
    because = f"{because}; it does not apply"
    return Finding(code=Code.STALE_OVERRIDE, because=because, evidence=evidence)


def _with_lineage(
    settled: Sequence[Edge], said: Sequence[Claim], spelled: Callable[[NodeId], NodeId]
) -> Iterator[Claim]:
    """The claims with the edges that the user settles, in the place of all others of their kind."""
    counting = [edge for edge in settled if edge.relation in BUILDS_ON]
    parents = {edge.parent for edge in counting}
    yield from settled
    for claim in said:
        if not isinstance(claim, Edge) or claim.relation not in BUILDS_ON or not counting:
            yield claim
            continue
        overruled = spelled(claim.parent) not in parents
        yield _overruled(claim, counting) if overruled else claim


def _overruled(claim: Edge, counting: Sequence[Edge]) -> Finding:
    """The finding that shows a step of the lineage beside those that the user settles."""
    named = " and ".join(f"{edge.relation.title} {edge.parent}" for edge in counting)
    places = " and ".join(dict.fromkeys(one.source.rsplit("/", 1)[-1] for one in claim.evidence))
    other = f"{claim.relation.title} {claim.parent} in {places or '?'}"
    because = f"{claim.child}: {named} in the override, {other}; the override counts"
    evidence = (*(one for edge in counting for one in edge.evidence), *claim.evidence)
    return Finding(
        code=Code.DECLARED_DIFFERS, because=because, evidence=tuple(dict.fromkeys(evidence))
    )
