"""All that is read from one license text: which it is, what was changed, which terms it holds."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from openglade.core.errors import InputError
from openglade.core.ids import LicenseId
from openglade.core.license_reading import Change, LicenseReading, Passage
from openglade.core.term import Group
from openglade.license_text.changes import changes_of, covered
from openglade.license_text.comparison import compare
from openglade.license_text.identify import judged
from openglade.license_text.meaning import Said
from openglade.license_text.references import SHIPPED, References
from openglade.license_text.terms import terms_of
from openglade.license_text.terms.policies import policies
from openglade.license_text.words import MOST_CHARACTERS, read_words


class Reader:
    """Reads license texts beside the shipped references and, if given, files of the user's own."""

    def __init__(self, *own: Path) -> None:
        self._own = own

    @cached_property
    def references(self) -> References:
        """The known texts, loaded when first asked for."""
        return References.load(SHIPPED, *self._own)

    def read(self, text: str) -> LicenseReading:
        """Which license the text is, what was changed in it, and which terms it holds.

        Raises InputError for a text longer than MOST_CHARACTERS.
        """
        if len(text) > MOST_CHARACTERS:
            raise InputError(
                f"text: {text[:30]!r}… has {len(text)} characters; give at most {MOST_CHARACTERS}"
            )
        return read(text, self.references)


def read(text: str, references: References) -> LicenseReading:
    """What a text says, read beside these references."""
    words = read_words(text)
    said = Said(words)
    comparison = compare(words, references, said)
    finding = judged(comparison, references)
    identified = finding.identification
    changed = changes_of(comparison, finding.nearest, references)
    based_on = None
    if identified.license is None and finding.nearest is not None and changed:
        based_on = LicenseId(references.ids[finding.nearest.alignment.at])
    passages = _passages(said, changed)
    return LicenseReading(
        identified=identified,
        based_on=based_on,
        changes=tuple(_bearing(change, passages) for change in changed),
        terms=passages,
        policies=policies(said.structure),
    )


def _passages(said: Said, changed: Iterable[Change]) -> tuple[Passage, ...]:
    """The terms of the whole text, and those that the changed sentences hold by themselves.

    A text has a kind once; without the second reading what was added could hide behind the same
    kind in the known text. Grants are read from whole texts only.
    """
    whole = [
        replace(passage, added=covered(changed, passage.start, passage.end))
        for passage in said.passages
    ]
    spans = [(change.start, change.end) for change in changed if change.start < change.end]
    if not spans:
        return tuple(whole)
    known = {passage.term.kind for passage in whole if passage.added}
    alone = [
        replace(passage, added=True)
        for passage in terms_of(said.structure.within(spans))
        if passage.term.kind not in known and passage.term.kind.group is not Group.GRANT
    ]
    return tuple(sorted([*whole, *alone], key=lambda one: (one.start, one.term.kind.value)))


def _bearing(change: Change, passages: Iterable[Passage]) -> Change:
    """The change with the terms of what is gone, and of those passages in which it stands.

    A grant of the known text is borne only by a change that bears nothing of its own.
    """
    beside = [one for one in passages if one.start < change.end and change.start < one.end]
    known = [one for one in beside if one.term.kind.group is Group.GRANT and not one.added]
    own = [*change.terms, *(one.term.kind for one in beside if one not in known)]
    return replace(change, terms=tuple(dict.fromkeys(own or [one.term.kind for one in known])))
