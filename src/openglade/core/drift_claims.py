"""Where a model says less, or more, of itself than its sources show (domain.md, Drift)."""

import re
from collections.abc import Iterable, Iterator

from openglade.core.component import Component
from openglade.core.drift import Drift, DriftCode
from openglade.core.evidence import Method
from openglade.core.finding import Severity
from openglade.core.ids import LicenseId, NodeId
from openglade.core.lineage import BUILDS_ON
from openglade.core.record import ModelRecord
from openglade.core.release import Release
from openglade.core.term import Term

_METADATA = frozenset({Method.CARD, Method.HUB_API})
_BESIDE_METADATA = frozenset({Method.FILE, Method.PROSE})
_OPEN_SOURCE = re.compile(r"\bopen[ -]?source", re.IGNORECASE)
_QUALIFIED = re.compile(r"\b(?:not|except|unlike|partly)\b", re.IGNORECASE)


def undeclared_bases(record: ModelRecord) -> Iterator[Drift]:
    """Parents that only files or prose show, where the metadata was read."""
    steps = record.lineage.above(record.id)
    weights = record.model.components.get(Component.WEIGHTS, Release())
    read = [*weights.evidence, *record.model.profile.evidence]
    read += [one for edge in steps for one in edge.evidence]
    if _METADATA.isdisjoint(one.method for one in read):
        return
    for edge in steps:
        methods = {one.method for one in edge.evidence}
        if edge.relation in BUILDS_ON and methods and methods <= _BESIDE_METADATA:
            yield Drift(
                code=DriftCode.BASE_UNDECLARED,
                because=f"{edge.relation.title} {edge.parent}, which the metadata does not name",
                artifact=edge.parent,
                path=(record.id, edge.parent),
                severity=Severity.NOTE,
                evidence=edge.evidence,
            )


Limit = tuple[Term, LicenseId, tuple[NodeId, ...]]
"""A restriction, the license that holds it, and the path to whose license that is."""


def claims_open(record: ModelRecord, limits: Iterable[Limit]) -> Iterator[Drift]:
    """The model calls itself open source, in words that a source quotes, and is limited.

    The words are looked for in the quotes of the evidence of its weights and its profile; those
    that take something back in the same breath claim nothing.
    """
    weights = record.model.components.get(Component.WEIGHTS, Release())
    read = (*weights.evidence, *record.model.profile.evidence)
    said = tuple(one for one in read if _claims(one.quote))
    if not said:
        return
    for term, license_id, path in limits:
        yield Drift(
            code=DriftCode.CLAIMS_OPEN,
            because=f"it says '{said[0].quote}', and {license_id} has {term.kind.value}",
            artifact=path[-1],
            path=path,
            kind=term.kind,
            license=license_id,
            evidence=said,
        )


def _claims(quote: str) -> bool:
    return bool(_OPEN_SOURCE.search(quote)) and not _QUALIFIED.search(quote)
