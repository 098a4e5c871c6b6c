import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean, median

import pytest

from openglade.catalog.store import Catalog
from openglade.cli.foreign import read_foreign
from openglade.core.artifact import Model
from openglade.core.assessment import Assessment
from openglade.core.asset import Asset
from openglade.core.ids import ModelId
from openglade.core.index_entry import (
    PARAMETERS_2025,
    PARAMETERS_2026,
    Cell,
    IndexEntry,
    Openness,
    Parameter,
    score,
)
from openglade.core.lineage import Relation
from openglade.core.record import ModelRecord
from openglade.core.release import Availability, Extent, Release
from openglade.core.requirement import Status
from openglade.core.subject import Subject
from openglade.examine import gather
from openglade.frameworks import osai_index, osai_index_2025
from openglade.frameworks.osai_index import Read, read
from openglade.places import Places
from tests.builders import (
    ABSENT,
    CLOSED,
    DESCRIBED,
    READ,
    edge,
    license_of,
    model,
    record,
    released,
)
from tests.conftest import TABLE

CLASS = re.compile(r"^ +class: *(open|partial|closed)\b", re.MULTILINE)
POINTS = {"open": 1.0, "partial": 0.5, "closed": 0.0}
UNDER_ANOTHER_LINK = {
    "alpaca.yaml": "tatsu-lab/alpaca-7b-wdiff",
    "bloomz.yaml": "bigscience/bloomz",
    "llama-2-chat.yaml": "meta-llama/Llama-2-70b-chat-hf",
    "llama-3-instruct.yaml": "meta-llama/Meta-Llama-3-70B-Instruct",
}
"""Files that link to no repository of the model that they are about, or to another one."""
LEAST_AGREEMENT = 0.75
"""The index's own team agreed with itself on 82 % of the cells, a year apart."""


def files(shared: Path) -> list[Path]:
    found = sorted((shared / "osai_index").glob("*.yaml"))
    return [one for one in found if not one.name.startswith("a_submission")]


def assessed(found: ModelRecord) -> Assessment:
    return osai_index.FRAMEWORK.assess(Subject(found))


def cell(parameter: Parameter, found: ModelRecord) -> Read:
    return read(parameter, Subject(found))


def with_assets(found: Model, **assets: Release) -> Model:
    named = {Asset(key.replace("_", "-")): one for key, one in assets.items()}
    return replace(found, assets=named)


GLADE = model("lab/glade")
PART = released(extent=Extent.PART)
GATED = released(availability=Availability.CLICK_THROUGH)


def test_the_score_of_every_file_is_recomputed(shared: Path, catalog: Catalog) -> None:
    scores: dict[str, float] = {}
    for path in files(shared):
        found = assessed(read_foreign("osai-index", str(path), catalog))
        cells = CLASS.findall(path.read_text("utf-8"))
        assert len(cells) == len(PARAMETERS_2026)
        wanted = round(mean(POINTS[one] for one in cells), 4)
        assert (path.name, found.answer) == (path.name, wanted)
        assert found.at_most is None
        scores[path.name] = wanted
    assert len(scores) == 193
    assert round(mean(scores.values()), 3) == 0.487
    assert round(median(scores.values()), 3) == 0.458
    assert (scores["OLMo.yaml"], scores["Apertus.yaml"]) == (0.9583, 0.9167)


def compared(shared: Path, catalog: Catalog) -> Iterator[tuple[ModelId, Parameter, Read, Cell]]:
    """Each cell of each file about a model that the catalog has, beside openglade's own reading."""
    places = Places(catalog=catalog)
    for path in files(shared):
        theirs = read_foreign("osai-index", str(path), catalog)
        known = catalog.find_model(UNDER_ANOTHER_LINK.get(path.name, str(theirs.id)))
        if known and theirs.index_entry:
            subject = Subject(gather(str(known), places))
            for one in PARAMETERS_2026:
                yield known, one, read(one, subject), theirs.index_entry.cells[one]


def differs(ours: Read, theirs: Cell) -> bool:
    assert theirs.openness
    return not ours.sure.points <= theirs.openness.points <= ours.best.points


def test_openglade_reads_most_cells_as_the_index_does(
    shared: Path, catalog: Catalog, pytestconfig: pytest.Config
) -> None:
    cells = list(compared(shared, catalog))
    known = [one for one in cells if one[2].sure is one[2].best]
    other = [one for one in cells if differs(one[2], one[3])]
    agreed = [one for one in known if not differs(one[2], one[3])]
    agreement = len(agreed) / (len(agreed) + len(other))
    models = len({one[0] for one in cells})
    table = pytestconfig.stash.setdefault(TABLE, [])
    table.append(
        f"European index, {models} models: {len(agreed)} of {len(agreed) + len(other)} cells "
        f"that openglade knows agree ({agreement:.0%}); {len(cells) - len(known)} are not known"
    )
    for node, parameter, ours, theirs in other:
        because = "; ".join(map(str, ours.facts))[:100]
        table.append(
            f"  {node} {parameter.value}: {ours.best.value} ({because}), "
            f"the index: {theirs.openness and theirs.openness.value} ({theirs.notes[:80]})"
        )
    assert models >= 20
    assert agreement >= LEAST_AGREEMENT


def test_a_score_is_the_mean_of_the_points() -> None:
    assert score([]) == 0
    assert score([Openness.OPEN, None]) == 0.5


def test_a_file_of_today_leaves_the_parameters_of_yesterday_open() -> None:
    cells = dict.fromkeys(PARAMETERS_2026, Cell(openness=Openness.OPEN))
    found = replace(record(GLADE), index_entry=IndexEntry(system="Glade", cells=cells))
    assert assessed(found).answer == 1.0
    old = osai_index_2025.FRAMEWORK.assess(Subject(found))
    assert (old.answer, old.at_most) == (round(12 / 14, 4), 1.0)
    assert len(old.criteria) == len(PARAMETERS_2025)


def test_a_class_that_a_file_leaves_open_counts_as_nothing() -> None:
    entry = IndexEntry(system="Glade", cells={Parameter.PAPER: Cell(openness=None)})
    found = cell(Parameter.PAPER, replace(record(GLADE), index_entry=entry))
    assert (found.sure, found.best) == (Openness.CLOSED, Openness.CLOSED)
    assert found.facts[0].says == "no class"


def test_a_cell_of_a_file_says_its_notes_and_its_links() -> None:
    read_ = replace(READ, locator="paper https://example.org")
    cells = {Parameter.PAPER: Cell(openness=Openness.OPEN, notes="in full", evidence=(read_,))}
    entry = IndexEntry(system="Glade", cells=cells)
    found = assessed(replace(record(GLADE), index_entry=entry))
    (paper,) = (one for one in found.criteria if one.id == "paper")
    assert (paper.status, paper.because) == (Status.MET, "the index: open: in full")
    assert paper.facts[0].evidence == (read_,)


def test_a_cell_without_notes_is_its_class() -> None:
    cells = {Parameter.PAPER: Cell(openness=Openness.PARTIAL)}
    found = assessed(replace(record(GLADE), index_entry=IndexEntry(system="Glade", cells=cells)))
    (paper,) = (one for one in found.criteria if one.id == "paper")
    assert (paper.status, paper.because) == (Status.NOT_MET, "the index: partial")


def test_what_nobody_knows_counts_as_closed_and_bounds_the_score() -> None:
    found = assessed(record(GLADE))
    assert (found.answer, found.at_most) == (0.0, 1.0)
    assert {one.status for one in found.criteria} == {Status.UNKNOWN}


@pytest.mark.parametrize(
    ("release", "openness"),
    [
        (released(), Openness.OPEN),
        (GATED, Openness.PARTIAL),
        (released(availability=Availability.ON_REQUEST), Openness.PARTIAL),
        (PART, Openness.PARTIAL),
        (DESCRIBED, Openness.CLOSED),
        (CLOSED, Openness.CLOSED),
    ],
)
def test_weights_are_read_by_how_they_are_released(release: Release, openness: Openness) -> None:
    found = record(model("lab/glade", weights=release))
    for parameter in (Parameter.END_WEIGHTS, Parameter.BASE_WEIGHTS):
        assert cell(parameter, found).sure is cell(parameter, found).best is openness


def test_weights_whose_release_is_not_known_may_be_open() -> None:
    unknown = released(availability=Availability.UNKNOWN)
    found = cell(Parameter.END_WEIGHTS, record(model("lab/glade", weights=unknown)))
    assert (found.sure, found.best) == (Openness.CLOSED, Openness.OPEN)


def test_the_base_is_judged_by_itself() -> None:
    wood = model("lab/wood", weights=GATED, pretraining_data=CLOSED)
    glade = model("lab/glade", weights=released())
    both = record(glade, wood, edge(glade, Relation.FINETUNE, wood))
    assert cell(Parameter.END_WEIGHTS, both).sure is Openness.OPEN
    assert cell(Parameter.BASE_WEIGHTS, both).sure is Openness.PARTIAL
    assert cell(Parameter.BASE_DATA, both).best is Openness.CLOSED


@pytest.mark.parametrize(
    ("tuning", "reward", "openness"),
    [
        (released(), released(), Openness.OPEN),
        (released(), CLOSED, Openness.PARTIAL),
        (CLOSED, ABSENT, Openness.CLOSED),
        (released(extent=Extent.RECIPE), ABSENT, Openness.OPEN),
        (PART, ABSENT, Openness.PARTIAL),
        (ABSENT, ABSENT, Openness.CLOSED),
    ],
)
def test_the_data_of_the_later_stages_is_judged_together(
    tuning: Release, reward: Release, openness: Openness
) -> None:
    glade = model("lab/glade", pretraining_data=CLOSED, finetuning_data=tuning, reward_model=reward)
    found = cell(Parameter.END_DATA, record(glade))
    assert found.sure is found.best is openness


def test_a_model_without_any_data_has_none_to_show() -> None:
    glade = model("lab/glade", pretraining_data=ABSENT, finetuning_data=ABSENT, reward_model=ABSENT)
    assert cell(Parameter.BASE_DATA, record(glade)).best is Openness.CLOSED


@pytest.mark.parametrize(
    ("extent", "openness"),
    [
        (Extent.WHOLE, Openness.OPEN),
        (Extent.PART, Openness.PARTIAL),
        (Extent.EXAMPLES, Openness.CLOSED),
    ],
)
def test_code_is_read_by_how_much_there_is(extent: Extent, openness: Openness) -> None:
    found = record(model("lab/glade", code=released(extent=extent)))
    assert cell(Parameter.TRAINING_CODE, found).sure is openness


def test_one_of_two_documents_is_enough_and_may_be_thorough() -> None:
    glade = with_assets(GLADE, technical_report=released())
    found = cell(Parameter.PREPRINT, record(glade))
    assert (found.sure, found.best) == (Openness.PARTIAL, Openness.OPEN)


def test_a_part_of_a_document_is_partial_at_best() -> None:
    found = cell(Parameter.MODEL_CARD, record(with_assets(GLADE, model_card=PART)))
    assert (found.sure, found.best) == (Openness.PARTIAL, Openness.PARTIAL)


def test_a_document_that_is_not_there_is_closed() -> None:
    found = cell(Parameter.PAPER, record(with_assets(GLADE, paper=CLOSED)))
    assert (found.sure, found.best) == (Openness.CLOSED, Openness.CLOSED)


def licensed(weights: str, data: str, code: str) -> Openness:
    glade = model(
        "lab/glade",
        weights=released(weights),
        code=released(code),
        pretraining_data=released(data),
        finetuning_data=ABSENT,
        reward_model=ABSENT,
    )
    texts = {one.id: one for one in (FREE, license_of("Bound"))}
    found = cell(Parameter.LICENSES, replace(record(glade), licenses=texts))
    assert found.sure is found.best
    return found.sure


FREE = replace(license_of("Free"), osi_approved=True)


@pytest.mark.parametrize(
    ("weights", "data", "code", "openness"),
    [
        ("Free", "Free", "Free", Openness.OPEN),
        ("Free", "Bound", "Free", Openness.PARTIAL),
        ("Free", "Bound", "Bound", Openness.CLOSED),
        ("Bound", "Bound", "Bound", Openness.CLOSED),
    ],
)
def test_the_license_cell_is_partial_for_two_of_three(
    weights: str, data: str, code: str, openness: Openness
) -> None:
    assert licensed(weights, data, code) is openness


def test_licenses_that_nobody_has_read_leave_the_cell_open() -> None:
    glade = model("lab/glade", weights=released(), code=released(), pretraining_data=released())
    found = cell(Parameter.LICENSES, record(glade))
    assert (found.sure, found.best) == (Openness.CLOSED, Openness.OPEN)


@pytest.mark.parametrize(
    ("sure", "best", "status"),
    [
        (Openness.OPEN, Openness.OPEN, Status.MET),
        (Openness.PARTIAL, Openness.PARTIAL, Status.NOT_MET),
        (Openness.CLOSED, Openness.PARTIAL, Status.NOT_MET),
        (Openness.PARTIAL, Openness.OPEN, Status.UNKNOWN),
    ],
)
def test_only_what_is_open_is_met(sure: Openness, best: Openness, status: Status) -> None:
    assert Read(sure=sure, best=best).outcome.status is status


def test_the_class_of_every_cell_is_noted() -> None:
    glade = model("lab/glade", weights=GATED, code=CLOSED)
    found = assessed(record(with_assets(glade, paper=released())))
    unknown = "datasources_basemodel, datasources_endmodel, code, hardware_architecture, preprint"
    assert found.notes == (
        "closed: trainingcode",
        f"closed to open: {unknown}, modelcard, datasheet",
        "closed to partial: licenses",
        "partial: weights_basemodel, weights_endmodel",
        "partial to open: paper",
    )


def test_the_license_cell_says_what_keeps_it_from_being_open() -> None:
    glade = model(
        "lab/glade", weights=released("Free"), code=released("Free"), pretraining_data=CLOSED
    )
    found = assessed(replace(record(glade), licenses={FREE.id: FREE}))
    (licenses,) = (one for one in found.criteria if one.id == "licenses")
    assert {fact.about for fact in licenses.facts} == {"pre-training data"}


def test_every_parameter_has_a_name_to_show() -> None:
    assert [one.title for one in (Parameter.BASE_DATA, Parameter.LICENSES)] == [
        "base model data",
        "licenses",
    ]
