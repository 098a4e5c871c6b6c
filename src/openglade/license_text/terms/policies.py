"""The documents with rules of use that a text makes binding, as it names them."""

import re
from collections.abc import Iterator

from openglade.license_text.structure import Sentence, Structure
from openglade.license_text.terms.acceptable_use_policy import binds, find

_MOST = 8
_STEMS = ("policy", "policies", "aup", "guidelines", "code of conduct", "principles")
_NAME = re.compile(
    r"\b((?:[A-Z][\w.&'-]{0,30} (?:for |of |and )?){1,6}"
    r"(?:Policy|Policies|Guidelines|Principles|Conduct)|AUP)\b"
)
_LINK = re.compile(
    r"https?://[^\s<>()\[\]\"'*]{4,200}|\b[\w-]{1,40}(?:\.[\w-]{1,40}){1,4}/[\w./-]{3,120}"
)
_ARTICLES = ("The ", "This ", "Our ", "Your ", "You ", "A ", "Any ")


def policies(structure: Structure) -> tuple[str, ...]:
    """The names and links in the sentences that make such a document binding, in order.

    None where the rules stand in an exhibit of the same text.

    >>> policies(Structure.of("You must comply with the Acme Use Policy (https://acme.org/use)."))
    ('Acme Use Policy', 'https://acme.org/use')
    """
    if not any(find(structure)):
        return ()
    found = [
        name
        for sentence in structure.having(*_STEMS)
        if binds(sentence)
        for name in _named(sentence)
    ]
    whole = [one for one in found if not any(one != other and one in other for other in found)]
    return tuple(dict.fromkeys(whole))[:_MOST]


def _named(sentence: Sentence) -> Iterator[str]:
    plain = " ".join(sentence.plain.split())
    for match in _NAME.finditer(plain):
        name = match.group(1)
        while name.startswith(_ARTICLES):
            name = name.partition(" ")[2]
        yield name
    for match in _LINK.finditer(plain):
        yield match.group().replace("\\", "").rstrip(".,;:")
