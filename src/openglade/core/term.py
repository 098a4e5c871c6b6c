"""One term of a license: the vocabulary of terms.md as types."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum


class Group(Enum):
    """The five groups that the kinds of terms fall into."""

    GRANT = "grant"
    RESTRICTION = "restriction"
    CONDITION = "condition"
    REACH = "reach"
    MECHANICS = "mechanics"


class Kind(Enum):
    """What a term does. Each kind is explained in docs/reference/terms.md."""

    GRANT_USE = "grant-use"
    GRANT_MODIFY = "grant-modify"
    GRANT_REDISTRIBUTE = "grant-redistribute"
    GRANT_COMMERCIAL = "grant-commercial"
    GRANT_PATENT = "grant-patent"
    NONCOMMERCIAL = "noncommercial"
    RESEARCH_ONLY = "research-only"
    NONPRODUCTION = "nonproduction"
    FIELD_OF_USE = "field-of-use"
    ACCEPTABLE_USE_POLICY = "acceptable-use-policy"
    OUTPUT_TRAINING = "output-training"
    COMPETE = "compete"
    USER_THRESHOLD = "user-threshold"
    REVENUE_THRESHOLD = "revenue-threshold"
    GEOGRAPHIC_EXCLUSION = "geographic-exclusion"
    HOSTED_SERVICE = "hosted-service"
    NO_REDISTRIBUTION = "no-redistribution"
    NO_DERIVATIVES = "no-derivatives"
    NO_REVERSE_ENGINEERING = "no-reverse-engineering"
    COMMERCIAL_REGISTRATION = "commercial-registration"
    INCLUDE_LICENSE = "include-license"
    KEEP_NOTICES = "keep-notices"
    STATE_CHANGES = "state-changes"
    DISPLAY_NAME = "display-name"
    DERIVED_NAME = "derived-name"
    TRADEMARK = "trademark"
    SHARE_ALIKE = "share-alike"
    PASS_ON = "pass-on"  # noqa: S105  (a kind of term, no password)
    DISCLOSE_SOURCE = "disclose-source"
    DISCLOSE_AI = "disclose-ai"
    INFORM_LICENSOR = "inform-licensor"
    COLLECT_AGREEMENT = "collect-agreement"
    COVERS_OUTPUTS = "covers-outputs"
    OUTPUTS_FREE = "outputs-free"
    TERMINATE_BREACH = "terminate-breach"
    TERMINATE_LITIGATION = "terminate-litigation"
    REVOCABLE = "revocable"
    INDEMNIFY = "indemnify"
    WARRANTY_DISCLAIMER = "warranty-disclaimer"
    GOVERNING_LAW = "governing-law"

    @property
    def group(self) -> Group:
        """The group that the kind belongs to.

        >>> Kind.NONCOMMERCIAL.group, Kind.COVERS_OUTPUTS.group
        (<Group.RESTRICTION: 'restriction'>, <Group.REACH: 'reach'>)
        """
        return next(group for first, group in reversed(_GROUPS) if _PLACE[self] >= _PLACE[first])


_PLACE = {kind: place for place, kind in enumerate(Kind)}
_GROUPS = (
    (Kind.GRANT_USE, Group.GRANT),
    (Kind.NONCOMMERCIAL, Group.RESTRICTION),
    (Kind.INCLUDE_LICENSE, Group.CONDITION),
    (Kind.COVERS_OUTPUTS, Group.REACH),
    (Kind.TERMINATE_BREACH, Group.MECHANICS),
)


class Action(Enum):
    """What somebody does with a model: what can trigger a condition."""

    RUN = "run"
    HOST = "host"
    EMBED = "embed"
    REDISTRIBUTE = "redistribute"
    FINE_TUNE = "fine-tune"
    PUBLISH_DERIVATIVE = "publish-derivative"
    TRAIN_ON_OUTPUTS = "train-on-outputs"
    COMPETE = "compete"
    PUBLISH_OUTPUTS = "publish-outputs"


class Effect(Enum):
    """What happens where a threshold or a limit bites."""

    LICENSE = "license"
    DUTY = "duty"
    FORBIDDEN = "forbidden"


class Topic(Enum):
    """A field that a list of forbidden uses names."""

    WEAPONS_MILITARY = "weapons-military"
    LAW_ENFORCEMENT_JUSTICE = "law-enforcement-justice"
    BIOMETRIC_SURVEILLANCE = "biometric-surveillance"
    MEDICAL = "medical"
    LEGAL_ADVICE = "legal-advice"
    FINANCIAL = "financial"
    CRITICAL_INFRASTRUCTURE = "critical-infrastructure"
    MINORS = "minors"
    HARASSMENT_HATE = "harassment-hate"
    DISCRIMINATION = "discrimination"
    DISINFORMATION = "disinformation"
    IMPERSONATION = "impersonation"
    PRIVACY = "privacy"
    FRAUD_CRIME = "fraud-crime"
    MALWARE_CYBER = "malware-cyber"
    SEXUAL_CONTENT = "sexual-content"
    UNLICENSED_PRACTICE = "unlicensed-practice"
    AUTOMATED_DECISIONS = "automated-decisions"
    SELF_HARM = "self-harm"
    POLITICAL = "political"
    ILLEGAL_USE = "illegal-use"
    UNDISCLOSED_AI = "undisclosed-ai"
    OTHER = "other"


class Period(Enum):
    """The time over which a threshold counts."""

    MONTH = "month"
    YEAR = "year"
    TOTAL = "total"


class AsOf(Enum):
    """The day on which a threshold counts: when the version came out, or when it is used."""

    RELEASE = "release"
    USE = "use"


class Scope(Enum):
    """Which other models may not be trained on the outputs."""

    ANY = "any"
    COMPETING = "competing"


class Reaches(Enum):
    """What a license claims beyond the model and its derivatives."""

    OUTPUTS = "outputs"
    DISTILLED_MODELS = "distilled-models"


class Position(Enum):
    """Where a required word stands in the name of a derivative."""

    START = "start"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list of forbidden uses, where it forbids only a part of some topics.

    The topics are those that it touches, whether the list forbids them or not; the quote tells how
    far it goes: medical advice is not all of medicine.
    """

    topics: tuple[Topic, ...]
    quote: str
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term as a text says it: its kind, the text's section number, words, parameters.

    `on` are the actions that trigger it, `exceptions` what it still allows, `modality` the kind of
    model or product that it is limited to. `amount` is in whole units of `currency` (ISO 4217),
    `territories` are ISO 3166-1 codes or EU. Which other parameters a kind has is in PARAMETERS
    (terms.md).
    """

    kind: Kind
    section: str = ""
    quote: str = ""
    on: tuple[Action, ...] = ()
    exceptions: tuple[str, ...] = ()
    effect: Effect | None = None
    count: int | None = None
    amount: int | None = None
    currency: str = ""
    period: Period | None = None
    as_of: AsOf | None = None
    scope: Scope | None = None
    topics: tuple[Topic, ...] = ()
    items: tuple[Item, ...] = ()
    territories: tuple[str, ...] = ()
    modality: str = ""
    discretionary: bool = False
    text: str = ""
    when: str = ""
    word: str = ""
    position: Position | None = None
    what: tuple[Reaches, ...] = ()
    place: str = ""

    def problems(self) -> Iterator[str]:
        """Say which parameters the kind lacks or cannot have.

        >>> list(Term(kind=Kind.TRADEMARK, count=3).problems())
        ["kind 'trademark' has no parameter 'count'"]
        >>> list(Term(kind=Kind.OUTPUT_TRAINING).problems())
        ["kind 'output-training' needs the parameter 'scope'"]
        """
        needed, allowed = PARAMETERS.get(self.kind, (frozenset(), frozenset()))
        given = {
            field.name for field in fields(self) if getattr(self, field.name) not in _EMPTY
        } - _ALWAYS
        for name in sorted(given - needed - allowed):
            yield f"kind {self.kind.value!r} has no parameter {name!r}"
        for name in sorted(needed - given):
            yield f"kind {self.kind.value!r} needs the parameter {name!r}"


_EMPTY = ("", (), None, False)
_ALWAYS = frozenset({"kind", "section", "quote", "on", "exceptions"})

PARAMETERS: dict[Kind, tuple[frozenset[str], frozenset[str]]] = {
    Kind.FIELD_OF_USE: (frozenset({"topics"}), frozenset({"items"})),
    Kind.OUTPUT_TRAINING: (frozenset({"scope"}), frozenset()),
    Kind.USER_THRESHOLD: (frozenset({"count", "period", "effect", "as_of"}), frozenset({"text"})),
    Kind.REVENUE_THRESHOLD: (
        frozenset({"amount", "currency", "period", "effect", "as_of"}),
        frozenset({"text"}),
    ),
    Kind.GEOGRAPHIC_EXCLUSION: (frozenset({"territories"}), frozenset({"modality", "when"})),
    Kind.HOSTED_SERVICE: (frozenset({"effect"}), frozenset()),
    Kind.COMMERCIAL_REGISTRATION: (frozenset(), frozenset({"discretionary"})),
    Kind.KEEP_NOTICES: (frozenset(), frozenset({"text"})),
    Kind.DISPLAY_NAME: (frozenset({"text"}), frozenset({"when"})),
    Kind.DERIVED_NAME: (frozenset({"word", "position"}), frozenset()),
    Kind.COVERS_OUTPUTS: (frozenset({"what"}), frozenset()),
    Kind.OUTPUTS_FREE: (frozenset(), frozenset({"text"})),
    Kind.GOVERNING_LAW: (frozenset({"place"}), frozenset()),
}
"""The parameters that each kind must have, and those it may have besides `on` and `exceptions`."""
