"""How much of a license reaches what comes from its artifact, and with which force.

The table is that of domain.md, What is inherited: what each relation lets through.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from openglade.core.lineage import BUILDS_ON, Relation
from openglade.core.term import Action, Group, Kind, Reaches, Term


class Reach(Enum):
    """How much of an ancestor's license reaches an artifact."""

    WHOLE = "whole"
    """All that binds copies and derivatives; of one's own license, everything."""
    OUTPUTS = "outputs"
    """What it says of outputs, and of models that are trained on them."""
    CLAIMED = "claimed"
    """What data claim of the models that are trained on them."""


class Force(Enum):
    """Whether a term binds for sure."""

    BINDING = "binding"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Passage:
    """What a relation makes of a reach; `contested` says that nobody knows if that binds."""

    reach: Reach
    contested: bool = False


_DERIVATIVE = {Reach.WHOLE: Passage(Reach.WHOLE), Reach.OUTPUTS: Passage(Reach.OUTPUTS)}
PASSAGES: Mapping[Relation, Mapping[Reach, Passage]] = {
    **dict.fromkeys(BUILDS_ON, _DERIVATIVE),
    Relation.DISTILLED: {
        Reach.WHOLE: Passage(Reach.OUTPUTS),
        Reach.OUTPUTS: Passage(Reach.OUTPUTS, contested=True),
    },
    Relation.TRAINED_ON: {Reach.WHOLE: Passage(Reach.CLAIMED, contested=True)},
    Relation.GENERATED_BY: {
        Reach.WHOLE: Passage(Reach.OUTPUTS),
        Reach.CLAIMED: Passage(Reach.OUTPUTS, contested=True),
    },
    Relation.DERIVED_DATA: {
        Reach.WHOLE: Passage(Reach.WHOLE),
        Reach.CLAIMED: Passage(Reach.CLAIMED),
    },
    Relation.REWARD_FROM: {Reach.WHOLE: Passage(Reach.OUTPUTS, contested=True)},
}
"""What a child lets through, by how much of its own license would pass.

What is not named does not pass: a tokenizer and a predecessor bring nothing.
"""

CLAIMED_BY_DATA = frozenset(
    {Kind.NONCOMMERCIAL, Kind.RESEARCH_ONLY, Kind.SHARE_ALIKE, Kind.KEEP_NOTICES}
)
"""The terms of data that their publishers claim to reach a model: attribution among them."""
_BIND_OUTPUTS = frozenset(
    {
        Kind.NONCOMMERCIAL,
        Kind.RESEARCH_ONLY,
        Kind.NONPRODUCTION,
        Kind.FIELD_OF_USE,
        Kind.ACCEPTABLE_USE_POLICY,
        Kind.GEOGRAPHIC_EXCLUSION,
        Kind.COMMERCIAL_REGISTRATION,
    }
)
"""What reaches outputs, where a license says that its terms do."""
_NAMES = frozenset({Kind.DERIVED_NAME, Kind.DISPLAY_NAME})
_ABOUT_OUTPUTS = frozenset({Kind.OUTPUT_TRAINING, Kind.COVERS_OUTPUTS})


@dataclass(frozen=True, slots=True)
class Claims:
    """What one license says of outputs and of models that are trained on them."""

    outputs: bool
    models: bool
    names_only: bool

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "Claims":
        """Whether models trained on outputs are derivatives, or have to carry a name only.

        Gemma's terms and the RAIL licenses are of the first kind, Llama 3.1 is of the second.
        """
        held = list(terms)
        what = {one for term in held for one in term.what}
        asked = {term.kind for term in held if Action.TRAIN_ON_OUTPUTS in term.on} - _ABOUT_OUTPUTS
        return cls(
            outputs=Reaches.OUTPUTS in what,
            models=Reaches.DISTILLED_MODELS in what,
            names_only=bool(asked) and asked <= _NAMES,
        )

    def force(self, term: Term, reach: Reach, force: Force) -> Force | None:
        """Whether a term gets through, and if so, whether it binds for sure."""
        if reach is Reach.WHOLE:
            return force
        if reach is Reach.CLAIMED:
            return force if term.kind in CLAIMED_BY_DATA else None
        asks = Action.TRAIN_ON_OUTPUTS in term.on and term.kind.group is Group.CONDITION
        if term.kind in _ABOUT_OUTPUTS or (self.models and (asks or not self.names_only)):
            return force
        return Force.CONTESTED if self.outputs and term.kind in _BIND_OUTPUTS else None
