"""The Foundation Model Transparency Index: the scores that it published, and nothing derived.

The index counts what companies disclose, 100 yes or no indicators in each edition. That is
not openness, and its unit is a company with its flagship model, not a checkpoint; a score is shown
as what was said of the maker. The indicators were replaced in 2025, so that the editions
make no series. The criteria are the indicators of December 2025 that touch openness: a point says
that the company got it for its flagship, none that it did not.

Read: Dec2025_scores.csv, May2024_scores.csv and October2023_scores.csv of the index.
"""

from collections.abc import Mapping

from openglade.core.assessment import Edition, Shape
from openglade.core.framework import Answer, Criterion, Framework, Outcomes
from openglade.core.requirement import Fact, Outcome, Requirement, Status
from openglade.core.subject import Subject

SCORES: Mapping[str, Mapping[str, int]] = {
    "2025-12": {
        "ibm": 95,
        "writer": 72,
        "ai21": 66,
        "anthropic": 46,
        "google": 41,
        "amazon": 39,
        "openai": 35,
        "deepseek": 32,
        "meta": 31,
        "alibaba": 26,
        "mistral-ai": 18,
        "xai": 14,
        "midjourney": 14,
    },
    "2024-05": {
        "bigcode": 85,
        "aleph-alpha": 75,
        "ai21": 75,
        "ibm": 64,
        "microsoft": 62,
        "meta": 60,
        "stability-ai": 58,
        "writer": 56,
        "mistral-ai": 55,
        "anthropic": 51,
        "openai": 49,
        "google": 47,
        "amazon": 41,
        "adept": 33,
    },
    "2023-10": {
        "meta": 54,
        "hugging-face": 53,
        "openai": 48,
        "stability-ai": 47,
        "google": 40,
        "anthropic": 36,
        "cohere": 34,
        "ai21": 25,
        "inflection": 21,
        "amazon": 12,
    },
}
"""The published score of each organization, by edition, the newest first."""
_NEWEST = next(iter(SCORES))
_GOT_IT: Mapping[str, tuple[str, frozenset[str]]] = {
    "open-weights": (
        "free public weights",
        frozenset({"ai21", "alibaba", "deepseek", "ibm", "meta"}),
    ),
    "code-access": ("code to train and to run", frozenset({"ibm"})),
    "data-replicability": ("lists of public and of third-party data", frozenset({"ibm"})),
    "external-data-access": ("an independent third party has the data", frozenset({"ibm"})),
    "public-datasets": ("the largest public datasets are named", frozenset({"ai21", "ibm"})),
    "deeper-model-properties": (
        "enough to implement the model anew",
        frozenset({"ai21", "alibaba", "deepseek", "ibm", "meta"}),
    ),
}
"""The indicators of the newest edition that touch openness, and who got the point."""


def _maker(subject: Subject) -> str:
    organization = subject.model.profile.organization
    return organization.id if organization else ""


def _got(indicator: str, makers: frozenset[str]) -> Requirement[Subject]:
    """Met where the maker got the point; does not apply to makers that were not assessed."""

    def ask(subject: Subject) -> Outcome:
        maker = _maker(subject)
        if maker not in SCORES[_NEWEST]:
            fact = Fact(maker or "the maker", f"not assessed in {_NEWEST}")
            return Outcome(Status.NOT_APPLICABLE, (fact,))
        status = Status.MET if maker in makers else Status.NOT_MET
        says = f"{'a point' if maker in makers else 'no point'} for {indicator} in {_NEWEST}"
        return Outcome(status, (Fact(maker, says),))

    return ask


def _answer(_: Outcomes, subject: Subject) -> Answer:
    maker = _maker(subject)
    published = {edition: one[maker] for edition, one in SCORES.items() if maker in one}
    notes = tuple(f"{maker}: {score} of 100 in {day}" for day, score in published.items())
    if not published:
        return Answer(answer="not assessed")
    return Answer(answer=next(iter(published.values())), notes=notes)


FRAMEWORK = Framework(
    edition=Edition(
        id="fmti",
        name="Foundation Model Transparency Index, as published",
        version="2023-10, 2024-05 and 2025-12",
        source="https://github.com/stanford-crfm/fmti",
    ),
    shape=Shape.SCORE,
    criteria=tuple(
        Criterion(id=key, title=title, requirement=_got(key, makers))
        for key, (title, makers) in _GOT_IT.items()
    ),
    answer=_answer,
)
