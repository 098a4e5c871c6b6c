"""What the commands have in common: the format, where it is written, and whether in color."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from openglade.core.errors import InputError, SourceError
from openglade.reports import DRAWINGS, FORMATS, render

if TYPE_CHECKING:
    from openglade.reports.page import Report

_NARROWEST, _WIDEST = 40, 120
_Command = TypeVar("_Command", bound=Callable[..., Any])


def format_options(command: _Command) -> _Command:
    """Give a command `--format` and `-o`."""
    return _options(command, list(FORMATS))


def drawing_options(command: _Command) -> _Command:
    """The same, for what can also be drawn."""
    return _options(command, [*FORMATS, *DRAWINGS])


def _options(command: _Command, names: list[str]) -> _Command:
    formats = click.option(
        "--format", "format_id", type=click.Choice(names), default="text", show_default=True
    )
    output = click.option(
        "-o", "--output", type=click.Path(dir_okay=False), help="Write to a file."
    )
    return formats(output(command))


def write(report: "Report", format_id: str, output: str | None) -> None:
    """Render a report and write it to a file, or to standard output where the file is '-'.

    Raises InputError for a file that cannot be written, SourceError for an output that cannot.
    """
    if output not in {None, "-"}:
        _write_file(render(report, format_id), output or "")
        return
    _to_standard_output(partial(_print, report, format_id), "name a file with -o")


def tell(*lines: str) -> None:
    """Print lines, where there is no report; the same errors as of `write`."""
    text = "".join(f"{line}\n" for line in lines)
    _to_standard_output(partial(click.echo, text, nl=False), "send it to a file")


def _to_standard_output(put: Callable[[], None], advice: str) -> None:
    if sys.stdout is None:
        raise InputError(f"standard output: it is closed; open it, or {advice}")
    try:
        put()
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SourceError(f"standard output: {error.strerror}; {advice}") from error


def _write_file(text: str, output: str) -> None:
    try:
        Path(output).write_bytes(text.encode())
    except OSError as error:
        advice = "name a file that can be written"
        raise InputError(f"{output or '-o'}: {error.strerror}; {advice}") from error


def _print(report: "Report", format_id: str) -> None:
    reconfigure = getattr(sys.stdout, "reconfigure", lambda **_: None)
    if format_id != "text" or not sys.stdout.isatty():
        reconfigure(encoding="utf-8")
        click.echo(render(report, format_id), nl=False)
        return
    from shutil import get_terminal_size  # noqa: PLC0415  (other formats do not need these)

    from openglade.reports.text import render as render_text  # noqa: PLC0415

    reconfigure(errors="backslashreplace")
    width = min(max(get_terminal_size().columns, _NARROWEST), _WIDEST)
    click.echo(render_text(report, color=_color(), width=width), nl=False, color=True)


def _color() -> bool:
    """Whether nobody asked for no color (https://no-color.org), and the terminal shows it."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
