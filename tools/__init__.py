"""What maintainers run: `python -m tools.golden`, `python -m tools.reference`."""
