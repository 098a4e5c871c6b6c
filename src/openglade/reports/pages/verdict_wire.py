"""The shapes of `openglade may --format json`, and a verdict in them."""

from collections.abc import Iterable, Mapping
from typing import Literal, TypedDict

from openglade.core.basis import Basis
from openglade.core.question import Question
from openglade.core.reason import Answer, Missing, Reason
from openglade.core.term import Action
from openglade.core.use import Use
from openglade.core.verdict import Verdict
from openglade.reports.pages.wire import SCHEMA_VERSION, EvidenceValue, evidence_values

AnswerValue = Literal["yes", "yes-if", "unknown", "ask", "no"]
_ANSWERS: Mapping[Answer, AnswerValue] = {
    Answer.YES: "yes",
    Answer.YES_IF: "yes-if",
    Answer.UNKNOWN: "unknown",
    Answer.ASK: "ask",
    Answer.NO: "no",
}


class UseValue(TypedDict):
    """What somebody wants to do; null and empty lists were left open.

    `do` is what is planned: to run the model where nothing was said.
    """

    purpose: str | None
    do: list[str]
    domicile: str | None
    users_in: list[str]
    monthly_users: int | None
    yearly_revenue: int | None
    field: list[str]
    modality: str | None
    on: str | None


class ReasonValue(TypedDict):
    """A term and what it means for the use.

    `license` is its id, and `license_name` how a sentence calls it, which differs for texts that no
    record holds. `path` runs from the model to the artifact, both included; `waits_for` are parts
    of the use that were left open and that it depends on; `topics` the uses that the term names.
    """

    term: str
    effect: str
    force: str
    artifact: str
    license: str | None
    license_name: str | None
    section: str
    quote: str
    path: list[str]
    because: str
    waits_for: list[str]
    topics: list[str]
    evidence: list[EvidenceValue]


class MissingValue(TypedDict):
    """What would have to be known: a part of the use, or (part: null) a fact."""

    what: str
    because: str
    part: str | None
    path: list[str]


class BasisValue(TypedDict):
    """A license that the use rests on, and the sections of the grants that it needs.

    `evidence` is where it was declared, then where the text was read; `from_prose` says that
    nothing but the sentences of a page declares it.
    """

    license: str
    license_name: str
    artifact: str
    path: list[str]
    sections: list[str]
    from_prose: bool
    evidence: list[EvidenceValue]


class ChoiceValue(TypedDict):
    """One answer to a question."""

    words: str
    value: str


class QuestionValue(TypedDict):
    """What to ask next."""

    part: str
    question: str
    choices: list[ChoiceValue]


class VerdictValue(TypedDict):
    """The answer of `openglade may`."""

    schema_version: int
    model: str
    use: UseValue
    answer: AnswerValue
    reasons: list[ReasonValue]
    duties: list[ReasonValue]
    cautions: list[ReasonValue]
    missing: list[MissingValue]
    next_question: QuestionValue | None
    under: list[BasisValue]


def verdict_value(verdict: Verdict) -> VerdictValue:
    """A verdict as `--format json` shows it."""
    question = verdict.next_question
    return {
        "schema_version": SCHEMA_VERSION,
        "model": str(verdict.model),
        "use": _use_value(verdict.use),
        "answer": answer_value(verdict.answer),
        "reasons": reason_values(verdict.reasons),
        "duties": reason_values(verdict.duties),
        "cautions": reason_values(verdict.cautions),
        "missing": missing_values(verdict.missing),
        "next_question": _question_value(question) if question else None,
        "under": _basis_values(verdict.under),
    }


def answer_value(answer: Answer) -> AnswerValue:
    """An answer as JSON has it."""
    return _ANSWERS[answer]


def _use_value(use: Use) -> UseValue:
    return {
        "purpose": use.purpose.value if use.purpose else None,
        "do": [one.value for one in use.actions or (Action.RUN,)],
        "domicile": use.domicile or None,
        "users_in": list(use.users_in),
        "monthly_users": use.monthly_users,
        "yearly_revenue": use.yearly_revenue,
        "field": [one.value for one in use.fields],
        "modality": use.modality or None,
        "on": use.on.isoformat() if use.on else None,
    }


def reason_values(reasons: Iterable[Reason]) -> list[ReasonValue]:
    """Reasons as JSON has them."""
    return [
        {
            "term": reason.ground.value,
            "effect": reason.effect.value,
            "force": reason.force.value,
            "artifact": str(reason.artifact),
            "license": str(reason.license) if reason.license else None,
            "license_name": reason.cited or None,
            "section": reason.section,
            "quote": reason.quote,
            "path": list(map(str, reason.path)),
            "because": reason.because,
            "waits_for": [one.value for one in reason.waits_for],
            "topics": [one.value for one in reason.term.topics] if reason.term else [],
            "evidence": evidence_values(reason.evidence),
        }
        for reason in reasons
    ]


def _basis_values(under: Iterable[Basis]) -> list[BasisValue]:
    return [
        {
            "license": str(one.license),
            "license_name": one.cited,
            "artifact": str(one.artifact),
            "path": list(map(str, one.path)),
            "sections": list(one.sections),
            "from_prose": one.is_from_prose,
            "evidence": evidence_values((*one.declared, one.read)),
        }
        for one in under
    ]


def missing_values(missing: Iterable[Missing]) -> list[MissingValue]:
    """What is missing, as JSON has it."""
    return [
        {
            "what": one.what,
            "because": one.because,
            "part": one.part.value if one.part else None,
            "path": list(map(str, one.path)),
        }
        for one in missing
    ]


def _question_value(question: Question) -> QuestionValue:
    choices: list[ChoiceValue] = [
        {"words": one.words, "value": one.value} for one in question.choices
    ]
    return {"part": question.part.value, "question": question.words, "choices": choices}
