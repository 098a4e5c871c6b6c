"""What a card surely shows to be released beside the components: itself, and the paper it names."""

import re
from collections.abc import Iterator
from datetime import date

from openglade.core.artifact import Model
from openglade.core.asset import Asset
from openglade.core.evidence import Evidence, Method
from openglade.core.ids import ModelId
from openglade.core.release import Availability, Release

_FEWEST_WORDS = 20
_PAPER = re.compile(
    r"arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5})|arxiv:\s?(\d{4}\.\d{4,5})", re.IGNORECASE
)


def shown_by(model: ModelId, body: str, source: str, read_on: date) -> Iterator[Model]:
    """A model card where there are words of one, and a preprint where it names just one paper.

    Of several papers nobody knows from that which is about the model.
    """
    if len(body.split(maxsplit=_FEWEST_WORDS)) <= _FEWEST_WORDS:
        return
    yield _having(model, Asset.MODEL_CARD, source, read_on, "text of the card")
    papers = {one or other for one, other in _PAPER.findall(body)}
    if len(papers) == 1:
        [paper] = papers
        yield _having(model, Asset.PREPRINT, source, read_on, f"arXiv:{paper}, the one paper named")


def _having(model: ModelId, asset: Asset, source: str, read_on: date, locator: str) -> Model:
    read = Evidence(source=source, read_on=read_on, method=Method.CARD, locator=locator)
    release = Release(availability=Availability.PUBLIC, evidence=(read,))
    return Model(id=model, assets={asset: release})
