"""A license text, read as terms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from openglade.core.evidence import Evidence
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId
from openglade.core.release import Unlicensed
from openglade.core.term import Kind, Term


class Purpose(Enum):
    """What a license text was written for."""

    SOFTWARE = "software"
    MODEL = "model"
    DATA = "data"
    CONTENT = "content"
    USE_POLICY = "use-policy"
    SERVICE_TERMS = "service-terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One dated state of a text whose terms stayed the same."""

    dated: str
    note: str = ""
    sha256: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """A license text, read as terms.

    `incorporates` names the policies that it makes binding: their terms count as its own. `hub_ids`
    are the values of `license:` on the Hub that mean this text, `hub_names` those of
    `license_name:`. `open_data` says that the Open Definition counts it as conformant. `sha256` are
    digests of files that hold the text and nothing else. Of a text that is not `complete` only the
    terms that were recognized are known: they count, and what they do not show is not known.
    """

    id: LicenseId
    name: str
    purpose: Purpose
    steward: str
    terms: tuple[Term, ...]
    evidence: Evidence
    dated: str = ""
    osi_approved: bool = False
    fsf_free: bool = False
    open_data: bool = False
    incorporates: tuple[LicenseId, ...] = ()
    succeeds: LicenseId | None = None
    aliases: tuple[str, ...] = ()
    hub_ids: tuple[str, ...] = ()
    hub_names: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    sha256: tuple[str, ...] = ()
    complete: bool = True
    note: str = ""

    @property
    def cited(self) -> str:
        """How a sentence cites it: by its id, or by its name where a machine made the id."""
        return str(self.id) if self.complete else self.name

    @property
    def has_unread_policy(self) -> bool:
        """Whether it makes a use policy binding that no record holds, and lists no uses itself."""
        told = self.incorporates or self.having(Kind.FIELD_OF_USE)
        return not told and bool(self.having(Kind.ACCEPTABLE_USE_POLICY))

    def having(self, *kinds: Kind) -> tuple[Term, ...]:
        """The terms of some kinds, in the order of the text.

        >>> from datetime import date
        >>> from openglade.core.evidence import Method
        >>> read = Evidence(source="LICENSE", read_on=date(2026, 11, 21), method=Method.FILE)
        >>> text = License(
        ...     id=LicenseId("CC-BY-NC-4.0"),
        ...     name="CC BY-NC",
        ...     purpose=Purpose.CONTENT,
        ...     steward="CC",
        ...     terms=(Term(kind=Kind.NONCOMMERCIAL, section="2.a.1"),),
        ...     evidence=read,
        ... )
        >>> [term.section for term in text.having(Kind.NONCOMMERCIAL)]
        ['2.a.1']
        """
        return tuple(term for term in self.terms if term.kind in kinds)


def in_words(sentence: str, texts: Iterable[License]) -> str:
    """A sentence that calls texts by their names where a machine made their ids.

    >>> in_words("MIT counts", [])
    'MIT counts'
    """
    for one in texts:
        if not one.complete:
            sentence = sentence.replace(str(one.id), one.cited)
    return sentence


class Texts:
    """The texts that bind under each license: its own, and the policies that it makes binding."""

    def __init__(self, licenses: Mapping[LicenseId, License]) -> None:
        self._licenses = licenses
        self._under: dict[LicenseId, tuple[License, ...]] = {}

    def get(self, license_id: LicenseId) -> License | None:
        """One text, or None where nobody has read it."""
        return self._licenses.get(license_id)

    def under(self, license_id: LicenseId) -> tuple[License, ...]:
        """A license, the policies that it incorporates, and those that these do; or nothing.

        >>> Texts({}).under(LicenseId("MIT"))
        ()
        """
        if license_id not in self._under:
            known = self._licenses.get(license_id)
            texts = [known] if known else []
            for text in texts:
                policies = (self._licenses.get(one) for one in text.incorporates)
                texts += [one for one in policies if one and one not in texts]
            self._under[license_id] = tuple(texts)
        return self._under[license_id]

    def unread(self, license_id: LicenseId) -> tuple[LicenseId, ...]:
        """What of a license nobody has read to the end: itself, or policies that it makes binding.

        >>> Texts({}).unread(LicenseId("MIT"))
        (LicenseId('MIT'),)
        """
        texts = self.under(license_id)
        named = {one for text in texts for one in text.incorporates} if texts else {license_id}
        partly = {text.id for text in texts if not text.complete}
        return tuple(sorted(partly | (named - self._licenses.keys()), key=str))


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a file of license text declares, and how that was found.

    `text` is what was read from a text that no record holds; `reason` says why a license is not
    known, or not wholly.
    """

    license: Expression | Unlicensed
    locator: str
    text: License | None = None
    reason: str = ""


class LicenseIndex(Protocol):
    """Where a source asks which license a name or a file means."""

    def find_license(self, text: str) -> LicenseId | None:
        """The license that an id, an alias, a Hub id or a license_name means; None if unknown."""

    def license_of_file(self, sha256: str) -> LicenseId | None:
        """The license whose text, and nothing else, a file with this digest holds, or None."""


class LicenseTexts(LicenseIndex, Protocol):
    """Where a source that meets license texts asks what they say."""

    def declared_by(self, content: bytes, name: str) -> Declared:
        """What the content of a file declares; `name` is the file's."""
