"""The rule that turns facts into levels, step by step (domain.md, steps 1 to 5)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from openglade.core.component import Component, Level, minimum
from openglade.core.evidence import Evidence
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId
from openglade.core.license import License, Purpose, Texts
from openglade.core.release import OUT_OF_REACH, Availability, Extent, Release, Unlicensed
from openglade.core.stance import Stance
from openglade.core.term import Action, Kind, Term


class Rule(Enum):
    """The part of the rule that a step applies."""

    EXISTS = "exists"
    RELEASED = "released"
    LICENSE = "license"
    TERMS = "terms"
    NO_LICENSE = "no-license"
    PARTS = "parts"
    CODE = "code"
    TRAINED_ON = "trained-on"
    GENERATED = "generated"
    UPSTREAM = "upstream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a derivation: the rule, the fact it met, and the level from there on."""

    rule: Rule
    fact: str
    level: Level
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A level and the steps that led to it; `at_most` bounds a level that is not known."""

    level: Level
    steps: tuple[Step, ...]
    at_most: Level | None = None

    @property
    def decisive(self) -> Step:
        """The step that settled the level: the one that lowered it, or the last if none did."""
        if self.level is Level.OPEN:
            return self.steps[-1]
        return next((step for step in self.steps if step.level is self.level), self.steps[-1])

    def bounded(self, at_most: Level) -> "Derivation":
        """The same where the level is known; else with a bound for what it could be.

        >>> start = Derivation(level=Level.UNKNOWN, steps=())
        >>> start.bounded(Level.LIMITED).at_most
        <Level.LIMITED: 3>
        """
        if self.level is not Level.UNKNOWN:
            return self
        return replace(self, at_most=minimum([at_most, self.at_most or Level.OPEN]).level)

    def capped(
        self, rule: Rule, fact: str, cap: Level, evidence: tuple[Evidence, ...] = ()
    ) -> "Derivation":
        """The derivation with one more step, which can lower the level and never raise it.

        >>> start = Derivation(level=Level.OPEN, steps=())
        >>> start.capped(Rule.TERMS, "noncommercial (2.a)", Level.RESTRICTED).level
        <Level.RESTRICTED: 2>
        """
        bounds = (self.level, cap, *((self.at_most,) if self.at_most else ()))
        level, at_most = minimum(bounds)
        step = Step(rule=rule, fact=fact, level=level, evidence=evidence)
        return Derivation(level=level, at_most=at_most, steps=(*self.steps, step))


_RELEASED = {
    Availability.ABSENT: ("does not exist for this model", Level.NOT_APPLICABLE),
    Availability.CLOSED: ("nothing public", Level.CLOSED),
    Availability.DESCRIBED: ("described only", Level.DESCRIBED),
    Availability.ON_REQUEST: ("on request, which the maker decides", Level.RESTRICTED),
    Availability.CLICK_THROUGH: ("public, behind a form that accepts the license", Level.OPEN),
    Availability.PUBLIC: ("public", Level.OPEN),
    Availability.UNKNOWN: ("how it was released is not known", Level.UNKNOWN),
}

FORBIDS_PURPOSE = frozenset({Kind.RESEARCH_ONLY, Kind.NONCOMMERCIAL, Kind.NONPRODUCTION})
"""Terms that exclude all ordinary use."""
LIMITS_USE = frozenset(
    {
        Kind.FIELD_OF_USE,
        Kind.ACCEPTABLE_USE_POLICY,
        Kind.USER_THRESHOLD,
        Kind.REVENUE_THRESHOLD,
        Kind.OUTPUT_TRAINING,
        Kind.COMPETE,
        Kind.GEOGRAPHIC_EXCLUSION,
        Kind.HOSTED_SERVICE,
        Kind.NO_DERIVATIVES,
        Kind.NO_REDISTRIBUTION,
        Kind.NO_REVERSE_ENGINEERING,
        Kind.COMMERCIAL_REGISTRATION,
        Kind.DISPLAY_NAME,
        Kind.DERIVED_NAME,
        Kind.DISCLOSE_AI,
        Kind.INFORM_LICENSOR,
        Kind.COLLECT_AGREEMENT,
        Kind.REVOCABLE,
    }
)
"""Terms that leave a thing open, with limits."""
_NEEDED_GRANTS = (Kind.GRANT_MODIFY, Kind.GRANT_REDISTRIBUTE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the terms of a license allow at most, and the words that decide it.

    `at_most` is what the terms allow that were read, where others were not.
    """

    level: Level
    fact: str
    evidence: tuple[Evidence, ...] = ()
    at_most: Level = Level.OPEN


class OpennessRule:
    """The rule, for one set of licenses and one stance; it reads each license once."""

    def __init__(self, licenses: Mapping[LicenseId, License], stance: Stance) -> None:
        self.stance = stance
        self.texts = Texts(licenses)
        self._readings: dict[LicenseId, Reading] = {}

    def derive(self, release: Release, component: Component) -> Derivation:
        """Derive the level of one component, before anything that it inherits."""
        fact, level = _RELEASED[release.availability]
        if release.availability is Availability.CLICK_THROUGH:
            level = self.stance.click_through
        rule = Rule.EXISTS if release.availability is Availability.ABSENT else Rule.RELEASED
        said = f"{fact}: {release.note}" if release.note else fact
        start = Derivation(
            level=level, steps=(Step(rule=rule, fact=said, level=level, evidence=release.evidence),)
        )
        if release.availability in OUT_OF_REACH:
            return start
        if release.extent is Extent.EXAMPLES:
            return self._by_extent(start, release, component)
        return self._by_extent(self._by_license(start, release), release, component)

    def _by_license(self, so_far: Derivation, release: Release) -> Derivation:
        if isinstance(release.license, Expression):
            return self._by_terms(so_far, release.license, release.evidence)
        stance = self.stance
        rule, fact, cap = {
            Unlicensed.UNREAD: (Rule.LICENSE, "the license is not known", Level.UNKNOWN),
            Unlicensed.UNIDENTIFIED: (
                Rule.LICENSE,
                "there is a license, and it is not recognized",
                Level.UNKNOWN,
            ),
            Unlicensed.NONE: (
                Rule.NO_LICENSE,
                "no license anywhere: all rights reserved",
                stance.no_license,
            ),
            Unlicensed.OF_ITS_PARTS: (
                Rule.PARTS,
                "a compilation under the licenses of its parts",
                stance.compilation,
            ),
        }[release.license]
        return so_far.capped(rule, fact, cap, release.evidence)

    def _by_terms(
        self, so_far: Derivation, declared: Expression, evidence: tuple[Evidence, ...]
    ) -> Derivation:
        for license_id in self.best_alternative(declared):
            reading = self.read(license_id)
            known = self.texts.get(license_id)
            if known is None:
                so_far = so_far.capped(Rule.LICENSE, reading.fact, Level.UNKNOWN, evidence)
                continue
            so_far = so_far.capped(Rule.LICENSE, known.name, Level.OPEN, evidence)
            if reading.level is not Level.OPEN:
                so_far = so_far.capped(Rule.TERMS, reading.fact, reading.level, reading.evidence)
                so_far = so_far.bounded(reading.at_most)
        return so_far

    def _by_extent(self, so_far: Derivation, release: Release, component: Component) -> Derivation:
        if release.extent in {None, Extent.WHOLE}:
            return so_far
        is_code, stance = component is Component.CODE, self.stance
        fact, cap = {
            (Extent.PART, True): ("incomplete training code or tools", stance.code_part),
            (Extent.PART, False): ("a part released, the rest described", stance.data_part),
            (Extent.EXAMPLES, True): ("examples or inference code only", stance.examples),
            (Extent.EXAMPLES, False): ("samples only", stance.examples),
        }.get((release.extent, is_code), ("a recipe to rebuild it", stance.recipe))
        rule = Rule.CODE if is_code else Rule.PARTS
        return so_far.capped(rule, fact, cap, release.evidence)

    def best_alternative(self, declared: Expression) -> tuple[LicenseId, ...]:
        """The group of licenses, among those to choose from, that allows most."""
        return max(
            declared.alternatives,
            key=lambda group: _rank(minimum(self.read(one).level for one in group).level),
        )

    def read(self, license_id: LicenseId) -> Reading:
        """The least open of a license's terms and of those of the policies it makes binding."""
        if license_id not in self._readings:
            known = self.texts.get(license_id)
            unknown = Reading(Level.UNKNOWN, f"{license_id} is not in the catalog")
            self._readings[license_id] = self._read(known) if known else unknown
        return self._readings[license_id]

    def _read(self, known: License) -> Reading:
        if known.osi_approved:
            return Reading(Level.OPEN, "approved by OSI")
        reading = self._read_terms(known)
        unread = [str(one) for one in self.texts.unread(known.id) if one != known.id]
        if known.complete and not unread:
            return reading
        limits = "" if reading.level is Level.OPEN else f"{reading.fact}; "
        why = "recognized by machine, and perhaps not all of it"
        if unread:
            why = f"the binding policy {unread[0]} is not in the catalog"
        return Reading(Level.UNKNOWN, f"{limits}{why}", reading.evidence, reading.level)

    def _read_terms(self, known: License) -> Reading:
        """What the terms that were read allow, the license's own and those of its policies."""
        found = [(self._level(term), text, term) for text, term in self.terms_of(known)]
        needed = () if known.purpose is Purpose.USE_POLICY else _NEEDED_GRANTS
        missing = [kind.value for kind in needed if not known.having(kind)]
        least = minimum(
            [*(level for level, _, _ in found), Level.LIMITED if missing else Level.OPEN]
        ).level
        if least is Level.OPEN:
            return Reading(Level.OPEN, "no limit on use")
        deciding = [(text, term) for level, text, term in found if level is least]
        facts = [_name(term, text, known) for text, term in deciding]
        if missing and least is Level.LIMITED:
            facts.append(f"no {' and no '.join(missing)}")
        evidence = tuple(_cited(term, text) for text, term in deciding) or (known.evidence,)
        return Reading(least, ", ".join(dict.fromkeys(facts)), evidence)

    def terms_of(self, known: License) -> Iterator[tuple[License, Term]]:
        """Every term that binds under a license, its own and its policies', with the text."""
        for text in self.texts.under(known.id):
            for term in text.terms:
                yield text, term

    def _level(self, term: Term) -> Level:
        if term.kind in FORBIDS_PURPOSE or _may_refuse_use(term):
            return self.stance.noncommercial
        if term.kind is Kind.SHARE_ALIKE:
            return self.stance.share_alike
        return Level.LIMITED if term.kind in LIMITS_USE else Level.OPEN

    def claims(
        self, declared: Expression, wanted: Callable[[Term], bool]
    ) -> tuple[Reading, ...] | None:
        """The wanted terms that nobody can choose to avoid; None where a license is not known.

        Used for what a generator or teacher says of outputs (domain.md, step 6, and What is
        inherited).
        """
        groups = [self._claims_of(group, wanted) for group in declared.alternatives]
        if () in groups:
            return ()
        return None if None in groups else groups[0]

    def _claims_of(
        self, group: tuple[LicenseId, ...], wanted: Callable[[Term], bool]
    ) -> tuple[Reading, ...] | None:
        """The wanted terms of licenses that hold together; None where one is unknown."""
        found: list[Reading] = []
        for license_id in group:
            known = self.texts.get(license_id)
            for text, term in self.terms_of(known) if known else ():
                if wanted(term):
                    fact = f"{text.name}: {_name(term, text, text)}"
                    found.append(Reading(self._level(term), fact, (_cited(term, text),)))
        unknown = any(self.texts.unread(license_id) for license_id in group)
        return None if unknown and not found else tuple(found)


def _may_refuse_use(term: Term) -> bool:
    """Whether commercial use itself needs a registration that may be refused.

    One that only some actions need, such as to pass it on, is a limit among others.
    """
    registers = term.kind is Kind.COMMERCIAL_REGISTRATION and term.discretionary
    return registers and (not term.on or Action.RUN in term.on)


def _rank(level: Level) -> int:
    return level.rank if level.is_known else -1


def _name(term: Term, text: License, asked: License) -> str:
    """A term as a reader meets it: its kind, and where it stands: 'output-training (1.b.v)'."""
    place = term.section if text is asked else f"{text.name} {term.section}".strip()
    return f"{term.kind.value} ({place})" if place else term.kind.value


def _cited(term: Term, text: License) -> Evidence:
    read = text.evidence
    return Evidence(
        source=read.source,
        read_on=read.read_on,
        method=read.method,
        locator=term.section,
        quote=term.quote,
    )
