"""Recognize that outputs, or models made from them, are bound by the license."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind, Reaches
from openglade.license_text.structure import Role, Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.wording import ITEM, Wording, any_of, way

_OUTPUT = r"\b(?:outputs?|data produced by|results (?:of|from)|generated (?:content|data))\b"
_USE = r"\b(?:us(?:e|es|ing)|exploit(?:ing)?|distribut(?:e|ing)|reproduce|copy)\b"
_TRAINS = any_of(
    r"\bto (?:create|train|improve|develop|fine-?tune|build|distill?)\b"
    r"~90\b(?:models?|systems?|technolog(?:y|ies))\b"
)
_OUTPUTS = Wording(
    ways=(
        way(
            "output",
            "data produced",
            "results of",
            "results from",
            "synthetic data",
            "generated data",
            "generated content",
            "结果",
            "生成内容",
            "输出",
            says=(
                r"\bno use of (?:the |any )?outputs? (?:can|may|shall|must) ",
                r"\bnot to contravene any provision\b~110\boutputs?\b",
                (
                    r"\boutputs? (?:shall|must|will|is|are) (?:be )?"
                    r"(?:provided under and )?subject to\b"
                ),
                (
                    rf"\b(?:not|never|prohibited from|refrain from)\b~60{_USE}~220(?:,|\(|/|\bor|"
                    rf"\band) ?(?:any |the |its |our )?{_OUTPUT}"
                ),
                rf"n't {_USE}~60(?:,|/|\bor|\band) (?:any |the |its |our )?{_OUTPUT}",
                r"\b(?:use|using) (?:of )?(?:the |any )?outputs? (?:solely|only|exclusively)\b",
                (
                    r"\buse of (?:the )?~90\bincluding (?:using |any |the use of )?"
                    rf"(?:the )?{_OUTPUT}~140\b(?:must|shall|may)\b"
                ),
                (
                    r"\bif you (?:distribute|publish|share|display)~60\boutputs?\b~160\b(?:shall"
                    r"|must)\b"
                ),
                r"\b(?:or|of) any~110\bdata produced by\b~60\bin whole or in part\b",
                (
                    r"\b(?:restrictions|terms|conditions|agreement|licen[sc]e)\b~60\b(?:also )?"
                    r"appl(?:y|ies) (?:equally )?to (?:any |the |all )?outputs?\b"
                ),
                (
                    r"\buse of (?:the |any |all )?outputs?\b~60\b(?:must|shall|will) comply with "
                    r"(?:this|these|the terms)\b"
                ),
                r"\bsynthetic data outputs for commercial\b",
                r"(?:模型结果|输出|生成内容)[^。]{0,20}(?:须|应当?|必须|不得)",
            ),
        ),
    ),
    unless=any_of(
        r"\bno event\b",
        r"\bwarrant",
        r"\bliab",
        r"\blitigation\b",
        r"\bclaims? no\b",
        r"\boutputs? may not be unique\b",
        r"\b(?:represent\w*|claim) that\b",
        r"\bdoes not\b~40\b(?:impose|claim|include)\b",
        r"\bimposes no\b",
        r"\bresponsib",
        r"\bas is\b",
    ),
)
_ITEMS = Wording(
    ways=(
        way(
            "output",
            "data produced",
            "results",
            "generated",
            says=(rf"{ITEM}{_USE}~220(?:,|\(|\bor|\band) (?:any |the |its |our )?{_OUTPUT}",),
        ),
    ),
    unless=_OUTPUTS.unless,
)
_MODIFIED = any_of(
    r"\bderivatives?\b~60\b(?:means?|includes?|including)\b[^.]{0,300}?"
    r"\b(?:modifications? (?:of|to)|works? based (?:up)?on|adaptations? of)\b~60\boutputs?\b",
)
_NOT_MODIFIED = any_of(r"\b(?:not include|exclud\w+|patterns?|transfer)\b~90\boutputs?\b")
_DISTILLED = Wording(
    in_definitions=True,
    ways=(
        way(
            "output",
            "synthetic data",
            says=(
                (
                    r"\bmodels?\b~90\b(?:created|initiali[sz]ed|developed|trained|produced|made)\b"
                    r"~240"
                    r"\b(?:transfer\w*|patterns?|distill\w*|based on|derived|using|by means of)\b"
                    r"~120\boutputs?\b"
                ),
                (
                    r"\bmodels?\b~60\b(?:based on|derived from|trained (?:on|using|with)"
                    r"|distilled from)\b~80\boutputs?\b"
                ),
                r"\bsynthetic data\b~80\b(?:for training|to train)\b~40\bmodels?\b",
                (
                    r"\b(?:use|using|used)\b~90\boutputs?(?: or results)?\b~60\bto (?:create|train"
                    r"|fine-?tune|improve|develop)\b~110\bmodel\b~220\b(?:shall|must|will)\b"
                ),
            ),
        ),
    ),
    unless=any_of(
        r"\bdo(?:es)? not include any\b",
        r"\b(?:will|shall|may|must|can|should) not\b",
        r"\bcannot\b",
        r"\bnot use\b",
        r"\bno event\b",
        r"\bare not (?:deemed|considered)\b~40$",
    ),
)


def find(structure: Structure) -> Iterator[Passage]:
    """The first sentence that binds outputs, and the first that binds models made from them."""
    yield from _distilled(structure)
    yield from _outputs(structure)


def _distilled(structure: Structure) -> Iterator[Passage]:
    for sentence, match in _DISTILLED.found(structure):
        what = (Reaches.DISTILLED_MODELS,)
        yield passage(sentence, Kind.COVERS_OUTPUTS, match, what=what)
        return


def _outputs(structure: Structure) -> Iterator[Passage]:
    for sentence in structure.having(*_OUTPUTS.ways[0].stems):
        if sentence.is_heading or sentence.role is Role.DISCLAIMER:
            continue
        if sentence.role is Role.DEFINITION:
            match = _MODIFIED.search(sentence.whole)
            if match and not _NOT_MODIFIED.search(sentence.whole):
                yield passage(sentence, Kind.COVERS_OUTPUTS, match, what=(Reaches.OUTPUTS,))
                return
            continue
        match = _OUTPUTS.match(sentence.folded)
        if match is None and sentence.role is Role.PROHIBITION:
            match = _ITEMS.match(sentence.folded)
        if match and not _only_trains(sentence, match.end()):
            what = (Reaches.OUTPUTS,)
            yield passage(sentence, Kind.COVERS_OUTPUTS, match, what=what)
            return


def _only_trains(sentence: Sentence, end: int) -> bool:
    """Whether what is forbidden is to train other models, which is another kind."""
    found = _TRAINS.search(sentence.folded, end, end + 220)
    return found is not None and "commercial" not in sentence.folded
