"""The outline of a text: its blocks, each with the label of the section where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Self

_LINE = re.compile(r"[^\n]*\n?")
_MARKS = re.compile(r"[ \t>]{0,200}(?:#{1,6}[ \t]{0,20})?[*_]{0,3}(?=[^*_#> \t\n])")
_LABEL = re.compile(
    r"""(?:(?P<attachment>(?:attachment|exhibit|appendix|schedule|annex|addendum)[ ]{1,3}
            (?:[a-z]|\d{1,2}|[ivx]{1,4})\b|(?:附录|附件|附表)\s?[a-z0-9一二三四五六七八九十]{0,2})
    |(?:(?:section|article|clause|§)[ ]{0,3})
        (?P<named>\d{1,3}(?:\.\d{1,3}){0,4}|[ivx]{1,6}\b)[.:)]?
    |第(?P<han>[一二三四五六七八九十百]{1,4}|\d{1,3})[章条部节](?:分)?
    |[(]?(?P<hanlist>[一二三四五六七八九十]{1,3})[)、.]
    |(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,4})[.):]?(?=[\s*_])
    |(?P<integer>\d{1,3})(?:[.)]|、|:)(?!\d)[*_]{0,3}
    |[(](?P<inner>\d{1,3}|[a-z]{1,5})[)]
    |(?P<letter>[a-z]|[ivxlc]{2,6})[.)](?=[\s*_])
    |(?P<bullet>[-+\u2022\u00b7\u25cf\u25cb\u25e6\u25aa\u25ab\u2023\u2219\uf0b7]|\*(?=\s)
            |o(?=[ \t]{2}))(?=[\sA-Z\u3400-\u9fff])
    )[*_]{0,3}:?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:[(]?(?:[a-zA-Z]|[ivx]{1,5}|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s")
"""A number or letter behind a bullet, which is then no label of its own."""
_RUN_IN = re.compile(r"[*_]{0,3}([A-Z][\w'&,/() -]{2,90}?)[*_]{0,3}[:.][*_]{0,3}(?: |$)")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "not",
        "of",
        "on",
        "or",
        "other",
        "the",
        "to",
        "under",
        "with",
        "your",
    ]
)
_VERBS = frozenset(("IS", "ARE", "MAY", "SHALL", "WILL", "MUST", "Is", "Are", "May", "Shall"))
_ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})")
_ROMANS = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
)
_FIRST = (1, ord("a"))
_ENDS = (".", ":", ";", ":", "。", "\uff1b", "!", "?", '"', ")", ",")
_WIDE = 100
_SHORT = 0.6
_TITLE_WORDS = 12
_HAN_TITLE = 20
_MAX_BLOCK = 4_000
_MAX_DEPTH = 12
_MAX_INDENT = 40


class Style(Enum):
    """How the label of a block is written; a deeper one has a style of its own."""

    ATTACHMENT = "attachment"
    HEADING = "heading"
    NUMBER = "number"
    LETTER = "letter"
    ROMAN = "roman"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading or list item, in characters of the text, without its own label.

    `depth` counts the labels above and with its own; `labelled` says that it has one of its own,
    and `begins` that this is the first of a row: 1, a, i, or a bullet.
    """

    start: int
    end: int
    section: str
    depth: int
    labelled: bool
    begins: bool
    indent: int
    heading: bool
    name: str
    """What it is headed with, if it is a heading or begins with one ("Term. This license …")."""


@dataclass(frozen=True, slots=True)
class _Level:
    style: Style
    form: str
    name: str
    indent: int = 0

    def follows(self, other: Self) -> bool:
        """Whether its number or letter is the next after the other's."""
        return _ordinal(self) == _ordinal(other) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    level: _Level
    size: int


_Block = tuple[int, int, _Label | None]


def outline(text: str) -> Iterator[Block]:
    """The blocks of a plain text, in order: wrapped lines joined, each under its section."""
    levels: list[_Level] = []
    blocks = list(_blocks(text))
    may_name = _first_named(text, blocks)
    labelled = any(own for _, _, own in blocks)
    for place, (start, end, own) in enumerate(blocks):
        body = text[start:end]
        heading = _is_heading(body)
        name = _run_in(body)
        if own:
            levels = _placed(levels, own.level, heading=heading)
            if own.level.style is Style.BULLET and name:
                kept = [level for level in levels[:-1] if level.style is not Style.HEADING]
                levels = [*kept, replace(own.level, name=name)]
        elif (
            name and place >= may_name and not _attached(levels) and (heading or _may_name(levels))
        ):
            levels = [_Level(Style.HEADING, "", name)]
        yield Block(
            start=start,
            end=end,
            section=_section(levels, labelled=labelled),
            depth=len(levels),
            labelled=own is not None,
            begins=own is not None and _begins(own.level),
            indent=_indent(text, start),
            heading=heading,
            name=name,
        )


def _indent(text: str, start: int) -> int:
    """How far from the margin a place stands."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - _MAX_INDENT) : start]
    return len(line.expandtabs(4))


def _first_named(text: str, blocks: list[_Block]) -> int:
    """The first block whose heading may name a section: the title, and a preamble, never do."""
    for place, (_, _, own) in enumerate(blocks):
        if own and own.level.style in {Style.NUMBER, Style.ROMAN, Style.ATTACHMENT}:
            return place
    titles = (
        place for place, (start, end, own) in enumerate(blocks) if not _is_heading(text[start:end])
    )
    return next(titles, 0)


def _blocks(text: str) -> Iterator[_Block]:
    start = end = -1
    own: _Label | None = None
    before, blank = "", True
    for match in _LINE.finditer(text):
        line = match.group().rstrip()
        if not line.strip(" >*_=-#~+"):
            blank = True
            continue
        marks = _MARKS.match(line)
        skip = marks.end() if marks else 0
        label = _label(line, skip, text[start : match.start()] if start >= 0 else "", blank=blank)
        marked = line.lstrip().startswith("#")
        if start >= 0 and (
            label or blank or marked or end - start > _MAX_BLOCK or _breaks(before, line[skip:])
        ):
            yield start, end, own
            start = -1
        if start < 0:
            own = label
            start = match.start() + (label.size if label else skip)
        end = match.start() + len(line)
        blank = marked
        before = line
    if start >= 0:
        yield start, end, own


def _label(line: str, skip: int, before: str, *, blank: bool) -> _Label | None:
    match = _LABEL.match(line, skip) if line[skip : skip + 1] else None
    if match and match.lastgroup == "bullet" and _NUMBERED.match(line, match.end()):
        match, blank = _LABEL.match(line, match.end()), True
    if match is None or match.lastgroup is None:
        return None
    rest = line[match.end() : match.end() + 1]
    if match.lastgroup == "inner" and not blank and _goes_on(match["inner"], before):
        return None
    loose = match.lastgroup in {"dotted", "integer", "named", "letter", "attachment", "inner"}
    if loose and not blank and rest.islower() and not before.rstrip(" *\n").endswith(_ENDS):
        return None
    if match.lastgroup == "attachment" and (rest.islower() or len(line) > _WIDE):
        return None
    indent = len(line[: len(line) - len(line.lstrip())].expandtabs(4))
    level = _level(match.lastgroup, match.group(match.lastgroup), match.group(), indent)
    return _Label(level=level, size=match.end()) if level else None


def _goes_on(value: str, before: str) -> bool:
    """Whether a label goes on with a row that began inside the paragraph, in an earlier line."""
    place = _ordinal(_Level(Style.LETTER if len(value) == 1 else Style.ROMAN, "", value))
    letters = {f"({chr(place - 1)})"} if len(value) == 1 and not value.isdigit() else set()
    romans = {
        f"({_ROMANS[at - 1]})" for at, one in enumerate(_ROMANS) if at and one == value.lower()
    }
    digits = {f"({int(value) - 1})"} if value.isdigit() else set()
    return any(one in before.lower() for one in letters | romans | digits)


def _level(group: str, value: str, written: str, indent: int) -> _Level | None:
    if group == "attachment":
        return _Level(Style.ATTACHMENT, "", value.title(), indent)
    if group == "bullet":
        return _Level(Style.BULLET, value, "", indent)
    if group in {"named", "dotted", "integer"} or value.isdigit():
        form = "(" if group == "inner" else "."
        return _Level(Style.NUMBER, form * (1 + value.count(".")), value, indent)
    if group in {"han", "hanlist"}:
        return _Level(Style.NUMBER, group, value, indent)
    roman = len(value) > 1 or value in "ivxIVX"
    if roman and not _ROMAN.fullmatch(value.lower()):
        return None
    form = ("(" if written.startswith("(") else ".") + ("A" if value.isupper() else "a")
    return _Level(Style.ROMAN if roman else Style.LETTER, form, value, indent)


def _placed(levels: list[_Level], own: _Level, *, heading: bool) -> list[_Level]:
    """The levels from the top down to a new label: in the place of its like, or below the rest."""
    if own.style is Style.ATTACHMENT:
        return [own]
    if own.style is Style.ROMAN and len(own.name) == 1 and _follows_letter(levels, own):
        own = replace(own, style=Style.LETTER)
    if own.style is Style.NUMBER and own.form.startswith(".."):
        kept = [level for level in levels if level.style is Style.ATTACHMENT]
        return [*kept, *_dotted(own)]
    alike = [at for at, one in enumerate(levels) if (one.style, one.form) == (own.style, own.form)]
    place = _place(levels, alike, own, heading=heading)
    if place is not None:
        return [*levels[:place], own]
    if (
        not alike
        and own.style in {Style.NUMBER, Style.ROMAN}
        and _is_top(own)
        and _only_heads(levels)
    ):
        levels = [level for level in levels if level.style is Style.ATTACHMENT]
    return [*levels[:_MAX_DEPTH], own]


def _place(levels: list[_Level], alike: list[int], own: _Level, *, heading: bool) -> int | None:
    """Which level of the same style a label comes after; None if it begins a list below."""
    following = [at for at in alike if own.follows(levels[at])]
    if heading and following:
        return following[0]
    beside = [at for at in alike if abs(levels[at].indent - own.indent) <= 1]
    for some in ([at for at in beside if own.follows(levels[at])], beside):
        if some:
            return some[-1]
    above = [at for at in alike if levels[at].indent <= own.indent + 1] or alike[:1]
    following = [at for at in above if own.follows(levels[at])]
    if following:
        return following[-1]
    deeper = alike and own.indent > levels[alike[-1]].indent + 1
    return None if deeper or not above else above[0]


def _begins(level: _Level) -> bool:
    return level.style is Style.BULLET or (
        _ordinal(level) in _FIRST and not level.form.startswith("..")
    )


def _ordinal(level: _Level) -> int:
    """The place of a number or letter in its row."""
    name = level.name.lower()
    if name.isdigit():
        return int(name)
    if level.style is Style.ROMAN:
        return 1 + _ROMANS.index(name) if name in _ROMANS else -1
    return ord(name[0]) if len(name) == 1 else -1


def _dotted(own: _Level) -> list[_Level]:
    parts = own.name.split(".")
    return [_Level(Style.NUMBER, "." * (1 + place), part) for place, part in enumerate(parts)]


def _is_top(own: _Level) -> bool:
    return own.form in {".", ".A", "han", "hanlist"}


def _only_heads(levels: list[_Level]) -> bool:
    return all(level.style in {Style.HEADING, Style.ATTACHMENT, Style.BULLET} for level in levels)


def _follows_letter(levels: list[_Level], own: _Level) -> bool:
    for level in reversed(levels):
        if level.form == own.form and level.style is Style.LETTER:
            return ord(own.name) - ord(level.name) == 1
        if level.form == own.form and level.style is Style.ROMAN:
            return False
    return False


def _section(levels: list[_Level], *, labelled: bool) -> str:
    """The labels from the top down, joined by points; a text without any has no sections."""
    names = [level.name for level in levels if level.name]
    return ".".join(names) or ("preamble" if labelled else "")


def _may_name(levels: list[_Level]) -> bool:
    """Whether a heading without a number names the section; not below one that has a number."""
    return not any(level.style is Style.NUMBER and _is_top(level) for level in levels)


def _attached(levels: list[_Level]) -> bool:
    return bool(levels) and levels[0].style is Style.ATTACHMENT


def _run_in(body: str) -> str:
    match = _RUN_IN.match(body[:120].replace("\n", " "))
    if match:
        name = match.group(1)
    elif _is_heading(body):
        name = body.strip(" *_#:.")
    else:
        return ""
    words = name.split()
    if len(words) > _TITLE_WORDS or name.startswith(("(", "Copyright")):
        return ""
    if _VERBS.intersection(words):
        return ""
    fitting = all(
        word[:1].isupper() or word.lower() in _SMALL or not word[:1].isalpha() for word in words
    )
    return " ".join(words) if fitting else ""


def _is_heading(body: str) -> bool:
    if (
        len(body) > _WIDE
        or not body
        or body.rstrip(" *_").endswith((".", ";", ",", "。", "\uff1b", "!"))
    ):
        return False
    if "\u3400" <= body[0] <= "\u9fff":
        return not body.endswith(":") and len(body) <= _HAN_TITLE and "," not in body
    letters = [word for word in body.replace("*", " ").split() if word[:1].isalpha()]
    if not letters or len(letters) > _TITLE_WORDS:
        return False
    return all(word[:1].isupper() or word.lower() in _SMALL for word in letters)


def _breaks(before: str, line: str) -> bool:
    """Whether a line that follows without a blank one begins something new."""
    last = before.rstrip(" *_")
    if not line[:1].isupper() and not ("\u3400" <= line[:1] <= "\u9fff"):
        return False
    if last.endswith((":", ";", "。", "\uff1b")):
        return True
    return len(last) < _SHORT * min(_WIDE * 0.8, max(len(line), 40)) or len(last) > _WIDE * 1.5
