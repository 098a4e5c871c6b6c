from openglade.core.term import PARAMETERS, Group, Kind, Term, Topic


def test_every_kind_is_in_one_group_of_the_vocabulary() -> None:
    counts = [sum(kind.group is group for kind in Kind) for group in Group]
    assert counts == [5, 15, 12, 2, 6]


def test_a_use_list_needs_its_topics() -> None:
    assert list(Term(kind=Kind.FIELD_OF_USE).problems()) == [
        "kind 'field-of-use' needs the parameter 'topics'"
    ]
    assert not list(Term(kind=Kind.FIELD_OF_USE, topics=(Topic.MEDICAL,)).problems())


def test_a_parameter_of_another_kind_is_a_problem() -> None:
    assert list(Term(kind=Kind.GRANT_USE, place="Texas").problems()) == [
        "kind 'grant-use' has no parameter 'place'"
    ]


def test_the_kinds_with_parameters_are_kinds() -> None:
    assert set(PARAMETERS) <= set(Kind)
