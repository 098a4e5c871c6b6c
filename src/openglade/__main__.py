"""`python -m openglade`."""

from openglade.cli import main

main(prog_name="openglade")
