"""What a person names: an id, an alias, an address on the Hub, a folder or a file."""

import os
import re
from collections.abc import Iterator, Sequence

from openglade.catalog.store import Catalog
from openglade.core.errors import InputError, SourceError
from openglade.core.ids import DatasetId, ModelId, UnknownId, is_bare, on_hub
from openglade.core.override import FILE_NAME
from openglade.core.record import Claim
from openglade.places import Places, Source, staged_claims

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{0,20}://|hf:", re.IGNORECASE)


def first_claims(target: str, places: Places) -> tuple[ModelId, Sequence[Claim]]:
    """The model that is meant, and what is known of it by itself.

    Raises InputError when the target means none, SourceError when a place that was asked failed.
    """
    catalog = places.catalog
    if _is_path(target, catalog):
        from openglade.sources.local import open_local  # noqa: PLC0415  (most ask about the catalog)

        local = open_local(target)
        claims = staged_claims(local.collect(places.texts))
        return local.id, tuple(_with_own_file(local.id, local.own_text(FILE_NAME), claims, catalog))
    text = _without_address(target)
    known = catalog.find_model(text)
    asked = None if known or catalog.find_dataset(text) else _asked(text, places)
    if asked and places.other:
        return _first_of_another(asked, places, places.other())
    known = known or catalog.require_model(text)
    return known, places.claims(known)


def _with_own_file(
    model: ModelId, own: tuple[str, str] | None, claims: Sequence[Claim], catalog: Catalog
) -> Iterator[Claim]:
    """The claims of a folder, with what a file of overrides in it settles: where, and its text."""
    if own is None:
        return iter(claims)
    from openglade.catalog.overrides import parse  # noqa: PLC0415  (few folders have one)

    where, text = own
    return parse(text, where, catalog, model).over(model, claims, catalog.spelled)


def _without_address(target: str) -> str:
    """What a person names, by an address on the Hub or without one."""
    found = on_hub(target)
    if isinstance(found, DatasetId):
        advice = f"give a model, or see 'openglade show {found}'"
        raise InputError(f"model: {target[:200]!r} is a dataset; {advice}")
    if found is None and _ADDRESS.match(target):
        advice = "give an address of a model on huggingface.co, an id or a folder"
        raise InputError(f"model: {target[:200]!r} is no address of a model on the Hub; {advice}")
    return found.words if isinstance(found, UnknownId) else str(found or target)


def _asked(text: str, places: Places) -> ModelId | None:
    """The model that a text means which the catalog does not hold."""
    if places.other is None:
        return None
    if "/" in text:
        return ModelId.parse(text)
    return places.moved(text, ModelId) if is_bare(text) else None


def _first_of_another(
    asked: ModelId, places: Places, source: Source
) -> tuple[ModelId, Sequence[Claim]]:
    model = source.spelled(asked)
    try:
        return model, places.claims(model)
    except SourceError as error:
        near = places.catalog.names_near(str(asked))
        hint = f"; the catalog has {' and '.join(map(repr, near))}" if near else ""
        raise type(error)(f"{error}{hint}") from error


def _is_path(target: str, catalog: Catalog) -> bool:
    looks_so = target.startswith((".", "/", "~"))
    return looks_so or (catalog.find_model(target) is None and os.path.exists(target))  # noqa: PTH110  (never raises)
