import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.core.artifact import Dataset, Model
from openglade.core.component import Component
from openglade.core.evidence import Gap, Method
from openglade.core.finding import Code, Finding
from openglade.core.ids import DatasetId, LicenseId, ModelId
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim
from openglade.core.release import Unlicensed
from openglade.sources.card import Card, read_card
from openglade.sources.repair import FIELDS

ID = ModelId.parse("local:model")
DATA = DatasetId.parse("org/data")
DAY = date(2026, 11, 21)


class Index:
    """Knows two licenses by name."""

    def find_license(self, text: str) -> LicenseId | None:
        return {"mit": LicenseId("MIT"), "isc": LicenseId("ISC")}.get(text.casefold())

    def license_of_file(self, sha256: str) -> LicenseId | None:
        return LicenseId("MIT") if sha256.startswith("0") else None


def claims(**fields: object) -> list[Claim]:
    card = Card(source="README.md", read_on=DAY, fields=dict(fields))
    return list(card.claims(ID, Index(), Relation.FINETUNE))


def of_text(
    text: str, *, relation: Relation = Relation.FINETUNE, files: tuple[str, ...] = ()
) -> list[Claim]:
    card = Card.read(text, "README.md", DAY)
    return list(card.claims(ID, Index(), relation, files))


def of_dataset(head: str) -> list[Claim]:
    text = f"---\n{head}\n---\nThis dataset is made with care.\n"
    return list(read_card(text, "README.md", node=DATA, licenses=Index(), read_on=DAY))


def repairs(found: list[Claim]) -> list[str]:
    return [one.because for one in found if isinstance(one, Finding) and one.code is Code.REPAIRED]


def differences(found: list[Claim]) -> list[str]:
    return [
        one.because
        for one in found
        if isinstance(one, Finding) and one.code is Code.DECLARED_DIFFERS
    ]


def evidence(found: list[Claim]) -> list[tuple[str, Method]]:
    return [(str(one.parent), one.evidence[0].method) for one in found if isinstance(one, Edge)]


def declared(found: list[Claim]) -> list[str]:
    models = [one for one in found if isinstance(one, Model)]
    return [str(one.components[Component.WEIGHTS].license) for one in models]


def edges(found: list[Claim]) -> list[tuple[str, str]]:
    return [(one.relation.value, str(one.parent)) for one in found if isinstance(one, Edge)]


def gaps(found: list[Claim]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Gap)]


def test_front_matter_is_what_stands_between_the_fences() -> None:
    text = "---\r\nlicense: mit\r\nlanguage: no\r\n---\r\n# Title\n---\nlicense: gpl\n---\n"
    fields = Card.read(text, "README.md", date(2026, 11, 21)).fields
    assert fields == {"license": "mit", "language": "no"}


@pytest.mark.parametrize("text", ["", "# Title", "---\n---\n", "text\n---\nlicense: mit\n---\n"])
def test_a_card_without_front_matter_has_no_fields(text: str) -> None:
    assert Card.read(text, "README.md", date(2026, 11, 21)).fields == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\nlicense: mit\n", "has no end"),
        ("---\n- a\n- b\n---\n", "is no mapping"),
        ("---\na: [\n---\n", "not readable as YAML"),
        ("---\na: &x 1\nb: *x\n---\n", "aliases"),
        ("---\na: 1\na: 2\n---\n", "repeated key 'a'"),
        ("---\na: !!python/object/apply:os.system [ls]\n---\n", "not readable as YAML"),
        (f"---\na: {'[' * 60}{']' * 60}\n---\n", "nested too deep"),
        (f"---\na: {'x' * 1_000_001}\n---\n", "characters of YAML"),
    ],
)
def test_front_matter_that_cannot_be_read_says_why(text: str, problem: str) -> None:
    card = Card.read(text, "README.md", date(2026, 11, 21))
    assert any(problem in gap.reason for gap in card.gaps), card.gaps


def test_a_license_is_read_with_its_evidence() -> None:
    (model,) = [one for one in claims(license="mit") if isinstance(one, Model)]
    release = model.components[Component.WEIGHTS]
    assert str(release.license) == "MIT"
    assert release.evidence[0].method is Method.CARD
    assert release.evidence[0].locator == "front matter: license"


def test_a_list_of_licenses_holds_together() -> None:
    assert declared(claims(license=["mit", "isc", "mit"])) == ["MIT AND ISC"]


def test_the_name_of_another_license_is_looked_up() -> None:
    assert declared(claims(license="other", license_name="ISC")) == ["ISC"]


def test_a_license_that_nobody_knows_is_a_gap() -> None:
    assert gaps(claims(license="my-own")) == ["license 'my-own' is not in the catalog"]
    assert gaps(claims(license=["mit", "my-own"])) == ["license 'my-own' is not in the catalog"]


@pytest.mark.parametrize("value", ["my-own", ["mit", "my-own"], "Other"])
def test_a_license_that_nobody_knows_is_there_all_the_same(value: object) -> None:
    assert declared(claims(license=value)) == [str(Unlicensed.UNIDENTIFIED)]


@pytest.mark.parametrize("value", ["unknown", "license", None])
def test_words_that_name_no_license_declare_none(value: object) -> None:
    assert declared(claims(license=value)) == []


@pytest.mark.parametrize("value", [None, "", 3, [], {"a": "b"}])
def test_no_license_is_a_gap_and_not_an_answer(value: object) -> None:
    assert gaps(claims(license=value)) == ["the front matter declares no license"]


def test_one_base_is_a_finetune_and_several_are_a_merge() -> None:
    assert edges(claims(base_model="org/a")) == [("finetune", "org/a")]
    assert edges(claims(base_model=["org/a", "org/b"])) == [("merge", "org/a"), ("merge", "org/b")]


def test_the_relation_that_the_card_states_counts() -> None:
    found = claims(base_model="org/a", base_model_relation="quantized")
    assert edges(found) == [("quantized", "org/a")]


def test_listed_datasets_have_no_stage_before_every_place_was_asked_for_a_base() -> None:
    found = claims(base_model="org/a", datasets=["org/data"])
    assert [one.component for one in found if isinstance(one, Edge)] == [None, None]


def test_the_label_of_the_place_counts_before_what_tags_show_and_after_what_the_card_states() -> (
    None
):
    def relation(head: str) -> list[tuple[str, str]]:
        card = Card.read(f"---\nbase_model: org/a\ntags: [onnx]\n{head}\n---\n", "README.md", DAY)
        labeled = replace(card, labeled=Relation.FINETUNE)
        return edges(list(labeled.claims(ID, Index())))

    assert relation("license: mit") == [("finetune", "org/a")]
    assert relation("base_model_relation: adapter") == [("adapter", "org/a")]


def test_a_parent_that_is_no_id_is_an_unknown_parent_and_a_gap() -> None:
    found = claims(license="mit", base_model="./checkpoints/last")
    assert edges(found) == [("finetune", "unknown:./checkpoints/last")]
    assert gaps(found) == ["'./checkpoints/last' is no id"]


def test_a_model_that_names_itself_is_told() -> None:
    assert gaps(claims(license="mit", base_model="local:model")) == [
        "the model is named as its own parent"
    ]


def test_a_model_that_names_itself_has_no_edge_to_itself() -> None:
    assert edges(claims(base_model=["LOCAL:Model", "org/a"])) == [("finetune", "org/a")]


def test_a_dataset_may_have_the_name_of_its_model() -> None:
    found = claims(license="mit", datasets="org/same")
    assert edges(found) == [("trained_on", "org/same")]
    assert gaps(found) == []


def test_the_template_of_a_training_tool_declares_no_license() -> None:
    found = of_text("---\nlicence: license\n---\n")
    assert repairs(found) == [
        "license: 'licence' is read as 'license'",
        "license: 'license' is read as 'no license'",
    ]
    assert gaps(found) == ["the front matter declares no license"]


def test_a_license_in_another_spelling_is_repaired() -> None:
    found = claims(license="MIT License")
    assert declared(found) == ["MIT"]
    assert repairs(found) == ["license: 'MIT License' is read as 'MIT'"]


def test_a_repair_shows_where_it_was_made() -> None:
    (repair,) = [one for one in claims(base_model="hf.co/org/a") if isinstance(one, Finding)]
    assert repair.because == "base_model: 'hf.co/org/a' is read as 'org/a'"
    assert repair.evidence[0].locator == "front matter: base_model"
    assert repair.evidence[0].quote == "hf.co/org/a"


@pytest.mark.parametrize("value", ["None", "n/a", "[More Information Needed]"])
def test_a_word_for_nothing_is_no_parent(value: str) -> None:
    found = claims(license="mit", base_model=value)
    assert (edges(found), gaps(found)) == ([], [])
    assert repairs(found) == [f"base_model: '{value}' is read as 'nothing'"]


def test_a_parent_may_be_a_mapping() -> None:
    found = claims(base_model=[{"name": "org/a", "version": 1}, {"version": 2}, 3, None, ""])
    assert edges(found) == [("finetune", "org/a")]
    assert gaps(found)[1:] == ["{'version': 2} is no id", "3 is no id"]


def test_a_parent_that_stands_twice_is_one() -> None:
    assert edges(claims(base_model=["org/a", "Org/A"])) == [("finetune", "org/a")]


def test_a_list_that_is_too_long_is_read_in_part() -> None:
    found = claims(license="mit", base_model=[f"org/m{number}" for number in range(501)])
    assert len(edges(found)) == 500
    assert gaps(found) == ["only the first 500 of 501 were read"]


def test_a_bare_name_stands_for_the_id_that_the_text_links() -> None:
    link = "See [it](https://huggingface.co/Qwen/Qwen2-1.5B).\n"
    found = of_text(f"---\nlicense: mit\nbase_model: Qwen2-1.5B\n---\n{link}")
    assert edges(found) == [("finetune", "Qwen/Qwen2-1.5B")]
    assert repairs(found) == ["base_model: 'Qwen2-1.5B' is read as 'Qwen/Qwen2-1.5B'"]


def test_no_organization_is_invented_for_a_bare_name() -> None:
    found = claims(license="mit", base_model="Qwen2-1.5B")
    assert edges(found) == [("finetune", "unknown:Qwen2-1.5B")]
    assert gaps(found) == []


@pytest.mark.parametrize(
    ("head", "relation"),
    [
        ("library_name: peft", "adapter"),
        ("tags: [GGUF]", "quantized"),
        ("Tags: [lora]", "adapter"),
        ("base_model_relation: [merge]", "merge"),
        ("base_model_relation: [merge, adapter]", "finetune"),
    ],
)
def test_the_front_matter_hints_at_the_relation(head: str, relation: str) -> None:
    assert edges(of_text(f"---\n{head}\nbase_model: org/a\n---\n")) == [(relation, "org/a")]


def test_files_hint_at_the_relation_and_what_is_known_elsewhere_comes_last() -> None:
    text = "---\nbase_model: org/a\n---\n"
    assert edges(of_text(text, files=("adapter_config.json",))) == [("adapter", "org/a")]
    assert edges(of_text(text, relation=Relation.QUANTIZED)) == [("quantized", "org/a")]


def test_a_card_without_front_matter_is_read_for_its_words() -> None:
    text = (
        "# Title\n\nThis model is a fine-tuned version of "
        "[a](https://huggingface.co/org/a) on the org/d dataset.\n"
    )
    found = of_text(text)
    assert edges(found) == [("finetune", "org/a"), ("trained_on", "org/d")]
    assert evidence(found) == [("org/a", Method.PROSE), ("org/d", Method.PROSE)]
    (edge, _) = [one for one in found if isinstance(one, Edge)]
    assert edge.evidence[0].locator == "text: line 3"
    assert edge.evidence[0].quote.startswith("This model is a fine-tuned version of org/a")


def test_words_that_agree_with_the_front_matter_are_evidence_of_the_same_step() -> None:
    text = "---\nbase_model: Org/A\nlibrary_name: peft\n---\n- Finetuned from model: org/a\n"
    found = of_text(text)
    assert edges(found) == [("adapter", "Org/A"), ("adapter", "Org/A")]
    assert evidence(found) == [("Org/A", Method.CARD), ("Org/A", Method.PROSE)]


def test_another_parent_in_words_stands_beside_that_of_the_front_matter() -> None:
    found = of_text("---\nbase_model: org/a\n---\n- Finetuned from model: org/b\n")
    assert edges(found) == [("finetune", "org/a")]
    assert differences(found) == [
        "the front matter names the parent org/a, the text org/b; the front matter counts"
    ]


@pytest.mark.parametrize("words", ["other/a", "A", "Something 7B", "local/model", "org/a"])
def test_words_that_name_no_other_parent_differ_in_nothing(words: str) -> None:
    assert differences(of_text(f"---\nbase_model: org/a\n---\n- Base model: {words}\n")) == []


def test_words_that_are_no_id_are_an_unknown_parent_and_a_gap() -> None:
    found = of_text("---\nlicense: mit\n---\n- Base model: Some Model 7B\n")
    assert edges(found) == [("finetune", "unknown:Some Model 7B")]
    assert gaps(found) == ["the text names 'Some Model 7B', which is no id"]


def test_the_model_itself_is_no_parent_in_words_either() -> None:
    assert edges(of_text("- Base model: local:model\n")) == []


def test_a_dataset_in_words_is_that_of_the_front_matter_under_its_short_name() -> None:
    sentence = "This model is a fine-tuned version of org/x-1 on the imdb dataset."
    found = of_text(f"---\nlicense: mit\ndatasets: stanfordnlp/imdb\n---\n{sentence}\n")
    assert edges(found)[1:] == [
        ("trained_on", "stanfordnlp/imdb"),
        ("trained_on", "stanfordnlp/imdb"),
    ]
    assert gaps(found) == []


def test_a_dataset_in_words_without_its_organization_is_left_to_who_knows_where_it_moved() -> None:
    found = of_text("This model is a fine-tuned version of org/x-1 on the imdb dataset.\n")
    assert edges(found)[1:] == [("trained_on", "unknown:imdb")]
    assert gaps(found)[1:] == []


def test_training_data_made_with_a_service_is_an_unknown_parent() -> None:
    found = of_text("This model was trained on data generated by GPT-4.\n")
    assert edges(found) == [("trained_on", "unknown:data generated by GPT-4")]


MERGE = """\
---
license: mit
---
```yaml
merge_method: slerp
base_model: org/a
models:
- model: org/b
```
"""
TRAINING = """\
---
license: mit
---
<details><summary>See axolotl config</summary>

```yaml
base_model: org/a
adapter: qlora
datasets:
  - path: org/d
    type: alpaca
  - path: ./local.json
  - 3
```
</details>
"""


def test_the_settings_of_a_merge_name_its_parents() -> None:
    assert edges(of_text(MERGE)) == [("merge", "org/a"), ("merge", "org/b")]


def test_the_settings_of_a_merge_that_cannot_be_read_are_a_gap() -> None:
    (reason,) = gaps(of_text(MERGE.replace("slerp", "[")))
    assert reason.startswith("line 5: ")


def test_the_settings_of_a_training_name_the_base_and_the_data() -> None:
    found = of_text(TRAINING)
    assert edges(found) == [
        ("adapter", "org/a"),
        ("trained_on", "org/d"),
        ("trained_on", "unknown:./local.json"),
    ]
    assert gaps(found) == ["the text names './local.json', which is no id"]


def test_the_settings_of_a_training_that_is_no_yaml_are_read_line_by_line() -> None:
    found = of_text(TRAINING.replace("type: alpaca", "type: ["))
    assert edges(found)[0] == ("finetune", "org/a")


@pytest.mark.parametrize(
    "block",
    ["base_model: org/a\n", "[base_model: org/a,\ndatasets: x]\n", "base_model: 3\nadapter: x\n"],
)
def test_other_settings_name_nothing(block: str) -> None:
    assert edges(of_text(f"```\n{block}```\n")) == []


def test_a_license_in_words_is_read_as_prose() -> None:
    found = of_text("# Title\n\n## License\n\nThis model is under the ISC license.\n")
    (model,) = [one for one in found if isinstance(one, Model)]
    release = model.components[Component.WEIGHTS]
    assert (str(release.license), release.evidence[0].method) == ("ISC", Method.PROSE)


def test_several_licenses_in_words_are_a_gap() -> None:
    found = of_text("---\nlicense: mit\n---\n# License\nUnder MIT or under the ISC license.\n")
    assert gaps(found) == ["the text names MIT, ISC, and does not say what is under which"]
    assert declared(found) == ["MIT"]


def test_words_that_ask_for_less_than_the_license_allows_are_a_finding() -> None:
    limit = "This model is for research purposes only.\n"
    found = of_text(f"---\nlicense: mit\n---\n{limit}")
    assert differences(found) == ["MIT is declared, and the text says: research purposes only"]
    assert differences(of_text(limit)) == []


def test_words_that_ask_for_what_the_license_asks_are_none() -> None:
    card = Card(
        source="README.md",
        read_on=DAY,
        fields={"license": "cc-by-nc"},
        body="This model is for non-commercial use only.\n",
    )

    class NonCommercial(Index):
        def find_license(self, text: str) -> LicenseId | None:
            return LicenseId("CC-BY-NC-4.0") if text == "cc-by-nc" else None

    assert differences(list(card.claims(ID, NonCommercial()))) == []


def test_a_text_that_says_too_much_is_read_in_part() -> None:
    found = of_text("---\nlicense: mit\n---\n" + "- Base model: org/a-1\n" * 600)
    assert gaps(found) == ["only the first 500 things that it says were read"]


def test_a_text_that_is_too_long_is_read_in_part() -> None:
    found = of_text("---\nlicense: mit\n---\n" + "x" * 500_001)
    assert gaps(found) == ["only the first 500000 of 500001 characters were read"]


def test_front_matter_that_cannot_be_read_is_a_gap_beside_what_was_salvaged() -> None:
    found = of_text("---\nlicense: mit\nmodel: a: b\nbase_model: org/a\n---\n")
    assert gaps(found)[0].endswith("; read line by line: license, base_model")
    assert (declared(found), edges(found)) == (["MIT"], [("finetune", "org/a")])


def test_a_dataset_has_a_license_and_sources() -> None:
    found = of_dataset(
        "license: [mit]\nsource_datasets: [original, org/a, extended|org/b, extended|squad, none]"
    )
    (dataset,) = [one for one in found if isinstance(one, Dataset)]
    assert str(dataset.release.license) == "MIT"
    assert edges(found) == [
        ("derived_data", "org/a"),
        ("derived_data", "org/b"),
        ("derived_data", "unknown:squad"),
    ]
    assert gaps(found) == []


def test_a_dataset_that_a_machine_annotated_has_an_unknown_maker() -> None:
    found = of_dataset("license: mit\nannotations_creators:\n- machine-generated\n- found")
    assert edges(found) == [("generated_by", "unknown:the machine that made the annotations")]
    assert len(gaps(found)) == 1


def test_a_dataset_without_a_license_is_a_gap() -> None:
    assert gaps(of_dataset("license: other")) == ["the front matter declares no license"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just("org/a"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), VALUES))
def test_any_fields_are_read(fields: dict[str, object]) -> None:
    card = Card(source="README.md", read_on=DAY, fields=fields)
    assert list(card.claims(ID, Index()))
    assert list(card.dataset_claims(DATA, Index()))


@given(st.dictionaries(st.sampled_from(["base_model", "adapter", "datasets", "models"]), VALUES))
def test_any_settings_are_read(settings: dict[str, object]) -> None:
    block = json.dumps(settings)[1:]
    for key in ("merge_method", "base_model"):
        assert of_text(f"```\n{{{key}: x,\ndatasets: [],\n{block}\n```\n")


@pytest.mark.parametrize("value", [["mit", "other"], ["mit", 5], ["mit", {"a": "b"}]])
def test_a_list_with_something_that_names_no_license_leaves_it_unknown(value: object) -> None:
    found = claims(license=value)
    assert declared(found) == [str(Unlicensed.UNIDENTIFIED)]
    assert gaps(found) == ["license 'other' is not in the catalog"]


def test_the_name_of_the_other_license_of_a_list_counts_with_the_rest() -> None:
    assert declared(claims(license=["mit", "other"], license_name="ISC")) == ["MIT AND ISC"]


def test_a_list_of_sixty_licenses_is_read() -> None:
    assert declared(claims(license=["mit", "isc"] * 30)) == ["MIT AND ISC"]


def test_a_card_that_calls_its_model_open_source_is_quoted_as_evidence() -> None:
    found = of_text("This is an open-source model of ours.")
    (model,) = [one for one in found if isinstance(one, Model)]
    (read,) = model.profile.evidence
    assert (read.method, read.quote) == (Method.PROSE, "This is an open-source model of ours.")


def test_a_license_that_follows_the_parents_is_there_and_not_known() -> None:
    found = of_text("The license of this model follows the license of the original model.")
    assert declared(found) == [str(Unlicensed.UNIDENTIFIED)]
