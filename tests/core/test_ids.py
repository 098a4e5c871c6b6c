import pytest

from openglade.core.errors import InputError
from openglade.core.ids import (
    ArtifactId,
    DatasetId,
    LicenseId,
    ModelId,
    UnknownId,
    is_bare,
    on_hub,
)


@pytest.mark.parametrize(
    "text",
    [
        "mistralai/Mistral-7B-v0.1",
        "openai:gpt-4",
        "gitlab.com:org/name",
        "org/name@a1b2c3d",
        "local:KZ-Shi+LLaMA-E",
    ],
)
def test_an_id_reads_and_writes_the_same_text(text: str) -> None:
    assert str(ModelId.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gpt2",
        "a/b/c",
        "a b/c",
        "../base",
        "~/base",
        "./base",
        "org/",
        "/name",
        "https://huggingface.co/org/name",
        "a/b\x1b[2J",
        "x" * 300,
    ],
)
def test_what_is_no_id_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(InputError, match="write org/name, org:name or host:org/name"):
        ModelId.parse(text)


def test_a_model_and_a_dataset_of_the_same_name_are_two_things() -> None:
    both: set[ArtifactId] = {ModelId.parse("org/name"), DatasetId.parse("org/name")}
    assert len(both) == 2


def test_only_a_model_on_the_hub_has_a_package_url() -> None:
    assert ModelId.parse("org/name").purl == "pkg:huggingface/org/name"
    assert ModelId.parse("openai:gpt-4").purl == ""


def test_an_unnamed_parent_is_known_by_its_words() -> None:
    assert str(UnknownId("a larger teacher")) == "unknown:a larger teacher"


def test_a_license_id_holds_no_spaces() -> None:
    with pytest.raises(InputError, match=r"'Apache 2\.0' is no license id"):
        LicenseId.parse("Apache 2.0")


def test_a_license_id_shows_itself_as_it_is_written() -> None:
    assert repr(LicenseId.parse("MIT")) == "LicenseId('MIT')"
    assert str(LicenseId.parse("MIT")) == "MIT"


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("https://huggingface.co/org/name", ModelId.parse("org/name")),
        ("HTTP://www.HuggingFace.co/org/name/", ModelId.parse("org/name")),
        (" hf.co/models/org/name?tab=files ", ModelId.parse("org/name")),
        ("hf.co/org/name:Q4_K_M", ModelId.parse("org/name")),
        ("https://hf.co/org/name.git", ModelId.parse("org/name")),
        ("hf://org/name@v1", ModelId.parse("org/name@v1")),
        ("https://huggingface.co/org/name/tree/main", ModelId.parse("org/name")),
        ("https://huggingface.co/org/name/blob/v1/README.md", ModelId.parse("org/name@v1")),
        ("https://huggingface.co/org/name/commit/abc", ModelId.parse("org/name@abc")),
        ("https://huggingface.co/datasets/org/data", DatasetId.parse("org/data")),
        ("hf:datasets/org/data", DatasetId.parse("org/data")),
        ("https://huggingface.co/datasets/squad", UnknownId("squad")),
        ("https://huggingface.co/gpt2", UnknownId("gpt2")),
    ],
)
def test_an_address_of_the_hub_means_a_repository(address: str, meant: object) -> None:
    assert on_hub(address) == meant


@pytest.mark.parametrize(
    "address",
    [
        "",
        "org/name",
        "hf",
        "hf:",
        "https://huggingface.co/",
        "https://huggingface.co/spaces/org/name",
        "https://huggingface.co/docs/transformers",
        "https://huggingface.co/org/name/tree/refs%2Fpr%2F1",
        "https://huggingface.co.evil.example/org/name",
        "https://github.com/org/name",
        "https://huggingface.co/-x/name",
        "https://huggingface.co/" + "x" * 1000,
    ],
)
def test_any_other_address_means_none(address: str) -> None:
    assert on_hub(address) is None


@pytest.mark.parametrize("text", ["", "org/name", "two words", "../gpt2", "model.gguf", "x" * 97])
def test_what_is_no_name_of_a_repository_is_not_bare(text: str) -> None:
    assert not is_bare(text)
