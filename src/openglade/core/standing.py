"""How open one component is after everything above it, and who limits it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openglade.core.component import Level, Minimum, minimum
from openglade.core.evidence import Evidence
from openglade.core.ids import NodeId
from openglade.core.lineage import Edge
from openglade.core.openness import Derivation, Rule, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A component's level by its own facts, the effective one, and the ancestor that limits it.

    `declared` is UNKNOWN where the model itself states nothing and has what its parent has.
    `stated` says that it states something, or that nobody looked. `origin` is the nearest ancestor
    whose own facts limit the component, `via` the edge that leads there, `distance` the number of
    edges, `beyond` the nodes above that edge where the parent's own standing does not lead there.
    `chain_level` is the least level of the component along the chain, where that is shown beside
    its own.
    """

    declared: Level
    derivation: Derivation
    origin: NodeId | None = None
    via: Edge | None = None
    distance: int = 0
    because: str = ""
    beyond: tuple[NodeId, ...] = ()
    stated: bool = True
    chain_level: Level | None = None

    @property
    def reason(self) -> str:
        """What holds it where it is: a fact of its own, or that of the ancestor that limits it."""
        return self.derivation.decisive.fact if self.limits_itself else self.because

    @property
    def level(self) -> Level:
        """The effective level."""
        return self.derivation.level

    @property
    def bounds(self) -> tuple[Level, ...]:
        """The effective level, and what bounds it where it is not known."""
        return (self.level, self.derivation.at_most) if self.derivation.at_most else (self.level,)

    @property
    def limits_itself(self) -> bool:
        """Whether its own facts hold it where it is, whatever its ancestors do."""
        return self.origin is None or (self.stated and self.declared is self.level)


NOBODY_LOOKED = Standing(
    declared=Level.UNKNOWN,
    derivation=Derivation(
        level=Level.UNKNOWN,
        steps=(
            Step(rule=Rule.RELEASED, fact="no source says anything of it", level=Level.UNKNOWN),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """What one edge lets through: the bounds, and who is behind them.

    `at_least` is the least that a cap that is not known can turn out to be.
    """

    bounds: tuple[Level, ...]
    fact: str
    because: str
    origin: NodeId
    via: Edge
    distance: int = 1
    rule: Rule = Rule.UPSTREAM
    evidence: tuple[Evidence, ...] = ()
    at_least: Level = Level.CLOSED
    beyond: tuple[NodeId, ...] = ()


def limited(own: Standing | None, caps: Sequence[Cap]) -> Standing:
    """Lower a standing to what its parents let through, each that holds it in a step.

    The nearest of them is named as its origin. With no standing of its own, a component has the
    least of what its parents have.
    """
    caps = _able(own, caps)
    total = minimum(_bounds(own, caps))
    holding = sorted(_holding(own, caps, total), key=lambda cap: cap.distance)
    if not holding:
        return own or NOBODY_LOOKED
    limit = holding[0]
    steps = {
        cap.fact: Step(rule=cap.rule, fact=cap.fact, level=total.level, evidence=cap.evidence)
        for cap in (*holding, *_bounding(own, caps, total))
    }
    return Standing(
        declared=own.declared if own else Level.UNKNOWN,
        derivation=Derivation(
            level=total.level,
            at_most=total.at_most,
            steps=(*(own.derivation.steps if own else ()), *steps.values()),
        ),
        origin=limit.origin,
        via=limit.via,
        distance=limit.distance,
        because=limit.because,
        beyond=limit.beyond,
        stated=own is not None,
    )


def _bounds(own: Standing | None, caps: Sequence[Cap]) -> list[Level]:
    return [*(own.bounds if own else ()), *(bound for cap in caps for bound in cap.bounds)]


def _able(own: Standing | None, caps: Sequence[Cap]) -> list[Cap]:
    """The caps that can lower anything: one that is not known may be too high to do so."""
    known = [level for level in _bounds(own, caps) if level.is_known]
    least = min((level.rank for level in known), default=Level.OPEN.rank + 1)
    return [cap for cap in caps if cap.bounds[0] is not Level.UNKNOWN or cap.at_least.rank < least]


def _holding(own: Standing | None, caps: Sequence[Cap], total: Minimum) -> list[Cap]:
    """The caps that hold the level where it is; a parent that is wholly open limits nothing."""
    if own is not None and total.level in {Level.OPEN, Level.NOT_APPLICABLE}:
        return []
    at_the_level = [cap for cap in caps if cap.bounds[0] is total.level]
    return at_the_level or _bounding(own, caps, total)


def _bounding(own: Standing | None, caps: Sequence[Cap], total: Minimum) -> list[Cap]:
    """The caps that bound a level that is not known, where its own facts do not."""
    if own is None or total.at_most in {None, *own.bounds}:
        return []
    return [cap for cap in caps if total.at_most in cap.bounds]


def together(levels: Iterable[Level], rest_is_described: Level) -> Minimum:
    """The level of a whole in parts (domain.md, step 4).

    Where some parts are released and others only described, it is at most `rest_is_described`;
    where nothing is known of the others, the whole counts as described. An unknown part could be
    anything.

    >>> together([Level.OPEN, Level.LIMITED], Level.RESTRICTED).level
    <Level.LIMITED: 3>
    >>> together([Level.OPEN, Level.DESCRIBED], Level.RESTRICTED).level
    <Level.RESTRICTED: 2>
    >>> together([Level.DESCRIBED, Level.UNKNOWN], Level.RESTRICTED)
    Minimum(level=<Level.UNKNOWN: '?'>, at_most=<Level.RESTRICTED: 2>)
    """
    parts = list(levels)
    unknown = Level.UNKNOWN in parts
    known = [level for level in parts if level.is_known] + [Level.OPEN] * unknown
    least = minimum(known).level
    released = [level for level in known if level.rank >= Level.RESTRICTED.rank]
    if released and least is Level.DESCRIBED:
        least = minimum([rest_is_described, *released]).level
    elif released and least is Level.CLOSED:
        least = Level.DESCRIBED
    return (
        Minimum(Level.UNKNOWN, least) if unknown and least is not Level.CLOSED else Minimum(least)
    )
