"""What tests share: the catalog, read once, and real data, where it is there."""

from pathlib import Path

import pytest

from openglade.catalog.store import Catalog

SHARED = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"no real data beside the checkout: {SHARED} is not there")
    return SHARED
