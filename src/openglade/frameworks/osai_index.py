"""The European Open Source AI Index of 2026: twelve parameters, each open, partial or closed.

The score is the plain mean of 1, 0.5 and 0 over the parameters; the index draws no classes from it.
Where a record was read from a file of the index, its cells stand as they are. For any other record
openglade reads the cells from its own facts, and what is not known counts as closed, while the
bound has it open. The index judges the model that a user meets and the base that it was made of;
where there is no such distinction, the values of one stand for both. A gated download is partial. The
license cell is open where weights, code and data are all under open licenses, partial for two
of the three. How well code and training are documented is told by documents of their own.

Read: _parameters.yml, readme.md and models.ts of the index, 2026-06-12.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from openglade.core.assessment import Edition, Shape
from openglade.core.asset import Asset
from openglade.core.component import Component, Level
from openglade.core.demand import licensed
from openglade.core.framework import Answer, Criterion, Framework, Outcomes
from openglade.core.index_entry import PARAMETERS_2026, Cell, Openness, Parameter, score
from openglade.core.release import Availability
from openglade.core.requirement import Fact, Outcome, Requirement, Status, all_of
from openglade.core.subject import DATA, Part, Subject, Supply
from openglade.frameworks.license_tests import either, open_data, osi_approved

_ORDER = (Openness.CLOSED, Openness.PARTIAL, Openness.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A cell as openglade reads it: what is sure, what it may be at best, and why."""

    sure: Openness
    best: Openness
    facts: tuple[Fact, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """The cell as a criterion: only what is open is met."""
        if self.sure is not self.best:
            words = f"{self.sure.value} to {self.best.value}"
            status = Status.UNKNOWN if self.best is Openness.OPEN else Status.NOT_MET
        else:
            words = self.sure.value
            status = Status.MET if self.sure is Openness.OPEN else Status.NOT_MET
        facts = self.facts or (Fact("the file", "no notes"),)
        return Outcome(status, (Fact(words, facts[0].about + ": " + facts[0].says, facts[0].evidence), *facts[1:]))


def read_cell(parameter: Parameter, subject: Subject) -> Read:
    """What openglade's own facts say in a cell of the index."""
    return _READERS[parameter](subject)
