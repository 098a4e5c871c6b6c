"""What publishing a derivative asks for: answer, license, points, lines of the card."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest

from openglade.core.bite import Consequence
from openglade.core.checklist import AtHand, Checklist, Point, State
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.ids import LicenseId, ModelId, NodeId, UnknownId
from openglade.core.inherited_terms import Bond, InheritedTerms
from openglade.core.license import License, Purpose
from openglade.core.lineage import Relation
from openglade.core.naming import Naming
from openglade.core.publishing import Publishing, publishing
from openglade.core.reason import Answer, Ground, Reason
from openglade.core.record import Claim, ModelRecord
from openglade.core.release import Release, Unlicensed
from openglade.core.term import Action, Kind, Position, Scope, Term
from openglade.core.use import Use, UsePurpose
from tests.builders import (
    ALIKE,
    CAPPED,
    CLOSED,
    LICENSES,
    OPEN,
    READ,
    RESEARCH,
    dataset,
    edge,
    license_of,
    model,
    released,
)

PUBLISHING = Use(actions=(Action.REDISTRIBUTE, Action.PUBLISH_DERIVATIVE))
NOTICE = "Big is licensed under the Big License, Copyright © Big Inc."
BIG = license_of(
    "LicenseRef-Big",
    Term(kind=Kind.DERIVED_NAME, word="Big", position=Position.START, section="1"),
    Term(kind=Kind.DISPLAY_NAME, text="Built with Big", section="1"),
    Term(kind=Kind.INCLUDE_LICENSE, section="2"),
    Term(kind=Kind.KEEP_NOTICES, text=NOTICE, section="3"),
    Term(kind=Kind.STATE_CHANGES, section="4"),
    Term(kind=Kind.PASS_ON, section="5"),
    Term(kind=Kind.FIELD_OF_USE, section="6"),
)
CARELESS = license_of(
    "LicenseRef-Careless",
    Term(kind=Kind.KEEP_NOTICES),
    Term(kind=Kind.DISPLAY_NAME, text="Made of it", when="only on Sundays"),
)
NEITHER = license_of("LicenseRef-Neither", Term(kind=Kind.NO_DERIVATIVES))
HELD = LICENSES | {one.id: one for one in (BIG, CARELESS, NEITHER)}
CARDS = Evidence(source="README.md", read_on=READ.read_on, method=Method.CARD)

BASE = model("maker/base", weights=released("LicenseRef-Big"))
PLACE = "/models/name"


def own(license_id: str = "") -> Release:
    """The release of a folder: under a license, or read and found without one."""
    return released(license_id) if license_id else replace(released(), license=Unlicensed.NONE)


def answer(
    release: Release,
    *claims: Claim,
    name: str = "org/name",
    at_hand: AtHand | None = None,
    candidates: tuple[License, ...] = (OPEN, RESEARCH),
    use: Use = PUBLISHING,
) -> Publishing:
    """What publishing asks of a fine-tune of all models that are claimed."""
    first = model(name, weights=release)
    bases = [one for one in claims if isinstance(one, type(first))]
    steps = [edge(first, Relation.FINETUNE, one) for one in bases]
    record = ModelRecord.of(first.id, [first, *claims, *steps], licenses=HELD)
    return publishing(record, at_hand or AtHand(), candidates, use)


def folder(texts: Mapping[str, str] | None = None, *held: LicenseId, name: str = "name") -> AtHand:
    licenses = {"LICENSE": held} if held else {}
    files = (*(texts or {}), *licenses, "adapter_config.json")
    return AtHand(name=name, place=PLACE, files=files, texts=texts or {}, licenses=licenses)


def states(found: Publishing) -> dict[str, State]:
    return {one.what: one.state for one in found.points if one.what != "card"}


def point(found: Publishing, what: str) -> Point:
    return next(one for one in found.points if one.what == what)


def test_everything_that_a_license_asks_for_is_missing_from_an_empty_folder() -> None:
    found = answer(own(), BASE, at_hand=folder())
    assert found.answer is Answer.YES_IF
    assert states(found) == {
        "license": State.MISSING,
        "derived-name": State.MISSING,
        "display-name": State.MISSING,
        "include-license": State.MISSING,
        "keep-notices": State.MISSING,
        "state-changes": State.YOURS,
        "pass-on": State.DONE,
    }
    assert [one.ground for one in found.limits] == [Kind.FIELD_OF_USE]
    assert "in a file LICENSE" in point(found, "include-license").advice
    assert "a file NOTICE" in point(found, "keep-notices").advice
    assert "the name of the folder, 'name', counts; such as 'Big-name'" in (
        point(found, "derived-name").advice
    )


def test_nothing_is_missing_where_everything_lies_there() -> None:
    card = (
        "---\nlicense: other\nlicense_name: big\nbase_model: maker/base\n---\nBuilt  with\nbig.\n"
    )
    notice = NOTICE.replace("\N{COPYRIGHT SIGN}", "(c)")
    at_hand = folder({"README.md": card, "NOTICE": notice}, BIG.id, name="big_name")
    found = answer(own(str(BIG.id)), BASE, at_hand=at_hand)
    assert found.missing == ()
    assert found.lacking == ()


def test_a_notice_does_not_count_where_the_card_has_to_say_it_and_the_other_way_round() -> None:
    at_hand = folder({"README.md": NOTICE, "NOTICE": "Built with Big"}, BIG.id)
    found = states(answer(own(str(BIG.id)), BASE, at_hand=at_hand))
    assert (found["keep-notices"], found["display-name"]) == (State.MISSING, State.MISSING)


def test_without_a_folder_only_the_name_can_be_seen() -> None:
    found = states(answer(own(str(BIG.id)), BASE, name="org/Big-name"))
    assert found == {
        "license": State.DONE,
        "derived-name": State.DONE,
        "pass-on": State.DONE,
        **dict.fromkeys(
            ("display-name", "include-license", "keep-notices", "state-changes"), State.YOURS
        ),
    }


def test_what_nobody_can_see_or_is_asked_for_only_at_times_is_yours() -> None:
    base = model("maker/base", weights=released(str(CARELESS.id)))
    found = answer(own("Open"), base, at_hand=folder())
    assert states(found)["keep-notices"] is State.YOURS
    assert states(found)["display-name"] is State.YOURS
    assert "the NOTICE file of maker/base" in point(found, "keep-notices").advice


def test_the_license_of_an_ancestor_lies_beside_that_of_the_model() -> None:
    base = model("maker/base", weights=released(str(BIG.id)))
    keeps = license_of("LicenseRef-Keeps", Term(kind=Kind.FIELD_OF_USE))
    first = model("org/name", weights=released(str(keeps.id)))
    claims = (first, base, edge(first, Relation.MERGE, base))
    record = ModelRecord.of(first.id, claims, licenses=HELD | {keeps.id: keeps})
    found = publishing(record, folder(), (), PUBLISHING)
    assert point(found, "include-license").advice.endswith("THIRD-PARTY-LICENSE-big")
    assert states(found)["pass-on"] is State.YOURS


def test_a_license_that_drops_something_is_replaced_by_that_of_the_base() -> None:
    found = answer(own("Open"), model("maker/base", weights=released("Research")))
    assert point(found, "license").because.startswith("Open is none that Research allows")
    assert list(map(str, found.allowed)) == ["Research"]
    assert found.lines["license_name"] == "research"


def test_two_licenses_that_no_other_can_replace_are_carried_together() -> None:
    capped = model("other/base", weights=released("Capped"))
    found = answer(own(), BASE, capped, at_hand=folder())
    assert list(map(str, found.allowed)) == ["LicenseRef-Big AND Capped"]
    assert found.lines["license_name"] == "big-and-capped"
    files = [one.advice for one in found.points if one.what == "include-license"]
    assert files == ["the text, in a file LICENSE"]


def test_licenses_that_cannot_be_met_together_forbid_it_and_leave_no_choice() -> None:
    alike = model("other/base", weights=released("Alike"))
    found = answer(own(), alike, model("maker/base", weights=released("Research")))
    assert found.answer is Answer.NO
    assert found.allowed == ()
    assert "license" not in found.lines
    assert point(found, "license").advice == "none that was tried may be carried"


def test_share_alike_is_taken_care_of_by_the_same_license() -> None:
    base = model("maker/base", weights=released("Alike"))
    assert states(answer(own("Alike"), base))["share-alike"] is State.DONE


def test_policies_are_no_licenses_to_choose() -> None:
    policy = license_of("LicenseRef-Policy", purpose=Purpose.USE_POLICY)
    found = answer(own(), candidates=(policy, OPEN), at_hand=folder({"README.md": "x"}))
    assert list(map(str, found.allowed)) == ["Open"]


def test_what_the_maker_asks_of_others_does_not_bind_himself() -> None:
    alone = answer(own(str(NEITHER.id)))
    assert (alone.answer, alone.obstacles, states(alone)["license"]) == (
        Answer.YES,
        (),
        State.DONE,
    )
    family = answer(own("Open"), model("org/base", weights=released(str(BIG.id))))
    assert (family.missing, family.answer) == ((), Answer.YES)


def test_a_base_that_allows_no_derivatives_forbids_it() -> None:
    found = answer(own(str(NEITHER.id)), model("maker/base", weights=released(str(NEITHER.id))))
    assert found.answer is Answer.NO
    assert [one.ground for one in found.obstacles] == [Kind.NO_DERIVATIVES]


def test_an_obstacle_may_wait_for_what_was_left_open() -> None:
    base = model("maker/base", weights=released("Research"))
    assert answer(own("Research"), base).answer is Answer.UNKNOWN
    research = replace(PUBLISHING, purpose=UsePurpose.RESEARCH)
    assert answer(own("Research"), base, use=research).answer is not Answer.UNKNOWN


def test_a_base_that_nobody_read_leaves_it_unknown_and_no_license_is_chosen() -> None:
    found = answer(own(), BASE, model("other/base", weights=released()))
    assert found.answer is Answer.UNKNOWN
    assert [one.what for one in found.unknown] == ["other/base"]
    assert "license" not in found.lines
    assert found.allowed == ()
    assert "known when" in point(found, "license").advice
    declared = answer(own("Open"), model("other/base", weights=released()))
    assert states(declared)["license"] is State.YOURS


def test_the_card_is_given_no_license_while_an_ancestor_is_not_known() -> None:
    nobody = model("other/base", weights=released())
    found = answer(own("Open"), nobody, at_hand=folder({"README.md": "# Title"}))
    assert (found.answer, found.lacking) == (Answer.UNKNOWN, ("base_model",))
    known = answer(own("Open"), at_hand=folder({"README.md": "# Title"}))
    assert known.lacking == ("license", "license_name", "license_link")


def test_a_text_that_a_machine_read_is_linked_to_and_its_made_up_id_named_nowhere() -> None:
    text = replace(license_of("LicenseRef-MIT-45498fb39da2"), name="MIT, changed", complete=False)
    first = model("org/name", weights=own(str(text.id)))
    record = ModelRecord.of(first.id, [first], licenses={text.id: text})
    lying = AtHand(texts={"README.md": "# T"}, licenses={"NOTICE": (), "COPYING": (text.id,)})
    found = publishing(record, lying, (), PUBLISHING)
    assert found.lines == {"license": "other", "license_link": "COPYING"}
    assert point(found, "license").because == "MIT, changed is declared"
    assert publishing(record, AtHand(), (), PUBLISHING).lines["license_link"] == "LICENSE"
    assert "45498fb39da2" not in str([(one.because, one.advice) for one in found.points])
    claims = (first, BASE, edge(first, Relation.FINETUNE, BASE))
    bound = ModelRecord.of(first.id, claims, licenses=HELD | {text.id: text})
    unread = publishing(bound, AtHand(), (), PUBLISHING)
    assert unread.unknown[0].because == "whether MIT, changed may be carried is not known"
    assert point(unread, "license").because.endswith("is not known (MIT, changed)")


def gapped(
    what: str,
    *claims: Claim,
    place: str = f"{PLACE}/it",
    at_hand: AtHand | None = None,
    method: Method = Method.CARD,
) -> Publishing:
    """What publishing asks of a folder in which something could not be read."""
    first = model("org/name", weights=own("Open"))
    read = replace(CARDS, method=method)
    steps = [
        replace(edge(first, Relation.FINETUNE, one), evidence=(read,))
        for one in claims
        if isinstance(one, type(first))
    ]
    gap = Gap(what=what, reason="not readable", source=place)
    record = ModelRecord.of(first.id, [first, *claims, *steps, gap], licenses=HELD)
    return publishing(record, at_hand or folder({"README.md": "# T"}, OPEN.id), (OPEN,), PUBLISHING)


@pytest.mark.parametrize("what", ["card", "base_model", "adapter_config.json"])
def test_what_may_name_the_base_and_could_not_be_read_leaves_it_unknown(what: str) -> None:
    found = gapped(what)
    assert (found.answer, found.allowed) == (Answer.UNKNOWN, ())
    assert [one.because for one in found.unknown] == [f"{what}: not readable"]
    assert found.lacking == ()
    assert states(found)["license"] is State.YOURS


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ("card", "https://example.org/base"),
        ("card", "/models/name-2/README.md"),
        ("weights", PLACE),
        ("LICENSE", PLACE),
    ],
)
def test_a_gap_elsewhere_or_about_something_else_leaves_nothing_unknown(
    what: str, place: str
) -> None:
    assert gapped(what, place=place).answer is Answer.YES


def test_a_base_that_a_file_names_needs_no_card() -> None:
    base = model("maker/base", weights=released("Open"))
    assert gapped("base_model", base).answer is Answer.UNKNOWN
    assert gapped("base_model", base, method=Method.FILE).answer is Answer.YES
    assert gapped("card", base).answer is Answer.YES


def test_only_a_card_that_lies_there_can_hide_a_base() -> None:
    unread = replace(folder({}), files=("README.md",))
    told = [one.what for one in gapped("card", at_hand=unread).unknown]
    assert told == ["base_model", "card"]
    assert [one.what for one in gapped("card", at_hand=folder({})).unknown] == ["base_model"]
    assert gapped("card", at_hand=AtHand()).answer is Answer.YES


def test_a_folder_may_be_named_from_within() -> None:
    within = replace(folder({"README.md": "# T"}), place=".")
    assert gapped("card", place="README.md", at_hand=within).answer is Answer.UNKNOWN
    for place in ("https://example.org/a", "/elsewhere/README.md", "../base/README.md"):
        assert gapped("card", place=place, at_hand=within).answer is Answer.YES


def test_a_license_of_its_own_that_nobody_read_leaves_it_unknown() -> None:
    nameless = answer(replace(released(), license=Unlicensed.UNIDENTIFIED))
    assert (nameless.answer, nameless.unknown[0].what) == (Answer.UNKNOWN, "license")
    assert list(map(str, nameless.allowed)) == ["Open", "Research"]
    assert answer(own("LicenseRef-Own"), BASE).answer is Answer.UNKNOWN
    assert answer(own("LicenseRef-Own")).answer is Answer.YES


@pytest.mark.parametrize(
    ("relation", "on", "is_asked"),
    [
        (Relation.FINETUNE, (Action.PUBLISH_DERIVATIVE,), True),
        (Relation.QUANTIZED, (Action.PUBLISH_DERIVATIVE,), False),
        (Relation.QUANTIZED, (Action.PUBLISH_DERIVATIVE, Action.REDISTRIBUTE), True),
    ],
)
def test_a_mere_copy_needs_the_word_only_if_whoever_hands_on_does(
    relation: Relation, on: tuple[Action, ...], *, is_asked: bool
) -> None:
    word = Term(kind=Kind.DERIVED_NAME, word="Big", position=Position.START, on=on)
    text = license_of("LicenseRef-Named", word)
    base = model("maker/base", weights=released(str(text.id)))
    first = model("org/name", weights=own(str(text.id)))
    claims = (first, base, edge(first, relation, base))
    record = ModelRecord.of(first.id, claims, licenses={text.id: text})
    found = publishing(record, AtHand(), (), PUBLISHING)
    assert found.answer is (Answer.YES_IF if is_asked else Answer.YES)
    assert ("derived-name" in states(found)) is is_asked


def test_the_word_may_stand_behind_the_organization_of_the_base() -> None:
    base = model("Big-lab/base", weights=released(str(BIG.id)))
    behind = folder(name="big-lab_BIG-tuned")
    assert states(answer(own(), base, at_hand=behind))["derived-name"] is State.DONE
    maker = model("maker/base", weights=released(str(BIG.id)))
    assert states(answer(own(), maker, at_hand=folder(name="maker_BIG")))["derived-name"] is (
        State.DONE
    )
    assert states(answer(own(), maker, at_hand=folder(name="other_BIG")))["derived-name"] is (
        State.MISSING
    )


def test_a_card_that_names_no_base_is_asked_about_it() -> None:
    asked = answer(own("Open"), at_hand=folder({"README.md": "# Title"}))
    assert states(asked)["base_model"] is State.YOURS
    named = answer(own(str(BIG.id)), BASE, at_hand=folder({"README.md": "# Title"}))
    assert "base_model" not in states(named)


def test_a_folder_without_a_card_may_be_made_from_anything() -> None:
    found = answer(own("Open"), at_hand=folder())
    assert found.answer is Answer.UNKNOWN
    assert found.unknown[0].what == "base_model"
    nobody = ModelRecord.of(ModelId.parse("nobody/knows"), [], licenses={})
    assert publishing(nobody, AtHand(), (), PUBLISHING).answer is Answer.UNKNOWN


def test_a_license_text_that_is_not_recognized_or_not_read_is_yours_to_judge() -> None:
    unknown = answer(replace(released(), license=Unlicensed.UNIDENTIFIED), BASE)
    assert states(unknown)["license"] is State.YOURS
    unread = answer(own("LicenseRef-Own"), BASE)
    assert states(unread)["license"] is State.YOURS
    assert point(unread, "license").because.endswith("is not known (LicenseRef-Own)")


def test_weights_that_are_not_released_need_a_license_only_if_they_are_to_be() -> None:
    found = answer(CLOSED)
    assert states(found) == {"license": State.YOURS}
    assert "not released" in found.points[0].because


def test_terms_of_data_are_cautions() -> None:
    data = dataset("others/data", released("Research"))
    first = model("org/name", weights=own("Open"))
    step = edge(first, Relation.TRAINED_ON, data)
    record = ModelRecord.of(first.id, [first, data, step], licenses=HELD)
    found = publishing(record, AtHand(), (), PUBLISHING)
    assert found.answer is Answer.YES
    assert [one.ground for one in found.cautions] == [Kind.NONCOMMERCIAL]
    assert found.lines == {"datasets": ("others/data",), "license": "other"} | {
        "license_name": "open",
        "license_link": "LICENSE",
    }


def test_only_what_is_on_the_hub_is_named_in_the_card() -> None:
    closed = model("maker:closed", weights=released("Open"))
    first = model("org/name", weights=own("Open"))
    steps = [edge(first, Relation.FINETUNE, one) for one in (closed, UnknownId("some model"))]
    record = ModelRecord.of(first.id, [first, closed, *steps], licenses=HELD)
    assert "base_model" not in publishing(record, AtHand(), (), PUBLISHING).lines


def test_the_name_of_the_hub_is_used_where_it_has_one() -> None:
    hub = replace(OPEN, hub_ids=("open-1.0", "open"))
    first = model("org/name", weights=own("Open"))
    record = ModelRecord.of(first.id, [first], licenses={hub.id: hub})
    assert publishing(record, AtHand(), (), PUBLISHING).lines == {"license": "open-1.0"}


def test_a_base_that_the_card_names_in_another_spelling_is_named() -> None:
    first = model("org/name", weights=own("Open"))
    base = model("maker/base", weights=released("Open"))
    step = replace(edge(first, Relation.FINETUNE, base), evidence=(CARDS,))
    record = ModelRecord.of(first.id, [first, base, step], licenses=HELD)
    card = "---\nlicense_name: open\nbase_model: older/base\n---\n"
    assert publishing(record, folder({"README.md": card}), (), PUBLISHING).lacking == ()
    bare = publishing(record, folder({"README.md": "# Title"}), (), PUBLISHING)
    assert bare.lacking == ("base_model", "license", "license_name", "license_link")


def test_the_text_that_the_card_links_to_has_to_be_there_once() -> None:
    research = model("maker/base", weights=released("Research"))
    found = answer(own(), research, at_hand=folder({"README.md": "# Title"}))
    assert states(found)["license-file"] is State.MISSING
    there = folder({"README.md": "# Title"}, RESEARCH.id)
    assert "license-file" not in states(answer(own(), research, at_hand=there))
    linked = folder({"README.md": "---\nlicense_link: https://example.org/it\n---\n"})
    assert "license-file" not in states(answer(own(), research, at_hand=linked))
    assert "license-file" not in states(answer(own(), BASE, at_hand=folder()))


def test_a_model_that_calls_itself_open_source_has_to_take_it_back() -> None:
    said = replace(READ, quote="a fully open source model")
    release = replace(own("Research"), evidence=(said,))
    found = answer(release, model("maker/base", weights=released("Research")))
    assert states(found)["claims-open"] is State.MISSING


@pytest.mark.parametrize(
    ("asked", "said", "state"),
    [
        ("<NAME> is licensed by Big", "Mine is licensed by Big", State.DONE),
        ("“Built with Big” or “Improved using Big”", "improved using big", State.DONE),
        ("“Built with Big” or “Improved using Big”", "made by Big", State.MISSING),
        ("an acknowledgment in publications", "nothing", State.YOURS),
    ],
)
def test_prescribed_words_may_hold_blanks_and_choices(asked: str, said: str, state: State) -> None:
    text = license_of("LicenseRef-Says", Term(kind=Kind.KEEP_NOTICES, text=asked))
    base = model("maker/base", weights=released(str(text.id)))
    first = model("org/name", weights=own(str(text.id)))
    claims = (first, base, edge(first, Relation.FINETUNE, base))
    record = ModelRecord.of(first.id, claims, licenses={text.id: text})
    found = publishing(record, folder({"NOTICE": said}), (), PUBLISHING)
    assert states(found)["keep-notices"] is state


def test_duties_that_only_bind_who_trains_on_outputs_are_no_points() -> None:
    text = license_of(
        "LicenseRef-Quiet", Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.ANY), CAPPED.terms[-1]
    )
    base = model("maker/base", weights=released(str(text.id)))
    first = model("org/name", weights=own(str(text.id)))
    claims = (first, base, edge(first, Relation.FINETUNE, base))
    record = ModelRecord.of(first.id, claims, licenses={text.id: text})
    assert set(states(publishing(record, AtHand(), (), PUBLISHING))) == {"license"}


def test_what_is_no_term_of_a_license_is_no_point() -> None:
    base = ModelId.parse("maker/base")
    reason = Reason(
        ground=Ground.NO_LICENSE,
        effect=Consequence.REQUIRES_PERMISSION,
        because="no license",
        artifact=base,
        path=(base,),
    )
    naming = Naming(ModelRecord.of(base, [], licenses={}), "name")
    checklist = Checklist(naming=naming, license=None, at_hand=AtHand())
    assert list(checklist.points([reason])) == []


def test_alike_is_a_license_that_others_may_accept() -> None:
    base = model("maker/base", weights=released("Alike"))
    assert states(answer(own("Open"), base))["share-alike"] is State.DONE
    assert answer(own("Open"), base).lines["license_name"] == str(ALIKE.id).casefold()


def test_what_lies_above_is_found_as_often_for_one_license_as_for_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []
    found = InheritedTerms.distinct_bonds

    def counted(
        self: InheritedTerms, node: NodeId, among: Callable[[NodeId], bool] = lambda _: True
    ) -> Iterator[Bond]:
        asked.append(node)
        return found(self, node, among)

    monkeypatch.setattr(InheritedTerms, "distinct_bonds", counted)
    answer(own("Open"), BASE, candidates=(OPEN,))
    once = len(asked)
    answer(own("Open"), BASE, candidates=(OPEN, RESEARCH, CAPPED, ALIKE, BIG, NEITHER))
    assert len(asked) == 2 * once
