"""What an answer rests on: the licenses that allow a use, where each was declared and read."""

from collections.abc import Collection
from dataclasses import dataclass

from openglade.core.artifact import Artifact, Dataset, Model, Service
from openglade.core.component import Component
from openglade.core.evidence import Evidence, Method
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId, NodeId
from openglade.core.license import License
from openglade.core.release import Release, Unlicensed
from openglade.core.term import Kind, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A license that a use rests on, with the grants that it needs of it.

    `cited` is how a sentence calls it; the path leads from the model to the artifact that is under
    the license, both included; `declared` is where that was said, `read` where its text was read.
    """

    license: LicenseId
    cited: str
    artifact: NodeId
    path: tuple[NodeId, ...]
    grants: tuple[Term, ...]
    declared: tuple[Evidence, ...]
    read: Evidence

    @classmethod
    def of(
        cls,
        text: License,
        path: tuple[NodeId, ...],
        needed: Collection[Kind],
        declared: tuple[Evidence, ...],
    ) -> "Basis":
        """The basis that a text gives to whoever needs some grants."""
        return cls(
            license=text.id,
            cited=text.cited,
            artifact=path[-1],
            path=path,
            grants=text.having(*needed),
            declared=declared,
            read=text.evidence,
        )

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that hold the grants, each once."""
        return tuple(dict.fromkeys(one.section for one in self.grants if one.section))

    @property
    def is_from_prose(self) -> bool:
        """Whether nothing but the sentences of a page says that it is under this license.

        A file that is named without a place in it only shows that the thing is there.
        """
        said = (one for one in self.declared if one.method is not Method.FILE or one.locator)
        return {one.method for one in said} == {Method.PROSE}


def declared_in(
    artifact: Artifact | None, declared: Expression | Unlicensed
) -> tuple[Evidence, ...]:
    """Where somebody says that an artifact is, or was, under a license.

    >>> declared_in(None, Expression.parse("MIT"))
    ()
    """
    match artifact:
        case Service(evidence=evidence):
            return evidence
        case Dataset(release=release):
            pass
        case Model(components=components):
            release = components.get(Component.WEIGHTS, Release())
        case _:
            return ()
    said = [(release.license, release.evidence)]
    said += [(one.license, one.evidence) for one in release.former]
    return next((evidence for held, evidence in said if held == declared), ())
