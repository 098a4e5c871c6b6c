"""`python -m benchmarks`: how fast openglade answers, each figure beside a peer in the same run.

Whole processes stand beside `python -c pass`, work inside a process beside json.loads of the
compiled catalog.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from openglade.catalog.compiling import compiled
from openglade.catalog.store import Catalog
from openglade.core.ids import NodeId
from openglade.examine import examine
from openglade.overview import Overview
from openglade.places import Places

_COMMAND = str(Path(sys.executable).with_name("openglade"))
_MODEL = "mistralai/Mistral-7B-v0.1"
_ROUNDS = 15


def process(*arguments: str) -> Callable[[], object]:
    """A whole process, from start to exit."""
    return lambda: subprocess.run(arguments, check=True, capture_output=True)  # noqa: S603


def read_everything() -> None:
    """Read the catalog and turn all of it into values of core."""
    catalog = Catalog(compiled())
    nodes: tuple[NodeId, ...] = (*catalog.models, *catalog.datasets, *catalog.services)
    for node in nodes:
        catalog.claims(node)
    for license_id in catalog.licenses:
        catalog.license(license_id)


def median_milliseconds(task: Callable[[], object]) -> float:
    """The median of some rounds, after one that does not count."""
    task()
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        task()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measure, and print a row for each task: milliseconds, its peer, and the ratio."""
    text, catalog = compiled(), Catalog.load()
    models = list(map(str, catalog.models))
    bare = ("python -c pass", process(sys.executable, "-c", "pass"))
    plain = ("json.loads of the catalog", lambda: json.loads(text))
    rows = [
        ("openglade --version", process(_COMMAND, "--version"), bare),
        (
            f"openglade assess {_MODEL} --format json",
            process(_COMMAND, "assess", _MODEL, "--format", "json"),
            bare,
        ),
        ("reading the catalog", lambda: Catalog(compiled()), plain),
        ("reading the catalog, all of it as values", read_everything, plain),
        (f"levels of all {len(models)} models at once", lambda: Overview(catalog).models(), plain),
        (
            f"a dossier of each of {len(models)} models",
            lambda: [examine(model, Places(catalog=catalog)) for model in models],
            plain,
        ),
    ]
    print(f"{'task':62} {'ms':>8} {'peer ms':>8} {'ratio':>6}  peer")
    for name, task, (peer_name, peer) in rows:
        milliseconds, beside = median_milliseconds(task), median_milliseconds(peer)
        print(
            f"{name:62} {milliseconds:8.1f} {beside:8.1f} {milliseconds / beside:6.1f}  {peer_name}"
        )


main()
