"""Whether a name holds the word that a license asks for."""

import re

from openglade.core.term import Position, Term


def fits(name: str, term: Term) -> bool:
    """Whether a name has the word of a `derived-name` term where the term wants it.

    Case and marks do not count: 'Llama-3 8B' and 'llama 3-8b' are one.

    >>> from openglade.core.term import Kind
    >>> fits("my-llama", Term(kind=Kind.DERIVED_NAME, word="Llama", position=Position.START))
    False
    """
    own, word = _folded(name), _folded(term.word)
    return own.startswith(word) if term.position is Position.START else word in own


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
