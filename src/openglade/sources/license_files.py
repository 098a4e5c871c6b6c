"""License texts, use policies and notices in a folder, and which part of a model each speaks of."""

import hashlib
import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from openglade.core.artifact import Model
from openglade.core.component import Component
from openglade.core.errors import SourceError
from openglade.core.evidence import Evidence
from openglade.core.expression import Expression
from openglade.core.ids import LicenseId, NodeId
from openglade.core.license import Declared, License, LicenseTexts, Purpose
from openglade.core.record import Claim
from openglade.core.release import Release, Unlicensed
from openglade.sources.contents import Contents
from openglade.sources.declared import FileReading
from openglade.sources.repair import licenses_in, plain

_LICENSE = re.compile(
    r"(?!(?:third|3rd)[-_ ]?part)[a-z_-]{0,20}(?:licen[sc]e|copying|terms(?:[-_]of[-_](?:use"
    r"|service))?)[a-z0-9_.-]{0,30}"
)
_OF_OTHERS = re.compile(
    r"(?:third|3rd)[-_ ]?part[a-z_-]{0,20}(?:licen[sc]e|notice)[a-z0-9_.-]{0,60}"
)
_NO_TEXTS = (".py", ".sh", ".json", ".yaml", ".yml", ".png", ".svg", ".jpg")
_POLICY = re.compile(r"(?:acceptable[-_]?)?us(?:e|age)[-_]?polic(?:y|ies)(?:\.(?:md|txt|rst))?")
_NOTICE = re.compile(r"notices?(?:\.(?:md|txt|rst))?")
_OF_WEIGHTS = re.compile(r"weight|model")
_COMPONENT_WORDS = (("code", Component.CODE), ("data", Component.FINETUNING_DATA))
_TITLE_LINES = 10
_LONGEST_NOTICE = 20_000


class Lookup(LicenseTexts, Protocol):
    """Where a folder asks what the names in it mean."""

    def license(self, license_id: LicenseId) -> License | None:
        """One license, or None."""

    def spelled(self, node: NodeId) -> NodeId:
        """The id that is meant, if it is known by another spelling or an older name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenseFiles:
    """The files of a folder that say under which terms the model, or a part of it, stands.

    `read` is one reading of the folder; `with_code` says that there is code to be licensed.
    """

    contents: Contents
    licenses: Lookup
    read: FileReading
    with_code: bool

    def claims(self) -> Iterator[Claim]:
        """What the license files say; a notice counts where there is no license file."""
        names = self._named(_LICENSE)
        of_weights = any(_OF_WEIGHTS.search(name.lower()) for name in names)
        for name in names:
            components = _licensed(name, of_weights=of_weights, with_code=self.with_code)
            yield from self._license(name, components)
        for name in () if names else self._named(_NOTICE):
            yield from self._notice(name)

    def held(self) -> dict[str, tuple[LicenseId, ...]]:
        """Which known licenses each license file and notice holds, those of others included."""
        held: dict[str, tuple[LicenseId, ...]] = {}
        patterns = (_LICENSE, _POLICY, _NOTICE, _OF_OTHERS)
        for name in (name for pattern in patterns for name in self._named(pattern)):
            try:
                found = self.licenses.declared_by(self.contents.whole(name), name).license
            except SourceError:
                continue
            held[name] = found.licenses if isinstance(found, Expression) else ()
        return held

    def bound(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims of the folder, with the use policies that lie beside the license.

        A policy that the license makes binding counts through it; another is joined to it; a text
        that nobody knows leaves open what may be done.
        """
        held = tuple(claims)
        binding = self._binding(held)
        joined: list[tuple[LicenseId, Evidence]] = []
        names = self._named(_POLICY)
        for name in names:
            found = yield from self._policy(name, binding)
            if found and found[0] not in binding:
                joined.append(found)
        if joined and not any(_of_weights(held)):
            yield self.read.gap(", ".join(names), "a use policy, and no license that it belongs to")
        yield from (_with_policies(claim, joined) for claim in held)

    def _license(self, name: str, components: Sequence[Component]) -> Iterator[Claim]:
        """What one file licenses; a text that is not known, or not read, leaves that open."""
        try:
            declared = self.licenses.declared_by(self.contents.whole(name), name)
        except SourceError as error:
            unread = Unlicensed.UNIDENTIFIED
            declared = Declared(license=unread, locator="", reason=str(error))
        read = (self._evidence(name, declared.locator),)
        release = Release(license=declared.license, evidence=read)
        yield Model(id=self.read.model, components=dict.fromkeys(components, release))
        yield from self._besides(declared, name)

    def _besides(self, declared: Declared, name: str) -> Iterator[Claim]:
        """The text itself where no record holds it, and what is not known of it."""
        if declared.text:
            yield replace(declared.text, evidence=self._evidence(name, declared.locator))
        if declared.reason:
            yield self.read.gap(name, declared.reason)

    def _notice(self, name: str) -> Iterator[Claim]:
        try:
            text = self.contents.whole(name)[:_LONGEST_NOTICE].decode("utf-8", "replace")
        except SourceError as error:
            yield self.read.gap(name, str(error))
            return
        found: dict[LicenseId, str] = {}
        for line in map(plain, text.splitlines()):
            if "licensed under" in line:
                found |= dict.fromkeys(licenses_in(line, self.licenses), line)
        if len(found) == 1:
            ((license_id, line),) = found.items()
            read = (self._evidence(name, "notice", line),)
            release = Release(license=Expression.parse(str(license_id)), evidence=read)
            yield Model(id=self.read.model, components={Component.WEIGHTS: release})

    def _policy(
        self, name: str, binding: frozenset[LicenseId]
    ) -> Generator[Claim, None, tuple[LicenseId, Evidence] | None]:
        """Return a policy that is known and where it was read; yield what is not known of it."""
        try:
            text = self.contents.whole(name)
        except SourceError as error:
            yield from self._unknown(name, str(error), binding)
            return None
        digest = hashlib.sha256(text).hexdigest()
        found = self.licenses.license_of_file(digest)
        title = "" if found else self._title(text)
        found = found or self.licenses.find_license(title)
        if found:
            return found, self._evidence(name, "title" if title else f"sha256 {digest}", title)
        declared = self.licenses.declared_by(text, name)
        if declared.text and not binding:
            policy = replace(declared, text=replace(declared.text, purpose=Purpose.USE_POLICY))
            yield from self._besides(policy, name)
            return declared.text.id, self._evidence(name, declared.locator)
        reason = "a use policy that nobody knows; it may limit what the license allows"
        yield from self._unknown(name, reason, binding)
        return None

    def _unknown(self, name: str, reason: str, binding: frozenset[LicenseId]) -> Iterator[Claim]:
        """What an unknown policy leaves open: everything, unless the license names its policy."""
        if binding:
            named = " and ".join(sorted(map(str, binding)))
            reason = f"its text is not recognized; the license makes {named} binding"
        else:
            unknown = Release(license=Unlicensed.UNIDENTIFIED, evidence=(self._evidence(name, ""),))
            yield Model(id=self.read.model, components={Component.WEIGHTS: unknown})
        yield self.read.gap(name, reason)

    def _binding(self, claims: Iterable[Claim]) -> frozenset[LicenseId]:
        """The policies that the declared licenses of the weights make binding."""
        named = (one for declared in _of_weights(claims) for one in declared.licenses)
        known = (self.licenses.license(one) for one in named)
        return frozenset(policy for one in known if one for policy in one.incorporates)

    def _title(self, text: bytes) -> str:
        """The first of the opening lines that is the name of a use policy."""
        lines = text[:_LONGEST_NOTICE].decode("utf-8", "replace").splitlines()
        for line in lines[:_TITLE_LINES]:
            title = plain(line[:200]).strip("#= ")
            found = self.licenses.find_license(title) if title else None
            known = self.licenses.license(found) if found else None
            if known and known.purpose is Purpose.USE_POLICY:
                return title
        return ""

    def _named(self, pattern: re.Pattern[str]) -> list[str]:
        lower = ((name, name.lower()) for name in self.contents.files)
        return [n for n, low in lower if pattern.fullmatch(low) and not low.endswith(_NO_TEXTS)]

    def _evidence(self, name: str, locator: str, words: str = "") -> Evidence:
        whole = replace(self.read, source=str(self.contents.path / name))
        return whole.evidence(locator, words)


def _licensed(name: str, *, of_weights: bool, with_code: bool) -> tuple[Component, ...]:
    """What a license file speaks of; beside one for the weights, the plain one is the code's."""
    lower = name.lower()
    stated = next((part for word, part in _COMPONENT_WORDS if word in lower), None)
    if stated:
        return (stated,)
    if _OF_WEIGHTS.search(lower):
        return (Component.WEIGHTS,)
    if of_weights:
        return (Component.CODE,)
    return (Component.WEIGHTS, Component.CODE) if with_code else (Component.WEIGHTS,)


def _of_weights(claims: Iterable[Claim]) -> Iterator[Expression]:
    """The licenses that are declared for the weights."""
    for claim in claims:
        release = claim.components.get(Component.WEIGHTS) if isinstance(claim, Model) else None
        if release and isinstance(release.license, Expression):
            yield release.license


def _with_policies(claim: Claim, policies: Sequence[tuple[LicenseId, Evidence]]) -> Claim:
    """A claim, with policies joined to the license of the weights, if it declares one."""
    if not policies or not any(_of_weights([claim])) or not isinstance(claim, Model):
        return claim
    release = claim.components[Component.WEIGHTS]
    named = [Expression.parse(str(one)) for one, _ in policies]
    declared = next(_of_weights([claim]))
    missing = [one for one in named if not set(one.licenses) <= set(declared.licenses)]
    both = replace(
        release,
        license=Expression.all_of([declared, *missing]) or Unlicensed.UNIDENTIFIED,
        evidence=(*release.evidence, *(read for _, read in policies)),
    )
    return replace(claim, components={**claim.components, Component.WEIGHTS: both})
