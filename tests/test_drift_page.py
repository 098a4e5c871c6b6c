"""The page on drift shows what the catalog gives."""

import re
from pathlib import Path

import pytest

from openglade.catalog.store import Catalog
from openglade.core.drift import DriftCode
from openglade.core.drift_rule import drift
from openglade.examine import gather
from openglade.places import Places

PAGE = (Path(__file__).parents[1] / "docs/explanation/drift.md").read_text("utf-8")
EXAMPLES = re.findall(r"    \$ openglade assess (\S+)\n((?:    [a-z].*\n)+)", PAGE)


@pytest.mark.parametrize(("model", "shown"), EXAMPLES)
def test_every_example_is_what_is_found(model: str, shown: str, catalog: Catalog) -> None:
    found = drift(gather(model, Places(catalog=catalog)))
    said = {f"{one.code.value}: {one.because}" for one in found}
    assert {line.strip() for line in shown.splitlines()} <= said


def test_every_code_is_explained() -> None:
    assert all(f"**{code.value}**" in PAGE for code in DriftCode)
    assert len(EXAMPLES) >= len(("relicensed", "term-dropped", "name-missing"))
