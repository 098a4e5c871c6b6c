"""From license texts to fingerprints: what `openglade references` does."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from openglade.core.errors import InputError
from openglade.core.license_reading import MatchMethod
from openglade.license_text.fingerprints import Entry, Form, Leeway, Names, packed
from openglade.license_text.mentions import address, name_key
from openglade.license_text.references import References
from openglade.license_text.sayings import Saying, sayings
from openglade.license_text.templates import Template, read_templates
from openglade.license_text.terms import find_terms
from openglade.license_text.words import MOST_CHARACTERS, read_words

_FEWEST_WORDS = 5
_OWN = "model-licence"
_LANGUAGE = re.compile(r"\.[a-z]{2}\Z")
_LIKE_AN_ID = re.compile(r"[A-Za-z0-9.+-]{1,100}\Z")


def entry_of(text: str, id_: str) -> Entry:
    """The fingerprint of a text, of at least SHINGLE words, that comes without a template."""
    words = read_words(text)
    return Entry(
        id=id_,
        form=Form.TEXT,
        digest=words.digest(),
        shingles=words.shingles(),
        flags=words.senses.astype(np.uint8),
        room=np.zeros(len(words), np.uint8),
        marks=words.marks,
    )


def entry_of_template(template: Template) -> Entry:
    """The fingerprint of a license with what its template lets vary."""
    words = read_words(template.text)
    flags, space = words.senses.astype(np.uint8), np.zeros(len(words), np.uint8)
    kept = np.ones(len(words), bool)
    marks = dict(words.marks)
    for span in template.spans:
        first, end = np.searchsorted(words.starts, [span.start, span.end]).tolist()
        if span.leeway is None:
            kept[first:end] = False
            marks[end] = template.text[span.start : span.end].strip(" \n.()[]*-\u2022")
        elif first == end and span.leeway is Leeway.FREE and first < len(words):
            flags[first] |= np.uint8(Leeway.SLOT)
            space[first] = max(int(space[first]), span.room)
        else:
            flags[first:end] |= np.uint8(span.leeway)
            space[first:end] = np.maximum(space[first:end], span.room)
    before = np.concatenate([[0], np.cumsum(kept)]).tolist()
    rest = words.only(kept)
    return Entry(
        id=template.id,
        form=Form.NOTICE if template.notice else Form.TEXT,
        digest=rest.digest(),
        shingles=rest.shingles(),
        flags=flags[kept],
        room=space[kept],
        marks=tuple((before[word], label) for word, label in sorted(marks.items()) if label),
        sayings=tuple(
            Saying(start=before[one.start], end=before[one.end], number=one.number)
            for one in sayings(words, find_terms(template.text))
        ),
    )


def spdx_entries(directory: Path) -> tuple[list[Entry], Names]:
    """SPDX's licenses and notices, each text once: -only stands for -or-later too."""
    templates = [one for one in read_templates(directory) if not one.replaced]
    only = {one.id.removesuffix("-only") for one in templates if one.id.endswith("-only")}
    templates = [
        one for one in templates if one.notice or one.id.removesuffix("-or-later") not in only
    ]
    templates.sort(key=lambda one: (one.notice, one.deprecated, "or-later" in one.id, one.id))
    entries: dict[tuple[Form, int], Entry] = {}
    for template in templates:
        entry = entry_of_template(template)
        if len(entry.flags) >= _FEWEST_WORDS:
            entries.setdefault((entry.form, entry.digest), entry)
    current = [one for one in templates if not one.notice and not one.deprecated]
    names = {name_key(name): one.id for one in reversed(current) for name in (one.name, one.id)}
    urls = {address(url): one.id for one in reversed(current) for url in one.urls}
    texts = {one.id: one.text for one in templates if not one.notice}
    told = [one for one in entries.values() if not _is_wording(one, texts, entries.values())]
    ordered = sorted(told, key=lambda one: (one.form.value, one.id))
    approved = tuple(sorted({one.id for one in current if one.approved}))
    return ordered, Names(names=names, urls=urls, approved=approved)


def _is_wording(entry: Entry, texts: Mapping[str, str], entries: Iterable[Entry]) -> bool:
    """Whether a license has but the words of its namesake, as `OFL-1.1-no-RFN` of `OFL-1.1`."""
    from openglade.license_text.identify import identify  # noqa: PLC0415  (only when built)

    return any(
        identify(texts[entry.id], References.of([one])).method is MatchMethod.EXACT
        for one in entries
        if entry.form is one.form is Form.TEXT and entry.id.startswith(f"{one.id}-")
        if np.isin(entry.shingles, one.shingles).all()
    )


def build(spdx: Path | None, directories: Iterable[Path]) -> bytes:
    """The fingerprints of SPDX's licenses, if given, and of each *.txt in the directories.

    A text is known by the name of its file, unless it already is a license of SPDX's list. A file
    that is called by an id of that list, or by one and a language (`CECILL-2.1.fr.txt`), is another
    text of that license.
    """
    entries, names = spdx_entries(spdx) if spdx else ([], Names(names={}, urls={}))
    known = References.of(entries, names)
    standard = {entry.id for entry in entries}
    digests = {entry.digest for entry in entries}
    paths = [path for directory in directories for path in directory.glob("*.txt")]
    for path in sorted(paths, key=lambda path: path.stem):
        text = path.read_text(encoding="utf-8", errors="replace")
        also = _LANGUAGE.sub("", path.stem)
        entry = entry_of(text, also if also in standard else f"LicenseRef-{path.stem}")
        if entry.digest in digests or (also not in standard and _is_copy(path, text, known)):
            continue
        digests.add(entry.digest)
        entries.append(entry)
        if also not in standard:
            names.names.setdefault(name_key(path.stem), entry.id)
    return packed(entries, names)


def _is_copy(path: Path, text: str, known: References) -> bool:
    """Whether a text is a license of SPDX's, and nobody published it as a license of their own."""
    from openglade.license_text.identify import identify  # noqa: PLC0415  (only when built)

    return not _is_own(path) and identify(text, known).license is not None


def _is_own(path: Path) -> bool:
    """Whether an index.csv beside a text calls it a license of its maker's own."""
    index = path.with_name("index.csv")
    if not index.exists():
        return False
    with index.open(encoding="utf-8", newline="") as lines:
        return any(
            row["name"] == path.stem and row["kind"] == _OWN for row in csv.DictReader(lines)
        )


def add(text: str, id_: str, path: Path) -> None:
    """Put a text of the user's own into a file of fingerprints, which is made if it is not there.

    Raises InputError for an id that is none, and for a text that says nothing.
    """
    if not _LIKE_AN_ID.match(id_):
        raise InputError(f"--id: {id_[:200]!r} is no license id; write LicenseRef-and-a-name")
    entry = entry_of(text[:MOST_CHARACTERS], id_)
    if len(entry.flags) < _FEWEST_WORDS:
        raise InputError(
            f"{id_}: {text[:40]!r} has too few words to be known again; give the whole text"
        )
    old: Sequence[Entry] = tuple(References.load(path).entries()) if path.exists() else ()
    kept = [one for one in old if one.id != id_ and one.digest != entry.digest]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed([*kept, entry], Names(names={}, urls={})))
