"""Numbers as a contract writes them: 700 million, US$1,000,000, 1 亿."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openglade.license_text.terms.wording import Phrase

_TIMES = {
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "mm": 1_000_000,
    "mio": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "b": 1_000_000_000,
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}
_NAMED = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
    "ten": 10, "twenty": 20, "fifty": 50, "hundred": 100, "one hundred": 100, "two hundred": 200,
    "five hundred": 500, "seven hundred": 700,
}  # fmt: skip
_NUMBER = (
    r"(?P<number>\d{1,3}(?:[, ']\d{3}){1,4}(?:\.\d{1,2})?|\d{1,15}(?:\.\d{1,3})?"
    r"|\b(?:(?:one|two|five|seven) hundred|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|twenty|fifty|hundred)(?=[ -]))"
    r"[ -]?(?P<times>thousand|millions?|billion|mio|mm|bn|k\b|m\b|b\b|百万|千万|万|亿)?"
)
NUMBER = re.compile(_NUMBER)
"""A number with the word that multiplies it; `number_of` gives its value."""

_CURRENCIES = {
    "us$": "USD", "usd": "USD", "$": "USD", "dollar": "USD", "美元": "USD", "€": "EUR",
    "eur": "EUR",
    "euro": "EUR", "欧元": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP", "¥": "CNY",
    "cny": "CNY",
    "rmb": "CNY", "yuan": "CNY", "renminbi": "CNY", "元": "CNY", "人民币": "CNY", "jpy": "JPY",
    "yen": "JPY",
    "krw": "KRW", "won": "KRW", "inr": "INR", "rupee": "INR", "chf": "CHF", "aed": "AED",
}  # fmt: skip
_SIGN = (
    r"(?P<sign>us ?\$|u\.s\. ?\$|usd ?\$?|\$|€|eur|£|gbp|¥|cny|rmb|人民币|jpy|krw|chf|aed|inr) ?"
)
_UNIT = (
    r" ?(?:\([^()]{1,40}\) ?)?(?P<unit>(?:(?:us|u\.s\.|united states) )?dollars?|usd|euros?|eur"
    r"|(?:british )?pounds|gbp"
    r"|rmb|yuan|renminbi|cny|yen|jpy|won|krw|rupees|美元|欧元|元|人民币)"
)
_MONEY = Phrase(
    f"{_SIGN}{_NUMBER}|{_NUMBER.replace('number', 'count').replace('times', 'factor')}{_UNIT}"
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of a currency (ISO 4217), and where it stands in its sentence."""

    amount: int
    currency: str
    match: re.Match[str]


def number_of(digits: str, times: str | None) -> int:
    """The value of a written number.

    >>> number_of("1,000,000", None), number_of("2.5", "million"), number_of("one", "million")
    (1000000, 2500000, 1000000)
    """
    value = float(_NAMED[digits]) if digits in _NAMED else float(re.sub("[, ']", "", digits))
    return round(value * _TIMES.get(times or "", 1))


def money(folded: str) -> Iterator[Money]:
    """The amounts of money that a folded sentence names, in order.

    >>> [(one.amount, one.currency) for one in money("usd $1,000,000, or 20 million us dollars")]
    [(1000000, 'USD'), (20000000, 'USD')]
    """
    for match in _MONEY.finditer(folded):
        written = match["sign"] or match["unit"]
        digits, times = match["number"] or match["count"], match["times"] or match["factor"]
        yield Money(number_of(digits, times), _currency(written), match)


def _currency(written: str) -> str:
    cleaned = written.replace(" ", "").replace(".", "")
    found = (code for name, code in _CURRENCIES.items() if name in cleaned)
    return next(found, "USD")
