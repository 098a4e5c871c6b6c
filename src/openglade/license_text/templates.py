"""SPDX's license list as templates: what each license says, and what it lets vary.

Read from the XML of github.com/spdx/license-list-XML (`src/*.xml`), only when the fingerprints are
built.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError, XMLParser

from openglade.core.errors import InputError
from openglade.license_text.fingerprints import Leeway

_WILD = re.compile(r"[.S][*+{]")
_LONGEST_FIELD = 40
_PAGES = ("text", "standardLicenseHeader")
_OPTIONAL = ("optional", "titleText", "standardLicenseHeader")
_BREAKS = ("p", "br", "list", "item", "titleText", "copyrightText", "text", "optional")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a template, in characters, with its leeway; `leeway` None is a list mark."""

    start: int
    end: int
    leeway: Leeway | None
    room: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One license or notice as SPDX has it; `approved` by OSI."""

    id: str
    name: str
    text: str
    spans: tuple[Span, ...]
    deprecated: bool
    replaced: bool
    approved: bool
    notice: bool
    urls: tuple[str, ...]


@dataclass(slots=True)
class _Page:
    """A text while it is written: its pieces, their length, what is open and what is closed."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[Span] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def add(self, piece: str) -> None:
        """Put a piece of text behind what is there."""
        self.pieces.append(piece)
        self.length += len(piece)

    def open(self, leeway: Leeway | None, room: int) -> None:
        """Begin a span here."""
        self.opened.append(Span(start=self.length, end=-1, leeway=leeway, room=room))

    def close(self) -> None:
        """End the span that was begun last."""
        span = self.opened.pop()
        self.spans.append(
            Span(start=span.start, end=self.length, leeway=span.leeway, room=span.room)
        )


class _Reader:
    """What an XML parser tells its findings to."""

    def __init__(self) -> None:
        self.id = self.name = ""
        self.deprecated = self.replaced = self.approved = False
        self.urls: list[str] = []
        self.text, self.notice = _Page(), _Page()
        self._pages: list[_Page] = []
        self._inside = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition("}")[2]
        if tag == "license":
            self.id, self.name = attributes["licenseId"], attributes["name"]
            self.deprecated = "deprecatedVersion" in attributes
            self.approved = attributes.get("isOsiApproved") == "true"
        self._inside = tag
        for page in self._pages:
            self._open(page, tag, attributes)
        if tag in _PAGES:
            self._pages.append(self.text if tag == "text" else self.notice)

    @staticmethod
    def _open(page: _Page, tag: str, attributes: dict[str, str]) -> None:
        if tag in _BREAKS:
            page.add("\n\n")
        if tag in _OPTIONAL:
            page.open(Leeway.OPTIONAL, 0)
        elif tag == "copyrightText":
            page.open(Leeway.OPTIONAL | Leeway.FREE, _LONGEST_FIELD)
        elif tag == "alt":
            page.open(Leeway.FREE, room(attributes.get("match", "")))
        elif tag == "bullet":
            page.add("\n")
            page.open(None, 0)

    def end(self, tag: str) -> None:
        tag = tag.rpartition("}")[2]
        if tag in _PAGES:
            self._pages.pop()
        for page in self._pages:
            if tag in (*_OPTIONAL, "copyrightText", "alt", "bullet"):
                page.close()
            if tag in _BREAKS:
                page.add("\n")
            elif tag == "bullet":
                page.add(" ")
        self._inside = ""

    def data(self, data: str) -> None:
        if self._inside == "crossRef":
            self.urls.append(data.strip())
        elif self._inside == "obsoletedBy" and data.strip():
            self.replaced = " WITH " not in data
        for page in self._pages:
            page.add(re.sub(r"\s+", " ", data))

    def close(self) -> None:
        pass


def room(pattern: str) -> int:
    """How many words a field can hold whose content has to match a pattern.

    >>> room("are|is"), room("by .+")
    (1, 40)
    """
    if _WILD.search(pattern):
        return _LONGEST_FIELD
    return max(
        len(re.findall(r"[A-Za-z0-9]+", re.sub(r"\\.", " ", one))) for one in pattern.split("|")
    )


def read_templates(directory: Path) -> list[Template]:
    """All licenses and their notices in a directory of SPDX's XML, by id.

    Raises InputError for a file that is no XML.
    """
    templates = []
    for path in sorted(directory.glob("*.xml")):
        reader = _Reader()
        parser = XMLParser(target=reader)  # noqa: S314  (SPDX's own files, when the index is built)
        try:
            parser.feed(path.read_text(encoding="utf-8"))
            parser.close()
        except (ParseError, KeyError, UnicodeDecodeError) as problem:
            raise InputError(
                f"{path}: {str(problem)!r} while reading XML; get SPDX's files anew"
            ) from None
        templates += _templates(reader)
    return templates


def _templates(reader: _Reader) -> list[Template]:
    pages = [(reader.text, False), (reader.notice, True)]
    return [
        Template(
            id=reader.id,
            name=reader.name,
            text="".join(page.pieces),
            spans=tuple(page.spans),
            deprecated=reader.deprecated,
            replaced=reader.replaced,
            approved=reader.approved,
            notice=notice,
            urls=tuple(reader.urls),
        )
        for page, notice in pages
        if page.length
    ]
