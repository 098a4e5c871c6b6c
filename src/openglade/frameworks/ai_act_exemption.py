"""The conditions of the AI Act's exemption for open source general-purpose models.

Regulation (EU) 2024/1689, Art. 53(2) and 54(6), read with the Commission's guidelines of July 2025
(points 73 to 92). 'exempt' says that evidence of each condition was found, 'not exempt' that one
is shown not to hold, 'undetermined' that facts or a judgment are missing. Terms that limit
dangerous uses may be proportionate, and are left to a reader. The copyright policy and the summary
of training content are owed in any case and stand beside the answer. This is evidence for a
reader and no legal conclusion.
"""

from openglade.core.assessment import Edition, Shape
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.demand import documented, licensed, released
from openglade.core.evidence import Evidence
from openglade.core.framework import Answer, Criterion, Framework, Outcomes, verdict_of
from openglade.core.requirement import Fact, Outcome, Status, any_of
from openglade.core.subject import Subject
from openglade.core.term import Kind
from openglade.frameworks.license_tests import either, lacks, osi_approved

_SYSTEMIC = 1e25
_GENERAL = 1e23
_DUTIES = {"53(1)(c)": "copyright policy", "53(1)(d)": "summary of training content"}
_ON_THE_ARCHITECTURE = (
    Asset.ARCHITECTURE,
    Asset.TECHNICAL_REPORT,
    Asset.PREPRINT,
    Asset.PAPER,
)
_FOUND = {Status.MET: "found", Status.NOT_MET: "not there"}
_WORDS = {Status.MET: "exempt", Status.NOT_MET: "not exempt", Status.UNKNOWN: "undetermined"}

_USE = either(
    osi_approved,
    lacks(
        Kind.NONCOMMERCIAL,
        Kind.RESEARCH_ONLY,
        Kind.NONPRODUCTION,
        Kind.COMPETE,
        Kind.OUTPUT_TRAINING,
        Kind.USER_THRESHOLD,
        Kind.REVENUE_THRESHOLD,
        Kind.GEOGRAPHIC_EXCLUSION,
        Kind.HOSTED_SERVICE,
        Kind.COMMERCIAL_REGISTRATION,
        judged=(
            Kind.FIELD_OF_USE,
            Kind.ACCEPTABLE_USE_POLICY,
            Kind.DISCLOSE_AI,
            Kind.INFORM_LICENSOR,
            Kind.COLLECT_AGREEMENT,
            Kind.REVOCABLE,
        ),
    ),
)
_MODIFY = either(
    osi_approved, lacks(Kind.NO_DERIVATIVES, Kind.NO_REVERSE_ENGINEERING, needs=Kind.GRANT_MODIFY)
)
_SHARE = either(osi_approved, lacks(Kind.NO_REDISTRIBUTION, needs=Kind.GRANT_REDISTRIBUTE))
_UNPAID = lacks(Kind.COMMERCIAL_REGISTRATION, Kind.USER_THRESHOLD, Kind.REVENUE_THRESHOLD)


def _small_enough(subject: Subject) -> Outcome:
    """Whether the compute of training is below the presumption of systemic risk."""
    compute, about, evidence = _compute(subject)
    if compute is None:
        return Outcome(Status.UNKNOWN, (Fact("training compute", "not known"),))
    says = f"{compute:.1e} FLOP for {about}"
    fact = Fact("training compute", says, evidence)
    if compute > _SYSTEMIC:
        return Outcome(Status.NOT_MET, (fact,))
    return Outcome(Status.MET if about == str(subject.id) else Status.UNKNOWN, (fact,))


def _compute(subject: Subject) -> tuple[float | None, str, tuple[Evidence, ...]]:
    """The most compute that is known of the model or of one that it was made of."""
    own = subject.model.profile
    if own.training_compute is not None:
        return own.training_compute, str(subject.id), own.evidence
    known = [(one.id, one.model.profile) for one in subject.chain]
    stated = [(one.training_compute, node, one) for node, one in known if one.training_compute]
    if not stated:
        return None, "", ()
    compute, node, profile = max(stated, key=lambda each: each[0])
    return compute, str(node), profile.evidence


def _answer(outcomes: Outcomes, subject: Subject) -> Answer:
    status = verdict_of(outcomes, *(one for one in outcomes if one not in _DUTIES))
    duties = tuple(
        f"owed in any case, Art. {article}: {what}, "
        f"{_FOUND.get(outcomes[article].status, 'not known whether there is one')}"
        for article, what in _DUTIES.items()
    )
    compute, about, _ = _compute(subject)
    small = compute is not None and compute < _GENERAL and about == str(subject.id)
    scope = (
        ("below 10^23 FLOP of training: indicatively no general-purpose model",) if small else ()
    )
    return Answer(
        answer=_WORDS[status],
        at_most="exempt" if status is Status.UNKNOWN else None,
        notes=(*duties, *scope, "what the maker sells beside the model was not read (condition B)"),
    )


FRAMEWORK = Framework(
    edition=Edition(
        id="ai-act-exemption",
        name="Exemption of open source models from Art. 53(1)(a), (b) and 54 of the AI Act",
        version="2024/1689, guidelines of 2025-07-18",
        source="https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
    ),
    shape=Shape.VERDICT,
    criteria=(
        Criterion(id="A1", title="free access", requirement=released(Component.WEIGHTS)),
        Criterion(id="A2", title="free use", requirement=licensed(Component.WEIGHTS, _USE)),
        Criterion(
            id="A3", title="free modification", requirement=licensed(Component.WEIGHTS, _MODIFY)
        ),
        Criterion(
            id="A4", title="free distribution", requirement=licensed(Component.WEIGHTS, _SHARE)
        ),
        Criterion(
            id="B",
            title="no term asks for payment or a commercial license",
            requirement=licensed(Component.WEIGHTS, _UNPAID),
        ),
        Criterion(id="C1", title="parameters public", requirement=released(Component.WEIGHTS)),
        Criterion(
            id="C2",
            title="information on the architecture public",
            requirement=any_of(*map(documented, _ON_THE_ARCHITECTURE)),
        ),
        Criterion(
            id="C3",
            title="information on usage public",
            requirement=any_of(released(Asset.USAGE_INFORMATION), released(Asset.MODEL_CARD)),
        ),
        Criterion(id="D", title="no presumption of systemic risk", requirement=_small_enough),
        Criterion(
            id="53(1)(c)",
            title="duty beside it: a copyright policy",
            requirement=documented(Asset.COPYRIGHT_POLICY),
        ),
        Criterion(
            id="53(1)(d)",
            title="duty beside it: a public summary of training content",
            requirement=released(Asset.TRAINING_SUMMARY),
        ),
    ),
    answer=_answer,
)
