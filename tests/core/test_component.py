import pytest

from openglade.core.component import Component, Level, Minimum, minimum


def test_an_unknown_level_is_no_closed_level_and_has_no_rank() -> None:
    assert len({Level.UNKNOWN, Level.CLOSED, Level.NOT_APPLICABLE}) == 3
    assert not Level.UNKNOWN.is_known
    with pytest.raises(ValueError, match="'\\?' has no rank"):
        _ = Level.UNKNOWN.rank


def test_not_knowing_one_level_bounds_the_minimum_by_the_others() -> None:
    assert minimum([Level.UNKNOWN, Level.RESTRICTED]) == Minimum(Level.UNKNOWN, Level.RESTRICTED)


def test_knowing_nothing_gives_no_bound() -> None:
    assert minimum([Level.UNKNOWN]) == Minimum(Level.UNKNOWN)


def test_what_does_not_exist_does_not_enter_a_minimum() -> None:
    assert minimum([Level.NOT_APPLICABLE, Level.OPEN]) == Minimum(Level.OPEN)


def test_every_level_and_component_has_a_title() -> None:
    assert all(level.title for level in Level)
    assert all(component.title for component in Component)
