"""A user's own file of overrides, `openglade.overrides.yaml`: its shape, and how it is read."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from openglade import safe_yaml
from openglade.catalog.shapes import Day, Id, Line
from openglade.core.component import Component
from openglade.core.errors import InputError, InputMistakesError
from openglade.core.evidence import Evidence, Method
from openglade.core.expression import Expression
from openglade.core.ids import DatasetId, LicenseId, ModelId, NodeId, UnknownId
from openglade.core.lineage import Edge, Relation
from openglade.core.override import Override, Overrides
from openglade.core.release import Availability, Extent, Release, Unlicensed

if TYPE_CHECKING:
    from openglade.catalog.store import Catalog

_LARGEST = 1_000_000
_MOST_WORDS = 25
_UNLICENSED = {"none": Unlicensed.NONE, "parts": Unlicensed.OF_ITS_PARTS}
_OF_DATA = frozenset({Relation.TRAINED_ON, Relation.DERIVED_DATA})
_Read = TypeVar("_Read")

Revision = Annotated[str, Meta(pattern=r"^[\w.-]{1,100}$", description="a commit, or its start")]


class ReleaseOverride(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is settled of one component; what is left out stays as the sources have it.

    `license` is an SPDX expression, `none` (there is none) or `parts` (it is left to the parts).
    """

    availability: Availability = Availability.UNKNOWN
    license: Line | UnsetType = UNSET
    extent: Extent | None = None
    note: str = ""


class EdgeOverride(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the model comes from. A parent that nobody names is written `unknown:some words`."""

    relation: Relation
    parent: Id
    component: Component | None = None
    licensed_anew: bool = False
    note: str = ""


class OverrideEntry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a user settles of one model, with the reason and the day.

    `model` is left out for the folder in which the file lies. With a `revision`, the entry holds
    for that one alone. A parent from whose weights the model is made stands for all such parents.
    """

    because: Line
    date: Day
    model: Id | UnsetType = UNSET
    revision: Revision | UnsetType = UNSET
    components: dict[Component, ReleaseOverride] = {}
    lineage: tuple[EdgeOverride, ...] = ()


class OverridesFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a user settles, above all that anybody else says."""

    overrides: tuple[OverrideEntry, ...]


def read(path: Path, catalog: "Catalog") -> Overrides:
    """Read a user's own file, of entries that each name a model.

    Raises InputMistakesError, with a line for each mistake.
    """
    if not path.is_file():
        raise InputError(f"{path}: no such file; give a file of overrides")
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; give a file that can be read") from error
    return parse(text.decode("utf-8", "replace"), str(path), catalog)


def parse(text: str, where: str, catalog: "Catalog", folder: ModelId | None = None) -> Overrides:
    """Read the text of a file; where it lies in the folder of a model, only entries without a name.

    Those speak of the folder, and are passed over where there is none. Raises InputMistakesError,
    with a line for each mistake.
    """
    document: Any = safe_yaml.parse(text, where)
    try:
        file = msgspec.convert(document, OverridesFile)
    except msgspec.ValidationError as error:
        raise _mistakes(document, where, str(error)) from error
    entries: list[Override] = []
    mistakes: list[InputError] = []
    for number, entry in enumerate(file.overrides):
        if (entry.model is UNSET) is (folder is None):
            continue
        reading = _Reading(f"{where}: overrides[{number}]", catalog, mistakes)
        found = reading.override(entry, folder, where, f"overrides[{number}]")
        entries += [found] if found else []
    if mistakes:
        raise InputMistakesError(mistakes)
    return Overrides(tuple(entries))


def _mistakes(document: Any, where: str, first: str) -> InputMistakesError:  # noqa: ANN401  (any YAML)
    """Every place in which a document has not the shape of the file."""
    from openglade.catalog.checking import shape_mistakes  # noqa: PLC0415  (slow to import)

    lines = list(shape_mistakes(document, OverridesFile)) or [first]
    return InputMistakesError([InputError(f"{where}: {line}") for line in lines])


class _Reading:
    """One entry as it is read: what is wrong in it is noted, and the rest read all the same."""

    def __init__(self, where: str, catalog: "Catalog", mistakes: list[InputError]) -> None:
        self._where = where
        self._catalog = catalog
        self._mistakes = mistakes

    def override(
        self, entry: OverrideEntry, folder: ModelId | None, source: str, locator: str
    ) -> Override | None:
        """The entry as a value; None where it has a mistake."""
        before = len(self._mistakes)
        stated = "" if entry.model is UNSET else entry.model
        model = folder or self._noted("model", lambda: self._model(stated))
        dated = self._noted("date", lambda: _day(entry.date))
        if model is None or dated is None:
            return None
        words = " ".join(entry.because.split()[:_MOST_WORDS])
        read = Evidence(
            source=source, read_on=dated, method=Method.OVERRIDE, locator=locator, quote=words
        )
        components = dict(self._components(entry, read))
        lineage = tuple(self._lineage(entry, model, read))
        if len(self._mistakes) > before:
            return None
        return Override(
            model=model,
            because=entry.because,
            dated=dated,
            evidence=read,
            revision="" if entry.revision is UNSET else entry.revision,
            components=components,
            lineage=lineage,
        )

    def _components(
        self, entry: OverrideEntry, read: Evidence
    ) -> Iterator[tuple[Component, Release]]:
        for component, one in entry.components.items():
            at = f"components.{component.value}.license"
            text = "" if one.license is UNSET else one.license
            declared: Expression | Unlicensed | None = Unlicensed.UNREAD
            if text:
                declared = _UNLICENSED.get(text) or self._noted(at, lambda: self._license(text))  # noqa: B023  (called at once)
            if declared is not None:
                yield (
                    component,
                    Release(
                        availability=one.availability,
                        license=declared,
                        extent=one.extent,
                        note=one.note,
                        evidence=(read,),
                    ),
                )

    def _lineage(self, entry: OverrideEntry, model: ModelId, read: Evidence) -> Iterator[Edge]:
        for number, one in enumerate(entry.lineage):
            parent = self._noted(f"lineage[{number}].parent", lambda: self._parent(one))  # noqa: B023  (called at once)
            if parent is not None:
                yield Edge(
                    child=model,
                    parent=parent,
                    relation=one.relation,
                    component=one.component,
                    licensed_anew=one.licensed_anew,
                    note=one.note,
                    evidence=(read,),
                )

    def _noted(self, at: str, get: Callable[[], _Read]) -> _Read | None:
        """What `get` gives; None, and a mistake noted at a place of the entry, where it fails."""
        try:
            return get()
        except InputError as error:
            self._mistakes.append(InputError(f"{self._where}.{at}: {error}"))
            return None

    def _model(self, text: str) -> ModelId:
        return self._catalog.find_model(text) or ModelId.parse(text)

    def _license(self, text: str) -> Expression:
        known = self._catalog.find_license(text)
        declared = Expression.parse(str(known) if known else text)
        for one in declared.licenses:
            LicenseId.parse(str(one))
        return declared

    def _parent(self, one: EdgeOverride) -> NodeId:
        if one.parent.startswith("unknown:"):
            return UnknownId(one.parent.removeprefix("unknown:"))
        parsed = DatasetId.parse(one.parent) if one.relation in _OF_DATA else None
        service = None if parsed else self._catalog.find_service(one.parent)
        return self._catalog.spelled(parsed or service or ModelId.parse(one.parent))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is no date; write YYYY-MM-DD") from error
