"""How a license ends, changes and is enforced, and what it disclaims."""

import pytest

from openglade.core.term import Group, Kind
from openglade.license_text.terms import find_terms

BREACH, LITIGATION = Kind.TERMINATE_BREACH, Kind.TERMINATE_LITIGATION
REVOCABLE, INDEMNIFY = Kind.REVOCABLE, Kind.INDEMNIFY
UTAH = "Utah, United States"
WARRANTY, LAW = Kind.WARRANTY_DISCLAIMER, Kind.GOVERNING_LAW


def mechanics(text: str) -> set[Kind]:
    found = {one.term.kind for one in find_terms(text)}
    return {kind for kind in found if kind.group is Group.MECHANICS}


def place(text: str) -> str:
    return next(one.term.place for one in find_terms(text) if one.term.kind is LAW)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (BREACH, "We may terminate this Agreement if you are in breach of any term."),
        (BREACH, "Your rights end: this license terminates automatically if you fail to comply."),
        (BREACH, "Any attempt otherwise to copy it is void, and will terminate your rights."),
        (BREACH, "If any of these conditions are not met, the license becomes void."),
        (BREACH, "如您违反本协议的任何条款,许可方有权终止本协议。"),
        (BREACH, "8. We may end it, and your rights terminate, if:\n(a) you breach a term; or\n"),
        (LITIGATION, "If you institute litigation against us, your licenses shall terminate."),
        (LITIGATION, "It terminates as of the date you commence an action over a patent."),
        (LITIGATION, "If you bring a patent claim against us, your license ends automatically."),
        (REVOCABLE, "We grant you a worldwide, revocable license to use the Model."),
        (REVOCABLE, "The Licensor reserves the right to update this Agreement from time to time."),
        (REVOCABLE, "The Use Policy may be updated at any time. The policy may be amended."),
        (REVOCABLE, "We reserve the right to restrict (remotely or otherwise) usage of the Model."),
        (REVOCABLE, "We may terminate this License, in whole or in part, at any time upon notice."),
        (REVOCABLE, "Either party may terminate this Agreement upon notice."),
        (REVOCABLE, "Note that the license is subject to update."),
        (INDEMNIFY, "You will defend, indemnify and hold harmless the Licensor from any claim."),
        (INDEMNIFY, "Licensee shall hold the Licensor free and harmless from any liability."),
        (WARRANTY, "The Model comes without any warranty, express or implied."),
        (WARRANTY, 'The Model is provided "as is".'),
        (WARRANTY, "The Licensor does not make any representations or warranties."),
        (WARRANTY, "In no event are we liable for damages."),
        (WARRANTY, "许可方按“现状”提供模型,不提供任何形式的保证。"),
    ],
)  # fmt: skip
def test_a_term_of_the_mechanics_is_found(kind: Kind, text: str) -> None:
    assert kind in mechanics(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (BREACH, "Their licenses will not be terminated by your breach."),
        (BREACH, "The sections on liability survive termination for breach."),
        (BREACH, "You may terminate this Agreement if we breach it."),
        (LITIGATION, "If you commence insolvency proceedings, this Agreement terminates."),
        (LITIGATION, "You may not initiate litigation over a patent."),
        (LITIGATION, "Disputes on the termination of this Agreement are settled in court."),
        (REVOCABLE, "We grant you an irrevocable license."),
        (REVOCABLE, "The Foundation may publish revised and/or new versions of this license."),
        (REVOCABLE, "We may terminate this Agreement at any time if you are in breach."),
        (REVOCABLE, "Either party may terminate it should the Model infringe a patent."),
        (REVOCABLE, "Customer may terminate this Agreement at any time."),
        (REVOCABLE, "You may modify this license and use it for your own works."),
        (REVOCABLE, "Licensor reserves the right to release the Work under other terms."),
        (INDEMNIFY, "You may offer a warranty only if You agree to indemnify each Contributor."),
        (INDEMNIFY, "The Licensor will not indemnify you."),
        (WARRANTY, "You may offer a warranty for a fee."),
        (WARRANTY, "Your feedback is provided without any warranty."),
        (LAW, "The covered work is governed by this License."),
        (LAW, "You must comply with the laws of your country."),
    ],
)  # fmt: skip
def test_what_only_sounds_like_it_is_not_claimed(kind: Kind, text: str) -> None:
    assert kind not in mechanics(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("It is governed by the laws of the State of Ohio, without regard to conflicts.", "Ohio"),
        ("The laws of Peru govern this Agreement.", "Peru"),
        ("It is governed by Dutch law.", "Netherlands"),
        ("It is governed by the laws of the United States and the State of Utah.", UTAH),
        ("It is governed by the laws of England and Wales.", "England and Wales"),
        ("It is governed by the laws of Norway and the parties submit to its courts.", "Norway"),
        ("It is construed under PRC laws.", "People's Republic of China"),
        ("本协议适用中华人民共和国法律。", "People's Republic of China"),
        ("Le contrat est régi par la loi française.", "France"),
        ("Any suit is brought in the courts of a country you live in.", "country you live in"),
    ],
)  # fmt: skip
def test_the_place_whose_law_governs_is_named_plainly(text: str, named: str) -> None:
    assert place(text) == named


def test_a_right_to_change_the_terms_is_taken_before_the_word_revocable() -> None:
    text = "1. We grant you a revocable license.\n2. We may amend this Agreement at any time.\n"
    assert [one.term.section for one in find_terms(text) if one.term.kind is REVOCABLE] == ["2"]


def test_each_kind_is_claimed_once() -> None:
    text = "We give no warranty. It is provided as is. We are not liable. No warranty at all. " * 3
    assert [one.term.kind for one in find_terms(text)] == [WARRANTY]
