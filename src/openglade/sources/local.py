"""A model on this machine: a folder, or one file."""

import os
from datetime import UTC, datetime

from openglade.sources.files import SingleFile
from openglade.sources.folder import Folder


def open_local(name: str) -> Folder | SingleFile:
    """Look at a folder or a file; InputError when it is neither, or nobody reads its kind."""
    if os.path.isfile(os.path.expanduser(name)):  # noqa: PTH111, PTH113  (neither ever raises)
        return SingleFile.open(name, datetime.now(tz=UTC).date())
    return Folder.open(name)
