"""The sentences that stand below the members of a class in its source."""

import ast
import inspect
import itertools
from functools import cache
from importlib import import_module


@cache
def docstrings_of(module: str, name: str) -> dict[str, str]:
    """From each member of a class to the sentence below it, in one line."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    body = next(one.body for one in tree.body if isinstance(one, ast.ClassDef) and one.name == name)
    found: dict[str, str] = {}
    for member, below in itertools.pairwise(body):
        match member, below:
            case (
                ast.Assign(targets=[ast.Name(id=key)]) | ast.AnnAssign(target=ast.Name(id=key)),
                ast.Expr(value=ast.Constant(value=str() as text)),
            ):
                found[key] = " ".join(text.split())
    return found
