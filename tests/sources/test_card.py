from datetime import date

import pytest

from openglade.core.artifact import Model
from openglade.core.component import Component
from openglade.core.errors import InputError
from openglade.core.evidence import Gap, Method
from openglade.core.ids import LicenseId, ModelId
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim
from openglade.sources.card import Card, read_front_matter

ID = ModelId.parse("local:model")


class Index:
    """Knows two licenses by name."""

    def find_license(self, text: str) -> LicenseId | None:
        return {"mit": LicenseId("MIT"), "isc": LicenseId("ISC")}.get(text.casefold())

    def license_of_file(self, sha256: str) -> LicenseId | None:
        return LicenseId("MIT") if sha256.startswith("0") else None


def claims(**fields: object) -> list[Claim]:
    card = Card(source="README.md", read_on=date(2026, 11, 21), fields=dict(fields))
    return list(card.claims(ID, Index(), Relation.FINETUNE))


def declared(found: list[Claim]) -> list[str]:
    models = [one for one in found if isinstance(one, Model)]
    return [str(one.components[Component.WEIGHTS].license) for one in models]


def edges(found: list[Claim]) -> list[tuple[str, str]]:
    return [(one.relation.value, str(one.parent)) for one in found if isinstance(one, Edge)]


def gaps(found: list[Claim]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Gap)]


def test_front_matter_is_what_stands_between_the_fences() -> None:
    text = "---\r\nlicense: mit\r\nlanguage: no\r\n---\r\n# Title\n---\nlicense: gpl\n---\n"
    assert read_front_matter(text, "README.md") == {"license": "mit", "language": "no"}


@pytest.mark.parametrize("text", ["", "# Title", "---\n---\n", "text\n---\nlicense: mit\n---\n"])
def test_a_card_without_front_matter_has_no_fields(text: str) -> None:
    assert read_front_matter(text, "README.md") == {}


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
    with pytest.raises(InputError, match=problem):
        read_front_matter(text, "README.md")


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
    assert gaps(claims(license=["mit", "my-own"])) == ["license 'mit' is not in the catalog"] or (
        gaps(claims(license=["mit", "my-own"])) == ["license 'my-own' is not in the catalog"]
    )


@pytest.mark.parametrize("value", [None, "", 3, [], {"a": "b"}])
def test_no_license_is_a_gap_and_not_an_answer(value: object) -> None:
    assert gaps(claims(license=value)) == ["the front matter declares no license"]


def test_one_base_is_a_finetune_and_several_are_a_merge() -> None:
    assert edges(claims(base_model="org/a")) == [("finetune", "org/a")]
    assert edges(claims(base_model=["org/a", "org/b"])) == [("merge", "org/a"), ("merge", "org/b")]


def test_the_relation_that_the_card_states_counts() -> None:
    found = claims(base_model="org/a", base_model_relation="quantized")
    assert edges(found) == [("quantized", "org/a")]


def test_datasets_feed_finetuning_where_there_is_a_base() -> None:
    found = claims(base_model="org/a", datasets=["org/data"])
    assert [one.component for one in found if isinstance(one, Edge)] == [
        None,
        Component.FINETUNING_DATA,
    ]
    (alone,) = [one for one in claims(datasets="org/data") if isinstance(one, Edge)]
    assert alone.component is Component.PRETRAINING_DATA


def test_a_parent_that_is_no_id_is_an_unknown_parent_and_a_gap() -> None:
    found = claims(license="mit", base_model="./checkpoints/last")
    assert edges(found) == [("finetune", "unknown:./checkpoints/last")]
    assert gaps(found) == ["'./checkpoints/last' is no id"]


def test_a_model_that_names_itself_is_told() -> None:
    assert gaps(claims(license="mit", base_model="local:model")) == [
        "the model is named as its own parent"
    ]
