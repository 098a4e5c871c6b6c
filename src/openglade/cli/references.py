"""`openglade references`."""

from pathlib import Path

import click

from openglade.cli.known_texts import own_texts
from openglade.cli.output import tell
from openglade.core.errors import InputError
from openglade.core.license_reading import MatchMethod
from openglade.license_text.building import add, build
from openglade.license_text.files import read_file
from openglade.license_text.reading import Reader
from openglade.license_text.references import References

_OWN = "LicenseRef-"
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group("references")
def command() -> None:
    """Work on the known texts that `openglade read` compares a text with.

    They are kept as fingerprints, from which no text can be read.
    """


@command.command("build")
@click.argument("folders", metavar="DIR…", nargs=-1, required=True, type=_FOLDER)
@click.option("--spdx", type=_FOLDER, help="The folder src of SPDX's license-list-XML.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), required=True)
def build_file(folders: tuple[Path, ...], spdx: Path | None, output: str) -> None:
    """Make fingerprints of SPDX's licenses and of each text (*.txt) in the folders.

    A text is known as LicenseRef- and the name of its file.
    """
    for folder in folders:
        if not any(folder.glob("*.txt")):
            raise InputError(f"{folder}: no text (*.txt) in it; name a folder that holds texts")
    content = build(spdx, folders)
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        advice = "name a file that can be written"
        raise InputError(f"{output}: {error.strerror}; {advice}") from error
    tell(f"{len(References.load(Path(output)))} texts, {len(content):,} bytes")


@command.command("add")
@click.argument("file", metavar="FILE", type=click.Path())
@click.option("--id", "id_", required=True, help="LicenseRef- and a name.")
def add_text(file: str, id_: str) -> None:
    """Make a text of your own known, by the id that you give it.

    The fingerprints are kept in XDG_DATA_HOME/openglade/references; a text that was known by this
    id is known no more.
    """
    path = own_texts()
    text = read_file(Path(file))
    _check_new(file, text, id_)
    try:
        add(text, id_, path)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; set XDG_DATA_HOME") from error
    tell(f"{id_}: known from now on ({path})")


def _check_new(file: str, text: str, id_: str) -> None:
    shipped = Reader()
    if not id_.startswith(_OWN) or id_ in shipped.references.ids:
        raise InputError(f"--id: {id_[:200]!r} is no id of your own; write {_OWN}and a new name")
    known = shipped.read(text).identified
    if known.license and known.method is MatchMethod.EXACT:
        raise InputError(f"{file}: it is known, as '{known.license}'; nothing has to be added")


@command.command("list")
def list_texts() -> None:
    """List the ids of all known texts, your own first."""
    path = own_texts()
    own = References.load(path).ids if path.exists() else ()
    shipped = sorted({*References.load().ids} - {*own}, key=str.casefold)
    tell(*(f"{id_} (your own)" for id_ in sorted(set(own), key=str.casefold)), *shipped)
