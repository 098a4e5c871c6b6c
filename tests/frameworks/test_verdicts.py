"""One fact is changed of a model of which all is public, and each framework says what it has to."""

from collections.abc import Mapping

import pytest

from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.lineage import Relation
from openglade.core.release import Availability, Extent, Release
from openglade.core.requirement import Status
from openglade.core.subject import Part
from tests.builders import CLOSED, DESCRIBED, edge, released
from tests.frameworks.cases import (
    CLOSED_WEIGHTS,
    GATED,
    NOT_KNOWN,
    PART,
    asked,
    model_with,
    statuses,
)

WEIGHTS, CODE, DATA = Component.WEIGHTS, Component.CODE, Component.PRETRAINING_DATA
Changes = Mapping[Part, Release]

ALL: Changes = {}
USE_LIMITS: Changes = {WEIGHTS: released("Uses")}
RESEARCH: Changes = {WEIGHTS: released("Research")}
DATA_DESCRIBED: Changes = {DATA: DESCRIBED, Asset.DATA_CARD: CLOSED}
DATA_CARD_ONLY: Changes = {DATA: DESCRIBED}
DATA_CLOSED: Changes = {DATA: CLOSED}
DATA_RECIPE: Changes = {DATA: released("Apache-2.0", extent=Extent.RECIPE)}
DATA_ASKED: Changes = {DATA: released("Apache-2.0", Availability.ON_REQUEST)}
CODE_IN_PART: Changes = {CODE: PART}
CODE_NAMED: Changes = {CODE: released("Research")}
BEHIND_A_FORM: Changes = {WEIGHTS: GATED}
NO_INFERENCE: Changes = {Asset.INFERENCE_CODE: NOT_KNOWN}
WEIGHTS_UNKNOWN: Changes = {WEIGHTS: NOT_KNOWN}
ONLY_WEIGHTS: Changes = {
    CODE: CLOSED,
    DATA: CLOSED,
    Component.FINETUNING_DATA: CLOSED,
    **dict.fromkeys(Asset, CLOSED),
    Asset.INFERENCE_CODE: released("Apache-2.0"),
}


@pytest.mark.parametrize(
    ("changes", "answer", "at_most"),
    [
        (ALL, "pass", None),
        (USE_LIMITS, "license change", None),
        (CODE_NAMED, "license change", None),
        (DATA_DESCRIBED, "unknown", "pass"),
        (DATA_CARD_ONLY, "unknown", "pass"),
        (DATA_CLOSED, "fail", None),
        (DATA_RECIPE, "pass", None),
        (DATA_ASKED, "pass", None),
        (CODE_IN_PART, "fail", None),
        (BEHIND_A_FORM, "pass", None),
        (NO_INFERENCE, "unknown", "pass"),
        ({**NO_INFERENCE, **USE_LIMITS}, "unknown", "license change"),
        (CLOSED_WEIGHTS, "fail", None),
    ],
)
def test_osaid(changes: Changes, answer: str, at_most: str | None) -> None:
    said = asked("osaid-1.0", model_with(changes=changes))
    assert (said.answer, said.at_most) == (answer, at_most)


def test_a_data_card_completes_the_description_and_not_the_list() -> None:
    found = statuses(asked("osaid-1.0", model_with(changes=DATA_CARD_ONLY)))
    assert (found["D1"], found["D2"]) == (Status.MET, Status.UNKNOWN)


def test_a_model_made_from_an_undocumented_one_fails_osaid() -> None:
    base, tuned = model_with("o/base", DATA_CLOSED), model_with("o/tuned")
    own = {part: one for part, one in tuned.components.items() if part is not DATA}
    tuned = type(tuned)(id=tuned.id, components=own, assets=tuned.assets)
    said = asked("osaid-1.0", tuned, base, edge(tuned, Relation.FINETUNE, base))
    assert said.answer == "fail"


@pytest.mark.parametrize(
    ("changes", "answer"),
    [(ALL, "pass"), (DATA_RECIPE, "pass"), (DATA_ASKED, "fail"), (DATA_CARD_ONLY, "fail")],
)
def test_the_straw_asks_for_the_data_too(changes: Changes, answer: str) -> None:
    assert asked("osaid-rc2-straw", model_with(changes=changes)).answer == answer


@pytest.mark.parametrize(
    ("changes", "answer", "at_most"),
    [
        (ALL, "open source", None),
        (DATA_RECIPE, "open weight", None),
        (USE_LIMITS, "neither", None),
        ({WEIGHTS: NOT_KNOWN}, "unknown", "open source"),
        ({WEIGHTS: NOT_KNOWN, CODE: CLOSED}, "unknown", "open weight"),
        ({CODE: NOT_KNOWN}, "unknown", "open source"),
        (CLOSED_WEIGHTS, "neither", None),
    ],
)
def test_the_european_proposal(changes: Changes, answer: str, at_most: str | None) -> None:
    said = asked("eu-osaid-proposal", model_with(changes=changes))
    assert (said.answer, said.at_most) == (answer, at_most)


@pytest.mark.parametrize(
    ("changes", "answer", "missing"),
    [
        (ALL, "end-to-end", set()),
        (USE_LIMITS, "not end-to-end", {"E2"}),
        (BEHIND_A_FORM, "not end-to-end", {"E2"}),
        (CODE_IN_PART, "not end-to-end", {"E1"}),
        (CODE_NAMED, "not end-to-end", {"E1"}),
        (DATA_ASKED, "not end-to-end", {"E3"}),
        (DATA_RECIPE, "end-to-end", set()),
        ({DATA: released("Research")}, "end-to-end", set()),
        (NO_INFERENCE, "unknown", set()),
        (ONLY_WEIGHTS, "not end-to-end", {"E1", "E3"}),
    ],
)
def test_end_to_end(changes: Changes, answer: str, missing: set[str]) -> None:
    said = asked("e2e-openllm-france", model_with(changes=changes))
    assert said.answer == answer
    assert {key for key, one in statuses(said).items() if one is Status.NOT_MET} == missing


@pytest.mark.parametrize(
    ("changes", "answer", "at_most"),
    [
        (ALL, "open source AI with open data", None),
        ({DATA: released("Research")}, "open source AI", None),
        (DATA_DESCRIBED, "open weights AI", "open source AI"),
        (DATA_CLOSED, "open weights AI", None),
        (CODE_IN_PART, "open weights AI", None),
        (ONLY_WEIGHTS, "open weights AI", None),
        (USE_LIMITS, "weights available AI", None),
        (RESEARCH, "weights available AI", None),
        (NO_INFERENCE, "unknown", "open source AI with open data"),
        ({Asset.INFERENCE_CODE: CLOSED}, "no label", None),
        (CLOSED_WEIGHTS, "no label", None),
    ],
)
def test_the_labels_of_the_g7(changes: Changes, answer: str, at_most: str | None) -> None:
    said = asked("g7-2026", model_with(changes=changes))
    assert (said.answer, said.at_most) == (answer, at_most)


@pytest.mark.parametrize(
    ("changes", "answer", "deciding"),
    [
        (ALL, "exempt", set()),
        (
            {DATA: CLOSED, CODE: CLOSED, Asset.TRAINING_SUMMARY: CLOSED},
            "exempt",
            {"53(1)(d)"},
        ),
        (RESEARCH, "not exempt", {"A2"}),
        (USE_LIMITS, "undetermined", set()),
        ({WEIGHTS: released("Named")}, "exempt", set()),
        ({WEIGHTS: released("Capped")}, "not exempt", {"A2", "B"}),
        (BEHIND_A_FORM, "exempt", set()),
        (CLOSED_WEIGHTS, "not exempt", {"A1", "C1"}),
        ({Asset.MODEL_CARD: CLOSED, Asset.USAGE_INFORMATION: CLOSED}, "not exempt", {"C3"}),
    ],
)
def test_the_exemption_of_the_ai_act(changes: Changes, answer: str, deciding: set[str]) -> None:
    said = asked("ai-act-exemption", model_with(changes=changes))
    assert said.answer == answer
    assert {key for key, one in statuses(said).items() if one is Status.NOT_MET} == deciding


@pytest.mark.parametrize(
    ("compute", "status", "answer"),
    [
        (1e24, Status.MET, "exempt"),
        (2e25, Status.NOT_MET, "not exempt"),
        (None, Status.UNKNOWN, "undetermined"),
    ],
)
def test_the_compute_of_training_decides_on_systemic_risk(
    compute: float | None, status: Status, answer: str
) -> None:
    said = asked("ai-act-exemption", model_with(compute=compute))
    assert (statuses(said)["D"], said.answer) == (status, answer)


@pytest.mark.parametrize(("compute", "status"), [(1e24, Status.UNKNOWN), (2e25, Status.NOT_MET)])
def test_what_a_base_took_to_train_its_derivative_has_at_least(
    compute: float, status: Status
) -> None:
    base, tuned = model_with("o/base", compute=compute), model_with("o/tuned", compute=None)
    said = asked("ai-act-exemption", tuned, base, edge(tuned, Relation.FINETUNE, base))
    assert statuses(said)["D"] is status


def test_the_duties_stand_beside_the_exemption() -> None:
    said = asked("ai-act-exemption", model_with(changes={Asset.COPYRIGHT_POLICY: NOT_KNOWN}))
    assert said.answer == "exempt"
    assert said.notes[:2] == (
        "owed in any case, Art. 53(1)(c): copyright policy, not known whether there is one",
        "owed in any case, Art. 53(1)(d): summary of training content, found",
    )


def test_a_small_model_is_said_to_be_none_that_the_act_speaks_of() -> None:
    said = asked("ai-act-exemption", model_with(compute=1e21))
    assert any("no general-purpose model" in note for note in said.notes)
