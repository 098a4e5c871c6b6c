"""How a command says what went wrong."""

import sys
from typing import NoReturn

import click

from openglade.core.errors import InputError, OpengladeError
from openglade.reports.escaping import visible


def fail(*errors: OpengladeError) -> NoReturn:
    """Say what went wrong, one line each, and leave with the exit code of the worst."""
    for error in errors:
        click.echo(visible(f"openglade: {error}"), err=True)
    sys.exit(2 if all(isinstance(error, InputError) for error in errors) else 4)
