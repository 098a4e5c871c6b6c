"""What people write in front matter, as it was meant: read, repaired with a note, or a gap."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Self

from openglade import safe_yaml
from openglade.core.errors import InputError
from openglade.core.evidence import Gap
from openglade.core.ids import (
    ArtifactId,
    DatasetId,
    LicenseId,
    ModelId,
    Nature,
    NodeId,
    UnknownId,
    on_hub,
)
from openglade.core.license import LicenseIndex

FIELDS = frozenset(
    {
        "annotations_creators",
        "base_model",
        "base_model_relation",
        "datasets",
        "library_name",
        "license",
        "license_name",
        "source_datasets",
        "tags",
    }
)
"""The fields of a front matter that claims are made of."""

_SINGLE = frozenset({"base_model_relation", "library_name"})
_SALVAGED = ("license", "license_name", "base_model", "base_model_relation", "datasets", "tags")
_FENCE = "---"
_LARGEST = 2_000_000
_LARGEST_HEAD = 256_000
_MOST_SALVAGED = 200
_SHOWN = 100
_SPELLINGS = {"licence": "license", "licence_name": "license_name", "dataset": "datasets"}
_NOTHING = frozenset({"", "none", "null", "n/a", "na", "unknown", "[more information needed]"})
_PART = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,95}"
_ID = re.compile(rf"{_PART}/{_PART}(?:@[\w.-]{{1,100}})?", re.ASCII)
_FOLDERS = frozenset(
    {"checkpoint", "checkpoints", "ckpt", "content", "data", "home", "kaggle", "local", "logs"}
    | {"mnt", "model", "models", "output", "outputs", "result", "results", "root", "runs", "tmp"}
)
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\(([^()\s]{1,500})[^()]{0,200}\)")
_ANCHOR = re.compile(r"<a\s[^<>]{0,300}?href=[\"']?([^\"'<>\s]{1,300})[^<>]{0,300}>", re.IGNORECASE)
_FILE = re.compile(r"/(?:blob|raw|resolve|discussions|commit)/")
_ID_KEYS = ("id", "repo_url", "model", "name", "path")
_LONGEST_NAME = 7
_MOST_WORDS = 80
_NOT_THIS = frozenset({"modified", "not", "non", "unlike", "original"})
_NAMES_A_LICENSE = re.compile(r"\b(?:under|licen[sc]e[sd]?|terms)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/[\w./-]{1,200}")
_MARKUP = re.compile(r"[*`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_UNSEEN = re.compile(r"[\x00-\x1f]")
_QUOTES = " \t\n\"'`\u201c\u201d\u2018\u2019"
_TAG = re.compile(r"<[^<>]{0,500}>")
_LINE = re.compile(r"([A-Za-z_-]{4,24})[ \t]{0,9}:(?:[ \t]{1,9}(.*))?")
_ITEM = re.compile(r"[ \t]{0,9}-[ \t]{1,9}(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One thing that was not written as it should be, and how it was read."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The fields at the head of a card, by their right names, and the text below them.

    `first_line` is the number of the line on which the text begins.
    """

    fields: Mapping[str, Any]
    body: str = ""
    first_line: int = 1
    repairs: tuple[Repair, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @classmethod
    def read(cls, text: str, source: str) -> Self:
        r"""Read any text as a card; what cannot be read is a gap, never an error.

        >>> card = FrontMatter.read("---\nLicence: mit\n---\n# Title", "README.md")
        >>> card.fields, card.body, card.repairs[0].before
        ({'license': 'mit'}, '# Title', 'Licence')
        """
        gaps: list[Gap] = []
        if len(text) > _LARGEST:
            reason = f"only the first {_LARGEST} of {len(text)} characters were read"
            gaps.append(Gap(what="card", reason=reason, source=source))
        head, body, first = split(text[:_LARGEST])
        try:
            fields = parsed(head, source, closed=first > 1)
        except InputError as error:
            fields = dict(salvaged(head or ""))
            kept = f"; read line by line: {', '.join(fields)}" if fields else ""
            gaps.append(Gap(what="card", reason=f"{error}{kept}", source=source))
        named, repairs = _renamed(fields)
        return cls(
            fields=named, body=body, first_line=first, repairs=tuple(repairs), gaps=tuple(gaps)
        )


def split(text: str) -> tuple[str | None, str, int]:
    """The YAML between the two fences at the head of a card, the text below, and its first line.

    None without front matter. Front matter without an end reaches to the first empty line, and the
    text begins on line 1; a mere rule above a text is none.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip("\ufeff\t ")), 0)
    if lines[start].strip("\ufeff\t ") != _FENCE:
        return None, "\n".join(lines), 1
    for number in range(start + 1, len(lines)):
        if lines[number].rstrip() == _FENCE:
            body = "\n".join(lines[number + 1 :])
            return "\n".join(lines[start + 1 : number]), body, number + 2
    if not any(map(_LINE.fullmatch, lines[start + 1 : start + 2])):
        return None, "\n".join(lines), 1
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].strip()), len(lines))
    return "\n".join(lines[start + 1 : end]), "\n".join(lines), 1


def parsed(head: str | None, source: str, *, closed: bool = True) -> dict[str, Any]:
    """The fields of front matter; InputError when it cannot be read, is no mapping or has no end.

    >>> parsed("license: mit", "README.md")
    {'license': 'mit'}
    """
    if head is None:
        return {}
    if not closed:
        raise InputError(f"{source}: the front matter has no end; close it with a line '---'")
    fields = safe_yaml.parse(head, source, largest=_LARGEST_HEAD)
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise InputError(f"{source}: the front matter is no mapping; write 'key: value' lines")
    return fields


def _renamed(fields: Mapping[Any, Any]) -> tuple[dict[str, Any], list[Repair]]:
    """Give fields that are written in another way their right names."""
    named = {str(key): value for key, value in fields.items()}
    repairs = []
    for key in [key for key in named if key not in FIELDS]:
        folded = key.strip().casefold().replace("-", "_")
        right = _SPELLINGS.get(folded, folded)
        if right in FIELDS:
            kept = right if right not in named else f"passed over, since {right} stands beside it"
            value = named.pop(key)
            named.setdefault(right, value)
            repairs.append(Repair(what=right, before=key, after=kept))
    for key in sorted(_SINGLE & named.keys()):
        match named[key]:
            case [str(only)]:
                repairs.append(Repair(what=key, before=f"[{only}]", after=only))
                named[key] = only
    return named, repairs


def salvaged(head: str) -> Iterator[tuple[str, str | list[str]]]:
    """Read the few fields that matter from lines that are no YAML together."""
    key, items = "", list[str]()
    for line in [*head.split("\n"), "end:"]:
        item = _ITEM.fullmatch(line)
        if item and key and len(items) < _MOST_SALVAGED:
            items.append(_unquoted(item[1]))
            continue
        if key and items:
            yield key, items
        match = _LINE.fullmatch(line)
        name = match[1].casefold() if match else ""
        key, items = _SPELLINGS.get(name, name), []
        key = key if key in _SALVAGED else ""
        value = (match[2] or "").strip() if match else ""
        if key and value[:1] not in {"", "{", "&", "*", "!", "|", ">", "#"}:
            yield key, _value(value)
            key = ""


def _value(text: str) -> str | list[str]:
    if text.startswith("[") and text.endswith("]"):
        return [_unquoted(part) for part in text[1:-1].split(",")[:_MOST_SALVAGED]]
    return _unquoted(text)


def _unquoted(text: str) -> str:
    return text.split(" #", maxsplit=1)[0].strip().strip("\"'")


def cleaned(text: str) -> str:
    """A value without markup, quotes, and characters that cannot be seen.

    >>> cleaned("<b>'org/name'</b>")
    'org/name'
    """
    if not text.isprintable():
        text = "".join(one for one in text if unicodedata.category(one) not in {"Cc", "Cf"})
    if "<" in text:
        text = _TAG.sub("", text)
    link = _LINK.fullmatch(text.strip()) if "](" in text else None
    if link:
        text = link[2] if on_hub(link[2]) else link[1]
    return text.strip(_QUOTES)


def plain(text: str) -> str:
    r"""A line without markup; a link to a model or dataset of the Hub becomes its marked id.

    >>> plain("**by** [x](https://huggingface.co/org/x), [y](https://example.org)")
    'by \x02org/x\x03, y'
    """
    text = _UNSEEN.sub(" ", text)
    if "](" in text:
        text = _LINK.sub(lambda link: _marked(link[2]) or link[1], text)
    if "<" in text:
        text = _TAG.sub(" ", _ANCHOR.sub(lambda anchor: f" {_marked(anchor[1])} ", text))
    if "://" in text:
        text = _ADDRESS.sub(lambda found: _marked(found[0].rstrip(".")) or found[0], text)
    return " ".join(_MARKUP.sub("", text).split())


def _marked(address: str) -> str:
    found = None if _FILE.search(address) else on_hub(address)
    if found is None:
        return ""
    name = found.words if isinstance(found, UnknownId) else f"{found.org}/{found.name}"
    return f"\x04{name}\x03" if isinstance(found, DatasetId) else f"\x02{name}\x03"


def named(text: str, kind: type[ArtifactId]) -> NodeId:
    """What a value means as an id of some kind, with everything repaired that surely can be.

    No organization is ever invented; what is no id stays its words.

    >>> str(named("https://hf.co/org/name/tree/main", ModelId))
    'org/name'
    >>> named("Qwen2-1.5B", ModelId)
    UnknownId(words='Qwen2-1.5B')
    """
    clean = cleaned(text[:1000])
    found = on_hub(clean)
    if isinstance(found, ArtifactId):
        return found if isinstance(found, kind) else UnknownId(_shown(text))
    bare = found.words if found else re.sub(r"\s{0,9}/\s{0,9}", "/", clean)
    if not _ID.fullmatch(bare) or _is_path(bare):
        return UnknownId(_shown(bare))
    return kind.parse(bare)


def inside(value: object) -> str:
    """The text of an id that is given as a mapping; empty if there is none."""
    if not isinstance(value, dict):
        return ""
    texts = (value.get(key) for key in _ID_KEYS)
    return next((text for text in texts if isinstance(text, str) and text.strip()), "")


@lru_cache(maxsize=2)
def linked(
    body: str, models: tuple[str, ...] = (), datasets: tuple[str, ...] = ()
) -> Mapping[tuple[Nature, str], NodeId]:
    """The ids that a text links and some values list, by their names folded to lower case.

    A name that stands for two of them is left out.

    >>> linked("see https://huggingface.co/org/Name")[Nature.MODEL, "name"].org
    'org'
    """
    found: dict[tuple[Nature, str], dict[str, NodeId]] = {}
    nodes: list[NodeId | None] = [on_hub(match[0].rstrip(".")) for match in _ADDRESS.finditer(body)]
    nodes += [named(text, ModelId) for text in models]
    nodes += [named(text, DatasetId) for text in datasets]
    for node in nodes:
        if isinstance(node, ArtifactId):
            key = (node.nature, node.name.casefold())
            found.setdefault(key, {})[str(node).casefold()] = replace(node, revision="")
    return {key: next(iter(ids.values())) for key, ids in found.items() if len(ids) == 1}


def license_named(text: str, licenses: LicenseIndex) -> tuple[LicenseId | None, str]:
    """The license that a value names, and the spelling under which it is known."""
    clean = cleaned(text)
    short = re.sub(r"[ -]licen[sc]e$", "", clean, flags=re.IGNORECASE)
    for spelled in dict.fromkeys((text, clean, short, short.replace(" ", "-"))):
        found = licenses.find_license(spelled)
        if found:
            return found, spelled
    return None, text


def licenses_in(text: str, licenses: LicenseIndex) -> tuple[LicenseId, ...]:
    """The licenses that a sentence names as such: "under …", "… license", or nothing but a name."""
    words = text.split()[:_MOST_WORDS]
    found: dict[LicenseId, None] = {}
    place = 0
    while place < len(words):
        license_id, length = _license_at(words, place, licenses)
        if license_id:
            found[license_id] = None
        place += length
    return tuple(found)


def _license_at(
    words: list[str], place: int, licenses: LicenseIndex
) -> tuple[LicenseId | None, int]:
    """The license with the longest name that begins at a word, and how many words that takes."""
    for length in range(min(_LONGEST_NAME, len(words) - place), 0, -1):
        name = " ".join(words[place : place + length]).strip(" .,;:()[]\"'|-")
        around = (*words[max(0, place - 2) : place], *words[place + length : place + length + 2])
        if place and words[place - 1].casefold() in _NOT_THIS:
            break
        said = length == len(words) or _NAMES_A_LICENSE.search(" ".join((*around, name)))
        license_id = license_named(name, licenses)[0] if said and name else None
        if license_id:
            return license_id, length
    return None, 1


def says_nothing(text: str) -> bool:
    """Whether a value is a word for no value, or was left as a template has it."""
    return text.strip().casefold() in _NOTHING


def _is_path(text: str) -> bool:
    """Whether what has the shape of an id is a place on somebody's disk."""
    folder, _, name = text.partition("/")
    return folder.casefold() in _FOLDERS or name.casefold().startswith("checkpoint-")


def _shown(text: str) -> str:
    return f"{' '.join(text.split()):.{_SHOWN}}"
