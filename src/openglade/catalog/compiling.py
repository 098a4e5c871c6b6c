"""The catalog in one file: YAML is what people edit, JSON is what a program reads.

A wheel carries the compiled file alone. In a checkout it is made anew when a YAML file has changed.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from openglade.core.errors import InputError

FOLDERS = ("organizations", "models", "datasets", "services", "licenses", "published", "renames")
ROOT = Path(__file__).parent
COMPILED = ROOT / "catalog.json"


def compiled() -> bytes:
    """The compiled catalog; compiled anew first where the YAML beside this file has changed."""
    stamp = stamp_of(ROOT)
    with suppress(FileNotFoundError):
        text = COMPILED.read_bytes()
        if not stamp or text.startswith(_head(stamp)):
            return text
    text = compile_catalog(ROOT)
    with suppress(OSError):  # a checkout that cannot be written to is still read
        write_compiled(text)
    return text


def compile_catalog(root: Path) -> bytes:
    """Read every YAML file below a folder into one JSON object.

    Raises InputError where one cannot be read.
    """
    from openglade import safe_yaml  # noqa: PLC0415  (only where something changed)

    subjects: dict[str, Any] = {}
    for folder in FOLDERS:
        files = ((path, path.relative_to(root).as_posix()) for path in yaml_files(root / folder))
        documents = [safe_yaml.parse(read_text(path, name), name) for path, name in files]
        subjects[folder] = (
            documents if folder == "published" else {one["id"]: one for one in documents}
        )
    body = json.dumps(subjects, ensure_ascii=False, separators=(",", ":")).encode()
    return _head(stamp_of(root)) + b"," + body[1:]


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files below a folder, in order; what is no regular file is passed over."""
    return sorted(path for path in folder.rglob("*.yaml") if path.is_file())


def read_text(path: Path, name: str) -> str:
    """The text of a file; InputError, which names it, where it is no UTF-8 or cannot be read."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: no UTF-8 text, from byte {error.start}; save it so") from error
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}; make it readable") from error


def write_compiled(text: bytes) -> None:
    """Put the compiled catalog in its place at once, so that no other process reads half of it."""
    draft = COMPILED.with_suffix(f".{os.getpid()}.tmp")
    draft.write_bytes(text)
    draft.replace(COMPILED)


def stamp_of(root: Path) -> str:
    """What changes when a YAML file does: their number, their bytes and the newest date.

    It is empty if there is no file.
    """
    states = [entry.stat() for folder in FOLDERS for entry in _yaml_files(root / folder)]
    newest = max((state.st_mtime_ns for state in states), default=0)
    return f"{len(states)}-{sum(state.st_size for state in states)}-{newest}" if states else ""


def _head(stamp: str) -> bytes:
    return f'{{"stamp":"{stamp}"'.encode()


def _yaml_files(folder: Path) -> Iterator[os.DirEntry[str]]:
    folders = [os.fspath(folder)] if folder.is_dir() else []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name.endswith(".yaml"):
                    yield entry
