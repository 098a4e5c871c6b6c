"""What somebody wants to do with a model (domain.md, May I?)."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Self, TypeVar

from openglade.core.errors import InputError
from openglade.core.term import Action, Topic
from openglade.core.territory import country

_Word = TypeVar("_Word", bound=Enum)
_Read = TypeVar("_Read")
_MODALITIES = ("text", "image", "audio", "speech", "video", "3d", "multimodal", "other")
_NUMBER = re.compile(r"[0-9]{1,18}|[0-9]{1,3}(?:[ _,.'][0-9]{3}){1,5}")


class UsePurpose(Enum):
    """What a model is used for."""

    COMMERCIAL = "commercial"
    RESEARCH = "research"
    PERSONAL = "personal"
    EVALUATION = "evaluation"


class Part(Enum):
    """A part of a use that a verdict can wait for: who, where, how many, and for what purpose."""

    PURPOSE = "purpose"
    DOMICILE = "domicile"
    USERS_IN = "users-in"
    MONTHLY_USERS = "monthly-users"
    YEARLY_REVENUE = "yearly-revenue"
    MODALITY = "modality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What somebody wants to do; None and empty say that it was left open.

    `actions` left open means to run the model oneself, which is the least that anybody does; they
    are a plan, and whatever is not planned is not done. `fields` left open means no particular one.
    Everything else that is left open can turn out to be anything, and makes a verdict unknown
    where a limit depends on it. `domicile` is that of the person, or the company's principal place
    of business; places are ISO 3166-1 alpha-2 codes, or EU. `yearly_revenue` is in US dollars.
    `modality` is that of the model that is used: text, image, multimodal, … `on` is the day of the
    use: the European Union has its members of that day, and things the licenses that they had.
    """

    purpose: UsePurpose | None = None
    actions: tuple[Action, ...] = ()
    domicile: str = ""
    users_in: tuple[str, ...] = ()
    monthly_users: int | None = None
    yearly_revenue: int | None = None
    fields: tuple[Topic, ...] = ()
    modality: str = ""
    on: date | None = None

    @classmethod
    def parse(  # noqa: PLR0913  (a use has nine parts)
        cls,
        *,
        purpose: str = "",
        do: Iterable[str] = (),
        domicile: str = "",
        users_in: Iterable[str] = (),
        monthly_users: str = "",
        yearly_revenue: str = "",
        field: Iterable[str] = (),
        modality: str = "",
        on: str = "",
    ) -> Self:
        """Read what a person types; InputError, in one line, for the first part that is wrong.

        >>> Use.parse(purpose="commercial", do=["host"], domicile="fr").domicile
        'FR'
        """
        return cls(
            purpose=_word(UsePurpose, purpose, "purpose") if purpose else None,
            actions=_each(do, lambda text: _word(Action, text, "do")),
            domicile=country(domicile, "domicile") if domicile else "",
            users_in=_each(users_in, lambda text: country(text, "users-in")),
            monthly_users=_number(monthly_users, "monthly-users") if monthly_users else None,
            yearly_revenue=_number(yearly_revenue, "yearly-revenue") if yearly_revenue else None,
            fields=_each(field, lambda text: _word(Topic, text, "field")),
            modality=_modality(modality) if modality else "",
            on=_day(on) if on else None,
        )

    @property
    def planned(self) -> frozenset[Action]:
        """The actions that are planned: those given, or to run the model.

        >>> [action.value for action in Use().planned]
        ['run']
        """
        return frozenset(self.actions or (Action.RUN,))

    def leaves_open(self, part: Part) -> bool:
        """Whether a part was left open."""
        return getattr(self, _NAMES[part]) in {None, "", ()}

    def answering(self, part: Part, text: str) -> "Use":
        """The use with one more part given, in the words of `parse`.

        >>> Use().answering(Part.MONTHLY_USERS, "5_000").monthly_users
        5000
        """
        match part:
            case Part.USERS_IN:
                said = Use.parse(users_in=(text,))
            case Part.PURPOSE:
                said = Use.parse(purpose=text)
            case Part.DOMICILE:
                said = Use.parse(domicile=text)
            case Part.MONTHLY_USERS:
                said = Use.parse(monthly_users=text)
            case Part.YEARLY_REVENUE:
                said = Use.parse(yearly_revenue=text)
            case _:
                said = Use.parse(modality=text)
        name = _NAMES[part]
        return replace(self, **{name: getattr(said, name)})


_NAMES = {part: part.value.replace("-", "_") for part in Part}


def _each(texts: Iterable[str], read: Callable[[str], _Read]) -> tuple[_Read, ...]:
    return tuple(dict.fromkeys(read(text) for text in texts))


def _word(words: type[_Word], text: str, where: str) -> _Word:
    try:
        return words(text.strip().casefold())
    except ValueError:
        known = ", ".join(str(one.value) for one in words)
        raise InputError(f"{where}: {text[:40]!r} is none; write one of {known}") from None


def _number(text: str, where: str) -> int:
    if not _NUMBER.fullmatch(text.strip()[:40]):
        raise InputError(f"{where}: {text[:40]!r} is no number; write a whole number, like 5000000")
    return int(re.sub("[^0-9]", "", text))


def _modality(text: str) -> str:
    word = text.strip().casefold()
    if word not in _MODALITIES:
        known = ", ".join(_MODALITIES)
        raise InputError(f"modality: {text[:40]!r} is none; write one of {known}")
    return word


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(f"on: {text[:40]!r} is no date; write YYYY-MM-DD") from None
