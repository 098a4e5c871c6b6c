"""How a command says what went wrong."""

import sys
from typing import NoReturn

import click

from openglade.core.errors import InputError, InputMistakesError, OpengladeError
from openglade.reports.escaping import visible


def fail(*errors: OpengladeError) -> NoReturn:
    """Say what went wrong, one line each, and leave with the exit code of the worst."""
    for error in errors:
        for one in error.errors if isinstance(error, InputMistakesError) else (error,):
            click.echo(visible(f"openglade: {one}"), err=True)
    sys.exit(2 if all(isinstance(error, InputError) for error in errors) else 4)
