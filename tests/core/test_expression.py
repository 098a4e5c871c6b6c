import pytest

from openglade.core.errors import InputError
from openglade.core.expression import Expression


def test_or_gives_alternatives_and_and_gives_a_group() -> None:
    read = Expression.parse("(MIT OR Apache-2.0) AND CC-BY-4.0")
    assert sorted(sorted(map(str, group)) for group in read.alternatives) == [
        ["Apache-2.0", "CC-BY-4.0"],
        ["CC-BY-4.0", "MIT"],
    ]


def test_every_license_named_is_named_once() -> None:
    assert sorted(map(str, Expression.parse("MIT OR (MIT AND ISC)").licenses)) == ["ISC", "MIT"]


@pytest.mark.parametrize("text", ["MIT AND", "MIT OR OR ISC", "(MIT", "AND MIT", "MIT AND " * 200])
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is no SPDX expression"):
        Expression.parse(text)


def test_an_expression_with_too_many_alternatives_is_refused_at_once() -> None:
    text = " AND ".join(f"(a{number} OR b{number})" for number in range(10))
    with pytest.raises(InputError, match="more than 100 alternatives"):
        Expression.parse(text)


def test_too_many_alternatives_together_are_no_expression() -> None:
    pairs = [Expression.parse(f"a{number} OR b{number}") for number in range(10)]
    assert Expression.all_of(pairs) is None
    assert Expression.all_of(pairs[:2])


def test_an_exception_stays_with_its_license() -> None:
    read = Expression.parse("GPL-2.0-only WITH Classpath-exception-2.0")
    assert [str(one) for one in read.licenses] == ["GPL-2.0-only WITH Classpath-exception-2.0"]
