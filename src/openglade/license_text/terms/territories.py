"""Countries and regions as texts name them, with their codes (ISO 3166-1, or EU)."""

import re

_NAMES = {
    "EU": ("european union", "the eu", "e.u.", "eu", "欧盟", "union européenne"),
    "EEA": ("european economic area", "eea"),
    "GB": ("united kingdom", "u.k.", "uk", "great britain", "英国", "royaume-uni"),
    "US": ("united states of america", "united states", "u.s.a.", "usa", "u.s.", "美国"),
    "KR": ("south korea", "republic of korea", "韩国", "大韩民国"),
    "KP": ("north korea", "democratic people's republic of korea"),
    "CN": ("mainland china", "people's republic of china", "china", "中国"),
    "HK": ("hong kong", "香港"),
    "TW": ("taiwan", "台湾"),
    "JP": ("japan", "日本"),
    "IN": ("india", "印度"),
    "RU": ("russian federation", "russia", "俄罗斯"),
    "BY": ("belarus",),
    "IR": ("iran",),
    "CU": ("cuba",),
    "SY": ("syria",),
    "CH": ("switzerland",),
    "NO": ("norway",),
    "CA": ("canada", "加拿大"),
    "AU": ("australia", "澳大利亚"),
    "NZ": ("new zealand",),
    "BR": ("brazil",),
    "DE": ("germany", "德国"),
    "FR": ("france", "法国"),
    "IT": ("italy",),
    "ES": ("spain",),
    "NL": ("netherlands",),
    "SE": ("sweden",),
    "IL": ("israel",),
    "SG": ("singapore",),
    "TR": ("turkey", "türkiye"),
    "AE": ("united arab emirates",),
    "SA": ("saudi arabia",),
    "UA": ("ukraine",),
    "VN": ("vietnam",),
    "MX": ("mexico",),
}
_CODES = {name: code for code, names in _NAMES.items() for name in names}
_NAMED = re.compile(
    "|".join(
        name if name > "\u3400" else rf"(?<![a-z0-9.]){re.escape(name)}(?![a-z0-9])"
        for name in sorted(_CODES, key=len, reverse=True)
    )
)


def territories(folded: str) -> tuple[str, ...]:
    """The codes of the countries and regions that a folded passage names, each once, in order.

    >>> territories("the european union, united kingdom and south korea")
    ('EU', 'GB', 'KR')
    """
    return tuple(dict.fromkeys(_CODES[match.group()] for match in _NAMED.finditer(folded)))
