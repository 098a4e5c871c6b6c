"""The report of `openglade frameworks`, and what frameworks say within a dossier."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openglade.core.assessment import Assessment, CriterionResult
from openglade.core.disagreement import Disagreement, disagreements
from openglade.core.dossier import Dossier

if TYPE_CHECKING:
    from openglade.reports.page import Block, Notes, Page, Table


@dataclass(frozen=True, slots=True)
class FrameworksReport:
    """The answers of frameworks about one model or several, each with what decides it.

    `asked` is how many models were asked for: of several, those that can be shown are a list. With
    `criteria` the page has every criterion too; the document has them always.
    """

    dossiers: tuple[Dossier, ...]
    asked: int = 1
    criteria: bool = True

    def page(self) -> "Page":
        """For each model all answers, why they differ, and every criterion if that is asked for."""
        return tuple(
            block for one in self.dossiers for block in _blocks_of(one, criteria=self.criteria)
        )

    def document(self) -> Any:  # noqa: ANN401  (one model is an object, several are a list)
        """A FrameworksValue, or a list of them."""
        from openglade.reports.pages.framework_wire import frameworks_value  # noqa: PLC0415

        values = [frameworks_value(one) for one in self.dossiers]
        return values if self.asked > 1 else values[0]


def _blocks_of(dossier: Dossier, *, criteria: bool) -> Iterator["Block"]:
    from openglade.reports.page import Heading, Items, Notes, Paragraph, section  # noqa: PLC0415

    notes = Notes()
    yield Heading(str(dossier.id), 1)
    yield answers_table(dossier.assessments)
    differing = disagreements(dossier.assessments)
    yield from section("Why they differ", Items(tuple(_differing(one, notes) for one in differing)))
    if criteria:
        yield from criteria_blocks(dossier.assessments, notes)
    else:
        yield Paragraph("Every criterion of a framework: add --framework ID.")
    yield from notes.blocks()


def answers_table(assessments: tuple[Assessment, ...]) -> "Table":
    """The answer of each framework in a row."""
    from openglade.reports.page import Cell, Table  # noqa: PLC0415

    rows = tuple(
        (Cell(one.edition.id), Cell(answer_words(one)), Cell(_decided(one))) for one in assessments
    )
    return Table(("framework", "answer", "decided by"), rows)


def criteria_blocks(assessments: tuple[Assessment, ...], notes: "Notes") -> Iterator["Block"]:
    """Every criterion of each framework, with what decides it."""
    from openglade.reports.page import Items, section  # noqa: PLC0415

    for one in assessments:
        lines = [_line(criterion, notes) for criterion in one.criteria]
        lines += [(note, ()) for note in one.notes]
        yield from section(f"{one.edition.name} ({one.edition.version})", Items(tuple(lines)))


def answer_words(one: Assessment) -> str:
    """The answer as a reader meets it, with the best that it still can be, and the progress."""
    answer = f"{one.answer:.4g}" if isinstance(one.answer, float) else str(one.answer)
    bound = f", at most {one.at_most}" if one.at_most is not None else ""
    progress = ", ".join(f"{name}: {part:.0f} %" for name, part in one.progress.items())
    return f"{answer}{bound}{f' ({progress})' if progress else ''}"


def _decided(one: Assessment) -> str:
    """The criteria that keep an answer from being better, by their ids."""
    groups = []
    for word in ("not-met", "unknown"):
        names = [each.id for each in one.criteria if each.status.value == word]
        if names:
            groups.append(f"{word.replace('-', ' ')}: {', '.join(names)}")
    return "; ".join(groups)


def _line(criterion: CriterionResult, notes: "Notes") -> tuple[str, tuple[str, ...]]:
    head = f"{criterion.id} {criterion.title}: {criterion.status.value.replace('-', ' ')}"
    return head, tuple(f"{fact}{notes.cite(fact.evidence)}" for fact in criterion.facts)


def _differing(one: Disagreement, notes: "Notes") -> tuple[str, tuple[str, ...]]:
    under = [f"not enough for {', '.join(map(str, one.against))}"]
    if one.content:
        under.append(f"enough for {', '.join(map(str, one.content))}")
    if one.unsettled:
        under.append(f"left open by {', '.join(map(str, one.unsettled))}")
    if one.silent:
        under.append(f"not asked by {', '.join(one.silent)}")
    return f"{one.fact}{notes.cite(one.fact.evidence)}", tuple(under)
