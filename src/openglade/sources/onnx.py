"""An ONNX file: the properties beside its graph as claims, read without the onnx package."""

from collections.abc import Iterator, Mapping
from datetime import date
from io import SEEK_END, BytesIO
from typing import BinaryIO

from openglade.core.errors import SourceError
from openglade.core.ids import ModelId
from openglade.core.license import LicenseIndex
from openglade.core.record import Claim
from openglade.sources.declared import (
    LONGEST_TEXT,
    FileReading,
    NotOfItsKindError,
    is_declared,
    refuse_pointer,
)

_IR_VERSION, _PRODUCER, _GRAPH, _PROPERTY = 1, 2, 7, 14
_KEY, _VALUE = 1, 2
_LONGEST_VARINT = 10
_LARGEST_TEXT = 65_536
_MOST_FIELDS = 10_000


def read_metadata(file: BinaryIO) -> Mapping[str, str]:
    """The metadata_props of a ModelProto, and its producer_name, each cut at 4,096 characters.

    The graph is passed over, and so is a property of more than 65,536 bytes. Raises SourceError
    when the file is no ModelProto, is cut off, or states lengths that it does not have.
    """
    try:
        refuse_pointer(file.read(64))
        return _properties(file)
    except OSError as error:
        raise SourceError(f"not readable as ONNX: {error}"[:200]) from error


def claims(
    metadata: Mapping[str, str],
    model: ModelId,
    *,
    source: str,
    read_on: date,
    licenses: LicenseIndex,
) -> Iterator[Claim]:
    """What the properties say of a model: its author and its license (ONNX IR, Metadata)."""
    reading = FileReading(model=model, source=source, read_on=read_on)
    author = metadata.get("model_author", "")
    yield from reading.name("metadata_props: model_author", "", author)
    name = metadata.get("model_license", "")
    if is_declared(name):
        yield from reading.license("metadata_props: model_license", name, licenses)


def _properties(file: BinaryIO) -> dict[str, str]:
    properties: dict[str, str] = {}
    seen: set[int] = set()
    for number, content in _fields(file, {_PRODUCER, _PROPERTY}):
        seen.add(number)
        if number == _PRODUCER:
            properties["producer_name"] = _text(content)
        elif number == _PROPERTY:
            pair = dict(_fields(BytesIO(content), {_KEY, _VALUE}))
            properties.setdefault(_text(pair.get(_KEY, b"")), _text(pair.get(_VALUE, b"")))
    if seen.isdisjoint({_IR_VERSION, _GRAPH}):
        raise NotOfItsKindError("no ONNX model: neither a version nor a graph")
    return properties


def _fields(file: BinaryIO, wanted: set[int]) -> Iterator[tuple[int, bytes]]:
    """The fields of one protobuf message, each with its content if that is wanted and not large."""
    size, at = file.seek(0, SEEK_END), 0
    for _ in range(_MOST_FIELDS):
        if at == size:
            return
        file.seek(at)
        head = file.read(2 * _LONGEST_VARINT)
        tag, start = _varint(head, 0)
        length, start = _length(tag & 7, head, start)
        if at + start + length > size:
            raise NotOfItsKindError(
                f"a field at byte {at} is said to have {length} bytes; the file ends"
            )
        number, content = tag >> 3, b""
        if number == 0:
            raise NotOfItsKindError(f"no ONNX model: a field without a number at byte {at}")
        if number in wanted and length <= _LARGEST_TEXT:
            file.seek(at + start)
            content = file.read(length)
        yield number, content
        at += start + length
    raise SourceError(f"more than {_MOST_FIELDS} fields; so many are not read")


def _length(wire: int, head: bytes, start: int) -> tuple[int, int]:
    """How many bytes the content of a field has, and where it starts."""
    match wire:
        case 0:
            _, start = _varint(head, start)
            return 0, start
        case 1:
            return 8, start
        case 2:
            return _varint(head, start)
        case 5:
            return 4, start
        case _:
            raise NotOfItsKindError(f"no ONNX model: a field of the unknown type {wire}")


def _varint(head: bytes, start: int) -> tuple[int, int]:
    """A number in groups of seven bits, the least first, and where it ends."""
    value = 0
    for place, byte in enumerate(head[start : start + _LONGEST_VARINT]):
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:  # noqa: PLR2004  (the bit that says that another byte follows)
            return value, start + place + 1
    raise NotOfItsKindError("no ONNX model: a number without an end")


def _text(content: bytes) -> str:
    return content.decode(errors="replace")[:LONGEST_TEXT]
