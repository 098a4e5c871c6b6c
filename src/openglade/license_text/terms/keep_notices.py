"""Recognize that notices stay, that a given sentence is included, that credit is given."""

from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.prescribed import prescribed
from openglade.license_text.terms.triggers import triggers
from openglade.license_text.terms.wording import ITEM, Wording, any_of, way

_KEEP = (
    r"\b(?:retain|keep|preserve|reproduce|include|contain|duplicate|maintain|bear|carry|display"
    r"|leave|provide|give|add|attach|publish|affix)(?:s|d|ed)?\b"
)
_KEPT = (
    r"\b(?:included?|appears?|retained?|preserved?|remains?|reproduced|intact|duplicated|kept|left"
    r"|unchanged|unmodified|continues)\b"
)
_REMOVE = r"(?:remov|alter|obscur|delet|chang|modif|minimi[sz]|defac|strip)\w*\b"
_MARKS = (
    r"(?:\b(?:notices|legends?|acknowledge?ments?|attributions?)\b|\b(?:copyright|attribution"
    r"|proprietary"
    r"|licen[sc]e|legal|permission|ownership|above|this|a|required)(?: and \w+)? (?:\w+ )?notice\b)"
    r"(?!-| (?:stating|that) (?:that )?(?:you|the modif))"
)
_OWN_WORK = r"\bto (?:do so|apply (?:the|these|this)|use this licen[sc]e in)\b"
_BELOW = r"\b(?:provide|include|retain|reproduce) the (?:\w+ )?(?:notice|statement|text) below\b"
_GIVEN = Wording(
    alone=True,
    ways=(
        way(
            "following",
            says=(
                (
                    rf"{_KEEP}(?:[^;:]|: ?(?=\()){{0,110}}?\bthe following (?:\w+ "
                    rf"){{0,3}}(?:notices?|statement|sentence"
                    r"|acknowledge?ment|text)\b"
                ),
                r"(?:^|\d\. |\b(?:and|or) )the following attribution notices?\b",
                r"\baccompanied by an?~60\bcontains the following (?:\w+ )?notices?\b",
                (
                    r"\bthe following (?:\w+ )?notice\b~20\b(?:shall|must) be (?:included|retained"
                    r"|reproduced)\b"
                ),
            ),
        ),
        way(
            "notice stating",
            "notice that states",
            "notice that says",
            "notice that reads",
            says=(rf"{_KEEP}~50\bnotice (?:stating|that (?:states|says|reads)):? \"",),
        ),
        way("below", says=(_BELOW,)),
        way("state", also=('"',), says=(r"\b(?:must|shall) (?:\w+ly )?state\b[^;:]{0,100}?: \"",)),
        way("声明", says=(r"保留以下[^。]{0,8}声明",)),
    ),
    unless=any_of(
        r"\bchanged the files\b",
        r"\bno event\b",
        r"\bprominently in any public\b",
        r"\bas is\b",
        r"\bthe following (?:\w+ )?disclaimer\b",
        _OWN_WORK,
        r"\blicensor~40\bhas placed\b",
    ),
)
_SAID = Wording(
    ways=(
        way(
            "notice",
            "legend",
            "acknowledg",
            "attribution",
            says=(
                rf"{_KEEP}~110{_MARKS}",
                (
                    r"\b(?:copyright|attribution|permission|licen[sc]e|proprietary|above|this|these"
                    r"|all|such|legal"
                    rf"|entire)\b~60\b(?:notices?|legends?|acknowledge?ments?)\b~170{_KEPT}"
                ),
            ),
        ),
        way(
            "notice",
            "legend",
            "marks",
            "attribution",
            also=(
                "remov",
                "alter",
                "obscur",
                "delet",
                "chang",
                "modif",
                "minimi",
                "defac",
                "strip",
            ),
            says=(
                (
                    r"\b(?:not|cannot|never|without|prohibited from)\b~30"
                    rf"\b{_REMOVE}~80\b(?:notices?|proprietary marks|legends?|attributions?)\b"
                ),
                rf"\b(?:notices?|legends?)\b~30\b(?:may|must|shall|should) not be {_REMOVE}",
                rf"{ITEM}{_REMOVE}~110\b(?:notices?|legends?)\b",
            ),
        ),
        way("required notice", says=(r"\blines beginning with~3\brequired notice\b",)),
        way(
            "copyright statement",
            "copyright line",
            "copyright information",
            says=(
                rf"{_KEEP}~110\bcopyright (?:statement|line|information)\b",
                rf"\bcopyright (?:statement|line|information)\b~90{_KEPT}",
            ),
        ),
        way(
            "credit",
            "attribut",
            "cite",
            "citing",
            "acknowledg",
            "identification of the creator",
            says=(
                (
                    r"\b(?:attribution|credit)\b~60\b(?:must|shall|should) be (?:given|provided"
                    r"|made"
                    r"|included)\b"
                ),
                r"\b(?:giv|provid)\w+\b~30\b(?:credit|attribution)\b",
                (
                    r"\b(?:must|shall|should|please|to) (?:\w+ly |also )?(?:attribute|credit|cite"
                    r"|acknowledge)\b"
                ),
                r"\bcredit (?:the )?(?:original )?(?:author|creator|licensor|attribution)",
                (
                    r"\backnowledg\w+~40\bpublication|\bidentification of the creator|"
                    r"\bwithout citing\b"
                ),
            ),
        ),
        way(
            "声明",
            "版权",
            "署名",
            "出处",
            "来源",
            "paternit",
            says=(
                (
                    r"版权声明[^。]{0,30}(?:应当?|须)[^。]{0,8}包含|保留[^。]{0,30}(?:声明|版权|归属|署名)|注明(?:出处|来源|作者)"
                    r"|附上[^。]{0,15}来源|署名"
                ),
                r"提供[^。]{0,60}的来源",
                r"\bmentionner la paternité\b",
            ),
        ),
    ),
    unless=any_of(
        r"\bno event\b",
        r"\bwritten notice\b",
        r"\bnotif(?:y|ies) you\b",
        r"\bsubmitted\b",
        r"\bpatent litigation\b",
        _OWN_WORK,
        r"\bcopyright licen[sc]e to\b",
        r"\bdocument relinquishing\b",
        r"\bmay add\b",
        r"\border acknowledg",
        r"\bnotices? (?:of|to) (?:termination|subsequent|terminate|you)\b",
        r"\bdocuments? and agreements?\b",
        r"\b(?:prior|advance|prompt|reasonable|days'?|upon|without) (?:\w+ )?notice\b",
        r"\bas indicated by an?\b",
        r"\backnowledges? (?:and agree|that|agreement|your|acceptance)\b",
        r"\bnotice placed by\b",
        r"\bthird[- ]part(?:y|ies)\b~30\b(?:components?|applications?|software)\b",
        r"\bincludes rights\b",
        r"\blicensor's website\b",
        r"\bnotices? (?:detailing|describing) (?:the|your)\b",
        r"\bnot required to\b",
        r"\bno obligation to\b",
    ),
)


def find(structure: Structure) -> Iterator[Passage]:
    """The sentence that keeps notices, and the one that prescribes a notice, where they differ."""
    given = _given(structure)
    if given:
        yield given
    for sentence, match in _SAID.found(structure):
        if given and (sentence.start <= given.start < sentence.end or not _is_general(sentence)):
            continue
        yield passage(sentence, Kind.KEEP_NOTICES, match, on=triggers(Kind.KEEP_NOTICES, sentence))
        return


def _given(structure: Structure) -> Passage | None:
    for sentence, match in _GIVEN.found(structure):
        text = prescribed(structure, sentence, match)
        if text:
            return passage(
                sentence,
                Kind.KEEP_NOTICES,
                match,
                text=text,
                on=triggers(Kind.KEEP_NOTICES, sentence),
            )
    return None


def _is_general(sentence: Sentence) -> bool:
    return any(word in sentence.folded for word in ("copyright", "proprietary", "patent"))
