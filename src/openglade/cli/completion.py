"""`openglade completion`."""

import click
from click.shell_completion import get_completion_class

from openglade.cli.output import tell


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that completes commands, options and ids.

    For bash: openglade completion bash > ~/.local/share/bash-completion/completions/openglade
    """
    root = click.get_current_context().find_root()
    completion = get_completion_class(shell)
    if completion is not None:
        tell(completion(root.command, {}, "openglade", "_OPENGLADE_COMPLETE").source())
