"""The Foundation Model Transparency Index: the scores that it published, and nothing derived.

The index counts what companies disclose, 100 yes or no indicators in each edition. That is
not openness, and its unit is a company with its flagship model, not a checkpoint; a score is shown
as what was said of the maker. The indicators were replaced in 2025, so that the editions
make no series. A note names the indicators of December 2025 that touch openness, with and without a
point. There are no criteria, because none is asked of the model.

Read: Dec2025_scores.csv, May2024_scores.csv and October2023_scores.csv of the index.
"""

from collections.abc import Iterator, Mapping

from openglade.core.assessment import Edition, Shape
from openglade.core.framework import Answer, Framework, Outcomes
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
POINTS: Mapping[str, frozenset[str]] = {
    "open weights": frozenset({"ai21", "alibaba", "deepseek", "ibm", "meta"}),
    "code access": frozenset({"ibm"}),
    "data replicability": frozenset({"ibm"}),
    "external data access": frozenset({"ibm"}),
    "public datasets": frozenset({"ai21", "ibm"}),
    "deeper model properties": frozenset({"ai21", "alibaba", "deepseek", "ibm", "meta"}),
}
"""The indicators of the newest edition that touch openness, and who got the point."""


def _maker(subject: Subject) -> str:
    organization = subject.model.profile.organization
    return organization.id if organization else ""


def _answer(_: Outcomes, subject: Subject) -> Answer:
    maker = _maker(subject)
    published = {edition: one[maker] for edition, one in SCORES.items() if maker in one}
    if not published:
        return Answer(answer="not assessed")
    notes = [f"{maker}: {score} of 100 in {day}" for day, score in published.items()]
    if _NEWEST in published:
        notes += _pointed(maker)
    return Answer(answer=next(iter(published.values())), notes=tuple(notes))


def _pointed(maker: str) -> Iterator[str]:
    """The indicators for which a maker got a point, and those for which it did not."""
    got = [indicator for indicator, makers in POINTS.items() if maker in makers]
    missed = [indicator for indicator in POINTS if indicator not in got]
    for words, indicators in (("a point", got), ("no point", missed)):
        if indicators:
            yield f"{words} in {_NEWEST} for {', '.join(indicators)}"


FRAMEWORK = Framework(
    edition=Edition(
        id="fmti",
        name="Foundation Model Transparency Index, as published",
        version="2023-10, 2024-05 and 2025-12",
        source="https://github.com/stanford-crfm/fmti",
    ),
    shape=Shape.SCORE,
    criteria=(),
    answer=_answer,
)
