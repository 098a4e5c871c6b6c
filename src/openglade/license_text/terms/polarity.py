"""Whether words are forbidden, permitted, or only said not to be forbidden."""

import re
from functools import lru_cache

from openglade.license_text.structure import Sentence
from openglade.license_text.terms.wording import Phrase

_REACH = 900
_AFTER = 200
_NEAR = 160
_ADVERBS = r"(?:(?:strictly|expressly|hereby|otherwise|explicitly|generally|in any way|also) )*"

_BANS = (
    (
        "not",
        r"\b(?:may|must|shall|will|can|should|would) (?:(?:in|under) no \w{1,15} |only )?not\b",
    ),
    ("not", r"\b(?:agrees?|undertakes?|promises?)(?: that (?:you|it|they) (?:will|shall))? not\b"),
    (
        "not",
        (
            rf"\bnot {_ADVERBS}(?:be )?(?:permitted|allowed|authori[sz]ed|entitled|licensed) (?:to"
            rf"|for)\b"
        ),
    ),
    (
        "not",
        (
            r"\bdo(?:es)? not (?:authori[sz]e|permit|allow|grant|extend|include|give|convey|confer"
            r"|cover)\b"
        ),
    ),
    (
        "not",
        (
            r"\bdo not (?:use|attempt|share|distribute)\b|\b(?:is|are) not (?:being )?granted\b"
            r"|\bcannot\b"
        ),
    ),
    (
        " to",
        rf"\b(?:is|are) {_ADVERBS}(?:forbidden|prohibited|not (?:allowed|permitted)) to\b",
    ),
    ("not", r"\b(?:is|are) not (?=(?:available|valid|effective|offered|open) (?:to|in|for)\b)"),
    ("not to", r"(?:^|[:;,] )(?:or |and )?\(?\w{1,4}[.)] not to\b"),
    ("not to", r"\b(?:is|are|warrants?|ensures?|commits?|covenants?) (?:\w{1,20} ){0,3}not to\b"),
    ("not", r"\bnot (?=(?:us|distribut|modify|shar|provid|offer|deploy|employ)ing\b)"),
    ("not", r"\b(?:but|and) not (?!limited\b)(?=\w{2,14}\b)"),
    (
        "not",
        (
            r"\b(?:ensures?|make sure)\b[^.;]{0,120}?\b(?:is|are|be) not (?:\w{1,12}ly )?"
            r"(?=(?:used|deployed|employed|distributed|offered|provided|made)\b)"
        ),
    ),
    ("n't", r"\bdon't\b|\bcan't\b|\b(?:must|sha|should)n't\b"),
    ("never", r"\b(?:may|must|shall|will|can|should) never\b"),
    ("neither", r"\bneither you nor\b|\b(?:may|must|shall|will|can) neither\b"),
    ("nor ", r"\bnor (?:may|shall|will|can)\b"),
    (
        "no ",
        (
            r"\b(?:in|under) no (?:event|circumstances?|way) (?:may|shall|will|can)\b"
            r"|\bmay no longer\b"
        ),
    ),
    ("no ", r"\bno (?:person|one|party|part of [^.;]{2,40}) (?:may|shall)\b"),
    ("no ", r"\b(?:have|has|with|grants?|granting) no (?:right|permission|license)s? to\b"),
    ("no ", r"\bno (?:right|permission|license)s? (?:is|are) (?:hereby )?granted\b"),
    (
        "no ",
        (
            r"(?:^|[.;:] |\* )no (?=(?:\w{1,20},? ){0,3}(?:reverse|(?:re)?distribution|modif"
            r"|commercial|derivative"
            r"|use|production))"
        ),
    ),
    (
        " from",
        (
            rf"\b(?:is|are|be|being) {_ADVERBS}(?:prohibited|forbidden|barred|restricted|precluded"
            rf"|excluded) from\b"
            r"|\brefrain(?:s|ing)? from\b"
        ),
    ),
    (
        "prohibit",
        r"\b(?:prohibits|(?:we|you) prohibit|prohibiting)\b",
    ),
    ("forbid", r"\b(?:we|which|that) forbid\b|\bforbids\b"),
    ("disallow", r"\bdisallows?\b"),
    ("this ", r"\bthis (?:prohibition|restriction|ban) (?:extends|applies|includes)\b"),
    ("without", r"\bwithout (?:the )?(?:right|permission) to\b"),
    ("excluding", r"\bexcluding (?=\w{3,14}ing\b)"),
    (
        "d ",
        (
            r"\b(?:prohibited|forbidden|restricted|disallowed|impermissible) (?:uses?|activities"
            r"|purposes|conduct)\b"
        ),
    ),
    ("不", r"不得|不可以?|不能|不会|不将|不允许|同意不"),
    ("禁止", r"禁止"),
    ("无权", r"无权"),
    ("n'", r"\bn'(?:est|êtes) pas autorisé|\bs'interdi"),
    ("ne ", r"\bne (?:peut|peuvent|pouvez|doit|doivent|devez)\b"),
    ("interdi", r"\b(?:est|sont) interdit|\binterdiction d"),
    ("rf", r"\b(?:dürfen|darf)\b[^.;]{0,90}?\b(?:nicht|in keiner weise|weder)\b"),
)
"""The words before what is forbidden: a part that each cannot do without, and the pattern."""

_FORBIDDEN = Phrase(
    rf"(?:\b(?:is|are|be|being|remains?) {_ADVERBS}(?:prohibited|forbidden|excluded|disallowed"
    rf"|unlawful|banned"
    rf"|not {_ADVERBS}(?:permitted|allowed|authori[sz]ed|granted|licensed|included))\b"
    rf"|\bnot (?:permitted|allowed|licensed)\b"
    r"|(?<!not )\b(?:strictly |expressly )?(?:prohibited|forbidden)\b(?! by| under| in)"
    r"|\b(?:have|has) no (?:right|permission|licen[sc]e)s?\b|\b(?:is"
    r"|are) (?:unlicensed|unauthori[sz]ed)\b|\b(?:sont|est) (?:strictement )?interdit"
    r"|\b(?:ist|sind) (?:\w+ ){0,2}(?:untersagt|verboten|nicht (?:gestattet|erlaubt|zulässig))"
    r"|(?:均|被|是|都)(?:禁止|不允许|不被允许))"
)
"""The words after what is forbidden."""

_MAY = Phrase(
    r"(?:\b(?:you|licensees?|users?|recipients?|they|it|anyone|who) (?:may|can|must|shall|will"
    r"|are (?:free|permitted|allowed|entitled) to)"
    r"(?! not\b| only\b| neither\b| never\b| no longer\b|,? and (?:shall|will|may|must) not\b)"
    r"|\bmay be\b(?! not)|\b(?:is|are) (?:permitted|allowed|free) to\b|\bto the extent\b)"
)
"""Somebody is permitted to do what follows."""

_MUST_NOT = tuple((needed, Phrase(pattern)) for needed, pattern in _BANS)
_BUT = re.compile(r",? \b(?:but|however|whereas)\b|; ")
_TAKEN_BACK = Phrase(
    r"\bnot (?:be )?(?:intended to|construed|deemed|interpreted|understood)\b|\bnothing (?:in"
    r"|here|herein|contained)\b|\bnothing (?:\w{1,20} ){0,4}(?:forbids|prohibits|prevents)\b"
    r"|\bnot (?:restrict|limit|prohibit|prevent|affect|forbid|preclude|interfere|apply to"
    r"|discriminate)\b"
    r"|\bnot (?:impose|add|place|put) (?:any )?(?:further|additional|other|legal|conditions"
    r"|restrictions)"
    r"|\bnot (?:considered|a breach|a violation|prohibited|forbidden|restricted|limited(?! to)"
    r"|require)\b"
    r"|\bnot be (?:held|liable|responsible|obligated|required|prevented|prohibited)\b"
    r"|\bnot refuse\b"
    r"|\bcannot (?:be (?:held|responsible)|guarantee|ensure)\b|\bdo not agree\b"
    r"|\bno (?:restriction|limitation)s?\b"
    r"|\b(?:except|unless|save) (?:as |where |when |if )?(?:\w{1,12}ly |otherwise )?"
    r"(?:prohibited|forbidden)\b"
    r"|不(?:应|得)?(?:视为|限制)|不承担"
)
_HINT = re.compile(
    r"no[trn ]|never|prohibit|forbid|forbade|disallow|refrain|impermis|without|restrict|neither"
    r"|exclud|other than"
    r"|n't|barred|preclud|[不禁无勿严]|interdi|autoris|\bne |n'|dürf|darf|untersag|verbot"
)


def may_forbid(sentence: Sentence) -> bool:
    """Whether the sentence or its lead has any word that a ban needs: a cheap first look."""
    if not sentence.hinted:
        hint = _HINT.search(sentence.folded) or (sentence.lead and _HINT.search(sentence.lead))
        sentence.hinted.append(bool(hint))
    return sentence.hinted[0]


def forbids(sentence: Sentence, says: Phrase) -> re.Match[str] | None:
    """The first match of a pattern in the sentence that the sentence, or its list's lead, forbids.

    "You may not sell it", "selling is prohibited", and "You agree not to: … sell it" forbid to
    sell; "nothing herein prohibits selling it" and "you may use it; you may sell it" do not.
    """
    if not may_forbid(sentence):
        return None
    for match in says.finditer(sentence.folded):
        if is_forbidden(sentence, match.start(), match.end()):
            return match
    return None


def is_forbidden(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands between two places of `folded` is forbidden there, or by the lead."""
    ruling = _ruling(sentence.folded, start)
    if ruling is None and sentence.lead:
        ruling = _ruling(sentence.lead, len(sentence.lead))
    if ruling:
        return True
    if not _HINT.search(sentence.folded, end, end + _AFTER):
        return False
    after = _BUT.split(sentence.folded[end : end + _AFTER], maxsplit=1)[0]
    if not _FORBIDDEN.search(after):
        return False
    before = sentence.folded[max(0, start - _NEAR) : start]
    return not _TAKEN_BACK.search(before + after)


def forbids_at(text: str, place: int) -> bool:
    """Whether a folded text, a lead for example, forbids what stands at a place in it."""
    return _ruling(text, place) is True


def _ruling(text: str, upto: int) -> bool | None:
    """Whether the last word on what may be done, before a place, is a ban; None without one."""
    since = upto - _REACH
    before = [ban for ban in _bans(text) if ban[1] <= upto]
    last = max(before, key=lambda ban: ban[1]) if before else None
    if last is None or last[0] < since:
        return False if _MAY.search(text, max(0, since), upto) else None
    if _MAY.search(text, last[1], upto):
        return False
    return not _TAKEN_BACK.search(text, max(0, last[0] - 40), min(last[1] + _NEAR, upto + 20))


@lru_cache(maxsize=1024)
def _bans(text: str) -> tuple[tuple[int, int], ...]:
    """Where a folded sentence says that something must not be."""
    found = [
        match.span()
        for needed, pattern in _MUST_NOT
        if needed in text
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found))
