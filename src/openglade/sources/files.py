"""One file of a model: which reader reads it, and what it says."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Self

from openglade.core.artifact import Model, Profile
from openglade.core.component import Component
from openglade.core.errors import InputError, SourceError
from openglade.core.evidence import Evidence, Method
from openglade.core.ids import ModelId
from openglade.core.license import LicenseIndex
from openglade.core.record import Claim
from openglade.core.release import Availability, Release
from openglade.sources import gguf, mergekit, mlmodel, modelfile, onnx, safetensors
from openglade.sources.contents import regular
from openglade.sources.declared import FileReading, NotOfItsKindError

_LARGEST_TEXT = 1_000_000

Read = Callable[[BinaryIO], Any]
"""From an open file to what it says; SourceError where it cannot be read."""


def _text(parse: Callable[[str], Any], file: BinaryIO) -> Any:  # noqa: ANN401  (each its own)
    """A file that is text, as its own reader parses it."""
    raw = file.read(_LARGEST_TEXT + 1)
    if len(raw) > _LARGEST_TEXT:
        raise SourceError(f"the most that is read of it is {_LARGEST_TEXT} bytes")
    return parse(raw.decode("utf-8", "replace"))


_READERS: Mapping[str, tuple[Read, Callable[..., Iterator[Claim]]]] = {
    ".gguf": (gguf.read_header, gguf.claims),
    ".safetensors": (safetensors.read_metadata, safetensors.claims),
    ".onnx": (onnx.read_metadata, onnx.claims),
    "modelfile": (partial(_text, modelfile.parse), modelfile.claims),
    "mlmodel": (partial(_text, mlmodel.parse), mlmodel.claims),
    "mergekit_config.yml": (partial(_text, mergekit.parse), mergekit.claims),
    "mergekit_moe_config.yml": (partial(_text, mergekit.parse), mergekit.claims),
}
"""By the whole name or the ending of a file: how it is read, and how that becomes claims."""

_WEIGHTS = (".gguf", ".safetensors", ".onnx")


def has_reader(name: str) -> bool:
    """Whether a file of this name says something that can be read."""
    return _reader(name) is not None


def claims_of(
    name: str, file: BinaryIO, read: FileReading, licenses: LicenseIndex
) -> Iterator[Claim]:
    """What an open file says of a model; a gap where it cannot be read."""
    try:
        yield from _said(name, file, read, licenses)
    except SourceError as error:
        yield read.gap(name, str(error))
    except OSError as error:
        yield read.gap(name, f"{error.strerror}")


def _said(name: str, file: BinaryIO, read: FileReading, licenses: LicenseIndex) -> Iterator[Claim]:
    """The same; SourceError and OSError where it cannot be read."""
    reader = _reader(name)
    if reader is None:
        return
    parse, claims = reader
    found = parse(file)
    of_whom = {"source": read.source, "read_on": read.read_on, "licenses": licenses}
    yield from claims(found, read.model, **of_whom)


def _reader(name: str) -> tuple[Read, Callable[..., Iterator[Claim]]] | None:
    lower = name.lower()
    return _READERS.get(lower) or _READERS.get(os.path.splitext(lower)[1])  # noqa: PTH122  (a name)


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleFile:
    """A file that holds a model, or says what one is made of."""

    id: ModelId
    path: Path
    read_on: date

    @classmethod
    def open(cls, name: str, read_on: date) -> Self:
        """Look at a file; InputError when it is none, or of a kind that nobody reads."""
        path = Path(os.path.expanduser(name))  # noqa: PTH111  (never raises, whatever the text)
        if not os.path.isfile(path):  # noqa: PTH113  (the same)
            raise InputError(f"{name:.200}: no such file; give a file, a folder or an id")
        if not has_reader(path.name):
            kinds = ", ".join(_READERS)
            raise InputError(f"{name:.200}: nothing reads this kind of file; give one of {kinds}")
        shown = re.sub(r"[^\w.+-]", "-", path.stem)[:150].lstrip(".-") or "file"
        return cls(id=ModelId.parse(f"local:{shown}"), path=path, read_on=read_on)

    def collect(self, licenses: LicenseIndex) -> Iterator[Claim]:
        """What the file says of the model, and what it leaves open.

        InputError for what is named like weights and holds none.
        """
        yield Model(id=self.id, profile=Profile(name=self.id.name))
        if self.path.suffix.lower() in _WEIGHTS:
            read = Evidence(source=str(self.path), read_on=self.read_on, method=Method.FILE)
            release = Release(
                availability=Availability.PUBLIC, note="the file holds them", evidence=(read,)
            )
            yield Model(id=self.id, components={Component.WEIGHTS: release})
        reading = FileReading(model=self.id, source=str(self.path), read_on=self.read_on)
        try:
            with regular(self.path) as file:
                yield from _said(self.path.name, file, reading, licenses)
        except NotOfItsKindError as error:
            advice = "give the whole file, or the folder that it lies in"
            raise InputError(f"{self.path!s:.200}: {error}; {advice}") from error
        except OSError as error:
            yield reading.gap(self.path.name, f"{error.strerror}")
        except SourceError as error:
            yield reading.gap(self.path.name, str(error))

    def own_text(self, name: str) -> tuple[str, str] | None:  # noqa: ARG002  (as of a folder)
        """None: a file of the user lies in a folder."""
        return None
