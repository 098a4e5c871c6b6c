"""What a file of another assessor claims, beside what openglade derives from its own facts."""

from collections.abc import Iterator
from dataclasses import replace

from openglade.core.assessment import Assessment
from openglade.core.component import Component
from openglade.core.dossier import Dossier
from openglade.core.finding import Code, Finding, in_order


def beside(claimed: Dossier, own: Dossier, assessor: str) -> Dossier:
    """The dossier of a file, with each level and answer that openglade's own facts give otherwise.

    Levels that differ become findings, answers of frameworks notes. Neither changes the other.
    """
    assessments = {one.edition.id: one for one in own.assessments}
    return replace(
        claimed,
        findings=in_order([*claimed.findings, *_differing(claimed, own, assessor)]),
        assessments=tuple(
            _noted(one, assessments[one.edition.id]) if one.edition.id in assessments else one
            for one in claimed.assessments
        ),
    )


def _differing(claimed: Dossier, own: Dossier, assessor: str) -> Iterator[Finding]:
    for component in Component:
        theirs, ours = (one.components[component].standing for one in (claimed, own))
        if theirs.level.is_known and ours.level.is_known and theirs.level is not ours.level:
            yield Finding(
                code=Code.DECLARED_DIFFERS,
                because=(
                    f"{component.title}: level {theirs.level} by the file of the {assessor} "
                    f"({theirs.reason}), level {ours.level} by openglade's own facts on {own.id} "
                    f"({ours.reason})"
                ),
                evidence=ours.derivation.decisive.evidence,
            )


def _noted(claimed: Assessment, own: Assessment) -> Assessment:
    bound = "" if own.at_most is None else f", at most {own.at_most}"
    note = f"by openglade's own facts: {own.answer}{bound}"
    return replace(claimed, notes=(*claimed.notes, note))
