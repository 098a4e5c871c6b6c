"""`python -m benchmarks.drift`: how often licenses drift over real rows, beside what was published.

Each model is put together as `openglade assess` puts it together: the catalog first, the rows for
the rest. An edge is a step to a parent whose weights the model is made from, judged by itself; a
model is judged against all that it comes from. What cannot be judged is counted as such. `--sample
N` shows N findings of a fixed random choice, to be read by hand.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from benchmarks.corpora import SHARED
from benchmarks.listings import Listing, Row, listed_in_2025, listed_in_2026
from openglade.catalog.store import Catalog
from openglade.core.component import Component
from openglade.core.drift import Drift, DriftCode
from openglade.core.drift_rule import drift
from openglade.core.expression import Expression
from openglade.core.inherited_terms import declared_of
from openglade.core.license import Texts
from openglade.core.lineage import BUILDS_ON, Edge, Relation
from openglade.core.maker import is_same_maker
from openglade.core.reach import Reach
from openglade.core.record import ModelRecord
from openglade.core.release import Release, Unlicensed
from openglade.examine import gather
from openglade.places import Places

SETS: Mapping[str, Callable[[Path], Iterator[Row]]] = {
    "hub_stats_2026": listed_in_2026,
    "family_trees_2025": listed_in_2025,
}
_ROW = "{:66}{:>6}{:>9}"
_SEED = 2026


class Outcome(Enum):
    """What became of one edge, or of one model."""

    DRIFT = "drift"
    NONE = "no drift"
    OWN = "no drift: the parent's maker made it, or licensed it anew"
    EMPTY = "not judged: it shows no weights of its own"
    PARENT_UNKNOWN = "not judged: nothing is known of the parent"
    PARENT_UNLICENSED = "not judged: the parent's license is not known"
    OWN_UNKNOWN = "not judged: it has a license, and nobody knows which"


_JUDGED = (Outcome.DRIFT, Outcome.NONE, Outcome.OWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One edge as it was judged; `above` is the parent's row, where the rows have it."""

    row: Row
    edge: Edge
    outcome: Outcome
    found: tuple[Drift, ...]
    above: Row | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The edges of a set, each by itself, and the models, each with all that it comes from."""

    rows: int
    edges: tuple[Judged, ...]
    models: Mapping[Row, tuple[Drift, ...]]

    def outcomes(self) -> Counter[Outcome]:
        """How many edges came out how."""
        return Counter(one.outcome for one in self.edges)

    def edges_with(self, code: DriftCode) -> int:
        """How many of the edges that could be judged have drift of one code."""
        drifted = (edge for edge in self.edges if edge.outcome is Outcome.DRIFT)
        return sum(any(one.code is code for one in edge.found) for edge in drifted)

    def models_with(self, code: DriftCode) -> int:
        """How many models have drift of one code, from whatever they come."""
        return sum(any(one.code is code for one in found) for found in self.models.values())

    @property
    def judged(self) -> int:
        """How many edges could be judged."""
        return sum(self.outcomes()[one] for one in _JUDGED)

    @property
    def declared_at_both_ends(self) -> tuple[Judged, ...]:
        """The edges whose ends are both rows that name a license, whatever it is."""
        return tuple(
            one for one in self.edges if one.row.license and one.above and one.above.license
        )

    @property
    def renamed(self) -> tuple[Judged, ...]:
        """Those of them whose licenses have different names: what Laufer and others count."""
        return tuple(
            one
            for one in self.declared_at_both_ends
            if one.above and one.row.license != one.above.license
        )

    def findings(self) -> list[tuple[Row, Drift]]:
        """Everything that was found of models, in the order of the rows."""
        return [(row, one) for row, found in self.models.items() for one in found]


def measure(rows: Iterable[Row], catalog: Catalog) -> Measured:
    """Judge every edge and every model with a parent among some rows."""
    listing = Listing(rows, catalog)
    places = Places(catalog=catalog, other=lambda: listing)
    edges: list[Judged] = []
    models: dict[Row, tuple[Drift, ...]] = {}
    for row in listing.rows.values():
        record = gather(f"hf:{row.id}", places)
        ways = [edge for edge in record.lineage.above(record.id) if edge.relation in BUILDS_ON]
        if ways and not listing.is_empty(row):
            models[row] = drift(record)
        edges += (_judged(record, edge, row, listing) for edge in ways)
    return Measured(rows=len(listing.rows), edges=tuple(edges), models=models)


def _judged(record: ModelRecord, edge: Edge, row: Row, listing: Listing) -> Judged:
    """Judge one edge as if nothing stood above the parent."""
    own, parent = record.artifacts.get(record.id), record.artifacts.get(edge.parent)
    claims = [edge, *(one for one in (own, parent) if one)]
    alone = ModelRecord.of(record.id, claims, licenses=record.licenses)
    found = tuple(one for one in drift(alone) if one.artifact == edge.parent)
    return Judged(
        row=row,
        edge=edge,
        outcome=Outcome.EMPTY if listing.is_empty(row) else _outcome(alone, edge, found),
        found=found,
        above=listing.rows.get(str(edge.parent).casefold()),
    )


def _outcome(record: ModelRecord, edge: Edge, found: Sequence[Drift]) -> Outcome:
    parent, texts = record.artifacts.get(edge.parent), Texts(record.licenses)
    own = record.model.components.get(Component.WEIGHTS, Release()).license
    if parent is None:
        return Outcome.PARENT_UNKNOWN
    if edge.licensed_anew or is_same_maker(record, edge.parent):
        return Outcome.OWN
    if not _is_read(declared_of(parent, Reach.WHOLE), texts):
        return Outcome.PARENT_UNLICENSED
    if not _is_read(own, texts) and own is not Unlicensed.UNREAD:
        return Outcome.OWN_UNKNOWN
    return Outcome.DRIFT if found else Outcome.NONE


def _is_read(declared: Expression | Unlicensed, texts: Texts) -> bool:
    return isinstance(declared, Expression) and not any(map(texts.unread, declared.licenses))


def lines(name: str, measured: Measured) -> Iterator[str]:
    """The table of one set: outcomes of edges, then codes over edges and over models."""
    outcomes, judged, edges = measured.outcomes(), measured.judged, len(measured.edges)
    told = f"{len(measured.models)} of them with weights and a parent"
    yield f"\n{name}: {measured.rows} models, {told}"
    yield _ROW.format("edges to a parent", edges, "of all")
    for outcome in Outcome:
        yield _row(f"  {outcome.value}", outcomes[outcome], edges)
    yield _ROW.format("edges that could be judged", judged, "of these")
    for code in DriftCode:
        yield _row(f"  {code.value}", measured.edges_with(code), judged)
    yield _ROW.format("models, against all that they come from", len(measured.models), "of these")
    for code in DriftCode:
        yield _row(f"  {code.value}", measured.models_with(code), len(measured.models))
    yield from _of_relations(measured)
    yield from _as_published(measured)


def _of_relations(measured: Measured) -> Iterator[str]:
    judged = [one for one in measured.edges if one.outcome in _JUDGED]
    yield "edges with drift, by relation"
    for relation in Relation:
        same = [one for one in judged if one.edge.relation is relation]
        if same:
            drifted = sum(one.outcome is Outcome.DRIFT for one in same)
            yield _row(f"  {relation.value} ({len(same)} judged)", drifted, len(same))


def _as_published(measured: Measured) -> Iterator[str]:
    """The share that was published, on these rows, and what of it is drift."""
    both, renamed = measured.declared_at_both_ends, measured.renamed
    judged = [one for one in renamed if one.outcome in _JUDGED]
    drifted = [one for one in judged if one.outcome is Outcome.DRIFT]
    same = [one for one in both if one not in set(renamed) and one.outcome is Outcome.DRIFT]
    yield _ROW.format("edges that name a license at both ends", len(both), "of these")
    yield _row("  with another name below than above", len(renamed), len(both))
    yield _row(f"    of {len(judged)} judged: drift", len(drifted), len(judged))
    yield _row("  with the same name: drift all the same", len(same), len(both) - len(renamed))


def _row(name: str, count: int, of: int) -> str:
    return _ROW.format(name, count, f"{100 * count / of:.1f} %" if of else "-")


PUBLISHED = """
what was published, and whether it can be compared
  15.0 %  Laufer, Oderinwale, Kleinberg (arXiv 2508.06811, mid 2025): of 320,065 edges of the whole
          Hub with a license at both ends, 47,956 have another one below. By its definition it
          compares with "another name below than above"; by its sample it does not: the rows here
          are leaderboard models, and the largest families of another year. It does not compare
          with drift: another license may keep every term, while a missing license, or a name
          without its word, is no change of license.
  35.5 %  Jewitt and others (arXiv 2509.09873, 2025): steps from a model to an application that drop
          restrictive clauses. Nearest is term-dropped; not comparable: no application is here.
  95.8 %  Jewitt and others (arXiv 2602.08816, 2026): models without a license text; 27.6 % of
          models keep the notices of their data. Not comparable: license-missing asks whether a
          license is declared, and files beside the card are not in the rows of 2026.
  43.6 %, 29.1 %  the share of Laufer and others over larger selections of family_trees_2025 and
          hub_stats_2026: comparable, up to the rows that are left out here."""


def sample(found: Sequence[tuple[Row, Drift]], count: int) -> Iterator[str]:
    """Findings of a fixed random choice, each with what its row declares."""
    chosen = random.Random(_SEED)  # noqa: S311  (a sample, no secret)
    for row, one in chosen.sample(found, min(count, len(found))):
        declared = " ".join(filter(None, (row.license or "none", row.name_of_license)))
        path = " → ".join(map(str, one.path))
        yield f"{one.code.value}: {one.because}\n    {path} (declared: {declared})"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drift", description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="show so many findings of each set")
    options = parser.parse_args()
    catalog = Catalog.load()
    for name, read in SETS.items():
        measured = measure(read(SHARED / "data"), catalog)
        chosen = sample(measured.findings(), options.sample)
        print("\n".join((*lines(name, measured), *chosen)))
    print(PUBLISHED)


if __name__ == "__main__":
    main()
