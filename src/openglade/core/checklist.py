"""The points to see to before publishing: what a license asks for, beside what lies there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from openglade.core.evidence import Gap
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId
from openglade.core.naming import Naming
from openglade.core.reason import Reason
from openglade.core.term import Kind, Term

_CARD = re.compile(r"(?:readme|model[_-]?card)\.md", re.IGNORECASE)
_SIGNS = {"\N{COPYRIGHT SIGN}": "(c)", "“": '"', "”": '"', "\N{RIGHT SINGLE QUOTATION MARK}": "'"}
_BLANKS = re.compile(r"<[^<>]{1,60}>|\[[^][]{1,60}\]")
_CHOICE = re.compile(r'"([^"]{1,80})" or "([^"]{1,80})"')
_MADE_UP = re.compile(r"-[0-9a-f]{12}$")
"""The digest at the end of an id that stands for a text which no record holds."""
_SOMETIMES = ("only ", "commercial ")
"""How the words begin that say when a sentence is asked for, if it is not always."""


class State(Enum):
    """Whether a point is taken care of."""

    MISSING = "missing"
    YOURS = "yours"
    """Nothing at hand can show it: whoever publishes has to see to it."""
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point: what is asked, and what to do; `reason` is the term that asks, where one does."""

    what: str
    state: State
    because: str
    advice: str = ""
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """What lies in a folder: its name, files, texts of cards and notices, licenses by file.

    `name` is the name that the model would be published under, as far as a folder shows it; `place`
    is where it lies, as the sources in it name it.
    """

    name: str = ""
    place: str = ""
    files: tuple[str, ...] = ()
    texts: Mapping[str, str] | None = None
    licenses: Mapping[str, tuple[LicenseId, ...]] | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is a folder to look into."""
        return self.texts is not None

    @property
    def card(self) -> tuple[str, str]:
        """The name and the text of the card; the text is empty where there is none.

        >>> AtHand(texts={"readme.md": "# Title"}).card
        ('readme.md', '# Title')
        """
        cards = ((name, text) for name, text in (self.texts or {}).items() if _CARD.fullmatch(name))
        return next(cards, ("README.md", ""))

    def says(self, words: str, *, in_cards: bool) -> bool:
        """Whether a card, or else a notice, holds some words, with their blanks filled in.

        >>> AtHand(texts={"NOTICE": "X is  licensed."}).says("<name> is licensed.", in_cards=False)
        True
        """
        texts = (self.texts or {}).items()
        said = [_plain(text) for name, text in texts if bool(_CARD.fullmatch(name)) is in_cards]
        return any(all(part in text for part in one) for text in said for one in _wordings(words))

    def hides(self, gap: Gap) -> bool:
        """Whether what could not be read lies here, and may name what the model is made from.

        That are the card, its line base_model, and every file but those of license texts.
        """
        if not (self.place and _lies_in(gap.source, self.place)):
            return False
        if gap.what == "card":
            return any(map(_CARD.fullmatch, self.files))
        of_license = gap.what in (self.licenses or {})
        return gap.what == "base_model" or (gap.what in self.files and not of_license)

    def file_with(self, license_id: LicenseId) -> str:
        """The first file that holds the text of a license, or an empty name.

        >>> AtHand(licenses={"COPYING": (LicenseId("MIT"),)}).file_with(LicenseId("MIT"))
        'COPYING'
        """
        files = (self.licenses or {}).items()
        return next((name for name, held in files if license_id in held), "")

    def holds(self, license_id: LicenseId) -> bool:
        """Whether a file holds the text of a license."""
        return bool(self.file_with(license_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Turns duties into points, for a model of some name under a license, or under none yet."""

    naming: Naming
    license: Expression | None
    at_hand: AtHand

    def points(self, duties: Iterable[Reason]) -> Iterator[Point]:
        """A point for each clause that asks for something."""
        clauses: dict[tuple[str, ...], Reason] = {}
        for duty in duties:
            clauses.setdefault(duty.clause, duty)
        for duty in clauses.values():
            if duty.term:
                yield Point(
                    what=duty.term.kind.value,
                    state=self._state(duty, duty.term),
                    because=duty.because,
                    advice=self._advice(duty, duty.term),
                    reason=duty,
                )

    def license_file(self, license_id: LicenseId) -> str:
        """The file to put a license text into: LICENSE for that of the model itself.

        The name tells the license of an ancestor from those of the model.
        """
        own = self.license.licenses if self.license else ()
        if license_id not in own:
            return f"THIRD-PARTY-LICENSE-{slug(str(license_id))}"
        return "LICENSE" if license_id == own[0] else f"LICENSE-{slug(str(license_id))}"

    def _state(self, duty: Reason, term: Term) -> State:
        """Whether what lies there takes care of a duty."""
        keeps_license = self.license is not None and duty.license in self.license.licenses
        match term.kind:
            case Kind.DERIVED_NAME:
                return State.DONE if self.naming.fits(term, duty.path) else State.MISSING
            case Kind.PASS_ON | Kind.SHARE_ALIKE:
                return State.DONE if keeps_license else State.YOURS
            case Kind.INCLUDE_LICENSE if self.at_hand.is_known and duty.license:
                return State.DONE if self.at_hand.holds(duty.license) else State.MISSING
            case Kind.KEEP_NOTICES | Kind.DISPLAY_NAME if self.at_hand.is_known and term.text:
                in_cards = term.kind is Kind.DISPLAY_NAME
                missing = State.MISSING if _is_demanded(term) else State.YOURS
                return State.DONE if self.at_hand.says(term.text, in_cards=in_cards) else missing
            case _:
                return State.YOURS

    def _advice(self, duty: Reason, term: Term) -> str:
        """What to do, in the folder and in the card."""
        if term.kind is Kind.DERIVED_NAME:
            whose = "the name of the folder" if self.at_hand.is_known else "the name"
            name = self.naming.name
            return f"{whose}, '{name}', counts; such as '{term.word}-{name}'"
        if term.kind is Kind.INCLUDE_LICENSE and duty.license:
            return f"the text, in a file {self.license_file(duty.license)}"
        if term.kind is Kind.KEEP_NOTICES and not term.text:
            return f"the copyright lines and the NOTICE file of {duty.artifact}, where it has them"
        return _ADVICE.get(term.kind, "")


_ADVICE: Mapping[Kind, str] = {
    Kind.KEEP_NOTICES: "a file NOTICE that holds these words",
    Kind.DISPLAY_NAME: "these words on the card, and where a product shows itself",
    Kind.STATE_CHANGES: "a sentence on the card, and in each file that you changed",
    Kind.SHARE_ALIKE: "the same license, or one that it accepts",
    Kind.PASS_ON: "the same license, or its restrictions in yours, so that they bind",
    Kind.DISCLOSE_SOURCE: "the source, or where to have it",
    Kind.COLLECT_AGREEMENT: "a gate: on the Hub, extra_gated_prompt in the card",
}
"""What to put where, for the kinds that say it in the same words each time."""


def slug(name: str) -> str:
    """A license in the letters of a file name, without what makes a made-up id unique.

    >>> slug("LicenseRef-llama-3.1-community"), slug("LicenseRef-MIT-45498fb39da2")
    ('llama-3.1-community', 'mit')
    """
    plain = _MADE_UP.sub("", name.replace("LicenseRef-", ""))
    return re.sub(r"[^\w.+-]+", "-", plain.casefold())


def _lies_in(source: str, place: str) -> bool:
    """Whether a source is a folder or in it; from within, files have no folder before them."""
    if place == ".":
        return "://" not in source and not source.startswith(("/", "\\", ".."))
    return source == place or source.startswith((f"{place}/", f"{place}\\"))


def _plain(text: str) -> str:
    for sign, written in _SIGNS.items():
        text = text.replace(sign, written)
    return " ".join(text.casefold().split())


def _wordings(words: str) -> Iterator[tuple[str, ...]]:
    """The sentences to choose from, each as its pieces between blanks to fill in."""
    wanted = _plain(words)
    choice = _CHOICE.fullmatch(wanted)
    for one in choice.groups() if choice else (wanted,):
        yield tuple(part.strip() for part in _BLANKS.split(one) if part.strip())


def _is_demanded(term: Term) -> bool:
    """Whether a text is a sentence to be copied by everybody, and none that describes one."""
    return not term.text[:1].islower() and not term.when.startswith(_SOMETIMES)
