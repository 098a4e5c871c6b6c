"""Which actions bring a duty about besides the usual ones of its kind."""

from openglade.core.bite import TRIGGERS
from openglade.core.term import Action, Kind
from openglade.license_text.structure import Sentence
from openglade.license_text.terms.wording import any_of

_NAMED = (
    (
        Action.HOST,
        any_of(
            r"\bhost(?:s|ed|ing)\b",
            r"\bas a service\b",
            r"\bproducts? (?:or|and|and/or) services?\b",
            r"\bservices? (?:that|which|using|containing)\b",
            r"\bremotely\b",
            r"\bover a (?:\w+ )?network\b",
            "产品或服务",
        ),
    ),
    (
        Action.TRAIN_ON_OUTPUTS,
        any_of(r"\boutputs?\b~60\bto (?:create|train|fine-?tune|improve|develop)\b"),
    ),
    (
        Action.PUBLISH_OUTPUTS,
        any_of(r"\b(?:distribut|publish|shar)\w*~40\b(?:outputs?|results)\b", "模型结果"),
    ),
)


def triggers(kind: Kind, sentence: Sentence) -> tuple[Action, ...]:
    """The usual actions of a kind and those that a sentence, or its lead, adds to them.

    Empty where it adds none: then the usual ones of the kind hold (core/bite.py).
    """
    usual = TRIGGERS.get(kind, tuple(Action))
    whole = sentence.whole
    added = [one for one, named in _NAMED if one not in usual and named.search(whole)]
    return (*usual, *added) if added else ()
