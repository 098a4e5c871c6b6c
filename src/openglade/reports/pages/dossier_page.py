"""A dossier as people read it: the levels first, then why, then everything else."""

import textwrap
from collections.abc import Iterator

from openglade.core.artifact import Profile
from openglade.core.component import Component
from openglade.core.dossier import ComponentOpenness, Dossier
from openglade.core.drift import Drift
from openglade.core.expression import Expression
from openglade.core.lineage import Edge
from openglade.core.published import Difference
from openglade.core.release import Extent, Release
from openglade.reports.page import (
    Block,
    Cell,
    Heading,
    Items,
    Notes,
    Paragraph,
    Table,
    level_cell,
    lines,
    section,
)
from openglade.reports.pages.frameworks import answers_table, criteria_blocks


def dossier_blocks(dossier: Dossier) -> Iterator[Block]:
    """The levels, their steps, what was published, drift, findings, lineage, gaps, evidence."""
    notes, record = Notes(), dossier.record
    yield Heading(str(dossier.id), 1)
    yield Paragraph(profile_line(record.model.profile))
    yield from section("", Paragraph(record.model.profile.note))
    yield _summary(dossier)
    why = tuple(_why(component, one, notes) for component, one in dossier.components.items())
    yield from section("Why", Items(why))
    yield from _published_blocks(dossier, notes)
    yield from _framework_blocks(dossier, notes)
    drifted = tuple(_drift(one, notes) for one in dossier.drift)
    yield from section("Drift", Items(drifted))
    found = (
        f"{one.code.value}: {one.because}{notes.cite(one.evidence)}" for one in dossier.findings
    )
    yield from section("Findings", lines(found))
    edges = (_edge_line(edge, notes) for edge in record.lineage.edges)
    yield from section("Lineage", lines(edges))
    gaps = (f"{gap.what}: {gap.reason} ({gap.source})" for gap in dossier.gaps)
    yield from section("Not known", lines(gaps))
    yield from notes.blocks()


def _framework_blocks(dossier: Dossier, notes: Notes) -> Iterator[Block]:
    """What frameworks say, and what else was released; nothing where none was asked."""
    if not dossier.assessments:
        return
    yield from section("Frameworks", answers_table(dossier.assessments))
    assets = (
        f"{asset.title}: {_released(release)}{notes.cite(release.evidence)}"
        for asset, release in dossier.record.model.assets.items()
    )
    yield from section("Released beside the components", lines(assets))
    yield from criteria_blocks(dossier.assessments, notes)


def _released(release: Release) -> str:
    """How an asset was released, how much of it, and under which license, as far as it is known."""
    extent = release.extent.value if release.extent not in {None, Extent.WHOLE} else ""
    declared = release.license
    terms = f"under {declared}" if isinstance(declared, Expression) else ""
    return ", ".join(filter(None, (release.availability.value, extent, terms)))


def profile_line(profile: Profile) -> str:
    """Name, maker, date and size of a model in one line."""
    maker = profile.organization
    who = f"{maker.name} ({', '.join(maker.countries)}, {maker.kind.value})" if maker else ""
    size = f"{profile.parameters / 1e9:.3g} billion parameters" if profile.parameters else ""
    return (
        " · ".join(part for part in (profile.name, who, profile.released, size) if part)
        or "nothing else is known"
    )


def _summary(dossier: Dossier) -> Table:
    rows = tuple(
        (
            Cell(component.title),
            level_cell(one.standing.level, one.standing.derivation.at_most),
            Cell(_limit(one)),
        )
        for component, one in dossier.components.items()
    )
    return Table(("component", "level", "decided by"), rows)


def _limit(one: ComponentOpenness) -> str:
    """Who or what holds a component where it is, in a few words."""
    standing = one.standing
    if one.path:
        lowered = standing.declared.is_known and standing.declared is not standing.level
        return f"{one.path[-1]}{f' (declared {standing.declared})' if lowered else ''}"
    fact = standing.derivation.decisive.fact
    return textwrap.shorten(fact, 80, placeholder=" …")


def _why(component: Component, one: ComponentOpenness, notes: Notes) -> tuple[str, tuple[str, ...]]:
    steps = [
        f"{step.fact} → {step.level}{notes.cite(step.evidence)}"
        for step in one.standing.derivation.steps
    ]
    if one.path:
        steps.append(f"path: {' → '.join(map(str, one.path))}")
    chain = one.standing.chain_level
    if chain and chain is not one.standing.level:
        steps.append(f"least along the chain of models: {chain}")
    return f"{component.title}: {one.standing.level} {one.standing.level.title}", tuple(steps)


def _published_blocks(dossier: Dossier, notes: Notes) -> Iterator[Block]:
    for comparison in dossier.comparisons:
        said = comparison.published
        levels = ", ".join(f"{component.title} {level}" for component, level in said.levels.items())
        yield Heading(f"Published by {said.assessor} on {said.date} for {said.system}")
        yield Paragraph(f"{levels or 'no levels'}{notes.cite(said.evidence)}")
        differs = tuple(_difference(one, notes) for one in comparison.differences)
        yield from section("", Items(differs))


def _difference(one: Difference, notes: Notes) -> tuple[str, tuple[str, ...]]:
    head = f"{one.component.title}: published {one.published}, derived {one.derived}"
    return head, (f"{one.why}{notes.cite(one.evidence)}",)


def _drift(one: Drift, notes: Notes) -> tuple[str, tuple[str, ...]]:
    head = f"{one.code.value}: {one.because}{notes.cite(one.evidence)}"
    return head, (f"path: {' → '.join(map(str, one.path))}",) if len(one.path) > 1 else ()


def _edge_line(edge: Edge, notes: Notes) -> str:
    feeds = f" for the {edge.component.title}" if edge.component else ""
    anew = ", licensed anew by the holder of its rights" if edge.licensed_anew else ""
    return (
        f"{edge.child} {edge.relation.title} {edge.parent}{feeds}{anew}{notes.cite(edge.evidence)}"
    )
