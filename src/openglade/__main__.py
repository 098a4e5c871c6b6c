"""`openglade`, and `python -m openglade`."""

import gc
import sys

from openglade import __version__

_RARELY = 100_000
"""How many new objects wait for a search for cycles: what is imported makes no garbage."""


def run() -> None:
    """Run the command line; the version is told before anything else is imported."""
    if sys.argv[1:] == ["--version"]:
        print(f"openglade {__version__}")  # noqa: T201  (click is not there yet)
        return
    gc.set_threshold(_RARELY)
    from openglade.cli.group import main  # noqa: PLC0415  (that is the point)

    main(prog_name="openglade")


if __name__ == "__main__":
    run()
