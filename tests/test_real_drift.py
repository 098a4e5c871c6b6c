"""Drift over real rows of the Hub, with the table that `python -m benchmarks.drift` prints."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.drift import PUBLISHED, SETS, Measured, Outcome, lines, measure, sample
from openglade.catalog.store import Catalog
from openglade.core.drift import DriftCode
from tests.conftest import TABLE

_MOST_MODELS = {"hub_stats_2026": 4_167, "family_trees_2025": 2_053}


@pytest.fixture(scope="module")
def measured(shared: Path, catalog: Catalog) -> Mapping[str, Measured]:
    return {name: measure(read(shared), catalog) for name, read in SETS.items()}


def test_every_edge_is_judged_or_counted_as_not_judged(measured: Mapping[str, Measured]) -> None:
    for name, one in measured.items():
        outcomes = one.outcomes()
        assert 1_000 <= one.rows <= _MOST_MODELS[name]
        assert sum(outcomes.values()) == len(one.edges) > 1_000
        assert 400 <= one.judged < len(one.edges)
        assert all(outcomes[outcome] for outcome in Outcome)


def test_the_shares_are_about_those_that_were_read_by_hand(
    measured: Mapping[str, Measured], pytestconfig: pytest.Config
) -> None:
    table = pytestconfig.stash.setdefault(TABLE, [])
    for name, one in measured.items():
        table.extend(lines(name, one))
        assert 0.25 <= one.outcomes()[Outcome.DRIFT] / one.judged <= 0.65
        assert 0.04 <= one.edges_with(DriftCode.TERM_DROPPED) / one.judged <= 0.2
        assert 0.1 <= one.edges_with(DriftCode.LICENSE_MISSING) / one.judged <= 0.6
        assert one.edges_with(DriftCode.LICENSE_CONFLICT) < one.judged / 50
    table.append(PUBLISHED)


def test_names_without_their_word_are_found_where_a_license_asks_for_one(
    measured: Mapping[str, Measured],
) -> None:
    assert measured["hub_stats_2026"].models_with(DriftCode.NAME_MISSING) > 40


def test_models_that_call_themselves_open_source_are_held_to_it(
    measured: Mapping[str, Measured],
) -> None:
    found = measured["family_trees_2025"].findings()
    claims = {str(row.id) for row, one in found if one.code is DriftCode.CLAIMS_OPEN}
    assert {"inceptionai/jais-adapted-7b", "AGBonnet/medinote-7b"} <= claims


def test_another_name_for_the_license_is_not_always_drift(
    measured: Mapping[str, Measured],
) -> None:
    for one in measured.values():
        renamed = one.renamed
        assert 0.2 <= len(renamed) / len(one.declared_at_both_ends) <= 0.6
        assert any(edge.outcome is Outcome.NONE for edge in renamed)


def test_a_sample_is_the_same_each_time(measured: Mapping[str, Measured]) -> None:
    found = measured["family_trees_2025"].findings()
    chosen = list(sample(found, 30))
    assert chosen == list(sample(found, 30))
    assert len(set(chosen)) == len(chosen) == 30
