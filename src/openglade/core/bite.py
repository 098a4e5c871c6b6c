"""What one term does to one use: the values that `restriction` and `condition` give."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from openglade.core.license import License
from openglade.core.term import Action, Kind, Term
from openglade.core.use import Part, Use, UsePurpose


class Consequence(Enum):
    """What a term means for a use."""

    FORBIDS = "forbids"
    REQUIRES_PERMISSION = "requires-permission"
    OBLIGES = "obliges"
    CAUTIONS = "cautions"


@dataclass(frozen=True, slots=True)
class Bite:
    """A consequence; with `waits_for`, only if the parts of the use left open turn out so."""

    effect: Consequence
    because: str
    waits_for: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A term in the text that holds it; `modality` is that of the model under the license."""

    term: Term
    text: License
    modality: str = ""

    @property
    def steward(self) -> str:
        """Who wrote the text, or, where nobody says, whoever licenses under it."""
        return self.text.steward or "the licensor"


_SHIPS = (Action.REDISTRIBUTE, Action.PUBLISH_DERIVATIVE, Action.EMBED)
TRIGGERS: dict[Kind, tuple[Action, ...]] = {
    Kind.OUTPUT_TRAINING: (Action.TRAIN_ON_OUTPUTS,),
    Kind.COMPETE: (Action.COMPETE,),
    Kind.HOSTED_SERVICE: (Action.HOST,),
    Kind.NO_REDISTRIBUTION: _SHIPS,
    Kind.NO_DERIVATIVES: (Action.PUBLISH_DERIVATIVE,),
    Kind.INCLUDE_LICENSE: _SHIPS,
    Kind.KEEP_NOTICES: _SHIPS,
    Kind.STATE_CHANGES: (Action.PUBLISH_DERIVATIVE,),
    Kind.DISPLAY_NAME: (*_SHIPS, Action.HOST),
    Kind.DERIVED_NAME: (Action.PUBLISH_DERIVATIVE,),
    Kind.SHARE_ALIKE: (Action.PUBLISH_DERIVATIVE,),
    Kind.PASS_ON: _SHIPS,
    Kind.DISCLOSE_SOURCE: _SHIPS,
    Kind.DISCLOSE_AI: (Action.PUBLISH_OUTPUTS,),
    Kind.COLLECT_AGREEMENT: (Action.REDISTRIBUTE, Action.PUBLISH_DERIVATIVE, Action.HOST),
}
"""The actions that trigger a kind where the term names none; any action, for other kinds."""


def is_triggered(term: Term, use: Use) -> bool:
    """Whether a use plans an action that triggers a term.

    >>> is_triggered(Term(kind=Kind.HOSTED_SERVICE), Use(actions=(Action.RUN,)))
    False
    """
    return not use.planned.isdisjoint(triggers_of(term))


def triggers_of(term: Term) -> tuple[Action, ...]:
    """The actions that trigger a term.

    >>> triggers_of(Term(kind=Kind.COMPETE))
    (<Action.COMPETE: 'compete'>,)
    """
    return term.on or TRIGGERS.get(term.kind, tuple(Action))


_ONLY_COMMERCIAL = ("not commercial", "nobody pays")


def is_commercial_only(term: Term) -> bool:
    """Whether a term says in its words that it is about commercial use alone.

    >>> is_commercial_only(Term(kind=Kind.USER_THRESHOLD, text="commercial use"))
    True
    """
    excepted = any(words in one for one in term.exceptions for words in _ONLY_COMMERCIAL)
    return excepted or "commercial use" in term.text


def is_commercial(use: Use) -> bool | None:
    """Whether a use is commercial; None where its purpose was left open."""
    return None if use.purpose is None else use.purpose is UsePurpose.COMMERCIAL


def is_freed(clause: Clause, use: Use) -> bool:
    """Whether only outputs are used, and the text says that they may be used for commerce."""
    only_outputs = use.planned == {Action.PUBLISH_OUTPUTS}
    return only_outputs and any(frees_commerce(term) for term in clause.text.terms)


def frees_commerce(term: Term) -> bool:
    """Whether a term says in its words that outputs may be used commercially.

    >>> frees_commerce(Term(kind=Kind.OUTPUTS_FREE))
    False
    """
    return term.kind is Kind.OUTPUTS_FREE and "commercial use" in term.text


def when(
    condition: bool | None,  # noqa: FBT001  (three-valued logic)
    effect: Consequence,
    because: str,
    *waits_for: Part,
) -> Iterator[Bite]:
    """A consequence that holds, does not, or waits for parts of the use that were left open."""
    if condition is not False:
        yield Bite(effect, because, waits_for if condition is None else ())


def also(*conditions: bool | None) -> bool | None:
    """Whether all of some conditions hold, in three-valued logic.

    >>> also(True, None), also(False, None), also(True, True)
    (None, False, True)
    """
    if False in conditions:
        return False
    return None if None in conditions else True
