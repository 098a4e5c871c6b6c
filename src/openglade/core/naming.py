"""Whether the name of a model holds the word that a license asks for."""

import re
from dataclasses import dataclass

from openglade.core.ids import ArtifactId, NodeId
from openglade.core.lineage import Relation
from openglade.core.record import ModelRecord
from openglade.core.term import Action, Position, Term


@dataclass(frozen=True, slots=True)
class Naming:
    """A model and the name that it has, or is to have, beside `derived-name` terms from above.

    The path of a term leads from the model to the artifact that asks, both included.
    """

    record: ModelRecord
    name: str

    def asks(self, term: Term, path: tuple[NodeId, ...]) -> bool:
        """Whether a term asks for a name at all: of a mere copy only if it speaks of handing on.

        Llama 3 (1.b.i) asks the name of who uses it to create, train, fine-tune or otherwise
        improve a model; who only converts or quantizes one hands on a copy, and has made none.
        """
        return Action.REDISTRIBUTE in term.on or not self._is_a_copy(path[1])

    def fits(self, term: Term, path: tuple[NodeId, ...]) -> bool:
        """Whether the name has the word, from its beginning or from behind the organization.

        The organization is that of the artifact that asks: names of copies often begin with it.
        """
        asking = path[-1]
        org = asking.org if isinstance(asking, ArtifactId) else ""
        begins = self.name[: len(org)].casefold() == org.casefold()
        return fits(self.name, term) or (begins and fits(self.name[len(org) :], term))

    def _is_a_copy(self, parent: NodeId) -> bool:
        """Whether the model is its parent in another format."""
        steps = self.record.lineage.above(self.record.id)
        return {edge.relation for edge in steps if edge.parent == parent} == {Relation.QUANTIZED}


def fits(name: str, term: Term) -> bool:
    """Whether a name has the word of a `derived-name` term where the term wants it.

    Case and marks do not count: 'Llama-3 8B' and 'llama 3-8b' are one.

    >>> from openglade.core.term import Kind
    >>> fits("my-llama", Term(kind=Kind.DERIVED_NAME, word="Llama", position=Position.START))
    False
    """
    own, word = _folded(name), _folded(term.word)
    return own.startswith(word) if term.position is Position.START else word in own


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
