"""Records of models that the catalog lacks, under its licenses and on top of its models."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from openglade.catalog.store import Catalog
from openglade.core.artifact import Model
from openglade.core.drift_rule import drift
from openglade.core.ids import LicenseId
from openglade.core.license import License
from openglade.core.reason import Reason
from openglade.core.record import Claim, ModelRecord
from openglade.core.stance import DEFAULT, DataLicense, Stance
from openglade.core.use import Use
from openglade.core.verdict import Verdict, judge
from openglade.examine import gather
from openglade.places import Places
from tests.builders import model, released

BINDING_DATA = Stance(data_license=DataLicense.BIND)
SILENT_DATA = Stance(data_license=DataLicense.NONE)


@cache
def places() -> Places:
    return Places(catalog=Catalog.load())


@cache
def texts() -> Mapping[LicenseId, License]:
    catalog = places().catalog
    return {one.id: one for name in catalog.licenses if (one := catalog.license(name))}


@cache
def known(target: str) -> ModelRecord:
    return gather(target, places())


def all_of(*targets: str) -> Iterator[Claim]:
    """What the catalog knows of some models and of everything above them."""
    for target in targets:
        yield from known(target).artifacts.values()
        yield from known(target).lineage.edges


def under(name: str, license_id: str) -> Model:
    """A model that is published under a license."""
    return model(name, weights=released(license_id))


def record(first: Model, *claims: Claim) -> ModelRecord:
    """What is claimed of the first model and of all others, under the catalog's licenses."""
    return ModelRecord.of(first.id, [first, *claims], licenses=texts())


def may(
    about: ModelRecord,
    stance: Stance = DEFAULT,
    **parts: Any,  # noqa: ANN401  (the parts of Use.parse)
) -> Verdict:
    """The verdict on a use, in the words of `Use.parse`."""
    return judge(about, Use.parse(**parts), stance)


def grounds(reasons: tuple[Reason, ...]) -> set[str]:
    return {one.ground.value for one in reasons}


def codes(about: ModelRecord) -> set[str]:
    return {one.code.value for one in drift(about)}


def dropped(about: ModelRecord) -> set[str]:
    """The kinds of terms that the declared license lacks."""
    return {one.kind.value for one in drift(about) if one.code.value == "term-dropped" and one.kind}
