"""What follows from the definitions of the frameworks, for any model (the chained verdicts)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openglade.catalog.store import Catalog
from openglade.core.artifact import Model, Profile
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
from tests.frameworks.cases import TEXTS, model_with

OWN = (
    "osd",
    "osaid-1.0",
    "osaid-rc2-straw",
    "eu-osaid-proposal",
    "e2e-openllm-france",
    "ai-act-exemption",
    "g7-2026",
    "mof-1.0-mot",
    "mof-1.0-spec",
)
AI_ACT = ("A1", "A2", "A3", "A4", "C1", "C2")
LABELS = ("no label", "weights available AI", "open weights AI", "open source AI")
STANDING_ALONE = [
    part for part in (*Component, *Asset) if part not in {Asset.TRAINING_CODE, Asset.DATA_CODE}
]
"""The parts for which no other stands in: the code stands for that of training and of data."""
COMPLETE = 100.0
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
    ways = [(names[0], one) for one in names[1:]] + [(one, names[0]) for one in names[1:]]
    some = draw(st.lists(st.sampled_from(ways), unique=True)) if ways else []
    edges = [Edge(child=child, parent=parent, relation=relation) for child, parent in some]
    return ModelRecord.of(names[0], [*models, *edges], licenses=TEXTS)


@st.composite
def open_records(draw: st.DrawFn) -> ModelRecord:
    """A model of which nearly all is public, so that frameworks say yes often enough."""
    public = Release(availability=Availability.PUBLIC, license=Expression.parse("Apache-2.0"))
    odd = draw(st.dictionaries(st.sampled_from([*Component, *Asset]), releases, max_size=2))
    parts = {**dict.fromkeys([*Component, *Asset], public), **odd}
    model = Model(
        id=ModelId.parse("o/open"),
        profile=draw(profiles),
        components={part: one for part, one in parts.items() if isinstance(part, Component)},
        assets={part: one for part, one in parts.items() if isinstance(part, Asset)},
    )
    return ModelRecord.of(model.id, [model], licenses=TEXTS)


class Said:
    """What the frameworks say of one record."""

    def __init__(self, record: ModelRecord) -> None:
        subject = Subject(record)
        self.assessments = {name: framework(name).assess(subject) for name in OWN}

    def answer(self, name: str) -> str | int | float:
        return self.assessments[name].answer

    def met(self, name: str, *ids: str) -> bool:
        found = {one.id: one.status for one in self.assessments[name].criteria}
        return all(found[one] is Status.MET for one in ids)

    def is_ladder(self, name: str) -> bool:
        """Whether a class has all that the classes below it have."""
        best, progress = int(self.answer(name)), self.assessments[name].progress
        return not best or all(progress[str(one)] == COMPLETE for one in range(best, 4))


def implies(premise: bool, conclusion: bool) -> bool:  # noqa: FBT001  (it is about truth)
    return conclusion or not premise


LAWS: Mapping[str, Callable[[Said], bool]] = {
    "end-to-end source passes OSAID, as far as the facts on its data go": lambda said: implies(
        said.answer("e2e-openllm-france") == "end-to-end",
        said.answer("osaid-1.0") in {"pass", "unknown"},
    ),
    "open data of the G7 are an open corpus": lambda said: implies(
        said.answer("g7-2026") == OPEN_DATA, said.met("e2e-openllm-france", "E3")
    ),
    "what passes OSAID has the license and the information that the AI Act asks for": (
        lambda said: implies(
            said.answer("osaid-1.0") == "pass", said.met("ai-act-exemption", *AI_ACT)
        )
    ),
    "who passes with the data passes without": lambda said: implies(
        said.answer("osaid-rc2-straw") == "pass", said.answer("osaid-1.0") == "pass"
    ),
    "the European proposal asks for the training code as OSAID does": lambda said: implies(
        said.answer("eu-osaid-proposal") == "open source", said.met("osaid-1.0", "C1")
    ),
    "weights under a limited license are no open source": lambda said: implies(
        said.answer("osd") == "not conformant",
        said.answer("osaid-1.0") != "pass"
        and said.answer("e2e-openllm-france") != "end-to-end"
        and said.answer("g7-2026") in {*LABELS[:2], "unknown"},
    ),
    "without the weights there is nothing": lambda said: implies(
        not said.met("osaid-1.0", "P"),
        said.answer("osaid-1.0") in {"fail", "unknown"}
        and said.answer("ai-act-exemption") != "exempt"
        and said.answer("e2e-openllm-france") != "end-to-end"
        and said.answer("g7-2026") in {"no label", "unknown"},
    ),
    "a class of the tool has all that the classes below it have": lambda said: said.is_ladder(
        "mof-1.0-mot"
    ),
    "so has a class of the specification": lambda said: said.is_ladder("mof-1.0-spec"),
}
"""The chained verdicts that follow from the definitions."""


def broken(record: ModelRecord) -> list[str]:
    said = Said(record)
    return [law for law, holds in LAWS.items() if not holds(said)]


@settings(deadline=None, max_examples=150)
@given(st.one_of(records(), open_records()))
def test_no_answer_contradicts_another(record: ModelRecord) -> None:
    assert broken(record) == []


def test_the_premises_of_the_laws_are_met_by_a_model_of_which_all_is_public() -> None:
    model = model_with()
    said = Said(ModelRecord.of(model.id, [model], licenses=TEXTS))
    answers = {name: said.answer(name) for name in OWN}
    assert answers == {
        "osd": "conformant",
        "osaid-1.0": "pass",
        "osaid-rc2-straw": "pass",
        "eu-osaid-proposal": "open source",
        "e2e-openllm-france": "end-to-end",
        "ai-act-exemption": "exempt",
        "g7-2026": OPEN_DATA,
        "mof-1.0-mot": 1,
        "mof-1.0-spec": 1,
    }


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
        if (found := broken(gather(str(model), places)))
    }
    assert wrong == {}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_framework_is_found_under_its_own_id_and_says_where_it_is_to_be_read(name: str) -> None:
    edition = framework(name).edition
    assert edition.id == name
    assert edition.version
    assert edition.source
