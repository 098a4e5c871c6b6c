"""What several frameworks ask of a license: what an institution says, or what its terms say."""

from collections.abc import Iterable

from openglade.core.holding import InForce, LicenseTest
from openglade.core.inherited_terms import InheritedTerm
from openglade.core.license import Purpose
from openglade.core.requirement import Outcome, Status, all_of, always
from openglade.core.term import Effect, Kind


def osi_approved(one: InForce) -> Outcome:
    """Whether OSI approved the text; what nobody recorded is not known."""
    return _flag(one, approved=bool(one.text and one.text.osi_approved), by="approved by OSI")


def open_data(one: InForce) -> Outcome:
    """Whether the Open Definition counts the text as conformant."""
    return _flag(
        one, approved=bool(one.text and one.text.open_data), by="open by the Open Definition"
    )


def lacks(*kinds: Kind, judged: Iterable[Kind] = (), needs: Kind | None = None) -> LicenseTest:
    """Met where no term of some kinds is in force; a term of `judged` leaves it to a reader.

    `needs` is a grant that the text has to hold. Thresholds and clauses on hosting that only ask
    for a duty are left to a reader, too. What nobody has read to the end is not known.
    """
    to_judge = frozenset(judged)

    def test(one: InForce) -> Outcome:
        if one.text is None:
            return Outcome(Status.UNKNOWN, (one.fact("nobody has read this text"),))
        found = one.having(*kinds, *to_judge)
        barring = [
            held for held in found if held.term.kind in kinds and not _is_duty(held.term.effect)
        ]
        if barring:
            return Outcome(Status.NOT_MET, (one.fact(_named(barring), *barring),))
        if needs and _has_to_grant(one) and not one.text.having(needs):
            return Outcome(Status.NOT_MET, (one.fact(f"no {needs.value}"),))
        if found:
            says = f"{_named(found)}: to be judged"
            return Outcome(Status.UNKNOWN, (one.fact(says, *found),))
        if one.unread:
            rest = ", ".join(map(str, one.unread))
            return Outcome(Status.UNKNOWN, (one.fact(f"not read to the end: {rest}"),))
        return Outcome(Status.MET, (one.fact("nothing against it"),))

    return test


def both(*tests: LicenseTest) -> LicenseTest:
    """Met where a license passes every one of some tests."""

    def test(one: InForce) -> Outcome:
        outcomes = [asked(one) for asked in tests]
        return all_of(*(always(said.status, *said.facts) for said in outcomes))(None)

    return test


def either(first: LicenseTest, second: LicenseTest) -> LicenseTest:
    """What the first test says where it is met, else what the second says."""

    def test(one: InForce) -> Outcome:
        outcome = first(one)
        return outcome if outcome.status is Status.MET else second(one)

    return test


def _flag(one: InForce, *, approved: bool, by: str) -> Outcome:
    if one.text is None:
        return Outcome(Status.UNKNOWN, (one.fact("nobody has read this text"),))
    if _is_policy(one) and not one.terms:
        return Outcome(Status.NOT_APPLICABLE, (one.fact("a policy without a term"),))
    status = Status.MET if approved else Status.NOT_MET
    return Outcome(status, (one.fact(by if approved else f"not {by}"),))


def _has_to_grant(one: InForce) -> bool:
    """Whether a text that was read to the end is one that grants at all: a policy does not."""
    return bool(one.whole and one.text and not one.unread) and not _is_policy(one)


def _is_policy(one: InForce) -> bool:
    return bool(one.text and one.text.purpose is Purpose.USE_POLICY)


def _is_duty(effect: Effect | None) -> bool:
    return effect is Effect.DUTY


def _named(found: Iterable[InheritedTerm]) -> str:
    words = (f"{held.term.kind.value} ({held.term.section})" for held in found)
    return ", ".join(dict.fromkeys(words)).replace(" ()", "")
