"""What every reader of an assessor's file shares."""

import re

from openglade.core.ids import ModelId

_LONGEST = 200


def word(value: object) -> str:
    """A scalar of a file as text, cut; nothing where there is none.

    >>> word(2024), word(None), word(["a"])
    ('2024', '', '')
    """
    return "" if value is None or isinstance(value, dict | list) else f"{value}"[:_LONGEST]


def off_the_hub(maker: str, name: str) -> ModelId:
    """The id of a model by its maker and its name, where a file names no repository on the Hub.

    >>> str(off_the_hub("LMU Munich", "Model (7B)"))
    'LMU-Munich:Model-7B'
    """
    return ModelId(host="", org=slug(maker), name=slug(name))


def slug(text: str) -> str:
    """A text in the letters of an id.

    >>> slug("Apache 2.0 (modified)"), slug("?")
    ('Apache-2.0-modified', 'unnamed')
    """
    return re.sub(r"[^A-Za-z0-9.]{1,200}", "-", text[:80]).strip("-.") or "unnamed"
