"""Who made an artifact: its maker may license it, and what he makes of it, as he likes."""

from openglade.core.artifact import Dataset, Model, Organization, Service
from openglade.core.ids import HUB, ArtifactId, NodeId
from openglade.core.record import ModelRecord


def is_same_maker(record: ModelRecord, other: NodeId) -> bool:
    """Whether a model and another artifact have one maker, who may license both as he likes."""
    own = record.id
    if isinstance(other, ArtifactId) and (other.host, other.org.casefold()) == (
        own.host,
        own.org.casefold(),
    ):
        return True
    mine, theirs = (_maker(record, node) for node in (own, other))
    if mine and theirs:
        return mine.id == theirs.id
    return _publishes_as(mine, other) or _publishes_as(theirs, own)


def _publishes_as(maker: Organization | None, node: NodeId) -> bool:
    """Whether an artifact of which nobody says who made it lies under a maker's name on the Hub."""
    if maker is None or not isinstance(node, ArtifactId) or node.host != HUB:
        return False
    return node.org.casefold() in {name.casefold() for name in maker.hub}


def _maker(record: ModelRecord, node: NodeId) -> Organization | None:
    match record.artifacts.get(node):
        case Model(profile=profile):
            return profile.organization
        case Dataset(organization=organization) | Service(organization=organization):
            return organization
        case _:
            return None
