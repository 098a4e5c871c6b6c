"""Write what is held against the program's output: the golden files, and the examples of pages.

`python -m tools.golden` writes; the tests compare. The diff is the review.
"""

import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import click
from click.testing import CliRunner

from openglade.cli.group import main
from openglade.reports import FORMATS

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
README = ROOT / "README.md"
PAGES = (
    README,
    *(ROOT / "docs" / "how-to" / f"{name}.md" for name in ("may-i", "publish-a-derivative")),
)
"""The pages whose examples are held against the program."""
CASES = {
    "zephyr": "assess HuggingFaceH4/zephyr-7b-beta",
    "r1-distill-llama": "assess deepseek-ai/DeepSeek-R1-Distill-Llama-70B",
    "alpaca": "assess tatsu-lab/alpaca-7b-wdiff",
    "bloomchat": "assess sambanovasystems/BLOOMChat-176B-v1",
    "dolly": "assess databricks/dolly-v2-12b",
    "gpt-4": "assess openai:gpt-4",
    "compare": "compare mistralai/Mistral-7B-v0.1 meta-llama/Llama-3.1-8B allenai/OLMo-2-1124-7B",
    "disagreements": "disagreements --limit 5",
    "list": "list --country FR --level weights=4",
    "license": "show llama3.1",
    "dataset": "show allenai/dolma",
    "service": "show openai:text-davinci-003",
    "journey": "journey OpenAI",
    "lineage": "lineage HuggingFaceH4/zephyr-7b-beta",
    "may-llama": (
        "may llama3.1 --purpose commercial --do host --do publish-derivative --on 2026-11-21"
    ),
    "may-tulu": "may allenai/tulu-2-7b --do train-on-outputs --on 2026-11-21",
    "publish-check": "publish-check allenai/tulu-2-7b --on 2026-11-21",
    "frameworks": "frameworks deepseek-ai/DeepSeek-R1",
    "assess-frameworks": "assess EleutherAI/pythia-12b --framework osaid-1.0 --framework g7-2026",
    "read": "read LICENSE",
    "read-changed": "read - < changed.txt",
}
"""The golden cases: a folder of tests/golden, and the command whose output it holds."""

_CLAUSE = """
   10. Commercial Use. You may not use the Work, or any Derivative Work, for
      commercial purposes. If the products or services made available by You have
      more than 1,000 monthly active users, You must request a separate license.
"""
_END = "END OF TERMS AND CONDITIONS"

_ANSWERED = (0, 1, 3)
_SHORTENED = "…\n"
_EXAMPLE = re.compile(
    r"```console\n\$ openglade (?P<arguments>[^\n]*)\n(?P<output>.*?)```", re.DOTALL
)


def changed_license() -> str:
    """The license of this project with a clause added before its end: what changed.txt holds."""
    before, _, after = (ROOT / "LICENSE").read_text("utf-8").partition(_END)
    return f"{before.rstrip()}\n{_CLAUSE}\n   {_END}{after}"


def output_of(arguments: str) -> str:
    """What a command prints in this folder; RuntimeError if it fails."""
    command, piped, rest = arguments.partition(" < changed.txt")
    text = changed_license() if piped else None
    with chdir(ROOT):
        result = CliRunner().invoke(main, shlex.split(command + rest), input=text)
    if result.exit_code not in _ANSWERED:
        raise RuntimeError(f"openglade {arguments}: {result.output}")
    return result.output


def golden_files() -> Iterator[tuple[Path, str]]:
    """Every golden file and the arguments whose output belongs in it."""
    for case, arguments in CASES.items():
        for format_id in FORMATS:
            yield GOLDEN / case / f"output.{format_id}", f"{arguments} --format {format_id}"


def examples() -> Iterator[tuple[str, str]]:
    """Every example of the pages: arguments, and the output that stands there."""
    for page in PAGES:
        for example in _EXAMPLE.finditer(page.read_text("utf-8")):
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
    for page in PAGES:
        page.write_text(_EXAMPLE.sub(_refreshed, page.read_text("utf-8")), "utf-8")
