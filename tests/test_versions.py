"""The version and the date of a license decide: the name alone does not."""

from pathlib import Path

import pytest

from openglade.core.artifact import Model
from openglade.core.component import Component
from openglade.core.ids import DatasetId, LicenseId, ModelId
from openglade.core.license import Texts
from openglade.core.lineage import Relation
from openglade.core.term import Kind
from openglade.core.use import Use
from openglade.core.verdict import judge
from tests.builders import edge
from tests.real_records import all_of, codes, grounds, known, may, record, texts, under

LLAMA = {
    "2": "meta-llama/Llama-2-7b-hf",
    "3": "meta-llama/Meta-Llama-3-8B",
    "3.1": "meta-llama/Llama-3.1-8B",
    "3.2": "meta-llama/Llama-3.2-1B",
    "3.3": "meta-llama/Llama-3.3-70B-Instruct",
    "4": "meta-llama/Llama-4-Scout-17B-16E",
}
DOLMA = DatasetId.parse("allenai/dolma")
BAN, CLAIM = "improve any other large language model", "or any outputs or results of the Llama"
EXCLUSION = "a principal place of business in, the European Union"


def words_of(shared: Path, name: str) -> str:
    return " ".join((shared / "license_texts" / f"{name}.txt").read_text("utf-8").split())


@pytest.mark.parametrize("version", ["2", "3"])
def test_llama_2_and_3_forbid_to_train_others_on_outputs(version: str, shared: Path) -> None:
    verdict = may(known(LLAMA[version]), do=["train-on-outputs"], monthly_users="5", domicile="US")
    assert verdict.answer.value == "no"
    assert grounds(verdict.reasons) == {"output-training"}
    assert BAN in words_of(shared, f"llama-{version}-community")


@pytest.mark.parametrize("version", ["3.1", "3.2", "3.3", "4"])
def test_later_llamas_ask_for_the_name_of_what_is_trained_on_outputs(
    version: str, shared: Path
) -> None:
    verdict = may(known(LLAMA[version]), do=["train-on-outputs"], monthly_users="5", domicile="US")
    assert verdict.answer.value == "yes-if"
    [name] = (one.term for one in verdict.duties if one.ground is Kind.DERIVED_NAME)
    assert name is not None
    assert name.word == "Llama"
    words = words_of(shared, f"llama-{version}-community")
    assert BAN not in words
    assert CLAIM in words


@pytest.mark.parametrize("version", list(LLAMA))
def test_europe_is_excluded_by_the_use_policies_from_3_2_on_and_by_no_license(
    version: str, shared: Path
) -> None:
    license_id = LicenseId(f"LicenseRef-llama-{version}-community")
    holders = {
        str(text.id)
        for text in Texts(texts()).under(license_id)
        if text.having(Kind.GEOGRAPHIC_EXCLUSION)
    }
    policy = f"llama-{version}-use-policy"
    excludes = version in {"3.2", "3.3", "4"}
    assert holders == ({f"LicenseRef-{policy}"} if excludes else set())
    assert (EXCLUSION in words_of(shared, policy)) is excludes
    assert EXCLUSION not in words_of(shared, f"llama-{version}-community")


@pytest.mark.parametrize(
    ("target", "answer"),
    [
        ("meta-llama/Llama-3.1-8B", "yes-if"),
        ("meta-llama/Llama-3.2-3B-Instruct", "yes-if"),
        ("meta-llama/Llama-3.2-90B-Vision-Instruct", "no"),
        ("meta-llama/Llama-3.3-70B-Instruct", "yes-if"),
        ("meta-llama/Llama-4-Maverick-17B-128E", "no"),
    ],
)
def test_the_exclusion_of_europe_is_void_for_models_of_text(target: str, answer: str) -> None:
    verdict = may(known(target), domicile="FR", monthly_users="5", do=["run"])
    assert verdict.answer.value == answer


@pytest.mark.parametrize(
    ("base", "answer"),
    [("meta-llama/Llama-3.2-11B-Vision", "no"), ("meta-llama/Llama-3.2-3B", "yes-if")],
)
def test_an_exclusion_reaches_what_is_made_of_a_multimodal_model_alone(
    base: str, answer: str
) -> None:
    tuned = under("lab/Llama-tuned", "LicenseRef-llama-3.2-community")
    about = record(tuned, *all_of(base), edge(tuned, Relation.FINETUNE, ModelId.parse(base)))
    verdict = may(about, domicile="FR", monthly_users="5", do=["run"], modality="text")
    assert verdict.answer.value == answer


@pytest.mark.parametrize(
    ("day", "answer", "grounds_of_it"),
    [
        ("2023-05-30", "ask", {"commercial-registration"}),
        ("2023-05-31", "yes", set()),
        ("2026-11-21", "yes", set()),
    ],
)
def test_falcon_40b_became_apache_on_the_last_of_may_2023(
    day: str, answer: str, grounds_of_it: set[str]
) -> None:
    falcon = known("tiiuae/falcon-40b")
    [former] = falcon.model.components[Component.WEIGHTS].former
    assert (str(former.license), former.until) == ("LicenseRef-falcon-llm-1.0", "2023-05-31")
    verdict = may(falcon, purpose="commercial", do=["host"], yearly_revenue="5", on=day)
    assert verdict.answer.value == answer
    assert grounds(verdict.reasons) == grounds_of_it


@pytest.mark.parametrize(
    ("target", "answer"),
    [
        ("deepseek-ai/DeepSeek-V3", "no"),
        ("deepseek-ai/DeepSeek-V3-Base", "no"),
        ("deepseek-ai/DeepSeek-V3-0324", "yes"),
        ("deepseek-ai/DeepSeek-R1", "yes"),
    ],
)
def test_deepseek_v3_is_not_v3_0324(target: str, answer: str) -> None:
    verdict = may(known(target), purpose="commercial", do=["run"], field=["weapons-military"])
    assert verdict.answer.value == answer


def test_what_the_maker_licensed_anew_does_not_drift() -> None:
    assert codes(known("deepseek-ai/DeepSeek-V3-0324")) == set()
    someone = under("lab/V3-tuned", "MIT")
    base = "deepseek-ai/DeepSeek-V3-Base"
    about = record(someone, *all_of(base), edge(someone, Relation.FINETUNE, ModelId.parse(base)))
    assert {"relicensed", "term-dropped"} <= codes(about)


@pytest.mark.parametrize(
    ("day", "license_id", "is_forbidden"),
    [
        ("2024-04-14", "LicenseRef-ai2-impact-mr", True),
        ("2024-04-15", "ODC-By-1.0", False),
    ],
)
def test_dolma_is_odc_by_since_april_2024(
    day: str,
    license_id: str,
    is_forbidden: bool,  # noqa: FBT001  (a row of a table)
) -> None:
    use = Use.parse(purpose="research", do=["redistribute"], on=day)
    verdict = judge(known("allenai/OLMo-7B"), use, node=DOLMA)
    said = {str(one.license) for one in (*verdict.reasons, *verdict.duties) if one.path == (DOLMA,)}
    assert said == {license_id}
    assert ("no-redistribution" in grounds(verdict.reasons)) is is_forbidden


def test_olmo_owes_dolma_an_attribution_at_most() -> None:
    verdict = may(known("allenai/OLMo-7B"), purpose="commercial", do=["publish-derivative"])
    assert verdict.answer.value == "yes-if"
    claimed = {
        (one.ground.value, str(one.license)) for one in verdict.cautions if one.artifact == DOLMA
    }
    assert claimed == {("keep-notices", "ODC-By-1.0")}


def derivative_of(base: str) -> Model:
    return under(f"lab/{base.rpartition('/')[2]}-tuned", "Apache-2.0")


@pytest.mark.parametrize(
    ("base", "expected", "answer"),
    [
        ("google/gemma-3-27b-pt", {"relicensed", "term-dropped"}, "no"),
        ("google/gemma-4-31B", set(), "yes"),
    ],
)
def test_gemma_4_is_not_gemma_3(base: str, expected: set[str], answer: str) -> None:
    tuned = derivative_of(base)
    about = record(tuned, *all_of(base), edge(tuned, Relation.FINETUNE, ModelId.parse(base)))
    assert codes(about) == expected
    verdict = may(about, purpose="commercial", do=["run"], field=["sexual-content"])
    assert verdict.answer.value == answer
