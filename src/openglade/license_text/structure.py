"""The structure of a license text: its sentences, each with its section, its role and its lead."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Self

from openglade.license_text.folding import fold, plain, unfold
from openglade.license_text.outline import Block, outline

READ = 400_000
"""How many characters of a text are read, at most: more than ten times the longest license."""

LOOKED_AT = 120_000
"""How many characters of candidate sentences a question is answered with, at most."""

_LEADS = re.compile(
    r"(?::-?| to| for|: -|\b(?:may|must|shall|will|can)(?: not)?| any of the following"
    r"| agree not to| as follows)$"
)
_NAMED = re.compile(r"[*_]{0,3}[A-Z][^.:;\n]{2,60}:[*_]{0,3} \S")
_FIRST = 80
_LEAD_END = 40
_MAX_SENTENCE = 4_000
_MAX_LEAD = 700
_MAX_LEADS = 8
_END = re.compile(
    r"""[.!?]["')*_\]]{0,4}\s+(?=["'(*_\[]{0,4}[A-Z0-9\u3400-\u9fff])|[。\uff1b\uff01\uff1f]["')]{0,2}"""
)
_ABBREVIATIONS = (
    "e.g", "i.e", "inc", "ltd", "co", "corp", "no", "nos", "sec", "art", "vs", "v", "cf", "u.s",
    "u.k",
    "etc", "mr", "dr", "st", "p.o", "l.p", "llc", "b.v", "para", "vol", "approx", "resp", "u.s.c",
    "usa",
)  # fmt: skip
_DEFINES = re.compile(
    r"^(?:the (?:term|word)s? )?\"[^\"]{1,80}\"(?: (?:or|and) (?:\"[^\"]{1,60}\"|\(.{1,60}?\)))?,?"
    r"(?: (?:shall|will))?(?: also)? (?:means?|refers? to|is|are|has the meaning|includes?|be)\b"
    r"|^\"[^\"]{1,80}\" ?(?:\([^()]{1,80}\) )?(?:shall |will )?(?:means?|refers? to)\b"
    r"|^[\w-]{3,30}(?: [\w-]{2,20}){0,3} (?:shall )?means? (?:any|an?|the|all)\b"
    r"|^\"[^\"]{1,40}\" ?(?:是?指|意指|:)|\bis defined as\b"
)
_DEFINITIONS = re.compile(r"(?:\d+\.? )?definitions?\b|定义")
_DISCLAIMS = re.compile(
    r"\bas[ -]is\b|\bwarrant(?:y|ies)\b|\bin no event\b|\bnot be liable\b|\bliabilit(?:y|ies)\b"
)
_FORBIDS = re.compile(
    r"\b(?:may|must|shall|will|can|should) not\b|\bcannot\b|\bagrees? (?:that you will )?not to\b"
    r"|\bdo not\b"
    r"|\bprohibit(?:ed|s)?\b|\bforbid(?:den|s)?\b|\bnot (?:permitted|allowed|authorized|use)\b"
    r"|\bneither you nor\b|\bno (?:right|one)\b|不得|不可以?|禁止|不能|不会|不将|不用于"
    r"|\bne (?:peut|doit|pouvez)\b|\binterdit"
)
_GRANTS = re.compile(
    r"\bgrants?\b|\b(?:hereby |is |are )granted\b|\bpermission (?:is|to)\b|\byou (?:may|can"
    r"|are free to)\b"
    r"|\b(?:is|are) (?:hereby )?(?:permitted|permissible|allowed)\b|\bfree (?:of charge )?for\b"
    r"|\bauthori[sz]es? you\b|授予|允许|您可以|\bautoris"
)
_OBLIGES = re.compile(
    r"\b(?:must|shall|agrees? to|required to|will|need to)\b|必须|应当?|须|\bdoit\b|\bdevez\b"
)


class Role(Enum):
    """What a sentence does in its text."""

    HEADING = "heading"
    DEFINITION = "definition"
    GRANT = "grant"
    CONDITION = "condition"
    PROHIBITION = "prohibition"
    DISCLAIMER = "disclaimer"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, heading or list item; `start` and `end` are characters of the whole text.

    `text` is the passage itself, `plain` the same without its marks, as long.
    `folded` is what patterns are tried on: lower case, straight quotes, single spaces. `lead` is
    the folded sentence that introduces the list where this one is an item ("you agree not to use
    the model:"), with the leads of that one. `heading` is the folded heading above it.
    """

    start: int
    end: int
    section: str
    text: str = field(repr=False)
    folded: str
    plain: str = field(repr=False)
    lead: str = ""
    heading: str = ""
    is_heading: bool = False
    _role: list[Role] = field(default_factory=list, repr=False, compare=False)
    """What `role` found, once it was asked for."""
    hinted: list[bool] = field(default_factory=list, repr=False, compare=False)
    """Whether it has a word that a ban needs, once that was asked for (`polarity.may_forbid`)."""

    @property
    def whole(self) -> str:
        """The lead and the sentence, as one."""
        return f"{self.lead} {self.folded}" if self.lead else self.folded

    @property
    def role(self) -> Role:
        """What the sentence does; an item of a list does what its lead says."""
        if not self._role:
            self._role.append(self._read_role())
        return self._role[0]

    def _read_role(self) -> Role:
        if self.is_heading:
            return Role.HEADING
        if _DEFINES.search(self.folded[:300]) or _DEFINITIONS.match(self.heading):
            return Role.DEFINITION
        whole = self.whole
        if _FORBIDS.search(whole):
            return Role.DISCLAIMER if _DISCLAIMS.search(self.folded) else Role.PROHIBITION
        for pattern, role in _ROLES:
            if pattern.search(whole):
                return role
        return Role.STATEMENT

    def offset(self, index: int) -> int:
        """Where in the text the character of `folded` with this index stands."""
        unmoved = len(self.folded) == len(self.plain)
        return self.start + (index if unmoved else unfold(self.plain, index))


_ROLES = (
    (_DISCLAIMS, Role.DISCLAIMER),
    (_GRANTS, Role.GRANT),
    (_OBLIGES, Role.CONDITION),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """All sentences of a text, in order, and which of them contain a word."""

    text: str = field(repr=False)
    sentences: tuple[Sentence, ...]
    folded: str = field(repr=False)
    """The folded sentences, one a line."""
    starts: tuple[int, ...] = field(repr=False)
    _words: str = field(repr=False)
    """Every word of `folded`, once: what is not in there is nowhere, and soon looked for."""
    _found: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, text: str) -> Self:
        """Read the structure of a license text; nothing in a text makes this fail.

        >>> read = Structure.of("1. Use. You may: (a) run it. Keep it.")
        >>> [(one.section, one.folded) for one in read.sentences]
        [('1', 'use.'), ('1', 'you may: (a) run it.'), ('1', 'keep it.')]
        """
        text = text[:READ]
        return cls._with(text, tuple(_sentences(text, plain(text))))

    def within(self, spans: Iterable[tuple[int, int]]) -> Self:
        """The same text with only those sentences that lie for the most part in one of the spans.

        Each keeps its place, its section, its heading and its lead.
        """
        kept, at = sorted(spans), 0
        starts = [start for start, _ in kept]
        sentences = []
        for one in self.sentences:
            while at < len(kept) and kept[at][1] <= one.start:
                at += 1
            inside = kept[at : bisect_left(starts, one.end)]
            if any(2 * _shared(one, span) > one.end - one.start for span in inside):
                sentences.append(one)
        return self._with(self.text, tuple(sentences))

    @classmethod
    def _with(cls, text: str, sentences: tuple[Sentence, ...]) -> Self:
        starts, at = [], 0
        for sentence in sentences:
            starts.append(at)
            at += len(sentence.folded) + 1
        folded = "\n".join([sentence.folded for sentence in sentences])
        words = "\n".join(dict.fromkeys(folded.split()))
        return cls(
            text=text, sentences=sentences, folded=folded, starts=tuple(starts), _words=words
        )

    def having(self, *stems: str) -> Iterator[Sentence]:
        """The sentences that contain one of the stems, each once, in order.

        A stem is found inside words too: "commercial" also finds "noncommercial". No more than
        LOOKED_AT characters are given: far more than any license holds, and an end to any other.
        """
        if len(stems) == 1:
            places = self._places(stems[0])
        else:
            places = tuple(sorted({place for stem in stems for place in self._places(stem)}))
        seen = 0
        for place in places:
            sentence = self.sentences[place]
            seen += len(sentence.folded) + len(sentence.lead)
            if seen > LOOKED_AT:
                return
            yield sentence

    def after(self, sentence: Sentence) -> str:
        """The folded sentence that stands after one, or nothing."""
        place = self._place(sentence) + 1
        return self.sentences[place].folded if place < len(self.sentences) else ""

    def items(self, lead: Sentence) -> tuple[Sentence, ...]:
        """The items of the list that a sentence introduces, those of inner lists included."""
        place = end = self._place(lead) + 1
        while end < len(self.sentences) and lead.folded[:_MAX_LEAD] in self.sentences[end].lead:
            end += 1
        return self.sentences[place:end]

    def _place(self, sentence: Sentence) -> int:
        return bisect_right(self.sentences, sentence.start, key=lambda one: one.start) - 1

    def _places(self, stem: str) -> tuple[int, ...]:
        found = self._found.get(stem)
        if found is None:
            found = self._found[stem] = tuple(self._find(stem))
        return found

    def _find(self, stem: str) -> Iterator[int]:
        if max(stem.split(), key=len) not in self._words:
            return
        folded, starts = self.folded, self.starts
        at = folded.find(stem)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            yield place
            if place + 1 == len(starts):
                return
            at = folded.find(stem, starts[place + 1])


def _shared(sentence: Sentence, span: tuple[int, int]) -> int:
    return min(sentence.end, span[1]) - max(sentence.start, span[0])


@dataclass(slots=True)
class _Lead:
    """A sentence that introduces a list, and how deep the labels of its items stand, once known."""

    block: Block
    folded: str
    items: int | None = None
    named: bool = False

    def introduces(self, block: Block, first: str, after: Block | None, *, is_open: bool) -> bool:
        """Whether a block is an item of the list: by its label, else by how it goes on."""
        if block.labelled and self.items is None and self._begins(block, after):
            self.items = block.depth
        if block.labelled:
            return self.items is not None and block.depth >= self.items
        if _NAMED.match(first) and not block.heading and (self.named or is_open):
            self.named = True
            return True
        if block.indent > self.block.indent + 1 and self.items is None and not block.heading:
            return True
        if after is not None and after.labelled and self.items is not None:
            return block.depth >= self.items and first[:1].islower()
        depth = self.block.depth
        return block.depth >= depth and is_open and not block.heading

    def _begins(self, block: Block, after: Block | None) -> bool:
        """Whether the row of items begins with a block that has a label."""
        depth = self.block.depth
        return block.depth > depth or block.begins or (after is self.block and block.depth == depth)


def _sentences(text: str, made: str) -> Iterator[Sentence]:
    leads: list[_Lead] = []
    heading, is_open, after = "", False, None
    for block in outline(made):
        first = made[block.start : block.start + _FIRST]
        leads = [one for one in leads if one.introduces(block, first, after, is_open=is_open)]
        lead = " ".join([one.folded for one in leads])[-_MAX_LEAD:]
        name, folded = block.name.lower(), ""
        heading = name if name and not lead else heading
        for start, end in _cuts(made, block):
            passage = made[start:end]
            folded = fold(passage)
            if folded:
                yield Sentence(
                    start=start,
                    end=end,
                    section=block.section,
                    text=text[start:end],
                    folded=folded,
                    plain=passage,
                    lead=lead,
                    heading=heading,
                    is_heading=not lead and (block.heading or folded.rstrip(".:") == name),
                )
        after, is_open = block, not folded.endswith((".", "。", "!"))
        if _LEADS.search(folded[-_LEAD_END:]) and not block.heading:
            leads = [*leads[1 - _MAX_LEADS :], _Lead(block, folded[-_MAX_LEAD:])]


def _cuts(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if match.group()[0] == "." and _is_abbreviation(text, start, match.start()):
            continue
        yield from _pieces(text, start, match.end())
        start = match.end()
    yield from _pieces(text, start, block.end)


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    last = text[max(start, dot - 8) : dot].rpartition(" ")[2].rpartition("(")[2].lower()
    if last[:1] in {'"', "\u201c"} and last[1:].isdigit():
        return True
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha())


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _MAX_SENTENCE:
        cut = text.rfind(" ", start + _MAX_SENTENCE // 2, start + _MAX_SENTENCE)
        cut = cut if cut > 0 else start + _MAX_SENTENCE
        yield start, cut
        start = cut
    if start < end:
        yield start, end
