"""How fast openglade answers: `python -m benchmarks`."""
