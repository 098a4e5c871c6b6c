"""What to ask next: the part of a use, left open, that settles most."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from openglade.core.reason import Reason
from openglade.core.term import Period, Term
from openglade.core.territory import ELSEWHERE
from openglade.core.use import Part, Use, UsePurpose


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: the words for a reader, and the value that `Use.answering` takes."""

    words: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to ask, and the answers that make a difference.

    Any value of the part may be given instead of a choice: a country, or the exact number.
    """

    part: Part
    words: str
    choices: tuple[Choice, ...]


_WORDS = {
    Part.PURPOSE: "What do you use the model for?",
    Part.DOMICILE: "Where are you at home, or where is your company's principal place of business?",
    Part.USERS_IN: "In which country are your users?",
    Part.MONTHLY_USERS: "How many monthly users do your products and services have, all together?",
    Part.YEARLY_REVENUE: "What is the yearly revenue of your group, in US dollars?",
    Part.MODALITY: "What does the model take and give?",
}


def next_question(
    use: Use, reasons: Iterable[Reason], decides: Callable[[Use], bool]
) -> Question | None:
    """The question whose answers lead to a decision in most cases, or None if nothing waits.

    Of equals the one that most terms wait for comes first, then the order of `Part`.

    >>> next_question(Use(), [], lambda _: True)
    """
    waiting: dict[Part, list[Term]] = {}
    for reason in reasons:
        for part in reason.waits_for:
            waiting.setdefault(part, []).extend([reason.term] if reason.term else [])
    best: tuple[tuple[float, int], Question] | None = None
    for part in Part:
        if part not in waiting:
            continue
        question = _question(part, waiting[part])
        decided = [decides(use.answering(part, one.value)) for one in question.choices]
        worth = (sum(decided) / len(decided), len(waiting[part]))
        if best is None or worth > best[0]:
            best = (worth, question)
    return best[1] if best else None


def _question(part: Part, terms: Iterable[Term]) -> Question:
    return Question(part=part, words=_WORDS[part], choices=_CHOICES[part](list(terms)))


def _purposes(_: list[Term]) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, one.value) for one in UsePurpose)


def _places(terms: list[Term]) -> tuple[Choice, ...]:
    named = sorted({place for term in terms for place in term.territories})
    return (*(Choice(place, place) for place in named), Choice("elsewhere", ELSEWHERE))


def _users(terms: list[Term]) -> tuple[Choice, ...]:
    return _bands({term.count or 0 for term in terms})


def _revenue(terms: list[Term]) -> tuple[Choice, ...]:
    return _bands(
        {(term.amount or 0) * (12 if term.period is Period.MONTH else 1) for term in terms}
    )


def _bands(limits: set[int]) -> tuple[Choice, ...]:
    """From zero to the first limit, from there to the next, and above the last."""
    ordered = sorted(limits)
    below = [Choice(f"at most {limit:,}", str(limit)) for limit in ordered]
    return (*below, Choice(f"more than {ordered[-1]:,}", str(ordered[-1] + 1)))


def _modalities(terms: list[Term]) -> tuple[Choice, ...]:
    named = sorted({term.modality for term in terms if term.modality})
    other = next(one for one in ("text", "image", "other") if one not in named)
    return tuple(Choice(one, one) for one in (*named, other))


_CHOICES: Mapping[Part, Callable[[list[Term]], tuple[Choice, ...]]] = {
    Part.PURPOSE: _purposes,
    Part.DOMICILE: _places,
    Part.USERS_IN: _places,
    Part.MONTHLY_USERS: _users,
    Part.YEARLY_REVENUE: _revenue,
    Part.MODALITY: _modalities,
}
