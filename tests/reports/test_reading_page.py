"""What `openglade read` shows, for people and for programs."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from openglade.core.ids import LicenseId
from openglade.core.license_reading import (
    Change,
    ChangeKind,
    Identification,
    LicenseReading,
    MatchMethod,
    Part,
    Passage,
)
from openglade.core.term import Action, AsOf, Effect, Kind, Period, Term
from openglade.license_text.files import read_file
from openglade.license_text.reading import Reader
from openglade.reports import FORMATS, render
from openglade.reports.pages.reading import Lines, ReadingReport, ReadText
from openglade.reports.pages.reading_answer import answer

SCHEMA = Path(__file__).parents[2] / "src/openglade/schemas/read.schema.json"
TEXT = "Do what you like.\nBut not for money.\nWith more than 5 users, ask.\n"
APACHE = LicenseId("Apache-2.0")
NONCOMMERCIAL = Passage(
    term=Term(kind=Kind.NONCOMMERCIAL, section="2", quote="not for\n  money"),
    start=18,
    end=36,
    added=True,
)
THRESHOLD = Passage(
    term=Term(
        kind=Kind.USER_THRESHOLD,
        quote="more than 5 users",
        count=5,
        period=Period.MONTH,
        effect=Effect.LICENSE,
        as_of=AsOf.USE,
    ),
    start=37,
    end=65,
)
GRANT = Passage(term=Term(kind=Kind.GRANT_USE, section="Preamble"), start=0, end=17)
ADDED = Change(
    kind=ChangeKind.ADDED,
    start=18,
    end=36,
    text="But not for money.",
    terms=(Kind.NONCOMMERCIAL,),
)
UNLIKE = Identification(license=None, likeness=0.1, method=MatchMethod.NONE)
CHANGED = LicenseReading(
    identified=Identification(license=None, likeness=0.99996, method=MatchMethod.NONE),
    based_on=APACHE,
    changes=(ADDED,),
    terms=(GRANT, NONCOMMERCIAL, THRESHOLD),
    policies=("Use Policy",),
)


def found(
    license_id: str | None, method: MatchMethod, *parts: tuple[str | None, int, int]
) -> LicenseReading:
    return LicenseReading(
        identified=Identification(
            license=LicenseId(license_id) if license_id else None,
            likeness=0.306,
            method=method,
            parts=tuple(
                Part(license=LicenseId(name) if name else None, start=start, end=end)
                for name, start, end in parts
            ),
        )
    )


def report(reading: LicenseReading = CHANGED, **more: Any) -> ReadingReport:  # noqa: ANN401  (fields)
    return ReadingReport((ReadText(name="LICENSE", text=TEXT, reading=reading, **more),))


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (found("MIT", MatchMethod.EXACT, ("MIT", 0, 9)), "MIT, unchanged."),
        (found("MIT", MatchMethod.ALIGNED), "MIT, with differences that bear no term."),
        (found("MIT", MatchMethod.NOTICE), "A notice: something is under MIT."),
        (found("MIT", MatchMethod.POINTER), "A pointer to MIT."),
        (found(None, MatchMethod.POINTER), "A pointer to a license."),
        (
            found(None, MatchMethod.NOTICE, ("MIT", 0, 9), ("Apache-2.0", 9, 12)),
            "A notice: something is under MIT and Apache-2.0.",
        ),
        (
            found(None, MatchMethod.EXACT, ("MIT", 0, 9), (None, 9, 12)),
            "MIT, and text that is no known license.",
        ),
        (found(None, MatchMethod.NONE), "No known license; the nearest known text is 31% like it."),
        (LicenseReading(identified=UNLIKE), "No known license."),
        (
            found(None, MatchMethod.ALIGNED, ("MIT", 0, 9), (None, 9, 12), ("ISC", 12, 20)),
            "Several licenses: MIT, ISC.",
        ),
        (CHANGED, "Apache-2.0, changed: 1 passage added that restricts use."),
        (
            replace(
                CHANGED,
                identified=found(
                    None, MatchMethod.ALIGNED, ("Apache-2.0", 0, 9), ("MIT", 9, 12)
                ).identified,
            ),
            "Apache-2.0, changed: 1 passage added that restricts use. Beside it: MIT.",
        ),
    ],
)
def test_the_answer_says_what_the_text_is(reading: LicenseReading, said: str) -> None:
    assert answer(reading).startswith(said)


def test_the_answer_counts_the_changes_and_names_those_that_restrict_first() -> None:
    removed = replace(ADDED, kind=ChangeKind.REMOVED)
    harmless = replace(ADDED, kind=ChangeKind.REPLACED, terms=())
    narrowed = replace(removed, terms=(Kind.GRANT_USE, Kind.WARRANTY_DISCLAIMER))
    reading = replace(CHANGED, changes=(harmless, narrowed, removed, ADDED, ADDED, harmless))
    assert answer(reading) == (
        "Apache-2.0, changed: 2 passages added that restrict use; "
        "1 passage removed where it restricts use; 1 passage removed where it grants rights; "
        "2 passages replaced."
    )


def test_a_line_is_counted_whatever_ends_it() -> None:
    places = Lines.of("a\nb\r\nc\rd")
    assert [places.place(at, at + 1) for at in (0, 2, 5, 7)] == [f"line {n}" for n in (1, 2, 3, 4)]
    assert places.place(8, 8) == "line 4"
    assert places.place(0, 8) == "lines 1-4"


def test_the_text_shows_where_a_restriction_stands_and_what_it_asks() -> None:
    shown = render(report(), "text")
    assert "It restricts use: noncommercial (section 2, line 2, added); user-threshold" in shown
    assert "ADDED at line 2: noncommercial\n      “But not for money.”" in shown
    assert "user-threshold: line 3\n      effect: license; count: 5; period: month" in shown
    assert "“… not for money …”" in shown
    assert "grant-use: Preamble, line 1" in shown
    assert shown.index("Restrictions") < shown.index("Grants")


def test_a_policy_that_nobody_read_is_said_to_be_unread() -> None:
    assert "Use Policy (not beside it, not read)" in render(report(), "text")


def test_a_policy_that_is_named_and_linked_to_is_one_document() -> None:
    reading = replace(CHANGED, policies=("Acme Use Policy", "https://acme.org/use"))
    shown = " ".join(render(report(reading), "text").split())
    assert "Acme Use Policy (https://acme.org/use) (not beside it, not read)" in shown
    assert shown.count("not read") == 1


def test_terms_in_the_same_words_stand_together_and_parameters_stand_once() -> None:
    on = replace(GRANT.term, on=(Action.RUN,), quote="Do it.")
    more = replace(on, kind=Kind.GRANT_MODIFY)
    bare = replace(on, kind=Kind.GRANT_COMMERCIAL, on=())
    both = tuple(replace(GRANT, term=term) for term in (on, more))
    same = render(report(replace(CHANGED, terms=both)), "text")
    assert "grant-use, grant-modify: Preamble, line 1\n      on: run\n      “Do it.”" in same
    other = (*both, replace(GRANT, term=bare))
    differing = render(report(replace(CHANGED, terms=other)), "text")
    assert "grant-use, grant-modify, grant-commercial: Preamble, line 1" in differing
    assert "      grant-use: on: run\n      grant-modify: on: run\n      “Do it.”" in differing


def test_a_policy_without_a_name_is_known_by_its_place() -> None:
    term = Passage(term=Term(kind=Kind.ACCEPTABLE_USE_POLICY, section="3"), start=18, end=36)
    shown = render(report(replace(CHANGED, terms=(term,), policies=())), "text")
    assert "a use policy (section 3, line 2) (not beside it, not read)" in shown


def test_a_policy_beside_it_is_shown_with_its_restrictions() -> None:
    reading = found("LicenseRef-use-policy", MatchMethod.EXACT)
    read = replace(reading, terms=(replace(NONCOMMERCIAL, added=False),))
    policy = ReadText(name="USE_POLICY.md", text=TEXT, reading=read)
    shown = render(report(policies=(policy,)), "text")
    assert "LicenseRef-use-policy, unchanged." in shown
    assert "noncommercial: section 2, line 2\n" in shown
    assert "binding, lies beside it. It restricts use: noncommercial" in " ".join(shown.split())
    bound = report(replace(CHANGED, policies=("Use Policy",)), policies=(policy,))
    assert "  Use Policy\n  USE_POLICY.md: beside it, read below" in render(bound, "text")
    value = report(policies=(policy,)).document()["policies"][0]
    assert value["identified"]["license"] == "LicenseRef-use-policy"
    assert value["terms"][0]["kind"] == "noncommercial"


def test_parts_are_listed_with_their_lines() -> None:
    reading = found(None, MatchMethod.ALIGNED, ("MIT", 0, 18), (None, 18, 36), ("ISC", 37, 66))
    shown = render(report(reading), "text")
    assert "  line 1: MIT\n  line 2: no known license\n  line 3: ISC" in shown


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (found("MIT", MatchMethod.NOTICE), "What is allowed stands in that license."),
        (found(None, MatchMethod.NONE), "No term of a license was found in it."),
        (replace(CHANGED, terms=(GRANT,)), "No restriction of use was found in it."),
    ],
)
def test_nothing_found_is_said(reading: LicenseReading, said: str) -> None:
    assert said in render(report(reading), "text")


def test_a_long_passage_is_cut_for_people_and_whole_for_programs() -> None:
    long = replace(ADDED, text="word " * 2000)
    shown = report(replace(CHANGED, changes=(long,)))
    assert "…” (8,799 more characters)" in " ".join(render(shown, "text").split())
    assert shown.document()["changes"][0]["text"] == "word " * 2000


def test_json_has_the_keys_and_the_parameters_of_each_term() -> None:
    value = json.loads(render(report(), "json"))
    assert list(value)[:6] == [
        "schema_version",
        "file",
        "identified",
        "based_on",
        "changes",
        "terms",
    ]
    assert value["identified"] == {
        "license": None,
        "likeness": 0.9999,
        "method": "none",
        "parts": [],
    }
    assert value["changes"] == [
        {
            "kind": "added",
            "start": 18,
            "end": 36,
            "text": "But not for money.",
            "terms": ["noncommercial"],
        }
    ]
    threshold = value["terms"][2]
    assert (threshold["count"], threshold["period"], threshold["added"]) == (5, "month", False)
    assert TEXT[threshold["start"] : threshold["end"]] == "With more than 5 users, ask."
    assert "topics" not in threshold


def test_json_fits_its_schema_and_the_schema_refuses_what_does_not() -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    value = json.loads(render(report(), "json"))
    validator.validate(value)
    validator.validate([value, value])
    for broken in ({"schema_version": 1}, {**value, "terms": [{}]}, {**value, "changes": None}):
        assert not validator.is_valid(broken)


def test_several_texts_are_a_list_even_if_one_of_them_could_be_read() -> None:
    one = report()
    assert isinstance(one.document(), dict)
    assert [each["file"] for each in ReadingReport(one.texts, as_list=True).document()] == [
        "LICENSE"
    ]


def test_of_several_texts_the_answers_stand_first() -> None:
    other = ReadText(name="-", text="x", reading=found("MIT", MatchMethod.EXACT))
    shown = render(ReadingReport((*report().texts, other), as_list=True), "text")
    assert shown.startswith("2 texts\n  LICENSE\n      Apache-2.0, changed: 1 passage added")
    assert "  standard input\n      MIT, unchanged.\n\nLICENSE\n" in shown


@pytest.mark.parametrize("format_id", FORMATS)
def test_no_format_lets_a_text_move_the_cursor_or_the_reader(format_id: str) -> None:
    bad = "\x1b[2J\u202e<script>\n# head"
    term = Passage(term=Term(kind=Kind.NONCOMMERCIAL, section=bad, quote=bad), start=0, end=1)
    reading = replace(CHANGED, changes=(replace(ADDED, text=bad),), terms=(term,), policies=(bad,))
    shown = render(
        ReadingReport((ReadText(name=bad, text=TEXT, reading=reading),)),
        format_id,
    )
    assert not set("\x1b\u202e") & set(shown)
    assert format_id != "html" or "<script>" not in shown
    assert format_id != "markdown" or "\n# head" not in shown


def test_real_texts_are_shown_and_every_quote_stands_where_it_is_said_to(shared: Path) -> None:
    reader = Reader()
    for path in sorted((shared / "license_texts").glob("*.txt")):
        text = read_file(path)
        read = ReadText(name=path.name, text=text, reading=reader.read(text))
        shown = render(ReadingReport((read,)), "text")
        assert max(map(len, shown.splitlines())) <= 80, path.name
        for term in ReadingReport((read,)).document()["terms"]:
            passage = "".join(text[term["start"] : term["end"]].split())
            assert "".join(term["quote"].split()) in passage, (path.name, term)
            assert len([one for one in term["quote"].split() if one.isalnum()]) <= 25


def test_what_is_known_of_a_removed_passage_is_no_quote() -> None:
    gone = Change(kind=ChangeKind.REMOVED, start=18, end=18, text="section 2, 3 words")
    read = ReadText(name="LICENSE", text=TEXT, reading=replace(CHANGED, changes=(gone, ADDED)))
    text = render(ReadingReport((read,)), "text")
    assert "\n      section 2, 3 words\n" in text
    assert "“But not for money.”" in text
    assert json.loads(render(ReadingReport((read,)), "json"))["changes"][0]["text"] == gone.text
