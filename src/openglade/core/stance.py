"""The disputed points of the rule, each a parameter with its default, in this one place."""

from dataclasses import dataclass
from enum import Enum

from openglade.core.component import Level


class DataLicense(Enum):
    """Whether the license of training data reaches the weights: never, as a warning, as a cap."""

    NONE = "none"
    WARN = "warn"
    BIND = "bind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Where reasonable people differ: the level that each disputed fact allows at most."""

    noncommercial: Level = Level.RESTRICTED
    """Research, non-commercial or non-production use only.

    And commercial registration that may be refused.
    """
    no_license: Level = Level.RESTRICTED
    """File list, card and prose were read and hold no license: all rights are reserved."""
    click_through: Level = Level.OPEN
    """A gate whose form only accepts the license."""
    share_alike: Level = Level.OPEN
    """Derivatives must be under the same license."""
    compilation: Level = Level.LIMITED
    """A compilation that leaves the license to its parts."""
    data_part: Level = Level.RESTRICTED
    """A substantial part of the data released, the rest only described."""
    recipe: Level = Level.LIMITED
    """A list or recipe from which the whole can be rebuilt from public sources."""
    code_part: Level = Level.LIMITED
    """Fine-tuning tools only, or incomplete training code."""
    examples: Level = Level.DESCRIBED
    """Samples, examples, instructions or inference code only."""
    generated: Level = Level.RESTRICTED
    """Data made or judged with a service whose terms forbid training competing models."""
    data_license: DataLicense = DataLicense.WARN
    """Non-commercial and share-alike terms of training data."""


DEFAULT = Stance()
