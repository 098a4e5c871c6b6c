import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.catalog.store import Catalog
from openglade.core.ids import DatasetId, ModelId, Nature, UnknownId, on_hub
from openglade.sources.repair import (
    FrontMatter,
    Repair,
    cleaned,
    license_named,
    licenses_in,
    linked,
    named,
    plain,
    salvaged,
    split,
)


def read(text: str) -> FrontMatter:
    return FrontMatter.read(text, "README.md")


def reasons(text: str) -> list[str]:
    return [gap.reason for gap in read(text).gaps]


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("licence", "license"),
        ("License", "license"),
        ("Base_model", "base_model"),
        ("base-model", "base_model"),
        ("Tags", "tags"),
        ("dataset", "datasets"),
    ],
)
def test_a_field_under_another_name_is_read_with_a_note(key: str, field: str) -> None:
    card = read(f"---\n{key}: x\n---\n")
    assert card.fields == {field: "x"}
    assert card.repairs == (Repair(what=field, before=key, after=field),)


def test_a_field_under_its_right_name_goes_before_its_misspelling() -> None:
    card = read("---\nlicence: isc\nlicense: mit\n---\n")
    assert card.fields == {"license": "mit"}
    assert card.repairs[0].after == "passed over, since license stands beside it"


def test_a_field_that_nobody_reads_keeps_its_name() -> None:
    assert read("---\nInference: x\nlanguage: no\n---\n").fields == {
        "Inference": "x",
        "language": "no",
    }


def test_the_text_begins_on_the_line_after_the_front_matter() -> None:
    card = read("---\nlicense: mit\n---\n# Title\n")
    assert (card.body, card.first_line) == ("# Title\n", 4)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# Title", "---\n# Title", "---", "a\n---\nb: c\n---"]
)
def test_a_text_without_front_matter_is_all_text(text: str) -> None:
    assert split(text)[0] is None
    assert read(text) == FrontMatter(fields={}, body=text)


def test_yaml_that_cannot_be_read_is_salvaged_line_by_line() -> None:
    card = read(
        "---\nlicence: mit # mine\nmodel: a: b\nbase_model:\n- 'org/a'\n- org/b\n"
        'tags: [x, "y"]\ndatasets: {a\nlicense_name: >\n---\n# Title'
    )
    assert card.fields == {"license": "mit", "base_model": ["org/a", "org/b"], "tags": ["x", "y"]}
    assert card.gaps[0].what == "card"
    assert card.gaps[0].reason.startswith("README.md:2: not readable as YAML")
    assert card.gaps[0].reason.endswith("; read line by line: license, base_model, tags")
    assert card.body == "# Title"


def test_salvage_ends_an_item_list_where_another_field_begins() -> None:
    text = "license:\n- mit\nother: x\n- no\ndatasets: org/d\n"
    assert dict(salvaged(text)) == {"license": ["mit"], "datasets": "org/d"}


def test_salvage_stops_at_two_hundred_items() -> None:
    (found,) = dict(salvaged("tags:\n" + "- x\n" * 300)).values()
    assert len(found) == 200


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\nlicense: mit\n\n# Title", "has no end"),
        ("---\n- a\n---\n", "is no mapping"),
        ("---\njust words\n---\n", "is no mapping"),
        ("---\na: &x [1]\nb: *x\n---\n", "aliases"),
        ("---\na: 1\na: 2\n---\n", "repeated key 'a'"),
    ],
)
def test_front_matter_that_cannot_be_read_is_a_gap(text: str, reason: str) -> None:
    (found,) = reasons(text)
    assert reason in found


def test_front_matter_without_an_end_is_salvaged_to_its_first_empty_line() -> None:
    card = read("---\nlicense: mit\n\nbase_model: org/a\n")
    assert card.fields == {"license": "mit"}


def test_a_card_that_is_too_long_is_read_in_part() -> None:
    assert reasons("x" * 2_000_001) == [
        "only the first 2000000 of 2000001 characters were read",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("<b>org/a</b>", "org/a"),
        ('"org/a"', "org/a"),
        ("`org/a`", "org/a"),
        ("\u201corg/a\u201d", "org/a"),
        ("org\u200b/a\x07", "org/a"),
        ("\u202eorg/a", "org/a"),
        ("[a](https://huggingface.co/org/a)", "https://huggingface.co/org/a"),
        ("[org/a](https://example.org)", "org/a"),
    ],
)
def test_markup_quotes_and_unseen_characters_are_taken_off(value: str, text: str) -> None:
    assert cleaned(value) == text


@pytest.mark.parametrize(
    "value",
    [
        "org/a",
        "https://huggingface.co/org/a",
        "http://www.huggingface.co/org/a/",
        "https://huggingface.co/org/a/tree/main",
        "https://huggingface.co/org/a/blob/main/README.md?x=1#y",
        "https://huggingface.co//org/a",
        "https://huggingface.co/org/a.git",
        "https://huggingface.co/models/org/a",
        "huggingface.co/org/a",
        "hf.co/org/a",
        "[a](https://hf.co/org/a)",
        "'org/a'",
        "org / a",
    ],
)
def test_an_id_is_found_in_what_people_write_for_it(value: str) -> None:
    assert named(value, ModelId) == ModelId.parse("org/a")


@pytest.mark.parametrize(
    "value",
    [
        "Qwen2-1.5B",
        "gpt2",
        "./checkpoints/last",
        "../base",
        "/home/me/model",
        "output/checkpoint-500",
        "results/model",
        "org/checkpoint-500",
        "C:\\models\\a",
        "mistral:7b",
        "https://github.com/org/a",
        "https://huggingface.co/spaces/org/a",
        "https://huggingface.co/docs/transformers",
        "org/a and org/b",
        "org/a/b",
        "org/-a",
        "the LLaMA model",
    ],
)
def test_what_is_no_id_stays_its_words(value: str) -> None:
    assert named(value, ModelId) == UnknownId(value)


def test_the_address_of_a_dataset_is_no_model() -> None:
    address = "https://huggingface.co/datasets/org/d"
    assert named(address, DatasetId) == DatasetId.parse("org/d")
    assert named(address, ModelId) == UnknownId(address)
    assert named("https://huggingface.co/org/a", DatasetId) == UnknownId(
        "https://huggingface.co/org/a"
    )


def test_a_name_of_the_hubs_first_years_keeps_its_name() -> None:
    assert named("https://huggingface.co/gpt2", ModelId) == UnknownId("gpt2")


def test_what_is_no_id_is_cut() -> None:
    assert named("x " * 1000, ModelId) == UnknownId(("x " * 50).strip() + " ")


def test_a_bare_name_stands_for_the_only_id_that_has_it() -> None:
    body = (
        "From https://huggingface.co/org/Base and https://hf.co/datasets/org/base, "
        "https://huggingface.co/a/twice https://huggingface.co/b/twice. https://huggingface.co/gpt2"
    )
    assert linked(body, ("x/listed", "nothing"), ("y/listed",)) == {
        (Nature.MODEL, "base"): ModelId.parse("org/Base"),
        (Nature.DATASET, "base"): DatasetId.parse("org/base"),
        (Nature.MODEL, "listed"): ModelId.parse("x/listed"),
        (Nature.DATASET, "listed"): DatasetId.parse("y/listed"),
    }


@pytest.mark.parametrize(
    ("value", "license_id"),
    [
        ("apache-2.0", "Apache-2.0"),
        ("Apache 2.0", "Apache-2.0"),
        ("MIT license", "MIT"),
        ("cc by nc 4.0", "CC-BY-NC-4.0"),
        ("<b>mit</b>", "MIT"),
        ("my own", "None"),
    ],
)
def test_a_license_is_found_under_near_spellings(
    catalog: Catalog, value: str, license_id: str
) -> None:
    assert str(license_named(value, catalog)[0]) == license_id


@pytest.mark.parametrize(
    ("sentence", "license_ids"),
    [
        ("MIT", ["MIT"]),
        ("This model is released under the Apache License, Version 2.0.", ["Apache-2.0"]),
        ("The weights are under the CC-BY-NC-SA 4.0 license.", ["CC-BY-NC-SA-4.0"]),
        ("Use is governed by the Llama 3.2 Community License.", ["LicenseRef-llama-3.2-community"]),
        (
            "Weights: Gemma Terms of Use; adapter: MIT license",
            ["LicenseRef-gemma-terms-2025-03-24", "MIT"],
        ),
        ("Modified MIT License", []),
        ("Trained at MIT with care and for everybody", []),
        ("", []),
    ],
)
def test_licenses_are_found_in_a_sentence_where_they_are_named_as_such(
    catalog: Catalog, sentence: str, license_ids: list[str]
) -> None:
    assert [str(one) for one in licenses_in(sentence, catalog)] == license_ids


def test_a_link_to_a_file_keeps_its_words() -> None:
    line = "[Llama 2](https://huggingface.co/org/a/blob/main/LICENSE) by [a](https://hf.co/org/a)"
    assert plain(line) == "Llama 2 by \x02org/a\x03"


def test_an_anchor_is_a_link_and_other_tags_are_nothing() -> None:
    line = '<p>By <a class="x" href="https://huggingface.co/datasets/org/d">d</a>\x00</p>'
    assert plain(line) == "By \x04org/d\x03 d"


@pytest.mark.parametrize("address", ["", "x" * 600, "https://huggingface.co/", "ftp://hf.co/a/b"])
def test_what_is_no_address_of_the_hub_is_none(address: str) -> None:
    assert on_hub(address) is None


@given(st.text(alphabet=st.sampled_from("-:#'\"[]{}&*!|>abc \n\r\t/<\x00\u202e"), max_size=300))
def test_any_text_is_a_card(text: str) -> None:
    assert read(f"---\n{text}\n---\n{text}").first_line >= 1


@given(st.text(max_size=300))
def test_any_value_is_an_id_or_words(value: str) -> None:
    assert isinstance(named(value, ModelId), ModelId | UnknownId)
