"""Long chains and wide merges: no recursion, no hang, and less than 1 GB."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from functools import partial

import pytest

from openglade.catalog.store import Catalog
from openglade.core.artifact import Model
from openglade.core.checklist import AtHand
from openglade.core.component import Component
from openglade.core.conclusion import conclude
from openglade.core.ids import DatasetId, ModelId
from openglade.core.lineage import Edge, Relation
from openglade.core.publishing import publishing
from openglade.core.record import Claim
from openglade.core.use import Use
from openglade.core.verdict import judge
from openglade.examine import gather
from openglade.places import Places
from openglade.reports import DRAWINGS, FORMATS, render
from openglade.reports.pages.lineage import LineageReport
from tests.builders import READ, released
from tools.golden import ROOT

LICENSES = ("Apache-2.0", "CC-BY-NC-4.0", "LicenseRef-llama-3.1-community")
PUBLISHED = Use.parse(do=["redistribute", "publish-derivative"])
CHAIN, MERGE = 100_000, 1_000
MOST_KILOBYTES = 1_000_000


class Chain:
    """A place whose models descend from each other."""

    def spelled(self, node: ModelId) -> ModelId:
        return node

    def collect(self, node: ModelId | DatasetId) -> Iterator[Claim]:
        number = int(node.name)
        weights = released(LICENSES[number % len(LICENSES)])
        yield Model(id=ModelId.parse(str(node)), components={Component.WEIGHTS: weights})
        yield from (
            Edge(child=node, parent=ModelId.parse(f"m{one}/{one}"), relation=how, evidence=(READ,))
            for one, how in self.parents(number)
        )

    def parents(self, number: int) -> Iterator[tuple[int, Relation]]:
        if number < CHAIN:
            yield number + 1, Relation.FINETUNE


class Merge(Chain):
    """A place whose first model is merged from all others."""

    def parents(self, number: int) -> Iterator[tuple[int, Relation]]:
        for one in range(1, MERGE + 1) if number == 0 else ():
            yield one, Relation.MERGE


def report(source: type[Chain], catalog: Catalog) -> LineageReport:
    places = Places(catalog=catalog, other=partial(source))  # type: ignore[arg-type]  # it spells models alone
    return LineageReport(gather("m0/0", places))


@pytest.fixture(scope="module")
def merge(catalog: Catalog) -> LineageReport:
    return report(Merge, catalog)


@pytest.mark.parametrize("format_id", [*FORMATS, *DRAWINGS])
def test_a_merge_of_a_thousand_is_shown_in_every_format(
    merge: LineageReport, format_id: str
) -> None:
    assert f"m{MERGE}/{MERGE}" in render(merge, format_id)


def test_a_merge_of_a_thousand_is_judged_and_assessed(merge: LineageReport) -> None:
    verdict = judge(merge.record, PUBLISHED)
    assert {str(one.license) for one in verdict.duties} >= {"Apache-2.0", LICENSES[2]}
    assert all(len(one.path) <= 2 for one in verdict.duties)
    assert conclude(merge.record).drift
    assert publishing(merge.record, AtHand(), (), PUBLISHED).missing


def test_a_chain_of_a_hundred_thousand_is_judged_and_drawn_in_less_than_a_gigabyte() -> None:
    whole = [sys.executable, "-c", "from tests import test_large_lineages as large; large.main()"]
    done = subprocess.run(  # noqa: S603  (Python itself, and our own words)
        whole, capture_output=True, text=True, check=True, timeout=500, cwd=ROOT
    )
    words = done.stdout.split()
    assert words[0] == "unknown"
    assert int(words[1]) > CHAIN
    assert int(words[2]) < MOST_KILOBYTES


def main() -> None:
    """Judge and draw the chain in a process of its own, whose memory can be told."""
    whole = report(Chain, Catalog.load())
    answer = judge(whole.record, PUBLISHED).answer.value
    lines = len(render(whole, "text").splitlines())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stdout.write(f"{answer} {lines} {most}\n")
