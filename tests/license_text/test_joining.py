"""Two tables of known texts become one."""

from dataclasses import fields
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from openglade.license_text.building import add, entry_of
from openglade.license_text.fingerprints import Arrays, Entry, Names, Table, arranged
from openglade.license_text.joining import joined
from openglade.license_text.references import SHIPPED, References
from tests.license_text.originals import OTHER, PLAIN

NO_NAMES = Names(names={}, urls={})
words = st.lists(st.sampled_from("you may not use this copy of it".split()), min_size=3)
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


def test_ones_own_texts_beside_the_shipped_ones_are_what_all_of_them_give(tmp_path: Path) -> None:
    own = tmp_path / "own"
    add(PLAIN, "LicenseRef-meadow", own)
    add(OTHER, "LicenseRef-harbor", own)
    shipped, mine = References.load(), References.load(own)
    whole = arranged([*shipped.entries(), *mine.entries()], shipped.names)
    assert differences(joined(shipped._table, mine._table), whole) == []
    assert References.load(SHIPPED, own).names == shipped.names
