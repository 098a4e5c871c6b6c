"""The group of all commands: each is imported when it is used, and fails in one line."""

import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from openglade import __version__
from openglade.core.errors import InputError, OpengladeError, folded, not_known

COMMANDS = {
    "assess": "How open is each part of a model, and why?",
    "frameworks": "What other frameworks say of a model, and why they differ.",
    "disagreements": "The models on which frameworks contradict each other most.",
    "compare": "Models side by side.",
    "may": "May I use a model so, and what do I owe?",
    "publish-check": "What must I do to publish a derivative?",
    "lineage": "Where does a model come from?",
    "list": "The models of the catalog, filtered and sorted.",
    "show": "What the catalog holds of a license, a dataset or a service.",
    "read": "Which license is a text, what was changed, and what does it say?",
    "references": "Work on the known texts that a license is compared with.",
    "journey": "How the openness of one maker moved over time.",
    "catalog": "Work on the catalog itself.",
    "completion": "Print the completion script of a shell.",
}
"""Every command and its short help; its module is imported when it is used."""

_ROOT = "command line"
_LONGEST = 400


class _Commands(click.Group):
    """The commands, each imported when it is used, and their failures in one line each."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """The names of all commands, in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """One command, imported now; None if there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(
            f"openglade.cli.{cmd_name.replace('-', '_')}"
        ).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands with their short help, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; InputError with the nearest if none has it."""
        if args[0] in COMMANDS or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        raise not_known(_ROOT, args[0], "command", folded(COMMANDS), "see 'openglade -h'")

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401  (click's signature)
    ) -> click.Context:
        """Read the options before the command; what is wrong with them becomes one line."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            _fail(_in_one_line(error))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what it raises becomes one line and an exit code."""
        try:
            return super().invoke(ctx)
        except OpengladeError as error:
            _fail(error)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            _fail(_in_one_line(error))
        except (click.exceptions.Exit, click.ClickException, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params["traceback"]:
                raise
            click.echo(
                f"openglade: a bug: {type(error).__name__}: {error}; please report it", err=True
            )
            sys.exit(4)


def _fail(error: OpengladeError) -> NoReturn:
    from openglade.cli.failure import fail  # noqa: PLC0415  (only when something is wrong)

    fail(error)


def _in_one_line(error: click.UsageError) -> InputError:
    """What is wrong with the words of a command, and where it stands which there are."""
    path = error.ctx.command_path if error.ctx else "openglade"
    where, advice = path.partition(" ")[2] or _ROOT, f"see '{path} -h'"
    if isinstance(error, click.NoSuchOption):
        known = folded(error.possibilities or ())
        return not_known(where, error.option_name, "option", known, advice)
    said, _, guess = " ".join(error.format_message().split()).partition(". Did you mean ")
    hint = f"did you mean {guess}" if guess else advice
    return InputError(f"{where}: {said[:1].lower()}{said[1:_LONGEST].rstrip('.')}; {hint}")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="openglade %(version)s")
@click.option("--traceback", is_flag=True, help="Show where in openglade a bug is.")
def main(*, traceback: bool) -> None:
    """Say which parts of an AI model are open, how open, who says so, and what it inherits."""
