"""Whether a text that allows no commerce frees outputs for it: both clauses have to be read."""

from openglade.core.bite import Clause
from openglade.core.term import Action, Kind, Term
from openglade.core.use import Use


def is_freed(clause: Clause, use: Use) -> bool:
    """Whether only outputs are used, and the text says that they may be used for commerce."""
    only_outputs = use.planned == {Action.PUBLISH_OUTPUTS}
    return only_outputs and any(frees_commerce(term) for term in clause.text.terms)


def frees_commerce(term: Term) -> bool:
    """Whether a term says in its words that outputs may be used commercially.

    >>> frees_commerce(Term(kind=Kind.OUTPUTS_FREE))
    False
    """
    return term.kind is Kind.OUTPUTS_FREE and "commercial use" in term.text
