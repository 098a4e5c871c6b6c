"""Recognize that a text lets its reader use, modify or redistribute the material."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.structure import Sentence, Structure
from openglade.license_text.terms.passages import passage

_LICENSE_STEMS = (
    *("grant", "permission", "授予", "accorde", "concède"),
    *("licensed", "licenses you", "licenses everyone", "waive", "dedicate"),
)
_ALLOWING_STEMS = (
    *("you may", "free to", "permitted", "allow", "est libre", "entitled", "may use", "authorized"),
    *("may be", "can be", "you can", "licensee may", "recipient may", "user may", "users may"),
    *("they may", "whatever", "you want", "welcome", "lets you", "gives", "public domain"),
    *("可以", "允许", "autoris", "gewähr", "räumt", "dürfen sie", "verleent"),
)
_LICENSES = re.compile(
    r"(?<!may )(?<!can )\bgrants?\b(?! (?:may )?apply)"
    r"|\b(?:is|are|be) (?:hereby )?(?:granted|licensed)\b"
    r"|\bhereby granted\b|(?:^|\b(?:unlimited|full|legal) )permission to\b"
    r"(?![^.;]{0,90} (?:is|are) (?:\w{1,12} )?not\b)"
    r"|\blicenses (?:you|everyone)\b"
    r"|\bwaives?\b[^.;]{0,80}\b(?:all of|copyright)\b|\bdedicates?\b|授予(?!的)|\baccorde|\bconcède"
)
_ALLOWS = re.compile(
    r"\b(?:you|recipients?|licensees?|users?|anyone|everyone|they)"
    r" (?:(?:may|can)(?! not\b| only\b)|(?:is|are) (?:free|permitted|allowed|authorized"
    r"|entitled) to)\b"
    r"|\b(?:is|are) (?:hereby )?(?:freely )?(?:permitted|allowed|authorized)\b"
    r"|\b(?:may|can) be (?:freely )?(?:used|copied|(?:re)?distributed|modified|transmitted)\b"
    r"|\bwhatever (?:you|they) (?:want|wish|like)\b|\b(?:everyone|anyone) is welcome to\b"
    r"|\bdo what (?:\w{1,10} ){0,3}you want\b|\blets you\b|\ballows? (?:you|anyone|everyone"
    r"|licensee) to\b"
    r"|\bgives? (?:\w{1,12} )?(?:you|everyone|anyone)\b[^.;]{0,40}\b(?:permission|right) to\b"
    r"|\b(?:placed|released|is|are) (?:in|into|to) the public domain\b"
    r"|\bpublic domain (?:software|notice)\b|可以|允许|\bautoris|\best libre de\b"
    r"|\bgewähr(?:t|en)\b|\bräumt\b|\bdürfen sie\b|\bverleent\b"
)
_ASSUMES = re.compile(
    r"^(?:[^,.;:]{0,40} )?if you (?:modify|alter|(?:re)?distribute|share|publish)\b"
    r"|^\"use\"[^.;]{0,40} (?:means?|includes?)\b"
    r"|\bconditions\b[^.;]{0,100}\bfor (?:the )?use, reproduction,? and distribution\b"
)
_DENIED = re.compile(
    r"\b(?:no|nor|neither|nothing|not|cannot|never|without(?! modif))\b[^.;:]{0,70}$"
    r"|\bif [^.;:,]{0,60}$|不[^。]{0,6}$"
)
_ANEW = re.compile(r"\band(?= you )|\bbut\b")
_GIVEN_BACK = re.compile(
    r"\b(?:you|licensee|user)(?: (?:hereby|also|must|shall|will|agree to|may)){0,4} $"
)
_OF_ITS_OWN = re.compile(
    r"\b(?:(?:you|licensees?|recipients?|users?) (?:\w{1,12} ){0,2}?(?:shall|must|will|agree)"
    r"|(?:may|shall|must|will|can|do(?:es)?|is|are) not|cannot|requires?|no \w{1,20}(?: \w{1,20})?"
    r" (?:may|shall|is|are))\b"
)
"""A sentence that says by itself what must be or must not: what leads a list does not reach it."""
_STOP = re.compile(
    r"\bprovided, |\bprovided (?!by\b|with\b|to\b|in\b)[a-z]|\bunless\b|\bso long as\b"
    r"|\bif you\b|(?<!\()\bexcept\b|\bdoes not\b|\bmay not\b|\bshall not\b"
    r"|\bmust not\b|\bno (?:right|license)\b"
)
_LEADING = 5
"""How many of the first stems also introduce lists."""
_MOST = 100
"""How many list items, and how many grants, are looked at."""
_BEFORE = 90
_SPAN = 1000

_EVERYTHING = (
    r"|\bdeal in\b|\bdo everything\b(?![^.]{0,160}\bother than\b)|\bto the public domain\b"
    r"|\bwaives\b[^.;]{0,60}\b(?:copyright|all of)\b"
)
_VERBS = {
    Kind.GRANT_USE: re.compile(
        r"(?<!for )(?<!your )(?<!hosting )(?<!such )"
        r"\b(?:used?|using|run|running|execute|deal in|exploit|exercise)\b"
        r"(?! (?:of )?(?:\"|(?:the|its|our|any|their|such|your) (?:name|mark|trade|logo|modif))"
        r"|,? reproduction| limitation|-based)|\bwaives?\b|\bpublic domain\b|\bwhatever\b"
        r"|\bdo what\b"
        r"|\busage\b|\bwork with\b|\bdo (?:every|any)thing\b|使用|\butilis"
        r"|\bréutilis|\b(?:ver)?(?:be)?nutz|\bnutzungsrecht|\bgebruik"
    ),
    Kind.GRANT_MODIFY: re.compile(
        r"\bmodif(?:y|ying|ied|ications?)\b|\badapt(?:ing)?\b|\balter\b|\btransform\b|\bremix\b"
        r"|\b(?:creat|prepar|mak|produc|develop|build|generat)(?:e|es|ing|ion of)?\b"
        r"[^.;]{0,60}\b(?:derivatives?|adapt)|\bbuild (?:up)?on\b|\bfine-? ?tun(?:e|ing)\b"
        rf"|\bchange\b|修改|衍生|\bmodifi|\badapter{_EVERYTHING}"
    ),
    Kind.GRANT_REDISTRIBUTE: re.compile(
        r"\b(?:re)?distribut(?:e|ed|ing|ion)\b(?![^.;]{0,30} back to)|\bshar(?:e|ing)\b"
        r"|\bpublish\b(?! \(| patches| papers| results| articles)|\bconvey\b|\btransmit\b"
        r"|(?<!right to )\bsublicense\b|\bmake (?:\w{1,20} ){0,4}available\b"
        r"|\bpass (?:\w{1,20} ){0,4}on\b|\bdisseminate\b"
        rf"|分发|分享|发布|传播|\bdistribuer|\bdiffuser{_EVERYTHING}"
    ),
}
_MAY_DISTRIBUTE = re.compile(
    r"\byou may (?:\w{1,20} (?:and|or) )?(?:re)?(?:distribute|share) (?:copies|the|any)\b"
    r"(?![^.;]{0,30} back to)"
)


@dataclass(frozen=True, slots=True)
class _Grant:
    """A sentence that grants something, and the words by which it does."""

    sentence: Sentence
    cue: re.Match[str]


def find(structure: Structure) -> Iterator[Passage]:
    """For using, modifying and redistributing: the sentence that grants it, if one does.

    A license that lists no rights grants use, and what its conditions take for granted.
    """
    found = dict(_said_by_itself(structure))
    first: _Grant | None = None
    for grant in islice(_grants(structure), _MOST):
        led = len(grant.sentence.lead)
        if first is None and grant.cue.re is _LICENSES and grant.cue.end() > led:
            first = grant
        for kind, verbs in _VERBS.items():
            match = None if kind in found else _verb(verbs, grant.cue, led)
            if match:
                found[kind] = passage(grant.sentence, kind, match)
        if len(found) == len(_VERBS):
            break
    if first and Kind.GRANT_USE not in found:
        found[Kind.GRANT_USE] = passage(first.sentence, Kind.GRANT_USE, first.cue)
    yield from found.values()


def _said_by_itself(structure: Structure) -> Iterator[tuple[Kind, Passage]]:
    for sentence in structure.having("you may "):
        match = _MAY_DISTRIBUTE.search(sentence.folded)
        if match:
            yield Kind.GRANT_REDISTRIBUTE, passage(sentence, Kind.GRANT_REDISTRIBUTE, match)
            return


def _grants(structure: Structure) -> Iterator[_Grant]:
    """What grants something: licenses, what one may do, what a license takes for granted."""
    licensed = False
    for pattern, stems in ((_LICENSES, _LICENSE_STEMS), (_ALLOWS, _ALLOWING_STEMS)):
        for sentence in _candidates(structure, stems):
            cue = _cue(sentence, pattern)
            if cue:
                licensed |= pattern is _LICENSES
                yield _Grant(sentence, cue)
    if licensed:
        for sentence in structure.having("if you ", '"use"', "reproduction"):
            assumed = _ASSUMES.search(sentence.folded)
            if assumed:
                yield _Grant(sentence, assumed)


def _candidates(structure: Structure, stems: tuple[str, ...]) -> Iterator[Sentence]:
    """The sentences with one of the stems, and the items of lists that such a one introduces."""
    named = {one.start: one for one in structure.having(*stems)}
    listed = {one.start: one for one in islice(_listed(structure, stems[:_LEADING]), _MOST)}
    for _, sentence in sorted({**named, **listed}.items()):
        if not (sentence.is_heading or sentence.folded.startswith('"')):
            yield sentence


def _listed(structure: Structure, stems: tuple[str, ...]) -> Iterator[Sentence]:
    last, granted = "", False
    for sentence in structure.sentences:
        if sentence.lead != last:
            last, granted = sentence.lead, any(stem in sentence.lead for stem in stems)
        if last and granted:
            yield sentence


def _cue(sentence: Sentence, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The first words that grant something and are not denied."""
    whole, led = sentence.whole, len(sentence.lead)
    own = bool(led) and _OF_ITS_OWN.search(sentence.folded[:_BEFORE]) is not None
    for match in pattern.finditer(whole):
        if own and match.start() < led:
            continue
        before = _ANEW.split(whole[max(0, match.start() - _BEFORE) : match.start()])[-1]
        back = match.group() in {"grant", "grants"} and _GIVEN_BACK.search(before)
        if not back and not _DENIED.search(before):
            return match
    return None


def _verb(verbs: re.Pattern[str], cue: re.Match[str], led: int) -> re.Match[str] | None:
    """What is granted: after the cue up to a condition, or before it ("… are permitted").

    What only the lead of a list says, in its first `led` characters, its items do not grant.
    """
    whole = cue.string
    stop = _STOP.search(whole, cue.end())
    end = min(stop.start() if stop else len(whole), cue.end() + _SPAN)
    match = verbs.search(whole, max(led, cue.start()), end)
    if match is None and cue.group().endswith("ed"):
        match = verbs.search(whole, max(led, cue.start() - _SPAN), cue.start())
    return match
