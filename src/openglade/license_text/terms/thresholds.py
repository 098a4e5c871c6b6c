"""Recognize limits above which more is owed: a number of users, an amount of revenue."""

import re
from collections.abc import Iterator

from openglade.core.license_reading import Passage
from openglade.core.term import AsOf, Effect, Kind, Period
from openglade.license_text.structure import Role, Sentence, Structure
from openglade.license_text.terms.passages import passage
from openglade.license_text.terms.quantities import NUMBER, money, number_of
from openglade.license_text.terms.wording import Phrase, any_of

_USERS = Phrase(
    NUMBER.pattern
    + r"\+? ?(?:\([^()]{1,40}\) ?)?(?:or more |total |unique |registered |active |aggregate )*"
    r"(?P<every>monthly|daily|weekly|annual|yearly)? ?(?:average )?(?:unique |active |registered "
    r"|end |paying |total )*"
    r"-?(?:users?|customers?|visits?|visitors|subscribers|ma?u?us?\b|accounts|seats|名?(?:月活"
    r"|日活|用户))"
    r"|(?:月活|日活|用户)[^。;\d]{0,16}"
    + NUMBER.pattern.replace("number", "count").replace("times", "factor")
)
_INCOME = any_of(
    r"\brevenues?\b", r"\bturnover\b", r"\bgross (?:income|receipts|sales)\b",
    r"\bannual (?:sales|income|receipts)\b",
    r"\bvaluation\b", r"\bfunding\b", r"\b(?:raised|capital)\b", r"\bmarket cap", r"\bearnings\b",
    "营收|收入|营业额|估值|融资",
    r"\bchiffre d'affaires\b", r"\bbudget\b",
)  # fmt: skip
_LICENSE = any_of(
    r"\b(?:request|obtain|apply|enter into|need|require|acquire|purchase|negotiate|grant|contact"
    r"|permission|authoriz)\w*\b"
    r"~120\b(?:licen[sc]e|permission|authori[sz]ation|agreement|consent|approval)\b",
    r"\bnot (?:authorized|licensed|permitted)\b",
    r"\b(?:license|permission|authorization|consent)\b", "授权|许可|申请",
    r"\brights? (?:\w+ )?(?:terminate|end)", r"\broyalt",
)  # fmt: skip
_DUTY = any_of(
    r"\bdisplay", r"\bshow\b", r"\bnotify\b", r"\bsend\b~30\bnotice\b", r"\bcredit\b",
    r"\battribut",
    r"\bpay\b~40\b(?:royalt|fee)", r"\breport\b", "显示|标注|通知",
)  # fmt: skip
_OPERATIVE = re.compile(
    r"\bif\b|\bmust\b|\bshall\b|\bexceed|\bmore than\b|\bgreater than\b|\bnot\b|不超过|低于|超过"
    r"|如果|若"
)
_COMPARES = any_of(
    r"\b(?:more|greater|higher|larger|less|fewer|lower) than\b", r"\bexce(?:ed|ss)", r"\bover\b",
    r"\bor more\b", r"\babove\b", r"\bbelow\b", r"\bunder\b", r"\b(?:must|shall)\b",
    r"\bup to\b", r"\bat least\b", r"\breach",
    r"\bthreshold\b", "超过|低于|不超|以上|以下|大于|达到", r"\bplus de\b|\bsupérieur|\bdépass",
)  # fmt: skip
_NO_LIMIT = any_of(
    r"\bliab", r"\bdamages\b", r"\bfines?\b", r"\bpenalt", r"\bper (?:copy|unit)\b", r"\bfee of\b",
    r"\bparameters?\b",
)  # fmt: skip
_RELEASE = re.compile(r"\brelease date\b|\bdate of (?:the )?release\b|发布之?日")
_YEAR = re.compile(r"\bannual|\byear|\b12[- ]month|\btwelve|\bfiscal|年")
_MONTH = re.compile(r"\bmonth(?!ly (?:active|users))|月(?!活)")


def find(structure: Structure) -> Iterator[Passage]:
    """Each limit once, in the sentence that says what follows from it."""
    best: dict[tuple[object, ...], tuple[int, Passage]] = {}
    for key, rank, found in (*_by_users(structure), *_by_revenue(structure)):
        if key not in best or rank > best[key][0]:
            best[key] = (rank, found)
    yield from (found for _, found in best.values())


_Ranked = tuple[tuple[object, ...], int, Passage]


def _by_users(structure: Structure) -> Iterator[_Ranked]:
    for sentence in structure.having(
        "user", "visit", "customer", "subscriber", "mau", "muu", "月活", "日活", "用户"
    ):
        for match in _USERS.finditer(sentence.folded):
            digits, times = match["number"] or match["count"], match["times"] or match["factor"]
            count = number_of(digits, times)
            if count < _FEWEST or not _limits(sentence):
                continue
            found = passage(
                sentence,
                Kind.USER_THRESHOLD,
                match,
                count=count,
                period=Period.YEAR if match["every"] in {"annual", "yearly"} else Period.MONTH,
                effect=_effect(structure, sentence),
                as_of=_as_of(sentence),
            )
            yield (Kind.USER_THRESHOLD, count, found.term.effect), _rank(sentence), found


def _by_revenue(structure: Structure) -> Iterator[_Ranked]:
    for sentence in structure.having(
        "revenue", "turnover", "income", "sales", "valuation", "funding", "raised", "capital",
        "earnings",
        "receipts", "营收", "收入", "营业额", "估值", "融资", "chiffre", "budget",
    ):  # fmt: skip
        if not _INCOME.search(sentence.folded) or not _limits(sentence):
            continue
        for one in money(sentence.folded):
            if one.amount < _LEAST:
                continue
            found = passage(
                sentence,
                Kind.REVENUE_THRESHOLD,
                one.match,
                amount=one.amount,
                currency=one.currency,
                period=_period(sentence, one.match),
                effect=_effect(structure, sentence),
                as_of=_as_of(sentence),
            )
            total = found.term.period is Period.TOTAL
            key = (Kind.REVENUE_THRESHOLD, one.amount, one.currency, total, found.term.effect)
            yield key, _rank(sentence), found


_FEWEST = 50
_LEAST = 1_000


def _limits(sentence: Sentence) -> bool:
    """Whether a sentence compares a number with a limit, one of size and not of liability."""
    if sentence.is_heading or _NO_LIMIT.search(sentence.folded):
        return False
    return _COMPARES.search(sentence.folded) is not None


def _rank(sentence: Sentence) -> int:
    operative = _OPERATIVE.search(sentence.folded) is not None and sentence.section != "preamble"
    return (
        operative
        + (sentence.role is not Role.DEFINITION)
        + (_LICENSE.search(sentence.folded) is not None)
    )


def _effect(structure: Structure, sentence: Sentence) -> Effect:
    """What follows above the limit: what its sentence says, else the next one, else a license."""
    for text in (sentence.whole, structure.after(sentence)):
        duty = _DUTY.search(text)
        license_ = _LICENSE.search(text)
        if license_:
            return Effect.LICENSE
        if duty:
            return Effect.DUTY
    return Effect.LICENSE


def _as_of(sentence: Sentence) -> AsOf:
    return AsOf.RELEASE if _RELEASE.search(sentence.folded) else AsOf.USE


def _period(sentence: Sentence, match: re.Match[str]) -> Period:
    """The period that is named nearest to the amount."""
    near = sentence.folded[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    distance = {
        period: min(abs(one.start() - _NEAR) for one in pattern.finditer(near))
        for period, pattern in ((Period.YEAR, _YEAR), (Period.MONTH, _MONTH))
        if pattern.search(near)
    }
    if distance:
        return min(distance, key=lambda period: distance[period])
    return (
        Period.TOTAL
        if re.search("valuation|funding|raised|capital|估值|融资", near)
        else Period.YEAR
    )


_NEAR = 110
