"""Where the user's own license texts are known from, and who reads texts beside them."""

import os
from pathlib import Path

from openglade.license_text.reading import Reader

_DEFAULT = "~/.local/share"


def own_texts() -> Path:
    """The file of fingerprints of the user's own texts, as the XDG base directories say."""
    stated = os.environ.get("XDG_DATA_HOME", "")
    place = stated if os.path.isabs(stated) else os.path.expanduser(_DEFAULT)  # noqa: PTH111, PTH117  (never raise)
    return Path(place, "openglade", "references", "own.bin")


def reader() -> Reader:
    """Who reads texts, knowing the shipped texts and the user's own."""
    own = own_texts()
    return Reader(*[own] if own.is_file() else [])
