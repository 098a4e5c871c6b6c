"""What follows from the definitions of the frameworks, for any model (the chained verdicts)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openglade.catalog.store import Catalog
from openglade.core.artifact import Model, Profile
from openglade.core.assessment import Assessment
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.expression import Expression
from openglade.core.ids import ModelId
from openglade.core.lineage import Edge, Relation
from openglade.core.record import ModelRecord
from openglade.core.release import Availability, Extent, Release
from openglade.core.requirement import Status
from openglade.core.subject import Subject
from openglade.examine import gather
from openglade.frameworks import FRAMEWORKS, framework
from openglade.places import Places
from tests.frameworks.cases import TEXTS

OWN = (
    "osd",
    "osaid-1.0",
    "osaid-rc2-straw",
    "eu-osaid-proposal",
    "e2e-openllm-france",
    "ai-act-exemption",
    "g7-2026",
)
LABELS = ("no label", "weights available AI", "open weights AI", "open source AI")
STANDING_ALONE = [
    part for part in (*Component, *Asset) if part not in {Asset.TRAINING_CODE, Asset.DATA_CODE}
]
"""The parts for which no other stands in: the code stands for that of training and of data."""
OPEN_DATA = "open source AI with open data"

licenses = st.sampled_from([Expression.parse(str(one)) for one in TEXTS])
releases = st.builds(
    Release,
    availability=st.sampled_from(Availability),
    license=licenses,
    extent=st.sampled_from([None, *Extent]),
)
profiles = st.builds(Profile, training_compute=st.sampled_from([None, 1e22, 1e24, 2e25]))


@st.composite
def records(draw: st.DrawFn) -> ModelRecord:
    """A model, and now and then the one that it was made from."""
    names = [ModelId.parse("o/tuned"), ModelId.parse("o/base")][: draw(st.integers(1, 2))]
    models = [
        Model(
            id=name,
            profile=draw(profiles),
            components=draw(st.dictionaries(st.sampled_from(Component), releases)),
            assets=draw(st.dictionaries(st.sampled_from(Asset), releases, max_size=8)),
        )
        for name in names
    ]
    relation = draw(st.sampled_from([Relation.FINETUNE, Relation.QUANTIZED, Relation.DISTILLED]))
    edges = [Edge(child=names[0], parent=names[1], relation=relation)] if names[1:] else []
    return ModelRecord.of(names[0], [*models, *edges], licenses=TEXTS)


@st.composite
def open_records(draw: st.DrawFn) -> ModelRecord:
    """A model of which nearly all is public, so that frameworks say yes often enough."""
    public = Release(availability=Availability.PUBLIC, license=Expression.parse("Approved"))
    odd = draw(st.dictionaries(st.sampled_from([*Component, *Asset]), releases, max_size=2))
    parts = {**dict.fromkeys([*Component, *Asset], public), **odd}
    model = Model(
        id=ModelId.parse("o/open"),
        profile=draw(profiles),
        components={part: one for part, one in parts.items() if isinstance(part, Component)},
        assets={part: one for part, one in parts.items() if isinstance(part, Asset)},
    )
    return ModelRecord.of(model.id, [model], licenses=TEXTS)


def said_of(record: ModelRecord) -> Mapping[str, Assessment]:
    subject = Subject(record)
    return {name: framework(name).assess(subject) for name in OWN}


def broken(said: Mapping[str, Assessment]) -> Iterator[str]:
    """The laws that some answers break."""
    answers = {name: one.answer for name, one in said.items()}
    met = {
        (name, criterion.id): criterion.status is Status.MET
        for name, one in said.items()
        for criterion in one.criteria
    }
    label, osaid = answers["g7-2026"], answers["osaid-1.0"]
    if answers["e2e-openllm-france"] == "end-to-end" and osaid not in {"pass", "unknown"}:
        yield "end-to-end source passes OSAID, as far as the facts on its data go"
    if label == OPEN_DATA and not met["e2e-openllm-france", "E3"]:
        yield "open data of the G7 are an open corpus"
    if osaid == "pass" and not all(met["ai-act-exemption", one] for one in ("A1", "C1", "C2")):
        yield "what passes OSAID gives what the AI Act asks of access and information"
    if answers["osaid-rc2-straw"] == "pass" and osaid != "pass":
        yield "who passes with the data passes without"
    if answers["eu-osaid-proposal"] == "open source" and not met["osaid-1.0", "C1"]:
        yield "the European proposal asks for the training code as OSAID does"
    if answers["osd"] == "not conformant":
        if osaid == "pass" or answers["e2e-openllm-france"] == "end-to-end":
            yield "weights under a limited license are no open source"
        if label not in LABELS[:2] and label != "unknown":
            yield "weights under a limited license are at most available"
    if not met["osaid-1.0", "P"] and (
        osaid in {"pass", "license change"}
        or answers["ai-act-exemption"] == "exempt"
        or answers["e2e-openllm-france"] == "end-to-end"
        or label not in {"no label", "unknown"}
    ):
        yield "without the weights there is nothing"


@settings(deadline=None, max_examples=150)
@given(st.one_of(records(), open_records()))
def test_no_answer_contradicts_another(record: ModelRecord) -> None:
    assert list(broken(said_of(record))) == []


@settings(deadline=None, max_examples=60)
@given(open_records())
def test_the_labels_of_the_g7_are_a_ladder(record: ModelRecord) -> None:
    found = {one.id: one.status for one in framework("g7-2026").assess(Subject(record)).criteria}
    if found["data"] is Status.MET:
        assert found["data-information"] in {Status.MET, Status.NOT_APPLICABLE}


@settings(deadline=None, max_examples=60)
@given(open_records(), st.sampled_from(STANDING_ALONE), st.sampled_from(OWN))
def test_not_knowing_never_opens(record: ModelRecord, part: Component | Asset, name: str) -> None:
    """Where a fact is replaced by not knowing, no criterion that was not met becomes met."""
    model = record.model
    unknown = replace(
        model,
        components={key: one for key, one in model.components.items() if key is not part},
        assets={key: one for key, one in model.assets.items() if key is not part},
    )
    less = ModelRecord.of(unknown.id, [unknown], licenses=TEXTS)
    before = framework(name).assess(Subject(record))
    after = {one.id: one.status for one in framework(name).assess(Subject(less)).criteria}
    raised = [
        one.id
        for one in before.criteria
        if one.status is Status.NOT_MET and after[one.id] is Status.MET
    ]
    assert raised == []


def test_no_answer_about_the_catalog_contradicts_another(catalog: Catalog) -> None:
    places = Places(catalog=catalog)
    wrong = {
        str(model): found
        for model in catalog.models
        if (found := list(broken(said_of(gather(str(model), places)))))
    }
    assert wrong == {}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_framework_is_found_under_its_own_id_and_says_where_it_is_to_be_read(name: str) -> None:
    edition = framework(name).edition
    assert edition.id == name
    assert edition.version
    assert edition.source
