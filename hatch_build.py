"""Compile the catalog when a wheel is built, so that a program reads one file and no YAML."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own hooks leave it open
    """Writes catalog.json beside the YAML files that it is made from."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  (hatchling's signature)
        """Compile; the wheel target takes the file as an artifact."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        from openglade.catalog import compiling  # noqa: PLC0415  (it is importable only now)

        compiling.write_compiled(compiling.compile_catalog(compiling.ROOT))
