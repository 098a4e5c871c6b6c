"""Recognize that reverse engineering and extraction are forbidden."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.polarity import forbids
from openglade.license_text.terms.wording import any_of

_SAID = any_of(
    r"\breverse[- ]engineer\w*\b", r"\bdecompil\w+\b", r"\bdisassembl\w+\b",
    r"\b(?:deriv(?:e|ing)\b|discover|extract|reconstruct|determine|obtain"
    r"|identify)\w*\b~40\b(?:source code|underlying (?:components|algorithms|structure)"
    r"|model (?:weights|parameters)|training data|weights)\b",
    r"\bmodel (?:extraction|inversion|stealing)\b",
    r"\bingénierie inverse\b|\brétro-?ingénierie\b|\bdécompil",
    "反向工程|逆向工程|反编译|反汇编|反向编译",
)  # fmt: skip
_STEMS = (
    "reverse",
    "decompil",
    "disassembl",
    "source code",
    "extract",
    "invers",
    "反向",
    "逆向",
    "反编译",
    "weights",
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that forbids it; a promise not to forbid it is none."""
    for sentence in structure.having(*_STEMS):
        if not sentence.is_heading and (match := forbids(sentence, _SAID)):
            yield passage(sentence, Kind.NO_REVERSE_ENGINEERING, match)
            return
