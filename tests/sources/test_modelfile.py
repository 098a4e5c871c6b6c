from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.core.errors import SourceError
from openglade.core.lineage import Edge
from openglade.core.record import Claim
from openglade.sources import modelfile
from openglade.sources.modelfile import Modelfile, parse
from tests.sources.test_safetensors import DAY, ID, POINTER, TEXT, Index, declared, edges, gaps


def claims(text: str) -> list[Claim]:
    return list(
        modelfile.claims(parse(text), ID, source="Modelfile", read_on=DAY, licenses=Index())
    )


def test_comments_and_the_lines_of_a_text_are_no_instructions() -> None:
    text = (
        "\ufeff# FROM a-comment\r\nfrom llama3.2:3b\r\n\r\n"
        'TEMPLATE """{{ .System }}\nFROM a-template\n"""\n'
        'MESSAGE user """\nFROM a-message\n"""\n'
        'PARAMETER stop "a\nFROM a-parameter"\n'
        'SYSTEM "He said "no" and\nFROM a-system"  \n'
        "ADAPTER ./lora.gguf\nREQUIRES 0.14.0\n"
    )
    assert parse(text) == Modelfile(bases=("llama3.2:3b",), adapters=("./lora.gguf",))


def test_parts_of_a_split_file_are_listed() -> None:
    assert parse("FROM ./a-1.gguf\nFROM ./a-2.gguf").bases == ("./a-1.gguf", "./a-2.gguf")


@pytest.mark.parametrize(
    "name",
    ["hf.co/org/name", "https://huggingface.co/org/name", "hf.co/org/name:Q4_K_M"],
)
def test_an_address_on_the_hub_is_a_parent(name: str) -> None:
    assert edges(claims(f"FROM {name}")) == [("quantized", "org/name")]


def test_the_file_that_was_taken_from_the_hub_is_told() -> None:
    (edge,) = (one for one in claims("FROM hf.co/org/name:Q8_0") if isinstance(one, Edge))
    assert edge.note == "file Q8_0"
    assert edge.evidence[0].locator == "FROM"


@pytest.mark.parametrize("name", ["llama3.2", "llama3.2:3b", "someone/model", "C3:tag"])
def test_a_name_in_the_registry_of_ollama_is_no_id_on_the_hub(name: str) -> None:
    found = claims(f"FROM {name}")
    assert edges(found) == [("quantized", f"unknown:{name}")]
    assert gaps(found) == [("FROM", f"'{name}' is a name in Ollama's registry, not on the Hub")]


@pytest.mark.parametrize("name", [".", "./model", "model.gguf", "parts/model-*.gguf"])
def test_weights_beside_the_modelfile_are_no_parent(name: str) -> None:
    assert claims(f"FROM {name}") == []


@pytest.mark.parametrize(
    "name",
    ["../model.gguf", "/models/blobs/sha256-ab", "~/model.gguf", "a/../../b.gguf", r"C:\a.gguf"],
)
def test_a_path_out_of_the_folder_is_an_unknown_parent(name: str) -> None:
    found = claims(f"FROM {name}")
    assert edges(found) == [("quantized", f"unknown:{name}")]
    assert gaps(found)[0][1].endswith("is a path out of the folder; it is not followed")


def test_an_adapter_belongs_to_its_base() -> None:
    found = claims("FROM hf.co/org/name\nADAPTER ./lora.gguf\nADAPTER /tmp/other.gguf")
    assert edges(found) == [("adapter", "org/name"), ("merge", "unknown:/tmp/other.gguf")]


@pytest.mark.parametrize(
    "text",
    [
        f'LICENSE """{TEXT}"""',
        f'LICENSE """\n{TEXT}"""',
        f'LICENSE """\n\n{TEXT}\n\n"""',
        f'LICENSE "{TEXT}"',
        f'license """{TEXT.strip()}"""',
        "LICENSE MIT",
        'LICENSE "mit"',
    ],
)
def test_a_license_is_known_by_its_text_or_its_name(text: str) -> None:
    found = claims(f"FROM .\n{text}\n")
    assert declared(found) == ["MIT"]
    assert gaps(found) == []


def test_licenses_hold_together() -> None:
    assert declared(claims("FROM .\nLICENSE mit\nLICENSE isc\nLICENSE MIT")) == ["MIT AND ISC"]


def test_one_text_that_is_not_known_leaves_the_license_open() -> None:
    found = claims('FROM .\nLICENSE mit\nLICENSE """\nLook at it on Tuesdays.\n"""')
    assert declared(found) == []
    assert gaps(found) == [
        ("license", r"the text of LICENSE ('\nLook at it on Tuesdays.\n') is not known")
    ]


def test_a_modelfile_without_a_license_says_nothing_of_it() -> None:
    assert claims("FROM .\nLICENSE other") == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no FROM instruction"),
        ("Just some words.\n# FROM a\n", "no FROM instruction"),
        ('FROM a\nSYSTEM """endless', 'a text in """ has no end'),
        ('FROM a\nSYSTEM "endless', 'a text in " has no end'),
        ("x" * 1_000_001, "1000001 characters"),
        ("FROM a\n" * 10_001, "more than 10000 instructions"),
        (POINTER.decode(), "^a git-LFS pointer stands for the file$"),
    ],
)
def test_what_is_no_modelfile_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        parse(text)


@given(st.text(st.sampled_from('FROMfrom LICENSE"\n#.:/\\x'), max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(SourceError):
        assert parse(text).bases
        assert claims(text) is not None
