"""License files on a disk: their bytes, those in a folder, and the policies beside one."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from openglade.core.errors import InputError
from openglade.license_text.decoding import MOST, decode, too_large

MOST_FILES = 10_000
"""The most license files that are read of one folder."""
_MOST_ENTRIES = 1_000_000
_MOST_POLICIES = 5

_LICENSE_NAME = re.compile(
    r"""(?:[a-z0-9]{1,30}[_.-]){0,4}  # MODEL_, third-party-
    (?: (?:(?:un)?licen[cs]|copying|use[_-]policy|usage[_-]policy|eula)[^/]{0,100}
      | (?:aup|copyright|notices?|terms|(?:acceptable|prohibited)[_-]use)(?:[_.\s-][^/]{0,100})? )
    | [^/]{1,200}\.licen[cs]e""",
    re.VERBOSE,
)
_NO_TEXT = re.compile(
    r".*\.(?:bat|bin|c|cc|cpp|cs|css|csv|cxx|dart|dll|exe|gif|go|gz|h|hpp|ico|ipynb|java|jpe?g|jsx?"
    r"|jsonl?|kt|lock|lua|map|mjs|mo|parquet|php|pkl|pl|png|pot?|properties|ps1|pyc?|pyi|r|rb|rs"
    r"|scala|scss|sh|snap|so|sql|svg|swift|toml|tsx?|vue|webp|xml|ya?ml|zip)",
    re.DOTALL,
)
_POLICY_NAME = re.compile(
    r"(?:use|usage|acceptable[_-]use|prohibited[_-]uses?)[_-]polic(?:y|ies)(?:\.[a-z]{1,10})?"
    r"|(?:aup|acceptable[_-]use|prohibited[_-]uses?)(?:\.[a-z]{1,10})?"
)
_NOT_ENTERED = frozenset({".git", ".hg", ".svn"})
_TEXTS_FOLDER = "licenses"


def read_file(path: Path) -> str:
    """The text of a file; InputError when it is none, cannot be read, or is too large.

    A pipe or a device is not opened: it could wait for ever.
    """
    try:
        status = path.stat()
        _check_kind(path, status.st_mode)
        if status.st_size > MOST:
            raise too_large(str(path), status.st_size)
        with path.open("rb") as file:
            return decode(file.read(MOST + 1), str(path))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{path}: {reason}; name a file that can be read") from error


def read_stream(stream: BinaryIO, name: str) -> str:
    """The text that a stream gives until it ends; InputError as for a file."""
    return decode(stream.read(MOST + 1), name)


def license_files(folder: Path) -> Iterator[Path]:
    """The files in a folder and those below it that are named as licenses are, in their order.

    Folders that are links are not entered. Raises InputError, in the end, for a folder that cannot
    be looked at, when there is no such file, and when there are more than MOST_FILES.
    """
    found = entries = 0
    unread: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(one for one in folders if one not in _NOT_ENTERED)
        entries += len(folders) + len(names)
        for name in sorted(names):
            if is_named_as_license(name) or _is_kept_text(place, name):
                found += 1
                yield Path(place, name)
            if found >= MOST_FILES or entries > _MOST_ENTRIES:
                raise InputError(f"{folder}: too much to read at once; name the folders in it")
    for error in unread:
        raise InputError(f"{error.filename}: {error.strerror}; give a folder that can be read")
    if not found:
        raise InputError(f"{folder}: no license file in it; name the file")


def read_inside(path: Path, folder: Path) -> str:
    """The text of a file found in a folder; InputError also for a link that leads out of it.

    In a cache of the Hub, where a file of `snapshots/REVISION` is a link into the `blobs` of the
    same repository, it is followed.
    """
    target, inside = (Path(os.path.realpath(one)) for one in (path, folder))  # never raises
    if not any(map(target.is_relative_to, (inside, *_blobs(inside)))):
        raise InputError(f"{path}: a link out of the folder; to have it read, name it by itself")
    return read_file(path)


def _blobs(folder: Path) -> Iterator[Path]:
    for place in (folder, *folder.parents):
        if place.parent.name == "snapshots":
            yield place.parent.parent / "blobs"


def is_named_as_license(name: str) -> bool:
    """Whether a file's name says that it holds a license, a notice or a policy."""
    folded = name.casefold()
    return bool(_LICENSE_NAME.fullmatch(folded)) and not _NO_TEXT.fullmatch(folded)


def policies_beside(path: Path) -> tuple[Path, ...]:
    """The files beside a license that are named as use policies are."""
    try:
        names = sorted(
            one.name
            for one in path.parent.iterdir()
            if _POLICY_NAME.fullmatch(one.name.casefold()) and one.name != path.name
        )
    except OSError:
        return ()
    return tuple(path.parent / name for name in names[:_MOST_POLICIES])


def _is_kept_text(place: str, name: str) -> bool:
    """Whether it is LICENSES/MIT.txt: a folder of texts, each named for its license."""
    return Path(place).name.casefold() == _TEXTS_FOLDER and name.casefold().endswith(".txt")


def _check_kind(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise InputError(f"{path}: a folder; to have the licenses in it read, add -r")
    if not stat.S_ISREG(mode):
        raise InputError(f"{path}: a pipe or a device; give its text on standard input, with '-'")
