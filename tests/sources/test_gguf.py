import struct
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.core.component import Component
from openglade.core.errors import SourceError
from openglade.core.evidence import Method
from openglade.core.ids import ModelId
from openglade.core.lineage import Edge
from openglade.core.record import Claim
from openglade.sources import gguf
from openglade.sources.gguf import GgufHeader, read_header
from tests.sources.test_safetensors import (
    DAY,
    ID,
    POINTER,
    Index,
    declared,
    edges,
    gaps,
    named,
)

LLAMA = "https://huggingface.co/meta-llama/Llama-3.1-8B"


def length(size: int, form: str = "<Q") -> bytes:
    return struct.pack(form, size)


def text(value: str, form: str = "<Q") -> bytes:
    return length(len(value.encode()), form) + value.encode()


def string(key: str, value: str, form: str = "<Q") -> bytes:
    return text(key, form) + struct.pack(f"{form[0]}I", 8) + text(value, form)


def number(key: str, value: int, form: str = "<Q") -> bytes:
    return text(key, form) + struct.pack(f"{form[0]}II", 4, value)


def array(key: str, kind: int, count: int, items: bytes, form: str = "<Q") -> bytes:
    head = text(key, form) + struct.pack(f"{form[0]}II", 9, kind)
    return head + length(count, form) + items


def file_of(*pairs: bytes, version: int = 3, form: str = "<Q") -> bytes:
    counts = length(2, form) + length(len(pairs), form)
    return b"GGUF" + struct.pack(f"{form[0]}I", version) + counts + b"".join(pairs) + b"tensors"


def read(content: bytes) -> GgufHeader:
    return read_header(BytesIO(content))


def claims(*pairs: bytes, source: str = "model.gguf", model: ModelId = ID) -> list[Claim]:
    header = read(file_of(*pairs))
    return list(gguf.claims(header, model, source=source, read_on=DAY, licenses=Index()))


def base(place: int, key: str, value: str) -> bytes:
    return string(f"general.base_model.{place}.{key}", value)


def notes(found: list[Claim]) -> list[str]:
    return [one.note for one in found if isinstance(one, Edge)]


class FailingFile(BytesIO):
    """A file on a disk that fails."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(f"the disk is gone before {size} bytes")


class ShrinkingFile(BytesIO):
    """A file that somebody empties once its size is known."""

    def seek(self, place: int, whence: int = 0, /) -> int:
        found = super().seek(place, whence)
        self.truncate(0)
        return found


NO_LICENSE = ("license", "the header declares no license")


@pytest.mark.parametrize(
    ("version", "form"),
    [(1, "<I"), (2, "<Q"), (3, "<Q"), (3, ">Q")],
)
def test_every_version_and_byte_order_is_read(version: int, form: str) -> None:
    header = read(
        file_of(
            string("general.name", "Zoë", form),
            string("llama.other", "x" * 9, form),
            array("tokens", 8, 2, text("a", form) + text("", form), form),
            array("scores", 6, 2, b"\0" * 8, form),
            number("general.file_type", 15, form),
            version=version,
            form=form,
        )
    )
    assert header == GgufHeader(
        version=version, texts={"general.name": "Zoë"}, numbers={"general.file_type": 15}
    )


def test_a_large_vocabulary_is_passed_over() -> None:
    tokens = b"".join(text(f"token{place}") for place in range(128_256))
    merges = b"".join(text(f"a{place} b") for place in range(128_256))
    header = read(
        file_of(
            string("general.name", "before"),
            array("tokenizer.ggml.tokens", 8, 128_256, tokens),
            array("tokenizer.ggml.scores", 6, 128_256, b"\0\0\x80\x3f" * 128_256),
            array("tokenizer.ggml.token_type", 5, 128_256, b"\1\0\0\0" * 128_256),
            array("tokenizer.ggml.merges", 8, 128_256, merges),
            string("tokenizer.chat_template", "x" * 3_000_000),
            string("general.license", "mit"),
        )
    )
    assert header.texts == {"general.name": "before", "general.license": "mit"}


@pytest.mark.parametrize("window", [16, 17, 23, 1_000, 4_096, 100_000])
@pytest.mark.parametrize("form", ["<Q", ">Q"])
def test_it_does_not_matter_where_a_window_ends(
    monkeypatch: pytest.MonkeyPatch, window: int, form: str
) -> None:
    monkeypatch.setattr(gguf, "_WINDOW", window)
    sizes = [*range(100), *range(300), *[7] * 1_000]
    tokens = b"".join(text("x" * size, form) for size in sizes)
    pairs = array("tokens", 8, len(sizes), tokens, form), number("general.file_type", 7, form)
    assert read(file_of(*pairs, form=form)).numbers == {"general.file_type": 7}


def test_a_file_that_fails_or_shrinks_meanwhile_is_refused() -> None:
    with pytest.raises(SourceError, match="not readable as GGUF: the disk is gone"):
        read_header(FailingFile(file_of()))
    with pytest.raises(SourceError, match="the file ends at byte 4"):
        read_header(ShrinkingFile(file_of()))


def test_a_value_of_every_type_is_passed_over_or_kept() -> None:
    kinds = zip((0, 1, 2, 3, 5, 6, 7, 10, 11, 12), (1, 1, 2, 2, 4, 4, 1, 8, 8, 8), strict=True)
    pairs = [
        text(f"general.{kind}") + struct.pack("<I", kind) + b"\1" + b"\0" * (size - 1)
        for kind, size in kinds
    ]
    assert read(file_of(*pairs)).numbers == {
        f"general.{kind}": 1 for kind in (0, 1, 2, 3, 5, 7, 10, 11)
    }


def test_a_long_text_is_cut() -> None:
    header = read(file_of(string("general.name", "x" * 9_000), string("general.license", "mit")))
    assert len(header.texts["general.name"]) == 4_096
    assert header.texts["general.license"] == "mit"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no GGUF file"),
        (b"GGML" + b"\0" * 40, "no GGUF file"),
        (POINTER, "^a git-LFS pointer stands for the file$"),
        (b"GGUF", "there the file ends"),
        (file_of(version=0), "version 0"),
        (file_of(version=4), "version 4"),
        (b"GGUF\3\0\0\0" + length(0) + length(10_001), "10001 keys"),
        (b"GGUF\3\0\0\0" + length(0) + length(1), "there the file ends"),
        (file_of(text("a") + b"\x0d\0\0\0"), "a value of the type 13"),
        (file_of(text("a") + b"\x08\0\0\0" + length(1 << 63)), "there the file ends"),
        (file_of(array("a", 8, 1 << 60, b"")), "there the file ends"),
        (file_of(array("a", 8, 2, length((1 << 64) - 1))), "there the file ends"),
        (file_of(array("a", 0, 1 << 60, b"")), "there the file ends"),
        (file_of(array("a", 9, 1, b"")), "a value of the type 9"),
        (file_of(array("a", 13, 1, b"")), "a value of the type 13"),
        (file_of(array("general.datasets", 8, 1_001, b"")), "1001 datasets"),
        (file_of(*[string("general.name", "a")] * 2), "'general.name' stands twice"),
    ],
)
def test_a_lying_header_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(content)


def test_no_more_metadata_is_read_than_a_model_may_have(tmp_path: Path) -> None:
    path = tmp_path / "sparse.gguf"
    content = file_of(array("a", 0, 4_000_000_000, b""), string("general.name", "a"))
    with path.open("wb") as file:
        file.write(content)
        file.truncate(5_000_000_000)
    with path.open("rb") as file, pytest.raises(SourceError, match="beyond byte 64000000"):
        read_header(file)


def test_a_header_that_was_cut_off_anywhere_is_refused() -> None:
    content = file_of(string("general.name", "a"), array("a", 8, 1, text("b")))
    header = content.removesuffix(b"tensors")
    reasons = [_refused(header[:size]) for size in range(len(header))]
    assert all(reasons)


def _refused(content: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(content)
    return str(caught.value)


@given(st.binary(max_size=200), st.sampled_from([b"", b"GGUF\3\0\0\0" + length(1) + length(2)]))
def test_any_bytes_are_read_or_refused(content: bytes, start: bytes) -> None:
    with suppress(SourceError):
        assert read(start + content).version in {1, 2, 3}


@given(st.binary(max_size=4), st.integers(0, 250))
def test_any_damage_is_read_or_refused(damage: bytes, place: int) -> None:
    whole = file_of(
        string("general.name", "a"),
        array("tokens", 8, 3, text("a") + text("b") + text("c")),
        base(0, "repo_url", LLAMA),
        number("general.base_model.count", 1),
        array("general.datasets", 8, 1, text("org/data")),
    )
    content = whole[:place] + damage + whole[place + len(damage) :]
    with suppress(SourceError):
        header = read(content)
        assert list(gguf.claims(header, ID, source="a", read_on=DAY, licenses=Index()))


def test_name_and_organization_are_told() -> None:
    found = claims(string("general.name", "A model"), string("general.organization", "Somebody"))
    assert named(found) == [("A model", "author: Somebody")]
    assert gaps(found) == [NO_LICENSE]


@pytest.mark.parametrize(
    "pairs",
    [
        (string("general.license", "mit"),),
        (string("general.license", "other"), string("general.license.name", "MIT")),
        (string("general.license.name", "MIT"),),
    ],
)
def test_the_license_is_found_by_either_name(pairs: tuple[bytes, ...]) -> None:
    assert declared(claims(*pairs)) == ["MIT"]


def test_a_license_that_is_only_a_link_is_a_gap() -> None:
    pairs = string("general.license", "other"), string("general.license.link", "LICENSE")
    assert gaps(claims(*pairs)) == [
        ("license", "the header links to 'LICENSE', and names no license")
    ]


def test_a_file_that_has_the_name_of_its_base_is_a_copy_of_it() -> None:
    found = claims(
        string("general.name", "Llama 3.1 8B"),
        base(0, "name", "Llama 3.1 8B"),
        base(0, "repo_url", LLAMA),
        number("general.file_type", 15),
        string("general.quantized_by", "somebody"),
    )
    assert edges(found) == [("quantized", "meta-llama/Llama-3.1-8B")]
    assert notes(found) == ["Q4_K_M, quantized by somebody"]
    (edge,) = (one for one in found if isinstance(one, Edge))
    (evidence,) = edge.evidence
    assert (evidence.locator, evidence.quote) == ("general.base_model.0.repo_url", LLAMA)
    assert evidence.method is Method.FILE


@pytest.mark.parametrize("source", ["a/m-Q4_K_M.gguf", "m.bf16.gguf", "m-IQ2_XXS-00001-of-2.gguf"])
def test_the_name_of_a_file_says_that_it_was_converted(source: str) -> None:
    found = claims(base(0, "repo_url", LLAMA), source=source)
    assert edges(found) == [("quantized", "meta-llama/Llama-3.1-8B")]


def test_nothing_says_that_a_file_was_converted() -> None:
    assert edges(claims(base(0, "repo_url", LLAMA))) == [("finetune", "meta-llama/Llama-3.1-8B")]


def test_a_file_with_another_name_than_its_base_is_fine_tuned() -> None:
    found = claims(
        string("general.name", "Zephyr 7B Beta"),
        base(0, "name", "Mistral 7B v0.1"),
        base(0, "repo_url", "https://huggingface.co/mistralai/Mistral-7B-v0.1"),
        number("general.file_type", 1),
    )
    assert edges(found) == [("finetune", "mistralai/Mistral-7B-v0.1")]
    assert notes(found) == ["F16"]


def test_an_adapter_has_its_base() -> None:
    found = claims(string("general.type", "adapter"), base(0, "url", LLAMA))
    assert edges(found) == [("adapter", "meta-llama/Llama-3.1-8B")]


def test_several_bases_are_a_merge() -> None:
    found = claims(
        number("general.base_model.count", 2),
        base(0, "repo_url", "https://huggingface.co/org/a"),
        base(1, "repo_url", "https://huggingface.co/org/b"),
        number("general.file_type", 0),
    )
    assert edges(found) == [("merge", "org/a"), ("merge", "org/b")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("general.source.repo_url", LLAMA),
        ("general.source.url", LLAMA),
        ("general.source.huggingface.repository", "meta-llama/Llama-3.1-8B"),
    ],
)
def test_a_source_repository_was_converted(key: str, value: str) -> None:
    assert edges(claims(string(key, value))) == [("quantized", "meta-llama/Llama-3.1-8B")]


def test_the_bases_beside_a_source_are_those_of_the_source() -> None:
    found = claims(
        string("general.source.url", "https://github.com/org/a"),
        string("general.source.repo_url", "https://huggingface.co/org/a"),
        base(0, "repo_url", "https://huggingface.co/org/b"),
        number("general.file_type", 7),
    )
    assert edges(found) == [("quantized", "org/a"), ("finetune", "org/b")]


def test_a_base_that_is_the_source_is_named_once() -> None:
    found = claims(string("general.source.repo_url", LLAMA), base(0, "repo_url", LLAMA))
    assert edges(found) == [("quantized", "meta-llama/Llama-3.1-8B")]


def test_organization_and_name_are_only_a_suggestion() -> None:
    found = claims(base(0, "organization", "Meta Llama"), base(0, "name", "Llama 3.1 8B"))
    assert edges(found) == [("finetune", "unknown:Meta Llama Llama 3.1 8B")]
    assert gaps(found) == [
        NO_LICENSE,
        ("general.base_model.0.name", "'Meta Llama Llama 3.1 8B' is no id on the Hub"),
    ]


def test_a_repository_elsewhere_is_an_unknown_parent() -> None:
    found = claims(base(0, "repo_url", "https://github.com/org/a"), base(0, "name", "A"))
    assert edges(found) == [("finetune", "unknown:https://github.com/org/a")]


def test_a_base_that_says_nothing_of_itself_is_unknown() -> None:
    assert edges(claims(base(3, "version", "v2"))) == [
        ("finetune", "unknown:a parent without a name")
    ]


def test_bases_that_are_counted_and_not_named_are_unknown() -> None:
    found = claims(number("general.base_model.count", 3), base(0, "repo_url", LLAMA))
    assert edges(found) == [
        ("merge", "meta-llama/Llama-3.1-8B"),
        ("merge", "unknown:2 that the header counts and does not name"),
    ]
    assert gaps(found)[1] == ("general.base_model.count", "3 are counted, and 1 named")


def test_a_model_is_not_its_own_parent() -> None:
    own = ModelId.parse("meta-llama/Llama-3.1-8B")
    found = claims(base(0, "repo_url", LLAMA), model=own)
    assert edges(found) == []
    assert gaps(found)[1][1] == "the model is named as its own parent"


def test_datasets_are_read_in_both_spellings() -> None:
    found = claims(
        string("general.dataset.0.repo_url", "https://huggingface.co/org/data"),
        string("general.dataset.1.repo_url", "https://huggingface.co/datasets/org/more"),
        number("general.dataset.count", 3),
        array("general.datasets", 8, 2, text("org/listed") + text("a book")),
    )
    assert edges(found) == [
        ("trained_on", "org/data"),
        ("trained_on", "org/more"),
        ("trained_on", "org/listed"),
        ("trained_on", "unknown:a book"),
        ("trained_on", "unknown:1 that the header counts and does not name"),
    ]
    stages = {one.component for one in found if isinstance(one, Edge)}
    assert stages == {Component.PRETRAINING_DATA}


def test_datasets_feed_fine_tuning_where_there_is_a_base() -> None:
    found = claims(base(0, "repo_url", LLAMA), array("general.datasets", 8, 1, text("org/data")))
    assert [one.component for one in found if isinstance(one, Edge)] == [
        None,
        Component.FINETUNING_DATA,
    ]


def test_the_first_part_of_a_split_file_speaks_for_all() -> None:
    shard = text("split.no") + struct.pack("<IH", 2, 1)
    assert claims(shard, string("general.name", "A")) == []


@pytest.mark.parametrize(
    ("number_of_type", "name"), [(0, "F32"), (18, "Q6_K"), (32, "BF16"), (1024, "file type 1024")]
)
def test_a_file_type_has_a_name(number_of_type: int, name: str) -> None:
    header = GgufHeader(version=3, numbers={"general.file_type": number_of_type})
    assert header.file_type == name


def test_a_file_that_does_not_say_its_type_has_none() -> None:
    assert GgufHeader(version=3).file_type == ""
