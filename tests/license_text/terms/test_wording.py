"""How a wording is tried on the sentences of a text."""

from openglade.license_text.structure import Structure
from openglade.license_text.terms.wording import Wording, any_of, way

CREDIT = Wording(
    ways=(way("credit", says=(r"\b(?:must|shall)~40\bcredit the maker\b",)),),
    unless=any_of(r"\bneed not\b"),
)


def said(wording: Wording, text: str) -> list[str]:
    return [match.group() for _, match in wording.found(Structure.of(text))]


def test_the_match_that_starts_last_is_taken() -> None:
    text = "You must pay and must at all times credit the maker."
    assert said(CREDIT, text) == ["must at all times credit the maker"]


def test_words_close_by_take_it_back_and_words_far_off_do_not() -> None:
    near = "You need not pay, but it is said that you must credit the maker."
    assert said(CREDIT, near) == []
    assert len(said(CREDIT, f"You need not pay {'at all ' * 20}but must credit the maker.")) == 1


def test_no_match_reaches_over_the_end_of_a_clause() -> None:
    assert said(CREDIT, "You must pay; credit the maker.") == []


def test_an_item_counts_with_its_lead_unless_it_counts_alone() -> None:
    text = "You must:\n(a) credit the maker;\n(b) pay.\n"
    alone = Wording(ways=CREDIT.ways, alone=True)
    assert len(said(CREDIT, text)) == 1
    assert said(alone, text) == []


def test_a_definition_says_it_only_where_definitions_count() -> None:
    text = "“Use” means that you must credit the maker."
    defining = Wording(ways=CREDIT.ways, in_definitions=True)
    assert said(CREDIT, text) == []
    assert len(said(defining, text)) == 1


def test_a_way_is_tried_only_where_its_other_words_stand() -> None:
    choosy = Wording(ways=(way("credit", also=("maker", "owner"), says=("credit the",)),))
    text = "Please credit the city. Please credit the owner."
    assert said(choosy, text) == ["credit the"]
    assert len(list(choosy.found(Structure.of(text)))) == 1
