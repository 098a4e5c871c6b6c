from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openglade.catalog.store import Catalog
from openglade.core.artifact import Model
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.errors import InputError
from openglade.core.evidence import Gap, Method
from openglade.core.foreign import ForeignFile
from openglade.core.release import Availability, Extent, Release, Unlicensed
from openglade.sources import mot

DAY = date(2026, 11, 21)
FILE = """
framework: {name: Model Openness Framework, version: '1.0', date: '2024-12-15'}
release:
  name: Glade 7B
  date: '2026-01-02'
  producer: Some Lab
  huggingface: ''
  license:
    distribution: {name: Apache-2.0}
    code: {name: MIT}
    data: {name: }
  components:
    - {name: Model parameters (Final), component_path: https://example.org/weights}
    - {name: Training code}
    - {name: Model card, license: unlicensed}
    - {name: Data card, license: Some Terms 2.0}
    - {name: Datasets, license: CC-BY-4.0, license_path: /LICENSE}
    - {name: Research paper, license: 'Apache 2.0'}
"""


def read(text: str, catalog: Catalog) -> ForeignFile:
    return mot.read(text, "glade.yml", DAY, catalog)


def model(file: ForeignFile) -> Model:
    (found,) = (one for one in file.claims if isinstance(one, Model))
    return found


def asset(one: Asset, catalog: Catalog, text: str = FILE) -> Release:
    return model(read(text, catalog)).assets[one]


def declared(release: Release) -> str:
    return str(release.license)


def test_a_component_without_a_license_of_its_own_has_that_of_its_kind(catalog: Catalog) -> None:
    assert declared(asset(Asset.TRAINING_CODE, catalog)) == "MIT"


def test_a_kind_without_a_license_has_that_of_the_whole(catalog: Catalog) -> None:
    weights = model(read(FILE, catalog)).components[Component.WEIGHTS]
    assert declared(weights) == "Apache-2.0"
    assert weights.note == "https://example.org/weights"


@pytest.mark.parametrize("word", ["unlicensed", "''", "'0'"])
def test_a_component_that_says_it_is_unlicensed_inherits_nothing(
    word: str, catalog: Catalog
) -> None:
    text = FILE.replace("license: unlicensed", f"license: {word}")
    assert asset(Asset.MODEL_CARD, catalog, text).license is Unlicensed.NONE


def test_a_component_whose_license_is_left_empty_inherits(catalog: Catalog) -> None:
    text = FILE.replace("license: unlicensed", "license: ")
    assert declared(asset(Asset.MODEL_CARD, catalog, text)) == "Apache-2.0"


def test_without_any_license_there_is_none(catalog: Catalog) -> None:
    text = FILE.replace("{name: MIT}", "").replace("{name: Apache-2.0}", "{name: null}")
    assert asset(Asset.TRAINING_CODE, catalog, text).license is Unlicensed.NONE


def test_a_license_stays_as_it_is_spelled_and_is_known_all_the_same(catalog: Catalog) -> None:
    paper = asset(Asset.PAPER, catalog).license
    assert str(paper) == "Apache 2.0"
    assert not isinstance(paper, Unlicensed)
    assert list(map(str, paper.licenses)) == ["Apache-2.0"]


def test_a_license_that_nobody_knows_has_a_name_of_its_own(catalog: Catalog) -> None:
    card = asset(Asset.DATA_CARD, catalog).license
    assert not isinstance(card, Unlicensed)
    assert list(map(str, card.licenses)) == ["LicenseRef-Some-Terms-2.0"]


def test_what_is_not_listed_is_not_released(catalog: Catalog) -> None:
    code = asset(Asset.INFERENCE_CODE, catalog)
    assert (code.availability, code.note) == (Availability.CLOSED, "not listed in the file")


def test_the_entry_for_datasets_stands_for_all_data(catalog: Catalog) -> None:
    components = model(read(FILE, catalog)).components
    data = (Component.PRETRAINING_DATA, Component.FINETUNING_DATA, Component.REWARD_MODEL)
    assert {declared(components[one]) for one in data} == {"CC-BY-4.0"}


def test_training_code_without_that_of_the_data_is_a_part(catalog: Catalog) -> None:
    part = model(read(FILE, catalog)).components[Component.CODE]
    assert part.extent is Extent.PART
    both = FILE + "    - {name: Data preprocessing code, license: ISC}\n"
    whole = model(read(both, catalog)).components[Component.CODE]
    assert (whole.extent, declared(whole)) == (Extent.WHOLE, "MIT AND ISC")


def test_code_of_which_a_kind_has_no_license_has_none(catalog: Catalog) -> None:
    both = FILE + "    - {name: Data preprocessing code, license: unlicensed}\n"
    assert model(read(both, catalog)).components[Component.CODE].license is Unlicensed.NONE


def test_no_code_is_no_code(catalog: Catalog) -> None:
    text = FILE.replace("Training code", "Evaluation code")
    code = model(read(text, catalog)).components[Component.CODE]
    assert code.availability is Availability.CLOSED


def test_every_claim_says_where_it_was_read(catalog: Catalog) -> None:
    (read_,) = asset(Asset.DATA_CARD, catalog).evidence
    assert (read_.source, read_.method, read_.read_on) == ("glade.yml", Method.FILE, DAY)
    assert (read_.locator, read_.quote) == ("release.components: Data card", "Some Terms 2.0")


def test_the_last_of_two_entries_of_one_name_counts(catalog: Catalog) -> None:
    text = FILE + "    - {name: Model card, license: ISC}\n"
    assert declared(asset(Asset.MODEL_CARD, catalog, text)) == "ISC"


def test_a_name_that_is_no_component_is_a_gap(catalog: Catalog) -> None:
    file = read(FILE + "    - {name: Telemetry}\n", catalog)
    (gap,) = (one for one in file.claims if isinstance(one, Gap))
    assert gap.reason == "'Telemetry' is none of the framework's seventeen components"


def test_the_model_has_its_id_on_the_hub_where_the_file_has_an_address(catalog: Catalog) -> None:
    assert str(read(FILE, catalog).id) == "Some-Lab:Glade-7B"
    text = FILE.replace("huggingface: ''", "huggingface: https://huggingface.co/org/glade")
    assert str(read(text, catalog).id) == "org/glade"


def test_the_assessor_is_named(catalog: Catalog) -> None:
    assert read(FILE, catalog).assessor == "Model Openness Tool"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "release: 3",
        "release: {components: {}}",
        "release: {components: [3]}",
        "release: {components: [{license: MIT}]}",
        "release: {components: [{name: [a]}]}",
    ],
)
def test_what_is_no_file_of_the_tool_is_refused_in_one_line(text: str, catalog: Catalog) -> None:
    with pytest.raises(InputError, match=r"^glade.yml: .*; (give|name) ") as error:
        read(text, catalog)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("stated", ["license: 3", "license: [a]", "license: {code: [a]}"])
def test_odd_values_are_read_as_nothing(stated: str, catalog: Catalog) -> None:
    text = f"release: {{components: [{{name: Model card, license: }}], {stated}}}"
    assert asset(Asset.MODEL_CARD, catalog, text).license is Unlicensed.NONE


@given(st.lists(st.tuples(st.integers(0, len(FILE) - 1), st.integers(0, 255)), max_size=6))
def test_no_change_of_a_byte_breaks_the_reader(
    catalog: Catalog, changes: list[tuple[int, int]]
) -> None:
    content = bytearray(FILE.encode())
    for place, byte in changes:
        content[place] = byte
    with suppress(InputError):
        read(content.decode(errors="replace"), catalog)
