"""A mergekit configuration: the models that a merge is made of, as claims."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from openglade import safe_yaml
from openglade.core.errors import InputError, SourceError
from openglade.core.ids import ModelId
from openglade.core.license import LicenseIndex
from openglade.core.lineage import Relation
from openglade.core.record import Claim
from openglade.sources.declared import FileReading, refuse_pointer

_MOST_PARENTS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeParent:
    """One model that a merge takes in: its name as it is written, and where it is written.

    `is_adapter` says that it is put on another model before that one is merged.
    """

    name: str
    locator: str
    revision: str = ""
    is_adapter: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """How a merge was made: the method, and every model in it once, the base first."""

    method: str
    parents: tuple[MergeParent, ...]


def parse(text: str) -> Merge:
    """Read mergekit_config.yml or mergekit_moe_config.yml; SourceError when it is neither.

    >>> merge = parse("{merge_method: ties, base_model: org/a, models: [{model: org/b+org/lora}]}")
    >>> merge.method, [parent.name for parent in merge.parents]
    ('ties', ['org/a', 'org/b', 'org/lora'])
    """
    refuse_pointer(text[:64].encode(errors="replace"))
    try:
        settings = safe_yaml.parse(text, "mergekit")
    except InputError as error:
        raise SourceError(str(error)) from error
    if not isinstance(settings, dict):
        raise SourceError("mergekit: the configuration is no mapping")
    parents: dict[tuple[str, str, bool], MergeParent] = {}
    for locator, reference in _references(settings):
        for parent in _named(locator, reference):
            parents.setdefault((parent.name, parent.revision, parent.is_adapter), parent)
    if not parents:
        raise SourceError("mergekit: the configuration names no model")
    if len(parents) > _MOST_PARENTS:
        raise SourceError(f"mergekit: {len(parents)} models; the most is {_MOST_PARENTS}")
    method = settings.get("merge_method", "mixture of experts" if "experts" in settings else "")
    return Merge(f"{method:.100}" if isinstance(method, str) else "", tuple(parents.values()))


def claims(
    merge: Merge,
    model: ModelId,
    *,
    source: str,
    read_on: date,
    licenses: LicenseIndex,  # noqa: ARG001  (every reader of a file is called alike)
) -> Iterator[Claim]:
    """The steps from a merge to each of its parents, the base and adapters included."""
    reading = FileReading(model=model, source=source, read_on=read_on)
    for parent in merge.parents:
        role = "the base" if parent.locator == "base_model" else "an adapter merged with its model"
        notes = (
            f"merge method: {merge.method}" if merge.method else "",
            role if parent.is_adapter or parent.locator == "base_model" else "",
            f"revision {parent.revision}" if parent.revision else "",
        )
        note = ", ".join(filter(None, notes))
        yield from reading.parent(parent.locator, parent.name, Relation.MERGE, note=note)


def _references(settings: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every place of a configuration that refers to a model, and what stands there."""
    yield "base_model", settings.get("base_model")
    modules = settings.get("modules")
    outputs = [("", settings)]
    if isinstance(modules, dict):
        outputs += [(f"modules.{name}."[:100], one) for name, one in modules.items()]
    for place, output in outputs:
        if isinstance(output, dict):
            yield from _inputs(place, output)
    for field in ("experts", "shared_experts"):
        for locator, expert in _mappings(field, settings):
            yield f"{locator}.source_model", expert.get("source_model")


def _inputs(place: str, output: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for locator, one in _mappings("models", output):
        yield f"{place}{locator}.model", one
    for locator, piece in _mappings("slices", output):
        yield f"{place}{locator}.base_model", piece.get("base_model")
        for inner, one in _mappings("sources", piece):
            yield f"{place}{locator}.{inner}.model", one


def _mappings(field: str, of: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    listed = of.get(field)
    for place, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict):
            yield f"{field}[{place}]", one


def _named(locator: str, reference: Any) -> Iterator[MergeParent]:  # noqa: ANN401  (any YAML value)
    """The model of a reference and its adapters.

    As text (model@revision+adapter), as a mapping of these, or as the entry that holds either.
    """
    found = deque([(reference, False)])
    while found:
        part, is_adapter = found.popleft()
        if isinstance(part, str):
            first, *adapters = part.split("+", _MOST_PARENTS)
            name, _, revision = first.strip().partition("@")
            if name:
                yield MergeParent(
                    name=name, locator=locator, revision=f"{revision:.100}", is_adapter=is_adapter
                )
            found.extend((one, True) for one in adapters)
        elif isinstance(part, dict):
            found.extend((part.get(key), is_adapter) for key in ("path", "model"))
            found.append((part.get("lora"), True))
