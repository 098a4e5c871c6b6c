import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.core.artifact import Model
from openglade.core.component import Component
from openglade.core.errors import SourceError
from openglade.core.evidence import Gap, Method
from openglade.core.ids import DatasetId, LicenseId, ModelId
from openglade.core.lineage import Edge
from openglade.core.record import Claim
from openglade.sources import safetensors
from openglade.sources.declared import hub_id
from openglade.sources.safetensors import read_metadata

ID = ModelId.parse("local:model")
DAY = date(2026, 11, 21)
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
TEXT = 'The "text" of a license.\n\nIn three lines.\n'


class Index:
    """Knows three licenses by name, and one text."""

    def find_license(self, text: str) -> LicenseId | None:
        return {
            "mit": LicenseId("MIT"),
            "isc": LicenseId("ISC"),
            "llama3.1": LicenseId("LicenseRef-llama-3.1-community"),
        }.get(text.casefold())

    def license_of_file(self, sha256: str) -> LicenseId | None:
        return LicenseId("MIT") if sha256 == hashlib.sha256(TEXT.encode()).hexdigest() else None


def declared(found: Iterable[Claim]) -> list[str]:
    models = [one for one in found if isinstance(one, Model) and one.components]
    return [str(one.components[Component.WEIGHTS].license) for one in models]


def named(found: Iterable[Claim]) -> list[tuple[str, str]]:
    models = [one for one in found if isinstance(one, Model) and not one.components]
    return [(one.profile.name, one.profile.note) for one in models]


def edges(found: Iterable[Claim]) -> list[tuple[str, str]]:
    return [(one.relation.value, str(one.parent)) for one in found if isinstance(one, Edge)]


def gaps(found: Iterable[Claim]) -> list[tuple[str, str]]:
    return [(one.what, one.reason) for one in found if isinstance(one, Gap)]


def file_of(header: bytes, tensors: bytes = b"\0" * 8) -> BytesIO:
    return BytesIO(len(header).to_bytes(8, "little") + header + tensors)


def read(header: object) -> dict[str, str]:
    return dict(read_metadata(file_of(json.dumps(header).encode())))


def claims(**texts: str) -> list[Claim]:
    dotted = {key.replace("__", "."): text for key, text in texts.items()}
    return list(
        safetensors.claims(dotted, ID, source="model.safetensors", read_on=DAY, licenses=Index())
    )


TENSOR = {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]}


@pytest.mark.parametrize(
    "header",
    [
        {"__metadata__": {"format": "pt"}, "weight": TENSOR},
        {"weight": TENSOR, 'odd "name" {': TENSOR, "__metadata__": {"format": "pt"}},
    ],
)
def test_metadata_is_read_before_and_after_tensors(header: object) -> None:
    assert read(header) == {"format": "pt"}


@pytest.mark.parametrize("header", [{}, {"weight": TENSOR}, {"__metadata__": {}}])
def test_a_header_without_metadata_is_empty(header: object) -> None:
    assert read(header) == {}


def test_the_padding_of_a_header_is_passed_over() -> None:
    assert read_metadata(file_of(b'{ "__metadata__" : { "a" : "b" } }   ')) == {"a": "b"}


def test_a_text_is_cut_and_can_always_be_written_out() -> None:
    found = read_metadata(file_of(b'{"__metadata__": {"a": "\\ud800\n' + b"x" * 9_000 + b'"}}'))
    assert found["a"].startswith("?\nxx")
    assert len(found["a"]) == 4_096
    assert found["a"].encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is said to have 0 bytes, and the file has 0"),
        (b"\x10\0\0\0\0\0\0\0{}", "is said to have 16 bytes, and the file has 10"),
        (b"\xff" * 40, "is said to have"),
        (POINTER, "^a git-LFS pointer stands for the file$"),
        (b"\x02\0\0\0\0\0\0\0[]", "no JSON object"),
        (b"\x04\0\0\0\0\0\0\0{\xff\xff}", "not readable as safetensors"),
        (b'\x08\0\0\0\0\0\0\0{"a": {"', "not readable as safetensors"),
        (b'\x08\0\0\0\0\0\0\0{"a": 1}', "no JSON object"),
        (b'\x16\0\0\0\0\0\0\0{"__metadata__": null}', "no JSON object"),
        (b'\x19\0\0\0\0\0\0\0{"__metadata__": {"a":1}}', "no JSON object"),
    ],
)
def test_what_is_no_header_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_metadata(BytesIO(content))


def test_a_header_that_is_nested_without_end_is_refused() -> None:
    with pytest.raises(SourceError, match="no JSON object"):
        read_metadata(file_of(b'{"__metadata__": ' + b"[" * 1_000_000))


def test_more_is_not_read_than_a_header_may_have(tmp_path: Path) -> None:
    path = tmp_path / "sparse.safetensors"
    with path.open("wb") as file:
        file.write((5_000_000_000).to_bytes(8, "little"))
        file.truncate(6_000_000_000)
    with path.open("rb") as file, pytest.raises(SourceError, match="the most that is read"):
        read_metadata(file)


def test_more_tensors_are_not_read_than_a_model_may_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(safetensors, "_MOST_MEMBERS", 1)
    with pytest.raises(SourceError, match="more than 1 tensors"):
        read({"a": TENSOR, "b": TENSOR})


def test_more_texts_are_not_read_than_a_header_may_have() -> None:
    with pytest.raises(SourceError, match="more than 10000 texts"):
        read({"__metadata__": {str(number): "" for number in range(10_001)}})


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(SourceError):
        assert read_metadata(BytesIO(content)) is not None


@given(st.text(st.sampled_from('{}[]":,\\ a1_metadata'), max_size=60))
def test_any_header_is_read_or_refused(header: str) -> None:
    with suppress(SourceError):
        assert read_metadata(file_of(header.encode())) is not None


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=20)))
def test_what_was_written_is_read(metadata: dict[str, str]) -> None:
    found = read({"first": TENSOR, "__metadata__": metadata})
    assert found == metadata


def test_a_license_has_its_evidence() -> None:
    (model,) = (one for one in claims(modelspec__license="MIT") if isinstance(one, Model))
    (evidence,) = model.components[Component.WEIGHTS].evidence
    assert (evidence.method, evidence.locator) == (Method.FILE, "modelspec.license")
    assert (evidence.source, evidence.read_on, evidence.quote) == ("model.safetensors", DAY, "MIT")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mit", ["MIT"]),
        ("mit OR isc", ["MIT OR ISC"]),
        ("mit,isc", ["MIT AND ISC"]),
        ("MIT AND isc OR llama3.1", ["MIT AND ISC OR LicenseRef-llama-3.1-community"]),
    ],
)
def test_licenses_are_joined_as_they_are_declared(name: str, expected: list[str]) -> None:
    assert declared(claims(modelspec__license=name)) == expected


@pytest.mark.parametrize("name", ["my own", "mit OR my-own", "(mit OR isc) AND isc", "x" * 9_000])
def test_a_license_that_nobody_knows_is_a_gap(name: str) -> None:
    found = claims(modelspec__license=name)
    assert declared(found) == []
    assert [what for what, _ in gaps(found)] == ["license"]


def test_a_quote_is_short() -> None:
    (model,) = (one for one in claims(modelspec__title="word " * 60) if isinstance(one, Model))
    assert model.profile.evidence[0].quote.split() == ["word"] * 25


@pytest.mark.parametrize("name", ["", " ", "other", "Unknown"])
def test_a_header_that_declares_no_license_says_nothing_of_it(name: str) -> None:
    assert claims(modelspec__license=name, format="pt") == []


def test_title_and_author_name_the_model() -> None:
    found = claims(modelspec__title="A model", modelspec__author="Somebody")
    assert named(found) == [("A model", "author: Somebody")]


def test_models_that_were_merged_are_parents() -> None:
    found = claims(modelspec__merged_from="org/a, My Mix v2,")
    assert edges(found) == [("merge", "org/a"), ("merge", "unknown:My Mix v2")]
    assert gaps(found) == [("modelspec.merged_from", "'My Mix v2' is no id on the Hub")]


def test_the_base_of_a_lora_is_its_parent() -> None:
    found = claims(ss_sd_model_name="org/a", ss_network_module="lora", ss_base_model_version="sdxl")
    assert edges(found) == [("adapter", "org/a")]
    assert [one.note for one in found if isinstance(one, Edge)] == ["base model version: sdxl"]


def test_the_architecture_says_that_it_is_a_lora() -> None:
    found = claims(ss_sd_model_name="org/a", modelspec__architecture="flux-1-dev/lora")
    assert edges(found) == [("adapter", "org/a")]


def test_a_base_that_only_a_file_names_is_unknown() -> None:
    found = claims(ss_sd_model_name="v1-5-pruned.ckpt")
    assert edges(found) == [("finetune", "unknown:v1-5-pruned.ckpt")]
    assert gaps(found) == [("ss_sd_model_name", "'v1-5-pruned.ckpt' is no id on the Hub")]


def test_the_generation_stands_in_for_a_base_without_a_name() -> None:
    found = claims(ss_sd_model_name="None", ss_base_model_version="sd_v1")
    assert edges(found) == [("finetune", "unknown:sd_v1")]


def test_a_model_that_names_itself_has_no_parent() -> None:
    own = ModelId.parse("org/a")
    found = list(
        safetensors.claims(
            {"ss_sd_model_name": "https://huggingface.co/org/a"},
            own,
            source="x",
            read_on=DAY,
            licenses=Index(),
        )
    )
    assert gaps(found) == [("ss_sd_model_name", "the model is named as its own parent")]
    assert edges(found) == []


@pytest.mark.parametrize(
    "text",
    [
        "org/name",
        "https://huggingface.co/org/name",
        "http://www.huggingface.co/org/name/",
        "huggingface.co/org/name/tree/main",
        "https://hf.co/org/name?not-for-all-audiences=true",
        "https://huggingface.co/org/name#readme",
        "https://huggingface.co/org/name.git",
    ],
)
def test_an_address_names_a_repository(text: str) -> None:
    assert str(hub_id(text, ModelId)) == "org/name"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        "org:name",
        "./org/name",
        "../name",
        "/org/name",
        "~/name",
        "org/name/more",
        "org/model.gguf",
        "outputs/checkpoint-500",
        "models/mine",
        "two words/name",
        "https://huggingface.co/gpt2",
        "https://huggingface.co/spaces/org/name",
        "https://huggingface.co/datasets/org/name",
        "https://huggingface.co.evil.example/org/name",
        "https://github.com/org/name",
    ],
)
def test_anything_else_names_none(text: str) -> None:
    assert hub_id(text, ModelId) is None


@pytest.mark.parametrize("text", ["org/name", "https://huggingface.co/datasets/org/name"])
def test_a_dataset_is_named_the_same_way(text: str) -> None:
    assert hub_id(text, DatasetId) == DatasetId.parse("org/name")


def test_a_real_pointer_is_refused(shared: Path) -> None:
    folder = shared / "local_model_folders" / "CogniX-LTD+Cogni-OpenModel"
    with (
        (folder / "adapter_model.safetensors").open("rb") as file,
        pytest.raises(SourceError, match="a git-LFS pointer stands for the file"),
    ):
        read_metadata(file)
