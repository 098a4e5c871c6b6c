"""The front matter of a card, with lines that it lacks: changed as text, so that all else stays."""

import re
from collections.abc import Mapping
from difflib import unified_diff

_FENCE = "---"
_KEY = re.compile(r"([A-Za-z_][\w-]{0,60})[ \t]*:")

Lines = Mapping[str, str | tuple[str, ...]]


def patched(text: str, lines: Lines) -> str:
    r"""A card whose front matter holds the lines; what says the same already is left as it is.

    >>> print(patched("---\nlicense: mit\n---\n# Hi\n", {"base_model": ("org/name",)}))
    ---
    license: mit
    base_model:
    - org/name
    ---
    # Hi
    <BLANKLINE>
    """
    written = _lines_of(text)
    end = _end(written)
    front, rest = (written[1:end], written[end + 1 :]) if end else ([], written)
    mark = "\r" if written and written[0].endswith("\r") else ""
    for key, value in lines.items():
        front = _with(front, key, value, mark)
    fence = f"{_FENCE}{mark}"
    return "\n".join([fence, *front, fence, *rest]) + "\n"


def has(text: str, key: str) -> bool:
    r"""Whether the front matter of a card holds a key, whatever it says.

    >>> has("---\nlicense: mit\n---\n", "license")
    True
    """
    written = _lines_of(text)
    start, end = _block(written[1 : _end(written)], key)
    return start < end


def unsaid(text: str, lines: Lines) -> tuple[str, ...]:
    """The keys whose lines a card lacks, or has otherwise.

    >>> unsaid("# Title", {"license": "mit"})
    ('license',)
    """
    front = patched(text, {})
    return tuple(key for key, value in lines.items() if patched(text, {key: value}) != front)


def patch(text: str, lines: Lines, name: str) -> tuple[str, ...]:
    """The same as a unified diff of the file, line by line; empty where nothing is to be done."""
    after = _lines_of(patched(text, lines))
    before = f"a/{name}" if text else "/dev/null"
    return tuple(unified_diff(_lines_of(text), after, before, f"b/{name}", lineterm="", n=1))


def _lines_of(text: str) -> list[str]:
    """The lines as a line feed ends them, and nothing else: so does a patch count them."""
    return text.removesuffix("\n").split("\n") if text else []


def _end(written: list[str]) -> int:
    """The line that closes the front matter, or 0 where there is none."""
    if not written or written[0].strip() != _FENCE:
        return 0
    return next((at for at, line in enumerate(written) if at and line.strip() == _FENCE), 0)


def _with(front: list[str], key: str, value: str | tuple[str, ...], mark: str) -> list[str]:
    start, end = _block(front, key)
    said = "\n".join(front[start:end]).casefold()
    wanted = (value,) if isinstance(value, str) else value
    if start < end and all(_is_said(one, said) for one in wanted):
        return front
    wanted_lines = (f"{line}{mark}" for line in _written(key, value))
    return [*front[:start], *wanted_lines, *front[end:]]


def _block(front: list[str], key: str) -> tuple[int, int]:
    """The lines that hold a key, from its own to the next; the end where there is no such key."""
    starts = [at for at, line in enumerate(front) if _KEY.match(line)]
    for place, at in enumerate(starts):
        found = _KEY.match(front[at])
        if found and found[1].casefold() == key:
            return at, (*starts, len(front))[place + 1]
    return len(front), len(front)


def _is_said(wanted: str, said: str) -> bool:
    return re.search(rf"(?<![\w/.-]){re.escape(wanted.casefold())}(?![\w/-])", said) is not None


def _written(key: str, value: str | tuple[str, ...]) -> list[str]:
    if isinstance(value, str):
        return [f"{key}: {value}"]
    return [f"{key}:", *(f"- {one}" for one in value)]
