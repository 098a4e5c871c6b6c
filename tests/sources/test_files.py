"""One file that holds a model, or is called as if it did."""

import json
from datetime import date
from pathlib import Path

import pytest

from openglade.catalog.store import Catalog
from openglade.core.errors import InputError
from openglade.core.evidence import Gap
from openglade.core.record import Claim
from openglade.sources.files import SingleFile

DAY = date(2026, 7, 21)
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
NOISE = bytes(range(7, 256, 3)) * 2


def read(path: Path, catalog: Catalog) -> list[Claim]:
    return list(SingleFile.open(str(path), DAY).collect(catalog))


@pytest.mark.parametrize("content", [b"", NOISE, POINTER, b"\0" * 100, b"GGUF"])
@pytest.mark.parametrize("name", ["x.gguf", "x.safetensors", "x.onnx", "X.GGUF"])
def test_what_holds_no_weights_whatever_it_is_called_is_refused_in_one_line(
    name: str, content: bytes, tmp_path: Path, catalog: Catalog
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        read(tmp_path / name, catalog)
    assert str(caught.value).startswith(f"{tmp_path / name}: ")
    assert str(caught.value).endswith("; give the whole file, or the folder that it lies in")
    assert "\n" not in str(caught.value)


def test_weights_of_which_not_all_can_be_read_are_there_with_a_gap(
    tmp_path: Path, catalog: Catalog
) -> None:
    (tmp_path / "new.gguf").write_bytes(b"GGUF" + bytes([9, 0, 0, 0]) + bytes(40))
    found = read(tmp_path / "new.gguf", catalog)
    gaps = [(one.what, one.reason) for one in found if isinstance(one, Gap)]
    assert gaps == [("new.gguf", "GGUF version 9; versions 1 to 3 are read")]


def test_weights_that_are_whole_are_read(tmp_path: Path, catalog: Catalog) -> None:
    header = json.dumps({"__metadata__": {"license": "apache-2.0"}}).encode()
    (tmp_path / "x.safetensors").write_bytes(len(header).to_bytes(8, "little") + header)
    assert [one for one in read(tmp_path / "x.safetensors", catalog) if isinstance(one, Gap)] == []
