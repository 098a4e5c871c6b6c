"""The JSON Schemas of the catalog's files, generated from their shapes."""

from typing import Any

import msgspec

from openglade.catalog.shapes import SHAPES

_BASE = "https://openglade.org/schemas"


def schema_of(folder: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the files in one folder, which allows no other key."""
    return schema_for(SHAPES[folder], f"catalog/{folder}")


def schema_for(shape: type[msgspec.Struct], name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file of some shape, which allows no other key."""
    schema = msgspec.json.schema(shape)
    for definition in schema["$defs"].values():
        if "properties" in definition:
            definition["additionalProperties"] = False
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "$id": f"{_BASE}/{name}.schema.json", **schema}
