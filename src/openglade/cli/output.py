"""What the commands have in common: the format, where it is written, and whether in color."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from openglade.core.errors import InputError
from openglade.reports import FORMATS, render

if TYPE_CHECKING:
    from openglade.reports.page import Report

_WIDEST = 120
_Command = TypeVar("_Command", bound=Callable[..., Any])


def format_options(command: _Command) -> _Command:
    """Give a command `--format` and `-o`."""
    formats = click.option(
        "--format", "format_id", type=click.Choice(list(FORMATS)), default="text", show_default=True
    )
    output = click.option(
        "-o", "--output", type=click.Path(dir_okay=False), help="Write to a file."
    )
    return formats(output(command))


def write(report: "Report", format_id: str, output: str | None) -> None:
    """Render a report and write it to a file or to standard output."""
    if output:
        text = render(report, format_id)
        try:
            Path(output).write_text(text, "utf-8")
        except OSError as error:
            raise InputError(
                f"{output}: {error.strerror}; name a file that can be written"
            ) from error
    elif format_id == "text" and sys.stdout.isatty():
        from shutil import get_terminal_size  # noqa: PLC0415  (other formats do not need these)

        from openglade.reports.text import WIDTH  # noqa: PLC0415
        from openglade.reports.text import render as render_text  # noqa: PLC0415

        width = min(max(get_terminal_size().columns, WIDTH), _WIDEST)
        click.echo(render_text(report, color=_color(), width=width), nl=False, color=True)
    else:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream
        click.echo(render(report, format_id), nl=False)


def _color() -> bool:
    """Whether nobody asked for no color (https://no-color.org), and the terminal shows it."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
