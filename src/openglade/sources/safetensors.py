"""A safetensors file: the texts in its header as claims."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from io import SEEK_END
from typing import BinaryIO

from openglade.core.errors import SourceError
from openglade.core.ids import ModelId
from openglade.core.license import LicenseIndex
from openglade.core.lineage import Relation
from openglade.core.record import Claim
from openglade.sources.declared import (
    LFS_POINTER,
    LONGEST_TEXT,
    FileReading,
    NotOfItsKindError,
    is_declared,
    refuse_pointer,
)

_LARGEST = 100_000_000
_MOST_MEMBERS = 200_000
_MOST_TEXTS = 10_000
_MOST_MERGED = 1_000
_SIGN = re.compile(r"[ \t\r\n]*(.)", re.DOTALL)
_JSON = json.JSONDecoder(strict=False)


def read_metadata(file: BinaryIO) -> Mapping[str, str]:
    """The `__metadata__` of a safetensors header, each text cut at 4,096 characters.

    Empty where the header has none. Tensors are passed over. Raises SourceError when the file has
    no such header, is cut off, or states a length that it does not have.
    """
    try:
        start = file.read(len(LFS_POINTER))
        refuse_pointer(start)
        length, size = int.from_bytes(start[:8], "little"), file.seek(0, SEEK_END)
        if length > size - 8:
            raise NotOfItsKindError(
                f"the header is said to have {length} bytes, and the file has {size}"
            )
        if length > _LARGEST:
            raise SourceError(f"a header of {length} bytes; the most that is read is {_LARGEST}")
        file.seek(8)
        return _metadata(_Scan(file.read(length).decode()))
    except OSError as error:
        raise SourceError(f"not readable as safetensors: {error}"[:200]) from error
    except ValueError as error:
        raise NotOfItsKindError(f"not readable as safetensors: {error}"[:200]) from error


def claims(
    metadata: Mapping[str, str],
    model: ModelId,
    *,
    source: str,
    read_on: date,
    licenses: LicenseIndex,
) -> Iterator[Claim]:
    """What the texts of a header say of a model (keys of modelspec and of the kohya trainer)."""
    reading = FileReading(model=model, source=source, read_on=read_on)
    title = metadata.get("modelspec.title", "")
    yield from reading.name("modelspec.title", title, metadata.get("modelspec.author", ""))
    name = metadata.get("modelspec.license", "")
    if is_declared(name):
        yield from reading.license("modelspec.license", name, licenses)
    merged = metadata.get("modelspec.merged_from", "").split(",")[:_MOST_MERGED]
    for text in filter(None, map(str.strip, merged)):
        yield from reading.parent("modelspec.merged_from", text, Relation.MERGE)
    yield from _trained_from(metadata, reading)


def _trained_from(metadata: Mapping[str, str], reading: FileReading) -> Iterator[Claim]:
    """The base that the kohya trainer notes: a file, an id, or only the generation of the model."""
    is_adapter = "ss_network_module" in metadata or metadata.get(
        "modelspec.architecture", ""
    ).endswith("/lora")
    relation = Relation.ADAPTER if is_adapter else Relation.FINETUNE
    generation = metadata.get("ss_base_model_version", "")
    for key in ("ss_sd_model_name", "ss_base_model_version"):
        text = metadata.get(key, "").strip()
        if text and text != "None":
            note = f"base model version: {generation:.100}" if generation else ""
            yield from reading.parent(key, text, relation, note=note)
            return


class _Scan:
    """A place in a JSON text that goes forward only, and never into what it passes over."""

    __slots__ = ("at", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def sign(self, expected: str) -> str:
        """Go past the next sign, which has to be one of some."""
        match = _SIGN.match(self.text, self.at)
        if match is None or match[1] not in expected:
            raise NotOfItsKindError(f"the header is no JSON object: character {self.at}")
        self.at = match.end()
        return match[1]

    def rest_of_string(self) -> str:
        """The string whose opening quote was just passed."""
        value, self.at = _JSON.raw_decode(self.text, self.at - 1)
        return str(value)

    def pass_tensor(self) -> None:
        """Go past the description of a tensor, in which no bracket stands inside another."""
        self.sign("{")
        self.at = self.text.index("}", self.at) + 1


def _metadata(scan: _Scan) -> dict[str, str]:
    scan.sign("{")
    for _ in range(_MOST_MEMBERS):
        if scan.sign('"}') == "}":
            return {}
        key = scan.rest_of_string()
        scan.sign(":")
        if key == "__metadata__":
            return _texts(scan)
        scan.pass_tensor()
        if scan.sign(",}") == "}":
            return {}
    raise SourceError(f"more than {_MOST_MEMBERS} tensors; so many are not read")


def _texts(scan: _Scan) -> dict[str, str]:
    texts: dict[str, str] = {}
    sign = scan.sign("{")
    for _ in range(_MOST_TEXTS):
        if sign == "}" or scan.sign('"}') == "}":
            return texts
        key = _writable(scan.rest_of_string())
        scan.sign(":")
        scan.sign('"')
        texts[key] = _writable(scan.rest_of_string())
        sign = scan.sign(",}")
    raise SourceError(f"more than {_MOST_TEXTS} texts of metadata; so many are not read")


def _writable(text: str) -> str:
    """A text of bounded length, without the halves of characters that no encoding can write."""
    return text[:LONGEST_TEXT].encode(errors="replace").decode()
