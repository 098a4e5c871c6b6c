"""Recognize that outputs, or the material, may not train or improve other models."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Action, Kind, Scope
from openglade.license_text.structure import Role, Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.polarity import forbids
from openglade.license_text.terms.wording import any_of

_MAKE = (
    r"\b(?:train|improv|distil|fine-?tun|develop|creat|enhanc|build|pre-?train|refin|benchmark"
    r"|calibrat)\w*"
)
_OTHER = (
    r"(?:any|an|a|other|another|another's|competing|competitive|rival|third[- ]party|different"
    r"|new|foundation(?:al)?"
    r"|large|general|generative|similar|such|its own|your own|their own|model|ai|artificial"
    r"|machine)"
)
_MODEL = (
    r"(?:\bmodels?\b|\bllms?\b|\b(?:ai|machine[- ]learning|artificial intelligence)"
    r" (?:system|algorithm|technolog|product|service)\w*)"
)
_SAID = any_of(
    rf"{_MAKE}(?:,? (?:or|and|and/or|otherwise|further|\w+ing|\w+e|train|distill?|develop"
    rf"|fine-tune|or otherwise))"
    rf"{{0,10}},? (?:{_OTHER} )(?:[^;:.()]{{0,60}}?){_MODEL}",
    rf"{_MAKE} (?:(?:ai |machine[- ]learning )?models|algorithms)\b",
    rf"{_MAKE}(?:,? (?:or |and )?(?:otherwise )?\w+){{0,8}} model derivatives\b",
    r"\btraining data(?:sets?)?\b~20\bfor (?:any|other|another)\b~40\bmodel",
    r"\bimprove any\b~40\bmodel",
    rf"\b(?:training|distillation|development|improvement) of (?:{_OTHER} )+~40{_MODEL}",
    "(?:改进|训练|优化|提升|蒸馏|开发)[^。;]{0,12}(?:其他|其它|任何)[^。;]{0,16}模型",
    r"\b(?:entraîner|améliorer|développer)\b~40\b(?:autres?|tout)\b~30\bmodèles?\b",
)
_COMPETING = re.compile(r"\bcompet|竞争|\brival|\bconcurren")
_ANY_TOO = re.compile(r"\bany other\b[^;.]{0,120},? or (?:an?y? )?compet")
_EXCEPT = re.compile(
    r"\((?:excluding|other than|except(?: for)?|with the exception of|除了?) ?([^()]{3,160})\)"
)
_STEMS = (
    "train",
    "improv",
    "distil",
    "develop",
    "creat",
    "build",
    "改进",
    "训练",
    "蒸馏",
    "améliorer",
)
_THINGS = (
    "model",
    "llm",
    "artificial intelligence",
    "machine learning",
    "ai ",
    "algorithm",
    "模型",
    "modèle",
)
_SPOILED = any_of(
    r"\bharm|\billegal|\bweapon|\bmilitary|\bmalicious|\bsurveillance|\bbiometric|\bunlawful",
    r"\ballow\w* (?:such |any )?third part|\bname|\bprefix|\bdisplay|\btrade ?mark",
)  # fmt: skip


def find(structure: Structure) -> Iterator[Passage]:
    """The ban on training other models: one general, one on competing models."""
    seen = set()
    for sentence in structure.having(*_STEMS):
        if sentence.is_heading or not (match := _banned(sentence)):
            continue
        scope = _scope(match)
        if scope not in seen:
            seen.add(scope)
            yield passage(
                sentence,
                Kind.OUTPUT_TRAINING,
                match,
                scope=scope,
                on=(Action.TRAIN_ON_OUTPUTS,),
                exceptions=_exceptions(sentence),
            )


def _banned(sentence: Sentence) -> re.Match[str] | None:
    if not any(thing in sentence.folded for thing in _THINGS):
        return None
    match = forbids(sentence, _SAID)
    if (
        match is None
        or sentence.role is Role.DEFINITION
        or _SPOILED.search(match.string[max(0, match.start() - 40) : match.end()])
    ):
        return None
    return match


def _scope(match: re.Match[str]) -> Scope:
    near = match.string[match.start() : match.end() + 60]
    if _ANY_TOO.search(near):
        return Scope.ANY
    return Scope.COMPETING if _COMPETING.search(near) else Scope.ANY


def _exceptions(sentence: Sentence) -> tuple[str, ...]:
    match = _EXCEPT.search(sentence.folded)
    if match is None:
        return ()
    start, end = (sentence.offset(place) - sentence.start for place in match.span(1))
    return (" ".join(sentence.plain[start:end].split()),)
