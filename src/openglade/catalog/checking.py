"""Whether every file of the catalog keeps the rules: known words only, and each claim sourced."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from openglade import safe_yaml
from openglade.catalog.compiling import read_text, yaml_files
from openglade.catalog.references import Names, Subjects, values_of
from openglade.catalog.schemas import schema_for
from openglade.catalog.shapes import SHAPES, LicenseFile, OrganizationFile
from openglade.core.errors import InputError

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator


def check(root: Path) -> Iterator[str]:
    """Yield one line for each mistake below a folder: file, place in it, what is wrong, what to do.

    Files that are well-formed are also held against each other.
    """
    subjects: dict[str, dict[str, msgspec.Struct]] = {folder: {} for folder in SHAPES}
    for folder, shape in SHAPES.items():
        for path in yaml_files(root / folder):
            file = path.relative_to(root).as_posix()
            try:
                document = safe_yaml.parse(read_text(path, file), file)
            except InputError as unreadable:
                yield str(unreadable)
                continue
            mistakes = [f"{file}: {mistake}" for mistake in shape_mistakes(document, shape)]
            yield from mistakes
            if not mistakes:
                subjects[folder][file] = msgspec.convert(document, shape)
    yield from _mistakes_between(subjects)


def _mistakes_between(subjects: Subjects) -> Iterator[str]:
    names = Names(subjects)
    for folder, files in subjects.items():
        for file, subject in files.items():
            found = (*_citation_mistakes(subject), *names.dates(subject))
            for mistake in (*found, *names.mistakes(folder, subject)):
                yield f"{file}: {mistake}"
    yield from names.repeated()


def shape_mistakes(document: Any, shape: type[msgspec.Struct]) -> Iterator[str]:  # noqa: ANN401  (any YAML)
    """Say where a document has not the shape of its file, what is wrong there, and what to do."""
    mistakes = _validator(shape).iter_errors(document)
    for mistake in sorted(mistakes, key=lambda one: one.json_path):
        path = mistake.json_path.removeprefix("$").removeprefix(".")
        yield f"{path}: {_advice(mistake)}" if path else _advice(mistake)


@cache
def _validator(shape: type[msgspec.Struct]) -> "Validator":
    from jsonschema import Draft202012Validator  # noqa: PLC0415  (slow to import, used here alone)

    return Draft202012Validator(schema_for(shape, shape.__name__))


def _advice(mistake: "ValidationError") -> str:
    rule: Any = mistake.validator_value
    closest = next((one for one in mistake.context or () if one.validator != "type"), None)
    if closest is not None:
        return _advice(closest)
    if mistake.validator == "enum":
        near = get_close_matches(str(mistake.instance), list(map(str, rule)), 1)
        hint = f"did you mean {near[0]!r}?" if near else f"write one of {', '.join(map(str, rule))}"
        return f"{mistake.instance!r:.200} is not known; {hint}"
    if mistake.validator == "pattern" and isinstance(mistake.schema, dict):
        wanted = mistake.schema.get("description", f"what fits {rule}")
        return f"{mistake.instance!r:.200} does not fit; write {wanted}"
    return mistake.message[:300]


def _citation_mistakes(subject: msgspec.Struct) -> Iterator[str]:
    """Say which sources are cited and not there, and which are there and not cited."""
    tree = msgspec.to_builtins(subject)
    sources = set(tree["sources"])
    cited = set(values_of("source", {**tree, "sources": {}}))
    for name in sorted(cited - sources):
        yield f"evidence names the source {name!r}, which is not under sources; add it there"
    if not isinstance(subject, LicenseFile | OrganizationFile):
        for name in sorted(sources - cited):
            yield f"sources.{name}: nothing cites it; cite it or take it out"
