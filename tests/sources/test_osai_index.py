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
from openglade.core.foreign import ForeignFile
from openglade.core.index_entry import IndexEntry, Openness, Parameter
from openglade.core.lineage import Edge
from openglade.core.release import Availability, Extent, Unlicensed
from openglade.sources import osai_index

DAY = date(2026, 11, 21)
HUB = "https://huggingface.co"
FILE = f"""
system:
    name: Glade
    link: https://example.org/glade
    basemodelname: Meadow-7B
    endmodelname: Glade-7B
    endmodellicense: Apache 2.0
    releasedate: 2026-02
org: {{name: Some Lab}}
datasources_basemodel: {{class: closed, link: , notes: not a word}}
datasources_endmodel: {{class: partial, link: "{HUB}/datasets/lab/talk", notes: half of it}}
weights_basemodel: {{class: open, link: ["{HUB}/lab/meadow-7b/tree/main"], notes: }}
weights_endmodel: {{class: "open ", link: ["https://example.org", "{HUB}/lab/glade-7b"]}}
trainingcode: {{class: partial, link: null, notes: scattered}}
code: {{class: , link: , notes: }}
modelcard: {{class: Open, notes: }}
licenses: {{class: partial, notes: "Weights: Apache-2.0."}}
"""


def read(text: str, catalog: Catalog) -> ForeignFile:
    return osai_index.read(text, "glade.yaml", DAY, catalog)


def entry(text: str, catalog: Catalog) -> IndexEntry:
    found = read(text, catalog).index_entry
    assert found
    return found


def models(file: ForeignFile) -> dict[str, Model]:
    return {str(one.id): one for one in file.claims if isinstance(one, Model)}


def parents(file: ForeignFile) -> list[str]:
    return [str(one.parent) for one in file.claims if isinstance(one, Edge)]


def test_each_cell_is_kept_with_its_notes_and_links(catalog: Catalog) -> None:
    cells = entry(FILE, catalog).cells
    assert cells[Parameter.END_WEIGHTS].openness is Openness.OPEN
    locators = [one.locator for one in cells[Parameter.END_WEIGHTS].evidence]
    assert locators == [
        "weights_endmodel https://example.org",
        f"weights_endmodel {HUB}/lab/glade-7b",
    ]
    assert cells[Parameter.END_DATA].notes == "half of it"


def test_a_class_that_is_left_empty_is_no_class(catalog: Catalog) -> None:
    assert entry(FILE, catalog).cells[Parameter.CODE].openness is None


def test_a_parameter_that_the_file_lacks_has_no_cell(catalog: Catalog) -> None:
    assert Parameter.API not in entry(FILE, catalog).cells


def test_the_model_is_the_one_whose_weights_are_linked(catalog: Catalog) -> None:
    assert str(read(FILE, catalog).id) == "lab/glade-7b"
    text = FILE.replace(f"{HUB}/lab/glade-7b", "https://example.org/x")
    assert str(read(text, catalog).id) == "Some-Lab:Glade-7B"


def test_the_step_to_the_base_is_a_claim(catalog: Catalog) -> None:
    file = read(FILE, catalog)
    assert parents(file) == ["lab/meadow-7b"]
    base = models(file)["lab/meadow-7b"].components[Component.WEIGHTS]
    assert base.availability is Availability.PUBLIC


def test_a_base_that_is_nowhere_linked_is_unknown_by_its_name(catalog: Catalog) -> None:
    text = FILE.replace(f"{HUB}/lab/meadow-7b/tree/main", "https://example.org")
    assert parents(read(text, catalog)) == ["unknown:Meadow-7B"]


@pytest.mark.parametrize("name", ["", "glade-7b"])
def test_a_model_without_a_base_has_no_step(name: str, catalog: Catalog) -> None:
    assert parents(read(FILE.replace("Meadow-7B", name), catalog)) == []


def test_a_claim_is_made_only_where_a_cell_says_it(catalog: Catalog) -> None:
    file = read(FILE.replace('"open "', "partial"), catalog)
    components = models(file)["lab/glade-7b"].components
    assert components[Component.WEIGHTS].availability is Availability.UNKNOWN
    assert components[Component.PRETRAINING_DATA].availability is Availability.CLOSED
    assert components[Component.FINETUNING_DATA].extent is Extent.PART
    assert components[Component.CODE].extent is Extent.PART
    assets = models(file)["lab/glade-7b"].assets
    assert assets[Asset.MODEL_CARD].availability is Availability.PUBLIC
    assert assets[Asset.CODE_DOCUMENTATION].availability is Availability.UNKNOWN
    assert Asset.PAPER not in assets


@pytest.mark.parametrize(
    ("words", "license_"),
    [("Apache 2.0", "Apache-2.0"), ("Mixed", Unlicensed.UNIDENTIFIED), ("", Unlicensed.UNREAD)],
)
def test_the_license_of_the_weights_is_the_one_that_is_known(
    words: str, license_: str | Unlicensed, catalog: Catalog
) -> None:
    text = FILE.replace("endmodellicense: Apache 2.0", f"endmodel license: {words}")
    found = models(read(text, catalog))["lab/glade-7b"].components[Component.WEIGHTS].license
    named = found if isinstance(found, Unlicensed) else str(*found.licenses)
    assert named == license_


def test_the_assessor_is_named(catalog: Catalog) -> None:
    assert read(FILE, catalog).assessor == "European Open Source AI Index"


@pytest.mark.parametrize("text", ["", "[]", "system: 3", "system: {name: a}", "licenses: {}"])
def test_what_is_no_file_of_the_index_is_refused_in_one_line(text: str, catalog: Catalog) -> None:
    with pytest.raises(InputError, match=r"^glade.yaml: no 'system'.*; give a file") as error:
        read(text, catalog)
    assert "\n" not in str(error.value)


def test_a_class_of_another_name_is_refused(catalog: Catalog) -> None:
    with pytest.raises(InputError, match=r"licenses\.class: 'ajar' is no class; write open"):
        read(FILE.replace("licenses: {class: partial", "licenses: {class: Ajar"), catalog)


def test_a_file_that_says_nothing_of_weights_claims_nothing_of_them(catalog: Catalog) -> None:
    file = read("system: {name: Glade}\nlicenses: {class: open}", catalog)
    assert models(file)["unnamed:Glade"].components == {}


def test_odd_values_are_read_as_nothing(catalog: Catalog) -> None:
    text = "system: {name: [a]}\norg: 3\nlicenses: 3\nweights_endmodel: {class: [open], link: {}}"
    file = read(text, catalog)
    assert str(file.id) == "unnamed:unnamed"
    assert {one.openness for one in entry(text, catalog).cells.values()} == {None}


@given(st.lists(st.tuples(st.integers(0, len(FILE) - 1), st.integers(0, 255)), max_size=6))
def test_no_change_of_a_byte_breaks_the_reader(
    catalog: Catalog, changes: list[tuple[int, int]]
) -> None:
    content = bytearray(FILE.encode())
    for place, byte in changes:
        content[place] = byte
    with suppress(InputError):
        read(content.decode(errors="replace"), catalog)
