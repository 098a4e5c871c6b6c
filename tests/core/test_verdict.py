"""May I? The answer, its reasons with their paths, what is missing, and the next question."""

from dataclasses import replace
from datetime import date

import pytest

from openglade.core.artifact import Artifact, Model, Profile
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId, ModelId, UnknownId
from openglade.core.inherited_terms import InheritedTerms, declared_of
from openglade.core.license import License, Purpose, Texts
from openglade.core.lineage import Relation
from openglade.core.reach import Force, Reach
from openglade.core.reason import Answer, Reason
from openglade.core.record import Claim, ModelRecord
from openglade.core.release import Availability, FormerLicense, Release, Unlicensed
from openglade.core.stance import DataLicense, Stance
from openglade.core.term import (
    Action,
    AsOf,
    Effect,
    Kind,
    Period,
    Position,
    Reaches,
    Scope,
    Term,
    Topic,
)
from openglade.core.use import Part, Use, UsePurpose
from openglade.core.verdict import Verdict, judge
from tests.builders import CLOSED, dataset, edge, license_of, model, released, service

RESEARCH_USE = Use(purpose=UsePurpose.RESEARCH)
COMMERCIAL = Use(purpose=UsePurpose.COMMERCIAL)
ON = (Action.PUBLISH_DERIVATIVE, Action.TRAIN_ON_OUTPUTS)
TEXTS = (
    license_of("Open"),
    license_of("Notice", Term(kind=Kind.KEEP_NOTICES, section="4")),
    license_of("NC", Term(kind=Kind.NONCOMMERCIAL, section="2", quote="not for commerce")),
    license_of("Alike", Term(kind=Kind.SHARE_ALIKE, section="3")),
    license_of("Alike2", Term(kind=Kind.SHARE_ALIKE, section="3")),
    license_of("NoTraining", Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.ANY, section="1.b")),
    license_of("Asking", Term(kind=Kind.HOSTED_SERVICE, effect=Effect.LICENSE)),
    license_of("Bare", grants=False),
    license_of("Terms", grants=False, purpose=Purpose.SERVICE_TERMS),
    license_of("Policy", Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MEDICAL,)), grants=False),
    license_of("Binding", Term(kind=Kind.ACCEPTABLE_USE_POLICY), policies=("Policy",)),
    license_of("BindingUnread", policies=("Lost",)),
    license_of(
        "Claims",
        Term(kind=Kind.COVERS_OUTPUTS, what=(Reaches.DISTILLED_MODELS,)),
        Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MINORS,)),
        Term(kind=Kind.PASS_ON, on=(Action.TRAIN_ON_OUTPUTS,)),
    ),
    license_of(
        "Names",
        Term(kind=Kind.COVERS_OUTPUTS, what=(Reaches.DISTILLED_MODELS,)),
        Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MINORS,)),
        Term(kind=Kind.DERIVED_NAME, word="One", position=Position.START, on=ON),
    ),
    license_of(
        "OutputsNC",
        Term(kind=Kind.COVERS_OUTPUTS, what=(Reaches.OUTPUTS,)),
        Term(kind=Kind.NONCOMMERCIAL),
    ),
    license_of(
        "Users",
        Term(
            kind=Kind.USER_THRESHOLD,
            count=700,
            period=Period.MONTH,
            effect=Effect.LICENSE,
            as_of=AsOf.USE,
        ),
    ),
    license_of(
        "Two",
        Term(kind=Kind.NONCOMMERCIAL),
        Term(
            kind=Kind.USER_THRESHOLD,
            count=700,
            period=Period.MONTH,
            effect=Effect.LICENSE,
            as_of=AsOf.USE,
        ),
    ),
    license_of(
        "Europe",
        Term(
            kind=Kind.GEOGRAPHIC_EXCLUSION,
            territories=("EU",),
            modality="multimodal",
            exceptions=("end users",),
        ),
    ),
)
LICENSES: dict[LicenseId, License] = {one.id: one for one in TEXTS}


def record(first: Model, *claims: Claim) -> ModelRecord:
    return ModelRecord.of(first.id, [first, *claims], licenses=LICENSES)


def judged(use: Use, first: Model, *claims: Claim, stance: Stance | None = None) -> Verdict:
    return judge(record(first, *claims), use, stance or Stance())


def under(name: str) -> Model:
    return model("org/child", weights=released(name))


def doing(*actions: Action) -> Use:
    return Use(actions=actions)


def told(reasons: tuple[Reason, ...]) -> list[tuple[str, str]]:
    return [(one.ground.value, " ".join(map(str, one.path))) for one in reasons]


CHILD = under("Open")


@pytest.mark.parametrize(
    ("name", "use", "answer"),
    [
        ("Open", Use(), Answer.YES),
        ("Notice", doing(Action.RUN), Answer.YES),
        ("Notice", doing(Action.REDISTRIBUTE), Answer.YES_IF),
        ("NC", Use(), Answer.UNKNOWN),
        ("NC", COMMERCIAL, Answer.NO),
        ("NC", RESEARCH_USE, Answer.YES),
        ("Asking", doing(Action.HOST), Answer.ASK),
        ("Asking", doing(Action.RUN), Answer.YES),
        ("Mystery", Use(), Answer.UNKNOWN),
        ("BindingUnread", Use(), Answer.UNKNOWN),
        ("", Use(), Answer.UNKNOWN),
        ("Binding", Use(), Answer.YES_IF),
        ("Binding", Use(fields=(Topic.MEDICAL,)), Answer.NO),
        ("NC OR Notice", COMMERCIAL, Answer.YES),
        ("NC AND Notice", COMMERCIAL, Answer.NO),
        ("Bare", Use(), Answer.ASK),
        ("Bare", doing(Action.PUBLISH_DERIVATIVE), Answer.ASK),
        ("Terms", Use(), Answer.YES),
    ],
)
def test_the_answer_follows_from_the_terms(name: str, use: Use, answer: Answer) -> None:
    assert judged(use, under(name)).answer is answer


def test_a_reason_has_its_clause_and_its_path() -> None:
    base = model("up/base", weights=released("NC"))
    found = judged(COMMERCIAL, CHILD, base, edge(CHILD, Relation.FINETUNE, base))
    assert found.answer is Answer.NO
    reason = found.reasons[0]
    assert (reason.section, reason.quote, str(reason.license)) == ("2", "not for commerce", "NC")
    assert told(found.reasons) == [("noncommercial", "org/child up/base")]
    assert (reason.force, reason.is_sure) == (Force.BINDING, True)
    assert found.next_question is None


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (None, Answer.YES),
        (date(2023, 4, 30), Answer.ASK),
        (date(2023, 5, 30), Answer.NO),
        (date(2023, 5, 31), Answer.YES),
    ],
)
def test_the_license_of_the_day_counts(day: date | None, answer: Answer) -> None:
    former = (
        FormerLicense(license=Expression.parse("NC"), until="2023-05-31"),
        FormerLicense(license=Expression.parse("Asking"), until="2023-05"),
    )
    known = model("org/child", weights=replace(released("Open"), former=former))
    use = Use(purpose=UsePurpose.COMMERCIAL, actions=(Action.HOST,), on=day)
    assert judged(use, known).answer is answer


def test_a_policy_that_a_license_makes_binding_speaks_for_itself() -> None:
    found = judged(Use(), under("Binding"))
    assert [str(one.license) for one in found.duties] == ["Binding", "Policy"]


def test_a_term_comes_once_from_the_nearest_that_brings_it() -> None:
    middle = model("org/middle", weights=released("NC"))
    base = model("up/base", weights=released("NC"))
    ways = (edge(CHILD, Relation.MERGE, middle), edge(middle, Relation.FINETUNE, base))
    found = judged(COMMERCIAL, CHILD, middle, base, *ways)
    assert told(found.reasons) == [("noncommercial", "org/child org/middle")]


def test_conditions_of_what_is_not_planned_are_no_duties() -> None:
    assert judged(doing(Action.RUN), under("Notice")).duties == ()
    assert told(judged(doing(Action.EMBED), under("Notice")).duties) == [
        ("keep-notices", "org/child")
    ]


@pytest.mark.parametrize("action", [Action.RUN, Action.HOST, Action.PUBLISH_DERIVATIVE])
def test_weights_that_are_not_to_be_had_cannot_be_used(action: Action) -> None:
    found = judged(doing(action), model("org/child", weights=CLOSED))
    assert (found.answer, told(found.reasons)) == (Answer.NO, [("not-released", "org/child")])


def test_the_terms_of_a_service_speak_for_its_outputs() -> None:
    offered = replace(
        model("org:closed", weights=CLOSED), service_terms=Expression.parse("NoTraining")
    )
    trains = judged(doing(Action.TRAIN_ON_OUTPUTS), offered)
    assert (trains.answer, told(trains.reasons)) == (
        Answer.NO,
        [("output-training", "org:closed")],
    )
    assert judged(doing(Action.PUBLISH_OUTPUTS), offered).answer is Answer.YES
    assert judged(doing(Action.RUN), offered).answer is Answer.NO


def test_outputs_of_what_nobody_offers_are_not_to_be_had() -> None:
    closed = model("org/child", weights=CLOSED)
    assert judged(doing(Action.PUBLISH_OUTPUTS), closed).answer is Answer.NO


def test_weights_on_request_are_asked_for() -> None:
    found = judged(Use(), model("org/child", weights=released("Open", Availability.ON_REQUEST)))
    assert (found.answer, told(found.reasons)) == (Answer.ASK, [("on-request", "org/child")])


def test_how_a_model_was_released_may_not_be_known() -> None:
    found = judged(Use(), model("org/child", weights=released("Open", Availability.UNKNOWN)))
    assert found.answer is Answer.UNKNOWN
    assert [one.because for one in found.missing] == [
        "it is not known how the weights were released"
    ]


def test_data_and_services_of_a_lineage_can_be_judged_too() -> None:
    data, maker = dataset("org/data", released("NC")), service("api:one", "NoTraining")
    known = record(CHILD, data, maker, edge(data, Relation.GENERATED_BY, maker))
    assert judge(known, COMMERCIAL, node=data.id).answer is Answer.NO
    assert judge(known, RESEARCH_USE, node=data.id).answer is Answer.YES
    assert judge(known, doing(Action.TRAIN_ON_OUTPUTS), node=maker.id).answer is Answer.NO
    assert judge(known, doing(Action.RUN), node=maker.id).answer is Answer.NO
    assert judge(known, Use(), node=UnknownId("something")).answer is Answer.UNKNOWN


def test_without_a_license_one_has_to_ask() -> None:
    bare = Release(availability=Availability.PUBLIC, license=Unlicensed.NONE)
    found = judged(Use(), model("org/child", weights=bare))
    assert (found.answer, told(found.reasons)) == (Answer.ASK, [("no-license", "org/child")])


def test_a_parent_that_nobody_knows_leaves_the_answer_unknown_and_is_named() -> None:
    found = judged(Use(), CHILD, edge(CHILD, Relation.FINETUNE, UnknownId("some model")))
    assert found.answer is Answer.UNKNOWN
    assert [(one.what, one.part, len(one.path)) for one in found.missing] == [
        ("unknown:some model", None, 2)
    ]
    assert found.next_question is None


def test_of_many_parents_that_nobody_knows_the_nearest_are_named() -> None:
    ways = [edge(CHILD, Relation.MERGE, ModelId.parse(f"org/p{one}")) for one in range(30)]
    assert len(judged(Use(), CHILD, *ways).missing) == 21


def test_a_missing_grant_is_a_permission_to_ask_for() -> None:
    found = judged(doing(Action.EMBED), under("Bare"))
    assert told(found.reasons) == [
        ("grant-redistribute", "org/child"),
        ("grant-use", "org/child"),
    ]
    assert {one.because for one in found.reasons} == {
        "Bare: it grants no right to redistribute",
        "Bare: it grants no right to use",
    }


def test_of_a_text_that_was_read_in_part_the_terms_count_and_the_rest_is_not_known() -> None:
    part = replace(license_of("Part", Term(kind=Kind.NONCOMMERCIAL), grants=False), complete=False)
    known = ModelRecord.of(CHILD.id, [under("Part")], licenses={part.id: part})
    assert judge(known, COMMERCIAL).answer is Answer.NO
    found = judge(known, RESEARCH_USE)
    assert (found.answer, found.reasons) == (Answer.UNKNOWN, ())
    because = "org/child: Part was recognized by machine, and perhaps not all of it"
    assert [one.because for one in found.missing] == [because]


def test_what_is_licensed_anew_binds_no_more_but_what_came_through_it_does() -> None:
    middle = model("org/middle", weights=released("NC"))
    base = model("up/base", weights=released("Asking"))
    ways = (
        edge(CHILD, Relation.FINETUNE, middle, anew=True),
        edge(middle, Relation.FINETUNE, base),
    )
    found = judged(
        Use(purpose=UsePurpose.COMMERCIAL, actions=(Action.HOST,)), CHILD, middle, base, *ways
    )
    assert found.answer is Answer.ASK
    assert told(found.reasons) == [("hosted-service", "org/child org/middle up/base")]


def test_a_license_that_comes_by_two_ways_binds_unless_both_were_licensed_anew() -> None:
    middle = model("org/middle", weights=released("Open"))
    base = model("up/base", weights=released("NC"))
    anew = edge(CHILD, Relation.FINETUNE, base, anew=True)
    other = edge(CHILD, Relation.FINETUNE, middle), edge(middle, Relation.FINETUNE, base)
    assert judged(COMMERCIAL, CHILD, base, anew).answer is Answer.YES
    found = judged(COMMERCIAL, CHILD, base, middle, anew, *other)
    assert (found.answer, told(found.reasons)) == (
        Answer.NO,
        [("noncommercial", "org/child org/middle up/base")],
    )


def test_outputs_of_a_derivative_are_bound_by_its_base() -> None:
    base = model("up/base", weights=released("NoTraining"))
    found = judged(
        doing(Action.TRAIN_ON_OUTPUTS), CHILD, base, edge(CHILD, Relation.FINETUNE, base)
    )
    assert found.answer is Answer.NO


@pytest.mark.parametrize(
    ("stance", "answer", "force"),
    [
        (DataLicense.NONE, Answer.YES, None),
        (DataLicense.WARN, Answer.YES, Force.CONTESTED),
        (DataLicense.BIND, Answer.NO, Force.BINDING),
    ],
)
def test_the_stance_decides_what_the_terms_of_data_do(
    stance: DataLicense, answer: Answer, force: Force | None
) -> None:
    copy, old = dataset("org/copy", released("Open")), dataset("org/old", released("NC"))
    found = judged(
        COMMERCIAL,
        CHILD,
        copy,
        old,
        edge(CHILD, Relation.TRAINED_ON, copy),
        edge(copy, Relation.DERIVED_DATA, old),
        stance=Stance(data_license=stance),
    )
    assert found.answer is answer
    said = {one.force for one in (*found.reasons, *found.cautions)}
    assert said == ({force} if force else set())


def test_what_generated_the_data_is_a_caution_for_every_use() -> None:
    data, maker = dataset("org/data", released("Open")), service("api:one", "NoTraining")
    claims = (
        data,
        maker,
        edge(CHILD, Relation.TRAINED_ON, data),
        edge(data, Relation.GENERATED_BY, maker),
    )
    for stance in DataLicense:
        found = judged(Use(), CHILD, *claims, stance=Stance(data_license=stance))
        assert found.answer is Answer.YES
        assert told(found.cautions) == [("output-training", "org/child org/data api:one")]
        assert found.cautions[0].force is Force.CONTESTED


def test_data_that_nobody_read_matter_only_where_data_bind() -> None:
    data = dataset("org/data", released())
    way = edge(CHILD, Relation.TRAINED_ON, data)
    assert judged(Use(), CHILD, data, way).answer is Answer.YES
    bind = Stance(data_license=DataLicense.BIND)
    assert judged(Use(), CHILD, data, way, stance=bind).answer is Answer.UNKNOWN


def test_data_without_a_license_are_a_caution_or_a_permission_to_ask_for() -> None:
    data = dataset("org/data", Release(license=Unlicensed.NONE))
    way = edge(CHILD, Relation.TRAINED_ON, data)
    assert told(judged(Use(), CHILD, data, way).cautions) == [("no-license", "org/child org/data")]
    bind = Stance(data_license=DataLicense.BIND)
    assert judged(Use(), CHILD, data, way, stance=bind).answer is Answer.ASK


def test_a_compilation_speaks_through_its_parts_and_only_if_they_are_known() -> None:
    parts = dataset("org/parts", Release(license=Unlicensed.OF_ITS_PARTS))
    data = dataset("org/data", released("NC"))
    way, step = edge(CHILD, Relation.TRAINED_ON, parts), edge(parts, Relation.DERIVED_DATA, data)
    bind = Stance(data_license=DataLicense.BIND)
    assert judged(RESEARCH_USE, CHILD, parts, way, stance=bind).answer is Answer.UNKNOWN
    known = judged(RESEARCH_USE, CHILD, parts, data, way, step, stance=bind)
    assert known.answer is Answer.YES


def teacher(name: str) -> tuple[Artifact | Claim, ...]:
    one = model("up/teacher", weights=released(name))
    return (one, edge(CHILD, Relation.DISTILLED, one))


def test_a_teacher_that_claims_its_students_binds_them_wholly() -> None:
    found = judged(Use(fields=(Topic.MINORS,)), CHILD, *teacher("Claims"))
    assert (found.answer, told(found.reasons)) == (
        Answer.NO,
        [("field-of-use", "org/child up/teacher")],
    )


def test_a_teacher_that_asks_for_a_name_binds_by_no_more() -> None:
    named = judged(
        Use(actions=(Action.PUBLISH_DERIVATIVE,), fields=(Topic.MINORS,)),
        CHILD,
        *teacher("Names"),
    )
    assert (named.answer, told(named.duties)) == (
        Answer.YES_IF,
        [("derived-name", "org/child up/teacher")],
    )


def test_a_teacher_that_claims_nothing_is_a_caution_at_most() -> None:
    assert judged(COMMERCIAL, CHILD, *teacher("NC")).answer is Answer.YES
    banned = judged(doing(Action.TRAIN_ON_OUTPUTS), CHILD, *teacher("NoTraining"))
    assert (banned.answer, told(banned.cautions)) == (
        Answer.YES,
        [("output-training", "org/child up/teacher")],
    )


def test_a_teacher_whose_terms_reach_its_outputs_is_contested() -> None:
    found = judged(COMMERCIAL, CHILD, *teacher("OutputsNC"))
    assert (found.answer, told(found.cautions)) == (
        Answer.YES,
        [("noncommercial", "org/child up/teacher")],
    )


def test_a_teacher_that_nobody_read_leaves_the_answer_unknown() -> None:
    assert judged(Use(), CHILD, *teacher("")).answer is Answer.UNKNOWN
    bare = model("up/teacher", weights=Release(license=Unlicensed.NONE))
    way = edge(CHILD, Relation.DISTILLED, bare)
    assert judged(Use(), CHILD, bare, way).answer is Answer.UNKNOWN


def test_a_judge_and_the_teacher_of_a_teacher_are_cautions_at_most() -> None:
    judge_model = model("up/judge", weights=released("NoTraining"))
    way = edge(CHILD, Relation.REWARD_FROM, judge_model)
    assert told(judged(Use(), CHILD, judge_model, way).cautions) == [
        ("output-training", "org/child up/judge")
    ]
    unread = edge(CHILD, Relation.REWARD_FROM, UnknownId("a judge"))
    assert judged(Use(), CHILD, unread).answer is Answer.YES


@pytest.mark.parametrize("relation", [Relation.TOKENIZER_ONLY, Relation.SUCCESSOR_OF])
def test_what_carries_nothing_binds_nobody(relation: Relation) -> None:
    base = model("up/base", weights=released("NC"))
    assert judged(COMMERCIAL, CHILD, base, edge(CHILD, relation, base)).answer is Answer.YES


def test_licenses_that_cannot_be_met_together_forbid_to_pass_it_on() -> None:
    one = model("up/one", weights=released("Alike"))
    two = model("up/two", weights=released("Alike2 OR NC"))
    ways = (edge(CHILD, Relation.MERGE, one), edge(CHILD, Relation.MERGE, two))
    found = judged(doing(Action.REDISTRIBUTE), CHILD, one, two, *ways)
    assert (found.answer, told(found.reasons)[0]) == (
        Answer.NO,
        ("license-conflict", "org/child up/two"),
    )
    assert judged(doing(Action.RUN), CHILD, one, two, *ways).answer is Answer.YES


def test_a_clause_that_binds_is_not_told_again_as_a_caution() -> None:
    data = dataset("org/data", released("NC"))
    found = judged(COMMERCIAL, under("NC"), data, edge(under("NC"), Relation.TRAINED_ON, data))
    assert (len(found.reasons), found.cautions) == (1, ())


def test_a_text_only_model_is_free_of_an_exclusion_for_multimodal_ones() -> None:
    text = replace(under("Europe"), profile=Profile(modality="text"))
    assert judged(Use(domicile="FR"), text).answer is Answer.YES
    assert judged(Use(domicile="FR"), under("Europe")).answer is Answer.UNKNOWN
    multimodal = judged(Use(domicile="FR", modality="multimodal"), under("Europe"))
    assert multimodal.answer is Answer.NO
    assert multimodal.reasons[0].because.endswith("except: end users")


def test_the_next_question_is_the_one_that_settles_most() -> None:
    found = judged(Use(), under("Two"))
    question = found.next_question
    assert question is not None
    assert [one.part for one in found.missing] == [Part.PURPOSE, Part.MONTHLY_USERS]
    assert (question.part, len(question.choices)) == (Part.PURPOSE, 4)


def test_the_purpose_is_asked_first_where_it_settles_everything() -> None:
    question = judged(Use(), under("NC")).next_question
    assert question is not None
    assert question.words == "What do you use the model for?"
    assert [one.value for one in question.choices] == [one.value for one in UsePurpose]


@pytest.mark.parametrize(
    ("name", "use", "values"),
    [
        ("Users", Use(), ["700", "701"]),
        ("Europe", Use(modality="multimodal"), ["EU", "ZZ"]),
        (
            "Europe",
            Use(modality="multimodal", domicile="US", actions=(Action.HOST,)),
            ["EU", "ZZ"],
        ),
        ("Europe", Use(domicile="FR"), ["multimodal", "text"]),
    ],
)
def test_a_question_offers_the_answers_that_make_a_difference(
    name: str, use: Use, values: list[str]
) -> None:
    question = judged(use, under(name)).next_question
    assert question is not None
    assert [one.value for one in question.choices] == values


def test_a_question_about_revenue_counts_in_years() -> None:
    term = Term(
        kind=Kind.REVENUE_THRESHOLD,
        amount=10,
        currency="USD",
        period=Period.MONTH,
        effect=Effect.DUTY,
        as_of=AsOf.USE,
    )
    yearly = replace(term, period=Period.YEAR)
    text = license_of("Revenue", term, yearly)
    known = ModelRecord.of(CHILD.id, [under("Revenue")], licenses={text.id: text})
    found = judge(known, Use())
    assert found.answer is Answer.YES_IF
    assert found.next_question is not None
    assert [one.words for one in found.next_question.choices] == [
        "at most 10",
        "at most 120",
        "more than 120",
    ]


def test_what_reaches_a_dataset_has_the_terms_of_what_generated_it() -> None:
    data, maker = dataset("org/data", released("Open")), service("api:one", "NoTraining")
    known = record(CHILD, data, maker, edge(data, Relation.GENERATED_BY, maker))
    inherited = InheritedTerms(known.artifacts, known.lineage, Texts(LICENSES))
    assert [(str(one.artifact), one.reach, one.force) for one in inherited.bonds(data.id)] == [
        ("org/data", Reach.WHOLE, Force.BINDING),
        ("api:one", Reach.OUTPUTS, Force.BINDING),
    ]


def test_every_way_to_an_ancestor_is_the_shortest() -> None:
    base = model("up/base", weights=released("NC"))
    middle = model("org/middle", weights=released("Open"))
    ways = (
        edge(CHILD, Relation.FINETUNE, middle),
        edge(middle, Relation.FINETUNE, base),
        edge(CHILD, Relation.MERGE, base),
        edge(base, Relation.MERGE, CHILD),
    )
    found = judged(COMMERCIAL, CHILD, middle, base, *ways)
    assert told(found.reasons) == [("noncommercial", "org/child up/base")]


def test_who_speaks_for_an_artifact_that_nobody_knows() -> None:
    assert declared_of(service("api:one"), Reach.WHOLE) is Unlicensed.UNREAD
    assert declared_of(model("org/child"), Reach.WHOLE) is Unlicensed.UNREAD


def test_a_chain_of_ten_thousand_models_is_walked_without_recursion() -> None:
    chain = [model(f"org/m{number}", weights=released("Open")) for number in range(10_000)]
    root = model("up/root", weights=released("NC"))
    ways = [
        edge(below, Relation.FINETUNE, above)
        for below, above in zip(chain, [*chain[1:], root], strict=True)
    ]
    found = judged(COMMERCIAL, chain[0], *chain[1:], root, *ways)
    assert (found.answer, len(found.reasons[0].path)) == (Answer.NO, 10_001)
