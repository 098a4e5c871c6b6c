"""Which levels travel along which edge: the table of domain.md, What is inherited."""

from collections.abc import Mapping
from enum import Enum

from openglade.core.component import Component
from openglade.core.lineage import BUILDS_ON, CARRIES_NOTHING, Edge, Relation


class Flow(Enum):
    """How a parent's level reaches a component of its child."""

    SAME = "same"
    """The child has the parent's; a step of its own can only lower it."""
    CAP = "cap"
    """The child's own step counts, and is no more open than the parent's."""
    CLAIM = "claim"
    """The parent's terms cap where they claim models made from its outputs, or are not known."""
    JUDGE = "judge"
    """The parent's weights cap, and its terms (step 6); being judged is the child's own step."""
    OUTPUTS = "outputs"
    """The parent's terms on training with its outputs cap (step 6)."""


_DERIVATIVE = {
    Component.WEIGHTS: Flow.CAP,
    Component.PRETRAINING_DATA: Flow.SAME,
    Component.FINETUNING_DATA: Flow.CAP,
    Component.REWARD_MODEL: Flow.CAP,
}
_COPY = {**_DERIVATIVE, Component.FINETUNING_DATA: Flow.SAME, Component.REWARD_MODEL: Flow.SAME}

FLOWS: Mapping[Relation, Mapping[Component, Flow]] = {
    Relation.FINETUNE: _DERIVATIVE,
    Relation.ADAPTER: _DERIVATIVE,
    Relation.PRUNED: _DERIVATIVE,
    Relation.QUANTIZED: _COPY,
    Relation.MERGE: _COPY,
    Relation.DISTILLED: {Component.WEIGHTS: Flow.CLAIM},
    Relation.REWARD_FROM: {Component.REWARD_MODEL: Flow.JUDGE},
}
"""The table of domain.md for models.

What feeds datasets is in `_of_dataset`, and `code` does not travel. The outputs of a teacher feed
the component that the edge names, or else the fine-tuning data.
"""
_DATA_COMPONENTS = frozenset(
    {Component.PRETRAINING_DATA, Component.FINETUNING_DATA, Component.REWARD_MODEL}
)


def carries(edge: Edge) -> bool:
    """Whether anything travels along an edge."""
    return edge.relation not in CARRIES_NOTHING and edge.child != edge.parent


def flow_of(edge: Edge, component: Component) -> Flow | None:
    """How an edge reaches a component."""
    if edge.relation is Relation.DISTILLED:
        fed = edge.component if edge.component in _DATA_COMPONENTS else Component.FINETUNING_DATA
        if component is fed:
            return Flow.OUTPUTS
    return FLOWS.get(edge.relation, {}).get(component)


def is_licensed_anew(edge: Edge, component: Component) -> bool:
    """Whether a parent's own license says nothing of what reaches a component of the child."""
    made_of_it = edge.relation is Relation.DERIVED_DATA or (
        edge.relation in BUILDS_ON and component is Component.WEIGHTS
    )
    return edge.licensed_anew and made_of_it
