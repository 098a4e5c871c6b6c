"""`python -m openglade`."""

from openglade.cli.group import main

main(prog_name="openglade")
