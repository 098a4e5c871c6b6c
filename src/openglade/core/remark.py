"""What is worth knowing of a use besides terms: its day, and the modality that was given."""

from collections.abc import Iterator
from datetime import date

from openglade.core.artifact import Artifact, Dataset, Model, Service
from openglade.core.bite import Consequence
from openglade.core.ids import NodeId
from openglade.core.license import License, Purpose
from openglade.core.reason import Ground, Missing, Reason
from openglade.core.use import Use


def remarks(node: NodeId, artifact: Artifact | None, use: Use) -> Iterator[Reason]:
    """Where a use and what is known of the artifact itself do not fit together."""
    released = _released(artifact)
    if use.on and released > use.on.isoformat():
        because = f"{node} came out on {released}, after the day of the use"
        yield _remark(Ground.NOT_YET_OUT, because, (node,))
    known = artifact.profile.modality if isinstance(artifact, Model) else ""
    if known and use.modality and known != use.modality:
        because = f"{node} is a {known} model; that counts, and not {use.modality!r} as given"
        yield _remark(Ground.OTHER_MODALITY, because, (node,))


def remarks_on_terms(text: License, path: tuple[NodeId, ...], on: date | None) -> Iterator[Reason]:
    """Of which day the terms of a service are; they change while the service stays."""
    if _is_of_a_day(text) and on and is_read_for(text, on):
        because = f"{text.name}: the terms were read as of {text.dated}, and may change"
        yield _remark(Ground.TERMS_OF_A_DAY, because, path)


def unread_on(text: License, path: tuple[NodeId, ...], on: date | None) -> Iterator[Missing]:
    """The terms of a service on a day on which another text was in force than the one read."""
    if on and not is_read_for(text, on):
        before = [one.dated for one in text.versions if one.dated <= on.isoformat()]
        then = f"the text of {max(before)}" if before else "an earlier text"
        because = (
            f"{text.name}: on {on} {then} was in force; the terms read are those of {text.dated}"
        )
        yield Missing(what=str(text.id), because=because, path=path)


def is_read_for(text: License, on: date) -> bool:
    """Whether the terms that were read of a text were in force on a day.

    Of the terms of a service, states before the day of the text that was read are those whose
    terms were the same, and what came after it is another text.
    """
    if not _is_of_a_day(text):
        return True
    day, dates = on.isoformat(), [text.dated, *(one.dated for one in text.versions)]
    return min(dates) <= day and not any(text.dated < one <= day for one in dates)


def _is_of_a_day(text: License) -> bool:
    return text.purpose is Purpose.SERVICE_TERMS and bool(text.dated)


def _released(artifact: Artifact | None) -> str:
    match artifact:
        case Model(profile=profile):
            return profile.released
        case Dataset(released=released) | Service(released=released):
            return released
        case _:
            return ""


def _remark(ground: Ground, because: str, path: tuple[NodeId, ...]) -> Reason:
    return Reason(
        ground=ground,
        effect=Consequence.CAUTIONS,
        because=because,
        artifact=path[-1],
        path=path,
    )
