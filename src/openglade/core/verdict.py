"""May I? What a use of a model comes to, and every reason with its path (domain.md, May I?)."""

from dataclasses import dataclass

from openglade.core.basis import Basis
from openglade.core.bite import Consequence
from openglade.core.ids import NodeId
from openglade.core.question import Question, next_question
from openglade.core.reason import Answer, Missing, Reason
from openglade.core.record import ModelRecord
from openglade.core.stance import DEFAULT, Stance
from openglade.core.use import Use
from openglade.core.weighed import open_parts
from openglade.core.weighing import Weighing

_AGAINST = frozenset({Consequence.FORBIDS, Consequence.REQUIRES_PERMISSION})
_SETTLED = frozenset({Answer.NO, Answer.ASK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer to one use of one model, dataset or service.

    `reasons` are what forbids it or needs a permission, for sure or depending on what was left
    open; `duties` what to do, and what to keep from, if the answer is yes; `cautions` what is
    contested or worth knowing; `missing` what would have to be known. `next_question` is about the
    open part of the use that settles most, or None where no answer changes anything. `under` are
    the licenses that the use rests on, of the model and of what it was made from.

    Answering it refines the answer and never contradicts it: `unknown` may become anything,
    `yes-if` stays or becomes `yes`, `ask` stays or becomes `no`; `yes` and `no` stay.
    """

    model: NodeId
    use: Use
    answer: Answer
    reasons: tuple[Reason, ...] = ()
    duties: tuple[Reason, ...] = ()
    cautions: tuple[Reason, ...] = ()
    missing: tuple[Missing, ...] = ()
    next_question: Question | None = None
    under: tuple[Basis, ...] = ()


def judge(
    record: ModelRecord, use: Use, stance: Stance = DEFAULT, *, node: NodeId | None = None
) -> Verdict:
    """Say whether one may use a model so, or another node of its lineage, and what speaks for it.

    The order is that of domain.md: what forbids for sure, what needs a permission for sure, what
    may do either, what obliges. Of alternative licenses the one that is best for the use counts.
    The stance decides whether the terms of training data bind, caution, or are left out.

    >>> from openglade.core.ids import ModelId
    >>> nothing_known = ModelRecord.of(ModelId.parse("org/name"), [], licenses={})
    >>> judge(nothing_known, Use()).answer
    <Answer.UNKNOWN: 'unknown'>
    """
    weighing = Weighing(record, stance, node or record.id, use.on)
    found = weighing.weigh(use)
    counting = [one for one in found.reasons if one.effect is not Consequence.CAUTIONS]
    question = None
    if found.answer not in _SETTLED:
        question = next_question(use, counting, lambda other: _decides(weighing, other))
    return Verdict(
        model=node or record.id,
        use=use,
        answer=found.answer,
        reasons=tuple(one for one in found.reasons if one.effect in _AGAINST),
        duties=tuple(one for one in found.reasons if one.effect is Consequence.OBLIGES),
        cautions=tuple(one for one in found.reasons if one.effect is Consequence.CAUTIONS),
        missing=(*found.missing, *open_parts(counting)),
        next_question=question,
        under=found.under,
    )


def _decides(weighing: Weighing, use: Use) -> bool:
    return weighing.weigh(use).answer is not Answer.UNKNOWN
