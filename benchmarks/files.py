"""`python -m benchmarks.files`: how fast cards and headers are read, each beside a peer.

Cards are those of the real data beside the checkout; the peer of a card is PyYAML's safe loader (in
C) on its front matter alone. The peers of a header are a plain read of the same bytes, and the
`gguf` and `safetensors` packages, which are installed into a virtual environment for this run.
"""

import argparse
import gzip
import json
import statistics
import struct
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import yaml

from openglade.catalog.store import Catalog
from openglade.core.errors import InputError
from openglade.core.ids import DatasetId, ModelId
from openglade.sources import gguf, safetensors
from openglade.sources.card import read_card
from openglade.sources.repair import split

SHARED = Path(__file__).parents[2] / "shared" / "data"
VOCABULARY = 128_256
_ROUNDS = 15
_ROUNDS_OF_PACKAGES = 3
_DAY = date(2026, 11, 21)
_PEERS = {
    "gguf": "from gguf import GGUFReader as read",
    "safetensors": "from safetensors import safe_open as open_\n"
    "def read(path):\n with open_(path, 'np') as file:\n  return file.metadata()",
}
_TIMED = """
import statistics, sys, time
{imported}
times = []
for _ in range({rounds}):
    start = time.perf_counter()
    read(sys.argv[1])
    times.append(time.perf_counter() - start)
print(statistics.median(times) * 1000)
"""


def cards() -> Iterator[tuple[ModelId | DatasetId, str]]:
    """Every card of the real data."""
    tables: tuple[tuple[str, type[ModelId | DatasetId], str, str], ...] = (
        ("hub_dump_2022/cards.jsonl.gz", ModelId, "id", "readme"),
        ("family_trees_2025/models.jsonl.gz", ModelId, "model_id", "card"),
        ("dataset_cards/hf_datasets_2022/cards.jsonl.gz", DatasetId, "id", "readme"),
    )
    for place, kind, name, text in tables:
        with gzip.open(SHARED / place, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield _id(row[name], kind), row.get(text) or ""
    for path in sorted(SHARED.glob("model_cards/**/*.md")):
        yield _id(f"org/{path.stem}", ModelId), path.read_text("utf-8", "replace")


def _id(name: str, kind: type[ModelId | DatasetId]) -> ModelId | DatasetId:
    try:
        return kind.parse(name if "/" in name else f"first:{name}")
    except InputError:
        return kind.parse("first:years")


def milliseconds(task: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    task()
    return (time.perf_counter() - start) * 1000


def median_of(task: Callable[[], object]) -> float:
    """The median of some rounds, after one that does not count."""
    task()
    return statistics.median(milliseconds(task) for _ in range(_ROUNDS))


def of_a_card(text: str) -> Callable[[], object]:
    """What the peer does with a card."""

    def load() -> object:
        try:
            return yaml.load(split(text)[0] or "", Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, ValueError):
            return None

    return load


def show_cards() -> None:
    """Time each card, whole, and the peer on its front matter."""
    catalog, own, peer = Catalog.load(), list[float](), list[float]()
    for node, text in cards():
        own.append(
            milliseconds(
                lambda: list(read_card(text, "card", node=node, licenses=catalog, read_on=_DAY))  # noqa: B023  (called at once)
            )
        )
        peer.append(milliseconds(of_a_card(text)))
    for name, times in (("openglade, a whole card", own), ("PyYAML, its front matter", peer)):
        ordered = sorted(times)
        late = ordered[len(ordered) * 99 // 100]
        print(f"{name:34} {len(times):6} {statistics.median(times):8.3f} {late:8.2f}")


def gguf_file() -> bytes:
    """A GGUF header with a vocabulary as that of Llama 3, and no tensor."""
    pairs = (
        _text("general.architecture") + struct.pack("<I", 8) + _text("llama"),
        _array("tokenizer.ggml.tokens", 8, b"".join(_text(f"token{n}") for n in range(VOCABULARY))),
        _array("tokenizer.ggml.scores", 6, bytes(4 * VOCABULARY)),
        _array("tokenizer.ggml.token_type", 5, bytes(4 * VOCABULARY)),
        _array("tokenizer.ggml.merges", 8, b"".join(_text(f"a{n} b") for n in range(VOCABULARY))),
        _text("general.license") + struct.pack("<I", 8) + _text("mit"),
    )
    return b"GGUF" + struct.pack("<IQQ", 3, 0, len(pairs)) + b"".join(pairs) + bytes(64)


def _text(value: str) -> bytes:
    return struct.pack("<Q", len(value)) + value.encode()


def _array(key: str, kind: int, items: bytes) -> bytes:
    return _text(key) + struct.pack("<IIQ", 9, kind, VOCABULARY) + items


def safetensors_file() -> bytes:
    """A safetensors header with 3,000 tensors, and a vocabulary among its metadata."""
    words = json.dumps({f"token{number}": number for number in range(VOCABULARY)})
    head: dict[str, object] = {"__metadata__": {"format": "pt", "vocabulary": words}}
    for number in range(3_000):
        place = {"dtype": "F16", "shape": [1], "data_offsets": [2 * number, 2 * number + 2]}
        head[f"model.layers.{number}.weight"] = place
    text = json.dumps(head).encode()
    return struct.pack("<Q", len(text)) + text + bytes(6_000)


def show_headers(folder: Path, *, installed: bool) -> None:
    """Time each header, and its peers on the same file."""
    python = _peers(folder) if installed else None
    files: dict[str, tuple[bytes, Callable[[BinaryIO], object]]] = {
        "gguf": (gguf_file(), gguf.read_header),
        "safetensors": (safetensors_file(), safetensors.read_metadata),
    }
    for name, (content, read) in files.items():
        path = folder / f"model.{name}"
        path.write_bytes(content)
        _show(f"openglade, {name} header", content, median_of(lambda: _opened(path, read)))  # noqa: B023  (called at once)
        _show("a plain read of the same bytes", content, median_of(path.read_bytes))
        if python:
            script = _TIMED.format(imported=_PEERS[name], rounds=_ROUNDS_OF_PACKAGES)
            told = subprocess.run(  # noqa: S603  (our own script)
                [python, "-c", script, path], check=True, capture_output=True, text=True
            )
            _show(f"the package {name}", content, float(told.stdout))


def _opened(path: Path, read: Callable[[BinaryIO], object]) -> object:
    with path.open("rb") as file:
        return read(file)


def _show(name: str, content: bytes, took: float) -> None:
    print(f"{name:34} {len(content):9,} bytes {took:8.2f}")


def _peers(folder: Path) -> Path:
    """The Python of a virtual environment with the packages that are peers."""
    venv.create(folder / "peers", with_pip=True)
    python = folder / "peers" / "bin" / "python"
    wanted = f"{python} -m pip install --quiet --disable-pip-version-check numpy".split()
    subprocess.run([*wanted, *_PEERS], check=True, stdout=sys.stderr)  # noqa: S603  (their names stand above)
    return python


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.files", description=__doc__)
    parser.add_argument("--no-packages", action="store_true", help="install no peer")
    options = parser.parse_args()
    if SHARED.is_dir():
        print(f"{'cards':34} {'count':>6} {'median ms':>8} {'p99 ms':>8}")
        show_cards()
    else:
        print(f"no cards: {SHARED} is not there")
    print(f"\n{f'headers, {VOCABULARY:,} tokens':34} {'':15} median ms")
    with TemporaryDirectory() as folder:
        show_headers(Path(folder), installed=not options.no_packages)


if __name__ == "__main__":
    main()
