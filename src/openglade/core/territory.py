"""Countries, and the European Union as it was on a day."""

from collections.abc import Iterable
from datetime import date

from openglade.core.errors import InputError

EUROPEAN_UNION = "EU"
ELSEWHERE = "ZZ"
"""A place that no license names: what somebody answers who is in none of those asked about."""

_JOINED = {
    date(1958, 1, 1): "BE DE FR IT LU NL",
    date(1973, 1, 1): "DK GB IE",
    date(1981, 1, 1): "GR",
    date(1986, 1, 1): "ES PT",
    date(1995, 1, 1): "AT FI SE",
    date(2004, 5, 1): "CY CZ EE HU LT LV MT PL SI SK",
    date(2007, 1, 1): "BG RO",
    date(2013, 7, 1): "HR",
}
_LEFT = {"GB": date(2020, 2, 1)}
_ALIASES = {"UK": "GB", "EL": "GR"}
_COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()  # noqa: SIM905  (249 codes, as they are read)
)
"""The 249 codes that ISO 3166-1 assigns."""
_KOSOVO = "XK"
"""What the European Union and others write for Kosovo, to which ISO assigns none."""
_PLACES = _COUNTRIES | {EUROPEAN_UNION, ELSEWHERE, _KOSOVO}


def country(text: str, where: str) -> str:
    """Read an ISO 3166-1 alpha-2 code, or EU; InputError, naming `where`, when it is none.

    >>> country("uk", "domicile")
    'GB'
    """
    folded = text.strip().upper()
    code = _ALIASES.get(folded, folded)
    if code not in _PLACES:
        advice = "write two letters as in ISO 3166-1, FR for France, or EU"
        raise InputError(f"{where}: {text[:40]!r} is no country code; {advice}")
    return code


def members(on: date | None = None) -> frozenset[str]:
    """The members of the European Union on a day; without one, as the last change left it.

    >>> "GB" in members(date(2019, 1, 1)), "GB" in members()
    (True, False)
    """
    day = on or date.max
    joined = (codes.split() for since, codes in _JOINED.items() if since <= day)
    everybody = {code for codes in joined for code in codes}
    return frozenset(code for code in everybody if code not in _LEFT or day < _LEFT[code])


def lies_in(place: str, territories: Iterable[str], on: date | None = None) -> bool | None:
    """Whether a place lies in one of some territories; None where only a part of it does.

    >>> lies_in("FR", ["EU", "KR"]), lies_in("US", ["EU"]), lies_in("EU", ["FR"])
    (True, False, None)
    """
    named = set(territories)
    union = members(on)
    if place in named or (EUROPEAN_UNION in named and place in union):
        return True
    return None if place == EUROPEAN_UNION and named & union else False
