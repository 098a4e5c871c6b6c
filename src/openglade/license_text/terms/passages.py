"""From a match to the passage that is handed on: where it stands, its section, its quote."""

import re
from typing import Any

from openglade.core.license_reading import Passage
from openglade.core.term import Kind, Term
from openglade.license_text.structure import Sentence

QUOTED_WORDS = 25
"""How many words a quote has at most; a Chinese character counts as one."""

_WORD = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")


def passage(
    sentence: Sentence,
    kind: Kind,
    match: re.Match[str] | None = None,
    **parameters: Any,  # noqa: ANN401  (the fields of Term, which it checks by itself)
) -> Passage:
    """The term that a match in `folded`, or in `whole`, of a sentence says.

    Its span and quote are the matched words and those beside them in the sentence, 25 at most.
    Without a match they are the first words of the sentence.
    """
    first, last = _matched(sentence, match) if match else (0, 0)
    start, end = _grown(sentence.plain, first, last)
    quote = " ".join(sentence.text[start:end].split())
    term = Term(kind=kind, section=sentence.section, quote=quote, **parameters)
    return Passage(term=term, start=sentence.start + start, end=sentence.start + end)


def _matched(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """Where the match stands in the sentence, in characters of it as the text has it."""
    first, last = match.span()
    if sentence.lead and match.string != sentence.folded:
        first, last = (max(0, at - len(sentence.lead) - 1) for at in (first, last))
    return (
        sentence.offset(first) - sentence.start,
        sentence.offset(max(first, last - 1)) - sentence.start,
    )


def _grown(plain: str, first: int, last: int) -> tuple[int, int]:
    """The words from first to last, cut to a quote, or grown to one: to the right first."""
    words = [word.span() for word in _WORD.finditer(plain)]
    inside = [place for place, (_, end) in enumerate(words) if end > first]
    start = inside[0] if inside else 0
    past = next((place for place in inside if words[place][0] > last), len(words))
    past = min(max(past, start + QUOTED_WORDS), start + QUOTED_WORDS, len(words))
    start = max(0, past - QUOTED_WORDS)
    return (words[start][0], words[past - 1][1]) if words else (0, len(plain))
