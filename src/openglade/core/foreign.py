"""What a file of another assessor says of a model, apart from all that openglade derives."""

from dataclasses import dataclass

from openglade.core.ids import ModelId
from openglade.core.index_entry import IndexEntry
from openglade.core.record import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignFile:
    """The model that a file is about, who filled it in, and its claims, each with its evidence.

    `index_entry` is there where the file is one of the European Open Source AI Index.
    """

    id: ModelId
    assessor: str
    claims: tuple[Claim, ...]
    index_entry: IndexEntry | None = None
