"""What the license texts at hand say: by their digest if a record holds them, else by reading them.

Terms come from the text itself, never from the nearest name: a changed license is a license of its
own, and one that nobody knows counts with the terms that were recognized in it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from openglade.catalog.store import Catalog
from openglade.core.errors import InputError
from openglade.core.evidence import Evidence, Method
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId, NodeId
from openglade.core.license import Declared, License, Purpose
from openglade.core.release import Unlicensed

if TYPE_CHECKING:
    from openglade.core.license_reading import LicenseReader, LicenseReading

_SHORT = 12


@dataclass(frozen=True, slots=True)
class TextsAtHand:
    """The catalog's licenses, and a reader for texts that none of them holds, made when needed."""

    catalog: Catalog
    reader: Callable[[], "LicenseReader"]

    def find_license(self, text: str) -> LicenseId | None:
        """The license that an id, an alias, a Hub id or a license_name means; None if unknown."""
        return self.catalog.find_license(text)

    def license_of_file(self, sha256: str) -> LicenseId | None:
        """The license whose text, and nothing else, a file with this digest holds, or None."""
        return self.catalog.license_of_file(sha256)

    def license(self, license_id: LicenseId) -> License | None:
        """One license of the catalog, or None."""
        return self.catalog.license(license_id)

    def spelled(self, node: NodeId) -> NodeId:
        """The id of a node as the catalog spells it."""
        return self.catalog.spelled(node)

    def declared_by(self, content: bytes, name: str) -> Declared:
        """What the content of a file declares: the license that it is, or terms read from it."""
        digest = hashlib.sha256(content).hexdigest()
        found = self.catalog.license_of_file(digest)
        if found:
            return Declared(license=Expression.parse(str(found)), locator=f"sha256 {digest}")
        from openglade.license_text.decoding import decode  # noqa: PLC0415  (few texts are unknown)

        try:
            reading = self.reader().read(decode(content, name))
        except InputError as error:
            reason = f"not read: {error}"
            return Declared(
                license=Unlicensed.UNIDENTIFIED, locator=f"sha256 {digest}", reason=reason
            )
        return self._declared(reading, digest, name)

    def _declared(self, reading: "LicenseReading", digest: str, name: str) -> Declared:
        named = _named(reading)
        known = [self.catalog.find_license(str(one)) for one in named]
        if named and None not in known:
            together = Expression.all_of([Expression.parse(str(one)) for one in known])
            how = f"{reading.identified.method.value} (likeness {reading.identified.likeness})"
            return Declared(license=together or Unlicensed.UNIDENTIFIED, locator=how)
        if not (named or reading.terms):
            reason = "its text is not recognized, and no term of a license in it"
            return Declared(
                license=Unlicensed.UNIDENTIFIED, locator=f"sha256 {digest}", reason=reason
            )
        text = _text(reading, digest, name, named)
        return Declared(
            license=Expression.parse(str(text.id)),
            locator=f"sha256 {digest}",
            text=text,
            reason=text.note,
        )


def _named(reading: "LicenseReading") -> tuple[LicenseId, ...]:
    """The known licenses that a text is, if it is nothing else; several hold together."""
    if reading.identified.license:
        return (reading.identified.license,)
    parts = [part.license for part in reading.identified.parts]
    if not parts or None in parts or reading.changes:
        return ()
    return tuple(dict.fromkeys(one for one in parts if one))


def _text(
    reading: "LicenseReading", digest: str, name: str, named: tuple[LicenseId, ...]
) -> License:
    """What was read from a text that no record holds, as a license of its own."""
    read = Evidence(
        source=name, read_on=datetime.now(tz=UTC).date(), method=Method.FILE, locator="terms"
    )
    base = reading.based_on
    like = f"{base}, changed" if base else str(named[0]) if named else ""
    kinds = dict.fromkeys(kind.value for one in reading.changes for kind in one.terms)
    told = like or "not recognized"
    changed = f"; the changes bear {', '.join(kinds)}" if kinds else ""
    return License(
        id=named[0] if named else LicenseId(f"LicenseRef-{base or 'text'}-{digest[:_SHORT]}"),
        name=str(named[0]) if named and not base else f"{like or 'an unknown text'} ({name})",
        purpose=Purpose.MODEL,
        steward="",
        terms=tuple(passage.term for passage in reading.terms),
        evidence=read,
        complete=False,
        note=f"its text is {told}{changed}; its terms were recognized by machine",
    )
