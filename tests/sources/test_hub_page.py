from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.core.artifact import Dataset, Model
from openglade.core.component import Component
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.finding import Finding
from openglade.core.ids import DatasetId, LicenseId, ModelId
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim, ModelRecord
from openglade.core.release import Availability, Unlicensed
from openglade.sources.hub_page import Page, RepositoryId
from tests.sources.by_digest import ByDigest

TODAY = date(2026, 11, 21)
SOURCE = "https://huggingface.co/api/models/org/name"
ID = ModelId.parse("org/name")
SHA = "86b5e0934494bd15c9632b12f734a8a67f723594"
PAGE: dict[str, object] = {
    "id": "org/name",
    "sha": SHA,
    "gated": False,
    "private": False,
    "disabled": False,
    "createdAt": "2024-11-22T09:30:00.000Z",
    "tags": ["license:mit", "region:us"],
    "cardData": {"license": "mit"},
    "siblings": [{"rfilename": "model.safetensors"}],
    "safetensors": {"parameters": {"BF16": 7}, "total": 7},
}
BASE = {"relation": "finetune", "models": [{"_id": "1", "id": "org/base"}]}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "models", "relation", "license", "total", "rfilename"]), inner
        )
    ),
    max_leaves=9,
)


class Index(ByDigest):
    """Knows some licenses by name."""

    def find_license(self, text: str) -> LicenseId | None:
        known = {"mit": "MIT", "isc": "ISC", "llama3": "LicenseRef-llama-3"}
        found = known.get(text.casefold())
        return LicenseId(found) if found else None

    def license_of_file(self, sha256: str) -> LicenseId | None:
        return LicenseId("MIT") if sha256.startswith("0") else None


def page(fields: Mapping[str, object], node: RepositoryId = ID) -> Page:
    return Page.of(node, PAGE | dict(fields), SOURCE, TODAY)


def claims(**fields: object) -> list[Claim]:
    return list(page(fields).claims(Index()))


def model(found: list[Claim]) -> Model:
    return ModelRecord.of(ID, found, licenses={}).model


def gaps(found: list[Claim]) -> list[tuple[str, str]]:
    return [(one.what, one.reason) for one in found if isinstance(one, Gap)]


def edges(found: list[Claim]) -> list[tuple[str, str]]:
    return [(one.relation.value, str(one.parent)) for one in found if isinstance(one, Edge)]


def stages(found: list[Claim]) -> list[Component | None]:
    return [one.component for one in found if isinstance(one, Edge)]


def evidence_of(found: list[Claim]) -> list[Evidence]:
    artifacts = [one for one in found if isinstance(one, Model)]
    released = [
        read
        for one in artifacts
        for release in one.components.values()
        for read in release.evidence
    ]
    return released + [read for one in found if isinstance(one, Edge) for read in one.evidence]


def test_a_public_model_with_its_weights_and_license() -> None:
    found = claims()
    release = model(found).components[Component.WEIGHTS]
    assert (release.availability, str(release.license)) == (Availability.PUBLIC, "MIT")
    profile = model(found).profile
    assert (profile.name, profile.released, profile.parameters) == ("name", "2024-11-22", 7)
    assert gaps(found) == []


def test_every_claim_names_its_address_day_and_revision() -> None:
    found = evidence_of(claims(baseModels=BASE))
    assert {read.source for read in found} == {SOURCE}
    assert {read.read_on for read in found} == {TODAY}
    assert {read.method for read in found} == {Method.HUB_API}
    assert [read.locator for read in found] == [
        f"gated, siblings at {SHA}",
        f"cardData.license at {SHA}",
        f"baseModels at {SHA}",
    ]
    assert [read.quote for read in found] == ["", "mit", "org/base"]


@pytest.mark.parametrize(
    ("gated", "availability"),
    [
        (False, Availability.PUBLIC),
        ("auto", Availability.CLICK_THROUGH),
        ("manual", Availability.CLICK_THROUGH),
    ],
)
def test_a_gate_is_a_click(gated: object, availability: Availability) -> None:
    release = model(claims(gated=gated)).components[Component.WEIGHTS]
    assert release.availability is availability


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"disabled": True}, "the repository is disabled"),
        ({"private": True}, "the repository is private"),
        ({"gated": None}, "the Hub does not say whether it is gated"),
        ({"gated": 0}, "the Hub does not say whether it is gated"),
        ({"gated": ["auto"]}, "the Hub does not say whether it is gated"),
        (
            {"siblings": [{"rfilename": "a.md"}, {"rfilename": "x/training_args.bin"}]},
            "no file of weights among those that the Hub lists",
        ),
        ({"siblings": None}, "no file of weights among those that the Hub lists"),
    ],
)
def test_weights_that_are_not_known_to_be_there_are_a_gap(
    fields: dict[str, object], reason: str
) -> None:
    found = claims(**({"safetensors": None} | fields))
    release = model(found).components[Component.WEIGHTS]
    assert ("weights", reason) in gaps(found)
    assert release.availability is Availability.UNKNOWN


@pytest.mark.parametrize(
    "fields",
    [
        {"siblings": [{"rfilename": "unet/x.Safetensors"}]},
        {"siblings": None, "gguf": {"total": 5}},
        {"siblings": [], "safetensors": {"total": 5}},
    ],
)
def test_weights_are_known_by_their_files_or_their_count(fields: dict[str, object]) -> None:
    found = claims(**({"safetensors": None} | fields))
    assert model(found).components[Component.WEIGHTS].availability is Availability.PUBLIC


@pytest.mark.parametrize("created", ["2022-03-02T23:29:04.000Z", None, 20240101, "soon", ""])
def test_a_day_that_the_hub_did_not_keep_is_not_told(created: object) -> None:
    assert model(claims(createdAt=created)).profile.released == ""


@pytest.mark.parametrize("total", [0, -1, True, "7", 7.5, None, 10**16])
def test_a_count_that_cannot_be_is_not_told(total: object) -> None:
    found = claims(safetensors={"total": total})
    assert model(found).profile.parameters is None


@pytest.mark.parametrize(
    ("card", "tags", "license_text", "place"),
    [
        ({"license": "mit"}, [], "MIT", "cardData.license"),
        ({"license": ["mit", "isc", "mit"]}, [], "MIT AND ISC", "cardData.license"),
        ({"license": "other", "license_name": "ISC"}, [], "ISC", "cardData.license_name"),
        (
            {"license": "other", "license_name": "llama3"},
            ["license:other"],
            "LicenseRef-llama-3",
            "cardData.license_name",
        ),
        (None, ["license:isc"], "ISC", "tags license:"),
        ({"license": None}, ["license:isc"], "ISC", "tags license:"),
    ],
)
def test_a_license_is_read_where_it_stands(
    card: object, tags: list[str], license_text: str, place: str
) -> None:
    found = claims(cardData=card, tags=tags)
    release = model(found).components[Component.WEIGHTS]
    assert str(release.license) == license_text
    assert release.evidence[-1].locator == f"{place} at {SHA}"


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        ({"license": "my-own"}, "license 'my-own' is not in the catalog"),
        ({"license": ["mit", "my-own"]}, "license 'my-own' is not in the catalog"),
        (
            {"license": "other", "license_name": "x" * 999},
            f"license '{'x' * 100}' is not in the catalog",
        ),
        ({"license": "Other"}, "the metadata declares no license"),
    ],
)
def test_a_license_that_nobody_knows_is_a_gap_and_is_there(card: object, reason: str) -> None:
    found = claims(cardData=card, tags=None)
    assert gaps(found) == [("license", reason)]
    assert model(found).components[Component.WEIGHTS].license is Unlicensed.UNIDENTIFIED


@pytest.mark.parametrize(
    "card",
    [
        {"license": "unknown"},
        {"license": "license"},
        {"license": "None"},
        {"license": {"a": 1}},
        [],
    ],
)
def test_no_license_in_the_metadata_is_a_gap(card: object) -> None:
    found = claims(cardData=card, tags=None)
    assert gaps(found) == [("license", "the metadata declares no license")]
    assert model(found).components[Component.WEIGHTS].license is Unlicensed.UNREAD


def test_weights_in_several_parts_are_weights() -> None:
    siblings = [{"rfilename": "model.IQ4_XS.gguf.part1of8"}]
    found = claims(siblings=siblings, safetensors=None, gated=False)
    assert model(found).components[Component.WEIGHTS].availability is Availability.PUBLIC


@pytest.mark.parametrize("relation", ["finetune", "adapter", "merge", "quantized"])
def test_each_parent_is_an_edge(relation: str) -> None:
    told = {"relation": relation, "models": [{"id": "org/a"}, {"id": "org/b"}]}
    siblings = [{"rfilename": "model.gguf"}]
    found = claims(baseModels=told, tags=["base_model:merge:org/other"], siblings=siblings)
    assert edges(found) == [(relation, "org/a"), (relation, "org/b")]


def test_tags_name_the_parents_where_base_models_are_absent() -> None:
    tags = ["base_model:org/a", "base_model:adapter:org/a", "dataset:org/d", "dataset:squad"]
    found = claims(tags=tags)
    assert edges(found) == [
        ("adapter", "org/a"),
        ("trained_on", "org/d"),
        ("trained_on", "unknown:squad"),
    ]
    assert gaps(found) == []


def test_data_have_no_stage_before_every_place_was_asked_for_a_base() -> None:
    tags = ["dataset:org/d"]
    assert stages(claims(tags=tags)) == [None]
    assert stages(claims(tags=tags, baseModels=BASE)) == [None, None]


ONNX = [{"rfilename": "model.safetensors"}, {"rfilename": "onnx/model.onnx"}]
QUANTIZED = {"relation": "quantized", "models": [{"id": "org/base"}]}


def test_whole_weights_that_hold_an_onnx_file_beside_are_no_quantized_copy() -> None:
    found = claims(baseModels=QUANTIZED, tags=["onnx", "safetensors"], siblings=ONNX)
    assert edges(found) == [("finetune", "org/base")]
    (finding,) = [one for one in found if isinstance(one, Finding)]
    whole = "it holds whole weights and nothing says that they are quantized"
    assert finding.because == f"labeled quantized, but {whole}; finetune counts"
    assert [one.locator for one in finding.evidence] == [
        f"baseModels: relation at {SHA}",
        f"tags, siblings at {SHA}",
    ]
    assert page({"baseModels": QUANTIZED, "siblings": ONNX}).relation is Relation.FINETUNE


def test_what_the_card_states_itself_is_not_doubted() -> None:
    card = {"base_model_relation": "quantized"}
    found = claims(baseModels=QUANTIZED, cardData=card, siblings=ONNX)
    assert edges(found) == [("quantized", "org/base")]
    assert not [one for one in found if isinstance(one, Finding)]


@pytest.mark.parametrize(
    ("models", "relation"), [([{"id": "org/a"}], "finetune"), ([{"id": "org/a"}, "org/b"], "merge")]
)
def test_a_relation_that_is_not_named_is_assumed_and_told(
    models: list[object], relation: str
) -> None:
    found = claims(baseModels={"relation": "cousin", "models": models})
    assert edges(found)[0] == (relation, "org/a")
    reason = f"the Hub does not name the relation to 'org/a'; {relation} is assumed"
    assert ("baseModels", reason) in gaps(found)


@pytest.mark.parametrize("name", ["org/name", "ORG/Name"])
def test_a_model_is_not_its_own_parent(name: str) -> None:
    told = {"relation": "finetune", "models": [{"id": name}]}
    found = claims(baseModels=told)
    assert edges(found) == []
    assert gaps(found) == [("baseModels", "the model is named as its own parent")]


def test_more_parents_than_are_read_are_told() -> None:
    told = {"relation": "merge", "models": [{"id": f"org/{number}"} for number in range(600)]}
    found = claims(baseModels=told)
    assert len(edges(found)) == 500
    assert gaps(found) == [("parents", "100 more are named than the 500 that are read")]


@pytest.mark.parametrize(
    "value", [None, 5, True, "text", "", [], [None], [[]], {}, {"id": 5}, [5, "x", {"id": None}]]
)
@pytest.mark.parametrize("field", [*PAGE, "baseModels", "gguf"])
def test_fields_of_any_shape_are_read(field: str, value: object) -> None:
    found = claims(**{field: value})
    assert [one for one in found if isinstance(one, Model)]


def test_nothing_but_nulls_opens_nothing() -> None:
    found = claims(**dict.fromkeys([*PAGE, "baseModels", "gguf"]))
    assert model(found).components == {}
    assert gaps(found) == [
        ("weights", "no file of weights among those that the Hub lists"),
        ("license", "the metadata declares no license"),
    ]


def test_parents_without_a_name_are_unknown_parents() -> None:
    told = {"relation": "merge", "models": [{"id": 5}, None, {"id": "Qwen2-1.5B"}]}
    assert edges(claims(baseModels=told)) == [
        ("merge", "unknown:no text but int"),
        ("merge", "unknown:no text but NoneType"),
        ("merge", "unknown:Qwen2-1.5B"),
    ]


@given(fields=st.dictionaries(st.sampled_from([*PAGE, "baseModels", "gguf"]), JSON))
def test_an_object_of_any_shape_is_read(fields: dict[str, object]) -> None:
    found = page(fields)
    assert list(found.claims(Index()))
    assert all(found.license_files)
    assert all(len(read.quote) <= 200 for read in evidence_of(claims(**fields)))


def test_a_long_name_is_quoted_in_short() -> None:
    (edge,) = [one for one in claims(tags=["base_model:" + "w " * 99]) if isinstance(one, Edge)]
    assert len(edge.evidence[0].quote.split()) == 25


@pytest.mark.parametrize(
    "name", [None, 5, "name", "host.example:org/name", "openai:gpt-4", "a/b/c"]
)
def test_a_spelling_that_is_none_of_the_hub_changes_nothing(name: object) -> None:
    assert page({"id": name}).canonical == ID


def test_the_hubs_spelling_of_an_id_is_kept_apart() -> None:
    found = page({"id": "Org/New"})
    assert (str(found.node), str(found.canonical)) == ("org/name", "Org/New")


@pytest.mark.parametrize("sha", [None, 7, "main", "../..", SHA.upper(), SHA + "0"])
def test_what_is_no_revision_is_none(sha: object) -> None:
    assert page({"sha": sha}).sha == ""


def test_license_files_are_those_of_the_top_that_hold_text() -> None:
    names = ["LICENSE-CODE", "LICENSE", "copying.md", "USE_LICENCE.txt"]
    others = ["sub/LICENSE", "license_reader.py", "license.json", "license_plates.safetensors"]
    siblings = [{"rfilename": name} for name in (*names, *others)]
    assert page({"siblings": siblings}).license_files == (
        "LICENSE",
        "copying.md",
        "LICENSE-CODE",
        "USE_LICENCE.txt",
    )


def test_many_licenses_that_make_no_expression_are_a_gap() -> None:
    long = [f"mit{number}" for number in range(20)]

    class Verbose(Index):
        def find_license(self, text: str) -> LicenseId | None:
            return LicenseId(f"LicenseRef-{text}-{'x' * 50}")

    found = list(page({"cardData": {"license": long}}).claims(Verbose()))
    assert "is no SPDX expression" in gaps(found)[0][1]


@pytest.mark.parametrize(
    "name", ["README.md", "load.py", ".gitattributes", "LICENSE", "LICENSE.txt"]
)
def test_a_dataset_without_data_is_a_gap(name: str) -> None:
    node = DatasetId.parse("org/data")
    found = list(page({"siblings": [{"rfilename": name}]}, node).claims(Index()))
    assert ("dataset", "no file of data among those that the Hub lists") in gaps(found)


def test_a_dataset_has_a_release_a_day_and_no_parents() -> None:
    node = DatasetId.parse("org/data")
    fields = {"siblings": [{"rfilename": "data/0.parquet"}], "baseModels": BASE}
    first, second = page(fields, node).claims(Index())
    assert isinstance(first, Dataset)
    assert isinstance(second, Dataset)
    assert (first.name, first.released) == ("data", "2024-11-22")
    assert first.release.availability is Availability.PUBLIC
    assert str(second.release.license) == "MIT"
