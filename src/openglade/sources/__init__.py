"""Where facts come in: a place a file, each with `collect`, which yields claims and gaps."""
