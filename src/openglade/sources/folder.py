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
from openglade.core.release import Availability, Release, Unlicensed
from openglade.sources.card import Card
from openglade.sources.declared import LFS_POINTER
from openglade.sources.files import claims_of, has_reader

_LARGEST = 5_000_000
_MOST_FILES = 10_000
_MOST_READ = 20
_WEIGHTS = (".safetensors", ".gguf", ".bin", ".pt", ".pth", ".ckpt", ".onnx", ".h5", ".msgpack")
_CARDS = frozenset({"readme.md", "model_card.md"})
_NO_WEIGHTS = ("training_args", "optimizer", "scheduler", "rng_state", "vocab", "tokenizer")
_LICENSE_FILE = re.compile(
    r"(?:[a-z_-]{0,20})(?:licen[sc]e|copying)[a-z0-9_.-]{0,30}", re.IGNORECASE
)
_WEIGHTS_LICENSE = re.compile(r"weight|model", re.IGNORECASE)
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
        for name in [one for one in self.files if has_reader(one)][:_MOST_READ]:
            yield from self._file(name, licenses)
        adapter = yield from self._adapter()
        yield from _with_adapter(adapter, list(self._card(licenses)))

    def _weights(self) -> Iterator[Claim]:
        named = [name for name in self.files if _names_weights(name)]
        for name in named:
            try:
                head = self._head(name)
            except SourceError as error:
                yield Gap(what=name, reason=str(error), source=str(self.path))
                continue
            if head:
                pointer = head.startswith(LFS_POINTER)
                note = "a git-LFS pointer stands for the weights" if pointer else "in the folder"
                read = (self._evidence(name),)
                release = Release(availability=Availability.PUBLIC, note=note, evidence=read)
                yield Model(id=self.id, components={Component.WEIGHTS: release})
                return
        reason = "no file of weights in the folder"
        yield Gap(what=Component.WEIGHTS.title, reason=reason, source=str(self.path))

    def _file(self, name: str, licenses: LicenseIndex) -> Iterator[Claim]:
        try:
            head = self._head(name)
        except SourceError as error:
            if not _names_weights(name):  # else it is told where the weights are looked for
                yield Gap(what=name, reason=str(error), source=str(self.path))
            return
        if head and not head.startswith(LFS_POINTER):
            yield from claims_of(self.path / name, self.id, _today(), licenses)

    def _license_files(self, licenses: LicenseIndex) -> Iterator[Claim]:
        names = [name for name in self.files if _LICENSE_FILE.fullmatch(name)]
        of_weights = any(_WEIGHTS_LICENSE.search(name) for name in names)
        for name in names:
            try:
                digest = hashlib.sha256(self._bytes(name)).hexdigest()
            except SourceError as error:
                yield Gap(what=name, reason=str(error), source=str(self.path))
                continue
            found = licenses.license_of_file(digest)
            declared = Expression.parse(str(found)) if found else Unlicensed.UNIDENTIFIED
            release = Release(
                license=declared, evidence=(self._evidence(name, f"sha256 {digest}"),)
            )
            component = _licensed_component(name, of_weights=of_weights)
            yield Model(id=self.id, components={component: release})
            if found is None:
                reason = "its text is not recognized: it is no known text to the letter"
                yield Gap(what=name, reason=reason, source=str(self.path))

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
        name = next((name for name in self.files if name.lower() in _CARDS), None)
        if name is None:
            yield Gap(what="card", reason="no README.md in the folder", source=str(self.path))
            return
        settings = yield from self._json("config.json")
        quantized = isinstance(settings.get("quantization_config"), dict)
        try:
            text = self._bytes(name).decode("utf-8", "replace")
        except SourceError as error:
            yield Gap(what="card", reason=str(error), source=str(self.path))
            return
        card = Card.read(text, str(self.path / name), _today())
        relation = Relation.QUANTIZED if quantized else Relation.FINETUNE
        yield from card.claims(self.id, licenses, relation, self.files)

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

    def _head(self, name: str) -> bytes:
        """The first bytes of a file, however large it is."""
        try:
            with self._checked(name).open("rb") as file:
                return file.read(len(LFS_POINTER))
        except OSError as error:
            raise SourceError(f"{error.strerror}") from error

    def _bytes(self, name: str) -> bytes:
        try:
            with self._checked(name).open("rb") as file:
                text = file.read(_LARGEST + 1)
        except OSError as error:
            raise SourceError(f"{error.strerror}") from error
        if len(text) > _LARGEST:
            raise SourceError(f"the most that is read of a file is {_LARGEST} bytes")
        return text

    def _checked(self, name: str) -> Path:
        path = self.path / name
        if not path.resolve().is_relative_to(self.path.resolve()):
            raise SourceError("a link out of the folder; it is not followed")
        return path

    def _evidence(self, name: str, locator: str = "", quote: str = "") -> Evidence:
        return Evidence(
            source=str(self.path / name),
            read_on=_today(),
            method=Method.FILE,
            locator=locator,
            quote=f"{quote:.200}",
        )


def _names_weights(name: str) -> bool:
    lower = name.lower()
    return lower.endswith(_WEIGHTS) and not lower.startswith(_NO_WEIGHTS)


def _licensed_component(name: str, *, of_weights: bool) -> Component:
    """What a license file speaks of; beside one for the weights, the plain one is the code's."""
    stated = next((part for word, part in _COMPONENT_WORDS if word in name.lower()), None)
    if stated or not of_weights or _WEIGHTS_LICENSE.search(name):
        return stated or Component.WEIGHTS
    return Component.CODE


def _with_adapter(adapter: Edge | None, from_card: list[Claim]) -> Iterator[Claim]:
    """The card's claims, and the base of an adapter, on which its own file has the word.

    A base that the file names by a path counts only where the card names none.
    """
    bases = [one for one in from_card if isinstance(one, Edge) and one.component is None]
    differing = {one.parent: one for one in bases if adapter and one.parent != adapter.parent}
    if adapter is None or (bases and isinstance(adapter.parent, UnknownId)):
        yield from from_card
        return
    yield adapter
    yield from (one for one in from_card if one not in bases)
    for base in differing.values():
        sides = f"adapter_config.json names the base {adapter.parent}, the card {base.parent}"
        evidence = (*adapter.evidence, *base.evidence)
        because = f"{sides}; the file counts"
        yield Finding(code=Code.DECLARED_DIFFERS, because=because, evidence=evidence)


def _today() -> date:
    return datetime.now(tz=UTC).date()
