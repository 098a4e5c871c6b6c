"""A card of a model or dataset, its front matter and its text, as claims."""

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from openglade.core.artifact import Dataset, Model, Profile
from openglade.core.component import Component
from openglade.core.errors import SourceError
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.expression import Expression
from openglade.core.finding import Code, Finding
from openglade.core.ids import (
    ArtifactId,
    DatasetId,
    LicenseId,
    ModelId,
    NodeId,
    UnknownId,
    is_bare,
)
from openglade.core.license import LicenseIndex
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim
from openglade.core.release import Release, Unlicensed
from openglade.sources import prose, repair, settings
from openglade.sources.card_assets import shown_by
from openglade.sources.prose import Said, Topic
from openglade.sources.relation import Metadata, infer, stated
from openglade.sources.repair import FrontMatter, Repair, cleaned, says_nothing

NO_LICENSE = "the front matter declares no license"
"""Why a card leaves the license open."""
_OTHER = "other"
_UNDECLARED = frozenset({"", "unknown", _OTHER, "none", "null", "n/a", "???"})
_MOST = 500
_TEMPLATE = "license"
_FORBIDS = re.compile(
    r"(?:^|[-.])(?:nc|non-?commercial|research|academic|mrl|mnpl|nonproduction)(?:[-.]|$)",
    re.IGNORECASE,
)
_GENERATED = frozenset({"machine-generated", "machine generated"})


def read_card(  # noqa: PLR0913  (one place for what a card is read with)
    text: str,
    source: str,
    *,
    node: ModelId | DatasetId,
    licenses: LicenseIndex,
    read_on: date,
    files: Sequence[str] = (),
    labeled: Relation | None = None,
) -> Iterator[Claim]:
    """What a whole card says, front matter and text, of a model or dataset; any text is read.

    How a model comes from its parent is what the card states, else how it is `labeled` where the
    card lies, else what the names of the `files` and the card's tags show.
    """
    card = replace(Card.read(text, source, read_on), labeled=labeled)
    if isinstance(node, DatasetId):
        return card.dataset_claims(node, licenses)
    return card.claims(node, licenses, files=files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card holds, and where and when it was read.

    `labeled` is how the place where it lies says that the model comes from its parents.
    """

    source: str
    read_on: date
    labeled: Relation | None = None
    fields: Mapping[str, Any]
    body: str = ""
    first_line: int = 1
    repairs: tuple[Repair, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @classmethod
    def read(cls, text: str, source: str, read_on: date) -> Self:
        """Read any text as a card; what cannot be read is among its gaps, never an error."""
        head = FrontMatter.read(text, source)
        return cls(
            source=source,
            read_on=read_on,
            fields=head.fields,
            body=head.body,
            first_line=head.first_line,
            repairs=head.repairs,
            gaps=head.gaps,
        )

    def claims(
        self,
        model: ModelId,
        licenses: LicenseIndex,
        relation: Relation = Relation.FINETUNE,
        files: Sequence[str] = (),
    ) -> Iterator[Claim]:
        """What the card says of a model.

        `relation` is meant where neither the card nor the names of the `files` say which it is.
        """
        yield from self._told()
        declared = yield from self._license(model, licenses)
        said = yield from self._said(model)
        bases = yield from self._ids("base_model", ModelId, model)
        parents = [
            (node, one)
            for one in _about(Topic.PARENT, said)
            if not _is_own(node := self._named(one.name, ModelId), model)
        ]
        first = [node for node, _ in parents[:1]]
        found = infer(Metadata.of_fields(self.fields, model.name, files), bases or first)
        relation = relation if found is None or found is Relation.FINETUNE else found
        relation = stated(self.fields) or self.labeled or relation
        for base in bases:
            yield self._edge(model, base, relation, self._front("base_model", str(base)))
        yield from self._parents(model, bases, parents, relation)
        yield from self._data(model, said)
        yield from self._licensed_in_words(model, licenses, said)
        yield from self._limits(declared, said)
        for one in _about(Topic.OPEN_SOURCE, said):
            yield Model(id=model, profile=Profile(evidence=(self._words(one),)))
        yield from shown_by(model, self.body, self.source, self.read_on)

    def dataset_claims(self, dataset: DatasetId, licenses: LicenseIndex) -> Iterator[Claim]:
        """What the front matter says of a dataset: its license, its sources, a machine as maker."""
        yield from self._told()
        yield from self._license(dataset, licenses)
        for text in self._texts("source_datasets"):
            name = text.removeprefix("extended|")
            if name.casefold() in {"original", "extended"} or says_nothing(name):
                continue
            source = yield from self._id("source_datasets", name, DatasetId)
            read = self._front("source_datasets", text)
            yield self._edge(dataset, source, Relation.DERIVED_DATA, read)
        if _GENERATED & {text.casefold() for text in self._texts("annotations_creators")}:
            reason = "annotations by a machine, and the front matter does not say by which"
            yield Gap(what="annotations_creators", reason=reason, source=self.source)
            read = self._front("annotations_creators", "machine-generated")
            maker = UnknownId("the machine that made the annotations")
            yield self._edge(dataset, maker, Relation.GENERATED_BY, read)

    def _told(self) -> Iterator[Claim]:
        yield from self.gaps
        yield from map(self._repaired, self.repairs)

    def _license(
        self, owner: ModelId | DatasetId, licenses: LicenseIndex
    ) -> Generator[Claim, None, Release | None]:
        """Yield the license that the front matter declares, or a gap; return its release."""
        names, others = [], False
        for value in self._values("license"):
            text = value.strip() if isinstance(value, str) else ""
            if text.casefold() == _TEMPLATE:
                yield self._repaired(Repair(what="license", before=text, after="no license"))
            elif not text or cleaned(text).casefold() in _UNDECLARED:
                others = others or value not in (None, "")
            else:
                names.append(text)
        if others or not names:
            stated = [one for one in self._texts("license_name") if not says_nothing(one)]
            names += stated or ["other"] * bool(names)
        found = []
        for name in names:
            license_id, spelled = repair.license_named(name, licenses)
            found.append(license_id)
            if license_id and spelled != name:
                yield self._repaired(Repair(what="license", before=name, after=spelled))
        known = [one for one in found if one]
        if known and None not in found:
            each = [Expression.parse(str(one)) for one in dict.fromkeys(known)]
            declared = Expression.all_of(each) or Unlicensed.UNIDENTIFIED
            release = Release(license=declared, evidence=(self._front("license", names[0]),))
            yield _released(owner, release)
            return release
        unknown = next((name for name, one in zip(names, found, strict=True) if one is None), "")
        said = f"license {unknown!r:.100} is not in the catalog"
        reason = said if names else NO_LICENSE
        yield Gap(what="license", reason=reason, source=self.source)
        if names or _OTHER in {text.casefold() for text in self._texts("license")}:
            named = self._front("license", ", ".join(names) or _OTHER)
            yield _released(owner, Release(license=Unlicensed.UNIDENTIFIED, evidence=(named,)))
        return None

    def _ids(
        self, field: str, kind: type[ArtifactId], own: ModelId | None = None
    ) -> Generator[Claim, None, list[NodeId]]:
        """Yield the gaps and repairs of a field of ids; return the ids, each once."""
        found: dict[str, NodeId] = {}
        values = self._values(field)
        if len(values) > _MOST:
            reason = f"only the first {_MOST} of {len(values)} were read"
            yield Gap(what=field, reason=reason, source=self.source)
        for one in values[:_MOST]:
            text = one if isinstance(one, str) else repair.inside(one)
            if not text and not isinstance(one, str | None):
                yield Gap(what=field, reason=f"{one!r:.100} is no id", source=self.source)
            elif text.strip() and says_nothing(text):
                yield self._repaired(Repair(what=field, before=text, after="nothing"))
            elif text.strip():
                node = yield from self._id(field, text.strip(), kind, own)
                found.setdefault(str(node).casefold(), node)
        return [node for node in found.values() if own is None or not _is_own(node, own)]

    def _id(
        self, field: str, text: str, kind: type[ArtifactId], own: ModelId | None = None
    ) -> Generator[Claim, None, NodeId]:
        """Yield the gap or repair of one id, if there is any; return the id.

        A name without its organization is neither: who knows where it moved can still name it.
        """
        node = self._named(text, kind)
        if own and _is_own(node, own):
            reason = "the model is named as its own parent"
            yield Gap(what=field, reason=reason, source=self.source)
        elif isinstance(node, UnknownId):
            if not is_bare(node.words):
                yield Gap(what=field, reason=f"{node.words!r} is no id", source=self.source)
        elif str(node) != text:
            yield self._repaired(Repair(what=field, before=text, after=str(node)))
        return node

    def _named(self, text: str, kind: type[ArtifactId]) -> NodeId:
        """The id that a text means; a bare name stands for what the card itself links or lists."""
        node = repair.named(text, kind)
        if isinstance(node, ArtifactId) or "/" in node.words:
            return node
        models, datasets = tuple(self._texts("base_model")), tuple(self._texts("datasets"))
        known = repair.linked(self.body, models, datasets)
        return known.get((kind.nature, node.words.casefold()), node)

    def _said(self, model: ModelId) -> Generator[Claim, None, tuple[Said, ...]]:
        """Yield the gaps of the text; return what it says, settings taken apart."""
        if len(self.body) > prose.LONGEST:
            reason = f"only the first {prose.LONGEST} of {len(self.body)} characters were read"
            yield Gap(what="text", reason=reason, source=self.source)
        said: list[Said] = []
        for one in prose.read(self.body, model.name, self.first_line):
            try:
                said.extend(settings.named_in(one) if one.topic is Topic.SETTINGS else (one,))
            except SourceError as error:
                reason = f"line {one.line}: {error}"
                yield Gap(what="settings in the text", reason=reason, source=self.source)
            if len(said) >= _MOST:
                reason = f"only the first {_MOST} things that it says were read"
                yield Gap(what="text", reason=reason, source=self.source)
                break
        return tuple(said[:_MOST])

    def _parents(
        self,
        model: ModelId,
        bases: Sequence[NodeId],
        parents: Sequence[tuple[NodeId, Said]],
        relation: Relation,
    ) -> Iterator[Claim]:
        """Yield what the text adds to the parents of the front matter, which has the word."""
        known = {str(base).casefold(): base for base in bases}
        names = {str(base).rpartition("/")[2].casefold() for base in bases}
        for node, one in parents:
            read = self._words(one)
            if str(node).casefold() in known:
                yield self._edge(model, known[str(node).casefold()], relation, read)
            elif not bases:
                stated = relation if one.relation is Relation.FINETUNE else one.relation
                yield from self._nameless("base_model", node)
                yield self._edge(model, node, stated, read)
            elif isinstance(node, ModelId) and node.name.casefold() not in names:
                declared = " and ".join(map(str, bases[:3]))
                because = f"the front matter names the parent {declared}, the text {node}"
                evidence = (self._front("base_model", declared), read)
                because = f"{because}; the front matter counts"
                yield Finding(code=Code.DECLARED_DIFFERS, because=because, evidence=evidence)

    def _data(self, model: ModelId, said: Sequence[Said]) -> Iterator[Claim]:
        listed = yield from self._ids("datasets", DatasetId)
        for dataset in listed:
            read = self._front("datasets", str(dataset))
            yield self._edge(model, dataset, Relation.TRAINED_ON, read)
        known = {str(dataset).casefold(): dataset for dataset in listed}
        fed = Component.FINETUNING_DATA
        for one in _about(Topic.DATASET, said):
            node = self._named(one.name, DatasetId)
            if str(node).casefold() not in known:
                yield from self._nameless("datasets", node)
            node = known.setdefault(str(node).casefold(), node)
            yield self._edge(model, node, Relation.TRAINED_ON, self._words(one), fed)
        for one in _about(Topic.GENERATED, said):
            made = UnknownId(f"data generated by {one.name}")
            yield self._edge(model, made, Relation.TRAINED_ON, self._words(one), fed)

    def _nameless(self, field: str, node: NodeId) -> Iterator[Claim]:
        if isinstance(node, UnknownId) and not is_bare(node.words):
            reason = f"the text names {node.words!r}, which is no id"
            yield Gap(what=field, reason=reason, source=self.source)

    def _licensed_in_words(
        self, model: ModelId, licenses: LicenseIndex, said: Sequence[Said]
    ) -> Iterator[Claim]:
        found: dict[LicenseId, Said] = {}
        for one in _about(Topic.LICENSE, said):
            for license_id in repair.licenses_in(one.name, licenses):
                found.setdefault(license_id, one)
        if len(found) > 1:
            names = ", ".join(map(str, found))
            reason = f"the text names {names}, and does not say what is under which"
            yield Gap(what="license in the text", reason=reason, source=self.source)
        elif found:
            ((license_id, one),) = found.items()
            declared = Expression.parse(str(license_id))
            yield _released(model, Release(license=declared, evidence=(self._words(one),)))
        for one in _about(Topic.SAME_LICENSE, said):
            as_above = Release(license=Unlicensed.UNIDENTIFIED, evidence=(self._words(one),))
            yield _released(model, as_above)

    def _limits(self, declared: Release | None, said: Sequence[Said]) -> Iterator[Claim]:
        """Yield what the text limits and the declared license allows."""
        if declared is None or _FORBIDS.search(str(declared.license)):
            return
        for one in _about(Topic.RESTRICTION, said):
            because = f"{declared.license} is declared, and the text says: {one.name}"
            evidence = (*declared.evidence, self._words(one))
            yield Finding(code=Code.DECLARED_DIFFERS, because=because, evidence=evidence)

    def _texts(self, field: str) -> Iterator[str]:
        """Yield the texts of a field, whether it holds one or a list; pass over all else."""
        for text in self._values(field)[:_MOST]:
            if isinstance(text, str) and text.strip():
                yield text.strip()

    def _values(self, field: str) -> list[Any]:
        value = self.fields.get(field)
        return value if isinstance(value, list) else [value]

    def _edge(
        self,
        child: NodeId,
        parent: NodeId,
        relation: Relation,
        read: Evidence,
        component: Component | None = None,
    ) -> Edge:
        return Edge(
            child=child, parent=parent, relation=relation, component=component, evidence=(read,)
        )

    def _repaired(self, done: Repair) -> Finding:
        because = f"{done.what}: {done.before!r:.120} is read as {done.after!r:.120}"
        read = self._front(done.what, done.before)
        return Finding(code=Code.REPAIRED, because=because, evidence=(read,))

    def _front(self, field: str, quote: str) -> Evidence:
        return self._read(Method.CARD, f"front matter: {field}", quote)

    def _words(self, said: Said) -> Evidence:
        return self._read(Method.PROSE, f"text: line {said.line}", said.quote)

    def _read(self, method: Method, locator: str, quote: str) -> Evidence:
        return Evidence(
            source=self.source,
            read_on=self.read_on,
            method=method,
            locator=locator,
            quote=f"{quote:.200}",
        )


def _about(topic: Topic, said: Sequence[Said]) -> Iterator[Said]:
    return (one for one in said if one.topic is topic)


def _is_own(node: NodeId, own: ModelId) -> bool:
    """Whether a parent is the model itself, in whatever case."""
    words = node.words if isinstance(node, UnknownId) else str(node)
    return words.casefold() == str(own).casefold()


def _released(owner: ModelId | DatasetId, release: Release) -> Model | Dataset:
    if isinstance(owner, DatasetId):
        return Dataset(id=owner, release=release)
    return Model(id=owner, components={Component.WEIGHTS: release})
