"""Spellings that SPDX's matching guidelines hold equal, as one spelling."""

import re

_EQUAL = {
    "&": "and",
    "acknowledgement": "acknowledgment",
    "acknowledgements": "acknowledgments",
    "analogue": "analog",
    "artefact": "artifact",
    "cancelled": "canceled",
    "catalogue": "catalog",
    "centre": "center",
    "copyrights": "copyright",
    "favour": "favor",
    "favourite": "favorite",
    "fulfil": "fulfill",
    "fulfilment": "fulfillment",
    "holder": "owner",
    "holders": "owners",
    "judgement": "judgment",
    "labour": "labor",
    "licence": "license",
    "licences": "licenses",
    "licenced": "licensed",
    "merchantibility": "merchantability",
    "modelled": "modeled",
    "modelling": "modeling",
    "offence": "offense",
    "practise": "practice",
    "programme": "program",
    "signalling": "signaling",
    "sublicence": "sublicense",
    "whilst": "while",
    "wilful": "willful",
    "wilfull": "willful",
}
_IS_TO_IZ = re.compile(r"(?<=[a-z]{3})is(?=(?:e[ds]?|ing|ations?)\Z)")
_IZ_STEMS = (
    *("analy", "author", "capital", "categor", "custom", "emphas", "initial", "maxim", "minim"),
    *("optim", "organ", "real", "recogn", "util"),
)


def respelled(word: str) -> str:
    """A word in lower case in the one spelling that stands for all of its spellings.

    >>> respelled("licence"), respelled("organisation"), respelled("holders")
    ('license', 'organization', 'owners')
    """
    word = _EQUAL.get(word, word)
    return _IS_TO_IZ.sub("iz", word) if word.startswith(_IZ_STEMS) else word
