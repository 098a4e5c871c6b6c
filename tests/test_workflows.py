"""Five ways in which works are put together, with the answer that their licenses give.

The shapes are those that studies of license conflicts use: a combined corpus, a mixture of experts,
a pipeline, a distillation that is merged, and a remix.
"""

from typing import Any

import pytest

from openglade.core.ids import DatasetId, ModelId
from openglade.core.lineage import Relation
from openglade.core.reason import Ground
from openglade.core.record import ModelRecord
from openglade.core.stance import DEFAULT, Stance
from openglade.core.use import Use
from openglade.core.verdict import judge
from tests.builders import dataset, edge, released
from tests.real_records import (
    BINDING_DATA,
    SILENT_DATA,
    all_of,
    codes,
    grounds,
    known,
    may,
    record,
    under,
)

STEPS = ("openai/whisper-large-v3", "mistralai/Mistral-7B-v0.1")
LLAMA_2, BLOOM = "meta-llama/Llama-2-7b-hf", "bigscience/bloom"


def model_on_a_combined_corpus() -> ModelRecord:
    """The corpus is made of a CC-BY-NC-4.0 and an LGPL-LR one; the model claims Apache-2.0."""
    spoken = dataset("voices/spoken", released("CC-BY-NC-4.0"))
    lexicon = dataset("words/lexicon", released("LGPLLR"))
    corpus = dataset("lab/corpus", released("CC-BY-NC-4.0 AND LGPLLR"))
    trained = under("lab/trained", "Apache-2.0")
    return record(
        trained,
        *(corpus, spoken, lexicon),
        edge(trained, Relation.TRAINED_ON, corpus),
        edge(corpus, Relation.DERIVED_DATA, spoken),
        edge(corpus, Relation.DERIVED_DATA, lexicon),
    )


@pytest.mark.parametrize(
    ("stance", "answer"), [(DEFAULT, "yes"), (SILENT_DATA, "yes"), (BINDING_DATA, "no")]
)
def test_what_a_combined_corpus_claims_of_a_model_is_for_the_reader_to_decide(
    stance: Stance, answer: str
) -> None:
    verdict = may(model_on_a_combined_corpus(), stance, purpose="commercial", do=["run"])
    assert verdict.answer.value == answer


def test_both_parts_of_a_combined_corpus_are_named_as_contested() -> None:
    verdict = may(model_on_a_combined_corpus(), purpose="commercial", do=["publish-derivative"])
    claims = {(one.ground.value, str(one.license)) for one in verdict.cautions}
    assert {("noncommercial", "CC-BY-NC-4.0"), ("share-alike", "LGPLLR")} <= claims


@pytest.mark.parametrize(
    ("action", "answer", "is_contested"),
    [("redistribute", "yes-if", True), ("publish-derivative", "no", False)],
)
def test_what_is_made_of_a_combined_corpus_cannot_meet_both_of_its_licenses(
    action: str,
    answer: str,
    is_contested: bool,  # noqa: FBT001  (a row of a table)
) -> None:
    about, corpus = model_on_a_combined_corpus(), DatasetId.parse("lab/corpus")
    verdict = judge(about, Use.parse(purpose="research", do=[action]), node=corpus)
    found = verdict.cautions if is_contested else verdict.reasons
    [conflict] = (one for one in found if one.ground is Ground.LICENSE_CONFLICT)
    why = "LGPLLR asks for itself, and CC-BY-NC-4.0 for noncommercial, which it lacks"
    assert verdict.answer.value == answer
    assert why in conflict.because


@pytest.mark.parametrize(
    ("purpose", "answer"), [("research", "yes"), ("commercial", "no"), ("", "unknown")]
)
def test_the_combined_corpus_itself_is_not_for_business(purpose: str, answer: str) -> None:
    about, corpus = model_on_a_combined_corpus(), DatasetId.parse("lab/corpus")
    verdict = judge(about, Use.parse(purpose=purpose, do=["run"]), node=corpus)
    assert verdict.answer.value == answer


def mixture_of_experts(declared: str) -> ModelRecord:
    """One expert is under GPL-3.0, the other is BLOOM."""
    expert = under("experts/free", "GPL-3.0-only")
    mixture = under("lab/mixture", declared)
    return record(
        mixture,
        *(expert, *all_of(BLOOM)),
        edge(mixture, Relation.MERGE, expert),
        edge(mixture, Relation.MERGE, ModelId.parse(BLOOM)),
    )


@pytest.mark.parametrize("action", ["redistribute", "publish-derivative", "embed"])
def test_a_mixture_of_gpl_and_rail_cannot_be_passed_on(action: str) -> None:
    verdict = may(mixture_of_experts("GPL-3.0-only"), purpose="research", do=[action])
    assert verdict.answer.value == "no"
    assert "license-conflict" in grounds(verdict.reasons)


def test_a_mixture_of_gpl_and_rail_can_be_run() -> None:
    verdict = may(mixture_of_experts("GPL-3.0-only"), purpose="commercial", do=["run"])
    assert verdict.answer.value == "yes-if"
    assert grounds(verdict.duties) == {"field-of-use"}


@pytest.mark.parametrize("declared", ["GPL-3.0-only", "LicenseRef-bloom-rail-1.0", "MIT"])
def test_no_license_of_a_mixture_of_gpl_and_rail_is_without_conflict(declared: str) -> None:
    assert "license-conflict" in codes(mixture_of_experts(declared))


def pipeline() -> ModelRecord:
    """Speech to text, text to text, text to image; the last step is under CC-BY-NC-ND-4.0."""
    image = under("painters/image", "CC-BY-NC-ND-4.0")
    whole = under("lab/pipeline", "Apache-2.0")
    return record(
        whole,
        *(image, *all_of(*STEPS)),
        *(edge(whole, Relation.MERGE, ModelId.parse(step)) for step in STEPS),
        edge(whole, Relation.MERGE, image),
    )


@pytest.mark.parametrize(
    ("purpose", "action", "answer", "ground"),
    [
        ("commercial", "run", "no", "noncommercial"),
        ("commercial", "publish-outputs", "no", "noncommercial"),
        ("research", "publish-derivative", "no", "no-derivatives"),
    ],
)
def test_the_last_step_of_a_pipeline_decides_for_the_whole(
    purpose: str, action: str, answer: str, ground: str
) -> None:
    verdict = may(pipeline(), purpose=purpose, do=[action])
    assert verdict.answer.value == answer
    assert [(one.ground.value, [str(node) for node in one.path]) for one in verdict.reasons] == [
        (ground, ["lab/pipeline", "painters/image"])
    ]


def test_a_pipeline_can_be_run_and_embedded_for_research() -> None:
    assert may(pipeline(), purpose="research", do=["run"]).answer.value == "yes"
    embedded = may(pipeline(), purpose="research", do=["embed"])
    assert embedded.answer.value == "yes-if"
    assert {"include-license", "keep-notices"} <= grounds(embedded.duties)


@pytest.mark.parametrize("step", STEPS)
def test_the_first_steps_of_a_pipeline_are_free_by_themselves(step: str) -> None:
    assert may(known(step), purpose="commercial", do=["run"]).answer.value == "yes"


def merged_student(
    declared: str = "LicenseRef-bloom-rail-1.0 AND LicenseRef-llama-2-community",
) -> ModelRecord:
    """A student of BLOOM that was merged with Llama 2."""
    student = under("lab/student", "LicenseRef-bloom-rail-1.0")
    merged = under("lab/merged", declared)
    return record(
        merged,
        *(student, *all_of(BLOOM, LLAMA_2)),
        edge(student, Relation.DISTILLED, ModelId.parse(BLOOM)),
        edge(merged, Relation.MERGE, student),
        edge(merged, Relation.MERGE, ModelId.parse(LLAMA_2)),
    )


def test_a_merged_student_owes_what_both_ancestors_ask() -> None:
    verdict = may(
        merged_student(), purpose="commercial", do=["publish-derivative"], monthly_users="5"
    )
    asked = {(one.ground.value, str(one.license)) for one in verdict.duties}
    assert verdict.answer.value == "yes-if"
    assert ("pass-on", "LicenseRef-bloom-rail-1.0") in asked
    assert ("acceptable-use-policy", "LicenseRef-llama-2-community") in asked


@pytest.mark.parametrize(
    ("parts", "answer", "ground"),
    [
        ({"do": ["train-on-outputs"]}, "no", "output-training"),
        ({"do": ["run"], "field": ["medical"]}, "no", "field-of-use"),
        ({"do": ["run"], "monthly_users": "800000000"}, "ask", "user-threshold"),
    ],
)
def test_a_merged_student_has_the_limits_of_both(
    parts: dict[str, Any], answer: str, ground: str
) -> None:
    verdict = may(merged_student(), purpose="commercial", **({"monthly_users": "5"} | parts))
    assert verdict.answer.value == answer
    assert ground in grounds(verdict.reasons)


def test_a_merged_student_keeps_both_licenses_or_drifts() -> None:
    assert codes(merged_student()) == set()
    assert "relicensed" in codes(merged_student("LicenseRef-llama-2-community"))
    assert "relicensed" in codes(merged_student("Apache-2.0"))


def remix(*licenses: str) -> ModelRecord:
    """A model that is merged from models under some licenses; it claims CC-BY-NC-4.0."""
    mixed = under("lab/remix", "CC-BY-NC-4.0")
    works = [under(f"works/{place}", one) for place, one in enumerate(licenses)]
    return record(mixed, *works, *(edge(mixed, Relation.MERGE, work) for work in works))


@pytest.mark.parametrize(
    ("licenses", "purpose", "action", "answer"),
    [
        (("CC0-1.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0"), "research", "publish-derivative", "no"),
        (("CC0-1.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0"), "research", "run", "yes"),
        (("CC0-1.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0"), "commercial", "run", "no"),
        (("CC0-1.0", "CC-BY-NC-4.0"), "research", "publish-derivative", "yes-if"),
        (("CC0-1.0", "CC-BY-NC-4.0"), "commercial", "publish-derivative", "no"),
    ],
)
def test_a_remix_is_as_free_as_the_strictest_of_its_works(
    licenses: tuple[str, ...], purpose: str, action: str, answer: str
) -> None:
    assert may(remix(*licenses), purpose=purpose, do=[action]).answer.value == answer


def test_a_remix_may_carry_no_license_where_one_work_allows_no_derivatives() -> None:
    assert "relicensed" in codes(remix("CC0-1.0", "CC-BY-ND-4.0"))
    assert codes(remix("CC0-1.0", "CC-BY-NC-4.0")) == set()
