"""What does not fit: the day of a use, the day of terms, a modality; policies that are unread."""

from dataclasses import replace
from datetime import date

import pytest

from openglade.core.artifact import Model, Profile
from openglade.core.expression import Expression
from openglade.core.ids import ModelId, UnknownId
from openglade.core.license import License, Purpose, Version
from openglade.core.lineage import Relation
from openglade.core.reason import Answer
from openglade.core.record import Claim, ModelRecord
from openglade.core.term import Action, Kind, Term
from openglade.core.use import Use
from openglade.core.verdict import Verdict, judge
from tests.builders import CLOSED, dataset, edge, license_of, model, released, service

SERVED = replace(license_of("Served", purpose=Purpose.SERVICE_TERMS), name="Terms", dated="2023-03")
STAYED = replace(SERVED, versions=(Version(dated="2022-01-01"), Version(dated="2023-03")))
CHANGED = replace(SERVED, versions=(Version(dated="2023-03"), Version(dated="2024-01-31")))
OPEN = license_of("Open")
OFFERED = replace(model("org:one", weights=CLOSED), service_terms=Expression.parse("Served"))
OUTPUTS = Use(actions=(Action.TRAIN_ON_OUTPUTS,))


def judged(use: Use, first: Model, *claims: Claim, text: License = SERVED) -> Verdict:
    texts = {one.id: one for one in (OPEN, text)}
    return judge(ModelRecord.of(first.id, [first, *claims], licenses=texts), use)


def cautions(verdict: Verdict) -> list[str]:
    return [one.because for one in verdict.cautions]


@pytest.mark.parametrize(
    ("text", "day", "missing"),
    [
        (SERVED, None, ""),
        (SERVED, date(2024, 6, 1), ""),
        (SERVED, date(2022, 6, 1), "on 2022-06-01 an earlier text was in force"),
        (STAYED, date(2022, 6, 1), ""),
        (STAYED, date(2021, 6, 1), "on 2021-06-01 an earlier text was in force"),
        (CHANGED, date(2023, 6, 1), ""),
        (CHANGED, date(2024, 6, 1), "on 2024-06-01 the text of 2024-01-31 was in force"),
        (replace(SERVED, dated=""), date(2024, 6, 1), ""),
    ],
)
def test_the_terms_of_a_service_are_known_for_the_days_of_the_text_that_was_read(
    text: License, day: date | None, missing: str
) -> None:
    found = judged(replace(OUTPUTS, on=day), OFFERED, text=text)
    assert found.answer is (Answer.UNKNOWN if missing else Answer.YES)
    assert [missing in one.because for one in found.missing] == ([True] if missing else [])
    dated = ["Terms: the terms were read as of 2023-03, and may change"]
    assert cautions(found) == (dated if day and text.dated and not missing else [])


def test_the_day_of_the_terms_of_what_generated_the_data_is_not_that_of_the_use() -> None:
    child, data = (
        model("org/child", weights=released("Open")),
        dataset("org/data", released("Open")),
    )
    maker = service("api:one", "Served")
    ways = (edge(child, Relation.TRAINED_ON, data), edge(data, Relation.GENERATED_BY, maker))
    found = judged(Use(on=date(2026, 1, 1)), child, data, maker, *ways, text=CHANGED)
    assert (found.answer, found.cautions) == (Answer.YES, ())


def test_a_use_before_the_release_says_so() -> None:
    first = replace(model("org/one", weights=released("Open")), profile=Profile(released="2023-03"))
    before = judged(Use(on=date(2023, 2, 28)), first)
    assert cautions(before) == ["org/one came out on 2023-03, after the day of the use"]
    assert judged(Use(on=date(2023, 3, 1)), first).cautions == ()
    assert judged(Use(), first).cautions == ()


def test_a_dataset_and_a_service_have_a_day_of_release_too() -> None:
    child = model("org/child", weights=released("Open"))
    data = replace(dataset("org/data", released("Open")), released="2023")
    record = ModelRecord.of(child.id, [child, data], licenses={OPEN.id: OPEN})
    use = Use(on=date(2022, 1, 1))
    assert cautions(judge(record, use, node=data.id)) == [
        "org/data came out on 2023, after the day of the use"
    ]
    assert judge(record, use, node=ModelId.parse("no/body")).cautions == ()


def test_a_modality_that_is_not_that_of_the_model_does_not_count_and_is_told() -> None:
    first = replace(model("org/one", weights=released("Open")), profile=Profile(modality="text"))
    assert cautions(judged(Use(modality="multimodal"), first)) == [
        "org/one is a text model; that counts, and not 'multimodal' as given"
    ]
    assert judged(Use(modality="text"), first).cautions == ()


def test_a_parent_that_nobody_names_is_told_in_its_own_words() -> None:
    child = model("org/child", weights=released("Open"))
    way = edge(child, Relation.FINETUNE, UnknownId("a larger teacher"))
    (missing,) = judged(Use(), child, way).missing
    assert missing.because == "a larger teacher: its license is not known"


def test_a_text_that_no_record_holds_is_called_by_its_name_in_every_sentence() -> None:
    part = replace(
        license_of("LicenseRef-Open-0123456789ab", Term(kind=Kind.NO_DERIVATIVES), grants=False),
        name="Open, changed (LICENSE)",
        complete=False,
    )
    first = model("org/one", weights=released(str(part.id)))
    found = judged(Use(actions=(Action.PUBLISH_DERIVATIVE,)), first, text=part)
    assert [one.because for one in found.reasons] == [
        "Open, changed (LICENSE): it allows no modified versions"
    ]
    assert [one.because for one in found.missing] == [
        "org/one: Open, changed (LICENSE) was recognized by machine, and perhaps not all of it",
    ]
    assert [one.cited for one in found.reasons] == ["Open, changed (LICENSE)"]
    other = model("org/one", weights=released("Open"))
    differing = ModelRecord.of(first.id, [first, other], licenses={part.id: part, OPEN.id: OPEN})
    said = " ".join(one.because for one in differing.findings)
    assert "Open, changed (LICENSE)" in said
    assert "0123456789ab" not in said
