"""A GGUF file: what its header says of name, license, parents and data, as claims."""

import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from io import SEEK_END
from typing import BinaryIO

from openglade.core.component import Component
from openglade.core.errors import SourceError
from openglade.core.ids import ArtifactId, DatasetId, ModelId
from openglade.core.license import LicenseIndex
from openglade.core.lineage import Relation
from openglade.core.record import Claim
from openglade.sources.declared import (
    LONGEST_TEXT,
    FileReading,
    NotOfItsKindError,
    hub_id,
    is_declared,
    refuse_pointer,
)

_MAGIC = b"GGUF"
_VERSIONS = range(1, 4)
_LARGEST = 64_000_000
_WINDOW = 1_000_000
_RUN, _SHORT = 64, 64
_MOST_KEYS = 10_000
_LONGEST_KEY = 65_535
_MOST_DATASETS = 1_000
_NUMBERS = dict(zip((0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12), "BbHhIif?Qqd", strict=True))
_TEXT, _ARRAY = 8, 9
_KEPT = ("general.", "split.")
_FILE_TYPES = (
    *("F32", "F16", "Q4_0", "Q4_1", "Q4_1 and F16", "Q4_2", "Q4_3", "Q8_0", "Q5_0", "Q5_1"),
    *("Q2_K", "Q3_K_S", "Q3_K_M", "Q3_K_L", "Q4_K_S", "Q4_K_M", "Q5_K_S", "Q5_K_M", "Q6_K"),
    *("IQ2_XXS", "IQ2_XS", "Q2_K_S", "IQ3_XS", "IQ3_XXS", "IQ1_S", "IQ4_NL", "IQ3_S", "IQ3_M"),
    *("IQ2_S", "IQ2_M", "IQ4_XS", "IQ1_M", "BF16"),
)
_FILE_TYPE_IN_NAME = re.compile(
    r"[-._](?:i?q[1-8]|tq[12]|bf16|fp?16|fp?32|mxfp4)(?:_[a-z0-9]{1,4}){0,3}[-.]", re.IGNORECASE
)
_NUMBERED = re.compile(r"general\.(base_model|dataset)\.([0-9]{1,4})\.([a-z_]{1,40})")
_DATASETS = "general.datasets"
_ADDRESSES = ("repo_url", "url")
_SOURCES = (
    "general.source.repo_url",
    "general.source.huggingface.repository",
    "general.source.url",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GgufHeader:
    """What a GGUF header says of the model: its `general.` and `split.` keys.

    `datasets` is the documented spelling, an array; files as they are written number their
    datasets, and these stand in `texts`.
    """

    version: int
    texts: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    datasets: tuple[str, ...] = ()

    @property
    def file_type(self) -> str:
        """The name of the type that most tensors have (llama.cpp, llama_ftype); empty if unsaid."""
        number = self.numbers.get("general.file_type")
        if number is None:
            return ""
        return _FILE_TYPES[number] if 0 <= number < len(_FILE_TYPES) else f"file type {number}"


def read_header(file: BinaryIO) -> GgufHeader:
    """Read the metadata of a GGUF file of version 1 to 3, in either byte order.

    Each text is cut at 4,096 bytes, and nothing after the first 64 MB is read. All keys are looked
    at, for the format lets `general.` keys stand anywhere. Raises SourceError when the file is no
    GGUF file, is cut off, or states counts and lengths that it does not have.
    """
    try:
        start = file.read(64)
        refuse_pointer(start)
        if not start.startswith(_MAGIC):
            raise NotOfItsKindError("no GGUF file: it does not start with 'GGUF'")
        return _read(_Cursor(file, "<" if start[4:6] != b"\0\0" else ">"))
    except (OSError, struct.error) as error:
        raise SourceError(f"not readable as GGUF: {error}"[:200]) from error


def claims(
    header: GgufHeader,
    model: ModelId,
    *,
    source: str,
    read_on: date,
    licenses: LicenseIndex,
) -> Iterator[Claim]:
    """What a header says of a model; nothing for a later part of a split file.

    The step to a source repository is a conversion. The step to a base is one only where the header
    calls the model by the name of the base: converters copy the bases from the card of the model
    that they convert, so a header with another name belongs to a model between the two.
    """
    if header.numbers.get("split.no"):
        return
    reading, texts = FileReading(model=model, source=source, read_on=read_on), header.texts
    name = texts.get("general.name", "") or texts.get("general.basename", "")
    author = texts.get("general.organization", "") or texts.get("general.author", "")
    yield from reading.name("general.name", name, author)
    yield from _license(texts, reading, licenses)
    origin = _source(texts)
    if origin:
        yield from reading.parent(*origin, Relation.QUANTIZED, note=_note(header))
    converted = hub_id(origin[1], ModelId) if origin else None
    yield from _bases(header, reading, converted)
    yield from _datasets(header, reading)


def _license(
    texts: Mapping[str, str], reading: FileReading, licenses: LicenseIndex
) -> Iterator[Claim]:
    for key in ("general.license", "general.license.name"):
        if is_declared(texts.get(key, "")):
            yield from reading.license(key, texts[key], licenses)
            return
    link = texts.get("general.license.link", "")
    said = f"the header links to {link!r:.150}, and names no license"
    yield reading.gap("license", said if link else "the header declares no license")


def _source(texts: Mapping[str, str]) -> tuple[str, str] | None:
    """The key that names the repository from which the file was converted, and its text."""
    said = [(key, texts[key]) for key in _SOURCES if texts.get(key)]
    return next((one for one in said if hub_id(one[1], ModelId)), said[0] if said else None)


def _bases(header: GgufHeader, reading: FileReading, converted: ModelId | None) -> Iterator[Claim]:
    bases = list(_numbered(header, "base_model", ModelId))
    relation = Relation.MERGE
    if header.texts.get("general.type") == "adapter":
        relation = Relation.ADAPTER
    elif len(bases) == 1 and header.numbers.get("general.base_model.count", 1) <= 1:
        is_copy = not converted and _is_converted(header, reading.source)
        same = is_copy and _is_called(header.texts.get("general.name", ""), bases[0])
        relation = Relation.QUANTIZED if same else Relation.FINETUNE
    for base in bases:
        if converted is None or hub_id(base.text, ModelId) != converted:
            yield from reading.parent(base.locator, base.text, relation, note=_note(header))
    for key, words, reason in _unnamed(header, "base_model", len(bases)):
        yield from reading.unknown_parent(key, words, relation, reason)


def _datasets(header: GgufHeader, reading: FileReading) -> Iterator[Claim]:
    has_base = any(_numbered(header, "base_model", ModelId))
    stage = Component.FINETUNING_DATA if has_base else Component.PRETRAINING_DATA
    numbered = list(_numbered(header, "dataset", DatasetId))
    for one in numbered:
        yield from reading.parent(one.locator, one.text, Relation.TRAINED_ON, component=stage)
    for place, text in enumerate(header.datasets):
        locator = f"{_DATASETS}[{place}]"
        yield from reading.parent(locator, text, Relation.TRAINED_ON, component=stage)
    for key, words, reason in _unnamed(header, "dataset", len(numbered)):
        yield from reading.unknown_parent(key, words, Relation.TRAINED_ON, reason, stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """One numbered parent: the text that names it best, where that stands, and its plain name."""

    locator: str
    text: str
    name: str


def _numbered(header: GgufHeader, what: str, kind: type[ArtifactId]) -> Iterator[_Named]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for key, text in header.texts.items():
        match = _NUMBERED.fullmatch(key)
        if match and match[1] == what and text:
            found[int(match[2])][match[3]] = text
    for number, said in sorted(found.items()):
        words = " ".join(said[one] for one in ("organization", "name") if one in said)
        addresses = [one for one in _ADDRESSES if one in said]
        otherwise = addresses[0] if addresses else "name"
        key = next((one for one in addresses if hub_id(said[one], kind)), otherwise)
        yield _Named(
            locator=f"general.{what}.{number}.{key}",
            text=said[key] if addresses else words or "a parent without a name",
            name=said.get("name", ""),
        )


def _unnamed(header: GgufHeader, what: str, named: int) -> Iterator[tuple[str, str, str]]:
    """Where parents are counted that are not named, words for them, and why they are not known."""
    key = f"general.{what}.count"
    count = header.numbers.get(key, 0)
    if count > named:
        words = f"{count - named} that the header counts and does not name"
        yield key, words, f"{count} are counted, and {named} named"


def _is_converted(header: GgufHeader, source: str) -> bool:
    """Whether the file says of itself that it holds the weights of another in another form."""
    said = header.file_type or header.texts.get("general.quantized_by")
    return bool(said) or bool(_FILE_TYPE_IN_NAME.search(re.split(r"[/\\]", source)[-1][-200:]))


def _is_called(name: str, base: _Named) -> bool:
    """Whether a model has the name of its base, or none of its own."""
    names = {_letters(one) for one in (base.name, base.text.rstrip("/").rsplit("/", 1)[-1])}
    return not name or _letters(name) in names


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _note(header: GgufHeader) -> str:
    by = header.texts.get("general.quantized_by", "")
    return ", ".join(filter(None, (header.file_type, f"quantized by {by:.100}" if by else "")))


def _read(cursor: "_Cursor") -> GgufHeader:
    cursor.skip(len(_MAGIC))
    version = int(cursor.number("I"))
    if version not in _VERSIONS:
        raise SourceError(f"GGUF version {version}; versions 1 to 3 are read")
    cursor.has_short_lengths = version == 1
    cursor.length()
    keys = cursor.length()
    if keys > _MOST_KEYS:
        raise SourceError(f"{keys} keys; the most that is read is {_MOST_KEYS}")
    texts: dict[str, str] = {}
    numbers: dict[str, int] = {}
    datasets: tuple[str, ...] = ()
    for _ in range(keys):
        key, kind = cursor.text(_LONGEST_KEY), int(cursor.number("I"))
        is_kept = key.startswith(_KEPT)
        if key in texts or key in numbers:
            raise SourceError(f"the key {key!r:.100} stands twice")
        if kind == _TEXT and is_kept:
            texts[key] = cursor.text(LONGEST_TEXT)
        elif kind == _TEXT:
            cursor.pass_texts(1)
        elif kind == _ARRAY:
            datasets = _array(cursor, is_kept=key == _DATASETS) or datasets
        else:
            value = cursor.number(_number(kind))
            if is_kept and isinstance(value, int):
                numbers[key] = int(value)
    return GgufHeader(version=version, texts=texts, numbers=numbers, datasets=datasets)


def _array(cursor: "_Cursor", *, is_kept: bool) -> tuple[str, ...]:
    """Go past an array; its texts where they are wanted."""
    kind, count = int(cursor.number("I")), cursor.length()
    if kind != _TEXT:
        cursor.skip(count * struct.calcsize(f"<{_number(kind)}"))
        return ()
    if is_kept and count > _MOST_DATASETS:
        raise SourceError(f"{count} datasets; the most that is read is {_MOST_DATASETS}")
    if is_kept:
        return tuple(cursor.text(LONGEST_TEXT) for _ in range(count))
    cursor.pass_texts(count)
    return ()


def _number(kind: int) -> str:
    code = _NUMBERS.get(kind)
    if code is None:
        raise SourceError(f"a value of the type {kind}, which is not read")
    return code


@cache
def _run_of_texts(form: str) -> re.Pattern[bytes]:
    """A run of short texts with their lengths as one pattern, so that C and not Python counts.

    The length of a text decides which alternative it is, so none is tried in vain.
    """
    texts = (re.escape(struct.pack(form, size)) + b".{%d}" % size for size in range(_SHORT))
    return re.compile(b"(?:%b){%d}+" % (b"|".join(texts), _RUN), re.DOTALL)


class _Cursor:
    """A place in a file that goes forward only, and never past its end or past 64 MB."""

    def __init__(self, file: BinaryIO, order: str) -> None:
        self._file = file
        self._order = order
        self._end = file.seek(0, SEEK_END)
        self._start = 0
        self._window = b""
        self._at = 0
        self.has_short_lengths = False

    def require(self, size: int) -> None:
        """Refuse to go on where fewer bytes follow, or more than are read of any file."""
        place = self._start + self._at
        if place + size > self._end:
            raise NotOfItsKindError(
                f"{size} bytes are said to follow byte {place}; there the file ends"
            )
        if place + size > _LARGEST:
            raise SourceError(f"metadata beyond byte {_LARGEST} is not read")

    def skip(self, size: int) -> None:
        """Go past some bytes, which are not read."""
        self.require(size)
        self._at += size

    def take(self, size: int) -> bytes:
        """The next bytes."""
        self.require(size)
        if self._at + size > len(self._window):
            self._refill(size)
        self._at += size
        return self._window[self._at - size : self._at]

    def number(self, code: str) -> float:
        """The next number, of a type as `struct` names it."""
        form = struct.Struct(f"{self._order}{code}")
        value: float = form.unpack(self.take(form.size))[0]
        return value

    def length(self) -> int:
        """The next length or count, which has 4 bytes in version 1 and 8 later."""
        return int(self.number("I" if self.has_short_lengths else "Q"))

    def text(self, most: int) -> str:
        """The next text, as much of it as is wanted."""
        size = self.length()
        taken = self.take(min(size, most))
        self.skip(size - len(taken))
        return taken.decode(errors="replace")

    def pass_texts(self, count: int) -> None:
        """Go past some texts, short ones by the run: a vocabulary has hundreds of thousands.

        `struct.error` says that the window ends; what is left is done in the next one.
        """
        form = struct.Struct(f"{self._order}{'I' if self.has_short_lengths else 'Q'}")
        run, unpack, size = _run_of_texts(form.format).match, form.unpack_from, form.size
        while count:
            window, at = self._window, self._at
            while count >= _RUN and (found := run(window, at)):
                at = found.end()
                count -= _RUN
            left = several = min(count, _RUN)
            with suppress(struct.error, OverflowError):
                for left in range(several, 0, -1):  # noqa: B007
                    at += unpack(window, at)[0] + size
                left = 0
            self.skip(at - self._at)
            if left:
                self.require(size)
                self._refill(size)
            count -= several - left

    def _refill(self, size: int) -> None:
        """Read anew from the present place; the file may have become shorter meanwhile."""
        self._start += self._at
        self._at = 0
        self._file.seek(self._start)
        self._window = self._file.read(max(size, _WINDOW))
        if len(self._window) < size:
            raise NotOfItsKindError(f"the file ends at byte {self._start}")
