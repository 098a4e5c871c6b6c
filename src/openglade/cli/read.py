"""`openglade read`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from openglade.cli.failure import fail
from openglade.cli.known_texts import reader
from openglade.cli.output import format_options, write
from openglade.core.errors import InputError
from openglade.core.license_reading import LicenseReader, LicenseReading
from openglade.core.term import Kind
from openglade.license_text.files import (
    license_files,
    policies_beside,
    read_file,
    read_inside,
    read_stream,
)
from openglade.reports.pages.reading import ReadingReport, ReadText

Found = tuple[str, str] | InputError
"""A text with its name, or why it cannot be read."""

_STANDARD_INPUT = "-"


@click.command("read")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("-r", "--recursive", is_flag=True, help="Read the license files in folders.")
@format_options
def command(files: tuple[str, ...], *, recursive: bool, format_id: str, output: str | None) -> None:
    """Say which license a text is, what was changed in it, and which terms it holds.

    FILE is a file, or '-' for standard input. With -r it is a folder too: the files in it that are
    named as licenses, notices and policies are. A use policy that lies beside a license which makes
    it binding is read with it. A text that is no known license is read as well: exit code 0.
    """
    using, errors = reader(), list[InputError]()
    read = [
        _with_policies(name, text, using, errors)
        for name, text in _readable(_found(files, recursive=recursive), errors)
    ]
    if read:
        write(ReadingReport(tuple(read), recursive or len(files) > 1), format_id, output)
    if errors:
        fail(*{str(error): error for error in errors}.values())


def _readable(texts: Iterable[Found], errors: list[InputError]) -> Iterator[tuple[str, str]]:
    """The texts that can be read; why the others cannot goes to the errors, and holds up none."""
    for found in texts:
        if isinstance(found, InputError):
            errors.append(found)
        else:
            yield found


def _with_policies(
    name: str, text: str, using: LicenseReader, errors: list[InputError]
) -> ReadText:
    reading = using.read(text)
    beside = (_text_of(str(path), path.parent) for path in _policies(name, reading))
    policies = tuple(
        ReadText(name=each, text=words, reading=using.read(words))
        for each, words in _readable(beside, errors)
    )
    return ReadText(name=name, text=text, reading=reading, policies=policies)


def _policies(name: str, reading: LicenseReading) -> tuple[Path, ...]:
    """The policies beside a license, if it makes any binding."""
    binds = any(one.term.kind is Kind.ACCEPTABLE_USE_POLICY for one in reading.terms)
    if name == _STANDARD_INPUT or not (binds or reading.policies):
        return ()
    return policies_beside(Path(name))


def _found(files: tuple[str, ...], *, recursive: bool) -> Iterator[Found]:
    for name in files:
        if name == _STANDARD_INPUT:
            yield _text_of_input()
        elif recursive and Path(name).is_dir():
            yield from _found_in(Path(name))
        else:
            yield _text_of(name)


def _found_in(folder: Path) -> Iterator[Found]:
    try:
        for path in license_files(folder):
            yield _text_of(str(path), folder)
    except InputError as error:
        yield error


def _text_of(name: str, folder: Path | None = None) -> Found:
    try:
        return name, read_inside(Path(name), folder) if folder else read_file(Path(name))
    except InputError as error:
        return error


def _text_of_input() -> Found:
    if sys.stdin is None:
        return InputError("standard input: it is closed; name a file")
    try:
        return _STANDARD_INPUT, read_stream(sys.stdin.buffer, "standard input")
    except InputError as error:
        return error
