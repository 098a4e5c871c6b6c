"""Who made an artifact: its maker may license it, and what he makes of it, as he likes."""

from openglade.core.artifact import Dataset, Model, Service
from openglade.core.ids import ArtifactId, NodeId
from openglade.core.record import ModelRecord


def is_same_maker(record: ModelRecord, other: NodeId) -> bool:
    """Whether a model and another artifact have one maker, who may license both as he likes."""
    own = record.id
    if isinstance(other, ArtifactId) and (other.host, other.org.casefold()) == (
        own.host,
        own.org.casefold(),
    ):
        return True
    makers = [_maker(record, node) for node in (own, other)]
    return makers[0] is not None and makers[0] == makers[1]


def _maker(record: ModelRecord, node: NodeId) -> str | None:
    match record.artifacts.get(node):
        case Model(profile=profile):
            organization = profile.organization
        case Dataset(organization=organization) | Service(organization=organization):
            pass
        case _:
            return None
    return organization.id if organization else None
