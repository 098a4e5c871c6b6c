"""Where a declared license drops what binds from above."""

from dataclasses import replace
from datetime import date

import pytest

from openglade.core.artifact import Model, Organization, OrganizationKind, Profile
from openglade.core.component import Component
from openglade.core.conclusion import conclude
from openglade.core.drift import Drift
from openglade.core.drift_rule import drift
from openglade.core.evidence import Evidence, Method
from openglade.core.expression import Expression
from openglade.core.finding import Severity
from openglade.core.ids import LicenseId
from openglade.core.license import License
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim, ModelRecord
from openglade.core.release import Release, Unlicensed
from openglade.core.term import Action, Kind, Position, Reaches, Scope, Term, Topic
from tests.builders import CLOSED, dataset, edge, license_of, model, released, service

NAMED = (Action.PUBLISH_DERIVATIVE, Action.TRAIN_ON_OUTPUTS)
TEXTS = (
    license_of("Free"),
    license_of("Notice", Term(kind=Kind.KEEP_NOTICES)),
    license_of("NC", Term(kind=Kind.NONCOMMERCIAL, section="2")),
    license_of("Alike", Term(kind=Kind.SHARE_ALIKE)),
    license_of("Rail", Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MINORS,), section="5")),
    license_of("Bound", Term(kind=Kind.ACCEPTABLE_USE_POLICY), policies=("Policy",)),
    license_of("Policy", Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MEDICAL,))),
    license_of(
        "Named",
        Term(
            kind=Kind.DERIVED_NAME,
            section="1.b",
            word="Llama 3",
            position=Position.START,
            on=NAMED,
        ),
        Term(kind=Kind.COVERS_OUTPUTS, what=(Reaches.DISTILLED_MODELS,)),
        Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MINORS,)),
    ),
    license_of(
        "Within",
        Term(kind=Kind.DERIVED_NAME, word="CPM", position=Position.ANYWHERE, on=NAMED),
    ),
    license_of(
        "NamedCopies",
        Term(
            kind=Kind.DERIVED_NAME,
            word="K",
            position=Position.START,
            on=(Action.REDISTRIBUTE, Action.PUBLISH_DERIVATIVE),
        ),
    ),
    license_of("NoTraining", Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.ANY)),
    license_of(
        "Europe",
        Term(kind=Kind.GEOGRAPHIC_EXCLUSION, territories=("EU",), modality="multimodal"),
    ),
)
LICENSES: dict[LicenseId, License] = {one.id: one for one in TEXTS}
CARD = Evidence(source="README.md", read_on=date(2026, 11, 21), method=Method.CARD)


def under(name: str, who: str = "org/child") -> Model:
    return model(who, weights=released(name))


def record(first: Model, *claims: Claim) -> ModelRecord:
    return ModelRecord.of(first.id, [first, *claims], licenses=LICENSES)


def drifted(child: Model, base: Model, relation: Relation = Relation.FINETUNE) -> tuple[Drift, ...]:
    return drift(record(child, base, edge(child, relation, base)))


def codes(found: tuple[Drift, ...]) -> list[str]:
    return [f"{one.code.value} {one.kind.value}" if one.kind else one.code.value for one in found]


@pytest.mark.parametrize(
    ("declared", "above", "expected"),
    [
        ("Free", "Free", []),
        ("NC", "Free", []),
        ("NC", "NC", []),
        ("Rail", "Bound", ["relicensed", "term-dropped acceptable-use-policy"]),
        ("Free OR NC", "NC", ["relicensed", "term-dropped noncommercial", "license-conflict"]),
        ("NC AND Free", "NC", []),
        ("Free", "Rail", ["relicensed", "term-dropped field-of-use"]),
        ("Free", "Rail OR Free", []),
        ("Free", "Alike", ["relicensed"]),
        ("Alike", "Rail", ["relicensed", "term-dropped field-of-use", "license-conflict"]),
        ("Mystery", "NC", []),
        ("Free", "Mystery", []),
        ("Free", "Europe", []),
    ],
)
def test_a_declared_license_drops_what_it_lacks(
    declared: str, above: str, expected: list[str]
) -> None:
    found = codes(drifted(under(declared), under(above, "up/base")))
    assert [one for one in found if "topics" not in one][: len(expected)] == expected
    assert bool(found) is bool(expected)


def test_drift_names_the_term_the_ancestor_and_the_path() -> None:
    child, middle, base = under("Free"), under("Free", "mid/dle"), under("NC", "up/base")
    ways = (edge(child, Relation.FINETUNE, middle), edge(middle, Relation.FINETUNE, base))
    lost = drift(record(child, middle, base, *ways))[1]
    assert (str(lost.artifact), lost.kind, str(lost.license)) == (
        "up/base",
        Kind.NONCOMMERCIAL,
        "NC",
    )
    assert [str(node) for node in lost.path] == ["org/child", "mid/dle", "up/base"]
    assert lost.because == "Free lacks noncommercial (2) of NC"
    assert lost.severity is Severity.WARNING


def test_a_term_of_a_policy_names_the_policy() -> None:
    found = drifted(under("Free"), under("Bound", "up/base"))
    assert [str(one.license) for one in found] == ["Bound", "Bound", "Policy"]


def test_another_license_can_be_tried() -> None:
    child, base = under("Free"), under("NC", "up/base")
    known = record(child, base, edge(child, Relation.FINETUNE, base))
    assert drift(known)
    assert drift(known, Expression.parse("NC")) == ()


def test_a_maker_may_relicense_what_is_his() -> None:
    assert drifted(under("Free"), under("NC", "ORG/base")) == ()
    child, base = under("Free"), under("NC", "up/base")
    anew = edge(child, Relation.FINETUNE, base, anew=True)
    assert drift(record(child, base, anew)) == ()


def test_a_maker_may_have_several_names() -> None:
    lab = Organization(id="lab", name="Lab", countries=("FR",), kind=OrganizationKind.RESEARCH)
    child = replace(under("Free"), profile=Profile(organization=lab))
    base = replace(under("NC", "up/base"), profile=Profile(organization=lab))
    assert drifted(child, base) == ()


@pytest.mark.parametrize(
    ("name", "expected"), [("lab-models/child", []), ("others/child", ["relicensed"])]
)
def test_a_maker_is_known_by_his_names_on_the_hub(name: str, expected: list[str]) -> None:
    lab = Organization(
        id="lab",
        name="Lab",
        countries=("FR",),
        kind=OrganizationKind.RESEARCH,
        hub=("lab", "Lab-Models"),
    )
    base = replace(under("NC", "lab/base"), profile=Profile(organization=lab))
    assert codes(drifted(under("Free", name), base))[:1] == expected
    anywhere = service("api:one", "NC")
    child = replace(under("Free", name), profile=Profile(organization=lab))
    assert drift(record(child, anywhere, edge(child, Relation.FINETUNE, anywhere)))


def test_a_service_and_data_have_makers_too() -> None:
    child = under("Free")
    claims: tuple[Claim, ...] = (
        service("api:one", "NC"),
        edge(child, Relation.FINETUNE, service("api:one", "NC")),
    )
    assert "term-dropped noncommercial" in codes(drift(record(child, *claims)))


@pytest.mark.parametrize(
    ("license_of_it", "above", "expected", "severity"),
    [
        (Unlicensed.NONE, "NC", ["license-missing"], Severity.WARNING),
        (Unlicensed.UNREAD, "Alike", ["license-missing"], Severity.WARNING),
        (Unlicensed.NONE, "Notice", ["license-missing"], Severity.NOTE),
        (Unlicensed.NONE, "Free", [], None),
        (Unlicensed.UNIDENTIFIED, "NC", [], None),
    ],
)
def test_nothing_declared_is_drift_where_something_is_asked(
    license_of_it: Unlicensed, above: str, expected: list[str], severity: Severity | None
) -> None:
    weights = replace(released(), license=license_of_it, evidence=(CARD,))
    found = drifted(model("org/child", weights=weights), under(above, "up/base"))
    assert codes(found) == expected
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_a_license_that_nobody_looked_for_is_not_missing() -> None:
    assert drifted(under(""), under("NC", "up/base")) == ()


def test_what_is_not_published_cannot_drift() -> None:
    assert drifted(model("org/child", weights=CLOSED), under("NC", "up/base")) == ()


@pytest.mark.parametrize(
    ("name", "above", "is_missing"),
    [
        ("org/Llama-3-tuned", "Named", False),
        ("org/llama3_tuned", "Named", False),
        ("org/My-Llama-3", "Named", True),
        ("org/my-cpm-2", "Within", False),
        ("org/other", "Within", True),
    ],
)
def test_a_name_has_to_carry_the_word_that_an_ancestor_asks_for(
    name: str,
    above: str,
    is_missing: bool,  # noqa: FBT001  (a row of a table)
) -> None:
    found = drifted(under(above, name), under(above, "up/base"))
    assert codes(found) == (["name-missing derived-name"] if is_missing else [])


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("Named", []),
        ("NamedCopies", ["name-missing derived-name"]),
    ],
)
def test_a_copy_in_another_format_needs_the_word_only_where_copies_do(
    above: str, expected: list[str]
) -> None:
    child = under(above, "org/copy-GGUF")
    assert codes(drifted(child, under(above, "up/base"), Relation.QUANTIZED)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("org/llama-lab_Llama-3-8B-bf16", []),
        ("org/llama-lab_tuned", ["name-missing derived-name"]),
        ("org/other-lab_Llama-3-8B", ["name-missing derived-name"]),
    ],
)
def test_the_word_may_stand_behind_the_ancestors_organization(
    name: str, expected: list[str]
) -> None:
    assert codes(drifted(under("Named", name), under("Named", "llama-lab/Llama-3-8B"))) == expected
    assert drifted(under("Named", "org/llama-3-8B"), under("Named", "llama-3/base")) == ()
    nameless = model("org/other", weights=released("Free"))
    asking = service("api:one", "Named")
    way = edge(nameless, Relation.FINETUNE, asking)
    assert "name-missing derived-name" in codes(drift(record(nameless, asking, way)))


def test_a_model_tuned_from_a_copy_needs_the_word() -> None:
    child, copy, base = under("Named"), under("Named", "mid/copy"), under("Named", "up/base")
    ways = (edge(child, Relation.FINETUNE, copy), edge(copy, Relation.QUANTIZED, base))
    assert codes(drift(record(child, copy, base, *ways))) == ["name-missing derived-name"]


def test_a_student_has_to_carry_the_name_and_no_other_term() -> None:
    found = drifted(under("Free"), under("Named", "up/teacher"), Relation.DISTILLED)
    assert codes(found) == ["name-missing derived-name"]


def test_a_ban_on_training_others_asks_nothing_of_the_license_of_a_student() -> None:
    assert drifted(under("Free"), under("NoTraining", "up/teacher"), Relation.DISTILLED) == ()


def test_contested_terms_are_no_drift() -> None:
    child, data = under("Free"), dataset("up/data", released("NC"))
    assert drift(record(child, data, edge(child, Relation.TRAINED_ON, data))) == ()


def test_an_exclusion_for_a_modality_is_dropped_by_models_of_it_alone() -> None:
    base = replace(under("Europe", "up/base"), profile=Profile(modality="multimodal"))
    found = drifted(under("Free"), base)
    assert codes(found) == ["relicensed", "term-dropped geographic-exclusion"]


def test_parents_that_cannot_be_met_together_conflict() -> None:
    child, one, two = under("Rail"), under("Alike", "up/one"), under("Rail", "to/two")
    ways = (edge(child, Relation.MERGE, one), edge(child, Relation.MERGE, two))
    found = [one for one in drift(record(child, one, two, *ways)) if one.kind is None]
    because = "Alike asks for itself, and Rail for field-of-use, which it lacks"
    assert codes(tuple(found)) == ["relicensed", "license-conflict"]
    assert found[-1].because == because


def shown_by(*methods: Method) -> Edge:
    way = edge(under("Free"), Relation.ADAPTER, under("Free", "up/base"))
    reads = tuple(replace(CARD, method=method, source=method.value) for method in methods)
    return replace(way, evidence=reads)


@pytest.mark.parametrize(
    ("methods", "card_is_read", "expected"),
    [
        ((Method.FILE,), True, ["base-undeclared"]),
        ((Method.PROSE,), True, ["base-undeclared"]),
        ((Method.FILE, Method.CARD), True, []),
        ((Method.CATALOG,), True, []),
        ((Method.FILE,), False, []),
    ],
)
def test_a_base_that_the_metadata_hides_is_found_where_they_were_read(
    methods: tuple[Method, ...],
    card_is_read: bool,  # noqa: FBT001  (a row of a table)
    expected: list[str],
) -> None:
    weights = replace(released("Free"), evidence=(CARD,) if card_is_read else ())
    child = model("org/child", weights=weights)
    found = drift(record(child, under("Free", "up/base"), shown_by(*methods)))
    assert codes(found) == expected
    assert all(one.severity is Severity.NOTE for one in found)


def test_data_that_only_prose_shows_are_no_hidden_base() -> None:
    data = dataset("up/data", released("Free"))
    way = replace(
        edge(under("Free"), Relation.TRAINED_ON, data), evidence=shown_by(Method.PROSE).evidence
    )
    child = model("org/child", weights=replace(released("Free"), evidence=(CARD,)))
    assert drift(record(child, data, way)) == ()


@pytest.mark.parametrize(
    ("quote", "declared", "above", "expected"),
    [
        ("our open-source model", "NC", "Free", ["claims-open noncommercial"]),
        ("fully Open Source", "Rail", "Rail", ["claims-open field-of-use"]),
        ("we opensourced it", "NC", "Free", ["claims-open noncommercial"]),
        ("our open model", "NC", "Free", []),
        ("not open source", "NC", "Free", []),
        ("open source, except for this one", "NC", "Free", []),
        ("our open-source model", "Free", "Free", []),
    ],
)
def test_a_model_that_calls_itself_open_source_is_held_to_it(
    quote: str, declared: str, above: str, expected: list[str]
) -> None:
    said = replace(CARD, quote=quote)
    child = model("org/child", weights=replace(released(declared), evidence=(said,)))
    assert codes(drifted(child, under(above, "up/base"))) == expected


def test_a_dossier_tells_drift() -> None:
    child, base = under("Free"), under("NC", "up/base")
    known = record(child, base, edge(child, Relation.FINETUNE, base))
    assert conclude(known).drift == drift(known)


def test_a_model_without_weights_of_its_own_declares_nothing() -> None:
    bare = model("org/child", code=Release())
    assert Component.WEIGHTS not in bare.components
    assert drifted(bare, under("NC", "up/base")) == ()
