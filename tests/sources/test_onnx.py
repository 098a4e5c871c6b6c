from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.core.artifact import Model
from openglade.core.component import Component
from openglade.core.errors import SourceError
from openglade.core.record import Claim
from openglade.sources import onnx
from openglade.sources.onnx import read_metadata
from tests.sources.test_gguf import FailingFile
from tests.sources.test_safetensors import DAY, ID, POINTER, Index, declared, gaps, named

IR_VERSION = b"\x08\x0a"


def field(number: int, content: bytes) -> bytes:
    size = len(content)
    return (
        bytes([number << 3 | 2, size & 0x7F | 0x80, size >> 7 & 0x7F | 0x80, size >> 14]) + content
    )


def prop(key: str, value: str) -> bytes:
    return field(14, field(1, key.encode()) + field(2, value.encode()))


def read(content: bytes) -> dict[str, str]:
    return dict(read_metadata(BytesIO(content)))


def claims(**properties: str) -> list[Claim]:
    return list(onnx.claims(properties, ID, source="model.onnx", read_on=DAY, licenses=Index()))


def test_properties_are_read_on_both_sides_of_the_graph() -> None:
    graph = field(7, b"\xff" * 100_000)
    content = (
        IR_VERSION
        + field(2, b"pytorch")
        + prop("model_license", "MIT")
        + graph
        + prop("model_author", "Zoë")
    )
    assert read(content) == {
        "producer_name": "pytorch",
        "model_license": "MIT",
        "model_author": "Zoë",
    }


def test_numbers_of_every_width_are_passed_over() -> None:
    widths = b"\x31" + b"\0" * 8 + b"\x3d" + b"\0" * 4 + b"\x28" + b"\xff" * 9 + b"\x01"
    assert read(IR_VERSION + widths + prop("a", "b")) == {"a": "b"}


def test_a_property_that_is_too_large_is_passed_over_and_a_long_one_cut() -> None:
    content = IR_VERSION + prop("names", "x" * 70_000) + prop("long", "y" * 5_000)
    assert read(content) == {"": "", "long": "y" * 4_096}


def test_the_graph_of_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    with path.open("wb") as file:
        file.write(IR_VERSION + b"\x3a\x80\x80\x80\x80\x10")
        file.truncate(file.tell() + (1 << 32))
        file.seek(0, 2)
        file.write(prop("model_license", "MIT"))
    with path.open("rb") as file:
        assert read_metadata(file) == {"model_license": "MIT"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "neither a version nor a graph"),
        (prop("a", "b"), "neither a version nor a graph"),
        (POINTER, "^a git-LFS pointer stands for the file$"),
        (IR_VERSION + b"\x3a\x05ab", "is said to have 5 bytes"),
        (IR_VERSION + b"\x3a", "a number without an end"),
        (b"\xff" * 40, "a number without an end"),
        (b"\x0b\x0c", "a field of the unknown type 3"),
        (IR_VERSION + field(14, b"\x0a\x09a"), "is said to have 9 bytes"),
        (IR_VERSION * 10_001, "more than 10000 fields"),
    ],
)
def test_what_is_no_model_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(content)


def test_a_file_that_fails_is_refused() -> None:
    with pytest.raises(SourceError, match="not readable as ONNX: the disk is gone"):
        read_metadata(FailingFile())


@given(st.binary(max_size=200).map(lambda content: IR_VERSION + content))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(SourceError):
        assert read(content) is not None


def test_the_license_is_that_of_the_weights() -> None:
    found = claims(model_license="MIT", model_author="Somebody", producer_name="pytorch")
    assert declared(found) == ["MIT"]
    assert named(found) == [("", "author: Somebody")]
    (model,) = (one for one in found if isinstance(one, Model) and one.components)
    (evidence,) = model.components[Component.WEIGHTS].evidence
    assert evidence.locator == "metadata_props: model_license"


def test_a_license_that_nobody_knows_is_a_gap() -> None:
    assert gaps(claims(model_license="my own")) == [
        ("license", "license 'my own' is not in the catalog")
    ]


def test_a_model_without_properties_says_nothing() -> None:
    assert claims(producer_name="pytorch") == []
