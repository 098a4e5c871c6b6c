"""The JSON Schemas of the catalog's files, generated from their shapes."""

from typing import Any

import msgspec

from openglade.catalog.shapes import SHAPES

_BASE = "https://openglade.org/schemas"


def schema_of(folder: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the files in one folder, which allows no other key."""
    schema = msgspec.json.schema(SHAPES[folder])
    for definition in schema["$defs"].values():
        if "properties" in definition:
            definition["additionalProperties"] = False
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "$id": f"{_BASE}/catalog/{folder}.schema.json", **schema}
