from openglade.core.artifact import Model, Profile
from openglade.core.component import Component, Level
from openglade.core.ids import ModelId
from openglade.core.journey import Assessed, Journey


def assessed(name: str, family: str, released: str, weights: Level) -> Assessed:
    profile = Profile(name=name, family=family, released=released)
    levels = {Component.WEIGHTS: weights, Component.CODE: Level.OPEN}
    return Assessed(model=Model(id=ModelId.parse(f"org/{name}"), profile=profile), levels=levels)


def test_models_of_a_family_with_the_same_levels_are_one_stage() -> None:
    journey = Journey.of(
        [
            assessed("large", "First", "2020-02", Level.OPEN),
            assessed("small", "First", "2020-01", Level.OPEN),
        ]
    )
    (stage,) = journey.stages
    assert [model.profile.name for model in stage.models] == ["small", "large"]
    assert stage.released == "2020-01"
    assert not stage.moved


def test_a_move_is_told_against_the_last_level_that_was_known() -> None:
    journey = Journey.of(
        [
            assessed("a", "First", "2020", Level.OPEN),
            assessed("b", "Second", "2021", Level.UNKNOWN),
            assessed("c", "Third", "2022", Level.CLOSED),
        ]
    )
    assert [dict(stage.moved) for stage in journey.stages] == [
        {},
        {},
        {Component.WEIGHTS: (Level.OPEN, Level.CLOSED)},
    ]


def test_a_base_and_its_chat_model_are_one_stage() -> None:
    base = assessed("base", "First", "2020-01", Level.OPEN)
    chat = assessed("chat", "First", "2020-01", Level.OPEN)
    without, with_data = (
        {**base.levels, Component.FINETUNING_DATA: level}
        for level in (Level.NOT_APPLICABLE, Level.DESCRIBED)
    )
    journey = Journey.of(
        [
            Assessed(model=base.model, levels=without),
            Assessed(model=chat.model, levels=with_data),
        ]
    )
    (stage,) = journey.stages
    assert stage.levels[Component.FINETUNING_DATA] is Level.DESCRIBED
