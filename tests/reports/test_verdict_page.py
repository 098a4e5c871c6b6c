"""How a verdict and drift are told: what decides first, and what several licenses say once."""

from dataclasses import replace

import pytest

from openglade.core.conclusion import conclude
from openglade.core.ids import ModelId
from openglade.core.license import License
from openglade.core.lineage import Relation
from openglade.core.record import Claim, ModelRecord
from openglade.core.term import Action, AsOf, Effect, Kind, Period, Scope, Term, Topic
from openglade.core.use import Use
from openglade.core.verdict import judge
from openglade.reports import FORMATS, render
from openglade.reports.page import Items, Page
from openglade.reports.pages.assessment import AssessmentReport
from openglade.reports.pages.verdict import VerdictReport
from tests.builders import LICENSES, READ, dataset, edge, license_of, model, released

THRESHOLD = Term(
    kind=Kind.USER_THRESHOLD,
    count=1000,
    period=Period.MONTH,
    effect=Effect.LICENSE,
    as_of=AsOf.USE,
)
STRICT = license_of(
    "Strict",
    Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.ANY, section="1", quote="do not train"),
    Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MEDICAL, Topic.MINORS), section="2"),
    THRESHOLD,
)
CREDITED = [
    license_of(f"Credit-{number}", Term(kind=Kind.KEEP_NOTICES, quote=f"credit {number}"))
    for number in range(3)
]
DATA = [dataset(f"others/{one.id}", released(str(one.id))) for one in CREDITED]


def record(*claims: Claim, text: License = STRICT) -> ModelRecord:
    first = model("org/name", weights=released(str(text.id)))
    texts = LICENSES | {one.id: one for one in (text, *CREDITED)}
    steps = [edge(first, Relation.TRAINED_ON, one) for one in DATA if one in claims]
    return ModelRecord.of(first.id, [first, *claims, *steps], licenses=texts)


def shown(record: ModelRecord, *actions: Action) -> str:
    return render(VerdictReport(judge(record, Use(actions=actions)), record.gaps), "text")


def part(page: str, title: str) -> str:
    return page.partition(f"\n{title}\n")[2].partition("\n\n")[0]


def test_what_decides_stands_apart_from_what_may_come_to_that() -> None:
    page = shown(record(), Action.TRAIN_ON_OUTPUTS)
    assert "output-training" in part(page, "Why not")
    assert "user-threshold" not in part(page, "Why not")
    assert "user-threshold" in part(page, "And it depends on")
    open_one = shown(record(), Action.RUN)
    assert "user-threshold" in part(open_one, "It depends on")
    assert "Why not" not in open_one


def test_the_uses_that_a_term_forbids_are_named() -> None:
    assert "uses: medical, minors" in shown(record(), Action.RUN)


def test_what_several_licenses_say_is_said_once_with_the_words_of_each() -> None:
    page = part(shown(record(*DATA), Action.REDISTRIBUTE), "To know")
    assert page.count("keep-notices (contested)") == 1
    assert "under 3 licenses" in page
    assert all(f"“credit {number}” (Credit-{number})" in page for number in range(3))
    assert all(f"path: org/name → others/Credit-{number}" in page for number in range(3))


def test_a_fact_that_nobody_read_is_told_once_by_its_name() -> None:
    unread = model("others/base", weights=released())
    first = ModelId.parse("org/name")
    step = edge(model(str(first)), Relation.FINETUNE, unread)
    page = shown(record(unread, step), Action.RUN)
    assert part(page, "Not known").startswith("  others/base: its license is not known")


@pytest.mark.parametrize("format_id", FORMATS)
def test_drift_is_shown_in_every_format_with_its_path(format_id: str) -> None:
    base = model("others/base", weights=released("Research"))
    step = edge(model("org/name"), Relation.FINETUNE, base)
    told = render(AssessmentReport((conclude(record(base, step)),)), format_id)
    assert "relicensed" in told
    assert "term-dropped" in told
    assert "org/name → others/base" in told or '"others/base"' in told


def test_drift_of_the_model_itself_has_no_path() -> None:
    said = replace(READ, quote="an open source model")
    first = model("org/name", weights=replace(released("Strict"), evidence=(said,)))
    whole = ModelRecord.of(first.id, [first], licenses={STRICT.id: STRICT})
    (claimed, *_) = drift_items(AssessmentReport((conclude(whole),)).page())
    assert claimed[0].startswith("claims-open: it says 'an open source model'")
    assert claimed[1] == ()


def drift_items(page: Page) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return next(
        block.lines
        for block in page
        if isinstance(block, Items) and block.lines[0][0].startswith("claims-open")
    )
