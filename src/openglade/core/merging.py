"""Several sources about one thing: the best counts, and where they differ both stand side by side.

The order of precedence is that of `Method` (domain.md, Facts, evidence, gaps).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from openglade.core.artifact import Artifact, Dataset, Model, Profile, Service
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.evidence import Evidence, Method
from openglade.core.expression import Expression
from openglade.core.finding import Code, Finding
from openglade.core.ids import NodeId
from openglade.core.lineage import BUILDS_ON, Edge
from openglade.core.release import Availability, Release, Unlicensed

_Said = TypeVar("_Said", Dataset, Model, Service)
_Declared = Expression | Unlicensed
_SPEAKS = frozenset({Method.HUB_API, Method.CARD, Method.PROSE})


def merged(versions: Sequence[Artifact]) -> tuple[Artifact, list[Finding]]:
    """Make one artifact of what several sources say of it."""
    match versions[0]:
        case Dataset() as dataset:
            return _merged_datasets(_alike(dataset, versions))
        case Service() as service:
            return _merged_services(_alike(service, versions))
        case model:
            return _merged_models(_alike(model, versions))


def one_relation_each(edges: Iterable[Edge]) -> tuple[list[Edge], list[Finding]]:
    """Settle how a model is made from a parent where sources differ: the best of them counts."""
    built: dict[tuple[NodeId, NodeId], list[Edge]] = defaultdict(list)
    settled: list[Edge] = []
    for edge in edges:
        if edge.relation in BUILDS_ON:
            built[edge.child, edge.parent].append(edge)
        else:
            settled.append(edge)
    findings: list[Finding] = []
    for (child, parent), versions in built.items():
        ranked = sorted(versions, key=lambda one: (_rank(one.evidence), one.key))
        relations = list(dict.fromkeys(one.relation for one in ranked))
        settled += [one for one in versions if one.relation is relations[0]]
        if len(relations) > 1:
            told = " and ".join(one.value for one in relations)
            because = f"{child}: {told} of {parent}; {relations[0].value} counts"
            findings.append(_differ(because, *(one.evidence for one in ranked)))
    return settled, findings


def merged_releases(
    node: NodeId, releases: Iterable[Release], what: str
) -> tuple[Release, list[Finding]]:
    """Make one release of several, each fact from the source that is believed first.

    Where sources that are believed alike name different licenses, all of them are taken to hold.

    >>> from openglade.core.ids import ModelId
    >>> public = Release(availability=Availability.PUBLIC)
    >>> mit = Release(license=Expression.parse("MIT"))
    >>> both, _ = merged_releases(ModelId.parse("org/name"), [public, mit], "weights")
    >>> both.availability.value, str(both.license)
    ('public', 'MIT')
    """
    ranked = sorted(releases, key=lambda one: (_rank(one.evidence), str(one.license), str(one)))
    known = [one for one in ranked if one.availability is not Availability.UNKNOWN] or ranked[:1]
    licensed = _licensed(ranked)
    best = [one for one in licensed if _rank(one.evidence) == _rank(licensed[0].evidence)]
    license_of_all = _holding_together([one.license for one in best])
    agreeing = (one for one in licensed if _sides(one.license) == _sides(license_of_all))
    evidence = [read for one in (known[0], *best, *agreeing) for read in one.evidence]
    release = replace(
        known[0],
        license=license_of_all,
        extent=next((one.extent for one in ranked if one.extent), None),
        note=next((one.note for one in ranked if one.note), ""),
        evidence=tuple(dict.fromkeys(evidence)),
        former=next((one.former for one in ranked if one.former), ()),
    )
    about = f"{node}: {what}"
    return release, [
        *_differing_licenses(about, [(one.license, one.evidence) for one in licensed], release),
        *_differing_availability(about, known),
    ]


def _licensed(ranked: list[Release]) -> list[Release]:
    """Those that say a license; a name that nobody knows gives way to whatever says more."""
    said = [one for one in ranked if one.license is not Unlicensed.UNREAD]
    known = [one for one in said if not _only_names(one)]
    return known or said or ranked[:1]


def _only_names(release: Release) -> bool:
    """Whether a license is only spoken of, in words that nobody knows, and has no text."""
    methods = {one.method for one in release.evidence}
    unidentified = release.license is Unlicensed.UNIDENTIFIED
    return unidentified and bool(methods) and methods <= _SPEAKS


def _alike(first: _Said, versions: Sequence[Artifact]) -> list[_Said]:
    return [one for one in versions if isinstance(one, type(first))]


def _merged_datasets(versions: list[Dataset]) -> tuple[Dataset, list[Finding]]:
    first, releases = versions[0], [one.release for one in versions]
    release, findings = merged_releases(first.id, releases, "the dataset")
    ranked = sorted(versions, key=lambda one: (_rank(one.release.evidence), str(one)))
    return replace(_filled(ranked), release=release), findings


def _merged_services(versions: list[Service]) -> tuple[Service, list[Finding]]:
    ranked = sorted(versions, key=lambda one: (_rank(one.evidence), str(one)))
    return _filled(ranked), _differing_terms(ranked[0].id, [(s.terms, s.evidence) for s in ranked])


def _merged_models(versions: list[Model]) -> tuple[Model, list[Finding]]:
    ranked = sorted(versions, key=lambda one: (_rank(one.profile.evidence), str(one.profile)))
    model_id = ranked[0].id
    terms = [(one.service_terms, one.profile.evidence) for one in ranked]
    components, of_components = _merged_parts(model_id, Component, [m.components for m in ranked])
    assets, of_assets = _merged_parts(model_id, Asset, [one.assets for one in ranked])
    model = Model(
        id=model_id,
        profile=_filled([one.profile for one in ranked]),
        components=components,
        service_terms=next((stated for stated, _ in terms if stated), None),
        assets=assets,
    )
    return model, [*_differing_terms(model_id, terms), *of_components, *of_assets]


_Part = TypeVar("_Part", Component, Asset)


def _merged_parts(
    node: NodeId, parts: type[_Part], said: Sequence[Mapping[_Part, Release]]
) -> tuple[dict[_Part, Release], list[Finding]]:
    settled: dict[_Part, Release] = {}
    findings: list[Finding] = []
    for part in parts:
        releases = [one[part] for one in said if part in one]
        if releases:
            settled[part], differing = merged_releases(node, releases, part.title)
            findings += differing
    return settled, findings


_Filled = TypeVar("_Filled", Profile, Dataset, Service)


def _filled(versions: Sequence[_Filled]) -> _Filled:
    """The first, and what it leaves open from the next that says it; evidence is kept of all."""
    found = {
        field.name: next((value for one in versions if (value := getattr(one, field.name))), None)
        for field in fields(versions[0])
        if field.name != "evidence"
    }
    said = {name: value for name, value in found.items() if value is not None}
    if not isinstance(versions[0], Dataset):
        reads = [read for one in versions for read in getattr(one, "evidence", ())]
        said["evidence"] = tuple(dict.fromkeys(reads))
    return replace(versions[0], **said)


def _holding_together(licenses: Iterable[_Declared]) -> _Declared:
    """The license that sources of one rank declare; a text that nobody recognized outweighs all."""
    different = {_sides(one): one for one in licenses}
    if Unlicensed.UNIDENTIFIED in different.values():
        return Unlicensed.UNIDENTIFIED
    declared = [one for one in different.values() if isinstance(one, Expression)]
    if len(declared) <= 1:
        return declared[0] if declared else next(iter(different.values()))
    return Expression.all_of(declared) or Unlicensed.UNIDENTIFIED


def _sides(declared: _Declared) -> Hashable:
    """What is the same for two ways to write one license: the order of alternatives is nothing."""
    if isinstance(declared, Expression):
        return frozenset(frozenset(group) for group in declared.alternatives)
    return declared


def _differing_licenses(
    about: str, said: Iterable[tuple[_Declared, tuple[Evidence, ...]]], release: Release
) -> list[Finding]:
    told: dict[Hashable, tuple[_Declared, list[Evidence]]] = {}
    for declared, evidence in said:
        told.setdefault(_sides(declared), (declared, []))[1].extend(evidence)
    if len(told) <= 1:
        return []
    sides = ", ".join(f"{_word(what)} in {_places(reads)}" for what, reads in told.values())
    because = f"{about}: {sides}; {_word(release.license)} counts"
    return [_differ(because, *(reads for _, reads in told.values()))]


def _differing_availability(about: str, known: Sequence[Release]) -> list[Finding]:
    said: dict[Availability, list[Evidence]] = {}
    for one in known:
        said.setdefault(one.availability, []).extend(one.evidence)
    if len(said) <= 1:
        return []
    sides = ", ".join(f"{how.value} in {_places(reads)}" for how, reads in said.items())
    return [_differ(f"{about}: {sides}; {known[0].availability.value} counts", *said.values())]


def _differing_terms(
    node: NodeId, said: Iterable[tuple[Expression | None, tuple[Evidence, ...]]]
) -> list[Finding]:
    stated = [(terms, evidence) for terms, evidence in said if terms is not None]
    counted = Release(license=stated[0][0]) if stated else Release()
    return _differing_licenses(f"{node}: terms of service", stated, counted)


def _differ(because: str, *sides: Iterable[Evidence]) -> Finding:
    evidence = tuple(dict.fromkeys(read for side in sides for read in side))
    return Finding(code=Code.DECLARED_DIFFERS, because=because, evidence=evidence)


def _word(declared: _Declared) -> str:
    return str(declared) if isinstance(declared, Expression) else declared.value


def _places(evidence: Iterable[Evidence]) -> str:
    return " and ".join(dict.fromkeys(one.source.rsplit("/", 1)[-1] for one in evidence)) or "?"


def _rank(evidence: Iterable[Evidence]) -> int:
    return min((one.method.precedence for one in evidence), default=len(Method))
