import json
from dataclasses import replace
from pathlib import Path

import pytest

from openglade.catalog.store import Catalog
from openglade.cli.foreign import read_foreign
from openglade.core.assessment import Assessment
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.expression import Expression
from openglade.core.lineage import Relation
from openglade.core.mof import OF_THE_MOF, Content
from openglade.core.record import ModelRecord
from openglade.core.release import Availability, Release, Unlicensed
from openglade.core.requirement import Status
from openglade.core.subject import Subject
from openglade.frameworks import mof_mot, mof_spec
from openglade.frameworks.mof_licenses import OPEN, SUITED
from tests.builders import ABSENT, CLOSED, dataset, edge, model, record, released
from tests.conftest import SHARED

FOLDERS = {"models": "expected_models.json", "test_data": "expected_test_data.json"}
EXPECTED = [
    (folder, name, wanted)
    for folder, answers in FOLDERS.items()
    if (SHARED / "mot" / answers).is_file()
    for name, wanted in json.loads((SHARED / "mot" / answers).read_text("utf-8")).items()
]
GATES = {
    "III": frozenset({9, 10, 11, 12, 13, 14}),
    "II": frozenset({7, 8, 18, 19}),
    "I": frozenset({15, 16, 21, 24}),
}


def of_file(path: Path, catalog: Catalog) -> ModelRecord:
    return read_foreign("mot", str(path), catalog)


def mot(record: ModelRecord) -> Assessment:
    return mof_mot.FRAMEWORK.assess(Subject(record))


def spec(record: ModelRecord) -> Assessment:
    return mof_spec.FRAMEWORK.assess(Subject(record))


def status(assessment: Assessment, number: int) -> Status:
    return next(one.status for one in assessment.criteria if one.id == str(number))


@pytest.mark.parametrize(
    ("folder", "name", "wanted"), EXPECTED, ids=[f"{one[0]}-{one[1]}" for one in EXPECTED]
)
def test_class_and_percentages_are_those_of_the_tool(
    folder: str, name: str, wanted: dict[str, object], catalog: Catalog
) -> None:
    found = mot(of_file(SHARED / "mot" / folder / name, catalog))
    assert {"class": found.answer, "progress": dict(found.progress)} == wanted
    assert found.at_most is None


def test_all_records_of_the_tool_are_compared(shared: Path) -> None:
    assert shared.is_dir()
    assert len(EXPECTED) == 96


def test_by_its_text_the_framework_differs_in_one_real_model(
    shared: Path, catalog: Catalog
) -> None:
    records = {path.name: of_file(path, catalog) for path in (shared / "mot/models").iterdir()}
    differing = {
        name: (mot(one).answer, spec(one).answer)
        for name, one in records.items()
        if mot(one).answer != spec(one).answer
    }
    assert differing == {"CrystalChat.yml": (0, 3)}


def test_a_class_counts_only_where_the_one_before_is_complete() -> None:
    included = GATES["III"] | GATES["II"] | GATES["I"]
    assert mof_mot.class_of(mof_mot.progress(included)) == 1
    without_a_card = mof_mot.progress(included - {13})
    assert (without_a_card["1"], without_a_card["2"]) == (0.0, 0.0)
    assert without_a_card["3"] == pytest.approx(500 / 6)
    assert mof_mot.class_of(without_a_card) == 0


def test_a_paper_stands_for_the_report() -> None:
    with_a_paper = (GATES["III"] - {11}) | {21}
    assert mof_mot.progress(with_a_paper)["3"] == 100.0
    whole = with_a_paper | GATES["II"] | GATES["I"]
    assert mof_mot.progress(whole)["1"] == 100.0


def test_a_report_does_not_stand_for_the_paper() -> None:
    whole = GATES["III"] | GATES["II"] | (GATES["I"] - {21})
    assert mof_mot.progress(whole)["1"] == pytest.approx(1300 / 14)


def test_the_classes_ask_for_six_ten_and_fourteen_components() -> None:
    required = [one.from_class for one in OF_THE_MOF if one.required]
    assert [sum(one >= of for one in required) for of in mof_mot.CLASSES] == [6, 10, 14]


@pytest.mark.parametrize(
    ("license_", "is_open"),
    [
        ("Apache-2.0", True),
        ("apache-2.0", False),
        ("Apache 2.0", False),
        ("MIT OR Apache-2.0", False),
        ("OpenMDW-1.0", True),
        ("OpenMDW-1.1", False),
        ("PDDL-1.0", False),
        ("CC-BY-4.0", True),
        ("CC-BY-NC-4.0", False),
        ("etalab-2.0", False),
    ],
)
def test_an_id_is_open_as_it_is_spelled(license_: str, is_open: bool) -> None:  # noqa: FBT001  (a table)
    assert (license_ in OPEN) is is_open
    release = Release(availability=Availability.PUBLIC, license=Expression(license_, ()))
    found = mot(record(model("lab/glade", weights=release)))
    assert (status(found, 10) is Status.MET) is is_open


@pytest.mark.parametrize(
    ("declared", "wanted"),
    [
        ("MIT AND Apache-2.0", Status.MET),
        ("MIT AND Capped", Status.NOT_MET),
        ("MIT OR Capped", Status.MET),
    ],
)
def test_several_licenses_are_put_to_the_list_one_by_one(declared: str, wanted: Status) -> None:
    glade = model("lab/glade", weights=released(declared))
    assert status(mot(record(glade)), 10) is wanted


def test_several_licenses_in_a_file_of_the_tool_are_none_that_it_knows(
    tmp_path: Path, catalog: Catalog
) -> None:
    path = tmp_path / "glade.yml"
    entry = "{name: Model parameters (Final), license: MIT AND Apache-2.0}"
    path.write_text(f"release: {{name: Glade, components: [{entry}]}}", "utf-8")
    assert status(mot(of_file(path, catalog)), 10) is Status.NOT_MET


def test_of_a_part_that_no_source_speaks_of_only_that_is_said() -> None:
    for found in (mot(record(model("lab/glade"))), spec(record(model("lab/glade")))):
        (results,) = (one for one in found.criteria if one.id == "12")
        assert results.because == "evaluation results: no source says anything of it"


def test_a_part_of_which_no_source_names_a_license_is_told() -> None:
    judge = model("lab/judge", weights=released("MIT"))
    glade = model("lab/glade", pretraining_data=ABSENT, finetuning_data=ABSENT)
    both = record(glade, judge, edge(glade, Relation.REWARD_FROM, judge))
    (data,) = (one for one in mot(both).criteria if one.id == "15")
    assert data.because == "reward model: its license is not known"


def test_an_open_license_that_does_not_suit_counts_and_is_told() -> None:
    assert "CC0-1.0" not in SUITED[Content.DATA]
    release = Release(availability=Availability.PUBLIC, license=Expression.parse("CC0-1.0"))
    found = mot(record(model("lab/glade", weights=release)))
    assert status(found, 10) is Status.MET
    assert found.notes == ("Model parameters (Final): CC0-1.0 is open and does not suit data",)


@pytest.mark.parametrize(
    ("why", "wanted"),
    [
        (Unlicensed.NONE, Status.NOT_MET),
        (Unlicensed.UNREAD, Status.UNKNOWN),
        (Unlicensed.UNIDENTIFIED, Status.UNKNOWN),
        (Unlicensed.OF_ITS_PARTS, Status.UNKNOWN),
    ],
)
def test_without_a_license_it_matters_why(why: Unlicensed, wanted: Status) -> None:
    release = Release(availability=Availability.PUBLIC, license=why)
    assert status(mot(record(model("lab/glade", weights=release))), 10) is wanted


def test_what_nobody_knows_counts_as_missing_and_bounds_the_class() -> None:
    found = mot(record(model("lab/glade")))
    assert (found.answer, found.at_most) == (0, 1)
    assert dict(found.progress) == {"1": 0.0, "2": 0.0, "3": 0.0}


def test_what_is_missing_for_sure_bounds_the_class() -> None:
    found = mot(record(model("lab/glade", code=CLOSED)))
    assert (found.answer, found.at_most) == (0, 3)


def test_a_license_from_above_counts_by_the_text_and_not_for_the_tool() -> None:
    wood = model("lab/wood", weights=released("Capped"))
    glade = model("lab/glade", weights=released("MIT"))
    both = record(glade, wood, edge(glade, Relation.FINETUNE, wood))
    assert status(mot(both), 10) is Status.MET
    assert status(spec(both), 10) is Status.NOT_MET


def test_every_dataset_has_to_be_open_for_the_tool_and_none_by_the_text() -> None:
    glade = model("lab/glade", finetuning_data=ABSENT, reward_model=ABSENT)
    talk = dataset("lab/talk", released("Research"))
    trained = edge(glade, Relation.TRAINED_ON, talk, Component.PRETRAINING_DATA)
    both = record(glade, talk, trained)
    assert status(mot(both), 15) is Status.NOT_MET
    assert status(spec(both), 15) is Status.MET


def test_a_document_without_a_license_counts_by_the_text() -> None:
    card = Release(availability=Availability.PUBLIC, license=Unlicensed.NONE)
    glade = replace(model("lab/glade"), assets={Asset.MODEL_CARD: card})
    assert status(mot(record(glade)), 13) is Status.NOT_MET
    assert status(spec(record(glade)), 13) is Status.MET


def test_a_document_whose_license_nobody_knows_stays_open() -> None:
    card = Release(availability=Availability.PUBLIC, license=Unlicensed.UNREAD)
    glade = replace(model("lab/glade"), assets={Asset.MODEL_CARD: card})
    assert status(spec(record(glade)), 13) is Status.UNKNOWN
