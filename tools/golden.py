"""Write what is held against the program's output: the golden files, and the README's examples.

`python -m tools.golden` writes; the tests compare. The diff is the review.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from openglade.cli.group import main
from openglade.reports import FORMATS

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
README = ROOT / "README.md"
CASES = {
    "zephyr": "assess HuggingFaceH4/zephyr-7b-beta",
    "r1-distill-llama": "assess deepseek-ai/DeepSeek-R1-Distill-Llama-70B",
    "alpaca": "assess tatsu-lab/alpaca-7b-wdiff",
    "bloomchat": "assess sambanovasystems/BLOOMChat-176B-v1",
    "dolly": "assess databricks/dolly-v2-12b",
    "gpt-4": "assess openai:gpt-4",
    "compare": "compare mistralai/Mistral-7B-v0.1 meta-llama/Llama-3.1-8B allenai/OLMo-2-1124-7B",
    "list": "list --country FR --level weights=4",
    "license": "show llama3.1",
    "dataset": "show allenai/dolma",
    "service": "show openai:text-davinci-003",
    "journey": "journey OpenAI",
}
"""The golden cases: a folder of tests/golden, and the command whose output it holds."""

_SHORTENED = "…\n"
_EXAMPLE = re.compile(
    r"```console\n\$ openglade (?P<arguments>[^\n]*)\n(?P<output>.*?)```", re.DOTALL
)


def output_of(arguments: str) -> str:
    """What a command prints; RuntimeError if it fails."""
    result = CliRunner().invoke(main, shlex.split(arguments))
    if result.exit_code:
        raise RuntimeError(f"openglade {arguments}: {result.output}")
    return result.output


def golden_files() -> Iterator[tuple[Path, str]]:
    """Every golden file and the arguments whose output belongs in it."""
    for case, arguments in CASES.items():
        for format_id in FORMATS:
            yield GOLDEN / case / f"output.{format_id}", f"{arguments} --format {format_id}"


def examples() -> Iterator[tuple[str, str]]:
    """Every example of the README: arguments, and the output that stands there."""
    for example in _EXAMPLE.finditer(README.read_text("utf-8")):
        yield example["arguments"], example["output"]


def shortened(output: str, like: str) -> str:
    """The output, cut after as many lines as an example shows, if that ends with an ellipsis."""
    if not like.endswith(_SHORTENED):
        return output
    shown = len(like.splitlines()) - 1
    return "\n".join(output.splitlines()[:shown]) + f"\n{_SHORTENED}"


def _refreshed(example: re.Match[str]) -> str:
    arguments = example["arguments"]
    output = shortened(output_of(arguments), example["output"])
    return f"```console\n$ openglade {arguments}\n{output}```"


if __name__ == "__main__":
    for path, arguments in golden_files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output_of(arguments), "utf-8")
        click.echo(path.relative_to(ROOT))
    README.write_text(_EXAMPLE.sub(_refreshed, README.read_text("utf-8")), "utf-8")
