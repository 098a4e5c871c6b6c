"""What the frameworks that count say of the models of the golden table."""

import pytest

from openglade.catalog.store import Catalog
from openglade.core.assessment import Assessment
from openglade.examine import gather
from openglade.frameworks import assess, framework
from openglade.places import Places

COLUMNS = ("mof-1.0-mot", "mof-1.0-spec", "osai-index-2026", "eiras-taxonomy", "fmti")
TABLE = """
bigscience/bloom             | 0     | 0     | 0.5417 … 0.875  | 4 | not assessed
meta-llama/Llama-3.1-8B      | 0     | 0     | 0.2083 … 0.4167 | 4 | 31
google/gemma-3-27b-it        | 0     | 0     | 0.2083 … 0.5    | 4 | 41
mistralai/Mistral-7B-v0.1    | 0     | 0     | 0.2083 … 0.4583 | 5 | 18
deepseek-ai/DeepSeek-R1      | 0     | 0     | 0.2917 … 0.5833 | 5 | 32
allenai/OLMo-2-1124-7B       | 0 … 2 | 0 … 2 | 0.7083 … 1.0    | 5 | not assessed
EleutherAI/pythia-12b        | 0 … 1 | 0 … 1 | 0.7083 … 1.0    | 5 | not assessed
OpenLLM-France/Lucie-7B      | 0 … 2 | 0 … 1 | 0.6667 … 0.875  | 5 | not assessed
OpenLLM-France/Claire-7B-0.1 | 0     | 0     | 0.5 … 0.875     | 3 | not assessed
openai/gpt-oss-120b          | 0     | 0     | 0.2917 … 0.375  | 5 | 35
swiss-ai/Apertus-8B-2509     | 0 … 2 | 0 … 2 | 0.5833 … 0.8333 | 5 | not assessed
swiss-ai/Apertus-70B-2509    | 0 … 2 | 0 … 2 | 0.5833 … 0.8333 | 5 | not assessed
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


def words(one: Assessment) -> str:
    """An answer with its bound; of a profile the last level, which is that of the weights."""
    answer = str(one.answer).rsplit("weights ", maxsplit=1)[-1]
    return answer if one.at_most is None else f"{answer} … {one.at_most}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_table(catalog: Catalog, row: list[str]) -> None:
    record = gather(row[0], Places(catalog=catalog))
    assert [words(one) for one in assess(record, tuple(map(framework, COLUMNS)))] == row[1:]
