from datetime import date

import pytest

from openglade.core.asset import Asset
from openglade.core.ids import ModelId
from openglade.sources.card_assets import shown_by

WORDS = "word " * 30
DAY = date(2026, 11, 21)


def shown(body: str) -> dict[Asset, str]:
    found = shown_by(ModelId.parse("o/a"), body, "card", DAY)
    return {
        asset: release.evidence[0].locator
        for model in found
        for asset, release in model.assets.items()
    }


@pytest.mark.parametrize(
    ("body", "assets"),
    [
        ("", set()),
        ("a few words only", set()),
        (WORDS, {Asset.MODEL_CARD}),
        (f"{WORDS} https://arxiv.org/abs/2302.13971", {Asset.MODEL_CARD, Asset.PREPRINT}),
        (
            f"{WORDS} arXiv:2302.13971, https://arxiv.org/pdf/2302.13971",
            {Asset.MODEL_CARD, Asset.PREPRINT},
        ),
        (f"{WORDS} arxiv.org/abs/2302.13971 arxiv.org/abs/2307.09288", {Asset.MODEL_CARD}),
    ],
)
def test_a_card_shows_itself_and_the_one_paper_that_it_names(body: str, assets: set[Asset]) -> None:
    assert shown(body).keys() == assets


def test_what_a_card_shows_is_cited() -> None:
    assert (
        shown(f"{WORDS} arXiv: 2302.13971")[Asset.PREPRINT]
        == "arXiv:2302.13971, the one paper named"
    )
