"""How each kind of restriction bites: one short rule for each (terms.md, Restrictions)."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from openglade.core.bite import (
    Bite,
    Clause,
    Consequence,
    also,
    is_commercial,
    is_commercial_only,
    is_freed,
    when,
)
from openglade.core.term import Action, AsOf, Effect, Kind, Period, Scope, Topic
from openglade.core.territory import lies_in
from openglade.core.use import Part, Use, UsePurpose

Rule = Callable[[Clause, Use], Iterator[Bite]]
"""What a term does to a use that triggers it; nothing where it does not bite."""

_MONTHS = 12
_NEAR = 2
"""A number is near a count from its half on."""
_SERVES_OTHERS = frozenset(
    {
        Action.HOST,
        Action.EMBED,
        Action.REDISTRIBUTE,
        Action.PUBLISH_DERIVATIVE,
        Action.PUBLISH_OUTPUTS,
    }
)


def _noncommercial(clause: Clause, use: Use) -> Iterator[Bite]:
    """Research, personal use and evaluation are not commercial."""
    yield from _no_commerce(clause, use, "it allows no commercial use")


def _research_only(_: Clause, use: Use) -> Iterator[Bite]:
    """Research covers evaluation (terms.md), and not what somebody does in private."""
    outside = use.purpose in {UsePurpose.COMMERCIAL, UsePurpose.PERSONAL} if use.purpose else None
    yield from when(outside, Consequence.FORBIDS, "it allows research only", Part.PURPOSE)


def _nonproduction(clause: Clause, use: Use) -> Iterator[Bite]:
    """Commercial use is production; the other purposes are not."""
    yield from _no_commerce(clause, use, "it allows no production use")


def _no_commerce(clause: Clause, use: Use, because: str) -> Iterator[Bite]:
    """Forbidden, unless another clause of the text frees outputs: then one has to ask."""
    effect = Consequence.FORBIDS
    if is_freed(clause, use):
        effect = Consequence.REQUIRES_PERMISSION
        because = f"{because}, while another clause frees outputs for it"
    yield from when(is_commercial(use), effect, because, Part.PURPOSE)


def _field_of_use(clause: Clause, use: Use) -> Iterator[Bite]:
    """A field that is named forbids; besides, the list is a limit that one can obey."""
    hit = [topic for topic in clause.term.topics if topic in use.fields]
    if hit:
        because = f"it forbids use for {', '.join(topic.value for topic in hit)}"
        words = _words_on(clause, hit)
        yield Bite(Consequence.FORBIDS, f"{because}: {words}" if words else because)
    else:
        because = "keep away from the uses that it forbids"
        words = _words_on(clause, use.fields)
        yield Bite(Consequence.OBLIGES, f"{because}, here: {words}" if words else because)


def _words_on(clause: Clause, fields: Iterable[Topic]) -> str:
    """The items that touch some fields, in the words of the text."""
    touched = set(fields)
    return "; ".join(
        f"“{item.quote}” ({item.section})" if item.section else f"“{item.quote}”"
        for item in clause.term.items
        if not touched.isdisjoint(item.topics)
    )


def _acceptable_use_policy(clause: Clause, _: Use) -> Iterator[Bite]:
    because = "obey the use policy that it makes binding"
    unread = "; the policy itself was not read" if clause.text.has_unread_policy else ""
    yield Bite(Consequence.OBLIGES, f"{because}{unread}")


def _output_training(clause: Clause, use: Use) -> Iterator[Bite]:
    """A ban for competing models is a limit that one can obey, unless one plans to compete."""
    term = clause.term
    if term.scope is Scope.COMPETING and Action.COMPETE not in use.planned:
        because = f"do not let the model that you train compete with {clause.steward}"
        yield Bite(Consequence.OBLIGES, because)
        return
    applies = is_commercial(use) if is_commercial_only(term) else True
    because = "its outputs must not train other models"
    if term.scope is Scope.COMPETING:
        because = f"no model that you make with it may compete with {clause.steward}"
    yield from when(applies, Consequence.FORBIDS, because, Part.PURPOSE)


def _compete(clause: Clause, _: Use) -> Iterator[Bite]:
    because = f"it must not be used to compete with {clause.steward}"
    yield Bite(Consequence.FORBIDS, because)


def _user_threshold(clause: Clause, use: Use) -> Iterator[Bite]:
    """Users a month above a count; who leaves them open and is private has none.

    Where the day of release counts, a number that is near the count may have been above it then.
    """
    users, count = use.monthly_users, clause.term.count or 0
    above = None if users is None else users > count
    taken = "; the number given is taken for the day on which the version came out"
    then = taken if above and clause.term.as_of is AsOf.RELEASE else ""
    because = f"above {count:,} monthly users: {_asked(clause)}{then}"
    yield from _threshold(clause, use, above, because, Part.MONTHLY_USERS)
    near = users is not None and count <= users * _NEAR <= count * _NEAR
    if near and clause.term.as_of is AsOf.RELEASE:
        said = f"the {count:,} monthly users count as of the day on which the version came out"
        yield Bite(Consequence.CAUTIONS, f"{said}; the number given is near them")


def _revenue_threshold(clause: Clause, use: Use) -> Iterator[Bite]:
    """Revenue above an amount; a month counts as a twelfth of the year."""
    term, revenue = clause.term, use.yearly_revenue
    months = _MONTHS if term.period is Period.MONTH else 1
    above = None if revenue is None else revenue > (term.amount or 0) * months
    period = "monthly" if months == _MONTHS else "yearly"
    amount = f"{term.currency} {term.amount or 0:,}"
    because = f"above {amount} of {period} revenue: {_asked(clause)}"
    yield from _threshold(clause, use, above, because, Part.YEARLY_REVENUE)


def _threshold(
    clause: Clause,
    use: Use,
    above: bool | None,  # noqa: FBT001  (three-valued logic)
    because: str,
    part: Part,
) -> Iterator[Bite]:
    term = clause.term
    about = is_commercial(use) if is_commercial_only(term) else True
    own = use.purpose is UsePurpose.PERSONAL and above is None
    waits = [part] if above is None else []
    waits += [Part.PURPOSE] if about is None else []
    effect = Consequence.OBLIGES if term.effect is Effect.DUTY else Consequence.REQUIRES_PERMISSION
    bites = also(above, about, not own)
    yield from when(bites, effect, because, *waits)


def _asked(clause: Clause) -> str:
    if clause.term.effect is Effect.DUTY:
        return clause.term.text or "it asks for more"
    return f"it needs a license of {clause.steward}"


def _geographic_exclusion(clause: Clause, use: Use) -> Iterator[Bite]:
    """Where somebody is at home, and, unless the text is about that alone, where the users are.

    An exclusion for one modality is void for a model of another.
    """
    term = clause.term
    modality = clause.modality or use.modality
    about = True if not term.modality else (modality == term.modality if modality else None)
    home = lies_in(use.domicile, term.territories, use.on) if use.domicile else None
    users = _users_within(clause, use)
    inside = True if True in {home, users} else (False if home is users is False else None)
    open_parts = (
        (Part.DOMICILE, inside is home is None),
        (Part.USERS_IN, inside is users is None),
        (Part.MODALITY, about is None),
    )
    because = f"it excludes {', '.join(term.territories)}"
    said = f"{because}: {term.when}" if term.when else because
    waits = (part for part, is_open in open_parts if is_open)
    yield from when(also(about, inside), Consequence.FORBIDS, said, *waits)


def _users_within(clause: Clause, use: Use) -> bool | None:
    """Whether users are where they must not be; only what serves others has any."""
    if "domiciled" in clause.term.when or use.planned.isdisjoint(_SERVES_OTHERS):
        return False
    if not use.users_in:
        return None
    places = {lies_in(place, clause.term.territories, use.on) for place in use.users_in}
    return True if True in places else (None if None in places else False)


def _hosted_service(clause: Clause, use: Use) -> Iterator[Bite]:
    term = clause.term
    about = is_commercial(use) if is_commercial_only(term) else True
    if term.effect is Effect.FORBIDDEN:
        effect, because = Consequence.FORBIDS, "it must not be offered as a service"
    else:
        effect = Consequence.REQUIRES_PERMISSION
        because = f"to offer it as a service needs a license of {clause.steward}"
    yield from when(about, effect, because, Part.PURPOSE)


def _no_redistribution(_: Clause, __: Use) -> Iterator[Bite]:
    yield Bite(Consequence.FORBIDS, "it must not be passed on")


def _no_derivatives(_: Clause, __: Use) -> Iterator[Bite]:
    yield Bite(Consequence.FORBIDS, "it allows no modified versions")


def _no_reverse_engineering(_: Clause, __: Use) -> Iterator[Bite]:
    yield Bite(Consequence.OBLIGES, "do not reverse engineer it")


def _commercial_registration(clause: Clause, use: Use) -> Iterator[Bite]:
    """A registration that may be refused is a permission; one that suffices is a duty."""
    term, steward = clause.term, clause.steward
    if term.discretionary:
        effect = Consequence.REQUIRES_PERMISSION
        because = f"commercial use needs the permission of {steward}"
    else:
        effect, because = Consequence.OBLIGES, f"register commercial use with {steward}"
    yield from when(is_commercial(use), effect, because, Part.PURPOSE)


RESTRICTIONS: Mapping[Kind, Rule] = {
    Kind.NONCOMMERCIAL: _noncommercial,
    Kind.RESEARCH_ONLY: _research_only,
    Kind.NONPRODUCTION: _nonproduction,
    Kind.FIELD_OF_USE: _field_of_use,
    Kind.ACCEPTABLE_USE_POLICY: _acceptable_use_policy,
    Kind.OUTPUT_TRAINING: _output_training,
    Kind.COMPETE: _compete,
    Kind.USER_THRESHOLD: _user_threshold,
    Kind.REVENUE_THRESHOLD: _revenue_threshold,
    Kind.GEOGRAPHIC_EXCLUSION: _geographic_exclusion,
    Kind.HOSTED_SERVICE: _hosted_service,
    Kind.NO_REDISTRIBUTION: _no_redistribution,
    Kind.NO_DERIVATIVES: _no_derivatives,
    Kind.NO_REVERSE_ENGINEERING: _no_reverse_engineering,
    Kind.COMMERCIAL_REGISTRATION: _commercial_registration,
}
"""Every restriction of the vocabulary, with its rule."""
