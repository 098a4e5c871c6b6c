"""Files of other assessors: which kinds are read, and how they become dossiers."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from openglade.catalog.store import Catalog
from openglade.core.beside import beside
from openglade.core.conclusion import conclude
from openglade.core.dossier import Dossier
from openglade.core.errors import InputError
from openglade.core.foreign import ForeignFile
from openglade.core.record import ModelRecord, named_licenses
from openglade.examine import examine
from openglade.places import Places

READERS: Mapping[str, str] = {
    "mot": "openglade.sources.mot",
    "osai-index": "openglade.sources.osai_index",
}
"""The kinds of files, and the module that reads each."""
_LARGEST = 1_000_000


def read_foreign(kind: str, path: str, catalog: Catalog) -> ModelRecord:
    """Read a file of an assessor as a record of the model that it is about.

    Raises InputError for what is no such file.
    """
    return _record(_read(kind, path, catalog), catalog)


def examine_foreign(
    kind: str, path: str, places: Places, judge: Callable[[Dossier], Dossier]
) -> Dossier:
    """What a file claims, judged, and beside it what the catalog's own facts on the model give."""
    file = _read(kind, path, places.catalog)
    claimed = judge(conclude(_record(file, places.catalog)))
    known = places.catalog.find_model(str(file.id))
    if known is None:
        return claimed
    return beside(claimed, judge(examine(str(known), places)), file.assessor)


def _read(kind: str, path: str, catalog: Catalog) -> ForeignFile:
    if not os.path.isfile(path):  # noqa: PTH113  (never raises)
        raise InputError(f"{path[:200]!r}: no file; name one that can be read")
    try:
        with Path(path).open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name a file that can be read") from error
    if len(content) > _LARGEST:
        raise InputError(f"{path}: more than {_LARGEST} bytes; such a file is shorter")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: no UTF-8 text; give the file as it was published") from error
    today = datetime.now(tz=UTC).date()
    found: ForeignFile = import_module(READERS[kind]).read(text, path, today, catalog)
    return found


def _record(file: ForeignFile, catalog: Catalog) -> ModelRecord:
    licenses = named_licenses(file.claims, catalog.license)
    record = ModelRecord.of(file.id, file.claims, licenses=licenses)
    return replace(record, index_entry=file.index_entry)
