"""What each kind of condition asks, and when (terms.md, Conditions, Reach, Mechanics)."""

from collections.abc import Iterator, Mapping

from openglade.core.bite import (
    Bite,
    Clause,
    Consequence,
    frees_commerce,
    is_commercial,
    is_freed,
    is_triggered,
    triggers_of,
    when,
)
from openglade.core.restriction import RESTRICTIONS, Rule
from openglade.core.term import Action, Effect, Kind, Position, Reaches, Term
from openglade.core.use import Part, Use

_DUTIES: Mapping[Kind, str] = {
    Kind.INCLUDE_LICENSE: "hand on a copy of the license",
    Kind.KEEP_NOTICES: "keep the notices",
    Kind.STATE_CHANGES: "say what you changed",
    Kind.DISPLAY_NAME: "show the name",
    Kind.DERIVED_NAME: "name the derivative as it asks",
    Kind.SHARE_ALIKE: "put what you make of it under the same license, or one that it accepts",
    Kind.PASS_ON: "pass its restrictions on to whoever receives it",
    Kind.DISCLOSE_SOURCE: "offer the source",
    Kind.DISCLOSE_AI: "say that outputs are made by a machine",
    Kind.COLLECT_AGREEMENT: "have recipients agree to the license first",
}
_HANDED_ON = "the model that you train is handed on or offered"


def _duty(clause: Clause, use: Use) -> Iterator[Bite]:
    yield Bite(Consequence.OBLIGES, _asked(clause.term, use))


def _display_name(clause: Clause, use: Use) -> Iterator[Bite]:
    """A name to show; what a threshold of the same clause asks for is told by the threshold."""
    above = (
        other
        for other in clause.text.terms
        if other.effect is Effect.DUTY and other.section == clause.term.section
    )
    if not any(above):
        yield Bite(Consequence.OBLIGES, _asked(clause.term, use))


def _asked(term: Term, use: Use) -> str:
    """What to do, with the words that a text prescribes, and when where it is not always."""
    if term.kind is Kind.DERIVED_NAME:
        verb = "begin with" if term.position is Position.START else "contain"
        asked = f"let the name of the derivative {verb} '{term.word}'"
    elif term.text:
        asked = f"{_DUTIES[term.kind]}: '{term.text}'"
    else:
        asked = _DUTIES[term.kind]
    only_outputs = use.planned & set(triggers_of(term)) == {Action.TRAIN_ON_OUTPUTS}
    occasion = term.when or (_HANDED_ON if only_outputs else "")
    return f"{asked} (when {occasion})" if occasion else asked


def _inform_licensor(clause: Clause, _: Use) -> Iterator[Bite]:
    """A duty where the text says when; a license on what one sends binds only who sends it."""
    if clause.term.on:
        because = f"report to {clause.steward}, or give back, as it asks"
        yield Bite(Consequence.OBLIGES, because)
    else:
        because = f"{clause.steward} may use what you report or give back"
        yield Bite(Consequence.CAUTIONS, because)


def _covers_outputs(clause: Clause, use: Use) -> Iterator[Bite]:
    trains = Action.TRAIN_ON_OUTPUTS in use.planned
    if trains and Reaches.DISTILLED_MODELS in clause.term.what:
        because = "the terms reach a model that you train on outputs"
        yield Bite(Consequence.OBLIGES, because)
    elif (trains or Action.PUBLISH_OUTPUTS in use.planned) and Reaches.OUTPUTS in clause.term.what:
        yield Bite(Consequence.CAUTIONS, "the terms reach the outputs")


def _outputs_free(clause: Clause, use: Use) -> Iterator[Bite]:
    """Nothing by itself; beside a clause that allows outputs no commerce, both are told."""
    forbids = {Kind.NONCOMMERCIAL, Kind.NONPRODUCTION}
    against = (one for one in clause.text.terms if one.kind in forbids and is_triggered(one, use))
    if frees_commerce(clause.term) and is_freed(clause, use) and any(against):
        because = "it frees outputs for commercial use, while another clause allows none"
        effect = Consequence.REQUIRES_PERMISSION
        yield from when(is_commercial(use), effect, because, Part.PURPOSE)


def _revocable(clause: Clause, _: Use) -> Iterator[Bite]:
    because = f"{clause.steward} may revoke, change or restrict what it grants"
    yield Bite(Consequence.CAUTIONS, because)


RULES: Mapping[Kind, Rule] = {
    **RESTRICTIONS,
    **dict.fromkeys(_DUTIES, _duty),
    Kind.DISPLAY_NAME: _display_name,
    Kind.INFORM_LICENSOR: _inform_licensor,
    Kind.COVERS_OUTPUTS: _covers_outputs,
    Kind.OUTPUTS_FREE: _outputs_free,
    Kind.REVOCABLE: _revocable,
}
"""Every kind that does something to a use; grants, and what follows a breach, do nothing."""


def bites(clause: Clause, use: Use) -> Iterator[Bite]:
    """What one term does to one use."""
    rule = RULES.get(clause.term.kind)
    if rule is not None and is_triggered(clause.term, use):
        yield from rule(clause, use)
