"""What the words of a card say of how each part of a model was released.

For a folder that holds a card and no more, such as the repository in which a model was announced.
Only plain statements count: plans, doubts and what is said of other models are passed over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openglade.core.component import Component
from openglade.core.release import Availability, Extent
from openglade.sources.repair import plain

_LONGEST = 500_000
_LONGEST_LINE = 2_000
_MOST_WORDS = 25
_HEADING = re.compile(r"\s{0,3}#{1,6}\s{1,9}(.{1,200})|\s{0,3}\*\*([^*]{1,100})\*\*\s{0,9}")
_ALONE = re.compile(r"\s{0,12}(?:[-*+>|#<]|[0-9]{1,3}[.)]\s|$)")
_BREAK = re.compile(r"(?<=[.!?]) (?=[^ a-z])")
_LINK = re.compile(r"\x02([^\x02-\x04]{1,200})\x03")
_MARKS = re.compile(r"[\x02-\x04]")

_NOT_SO = re.compile(
    r"\b(?:not|never|no|neither|nor|without|cannot|unable|intend\w{0,3}|will|plan\w{0,4}|would|could"
    r"|may|might|should|future|soon|once|if|unless|until|before|unlike|compar\w{1,8}|than)\b|n't\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\bbatch|^this section\b", re.IGNORECASE)
_SAFETY = re.compile(r"\bsafeguards?\b|\bsafety\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:original(?:ly)?|base|upstream|teacher|pre-?trained (?:model|weights|checkpoint)|backbone"
    r"|encoder|tokenizer|vae)\b",
    re.IGNORECASE,
)
_TAKEN = r"(?:model ?)?(?:weights?|checkpoints?)"
_GIVEN = r"(?:releas(?:e|es|ed|ing)|open-?sourc(?:e|es|ed|ing))"
_RELEASED = re.compile(
    rf"\bwe(?: are|['\u2019]re| have|['\u2019]ve)?(?: [a-z]{{1,12}}ly| also)? {_GIVEN}\b"
    r"[^.;]{0,80}?\b(?:models?|weights|checkpoints?)\b"
    rf"|\bmodels? we(?: are|['\u2019]re)? {_GIVEN}\b"
    rf"|\bdeveloped and (?:[a-z]{{1,12}}ly )?released\b[^.;]{{0,80}}\bmodels?\b"
    rf"|\b(?:openly|publicly) {_GIVEN} (?:these|this|the|our) (?:models?|weights)\b"
    r"|\b(?:the|our|all|these)(?: [\w.-]{1,20}){0,8}? (?:models?|weights|checkpoints?)"
    r" (?:is|are) (?:publicly |openly |freely )?"
    r"(?:released|distributed|available (?:on|at|under|from))\b"
    rf"|\bour (?:[a-z]{{1,12}}ly )?released {_TAKEN}\b"
    rf"|\b(?:you can |to )?download(?:ing)? (?:the|our) {_TAKEN}\b",
    re.IGNORECASE,
)
_LICENSED = re.compile(
    r"\b(?:weights|checkpoints?|models?)\b[^.;]{0,80}\b(?:distributed|released|licensed)\b"
    r"[^;]{0,30}\bunder\b",
    re.IGNORECASE,
)
_DOWNLOAD = re.compile(r"\bdownloads?\b", re.IGNORECASE)

_AMOUNT = r"\b[0-9][0-9.,]{0,9} ?(?:trillion|billion|million|[tbmk]b?)\b"
_HAS = r"(?:is|are|was|were|consists?|includes?|contains?|comprises?|has)\b"
_PRETRAINED = re.compile(
    rf"\bpre-?train(?:ed|s)?\b[^;]{{0,60}}?\b(?:on|with)\b[^;]{{0,60}}?{_AMOUNT}[^.;]{{0,60}}?"
    r"\b(?:tokens|words|documents|pages|data)\b"
    rf"|\btrain(?:ed|s)?\b[^;]{{0,40}}?\b(?:on|with)\b[^;]{{0,60}}?{_AMOUNT}"
    r"[^.;]{0,40}? ?tokens\b"
    rf"|(?<!['\u2019]s )\bpre-?training (?:data|corpus|data ?set)(?: mixtures?)? {_HAS}",
    re.IGNORECASE,
)
_TUNED = re.compile(
    rf"\b(?:fine-?tuning|post-?training|instruction-tuning|sft) (?:data|data ?sets?|corpus) {_HAS}"
    r"|^\W{0,9}fine-?tuning data: \w"
    r"|\bfine-?tuned\b[^.;]{0,40}\b(?:on|with|using)\b[^;]{0,60}\b(?:samples|examples|records"
    r"|demonstrations|dialogues|conversations|instructions|instruction-following data)\b"
    r"|\b(?:supervised fine-?tuning|sft)\b.{0,40} stages?\b|\bcold-start data\b",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"\btraining (?:data|corpus|data ?set) (?:includes?|consists?|comprises?|is composed of)\b"
    r"|\btrained on\b.{0,60}\b(?:data ?set|corpus) (?:consisting|composed|made up) of\b",
    re.IGNORECASE,
)
_DATA_GIVEN = re.compile(
    r"\b(?:contains?|includes?|releas\w{1,3}|publish\w{0,2}) [^.;]{0,60}\bdata(?:set)?\b[^.;]{0,30}"
    r"\bused (?:for|to) (?:pre-?)?(?P<tuning>fine-?)?(?:train|tun)",
    re.IGNORECASE,
)
_TRAINED_ON = re.compile(
    r"\b(?:pre-?)?(?:trained|tuned) on\b|\bpre-?training (?:data|data ?set|corpus)\b", re.IGNORECASE
)
_LINKED_DATA = re.compile(
    r"\[[^\[\]]{0,60}pre-?training (?:data|corpus)[^\[\]]{0,30}\]\([^()]{0,200}/datasets/",
    re.IGNORECASE,
)
_TUNING = re.compile(r"\bfine[- ]?tun|\binstruct", re.IGNORECASE)
_DATASET = re.compile(r"\x04([^\x02-\x04]{1,200})\x03")
_MOST_DATASETS = 20
_DATA_HEADING = re.compile(
    r"(?:[0-9.]{1,4} ?)?(?:(?:pre-?)?(?:training )?(?:data ?mix(?:tures?)?|data collection"
    r"|training data|pre-?training data)|(?P<tuning>fine-?tuning data))\W{0,3}",
    re.IGNORECASE,
)
_REWARDED = re.compile(
    r"\b(?:use|uses|used|using|via|with|through|apply|applied|followed by)\b[^.;]{0,120}"
    r"\b(?:reinforcement learning|rlhf|direct preference optimi[sz]ation|dpo|reward models?"
    r"|preference (?:data|optimi[sz]ation))\b|\blarge-scale reinforcement learning\b",
    re.IGNORECASE,
)

_HELD = re.compile(
    r"\b(?:contains?|provides?|includes?|releas\w{1,3}|publish\w{0,2}|repo(?:sitory)?|licensed)\b",
    re.IGNORECASE,
)
_CODE = r"(?:source )?(?:code|scripts?|implementations?|programs?)"
_INFERENCE = re.compile(
    rf"\b(?:example|demo|inference|sample|reference)(?: [\w-]{{1,15}}){{0,2}} {_CODE}\b"
    r"|\bdemo for\b|\b(?:code|scripts?) (?:for|to) (?:loading|load|running|run|inference|infer)\b",
    re.IGNORECASE,
)
_TRAINING = re.compile(
    rf"\b(?:fine-?tuning|training) {_CODE}\b|\b(?:code|scripts?) (?:for|to) (?:[a-z]{{1,12}}ly )?"
    r"(?:fine-?tun(?:e|ing)|train(?:ing)?)\b|\btraining (?:framework|recipe)\b",
    re.IGNORECASE,
)
_PREPARING = re.compile(
    r"\bdata (?:preparation|processing|generation (?:procedure|code))\b"
    r"|\b(?:code|scripts?) (?:for|to) (?:generat\w{1,3}|prepar\w{1,3}|process\w{0,3}) the data\b",
    re.IGNORECASE,
)
_DESCRIBED = (
    (_PRETRAINED, Component.PRETRAINING_DATA),
    (_TUNED, Component.FINETUNING_DATA),
    (_REWARDED, Component.REWARD_MODEL),
)
_FEWEST_WORDS = 5
_TRIGGER = re.compile(
    r"releas|download|train|tun|code|script|demo|implement|open-?sourc|reinforc|rlhf|dpo|reward"
    r"|preference|prepar",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One statement: which part, how it was released, and the words.

    `extent` where they say it; `dataset` is the one that the part comes from, where one is linked;
    `license` is the sentence that names one, where the words are about nothing else.
    """

    component: Component
    availability: Availability
    line: int
    quote: str
    extent: Extent | None = None
    dataset: str = ""
    license: str = ""


def read(
    body: str, first_line: int = 1, *, based: bool, others: Sequence[str] = ()
) -> list[Stated]:
    """What the text of a card states of the parts of its model, the first statement of each.

    `based` says that the model is made from another one; `others` are the models it names as such,
    whose downloads are not its own.

    >>> text = "You can download the weights from the Hub. It was pretrained on 2T tokens of text."
    >>> [(one.component.value, one.availability.value) for one in read(text, based=False)]
    [('weights', 'public'), ('pretraining_data', 'described')]
    """
    first: dict[tuple[Component, Availability, str], Stated] = {}
    code: dict[Extent, Stated] = {}
    passed = frozenset(one.casefold() for one in others)
    for number, heading, raw, sentence in _sentences(body, first_line):
        for found in _found(heading, raw, sentence, passed, based=based):
            first.setdefault(found, _said(*found, number, sentence))
        if _says(_LICENSED, sentence) and not _ANOTHER.search(sentence):
            about = (Component.WEIGHTS, Availability.UNKNOWN, "")
            licensed = replace(_said(*about, number, sentence), license=sentence)
            first.setdefault(about, licensed)
        for extent in _code(raw, sentence):
            about = (Component.CODE, Availability.PUBLIC, "")
            code.setdefault(extent, _said(*about, number, sentence))
    whole = _code_in_all(code)
    public = {one.component for one in first.values() if one.availability is Availability.PUBLIC}
    told = [
        one
        for one in first.values()
        if one.component not in public or one.availability is not Availability.DESCRIBED
    ]
    return [*told, *([whole] if whole else [])]


def _sentences(body: str, first_line: int) -> Iterator[tuple[int, str, str, str]]:
    """Each sentence outside of fenced blocks: its line's number, its heading, its line, itself."""
    heading = ""
    for number, line in _paragraphs(_shown(body[:_LONGEST]), first_line):
        title = _HEADING.fullmatch(line)
        if title:
            heading = plain(title[1] or title[2])
        elif heading or _TRIGGER.search(line):
            for sentence in _BREAK.split(plain(line)):
                if sentence.strip():
                    yield number, heading, line, sentence


def _paragraphs(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Lines that belong together as one line, without fenced blocks."""
    held, start, fenced = list[str](), first_line, False
    for number, line in enumerate([*body.split("\n"), ""], first_line):
        fence = line.lstrip().startswith(("```", "~~~"))
        fenced ^= fence
        alone = _ALONE.match(line) or _HEADING.fullmatch(line)
        if held and (fence or fenced or alone or _HEADING.fullmatch(held[0])):
            yield start, " ".join(held)[:_LONGEST_LINE]
            held = []
        if not (fence or fenced) and line.strip():
            start = start if held else number
            held.append(line[:_LONGEST_LINE])


def _shown(text: str) -> str:
    """A text without its comments; the lines keep their numbers."""
    opening, *rest = text.split("<!--")
    kept = [opening]
    for part in rest:
        hidden, _, shown = part.partition("-->")
        kept.append("\n" * hidden.count("\n") + shown)
    return "".join(kept)


def _found(
    heading: str, raw: str, sentence: str, others: frozenset[str], *, based: bool
) -> Iterator[tuple[Component, Availability, str]]:
    """What a sentence says of weights and data: the part, how it was released, a dataset."""
    own = Component.FINETUNING_DATA if based else Component.PRETRAINING_DATA
    if _gives_weights(heading, raw, sentence, others):
        yield Component.WEIGHTS, Availability.PUBLIC, ""
    given = _says(_DATA_GIVEN, sentence)
    if given:
        part = Component.FINETUNING_DATA if given["tuning"] else own
        yield part, Availability.PUBLIC, ""
    if _says(_TRAINED_ON, sentence) or _says(_LINKED_DATA, raw):
        part = Component.FINETUNING_DATA if _TUNING.search(sentence) else own
        for linked in _DATASET.findall(sentence)[:_MOST_DATASETS]:
            yield part, Availability.PUBLIC, linked
    if not _ASIDE.search(sentence):
        for part in _described(heading, sentence, own):
            yield part, Availability.DESCRIBED, ""


def _described(heading: str, sentence: str, own: Component) -> Iterator[Component]:
    """The parts that a sentence describes."""
    section = _DATA_HEADING.fullmatch(heading)
    if section and len(sentence.split()) >= _FEWEST_WORDS:
        yield Component.FINETUNING_DATA if section["tuning"] else own
    if _says(_DATA, sentence):
        yield own
    for pattern, component in _DESCRIBED:
        if _says(pattern, sentence):
            yield component


def _gives_weights(heading: str, raw: str, sentence: str, others: frozenset[str]) -> bool:
    """Whether a sentence says that the weights are to be had, or links where they are."""
    if _ANOTHER.search(_LINK.sub("", sentence)):
        return False
    linked = {match[1].casefold() for match in _LINK.finditer(sentence)} - others
    offered = any("/" in one for one in linked) and not _NOT_SO.search(sentence)
    if offered and (_DOWNLOAD.search(raw) or _DOWNLOAD.search(heading)):
        return True
    return bool(_says(_RELEASED, sentence))


def _says(pattern: re.Pattern[str], sentence: str) -> re.Match[str] | None:
    """Where a sentence says something plainly: nothing before it is denied, planned or doubted."""
    match = pattern.search(sentence)
    return match if match and not _NOT_SO.search(sentence[: match.end()]) else None


def _code(raw: str, sentence: str) -> Iterator[Extent]:
    """How much of the code a sentence says to be there: training, its data, or use only."""
    listed = "](" in raw and len(sentence.split()) <= _FEWEST_WORDS
    passed_over = _NOT_SO.search(sentence) or _SAFETY.search(sentence)
    if passed_over or not (listed or _HELD.search(sentence)):
        return
    if _PREPARING.search(sentence):
        yield Extent.RECIPE
    if _TRAINING.search(sentence):
        yield Extent.PART
    if _INFERENCE.search(sentence):
        yield Extent.EXAMPLES


def _code_in_all(found: Mapping[Extent, Stated]) -> Stated | None:
    """What all the statements on code come to.

    Code of training is a part unless the code that makes or prepares its data is there too.
    """
    training = found.get(Extent.PART)
    if training:
        return replace(training, extent=Extent.WHOLE if Extent.RECIPE in found else Extent.PART)
    use = found.get(Extent.EXAMPLES)
    return replace(use, extent=Extent.EXAMPLES) if use else None


def _said(
    component: Component, availability: Availability, dataset: str, line: int, sentence: str
) -> Stated:
    words = _MARKS.sub("", sentence).split(" ")[:_MOST_WORDS]
    return Stated(
        component=component,
        availability=availability,
        line=line,
        quote=" ".join(words)[:200],
        dataset=dataset,
    )
