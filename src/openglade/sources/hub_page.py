"""One page of the Hub's API: an object of any shape, and the claims that it makes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from openglade.core.artifact import Dataset, Model, Profile
from openglade.core.component import Component
from openglade.core.errors import InputError
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.expression import Expression
from openglade.core.finding import Finding
from openglade.core.ids import HUB, DatasetId, ModelId, NodeId, UnknownId, is_bare
from openglade.core.license import LicenseIndex, LicenseTexts
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim
from openglade.core.release import Availability, Release, Unlicensed
from openglade.sources.cache import Entry
from openglade.sources.relation import Metadata, settled

RepositoryId = ModelId | DatasetId
"""What the Hub holds: a model or a dataset."""

_MOST_PARENTS = 500
_MOST_LICENSES = 20
_MOST_PARAMETERS = 10**15
_FLOOR = "2022-03-02"
_SHA = re.compile(r"[0-9a-f]{40}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LICENSE_FILE = re.compile(r"[a-z_-]{0,20}(?:licen[sc]e|copying)[a-z0-9_.-]{0,30}", re.IGNORECASE)
_WEIGHTS = (".safetensors", ".gguf", ".bin", ".pt", ".pth", ".ckpt", ".onnx", ".h5", ".msgpack")
_PART = re.compile(r"\.part[0-9]{1,4}of[0-9]{1,4}\Z")
_STATE_OF_TRAINING = ("training_args", "optimizer", "scheduler", "rng_state")
_BESIDE_DATA = (".md", ".py", ".gitattributes", "dataset_infos.json")
_COMPONENT_WORDS = (("code", Component.CODE), ("data", Component.FINETUNING_DATA))
_RELATIONS = {
    one.value: one
    for one in (Relation.FINETUNE, Relation.ADAPTER, Relation.MERGE, Relation.QUANTIZED)
}
_OTHER = "other"
_UNDECLARED = frozenset({"", "unknown", _OTHER, "license", "none", "null", "n/a", "???"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the API says of one repository: an object of any shape, and what is made of it."""

    node: RepositoryId
    canonical: RepositoryId
    fields: Mapping[str, Any]
    files: tuple[str, ...]
    source: str
    read_on: date
    sha: str

    @classmethod
    def of(cls, node: RepositoryId, fields: Mapping[str, Any], source: str, read_on: date) -> Self:
        """Take what names the page out of the object."""
        sha = _text(fields.get("sha"))
        names = [_text(_object(one).get("rfilename")) for one in _list(fields.get("siblings"))]
        try:
            told = type(node).parse(_text(fields.get("id")))
        except InputError:
            told = node
        return cls(
            node=node,
            canonical=told if told.host == HUB else node,
            fields=fields,
            files=tuple(filter(None, names)),
            source=source,
            read_on=read_on,
            sha=sha if _SHA.fullmatch(sha) else "",
        )

    @property
    def license_files(self) -> tuple[str, ...]:
        """The names of files that should hold a license, those with the shortest names first."""
        found = (name for name in self.files if _LICENSE_FILE.fullmatch(name))
        texts = (name for name in found if not name.lower().endswith((*_WEIGHTS, ".py", ".json")))
        return tuple(sorted(texts, key=lambda name: (len(name), name)))

    def claims(self, licenses: LicenseIndex) -> Iterator[Claim]:
        """What the page itself says: the release, its license, and the parents of a model."""
        availability, note = self._availability()
        if availability is None:
            what = Component.WEIGHTS.title if isinstance(self.node, ModelId) else "dataset"
            yield Gap(what=what, reason=note, source=self.source)
            yield self._artifact(None)
        else:
            read = self._read("gated, siblings")
            release = Release(availability=availability, note=note, evidence=(read,))
            yield self._artifact(release)
        yield from self._license(licenses)
        if isinstance(self.node, ModelId):
            yield from self._parents()

    @property
    def relation(self) -> Relation | None:
        """How the model is made from its parents: what the Hub labels, unless it is wrong."""
        return self._relation()[1]

    def of_license_file(
        self, name: str, entry: Entry, url: str, licenses: LicenseTexts
    ) -> Iterator[Claim]:
        """What a file of license text declares, what was read in it, and what is not known."""
        declared = licenses.declared_by(entry.body, name)
        read = Evidence(
            source=url, read_on=entry.read_on, method=Method.FILE, locator=declared.locator
        )
        part = next((one for word, one in _COMPONENT_WORDS if word in name.lower()), None)
        release = Release(license=declared.license, evidence=(read,))
        yield self._told(release, part or Component.WEIGHTS)
        if declared.text:
            yield replace(declared.text, evidence=read)
        if declared.reason:
            yield Gap(what=name[:200], reason=declared.reason, source=url)

    def _artifact(self, release: Release | None) -> Model | Dataset:
        day = _DAY.match(_text(self.fields.get("createdAt")))
        released = day[0] if day and day[0] != _FLOOR else ""
        if isinstance(self.node, DatasetId):
            name = self.node.name
            return Dataset(id=self.node, name=name, released=released, release=release or Release())
        profile = Profile(
            name=self.node.name,
            released=released,
            parameters=self._count("safetensors"),
            evidence=(self._read("createdAt, safetensors.total"),),
        )
        components = {Component.WEIGHTS: release} if release else {}
        return Model(id=self.node, profile=profile, components=components)

    def _told(self, release: Release, component: Component = Component.WEIGHTS) -> Model | Dataset:
        if isinstance(self.node, DatasetId):
            return Dataset(id=self.node, name=self.node.name, release=release)
        return Model(id=self.node, components={component: release})

    def _availability(self) -> tuple[Availability | None, str]:
        """How one gets hold of it, with a note; where the page does not tell, None and why."""
        for state in ("disabled", "private"):
            if self.fields.get(state):
                return None, f"the repository is {state}"
        if not self._holds_something():
            kind = "weights" if isinstance(self.node, ModelId) else "data"
            return None, f"no file of {kind} among those that the Hub lists"
        match self.fields.get("gated"):
            case False:
                return Availability.PUBLIC, ""
            case "auto" | "manual" as kind:
                return Availability.CLICK_THROUGH, f"behind a form on the Hub ({kind})"
        return None, "the Hub does not say whether it is gated"

    def _holds_something(self) -> bool:
        names = [name.lower().rpartition("/")[2] for name in self.files]
        if isinstance(self.node, DatasetId):
            files = [name for name in names if not name.endswith(_BESIDE_DATA)]
            return any(not _LICENSE_FILE.fullmatch(name) for name in files)
        weights = [name for name in names if _PART.sub("", name).endswith(_WEIGHTS)]
        listed = any(not name.startswith(_STATE_OF_TRAINING) for name in weights)
        return listed or bool(self._count("safetensors") or self._count("gguf"))

    def _count(self, form: str) -> int | None:
        """The number of parameters that the Hub counted in the files of one form."""
        total = _object(self.fields.get(form)).get("total")
        return total if type(total) is int and 0 < total < _MOST_PARAMETERS else None

    def _license(self, licenses: LicenseIndex) -> Iterator[Claim]:
        place, names = self._declared()
        found = {name: licenses.find_license(name) for name in names[:_MOST_LICENSES]}
        strange = [name for name, license_id in found.items() if license_id is None]
        if strange or not found:
            told = f"license {strange[0][:100]!r} is not in the catalog" if strange else ""
            reason = told or "the metadata declares no license"
            yield Gap(what="license", reason=reason, source=self.source)
            if place:
                named = self._read(place, ", ".join(names))
                yield self._told(Release(license=Unlicensed.UNIDENTIFIED, evidence=(named,)))
            return
        declared = " AND ".join(dict.fromkeys(map(str, found.values())))
        try:
            license_read = Expression.parse(declared)
        except InputError as error:
            yield Gap(what="license", reason=str(error), source=self.source)
            return
        read = self._read(place, ", ".join(found))
        yield self._told(Release(license=license_read, evidence=(read,)))

    def _declared(self) -> tuple[str, list[str]]:
        """The place that declares licenses, and their names; `other` is what license_name says.

        A place without names says that there is a license, and not which.
        """
        card = _object(self.fields.get("cardData"))
        places = {
            "cardData.license": card.get("license"),
            "tags license:": self._tags("license:"),
            "cardData.license_name": card.get("license_name"),
        }
        for place, value in places.items():
            names = [name for name in _texts(value) if name.casefold() not in _UNDECLARED]
            if names:
                return place, names
        said = (place for place, value in places.items() if _OTHER in _folded(value))
        return next(said, ""), []

    def _parents(self) -> Iterator[Claim]:
        place, bases = self._bases()
        labeled, counts, doubted = self._relation()
        if doubted:
            yield doubted
        assumed = Relation.MERGE if len(bases) > 1 else Relation.FINETUNE
        for name, told in list(bases.items())[:_MOST_PARENTS]:
            relation = _RELATIONS.get(told, assumed)
            relation = counts if counts and relation is labeled else relation
            if told not in _RELATIONS:
                unnamed = f"the Hub does not name the relation to {name[:100]!r}"
                reason = f"{unnamed}; {relation.value} is assumed"
                yield Gap(what=place, reason=reason, source=self.source)
            yield from self._edge(name, ModelId, relation, place)
        data = self._tags("dataset:")
        for name in data[:_MOST_PARENTS]:
            yield from self._edge(name, DatasetId, Relation.TRAINED_ON, "tags dataset:")
        left = max(len(bases), len(data)) - _MOST_PARENTS
        if left > 0:
            reason = f"{left} more are named than the {_MOST_PARENTS} that are read"
            yield Gap(what="parents", reason=reason, source=self.source)

    def _relation(self) -> tuple[Relation | None, Relation | None, Finding | None]:
        """The relation that is labeled, the one that counts, and the finding where they differ."""
        place, bases = self._bases()
        labeled = next((_RELATIONS[told] for told in bases.values() if told in _RELATIONS), None)
        if labeled is None:
            return None, None, None
        listed = [
            tag for tag in _texts(self.fields.get("tags")) if not tag.startswith("base_model:")
        ]
        card = _object(self.fields.get("cardData"))
        library = self.fields.get("library_name")
        fields = {**card, "tags": listed, "library_name": library}
        metadata = Metadata.of_fields(fields, self.node.name, self.files)
        shown = (self._read(f"{place}: relation", labeled.value), self._read("tags, siblings"))
        return labeled, *settled(metadata, labeled, shown)

    def _bases(self) -> tuple[str, dict[str, str]]:
        """The place that names the parents, and each with the relation: baseModels, or the tags."""
        told = _object(self.fields.get("baseModels"))
        named = [_object(one).get("id", one) for one in _list(told.get("models"))]
        if named:
            names = [_text(one) or f"no text but {type(one).__name__}" for one in named]
            return "baseModels", dict.fromkeys(names, _text(told.get("relation")))
        bases: dict[str, str] = {}
        for tag in self._tags("base_model:"):
            kind, _, name = tag.partition(":")
            if kind in _RELATIONS and name:
                bases[name] = kind
            else:
                bases.setdefault(tag, "")
        return "tags base_model:", bases

    def _edge(
        self,
        name: str,
        kind: type[RepositoryId],
        relation: Relation,
        place: str,
    ) -> Iterator[Claim]:
        parent: NodeId
        try:
            parent = kind.parse(name)
        except InputError:
            parent = UnknownId(name[:100])
            if not is_bare(name):
                yield Gap(what=place, reason=f"{name[:100]!r} is no id", source=self.source)
        own = {f"{one.org}/{one.name}".casefold() for one in (self.node, self.canonical)}
        if kind is ModelId and str(parent).casefold() in own:
            reason = "the model is named as its own parent"
            yield Gap(what=place, reason=reason, source=self.source)
            return
        read = self._read(place, name)
        yield Edge(child=self.node, parent=parent, relation=relation, evidence=(read,))

    def _tags(self, prefix: str) -> list[str]:
        tags = _texts(self.fields.get("tags"))
        return [tag.removeprefix(prefix) for tag in tags if tag.startswith(prefix)]

    def _read(self, place: str, words: str = "") -> Evidence:
        return Evidence(
            source=self.source,
            read_on=self.read_on,
            method=Method.HUB_API,
            locator=f"{place} at {self.sha}" if self.sha else place,
            quote=" ".join(words.split()[:25])[:200],
        )


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _folded(value: object) -> set[str]:
    return {one.casefold() for one in _texts(value)}


def _texts(value: object) -> list[str]:
    """The texts in a value that should be one text or a list of them."""
    listed = value if isinstance(value, list) else [value]
    return [one.strip() for one in listed if isinstance(one, str) and one.strip()]
