"""The structure of a license text: sentences, sections, roles, leads, and places in the text."""

import time

import pytest

from openglade.license_text.structure import READ, Role, Sentence, Structure

AGREEMENT = """\
MODEL LICENSE

This agreement is between you and the maker.

1. Definitions.
   a. "Model" means the weights.
2. Use. You may use the Model. You must keep the notices
that came with it.
   2.1 You agree not to use the Model:
      (a) for military purposes;
      (b) to harm:
         i. minors;
         ii. others.
   2.2 No warranty is given.

Attachment A
Use Restrictions
1. Do not sell it.
"""


def sentences(text: str) -> tuple[Sentence, ...]:
    return Structure.of(text).sentences


def sections(text: str) -> list[str]:
    return [one.section for one in sentences(text)]


def one(text: str, stem: str) -> Sentence:
    return next(Structure.of(text).having(stem))


def test_sections_are_named_as_the_text_labels_them() -> None:
    found = {each.folded: each.section for each in sentences(AGREEMENT)}
    assert found["this agreement is between you and the maker."] == "preamble"
    assert found['"model" means the weights.'] == "1.a"
    assert found["for military purposes;"] == "2.1.a"
    assert found["minors;"] == "2.1.b.i"
    assert found["no warranty is given."] == "2.2"
    assert found["do not sell it."] == "Attachment A.1"


def test_a_letter_behind_a_bullet_names_the_section() -> None:
    text = (
        "2. Grant.\n- a. You may use it.\n- b. No\nmore.\n\n4. You will not\n- a. sell;\n- b. lend."
    )
    found = {each.folded: each.section for each in sentences(text)}
    assert found["you may use it."] == "2.a"
    assert found["no more."] == "2.b"
    assert found["sell;"] == "4.a"
    assert found["lend."] == "4.b"


def test_a_text_without_labels_has_no_sections() -> None:
    assert set(sections("Use it freely.\n\nKeep this notice.")) == {""}


def test_unnumbered_headings_name_the_sections() -> None:
    text = "My License\n\nIt is free.\n\nTerm and Termination: It ends on breach.\n"
    assert sections(text)[-1] == "Term and Termination"


def test_wrapped_lines_are_one_sentence() -> None:
    assert one(AGREEMENT, "keep the notices").folded.endswith("notices that came with it.")


def test_an_item_knows_the_leads_of_its_lists() -> None:
    minors = one(AGREEMENT, "minors")
    assert minors.lead == "you agree not to use the model: to harm:"
    assert minors.whole.endswith("to harm: minors;")


def test_a_lead_ends_with_its_list() -> None:
    assert one(AGREEMENT, "no warranty").lead == ""


def test_a_list_without_labels_has_a_lead_while_it_goes_on() -> None:
    text = "You must not use it:\n\nto harm people;\n\nto break the law.\n\nThe end is near."
    assert [bool(each.lead) for each in sentences(text)] == [False, True, True, False]


def test_the_items_of_a_lead_are_those_of_its_inner_lists_too() -> None:
    structure = Structure.of(AGREEMENT)
    lead = next(structure.having("agree not to use"))
    assert [item.folded for item in structure.items(lead)][-1] == "others."


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ('"Work" shall mean the weights.', Role.DEFINITION),
        ("We grant you a license to use it.", Role.GRANT),
        ("You may not sell it.", Role.PROHIBITION),
        ("You must keep the notice.", Role.CONDITION),
        ("THE WORK IS PROVIDED AS IS, WITHOUT WARRANTY.", Role.DISCLAIMER),
        ("Governing Law", Role.HEADING),
        ("The weather is fine.", Role.STATEMENT),
        ("您不得出售本模型。", Role.PROHIBITION),
    ],
)
def test_a_sentence_has_a_role(text: str, role: Role) -> None:
    assert sentences(text)[0].role is role


def test_every_folded_character_leads_back_to_the_text() -> None:
    text = "<p>You  **may**\n“not”</p> sell\tit."
    sentence = next(Structure.of(text).having("sell"))
    places = [sentence.offset(sentence.folded.index(word)) for word in ("may", "not", "sell")]
    assert [text[place : place + 3] for place in places] == ["may", "not", "sel"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("See e.g. Sec. 2 of Acme Inc. Ltd. No. 4 for U.S. law. Then go.", 2),
        ("您可以使用。您不得出售\uff1b请保留声明。", 3),
        ("One! Two? Three.", 3),
    ],
)
def test_abbreviations_end_no_sentence(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_marks_of_comments_are_no_words() -> None:
    text = "# You may not\n# use it for\n# commerce.\n"
    assert [each.folded for each in sentences(text)] == ["you may not use it for commerce."]


def test_a_row_that_began_inside_a_line_makes_no_items() -> None:
    text = "2. Do not use it for (i) war,\n(ii) spying, or (iii) fraud."
    assert set(sections(text)) == {"2"}


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000 + ")" * 5000,
        "\0" * 100_000,
        "not " * 200_000,
        "\n".join(f"({chr(97 + place % 26)}) foo bar:" for place in range(20_000)),
        "<a " * 100_000,
        '"' * 200_000,
        "1.1.1.1 " * 50_000,
        "- " * 100_000,
        "",
    ],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.perf_counter()
    Structure.of(text)
    assert time.perf_counter() - start < 30


def test_no_more_is_read_than_a_license_can_be() -> None:
    assert len(Structure.of("word. " * READ).text) == READ
