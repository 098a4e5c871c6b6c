from dataclasses import replace

import pytest

from openglade.catalog.store import Catalog
from openglade.core.artifact import Model
from openglade.core.assessment import Assessment
from openglade.core.asset import Asset
from openglade.core.expression import Expression
from openglade.core.license import License, Purpose
from openglade.core.lineage import Relation
from openglade.core.record import ModelRecord
from openglade.core.release import Availability, Extent, Release, Unlicensed
from openglade.core.requirement import Status
from openglade.core.subject import Subject
from openglade.core.term import Kind, Term
from openglade.examine import gather
from openglade.frameworks.eiras_taxonomy import FRAMEWORK
from openglade.places import Places
from tests.builders import ABSENT, CLOSED, edge, license_of, model, record, released

PUBLISHED = {
    "bigscience/bloom": 4,
    "meta-llama/Llama-2-7b-hf": 3,
    "meta:llama-1-7b": 3,
    "EleutherAI/gpt-neox-20b": 5,
    "EleutherAI/pythia-12b": 5,
    "mistralai/Mistral-7B-v0.1": 5,
    "microsoft/phi-2": 5,
    "openlm-research/open_llama_7b": 5,
    "databricks/dbrx-base": 3,
    "openai:gpt-4": 2,
    "openai-community/gpt2": 5,
    "google-t5/t5-base": 5,
    "EleutherAI/gpt-j-6b": 5,
    "meta-llama/Meta-Llama-3-8B": 3,
}
"""Levels of weights in the authors' table of May 2024."""


def license_with(*kinds: Kind, grants: bool = True) -> License:
    return license_of("Some", *(Term(kind=one) for one in kinds), grants=grants)


def assessed(found: ModelRecord) -> Assessment:
    return FRAMEWORK.assess(Subject(found))


def level(found: ModelRecord, key: str) -> str:
    """The level of a criterion: the answer has the levels in the order of the criteria."""
    said = assessed(found)
    assert isinstance(said.answer, str)
    groups = (group.rsplit(" ", maxsplit=1)[1] for group in said.answer.split("; "))
    levels = [one for group in groups for one in group.split("/")]
    return levels[[one.id for one in said.criteria].index(key)]


def under(*licenses: License, expression: str = "Some") -> ModelRecord:
    found = record(model("lab/glade", weights=released(expression)))
    return replace(found, licenses={one.id: one for one in licenses})


@pytest.mark.parametrize("name", PUBLISHED)
def test_weights_have_the_level_that_the_authors_gave(name: str, catalog: Catalog) -> None:
    known = catalog.find_model(name)
    assert known
    found = gather(str(known), Places(catalog=catalog))
    assert level(found, "weights") == str(PUBLISHED[name])


@pytest.mark.parametrize(
    ("kinds", "wanted"),
    [
        ((), "5"),
        ((Kind.KEEP_NOTICES, Kind.STATE_CHANGES), "5"),
        ((Kind.SHARE_ALIKE,), "4"),
        ((Kind.NONCOMMERCIAL,), "4"),
        ((Kind.FIELD_OF_USE, Kind.PASS_ON), "4"),
        ((Kind.USER_THRESHOLD, Kind.OUTPUT_TRAINING), "3"),
        ((Kind.RESEARCH_ONLY,), "3"),
        ((Kind.NO_DERIVATIVES,), "3"),
        ((Kind.NO_DERIVATIVES, Kind.NONCOMMERCIAL), "2"),
    ],
)
def test_each_point_that_a_license_loses_may_cost_a_level(
    kinds: tuple[Kind, ...], wanted: str
) -> None:
    assert level(under(license_with(*kinds)), "weights") == wanted


def test_a_license_that_grants_nothing_is_highly_restrictive() -> None:
    assert level(under(license_with(Kind.NONCOMMERCIAL, grants=False)), "weights") == "2"


def test_a_use_policy_beside_a_license_need_not_grant_anything() -> None:
    free = license_of("Free")
    policy = license_of("Some", grants=False, purpose=Purpose.USE_POLICY)
    assert level(under(free, policy, expression="Free AND Some"), "weights") == "5"


def test_of_alternatives_the_best_counts_and_of_several_the_least() -> None:
    free, bound = license_of("Free"), license_with(Kind.NONCOMMERCIAL)
    assert level(under(free, bound, expression="Some OR Free"), "weights") == "5"
    assert level(under(free, bound, expression="Some AND Free"), "weights") == "4"


def test_a_license_that_nobody_has_read_leaves_the_level_open() -> None:
    assert level(under(), "weights") == "?"
    known = license_of("Free")
    assert level(under(known, expression="Free AND Other"), "weights") == "?"
    assert level(under(known, expression="Free OR Other"), "weights") == "5"


@pytest.mark.parametrize(("why", "wanted"), [(Unlicensed.NONE, "2"), (Unlicensed.UNREAD, "?")])
def test_without_a_license_it_matters_why(why: Unlicensed, wanted: str) -> None:
    release = Release(availability=Availability.PUBLIC, license=why)
    assert level(record(model("lab/glade", weights=release)), "weights") == wanted


def test_a_license_from_above_counts() -> None:
    wood = model("lab/wood", weights=released("Research"))
    glade = model("lab/glade", weights=released("Open"))
    both = record(glade, wood, edge(glade, Relation.FINETUNE, wood))
    assert level(both, "weights") == "4"


def with_api(weights: Release, api: Release) -> Model:
    return replace(model("lab/glade", weights=weights), assets={Asset.API: api})


def test_weights_behind_an_api_are_at_two() -> None:
    assert level(record(with_api(CLOSED, released())), "weights") == "2"
    assert level(record(with_api(CLOSED, CLOSED)), "weights") == "1"
    assert level(record(with_api(released("Open"), released())), "weights") == "5"


def test_a_service_with_terms_is_an_api() -> None:
    glade = replace(model("lab/glade", weights=CLOSED), service_terms=Expression.parse("Open"))
    assert level(record(glade), "weights") == "2"


def test_a_part_is_at_most_semi_open() -> None:
    data = released("Open", extent=Extent.PART)
    assert level(record(model("lab/glade", pretraining_data=data)), "data-pretraining") == "4"


def test_a_stage_that_does_not_exist_has_no_code_and_no_data() -> None:
    glade = model("lab/glade", finetuning_data=ABSENT, reward_model=CLOSED, code=released("Open"))
    found = record(glade)
    keys = ("code-finetuning", "data-sft", "code-alignment", "data-alignment")
    assert [level(found, one) for one in keys] == ["-", "-", "5", "1"]


def test_the_code_of_pre_training_is_that_of_the_base() -> None:
    wood = model("lab/wood", code=CLOSED)
    glade = model("lab/glade", code=released("Open"))
    both = record(glade, wood, edge(glade, Relation.FINETUNE, wood))
    assert level(both, "code-pretraining") == "1"


def test_the_answer_is_the_whole_profile() -> None:
    glade = model("lab/glade", weights=released("Open"), code=CLOSED, pretraining_data=CLOSED)
    found = assessed(record(glade))
    assert found.answer == (
        "training code 1/1/1; training data 1/?/?; evaluation code ?/?; evaluation data ?/?; "
        "inference code ?; weights 5"
    )
    statuses = {one.id: one.status for one in found.criteria}
    assert statuses["weights"] is Status.MET
    assert statuses["code-pretraining"] is Status.NOT_MET
    assert statuses["safety-data"] is Status.UNKNOWN


def test_a_stage_whose_license_no_source_names_stays_open() -> None:
    judge = model("lab/judge", weights=released("Open"))
    glade = model("lab/glade")
    both = record(glade, judge, edge(glade, Relation.REWARD_FROM, judge))
    assert level(both, "data-alignment") == "?"


def test_code_that_does_not_exist_has_no_level() -> None:
    assert level(record(model("lab/glade", code=ABSENT)), "code-pretraining") == "-"
