"""A framework of a user's own: criteria of others, each required or nice to have.

A profile is a TOML file. Its criteria are named by a framework and the framework's own id of each
(`"osaid-1.0/P"`), by a component and the least level that it has to have (`"level/weights-3"`), or
by a kind of term that must not bind (`"without/derived-name"`). What a profile does not name, or
names as ignored, does not count.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any

from openglade.core.assessment import Edition, Shape
from openglade.core.component import Component, Level
from openglade.core.demand import licensed
from openglade.core.errors import InputError, InputMistakesError, not_known
from openglade.core.framework import Answer, Criterion, Framework, Outcomes, verdict_of
from openglade.core.requirement import Fact, Outcome, Requirement, Status
from openglade.core.subject import Subject
from openglade.core.term import Kind
from openglade.frameworks import FRAMEWORKS, framework
from openglade.frameworks.license_tests import lacks

_WORDS = {Status.MET: "fits", Status.NOT_MET: "does not fit", Status.UNKNOWN: "unknown"}
_KEYS = ("id", "name", "version", "source", "criteria")


class Weight(Enum):
    """How much a criterion counts in a profile."""

    REQUIRED = "required"
    NICE = "nice"
    IGNORED = "ignored"


def parse(content: bytes, where: str) -> Framework:
    """Read a profile; InputError, a line for each mistake, for what is none."""
    try:
        tree = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{where}: no TOML ({error!s:.80}); write key = value lines") from error
    mistakes = [InputError(f"{where}: {one}") for one in _mistakes(tree)]
    if mistakes:
        raise InputMistakesError(mistakes)
    weights = {name: Weight(weight) for name, weight in tree["criteria"].items()}
    counted = {name: weight for name, weight in weights.items() if weight is not Weight.IGNORED}
    needed = [name for name, weight in counted.items() if weight is Weight.REQUIRED]
    return Framework(
        edition=Edition(
            id=tree["id"],
            name=tree.get("name", tree["id"]),
            version=tree.get("version", "of a user"),
            source=tree.get("source", where),
        ),
        shape=Shape.VERDICT,
        criteria=tuple(_criteria(counted)),
        answer=_concluding(frozenset(needed)),
    )


def _mistakes(tree: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted(tree.keys() - set(_KEYS)):
        yield f"{key!r:.100} is no key of a profile; write one of {', '.join(_KEYS)}"
    for key in _KEYS[:-1]:
        if not isinstance(tree.get(key, ""), str):
            yield f"{key}: {tree[key]!r:.100} is no text; write it in quotes"
    name = tree.get("id", "")
    if isinstance(name, str) and (not name or name in FRAMEWORKS):
        yield f"id: {name!r:.100} is missing or taken; give the profile a name of its own"
    criteria = tree.get("criteria")
    if not isinstance(criteria, dict) or not criteria:
        yield "criteria: there are none; write [criteria] and a line for each"
        return
    for name, weight in criteria.items():
        if weight not in [one.value for one in Weight]:
            words = ", ".join(one.value for one in Weight)
            yield f"criteria.{name:.100}: {weight!r:.100} is not known; write one of {words}"
        try:
            _requirement(name)
        except InputError as error:
            yield str(error)


def _criteria(weights: Mapping[str, Weight]) -> Iterator[Criterion]:
    for name, weight in weights.items():
        title, requirement = _requirement(name)
        yield Criterion(id=name, title=f"{weight.value}: {title}", requirement=requirement)


def _requirement(name: str) -> tuple[str, Requirement[Subject]]:
    """The criterion that a name means; InputError where there is none such."""
    origin, _, rest = name.partition("/")
    if origin == "level":
        return _of_level(name, rest)
    if origin == "without":
        kinds = {kind.value: kind for kind in Kind}
        if rest not in kinds:
            known = {one: one for one in kinds}
            raise not_known("criteria", rest[:100], "kind of term", known, "see terms.md")
        return f"no {rest} in force", licensed(Component.WEIGHTS, lacks(kinds[rest]))
    if origin not in FRAMEWORKS:
        known = {one: one for one in (*FRAMEWORKS, "level", "without")}
        raise not_known("criteria", origin[:100], "framework", known, "see frameworks.md")
    found = {one.id: one for one in framework(origin).criteria}
    if rest not in found:
        known = {one.casefold(): one for one in found}
        advice = f"write one of {', '.join(found)}"
        raise not_known(f"criteria: {origin}", rest[:100], "criterion", known, advice)
    return found[rest].title, found[rest].requirement


def _of_level(name: str, rest: str) -> tuple[str, Requirement[Subject]]:
    part, _, least = rest.rpartition("-")
    parts = {one.value: one for one in Component}
    if part not in parts or least not in {"1", "2", "3", "4"}:
        advice = "write level/COMPONENT-N, such as level/weights-3"
        raise InputError(f"criteria: {name!r:.100} is no component and level; {advice}")
    component, level = parts[part], Level(int(least))
    title = f"{component.title} at least {level} {level.title}"
    return title, _at_least(component, level)


def _at_least(component: Component, least: Level) -> Requirement[Subject]:
    def ask(subject: Subject) -> Outcome:
        standing = subject.standing(component)
        level, bound = standing.level, standing.derivation.at_most or Level.OPEN
        fact = Fact(
            component.title,
            f"{level} {level.title}, {standing.reason}",
            standing.derivation.decisive.evidence,
        )
        if level is Level.NOT_APPLICABLE:
            return Outcome(Status.NOT_APPLICABLE, (fact,))
        if level is Level.UNKNOWN:
            open_ = bound.rank >= least.rank
            return Outcome(Status.UNKNOWN if open_ else Status.NOT_MET, (fact,))
        return Outcome(Status.MET if level.rank >= least.rank else Status.NOT_MET, (fact,))

    return ask


def _concluding(required: frozenset[str]) -> Callable[[Outcomes, Subject], Answer]:
    """Fits where all that is required is met; the rest is counted in a note."""

    def conclude(outcomes: Outcomes, _: Subject) -> Answer:
        needed = {name: one for name, one in outcomes.items() if name in required}
        status = verdict_of(needed)
        nice = [one.status for name, one in outcomes.items() if name not in required]
        met = nice.count(Status.MET)
        return Answer(
            answer=_WORDS.get(status, "fits"),
            at_most="fits" if status is Status.UNKNOWN else None,
            notes=(f"nice to have: {met} of {len(nice)}",) if nice else (),
        )

    return conclude
