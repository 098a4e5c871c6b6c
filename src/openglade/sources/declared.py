"""What every reader of a model's files shares: how a file's words become claims."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from openglade.core.artifact import Model, Profile
from openglade.core.component import Component
from openglade.core.errors import SourceError
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.expression import Expression
from openglade.core.ids import ArtifactId, DatasetId, ModelId, NodeId, UnknownId, is_bare, on_hub
from openglade.core.license import LicenseIndex
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim
from openglade.core.release import Release

LONGEST_TEXT = 4_096
"""Characters (or bytes) that are kept of one text of a header."""

LFS_POINTER = b"version https://git-lfs"
"""How a file begins that git-LFS left in the place of another."""


class NotOfItsKindError(SourceError):
    """A file is not what its name says: a pointer, another format, or cut off."""


_UNDECLARED = frozenset({"", "unknown", "other"})
_REPOSITORY = re.compile(
    r"([a-z0-9_][\w.-]{0,95})/([a-z0-9_][\w.-]{0,95})", re.IGNORECASE | re.ASCII
)
_Id = TypeVar("_Id", bound=ArtifactId)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReading:
    """One reading of a file that says something of a model.

    Of which model, in which file (a path or a URL), on which day.
    """

    model: ModelId
    source: str
    read_on: date

    def evidence(self, locator: str, words: str) -> Evidence:
        """Where a claim stands in the file, with the words that decide, cut to a quote."""
        return Evidence(
            source=self.source,
            read_on=self.read_on,
            method=Method.FILE,
            locator=locator,
            quote=" ".join(words[:200].split()[:25]),
        )

    def gap(self, what: str, reason: str) -> Gap:
        """What the file leaves open."""
        return Gap(what=what, reason=reason, source=self.source)

    def name(self, locator: str, name: str, author: str) -> Iterator[Claim]:
        """The name that the file gives to the model, and who made it, where it says either."""
        if name or author:
            note = f"author: {author}" if author else ""
            read = self.evidence(locator, name or author)
            yield Model(id=self.model, profile=Profile(name=name, note=note, evidence=(read,)))

    def license(self, locator: str, name: str, licenses: LicenseIndex) -> Iterator[Claim]:
        """The license that the file names, or a gap where the catalog does not know it."""
        declared = _declared(name, licenses)
        if declared is None:
            yield self.gap("license", f"license {name!r:.100} is not in the catalog")
        else:
            yield self.licensed(locator, declared, name)

    def licensed(self, locator: str, declared: Expression, words: str) -> Claim:
        """The weights under a license that the file declares."""
        release = Release(license=declared, evidence=(self.evidence(locator, words),))
        return Model(id=self.model, components={Component.WEIGHTS: release})

    def parent(
        self,
        locator: str,
        text: str,
        relation: Relation,
        *,
        component: Component | None = None,
        note: str = "",
    ) -> Iterator[Claim]:
        """The step to a parent that the file names; one that is no id is unknown, and a gap."""
        parent = hub_id(text, DatasetId if relation is Relation.TRAINED_ON else ModelId)
        if parent == self.model:
            yield self.gap(locator, "the model is named as its own parent")
            return
        if parent is None and not is_bare(text):
            yield self.gap(locator, f"{text!r:.100} is no id on the Hub")
        above = parent or UnknownId(f"{text:.100}")
        yield replace(self._edge(locator, text, above, relation, component), note=note)

    def unknown_parent(
        self,
        locator: str,
        text: str,
        relation: Relation,
        reason: str,
        component: Component | None = None,
    ) -> Iterator[Claim]:
        """The step to a parent whose words are no id, whatever they look like, and why not."""
        yield self.gap(locator, reason)
        yield self._edge(locator, text, UnknownId(f"{text:.100}"), relation, component)

    def _edge(
        self,
        locator: str,
        text: str,
        parent: NodeId,
        relation: Relation,
        component: Component | None,
    ) -> Edge:
        return Edge(
            child=self.model,
            parent=parent,
            relation=relation,
            component=component,
            evidence=(self.evidence(locator, text),),
        )


def hub_id(text: str, kind: type[_Id]) -> _Id | None:
    """The repository on the Hub that a text names, by org/name or by its address.

    None for a path, a file, a name without its organization, and any other place.

    >>> str(hub_id("https://huggingface.co/org/name/tree/main", ModelId))
    'org/name'
    >>> hub_id("outputs/checkpoint-500", ModelId) is None
    True
    """
    plain = _REPOSITORY.fullmatch(text.strip())
    found = on_hub(f"hf:{plain[0]}" if plain else text)
    if not isinstance(found, ArtifactId) or not is_bare(found.name):
        return None
    if isinstance(found, DatasetId) and kind is not DatasetId:
        return None
    return kind(host=found.host, org=found.org, name=found.name, revision=found.revision)


def is_declared(name: str) -> bool:
    """Whether a text in the place of a license is meant to name one."""
    return name.strip().casefold() not in _UNDECLARED


def refuse_pointer(start: bytes) -> None:
    """Raise SourceError where the file is the few lines that git-LFS leaves in its place."""
    if start.startswith(LFS_POINTER):
        raise NotOfItsKindError("a git-LFS pointer stands for the file")


def _declared(name: str, licenses: LicenseIndex) -> Expression | None:
    """A license by its name, or several joined by AND, OR or commas; None if one is unknown.

    Brackets are not read: to resolve them takes time that doubles with each.
    """
    groups = [
        [licenses.find_license(one.strip()) for one in re.split(r" AND |,", group[:500])]
        for group in name[:500].split(" OR ")
    ]
    if any(None in group for group in groups):
        return None
    return Expression.parse(" OR ".join(" AND ".join(map(str, group)) for group in groups))
