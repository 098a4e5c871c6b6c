"""What a text lets its reader do."""

import pytest

from openglade.core.term import Group, Kind
from openglade.license_text.terms import find_terms

USE, MODIFY, REDISTRIBUTE = Kind.GRANT_USE, Kind.GRANT_MODIFY, Kind.GRANT_REDISTRIBUTE
ALL = {USE, MODIFY, REDISTRIBUTE}
COMMERCIAL, PATENT = Kind.GRANT_COMMERCIAL, Kind.GRANT_PATENT


def granted(text: str) -> set[Kind]:
    found = {one.term.kind for one in find_terms(text)}
    return {kind for kind in found if kind.group is Group.GRANT}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The Owner grants you a license to run and modify the Model.", {USE, MODIFY}),
        ("Permission is hereby granted to use and to share the weights.", {USE, REDISTRIBUTE}),
        ("Redistribution and use, with or without modification, are permitted.", ALL),
        ("You may use the Model. You may distribute copies of the Model.", {USE, REDISTRIBUTE}),
        ("You are granted a right to: (a) use it; (b) create Derivatives of it.", {USE, MODIFY}),
        ("The owner dedicates the work to the public domain.", ALL),
        ("Do whatever you want with it: you can do whatever you like.", {USE}),
        ("许可方授予您使用、修改和分发模型的许可。", ALL),
        ("Le concédant concède un droit d'utiliser et de diffuser l'œuvre.", {USE, REDISTRIBUTE}),
    ],
)  # fmt: skip
def test_what_a_text_lets_its_reader_do_is_found(text: str, kinds: set[Kind]) -> None:
    assert granted(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "You may not use, modify or distribute the Model.",
        "No license to use or modify the Model is granted.",
        "Nothing in this Agreement grants you any right to distribute it.",
        "You hereby grant us a license to use and modify your feedback.",
        "You must obtain permission to use the Model.",
        "You agree not to use the Model to harm minors.",
        '"Distribution" means that you share, publish or transmit the Model.',
    ],
)
def test_what_is_forbidden_or_given_back_is_no_grant(text: str) -> None:
    assert granted(text) == set()


def test_the_items_of_a_list_are_granted_as_its_lead_says() -> None:
    text = "1. Rights. We grant you a license to:\n(a) run the Model;\n(b) distribute the Model.\n"
    sections = {one.term.kind: one.term.section for one in find_terms(text)}
    assert (sections[USE], sections[REDISTRIBUTE]) == ("1.a", "1.b")


def test_a_license_that_lists_no_rights_grants_use_and_what_its_conditions_assume() -> None:
    text = (
        "The Licensor grants you a worldwide, royalty-free copyright license. "
        "If you modify the Model, you must say so."
    )
    assert granted(text) == {USE, MODIFY}


def test_a_condition_alone_grants_nothing() -> None:
    assert granted("If you modify the Model, you must say so.") == set()


def test_the_quote_of_a_grant_stands_in_the_text() -> None:
    text = "Subject to these terms, we grant you\na license to use\nand modify the Model."
    found = find_terms(text)
    assert found
    assert [one.term.quote for one in found] == [
        " ".join(text[one.start : one.end].split()) for one in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "You may use the Model for any purpose, including commercial applications.",
        "You may copy it, commercially or non-commercially.",
        "Registered users may use the models for commercial activities free of charge.",
        "These rights explicitly include commercial use, and do not exclude any field.",
        "We grant you a license to make modifications to the Materials for any Commercial Purpose.",
        "填写登记后亦允许商业使用。",
        "L'information peut être réutilisée, à des fins commerciales ou non.",
    ],
)
def test_commercial_use_that_is_allowed_in_words_is_found(text: str) -> None:
    assert COMMERCIAL in granted(text)


@pytest.mark.parametrize(
    "text",
    [
        "You may use the Model.",
        "You may not use the Model for any purpose, commercial or non-commercial.",
        "You may use it for non-commercial purposes only.",
        "We give no warranty for any purpose, commercial or otherwise.",
        "You may use Outputs for any purpose (including for commercial purposes).",
        "You must not add restrictions on commercial or non-commercial use.",
        "使用者不可以任何商业目的使用此模型。",
    ],
)
def test_commercial_use_that_is_not_allowed_in_words_is_no_grant(text: str) -> None:
    assert COMMERCIAL not in granted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Each contributor grants you a royalty-free patent license to make and use the Work.",
        "You are granted all rights under copyright, patent, and trade secret law.",
        "We grant you a license under our patent claims to make, use and sell it.",
    ],
)
def test_an_express_patent_license_is_found(text: str) -> None:
    assert PATENT in granted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Patent and trademark rights are not licensed under this license.",
        "We grant you a license to use it; no license to any patent is granted.",
        "If you institute patent litigation, the patent licenses granted to you shall terminate.",
        "You hereby grant us a license under your patents.",
        '"Patent claims" are those claims of a patent that are granted to a contributor.',
    ],
)
def test_other_words_on_patents_are_no_patent_license(text: str) -> None:
    assert PATENT not in granted(text)


@pytest.mark.parametrize(
    "clause",
    [
        "You shall not offer the Work, or anything that modifies or uses it, as a service.",
        "If more than 900 people use it, you must request a license, which we may grant or refuse.",
        "Modification of the Work requires our consent.",
        "Permission to redistribute the Work is not granted.",
    ],
)
def test_a_duty_amid_the_conditions_of_a_grant_grants_nothing(clause: str) -> None:
    lead = "1. You may copy the Work, provided that you meet the following conditions:"
    text = f"{lead}\n\n{clause}\n\n(a) You keep this notice; and\n\n(b) you tell us.\n"
    at = text.index(clause)
    grants = [one for one in find_terms(text) if one.term.kind.group is Group.GRANT]
    assert not [one for one in grants if at <= one.start < at + len(clause)]
    assert not granted(clause)
