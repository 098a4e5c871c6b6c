"""Whether the files of the catalog fit each other: what one names, another must hold."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from difflib import get_close_matches

from msgspec import Struct, to_builtins

from openglade.catalog.shapes import (
    DatasetFile,
    EdgeEntry,
    LicenseFile,
    ModelFile,
    PublishedFile,
    ReleaseEntry,
    RenamesFile,
    ServiceFile,
)
from openglade.core.errors import InputError
from openglade.core.expression import Expression
from openglade.core.ids import DatasetId, LicenseId, ModelId, ServiceId

Subjects = Mapping[str, Mapping[str, Struct]]
"""By folder, then by file (relative to the catalog), what each file says."""

_DATES = ("read_on", "released", "dated", "until", "date")
_NAMED = ("organizations", "models", "datasets", "services", "licenses")
_NO_LICENSE = frozenset({"none", "parts"})
_LONGEST_QUOTE = 25


class Names:
    """The names that files of the catalog have, and the mistakes in how they use them."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._ids = {
            folder: {getattr(one, "id", "") for one in subjects[folder].values()}
            for folder in _NAMED
        }

    @staticmethod
    def dates(subject: Struct) -> Iterator[str]:
        """Say which dates there are not, or not yet."""
        tree = to_builtins(subject)
        for key in _DATES:
            for text in filter(None, values_of(key, tree)):
                padded = text + "-01-01"[len(text) - 4 :] if len(text) in {4, 7} else text
                try:
                    day = date.fromisoformat(padded)
                except ValueError:
                    yield f"{key}: {text!r} is no date; write YYYY-MM-DD"
                    continue
                if day > datetime.now(tz=UTC).date():
                    yield f"{key}: {text!r} is not yet; write a day that was"

    def mistakes(self, folder: str, subject: Struct) -> Iterator[str]:
        """Say what is wrong with one well-formed file."""
        match subject:
            case ModelFile():
                yield from self._of_model(subject)
            case DatasetFile():
                yield from _id_mistakes(subject.id, DatasetId)
                yield from self._reference("organization", subject.organization, "organizations")
                yield from self._of_release("release", subject.release)
                yield from self._of_edges(subject.lineage)
            case ServiceFile():
                yield from _id_mistakes(subject.id, ServiceId)
                yield from self._reference("organization", subject.organization, "organizations")
                yield from self._of_expression("terms", subject.terms)
            case LicenseFile():
                yield from self._of_license(subject)
            case PublishedFile():
                yield from self._of_published(subject)
            case RenamesFile():
                yield from _of_renames(subject)
            case _:
                assert folder == "organizations", folder  # noqa: S101  (the one shape that names nothing)

    def repeated(self) -> Iterator[str]:
        """Say which ids and aliases two files claim."""
        for folder in _NAMED:
            owners: dict[str, str] = {}
            for file, subject in self._subjects[folder].items():
                names = {getattr(subject, "id", ""), *getattr(subject, "aliases", ())}
                names |= set(getattr(subject, "hub_ids", ()))
                for name in sorted({name.casefold() for name in names}):
                    if name in owners:
                        yield f"{file}: {name!r} is also a name in {owners[name]}; keep one of them"
                    owners.setdefault(name, file)

    def _of_model(self, model: ModelFile) -> Iterator[str]:
        yield from _id_mistakes(model.id, ModelId)
        yield from self._reference("organization", model.organization, "organizations")
        for component, release in model.components.items():
            yield from self._of_release(f"components.{component.value}", release)
        for asset, release in model.assets.items():
            yield from self._of_release(f"assets.{asset.value}", release)
        yield from self._of_edges(model.lineage)
        if model.service:
            yield from self._of_expression("service", model.service)

    def _of_license(self, text: LicenseFile) -> Iterator[str]:
        yield from _id_mistakes(text.id, LicenseId)
        for number, term in enumerate(text.terms):
            yield from (f"terms[{number}]: {problem}" for problem in term.problems())
            for quote in (term.quote, *(item.quote for item in term.items)):
                words = len(quote.split())
                if words > _LONGEST_QUOTE:
                    yield f"terms[{number}].quote: {words} words; quote at most {_LONGEST_QUOTE}"
        for name in (*text.incorporates, *filter(None, [text.succeeds])):
            yield from self._reference("license", name, "licenses")

    def _of_published(self, document: PublishedFile) -> Iterator[str]:
        if document.source not in document.sources:
            yield f"source: {document.source!r} is not under sources; add it there"
        for number, row in enumerate(document.rows):
            for name in row.models:
                yield from self._reference(f"rows[{number}].models", name, "models")

    def _of_release(self, place: str, release: ReleaseEntry) -> Iterator[str]:
        if isinstance(release.license, str) and release.license not in _NO_LICENSE:
            yield from self._of_expression(f"{place}.license", release.license)
        for former in release.former:
            yield from self._of_expression(f"{place}.former", former.license)

    def _of_expression(self, place: str, text: str) -> Iterator[str]:
        try:
            named = Expression.parse(text).licenses
        except InputError as error:
            yield f"{place}: {error}"
            return
        for license_id in named:
            yield from self._reference(place, str(license_id), "licenses")

    def _of_edges(self, edges: tuple[EdgeEntry, ...]) -> Iterator[str]:
        for number, edge in enumerate(edges):
            if not edge.parent.startswith("unknown:"):
                place = f"lineage[{number}].parent"
                yield from self._reference(place, edge.parent, "models", "datasets", "services")

    def _reference(self, place: str, name: str, *folders: str) -> Iterator[str]:
        ids = {one for folder in folders for one in self._ids[folder]}
        if name not in ids:
            near = get_close_matches(name, ids, 1, 0.7)
            hint = f"did you mean {near[0]!r}?" if near else "add a file for it"
            yield f"{place}: {name!r} is not in {' or '.join(folders)}; {hint}"


def _of_renames(renames: RenamesFile) -> Iterator[str]:
    kind = ModelId if renames.id == "model" else DatasetId
    owners: dict[str, str] = {}
    for entry in renames.moved:
        for name in entry.names:
            yield from _id_mistakes(f"{entry.to}/{name}", kind)
            if name.casefold() in owners:
                first = owners[name.casefold()]
                yield f"moved: {name!r} is moved to {first} and to {entry.to}; keep one of them"
            owners[name.casefold()] = entry.to


def _id_mistakes(
    text: str, kind: type[ModelId | DatasetId | ServiceId | LicenseId]
) -> Iterator[str]:
    try:
        kind.parse(text)
    except InputError as error:
        yield f"id: {error}"


def values_of(key: str, tree: object) -> Iterator[str]:
    """Every text under a key, however deep it stands in a tree of plain values."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            if name == key and isinstance(value, str):
                yield value
            yield from values_of(key, value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from values_of(key, value)
