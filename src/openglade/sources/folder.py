"""A model as a folder: its card, configuration, license files and the list of its files."""

import hashlib
import json
import os
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from openglade.core.artifact import Model, Profile
from openglade.core.component import Component
from openglade.core.errors import InputError, SourceError
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.expression import Expression
from openglade.core.finding import Code, Finding
from openglade.core.ids import ModelId, NodeId, UnknownId
from openglade.core.license import LicenseIndex
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim
from openglade.core.release import Availability, Release
from openglade.sources.card import Card, read_front_matter

_LARGEST = 5_000_000
_MOST_FILES = 10_000
_LARGEST_POINTER = 1_000
_WEIGHTS = (".safetensors", ".gguf", ".bin", ".pt", ".pth", ".ckpt", ".onnx", ".h5", ".msgpack")
_LICENSE_FILE = re.compile(
    r"(?:[a-z_-]{0,20})(?:licen[sc]e|copying)[a-z0-9_.-]{0,30}", re.IGNORECASE
)
_COMPONENT_WORDS = (("code", Component.CODE), ("data", Component.FINETUNING_DATA))


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder that holds a model, or a part of one; no link out of it is followed."""

    id: ModelId
    path: Path
    files: tuple[str, ...]

    @classmethod
    def open(cls, name: str) -> Self:
        """Look at a folder; InputError when it is none, or holds more files than are read."""
        expanded = os.path.expanduser(name)  # noqa: PTH111  (never raises, whatever the text)
        if not os.path.isdir(expanded):  # noqa: PTH112  (the same)
            raise InputError(f"{name:.200}: no such folder; give a folder, or the id of a model")
        path = Path(expanded)
        try:
            names = sorted(entry.name for entry in path.iterdir() if entry.is_file())
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}; give a folder that can be read") from error
        if len(names) > _MOST_FILES:
            raise InputError(
                f"{path}: {len(names)} files; the most that is read of a folder is {_MOST_FILES}"
            )
        shown = re.sub(r"[^\w.+-]", "-", path.resolve().name)[:150].lstrip(".-") or "folder"
        return cls(id=ModelId.parse(f"local:{shown}"), path=path, files=tuple(names))

    def collect(self, licenses: LicenseIndex) -> Iterator[Claim]:
        """What the files say of the model, and what could not be read."""
        yield Model(id=self.id, profile=Profile(name=self.id.name))
        yield from self._weights()
        yield from self._license_files(licenses)
        adapter = yield from self._adapter()
        yield from _with_adapter(adapter, list(self._card(licenses)))

    def _weights(self) -> Iterator[Claim]:
        found = [name for name in self.files if name.lower().endswith(_WEIGHTS)]
        if not found:
            yield Gap(
                what=Component.WEIGHTS.title,
                reason="no file of weights in the folder",
                source=str(self.path),
            )
            return
        pointer = self._is_lfs_pointer(found[0])
        note = (
            "a git-LFS pointer stands for the weights"
            if pointer
            else "the weights are in the folder"
        )
        release = Release(
            availability=Availability.PUBLIC, note=note, evidence=(self._evidence(found[0]),)
        )
        yield Model(id=self.id, components={Component.WEIGHTS: release})

    def _is_lfs_pointer(self, name: str) -> bool:
        path = self.path / name
        small = path.stat().st_size < _LARGEST_POINTER
        return small and path.read_bytes().startswith(b"version https://git-lfs")

    def _license_files(self, licenses: LicenseIndex) -> Iterator[Claim]:
        for name in filter(_LICENSE_FILE.fullmatch, self.files):
            try:
                digest = hashlib.sha256(self._bytes(name)).hexdigest()
            except SourceError as error:
                yield Gap(what=name, reason=str(error), source=str(self.path))
                continue
            found = licenses.license_of_file(digest)
            if found is None:
                reason = "its text is not known by its digest, and texts are not compared yet"
                yield Gap(what=name, reason=reason, source=str(self.path))
                continue
            component = self._licensed_component(name)
            release = Release(
                license=Expression.parse(str(found)), evidence=(self._evidence(name, digest),)
            )
            yield Model(id=self.id, components={component: release})

    def _licensed_component(self, name: str) -> Component:
        return next(
            (part for word, part in _COMPONENT_WORDS if word in name.lower()), Component.WEIGHTS
        )

    def _adapter(self) -> Generator[Claim, None, Edge | None]:
        """Read the edge to the base of an adapter; yield a gap where no id names the base."""
        settings = yield from self._json("adapter_config.json")
        base = settings.get("base_model_name_or_path")
        if not isinstance(base, str) or not base:
            return None
        parent: NodeId
        try:
            parent = ModelId.parse(base)
        except InputError as error:
            yield Gap(what="adapter_config.json", reason=str(error), source=str(self.path))
            parent = UnknownId(f"{base:.100}")
        read = self._evidence("adapter_config.json", "base_model_name_or_path", base)
        return Edge(child=self.id, parent=parent, relation=Relation.ADAPTER, evidence=(read,))

    def _card(self, licenses: LicenseIndex) -> Iterator[Claim]:
        name = next((name for name in self.files if name.lower() == "readme.md"), None)
        if name is None:
            yield Gap(what="card", reason="no README.md in the folder", source=str(self.path))
            return
        settings = yield from self._json("config.json")
        quantized = isinstance(settings.get("quantization_config"), dict)
        try:
            fields = read_front_matter(self._bytes(name).decode("utf-8", "replace"), name)
        except (InputError, SourceError) as error:
            yield Gap(what="card", reason=str(error), source=str(self.path))
            return
        card = Card(source=str(self.path / name), read_on=_today(), fields=fields)
        relation = Relation.QUANTIZED if quantized else Relation.FINETUNE
        yield from card.claims(self.id, licenses, relation)

    def _json(self, name: str) -> Generator[Claim, None, dict[str, Any]]:
        """Return a JSON object, empty without a file; yield a gap if it cannot be read."""
        if name not in self.files:
            return {}
        try:
            value: Any = json.loads(self._bytes(name))
        except (ValueError, RecursionError, SourceError) as error:
            yield Gap(
                what=name, reason=f"not readable as JSON: {error}"[:200], source=str(self.path)
            )
            return {}
        return value if isinstance(value, dict) else {}

    def _bytes(self, name: str) -> bytes:
        path = self.path / name
        if not path.resolve().is_relative_to(self.path.resolve()):
            raise SourceError(f"{name}: a link out of the folder; it is not followed")
        if path.stat().st_size > _LARGEST:
            raise SourceError(
                f"{name}: {path.stat().st_size} bytes; the most that is read is {_LARGEST}"
            )
        try:
            return path.read_bytes()
        except OSError as error:
            raise SourceError(f"{name}: {error.strerror}") from error

    def _evidence(self, name: str, locator: str = "", quote: str = "") -> Evidence:
        return Evidence(
            source=str(self.path / name),
            read_on=_today(),
            method=Method.FILE,
            locator=locator,
            quote=f"{quote:.200}",
        )


def _with_adapter(adapter: Edge | None, from_card: list[Claim]) -> Iterator[Claim]:
    """The card's claims, and the base of an adapter, on which its own file has the word.

    A base that the file names by a path counts only where the card names none.
    """
    bases = [one for one in from_card if isinstance(one, Edge) and one.component is None]
    if adapter is None or (bases and isinstance(adapter.parent, UnknownId)):
        yield from from_card
        return
    yield adapter
    yield from (one for one in from_card if one not in bases)
    for base in bases:
        if base.parent != adapter.parent:
            sides = f"adapter_config.json names the base {adapter.parent}, the card {base.parent}"
            evidence = (*adapter.evidence, *base.evidence)
            because = f"{sides}; the file counts"
            yield Finding(code=Code.DECLARED_DIFFERS, because=because, evidence=evidence)


def _today() -> date:
    return datetime.now(tz=UTC).date()
