"""A model as a folder: its card, configuration, license files and the list of its files."""

import json
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Self

from openglade.core.artifact import Model, Profile
from openglade.core.checklist import AtHand
from openglade.core.component import Component
from openglade.core.errors import InputError, SourceError
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.expression import Expression
from openglade.core.finding import Code, Finding
from openglade.core.ids import DatasetId, ModelId, NodeId, UnknownId
from openglade.core.lineage import BUILDS_ON, Edge, Relation
from openglade.core.record import Claim
from openglade.core.release import Availability, Extent, Release
from openglade.sources import stated
from openglade.sources.card import NO_LICENSE, Card
from openglade.sources.contents import Contents
from openglade.sources.declared import LFS_POINTER, FileReading
from openglade.sources.files import claims_of, has_reader
from openglade.sources.license_files import LicenseFiles, Lookup
from openglade.sources.relation import staged
from openglade.sources.repair import licenses_in, named
from openglade.sources.stated import Stated

_MOST_READ = 20
_WEIGHTS = (".safetensors", ".gguf", ".bin", ".pt", ".pth", ".ckpt", ".onnx", ".h5", ".msgpack")
_CARDS = ("readme.md", "model_card.md", "model-card.md", "modelcard.md")
_NO_WEIGHTS = ("training_args", "optimizer", "scheduler", "rng_state", "vocab", "tokenizer")
_NOTICE = re.compile(r"notices?(?:\.(?:md|txt|rst))?")
_CODE = (".py", ".sh", ".ipynb")
_TRAINING = re.compile(
    r"(?:^|[_-])(?:pre)?(?:train|training|fine-?tune|finetuning|sft|dpo)(?:[_.-]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder that holds a model, or a part of one; no link out of it is followed."""

    id: ModelId
    contents: Contents
    read_on: date

    @classmethod
    def open(cls, name: str) -> Self:
        """Look at a folder; InputError when it is none, or holds more files than are read."""
        contents = Contents.open(name)
        shown = re.sub(r"[^\w.+-]", "-", contents.path.resolve().name)[:150].lstrip(".-")
        return cls(
            id=ModelId.parse(f"local:{shown or 'folder'}"),
            contents=contents,
            read_on=datetime.now(tz=UTC).date(),
        )

    def collect(self, licenses: Lookup) -> Iterator[Claim]:
        """What the files say of the model, and what could not be read."""
        claims = [*self._files(licenses), *self._cards(licenses)]
        adapter = yield from self._adapter()
        claims = list(_with_adapter(adapter, claims, licenses))
        claims = list(staged(claims))
        words = list(self._words(claims, licenses))
        code = any(isinstance(one, Model) and Component.CODE in one.components for one in words)
        files = self._license_files(licenses, with_code=code or bool(self._code_files()))
        yield from files.bound([*claims, *words, *files.claims()])

    def at_hand(self, licenses: Lookup) -> AtHand:
        """What lies there for whoever publishes the folder: files, cards, notices, licenses."""
        texts: dict[str, str] = {}
        for name in self.contents.files:
            if name.lower() in _CARDS or _NOTICE.fullmatch(name.lower()):
                with suppress(SourceError):
                    texts[name] = self.contents.whole(name).decode("utf-8", "replace")
        held = self._license_files(licenses, with_code=False).held()
        return AtHand(
            name=self.contents.repository or self.id.name,
            place=str(self.contents.path),
            files=self.contents.files,
            texts=texts,
            licenses=held,
        )

    def _license_files(self, licenses: Lookup, *, with_code: bool) -> LicenseFiles:
        return LicenseFiles(
            contents=self.contents,
            licenses=licenses,
            read=self._read(str(self.contents.path)),
            with_code=with_code,
        )

    def own_text(self, name: str) -> tuple[str, str] | None:
        """Where a file of the user lies and its text; None without one.

        InputError if it cannot be read. What lies in a cache of the Hub is its maker's, not the
        user's.
        """
        if name not in self.contents.files or self.contents.revision:
            return None
        where = str(self.contents.path / name)
        try:
            return where, self.contents.whole(name).decode("utf-8", "replace")
        except SourceError as error:
            raise InputError(f"{where}: {error}") from error

    def _files(self, licenses: Lookup) -> Iterator[Claim]:
        yield Model(id=self.id, profile=Profile(name=self.id.name))
        yield from self._weights()
        yield from self._code()
        for name in [one for one in self.contents.files if has_reader(one)][:_MOST_READ]:
            yield from self._file(name, licenses)

    def _weights(self) -> Iterator[Claim]:
        for name in filter(_names_weights, self.contents.files):
            try:
                head = self.contents.head(name, len(LFS_POINTER))
            except SourceError as error:
                yield self._gap(name, str(error))
                continue
            if head:
                pointer = head.startswith(LFS_POINTER)
                note = "a git-LFS pointer stands for the weights" if pointer else "in the folder"
                read = (self._evidence(name),)
                release = Release(availability=Availability.PUBLIC, note=note, evidence=read)
                yield Model(id=self.id, components={Component.WEIGHTS: release})
                return
        yield self._gap(Component.WEIGHTS.title, "no file of weights in the folder")

    def _code(self) -> Iterator[Claim]:
        """The code in the folder; that scripts of training are the whole of it, nobody says."""
        names = self._code_files()
        training = [name for name in names if _TRAINING.search(name.lower())]
        if names:
            extent = Extent.PART if training else Extent.EXAMPLES
            read = tuple(map(self._evidence, (training or names)[:3]))
            release = Release(availability=Availability.PUBLIC, extent=extent, evidence=read)
            yield Model(id=self.id, components={Component.CODE: release})

    def _code_files(self) -> list[str]:
        return [name for name in self.contents.files if name.lower().endswith(_CODE)]

    def _file(self, name: str, licenses: Lookup) -> Iterator[Claim]:
        try:
            with self.contents.file(name) as file:
                is_there = file.read(len(LFS_POINTER)) not in {b"", LFS_POINTER}
                file.seek(0)
                if is_there:
                    read = self._read(str(self.contents.path / name))
                    yield from claims_of(name, file, read, licenses)
        except (OSError, SourceError) as error:
            if not _names_weights(name):  # else it is told where the weights are looked for
                yield self._gap(name, str(error))

    def _adapter(self) -> Generator[Claim, None, Edge | None]:
        """Read the edge to the base of an adapter; yield a gap where no id names the base."""
        settings = yield from self._json("adapter_config.json")
        base = settings.get("base_model_name_or_path")
        if not isinstance(base, str) or not base:
            return None
        parent: NodeId
        try:
            parent = ModelId.parse(base)
        except InputError as error:
            yield self._gap("adapter_config.json", str(error))
            parent = UnknownId(f"{base:.100}")
        read = self._evidence("adapter_config.json", "base_model_name_or_path", base)
        return Edge(child=self.id, parent=parent, relation=Relation.ADAPTER, evidence=(read,))

    def _cards(self, licenses: Lookup) -> Iterator[Claim]:
        names = self._card_names()
        if not names:
            yield self._gap("card", "no README.md in the folder")
            return
        settings = yield from self._json("config.json")
        quantized = isinstance(settings.get("quantization_config"), dict)
        relation = Relation.QUANTIZED if quantized else Relation.FINETUNE
        claims: list[Claim] = []
        for name in names:
            try:
                card = self._card(name)
            except SourceError as error:
                claims.append(self._gap("card", str(error)))
            else:
                claims += card.claims(self.id, licenses, relation, self.contents.files)
        yield from _undeclared_once(claims)

    def _words(self, claims: Sequence[Claim], licenses: Lookup) -> Iterator[Claim]:
        """What the words of the cards state, where no data of that name is known to be meant."""
        edges = [one for one in claims if isinstance(one, Edge) and one.child == self.id]
        bases = [str(one.parent) for one in edges if one.relation in BUILDS_ON]
        fed = {one.component for one in edges}
        for name in self._card_names():
            try:
                card = self._card(name)
            except SourceError:
                continue
            for one in stated.read(card.body, card.first_line, based=bool(bases), others=bases):
                if one.component not in fed:
                    yield from self._stated(one, card.source, licenses)

    def _stated(self, one: Stated, source: str, licenses: Lookup) -> Iterator[Claim]:
        read = Evidence(
            source=source,
            read_on=self.read_on,
            method=Method.PROSE,
            locator=f"text: line {one.line}",
            quote=one.quote,
        )
        named_here = licenses_in(one.license, licenses)
        if one.dataset:
            yield Edge(
                child=self.id,
                parent=named(one.dataset, DatasetId),
                relation=Relation.TRAINED_ON,
                component=one.component,
                evidence=(read,),
            )
        elif not one.license:
            release = Release(availability=one.availability, extent=one.extent, evidence=(read,))
            yield Model(id=self.id, components={one.component: release})
        elif len(named_here) == 1:
            declared = Expression.parse(str(named_here[0]))
            release = Release(license=declared, evidence=(read,))
            yield Model(id=self.id, components={one.component: release})

    def _card_names(self) -> list[str]:
        found = [name for name in self.contents.files if name.lower() in _CARDS]
        return sorted(found, key=lambda name: (_CARDS.index(name.lower()), name))

    def _card(self, name: str) -> Card:
        text = self.contents.whole(name).decode("utf-8", "replace")
        return Card.read(text, str(self.contents.path / name), self.read_on)

    def _json(self, name: str) -> Generator[Claim, None, dict[str, Any]]:
        """Return a JSON object, empty without a file; yield a gap if it cannot be read."""
        if name not in self.contents.files:
            return {}
        try:
            value: Any = json.loads(self.contents.whole(name))
        except (ValueError, RecursionError, SourceError) as error:
            yield self._gap(name, f"not readable as JSON: {error}"[:200])
            return {}
        return value if isinstance(value, dict) else {}

    def _read(self, source: str) -> FileReading:
        return FileReading(model=self.id, source=source, read_on=self.read_on)

    def _gap(self, what: str, reason: str) -> Gap:
        return self._read(str(self.contents.path)).gap(what, reason)

    def _evidence(self, name: str, locator: str = "", quote: str = "") -> Evidence:
        return self._read(str(self.contents.path / name)).evidence(locator, quote)


def _names_weights(name: str) -> bool:
    lower = name.lower()
    return lower.endswith(_WEIGHTS) and not lower.startswith(_NO_WEIGHTS)


def _undeclared_once(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of several cards: that no license is declared is said once, and if none does."""
    models = [one for one in claims if isinstance(one, Model)]
    weights = [one.components.get(Component.WEIGHTS) for one in models]
    seen = any(one is not None and isinstance(one.license, Expression) for one in weights)
    for one in claims:
        undeclared = isinstance(one, Gap) and one.reason == NO_LICENSE
        if not (undeclared and seen):
            yield one
        seen = seen or undeclared


def _with_adapter(
    adapter: Edge | None, claims: Sequence[Claim], licenses: Lookup
) -> Iterator[Claim]:
    """The claims, and the base of an adapter, on which its own file has the word.

    A base that the file names by a path counts only where nothing else names one. What the adapter
    is merged from besides is kept.
    """
    built = [one for one in claims if isinstance(one, Edge) and one.relation in BUILDS_ON]
    if adapter is None or (built and isinstance(adapter.parent, UnknownId)):
        yield from claims
        return
    base = licenses.spelled(adapter.parent)
    differing = [
        one
        for one in built
        if licenses.spelled(one.parent) != base
        and one.relation is not Relation.MERGE
        and all(read.method is not Method.FILE for read in one.evidence)
    ]
    yield adapter
    yield from (one for one in claims if one not in differing)
    for parent in dict.fromkeys(one.parent for one in differing):
        evidence = [read for one in differing if one.parent == parent for read in one.evidence]
        sides = f"adapter_config.json names the base {adapter.parent}, the card {parent}"
        because = f"{sides}; the file counts"
        found = (*adapter.evidence, *evidence)
        yield Finding(code=Code.DECLARED_DIFFERS, because=because, evidence=found)
