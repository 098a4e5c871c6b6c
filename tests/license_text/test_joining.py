"""Two tables of known texts become one."""

import time
from dataclasses import fields
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from openglade.license_text.building import add, entry_of
from openglade.license_text.fingerprints import Arrays, Entry, Names, Table, arranged, unpacked
from openglade.license_text.joining import joined
from openglade.license_text.references import SHIPPED, References
from tests.license_text.originals import OTHER, PLAIN

NO_NAMES = Names(names={}, urls={})
words = st.lists(st.sampled_from(["you", "may", "not", "use", "this"]), min_size=3)
entries = st.lists(words.map(lambda one: entry_of("1. " + " ".join(one), "x")), max_size=4)


def differences(one: Table, other: Table) -> list[str]:
    """What differs between two tables, by name."""
    arrays = [
        each.name
        for each in fields(Arrays)
        if not np.array_equal(getattr(one.arrays, each.name), getattr(other.arrays, each.name))
        or getattr(one.arrays, each.name).dtype != getattr(other.arrays, each.name).dtype
    ]
    plain = ("ids", "forms", "labels", "names")
    return arrays + [name for name in plain if getattr(one, name) != getattr(other, name)]


@given(entries, entries)
def test_joined_tables_are_what_all_their_entries_give(
    first: list[Entry], second: list[Entry]
) -> None:
    tables = arranged(first, NO_NAMES), arranged(second, NO_NAMES)
    assert differences(joined(*tables), arranged([*first, *second], NO_NAMES)) == []


def test_ones_own_texts_are_put_beside_the_shipped_ones_without_arranging_these_anew(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own"
    add(PLAIN, "LicenseRef-meadow", own)
    add(OTHER, "LicenseRef-harbor", own)
    tables = [unpacked(path.read_bytes(), str(path)) for path in (SHIPPED, own)]
    entries = [entry for path in (SHIPPED, own) for entry in References.load(path).entries()]
    start = time.perf_counter()
    whole = arranged(entries, tables[0].names)
    arranging, start = time.perf_counter() - start, time.perf_counter()
    beside = joined(*tables)
    assert time.perf_counter() - start < arranging
    assert differences(beside, whole) == []
    assert References.load(SHIPPED, own).names == tables[0].names
