"""A file of the Model Openness Tool: what it claims of each of the framework's components.

The license of a component is found as the tool's own code finds it (ModelEvaluator.resolveLicense
of 2026-05-11), and kept as it is spelled: the tool compares spellings.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from openglade import safe_yaml
from openglade.core.artifact import Model, Profile
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.errors import InputError
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.expression import Expression
from openglade.core.foreign import ForeignFile
from openglade.core.ids import LicenseId, ModelId
from openglade.core.license import LicenseIndex
from openglade.core.mof import OF_THE_MOF, MofComponent
from openglade.core.release import Availability, Extent, Release, Unlicensed
from openglade.sources.declared import hub_id
from openglade.sources.foreign import off_the_hub, slug, word

ASSESSOR = "Model Openness Tool"
_UNLICENSED = frozenset({"", "0", "unlicensed"})
_BY_NAME = {one.title: one for one in OF_THE_MOF}
_AN_ID = re.compile(r"[A-Za-z0-9.+-]{1,120}")


def read(text: str, where: str, read_on: date, licenses: LicenseIndex) -> ForeignFile:
    """Read a file of the tool; InputError where it is none.

    What the file does not list, it says is not released. Components that are none of the
    framework's seventeen become gaps.
    """
    release = _release(safe_yaml.parse(text, where), where)
    listed, unknown = _listed(release, where)
    model_id = _id_of(release)
    reading = _Reading(where=where, read_on=read_on, licenses=licenses, release=release)
    releases = {one: reading.released(one, listed.get(one)) for one in OF_THE_MOF}
    model = Model(
        id=model_id,
        profile=reading.profile(),
        components=dict(_components(releases)),
        assets=dict(_assets(releases)),
    )
    gaps = (Gap(what=str(model_id), reason=reason, source=where) for reason in unknown)
    return ForeignFile(id=model_id, assessor=ASSESSOR, claims=(model, *gaps))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One reading of a file: where, when, and its part on the release."""

    where: str
    read_on: date
    licenses: LicenseIndex
    release: Mapping[str, Any]

    def profile(self) -> Profile:
        """What the file says that the model is."""
        name, day, maker = (word(self.release.get(key)) for key in ("name", "date", "producer"))
        note = "as a file of the Model Openness Tool says" + (
            f"; made by {maker.strip()}" if maker.strip() else ""
        )
        read = self._evidence("release.name", name)
        return Profile(name=name, released=day[:10], note=note, evidence=(read,))

    def released(self, component: MofComponent, entry: Mapping[str, Any] | None) -> Release:
        """How a component was released, as the file has it."""
        if entry is None:
            read = self._evidence("release.components", "")
            note = "not listed in the file"
            return Release(availability=Availability.CLOSED, note=note, evidence=(read,))
        declared = self._license(component, entry)
        read = self._evidence(f"release.components: {component.title}", declared)
        return Release(
            availability=Availability.PUBLIC,
            license=self._expression(declared) if declared else Unlicensed.NONE,
            note=word(entry.get("component_path")),
            evidence=(read,),
        )

    def _license(self, component: MofComponent, entry: Mapping[str, Any]) -> str:
        """Its own license, else that of its type, else that of the whole; empty for none."""
        own = entry.get("license")
        if own is not None:
            return _licensed(own)
        stated = self.release.get("license")
        kinds = stated if isinstance(stated, Mapping) else {}
        for kind in (component.content.value, "distribution"):
            entry_of_kind = kinds.get(kind)
            if isinstance(entry_of_kind, Mapping) and word(entry_of_kind.get("name")):
                return _licensed(entry_of_kind["name"])
        return ""

    def _expression(self, declared: str) -> Expression:
        """A license as it is spelled, with the id that the catalog knows it by."""
        known = self.licenses.find_license(declared)
        return Expression(declared, ((known or _named_after(declared),),))

    def _evidence(self, locator: str, quote: str) -> Evidence:
        return Evidence(
            source=self.where,
            read_on=self.read_on,
            method=Method.FILE,
            locator=locator,
            quote=" ".join(quote.split()[:25]),
        )


def _assets(releases: Mapping[MofComponent, Release]) -> Iterator[tuple[Asset, Release]]:
    """All that is no component; the framework's research paper may be a preprint."""
    for one, release in releases.items():
        if isinstance(one.part, Asset):
            yield one.part, release
        if one.part is Asset.PAPER:
            yield Asset.PREPRINT, release


def _components(releases: Mapping[MofComponent, Release]) -> Iterator[tuple[Component, Release]]:
    """The five components: the framework has one entry for all data, and code in several."""
    by_part = {one.part: release for one, release in releases.items()}
    yield Component.WEIGHTS, by_part[Component.WEIGHTS]
    for data in (Component.PRETRAINING_DATA, Component.FINETUNING_DATA, Component.REWARD_MODEL):
        yield data, by_part[Component.PRETRAINING_DATA]
    yield Component.CODE, _code(by_part[Asset.TRAINING_CODE], by_part[Asset.DATA_CODE])


def _code(training: Release, preparing: Release) -> Release:
    """The code of both kinds together; one of them alone is a part of it."""
    listed = [one for one in (training, preparing) if one.availability is Availability.PUBLIC]
    if not listed:
        return training
    declared = [one.license for one in listed if isinstance(one.license, Expression)]
    together = Expression.all_of(declared) if len(declared) == len(listed) else None
    return Release(
        availability=Availability.PUBLIC,
        license=together or Unlicensed.NONE,
        extent=Extent.WHOLE if len(listed) > 1 else Extent.PART,
        evidence=tuple(read for one in listed for read in one.evidence),
    )


def _release(document: Any, where: str) -> Mapping[str, Any]:  # noqa: ANN401  (any YAML value)
    release = document.get("release") if isinstance(document, dict) else None
    if not isinstance(release, dict) or not isinstance(release.get("components"), list):
        raise InputError(
            f"{where}: no 'release' with a list of 'components'; give a file of the Model "
            "Openness Tool"
        )
    return release


def _listed(
    release: Mapping[str, Any], where: str
) -> tuple[dict[MofComponent, Mapping[str, Any]], tuple[str, ...]]:
    """The components that are listed, the last entry of each, and names that are none of them."""
    listed: dict[MofComponent, Mapping[str, Any]] = {}
    unknown: dict[str, None] = {}
    for place, entry in enumerate(release["components"]):
        name = entry.get("name") if isinstance(entry, dict) else None
        if not isinstance(name, str):
            raise InputError(f"{where}: release.components[{place}]: no 'name'; name a component")
        component = _BY_NAME.get(name)
        if component:
            listed[component] = entry
        else:
            unknown[f"{name[:80]!r} is none of the framework's seventeen components"] = None
    return listed, tuple(unknown)


def _id_of(release: Mapping[str, Any]) -> ModelId:
    """The repository on the Hub that the file names, else its producer and its name."""
    on_the_hub = hub_id(word(release.get("huggingface")), ModelId)
    if on_the_hub:
        return on_the_hub
    return off_the_hub(word(release.get("producer")), word(release.get("name")))


def _named_after(declared: str) -> LicenseId:
    """The id that a license would have which the catalog does not know."""
    if _AN_ID.fullmatch(declared):
        return LicenseId(declared)
    return LicenseId(f"LicenseRef-{slug(declared)}")


def _licensed(value: object) -> str:
    stated = word(value)
    return "" if stated in _UNLICENSED else stated
