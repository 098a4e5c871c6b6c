"""What the frameworks say of models that people ask about, and of those that OSI validated."""

from pathlib import Path

import pytest

from openglade.catalog.store import Catalog
from openglade.core.requirement import Status
from openglade.examine import gather
from openglade.frameworks import assess, framework
from openglade.places import Places

COLUMNS = ("osd", "osaid-1.0", "e2e-openllm-france", "ai-act-exemption", "g7-2026")
TABLE = """
bigscience/bloom             | not conformant | license change | not end-to-end | undetermined | weights available AI
meta-llama/Llama-3.1-8B      | not conformant | fail           | not end-to-end | not exempt   | weights available AI
google/gemma-3-27b-it        | not conformant | fail           | not end-to-end | undetermined | weights available AI
mistralai/Mistral-7B-v0.1    | conformant     | fail           | not end-to-end | undetermined | open weights AI
deepseek-ai/DeepSeek-R1      | conformant     | fail           | not end-to-end | exempt       | open weights AI
allenai/OLMo-2-1124-7B       | conformant     | pass           | end-to-end     | exempt       | open weights AI
EleutherAI/pythia-12b        | conformant     | pass           | end-to-end     | undetermined | open source AI
OpenLLM-France/Lucie-7B      | conformant     | pass           | end-to-end     | undetermined | open source AI
OpenLLM-France/Claire-7B-0.1 | not conformant | fail           | not end-to-end | not exempt   | weights available AI
openai/gpt-oss-120b          | conformant     | fail           | not end-to-end | undetermined | open weights AI
swiss-ai/Apertus-8B-2509     | conformant     | pass           | not end-to-end | undetermined | open weights AI
swiss-ai/Apertus-70B-2509    | conformant     | pass           | not end-to-end | exempt       | open weights AI
"""  # noqa: E501  (a table)
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "frameworks.md"
VALIDATED = [
    [cell.strip(" `") for cell in line.strip("|").split("|")]
    for line in PAGE.read_text("utf-8").split("## Systems that OSI tried")[1].splitlines()
    if line.startswith("| `")
]
"""The systems that OSI validated: the model, OSI's answer, openglade's, and why they differ."""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_table(catalog: Catalog, row: list[str]) -> None:
    record = gather(row[0], Places(catalog=catalog))
    said = assess(record, tuple(map(framework, COLUMNS)))
    assert [one.answer for one in said] == row[1:]


def test_there_are_twelve_systems_and_a_reason_for_each_difference() -> None:
    assert len(VALIDATED) == 12
    assert all(bool(why) == (osi != ours) for _, osi, ours, why in VALIDATED)


@pytest.mark.parametrize("row", VALIDATED, ids=lambda row: row[0])
def test_the_systems_that_osi_validated(catalog: Catalog, row: list[str]) -> None:
    model, _, ours, _ = row
    [said] = assess(gather(model, Places(catalog=catalog)), (framework("osaid-1.0"),))
    assert said.answer == ours


def test_what_differs_is_the_code_of_falcon(catalog: Catalog) -> None:
    record = gather("tiiuae/falcon-40b", Places(catalog=catalog))
    [said] = assess(record, (framework("osaid-1.0"),))
    assert {one.id for one in said.criteria if one.status is Status.NOT_MET} == {"C1"}


@pytest.mark.parametrize(
    ("model", "answer"),
    [("OpenLLM-France/Lucie-7B", "end-to-end"), ("OpenLLM-France/Lucie-7B-Instruct-v1.1", "not")],
)
def test_a_base_can_be_end_to_end_and_its_chat_model_not(
    catalog: Catalog, model: str, answer: str
) -> None:
    [said] = assess(gather(model, Places(catalog=catalog)), (framework("e2e-openllm-france"),))
    assert str(said.answer).startswith(answer)
    failed = {one.id for one in said.criteria if one.status is Status.NOT_MET}
    assert failed == ({"E3"} if answer == "not" else set())
