"""A Modelfile of Ollama: what a model is built from and under which license, as claims."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from openglade.core.errors import SourceError
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId, ModelId
from openglade.core.license import LicenseIndex
from openglade.core.lineage import Relation
from openglade.core.record import Claim
from openglade.sources.declared import FileReading, is_declared, refuse_pointer

_LARGEST = 1_000_000
_MOST_INSTRUCTIONS = 10_000
_INSTRUCTION = re.compile(r"[ \t]{0,100}([A-Za-z]{1,20})[ \t]{1,100}")
_WITH_A_WORD = frozenset({"message", "parameter"})
_FIRST_WORD = re.compile(r"[\w-]{1,50}[ \t]{1,100}")
_BLOCK = '"""'
_END_OF_QUOTE = re.compile(r'"[ \t]{0,100}(?=[\r\n]|\Z)')
_ON_HUB = re.compile(r"(?:https?://)?(?:hf\.co|huggingface\.co)/", re.IGNORECASE)
_WEIGHTS = (".bin", ".gguf", ".safetensors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Modelfile:
    """The instructions of a Modelfile that say where a model comes from and under which license.

    As they are written: a name in Ollama's registry, an address on the Hub, or a path.
    """

    bases: tuple[str, ...] = ()
    adapters: tuple[str, ...] = ()
    licenses: tuple[str, ...] = ()


def parse(text: str) -> Modelfile:
    r"""Read a Modelfile; SourceError when it is none.

    >>> parse('# a comment\nFROM llama3.2\nSYSTEM \"\"\"\nFROM is a word\n\"\"\"\nLICENSE MIT\n')
    Modelfile(bases=('llama3.2',), adapters=(), licenses=('MIT',))
    """
    refuse_pointer(text[:64].encode(errors="replace"))
    if len(text) > _LARGEST:
        raise SourceError(f"Modelfile: {len(text)} characters; the most that is read is {_LARGEST}")
    said: dict[str, list[str]] = {"from": [], "adapter": [], "license": []}
    for name, value in _instructions(text):
        said.get(name, []).append(value)
    if not said["from"]:
        raise SourceError("Modelfile: no FROM instruction in it")
    return Modelfile(
        bases=tuple(said["from"]), adapters=tuple(said["adapter"]), licenses=tuple(said["license"])
    )


def claims(
    modelfile: Modelfile,
    model: ModelId,
    *,
    source: str,
    read_on: date,
    licenses: LicenseIndex,
) -> Iterator[Claim]:
    """What a Modelfile says of a model.

    Weights beside the Modelfile are the model's own and no parent. A name in Ollama's registry, or
    a path that leads elsewhere, is a parent whose id is not known.
    """
    reading = FileReading(model=model, source=source, read_on=read_on)
    relation = Relation.ADAPTER if modelfile.adapters else Relation.QUANTIZED
    for base in modelfile.bases:
        yield from _parent(reading, "FROM", base, relation)
    for adapter in modelfile.adapters:
        yield from _parent(reading, "ADAPTER", adapter, Relation.MERGE)
    yield from _license(modelfile, reading, licenses)


def _instructions(text: str) -> Iterator[tuple[str, str]]:
    """Each instruction in small letters with its value; comments and other lines are passed over.

    A value in quotes may have several lines.
    """
    at, found = len(text) - len(text.lstrip("\ufeff")), 0
    while at < len(text):
        start = _INSTRUCTION.match(text, at)
        if start is None:
            at = _end_of_line(text, at)
            continue
        found += 1
        if found > _MOST_INSTRUCTIONS:
            raise SourceError(f"Modelfile: more than {_MOST_INSTRUCTIONS} instructions")
        name = start[1].casefold()
        word = _FIRST_WORD.match(text, start.end()) if name in _WITH_A_WORD else None
        value, at = _value(text, (word or start).end())
        yield name, value


def _value(text: str, at: int) -> tuple[str, int]:
    """The value that starts at a place, without its quotes, and where the next line starts."""
    if text.startswith(_BLOCK, at):
        end = text.find(_BLOCK, at + len(_BLOCK))
        if end < 0:
            raise SourceError('Modelfile: a text in """ has no end')
        return text[at + len(_BLOCK) : end], _end_of_line(text, end)
    if text.startswith('"', at):
        closing = _END_OF_QUOTE.search(text, at + 1)
        if closing is None:
            raise SourceError('Modelfile: a text in " has no end')
        return text[at + 1 : closing.start()], _end_of_line(text, closing.end())
    end = _end_of_line(text, at)
    return text[at:end].strip(), end


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end + 1 if end >= 0 else len(text)


def _parent(reading: FileReading, what: str, name: str, relation: Relation) -> Iterator[Claim]:
    if _ON_HUB.match(name):
        address, _, tag = name.rpartition(":")
        has_tag = bool(address) and "/" not in tag
        note = f"file {tag:.100}" if has_tag else ""
        yield from reading.parent(what, address if has_tag else name, relation, note=note)
    elif _leads_out(name):
        reason = f"{name!r:.100} is a path out of the folder; it is not followed"
        yield from reading.unknown_parent(what, name, relation, reason)
    elif not name.startswith(".") and not name.casefold().endswith(_WEIGHTS):
        reason = f"{name!r:.100} is a name in Ollama's registry, not on the Hub"
        yield from reading.unknown_parent(what, name, relation, reason)


def _leads_out(path: str) -> bool:
    is_absolute = path.startswith(("/", "~", "\\")) or path[1:3] in {":/", ":\\"}
    return is_absolute or ".." in re.split(r"[/\\]", path)


def _license(modelfile: Modelfile, reading: FileReading, licenses: LicenseIndex) -> Iterator[Claim]:
    """The licenses that hold together, if each of them is known, and a gap for each that is not."""
    declared = [text for text in modelfile.licenses if is_declared(text)]
    known = [_known(text, licenses) for text in declared]
    for text, found in zip(declared, known, strict=True):
        if found is None:
            yield reading.gap("license", f"the text of LICENSE ({text!r:.60}) is not known")
    if known and None not in known:
        together = Expression.parse(" AND ".join(dict.fromkeys(map(str, known))))
        yield reading.licensed("LICENSE", together, declared[0])


def _known(text: str, licenses: LicenseIndex) -> LicenseId | None:
    """The license that a text names, or whose text it holds.

    Blank lines around the text are Ollama's as often as the license's.
    """
    bare = text.strip()
    spellings = dict.fromkeys((text, text.lstrip("\r\n"), f"{bare}\n", bare))
    digests = (hashlib.sha256(one.encode(errors="replace")).hexdigest() for one in spellings)
    of_file = next(filter(None, map(licenses.license_of_file, digests)), None)
    return of_file or licenses.find_license(bare)
