"""The European Open Source AI Index of 2026: twelve parameters, each open, partial or closed.

The score is the plain mean of 1, 0.5 and 0 over the parameters; the index draws no classes from it.
Where a record was read from a file of the index, its cells stand as they are. For any other record
openglade reads the cells from its own facts, and what is not known counts as closed, while the
bound has it open. The index judges the model that a user meets and the base that it was made of;
where there is no such distinction, the values of one stand for both. A gated download is partial.
The license cell is open where weights, code and data are all under open licenses, partial for two
of the three. How well code and training are documented is told by documents of their own. The index
judges how thorough a document is: that there is one is partial for sure, and open at best.

Read: _parameters.yml, readme.md and models.ts of the index, 2026-06-12.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from openglade.core.assessment import Edition, Shape
from openglade.core.asset import Asset
from openglade.core.component import Component, Level
from openglade.core.demand import licensed, released
from openglade.core.framework import Answer, Criterion, Framework, Outcomes
from openglade.core.index_entry import PARAMETERS_2026, Cell, Openness, Parameter, score
from openglade.core.release import Availability, Extent, Release
from openglade.core.requirement import Fact, Outcome, Requirement, Status, all_of, any_of
from openglade.core.subject import DATA, Part, Subject
from openglade.frameworks.license_tests import either, open_data, osi_approved


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A cell as it is read: what is sure, what it may be at best, and what decides."""

    sure: Openness
    best: Openness
    facts: tuple[Fact, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """The cell as a criterion: only what is open is met."""
        status = Status.MET if self.sure is Openness.OPEN else Status.NOT_MET
        if status is not Status.MET and self.best is Openness.OPEN:
            status = Status.UNKNOWN
        return Outcome(status, self.facts)

    @property
    def words(self) -> str:
        """The class of the cell, or the two that it lies between."""
        known = self.sure is self.best
        return self.sure.value if known else f"{self.sure.value} to {self.best.value}"


def read(parameter: Parameter, subject: Subject) -> Read:
    """A cell: that of the index's own file, or what openglade's facts say in its place."""
    entry = subject.record.index_entry if subject.id == subject.record.id else None
    cell = entry.cells.get(parameter) if entry else None
    return _as_filed(cell) if cell else _READERS[parameter](subject)


def framework_of(edition: Edition, parameters: tuple[Parameter, ...]) -> Framework:
    """The index with the parameters of one edition."""

    def answer(_: Outcomes, subject: Subject) -> Answer:
        cells = {one: read(one, subject) for one in parameters}
        sure, best = (
            round(score(classes), 4)
            for classes in (
                [one.sure for one in cells.values()],
                [one.best for one in cells.values()],
            )
        )
        return Answer(
            answer=sure, at_most=None if best == sure else best, notes=tuple(_by_class(cells))
        )

    return Framework(
        edition=edition,
        shape=Shape.SCORE,
        criteria=tuple(
            Criterion(id=one.value, title=one.title, requirement=_criterion(one))
            for one in parameters
        ),
        answer=answer,
    )


def _by_class(cells: Mapping[Parameter, Read]) -> Iterator[str]:
    """The parameters of each class, those that are not known among them."""
    for words in sorted({one.words for one in cells.values()}):
        yield f"{words}: {', '.join(key.value for key, one in cells.items() if one.words == words)}"


def _criterion(parameter: Parameter) -> Requirement[Subject]:
    return lambda subject: read(parameter, subject).outcome


def _as_filed(cell: Cell) -> Read:
    openness = cell.openness or Openness.CLOSED
    words = cell.openness.value if cell.openness else "no class"
    says = f"{words}: {cell.notes}" if cell.notes else words
    return Read(sure=openness, best=openness, facts=(Fact("the index", says, cell.evidence),))


_BY_LEVEL = {
    Level.OPEN: Openness.OPEN,
    Level.LIMITED: Openness.OPEN,
    Level.RESTRICTED: Openness.PARTIAL,
    Level.DESCRIBED: Openness.CLOSED,
    Level.CLOSED: Openness.CLOSED,
}
_BY_EXTENT = {
    Extent.PART: Openness.PARTIAL,
    Extent.RECIPE: Openness.PARTIAL,
    Extent.EXAMPLES: Openness.CLOSED,
}
_GATED = frozenset({Availability.CLICK_THROUGH, Availability.ON_REQUEST})
_NOT_KNOWN = (Openness.CLOSED, Openness.OPEN)


def _supplied(subject: Subject, part: Part) -> Read | None:
    """How far a part can be had over the whole chain; None for what does not exist."""
    supply = subject.supply(part)
    if supply.level is Level.NOT_APPLICABLE:
        return None
    if supply.level is Level.UNKNOWN:
        best = _BY_LEVEL[supply.at_most] if supply.at_most else Openness.OPEN
        return Read(sure=Openness.CLOSED, best=best, facts=(supply.fact,))
    openness = _BY_LEVEL[supply.level]
    return Read(sure=openness, best=openness, facts=(supply.fact,))


def _own(subject: Subject, part: Part) -> Read:
    """How the model's own part was released; a gate leaves it partial."""
    release = subject.release(part)
    if release is None:
        sure, best = _NOT_KNOWN
        return Read(
            sure=sure, best=best, facts=(Fact(part.title, "no source says anything of it"),)
        )
    sure, best = _of_release(release)
    extent = f", {release.extent.value}" if release.extent in _BY_EXTENT else ""
    says = f"{release.availability.value}{extent}"
    return Read(sure=sure, best=best, facts=(Fact(part.title, says, release.evidence),))


def _of_release(release: Release) -> tuple[Openness, Openness]:
    if release.availability is Availability.UNKNOWN:
        return _NOT_KNOWN
    if release.availability in _GATED:
        return Openness.PARTIAL, Openness.PARTIAL
    if release.availability is not Availability.PUBLIC:
        return Openness.CLOSED, Openness.CLOSED
    openness = _BY_EXTENT.get(release.extent, Openness.OPEN) if release.extent else Openness.OPEN
    return openness, openness


def _together(cells: Iterable[Read]) -> Read:
    """All open is open, all closed is closed, and anything between is partial."""
    read_ = list(cells)
    return Read(
        sure=_joined([one.sure for one in read_]),
        best=_joined([one.best for one in read_]),
        facts=tuple(fact for one in read_ for fact in one.facts),
    )


def _joined(parts: list[Openness]) -> Openness:
    return parts[0] if len(set(parts)) == 1 else Openness.PARTIAL


def _base_data(subject: Subject) -> Read:
    return _supplied(subject, Component.PRETRAINING_DATA) or _own(
        subject, Component.PRETRAINING_DATA
    )


def _end_data(subject: Subject) -> Read:
    """The data of every later stage; the base's where there is none."""
    stages = (_supplied(subject, part) for part in DATA[1:])
    there = [one for one in stages if one]
    return _together(there) if there else _base_data(subject)


def _base_weights(subject: Subject) -> Read:
    bases = subject.foundations or (subject,)
    return _together(_own(one, Component.WEIGHTS) for one in bases)


def _best_of(*parts: Part) -> Callable[[Subject], Read]:
    """The most open of some documents, any of which may stand for the others."""

    def ask(subject: Subject) -> Read:
        cells = [_own(subject, part) for part in parts]
        return Read(
            sure=max((one.sure for one in cells), key=lambda one: one.points),
            best=max((one.best for one in cells), key=lambda one: one.points),
            facts=tuple(fact for one in cells for fact in one.facts),
        )

    return ask


def _documents(*parts: Part) -> Callable[[Subject], Read]:
    """Documents as `_best_of` reads them; that one is there does not show that it is thorough."""
    released_ = _best_of(*parts)

    def ask(subject: Subject) -> Read:
        found = released_(subject)
        thorough = found.sure is Openness.OPEN
        return replace(found, sure=Openness.PARTIAL) if thorough else found

    return ask


_OPENLY = either(osi_approved, open_data)


def _openly(part: Part) -> Requirement[Subject]:
    return all_of(released(part, Level.RESTRICTED), licensed(part, _OPENLY))


_LICENSED = (
    (_openly(Component.WEIGHTS), _openly(Component.WEIGHTS)),
    (_openly(Component.CODE), _openly(Component.CODE)),
    (all_of(*map(_openly, DATA)), any_of(*map(_openly, DATA))),
)
"""Weights, code and data under open licenses: all of each, and some of it."""
_TWO_OF_THEM = 2


def _licenses(subject: Subject) -> Read:
    """Open where all three are under open licenses, partial where two are at least in part."""
    wholly = [requirement(subject) for requirement, _ in _LICENSED]
    partly = [requirement(subject) for _, requirement in _LICENSED]
    return Read(
        sure=_cell_of(wholly, partly, Status.MET),
        best=_cell_of(wholly, partly, Status.MET, Status.UNKNOWN),
        facts=_deciding(wholly),
    )


def _deciding(wholly: list[Outcome]) -> tuple[Fact, ...]:
    """The facts that keep the cell from being open; all of them where it is."""
    failing = [one for one in wholly if one.status is not Status.MET]
    return tuple(fact for one in failing or wholly for fact in one.facts)


def _cell_of(wholly: list[Outcome], partly: list[Outcome], *statuses: Status) -> Openness:
    if all(one.status in statuses for one in wholly):
        return Openness.OPEN
    some = sum(one.status in statuses for one in partly)
    return Openness.PARTIAL if some >= _TWO_OF_THEM else Openness.CLOSED


_READERS: Mapping[Parameter, Callable[[Subject], Read]] = {
    Parameter.BASE_DATA: _base_data,
    Parameter.END_DATA: _end_data,
    Parameter.BASE_WEIGHTS: _base_weights,
    Parameter.END_WEIGHTS: _best_of(Component.WEIGHTS),
    Parameter.TRAINING_CODE: _best_of(Component.CODE),
    Parameter.CODE: _documents(Asset.CODE_DOCUMENTATION),
    Parameter.HARDWARE_ARCHITECTURE: _documents(Asset.TRAINING_DOCUMENTATION),
    Parameter.PREPRINT: _documents(Asset.PREPRINT, Asset.TECHNICAL_REPORT),
    Parameter.PAPER: _documents(Asset.PAPER),
    Parameter.MODEL_CARD: _documents(Asset.MODEL_CARD),
    Parameter.DATASHEET: _documents(Asset.DATA_CARD, Asset.TRAINING_SUMMARY),
    Parameter.LICENSES: _licenses,
    Parameter.PACKAGE: _best_of(Asset.PACKAGE),
    Parameter.API: _best_of(Asset.API),
}

FRAMEWORK = framework_of(
    Edition(
        id="osai-index-2026",
        name="European Open Source AI Index",
        version="2026-06-12, 12 parameters",
        source="https://github.com/Language-Technology-Assessment/main-database",
    ),
    PARAMETERS_2026,
)
