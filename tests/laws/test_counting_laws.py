"""What holds for frameworks that count: classes behind gates, means of cells, points."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from openglade.core.artifact import Model
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.expression import Expression
from openglade.core.framework import Framework
from openglade.core.ids import ModelId
from openglade.core.index_entry import Openness, score
from openglade.core.mof import OF_THE_MOF
from openglade.core.record import ModelRecord
from openglade.core.release import Availability, Extent, Release, Unlicensed
from openglade.core.subject import Subject
from openglade.core.term import Kind, Term
from openglade.frameworks import eiras_taxonomy, mof_mot, mof_spec, osai_index
from tests.builders import LICENSES, license_of, model, record, released

NUMBERS = [one.number for one in OF_THE_MOF]
STANDING_ALONE = [
    part for part in (*Component, *Asset) if part not in {Asset.TRAINING_CODE, Asset.DATA_CODE}
]
"""The parts for which no other stands in: the code stands for that of training and of data."""
names = st.sampled_from([Expression.parse(one) for one in ("MIT", "CC-BY-4.0", "Capped")])
releases = st.builds(
    Release,
    availability=st.sampled_from(Availability),
    license=names | st.sampled_from(Unlicensed),
    extent=st.sampled_from([None, *Extent]),
)
models = st.builds(
    Model,
    id=st.just(ModelId.parse("lab/glade")),
    components=st.dictionaries(st.sampled_from(Component), releases),
    assets=st.dictionaries(st.sampled_from(Asset), releases),
)
CLASSES = {0: 0, 3: 1, 2: 2, 1: 3}
"""The classes of the Model Openness Framework, from the least open on."""
numbers = st.frozensets(st.sampled_from(NUMBERS))
cells = st.lists(st.sampled_from(Openness), min_size=1, max_size=14)


def said(framework: Framework, found: ModelRecord) -> tuple[float, float]:
    """What is sure, and the best that is possible; classes so that more is more open."""
    answer = framework.assess(Subject(found))
    best = answer.answer if answer.at_most is None else answer.at_most
    return _openness(answer.answer), _openness(best)


def _openness(answer: str | float) -> float:
    return CLASSES[answer] if isinstance(answer, int) else float(answer)


@given(numbers)
def test_a_class_is_reached_through_the_ones_before(included: frozenset[int]) -> None:
    percent = mof_mot.progress(included)
    if percent["1"] > 0:
        assert percent["2"] == 100
    if percent["2"] > 0:
        assert percent["3"] == 100


@given(numbers, st.sampled_from(NUMBERS))
def test_a_component_more_never_takes_progress_away(included: frozenset[int], more: int) -> None:
    before, after = mof_mot.progress(included), mof_mot.progress(included | {more})
    assert all(before[one] <= after[one] for one in before)


@given(cells, st.data())
def test_a_cell_that_opens_never_lowers_the_score(
    found: list[Openness], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(found) - 1))
    opened = [*found[:place], Openness.OPEN, *found[place + 1 :]]
    assert 0 <= score(found) <= score(opened) <= 1


@given(models, st.sampled_from(STANDING_ALONE))
def test_a_fact_less_never_opens_and_never_rules_out(glade: Model, lost: Component | Asset) -> None:
    poorer = replace(
        glade,
        components={part: one for part, one in glade.components.items() if part is not lost},
        assets={part: one for part, one in glade.assets.items() if part is not lost},
    )
    for framework in (mof_mot.FRAMEWORK, mof_spec.FRAMEWORK, osai_index.FRAMEWORK):
        sure, best = said(framework, record(glade))
        surely, at_best = said(framework, record(poorer))
        assert surely <= sure
        assert best <= at_best


@given(st.lists(st.sampled_from(Kind), max_size=5), st.sampled_from(Kind))
def test_a_term_more_never_gains_a_point(kinds: list[Kind], more: Kind) -> None:
    grants = {Kind.GRANT_USE, Kind.GRANT_MODIFY, Kind.GRANT_REDISTRIBUTE}
    levels = []
    for terms in (kinds, [*kinds, more]):
        text = license_of("Some", *(Term(kind=one) for one in terms if one not in grants))
        found = record(model("lab/glade", weights=released("Some")))
        subject = Subject(replace(found, licenses={**LICENSES, text.id: text}))
        answer = str(eiras_taxonomy.FRAMEWORK.assess(subject).answer)
        levels.append(int(answer.removeprefix(answer.rstrip("12345"))))
    assert levels[1] <= levels[0]
