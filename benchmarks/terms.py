"""`python -m benchmarks.terms`: the terms that are read from texts beside those that people read.

Labels come first, kind by kind; then texts that OSI approved, in which no restriction stands; the
elements of Creative Commons; located clauses; and the records of the catalog as a second opinion.
`--kind K` shows one kind, `--misses` every difference, `--texts` a row for each labeled text,
`--families` a row for each family of texts, `--speed` the time a text takes.
"""

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from benchmarks import corpora
from benchmarks.scoring import (
    Comparison,
    Label,
    Tally,
    compare,
    labels_of,
    overlap,
    place_of,
    tallies,
    total,
    words_of,
)
from openglade.catalog.store import Catalog
from openglade.core.license_reading import Passage
from openglade.core.term import Group, Kind
from openglade.license_text.terms import find_terms

_ELEMENTS = {
    Kind.NONCOMMERCIAL: "NC",
    Kind.SHARE_ALIKE: "SA",
    Kind.NO_DERIVATIVES: "ND",
}
_LONGEST_QUOTE = 25
_ROW = "{:26}{:>5}{:>5}{:>5}{:>8}{:>8}{:>8}{:>9}  {}"


@cache
def read(text: str) -> tuple[Passage, ...]:
    """The terms of a text, read once."""
    return find_terms(text)


def labeled() -> Iterator[Comparison]:
    """Each labeled text beside what is read from it."""
    for name, rows in corpora.labeled_rows().items():
        text = corpora.published_texts()[name]
        yield compare(name, labels_of(text, rows), read(text))


def recorded() -> Iterator[Comparison]:
    """Each record of the catalog whose text is at hand, unless it is labeled."""
    catalog = Catalog.load()
    texts = all_texts()
    for license_id in catalog.licenses:
        name = license_id.text.removeprefix("LicenseRef-")
        record = catalog.license(license_id)
        if record is not None and name in texts and name not in corpora.labeled_rows():
            rows = [_row(term.kind, term.section, term.quote) for term in record.terms]
            yield compare(name, labels_of(texts[name], rows), read(texts[name]))


def restrictions_of_approved() -> dict[str, tuple[Passage, ...]]:
    """The texts approved by OSI in which a restriction is claimed, with what is claimed."""
    claims = {
        name: tuple(
            one
            for one in read(corpora.spdx_texts()[name])
            if one.term.kind.group is Group.RESTRICTION
        )
        for name in corpora.osi_approved()
    }
    return {name: passages for name, passages in claims.items() if passages}


def elements() -> dict[Kind, tuple[Tally, tuple[str, ...]]]:
    """For NC, SA and ND: how often the texts of Creative Commons were read right, and the rest."""
    found = {}
    for kind, mark in _ELEMENTS.items():
        tally, wrong = Tally(), []
        for name in corpora.creative_commons():
            claimed = any(one.term.kind is kind for one in read(corpora.spdx_texts()[name]))
            there = mark in name.split("-")
            tally.hits += claimed and there
            tally.alarms += claimed and not there
            tally.misses += there and not claimed
            if claimed != there:
                wrong.append(name)
        found[kind] = (tally, tuple(wrong))
    return found


def located() -> tuple[Tally, tuple[str, ...]]:
    """How many located clauses lie in a passage of their kind, and those whose kind is missing.

    Clauses of kinds outside the vocabulary are left out.
    """
    texts = all_texts()
    known = {kind.value for kind in Kind}
    tally, missing = Tally(), []
    for row in corpora.located_rows():
        if row["kind"] not in known or row["text"] not in texts:
            continue
        text = texts[row["text"]]
        label = labels_of(text, [_row(Kind(row["kind"]), row["section"], row["quote"])])[0]
        same = [one for one in read(text) if one.term.kind is label.kind]
        tally.hits += bool(same)
        tally.misses += not same
        tally.placed += any(overlap(label, one) for one in same)
        if not same:
            missing.append(f"{row['text']}: {row['kind']} {row['section']}: {row['quote']}")
    return tally, tuple(missing)


def milliseconds(texts: Iterable[str]) -> list[float]:
    """How long one core works on each text, the best of three."""
    return sorted(1000 * min(_seconds(text) for _ in range(3)) for text in texts)


def _seconds(text: str) -> float:
    start = time.process_time()
    find_terms(text)
    return time.process_time() - start


def _row(kind: Kind, section: str, quote: str) -> dict[str, str]:
    return {"kind": kind.value, "section": section, "quote": quote}


def _show_kinds(title: str, comparisons: list[Comparison], wanted: Callable[[Kind], bool]) -> None:
    counted = {kind: one for kind, one in tallies(comparisons).items() if wanted(kind)}
    print(f"\n{title}")
    print(
        _ROW.format("kind", "hit", "fp", "fn", "prec", "recall", "place", "section", "parameters")
    )
    for kind, tally in counted.items():
        print(_line(kind.value, tally))
    print(_line("all", total(counted.values())))


def _line(name: str, tally: Tally) -> str:
    hits = max(tally.hits, 1)
    return _ROW.format(
        name,
        tally.hits,
        tally.alarms,
        tally.misses,
        f"{tally.precision:.3f}",
        f"{tally.recall:.3f}",
        f"{tally.placed / hits:.2f}",
        f"{tally.sections / hits:.2f}",
        " ".join(f"{key} {right}/{of}" for key, (right, of) in tally.parameters.items()),
    )


def _show_differences(comparisons: Iterable[Comparison], wanted: Callable[[Kind], bool]) -> None:
    for one in comparisons:
        for label in one.misses:
            if wanted(label.kind):
                print(f"  - {one.text}: {_words(label)}")
        for passage in one.alarms:
            if wanted(passage.term.kind):
                print(f"  + {one.text}: {_claim(passage)}")


def _words(label: Label) -> str:
    lost = "" if label.start >= 0 else " (words not in the text)"
    more = " ".join(f"{name}={value}" for name, value in label.parameters)
    return f"{label.kind.value} [{label.section}] {label.at!r} {more}{lost}"


def _claim(passage: Passage) -> str:
    term = passage.term
    keys = {"what": term.what, "count": term.count, "amount": term.amount, "scope": term.scope}
    more = " ".join(f"{name}={value}" for name, value in keys.items() if value)
    return f"{term.kind.value} [{term.section}] {term.quote!r} {more}"


def _show_texts(comparisons: Iterable[Comparison]) -> None:
    print("\nlabeled texts one by one")
    for one in comparisons:
        print(_line(one.text, total(tallies([one]).values())))


def _show_families(comparisons: Iterable[Comparison]) -> None:
    families: dict[str, list[Comparison]] = {}
    for one in comparisons:
        families.setdefault(one.text.casefold().partition("-")[0], []).append(one)
    print("\nfamilies, labels and records together")
    for name, members in sorted(families.items()):
        print(_line(f"{name} ({len(members)})", total(tallies(members).values())))


def _show_standards(wanted: Callable[[Kind], bool], *, misses: bool) -> None:
    claims = {
        name: kept
        for name, passages in restrictions_of_approved().items()
        if (kept := [one for one in passages if wanted(one.term.kind)])
    }
    count = Counter(one.term.kind.value for kept in claims.values() for one in kept)
    print(
        f"\napproved by OSI: {len(corpora.osi_approved())} texts, {len(claims)} with a restriction"
    )
    print("  " + ", ".join(f"{kind} {number}" for kind, number in count.most_common()))
    for name, kept in claims.items() if misses else ():
        for one in kept:
            print(f"  + {name}: {_claim(one)}")
    print(f"\nCreative Commons: {len(corpora.creative_commons())} texts")
    for kind, (tally, wrong) in elements().items():
        if wanted(kind):
            print(_line(kind.value, tally), ", ".join(wrong))


def broken_rules(text: str) -> Iterator[tuple[Passage, str]]:
    """The terms read from a text that lack a parameter, or whose quote is long or not in it."""
    for one in read(text):
        for problem in one.term.problems():
            yield one, problem
        if len(words_of(one.term.quote)) > _LONGEST_QUOTE:
            yield one, "the quote is too long"
        if place_of(text, one.term.quote)[0] < 0:
            yield one, "the quote is not in the text"


def _show_broken_rules() -> None:
    for name, text in all_texts().items():
        for one, problem in broken_rules(text):
            print(f"  ! {name}: {_claim(one)}: {problem}")


def all_texts() -> Mapping[str, str]:
    """Every text at hand by its name."""
    return {**corpora.spdx_texts(), **corpora.published_texts()}


def _show_speed() -> None:
    times = milliseconds(all_texts().values())
    p95 = times[int(len(times) * 0.95)]
    print(f"\nspeed over {len(times)} texts: median {statistics.median(times):.2f} ms, ", end="")
    print(f"95th percentile {p95:.2f} ms, slowest {times[-1]:.1f} ms")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.terms", description=__doc__)
    parser.add_argument(
        "--kind", type=Kind, action="append", help="only this kind; repeat for more"
    )
    parser.add_argument("--misses", action="store_true", help="show every difference")
    parser.add_argument("--texts", action="store_true", help="a row for each labeled text")
    parser.add_argument("--families", action="store_true", help="a row for each family of texts")
    parser.add_argument("--speed", action="store_true", help="the time a text takes")
    options = parser.parse_args()
    kinds = frozenset(options.kind or Kind)
    of_labels, of_catalog = list(labeled()), list(recorded())
    _show_kinds("labels", of_labels, kinds.__contains__)
    if options.misses:
        _show_differences(of_labels, kinds.__contains__)
    if options.texts:
        _show_texts(of_labels)
    if options.families:
        _show_families([*of_labels, *of_catalog])
    _show_standards(kinds.__contains__, misses=options.misses)
    tally, missing = located()
    print(f"\nlocated clauses: {tally.hits} of {tally.hits + tally.misses} kinds found, ", end="")
    print(f"{tally.placed} at the place")
    if options.misses:
        print(
            *(f"  - {one}" for one in missing if one.split()[1] in {k.value for k in kinds}),
            sep="\n",
        )
    _show_kinds("the catalog's records of other texts", of_catalog, kinds.__contains__)
    if options.misses:
        _show_differences(of_catalog, kinds.__contains__)
    _show_broken_rules()
    if options.speed:
        _show_speed()


if __name__ == "__main__":
    main()
