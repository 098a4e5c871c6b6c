"""What the text of a card says in words: parents, data, licenses and limits, each with its words.

Nothing is guessed: a sentence counts where its form says that it speaks of the model itself. All
patterns are bounded, and lines and texts are cut, so that the time is linear in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from openglade.core.lineage import Relation
from openglade.sources.called_open import calls_itself_open
from openglade.sources.repair import plain, says_nothing

LONGEST = 500_000
"""How many characters of a text are read."""

_LONGEST_LINE = 2_000
_LARGEST_BLOCK = 50_000
_MOST_BLOCKS = 100
_MOST_WORDS = 25
_LONGEST_QUOTE = 200
_LONGEST_OPENING = 80
_REACH = 8

_TRIGGER = re.compile(
    r"tun(?:ed?|ing)\b|finetun|model|built|derived|adapt|quanti|convert|lora|distil|merge"
    r"|licen[sc]|commercial|research|academic|generated|trained|training data|gguf|gptq|awq|exl2"
    r"|open[- ]?sourc",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\s{0,12}(?:[-*+>|#]|[0-9]{1,3}[.)]\s|$|[A-Za-z][\w \[\]-]{2,40}:)")
_ENDS = re.compile(r"\s{0,12}(?:[|#]|$)")
_BLOCK = re.compile(r"\s{0,12}(?:```|~~~)")
_ITEM = re.compile(r"\s{0,12}[-*+] ")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s{1,9}(.{1,200})")
_BREAK = re.compile(r"(?<=[.!?]) (?=[^ a-z])")

_PART = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,95}"
_MODEL = re.compile(
    rf"\x02([^\x02-\x04]{{1,200}})\x03|(?<![\w./@:\x04-])({_PART}/{_PART})(?![\w/@])"
)
_DATASET = re.compile(rf"\x04([^\x02-\x04]{{1,200}})\x03|['\"]({_PART}/{_PART})['\"]")
_NAME = re.compile(r"(?=.{3,96}$)[A-Za-z][\w.]{0,95}[0-9-][\w.-]{0,95}")

_LABEL = re.compile(
    r"[^A-Za-z]{0,12}(?:(?:fine-?\s?tuned|continue-pretrained|adapted|(quantized)) from(?: the)?"
    r"(?: base)?(?: model)?|(?:base|parent|original)[ _-]?model(?: used| name| id)?)"
    r"(?: ?\[optional\])? ?[:|] ?(.{1,300})",
    re.IGNORECASE,
)
_FINETUNED = (
    r"fine-?\s?tun(?:ed?|ing)(?: (?!on\b)[\w-]{1,20}){0,3}? (?:of|from|on top of|based on)"
    r"|built by fine-?tuning|(?:based|built) (?:up)?on(?: top of)?"
    r"|(?:initiali[sz]ed|derived|adapted|warm-started|pre-?trained|trained) from"
)
_QUANTIZED = (
    r"(?:quanti[sz]\w{1,6}|gptq|awq|gguf|exl2|[48]-?bit)(?: [\w-]{1,20}){0,3}?"
    r" (?:of|from|(?:files|quants|weights) for)"
    r"|conver(?:ted|sion)(?: [\w-]{1,20}){0,4}? (?:of|from)"
)
_ADAPTED = r"(?:lora|adapters?|adapta?tion)(?: [\w-]{1,20}){0,3}? (?:for|of|on|from)"
_DISTILLED = r"distill?(?:ed|ation)(?: version)? (?:of|from)"
_VERBS = tuple(
    (re.compile(rf"\b(?:{pattern}):? ", re.IGNORECASE), relation)
    for pattern, relation in (
        (_FINETUNED, Relation.FINETUNE),
        (_QUANTIZED, Relation.QUANTIZED),
        (_ADAPTED, Relation.ADAPTER),
        (_DISTILLED, Relation.DISTILLED),
    )
)
_SENTENCE = re.compile(
    r"(?:this|the|see|it|we|\[?more information|\S{1,90}(?: \S{1,90}){8})\b", re.IGNORECASE
)
_REMARK = re.compile(r"(?<=\S) \(| - ")
_VERSION = re.compile(r"\bfine-?\s?tuned version of $", re.IGNORECASE)
_SELF = re.compile(
    r"(?:\W{0,9}(?:(?:this|it|these|here)\b|(?:the|our)(?: [\w-]{1,20}){0,2} (?:model|adapter"
    r"|checkpoint|weights|pipeline|lora|version)\b).*"
    r"|(?!.*\b(?:is|was|are|were|has|have)\b)\W{0,9}(?:[\w-]{1,20} ){0,4})",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"[\x02\x04]|\b(?:download|try|use|see|check|available|tokenizer|dataset|corpus|card|code"
    r"|demo|space|paper|script|notebook|template|readme|approach|method|evaluation|benchmark|than|compar\w{1,8}|unlike|similar|inspired|not)\b",
    re.IGNORECASE,
)
_STOP = frozenset(
    {
        "and",
        "are",
        "available",
        "by",
        "for",
        "have",
        "in",
        "is",
        "on",
        "over",
        "that",
        "to",
        "using",
    }
    | {"via", "was", "were", "which", "with"}
)
_ON_DATA = re.compile(r"\bon (?:the |an? |my |our )?(.{1,200}?) data ?sets?\b", re.IGNORECASE)
_NO_DATASET = frozenset(
    {"a", "arrow", "audiofolder", "csv", "custom", "following", "generator", "imagefolder", "json"}
    | {"my", "new", "own", "parquet", "private", "same", "text", "the", "this", "training"}
    | {"unkown"}
)
_MERGED = re.compile(
    r"models? merged|merge of the following models|included in the merge", re.IGNORECASE
)
_COMPRESSED = re.compile(r"\boriginal model (\S{1,300}) before using this model which provided")
_AS_BASE = re.compile(r"\bmerged using\b.{0,200}\busing (\S{1,300}) as a base", re.IGNORECASE)

_RESTRICTED = re.compile(
    r"\b(?:non-?commercial|research|academic)(?:(?: and| or|/|,) ?[\w-]{1,15}){0,2}"
    r"(?: research)?(?: use| purposes?| usage)? only\b"
    r"|\bonly (?:intended |allowed |permitted |licensed |(?:to )?be used )?for (?:the )?"
    r"(?:non-?commercial|(?:scientific |academic )?research|academic)\b"
    r"|\b(?:limited|restricted) to (?:non-?commercial|(?:scientific |academic )?research|academic)"
    r"|\b(?:exclusively|solely|strictly) for (?:[\w/-]{1,20} ){0,3}"
    r"(?:research|academic|non-?commercial)"
    r"|\b(?:not|cannot|can't)(?: be| intended| allowed| permitted| licensed| used| for| any){1,5}"
    r" commercial (?:use|usage|purposes?)\b|\bno commercial (?:use|usage)\b"
    r"|\bcommercial (?:use|usage) is (?:not|prohibited|forbidden)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(r"\bideally\b|\brecommend|\((?:research|non-?commercial)", re.IGNORECASE)
_THE_MODEL = re.compile(r"\b(?:models?|weights|checkpoints?|adapter|lora)\b", re.IGNORECASE)
_TRAINED = re.compile(r"\b(?:fine-?)?(?:trained|tuned)\b|\btraining data\b", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:generated|created|produced|synthesi[sz]ed|distilled|collected)(?: [\w'-]{1,20}){0,3}?"
    r" (?:by|with|using|from|through|via) (?=(.{0,60}))",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(GPT[- ]?(?:3\.5|3|4o?|4\.1|5)(?:-?(?:turbo|mini|[0-9]{4})){0,2}|ChatGPT"
    r"|text-davinci-00[1-3]|Claude(?:[ -](?:v?[0-9](?:\.[0-9])?|Instant|Haiku|Sonnet|Opus)){0,3}"
    r"|Gemini(?:[ -](?:[0-9](?:\.[0-9])?|Pro|Ultra|Flash)){0,3})(?![\w])(?P<made>[- ]generated)?",
    re.IGNORECASE,
)
_LICENSES = re.compile(
    r"[^A-Za-z]{0,12}(?:[\w ]{0,20}\b(?:and|&) )?(?:the )?licen[sc](?:e|es|ing)(?: information)?"
    r"(?:[^A-Za-z]{0,9}|\W{1,4}(?:and|terms)\b.{0,40})",
    re.IGNORECASE,
)
_LICENSE = re.compile(r"[^A-Za-z]{0,12}(?:model )?licen[sc]e\W{0,3}[:|] ?(.{1,200})", re.IGNORECASE)
_SAME_LICENSE = re.compile(
    r"\blicen[cs]e\b(?: of| for)?(?: (?:the|this|these)(?: [\w-]{1,20}){1,3}?)?"
    r" (?:follows|is the same as|is inherited from|is that of) the (?:licen[cs]e of the )?"
    r"(?:original|base|parent|source|upstream)\b",
    re.IGNORECASE,
)
_OTHER_LICENSE = re.compile(
    r"\b(?:code|datasets?|data|corpora|corpus|script|repository|variant|original\w{0,2}|base"
    r"|derived|based|previous\w{0,2})\b",
    re.IGNORECASE,
)


class Topic(Enum):
    """What a sentence is about."""

    PARENT = "parent"
    DATASET = "dataset"
    SETTINGS = "settings"
    LICENSE = "license"
    RESTRICTION = "restriction"
    GENERATED = "generated"
    OPEN_SOURCE = "open-source"
    SAME_LICENSE = "same-license"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that a text says.

    `name` is the parent or dataset as it is written, the service, the words of a license, or a
    block of settings in YAML. `relation` means something for parents only.
    """

    topic: Topic
    name: str
    line: int
    quote: str
    relation: Relation = Relation.FINETUNE


def read(body: str, own_name: str, first_line: int = 1) -> Iterator[Said]:
    """What the text of a card says of a model of some name, in the order of the text.

    >>> text = "This model is a fine-tuned version of [x](https://huggingface.co/org/x) on my data."
    >>> [(one.topic.value, one.name) for one in read(text, "name")]
    [('parent', 'org/x')]
    """
    if not _TRIGGER.search(body):
        return
    blocks, in_licenses, merging, merged = 0, False, False, False
    for line, text in _paragraphs(body[:LONGEST], first_line):
        heading = _HEADING.fullmatch(text)
        if "\n" in text:
            blocks += 1
            if blocks <= _MOST_BLOCKS and ("base_model:" in text or "merge_method:" in text):
                yield Said(topic=Topic.SETTINGS, name=text, line=line, quote="")
        elif heading:
            in_licenses = bool(_LICENSES.fullmatch(plain(heading[1])))
            merging, merged = bool(_MERGED.search(heading[1])), False
        elif merging and _ITEM.match(text):
            merged = True
            yield from _merged(plain(text), line)
        elif in_licenses or _TRIGGER.search(text):
            words = plain(text)
            merging, merged = bool(_MERGED.search(words)) or (merging and not merged), False
            for sentence in _BREAK.split(words):
                yield from _sentence(sentence, own_name, line)
                yield from _license(sentence, line, whole=in_licenses)
                yield from _called_open(sentence, own_name, line)
        else:
            merging = merging and not merged


def _paragraphs(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Lines that belong together as one line; a fenced block as its lines, each with its end."""
    start, held, fenced = first_line, list[str](), False
    for number, line in enumerate(body.split("\n"), first_line):
        fence, blank = bool(_BLOCK.match(line)), not line.strip()
        alone = not held or blank or _ALONE.match(line) or _ENDS.match(held[0])
        if not fence and (fenced or not alone):
            held.append(line)
            continue
        if held:
            yield start, _whole(held, fenced=fenced)
        start, held = (number + 1, []) if fence or blank else (number, [line])
        fenced ^= fence
    if held:
        yield start, _whole(held, fenced=fenced)


def _whole(lines: list[str], *, fenced: bool) -> str:
    """Lines as one; a block that is too long is empty."""
    if fenced:
        text = "\n".join(lines) + "\n"
        return text if len(text) <= _LARGEST_BLOCK else "\n"
    return " ".join(line[:_LONGEST_LINE] for line in lines)[:_LONGEST_LINE]


def _sentence(sentence: str, own_name: str, line: int) -> Iterator[Said]:
    label = _LABEL.fullmatch(sentence)
    if label:
        relation = Relation.QUANTIZED if label[1] else Relation.FINETUNE
        for name in _labeled(label[2]):
            yield _said(Topic.PARENT, name, line, sentence, relation)
        return
    for pattern, relation in ((_AS_BASE, Relation.MERGE), (_COMPRESSED, Relation.QUANTIZED)):
        match = pattern.search(sentence)
        for name in _ids(match[1]) if match else ():
            yield _said(Topic.PARENT, name, line, sentence, relation)
    yield from _parents(sentence, own_name, line)
    limit = _RESTRICTED.search(sentence)
    if limit and _is_of_the_model(sentence, own_name):
        start = sentence.rfind(" ", 0, max(0, limit.start() - _LONGEST_OPENING)) + 1
        yield _said(Topic.RESTRICTION, limit[0], line, sentence[start:])
    yield from _generated(sentence, line)


def _parents(sentence: str, own_name: str, line: int) -> Iterator[Said]:
    for pattern, relation in _VERBS:
        match = pattern.search(sentence)
        if match and _is_about_itself(sentence[: match.start()], own_name):
            bare = bool(_VERSION.search(sentence[: match.end()]))
            name, end = _target(sentence, match.end(), bare=bare)
            if name:
                yield _said(Topic.PARENT, name, line, sentence, relation)
                yield from _datasets(sentence, end, line)
                return


def _is_about_itself(opening: str, own_name: str) -> bool:
    """Whether what stands before a verb can only mean the model of the card."""
    letters, own_letters = _letters(opening), _letters(own_name)
    if own_letters and letters.startswith(own_letters):
        opening = f"this {opening[len(own_name) :]}"
    if len(opening) > _LONGEST_OPENING or _ASIDE.search(opening):
        return False
    return bool(_SELF.fullmatch(opening))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _target(sentence: str, start: int, *, bare: bool) -> tuple[str, int]:
    """The first model that is named within a few words, and where its name ends."""
    position = start
    for word in sentence[start:].split(" ", _REACH)[:_REACH]:
        end = position + len(word)
        name = next(_ids(word), "")
        if name and ("\x02" in word or _NAME.fullmatch(name.partition("/")[2])):
            return name, end
        stripped = word.strip("()[]{},.;:\"'")
        if bare and _NAME.fullmatch(stripped):
            return stripped, end
        if word.casefold() in _STOP or word.endswith((".", ";", ",")):
            break
        position = end + 1
    return "", start


def _ids(text: str) -> Iterator[str]:
    for match in _MODEL.finditer(text):
        yield match[1] or match[2].rstrip(".-_")


def _labeled(value: str) -> Iterator[str]:
    """The models in what stands behind a label; words that are no id as they are."""
    value = _REMARK.split(value, maxsplit=1)[0]
    found = tuple(_ids(value))
    if found:
        yield from found
        return
    words = re.split(r"\||, |; ", value, maxsplit=1)[0].strip(" .[]\"'|")
    words = re.sub(r"[^\w)]{1,20}$", "", words)
    if words and not says_nothing(words) and not _SENTENCE.match(words):
        yield words


def _datasets(sentence: str, start: int, line: int) -> Iterator[Said]:
    """The datasets that a sentence names behind the model."""
    rest = sentence[start:]
    linked = list(dict.fromkeys(match[1] or match[2] for match in _DATASET.finditer(rest)))
    match = _ON_DATA.search(rest)
    if not linked and match:
        words = match[1].strip(" \"'[]")
        known = len(words.split(" ")) == 1 or " - " in words
        if known and not says_nothing(words) and words.casefold() not in _NO_DATASET:
            linked = [words.split(" - ")[0]]
    for name in linked:
        yield _said(Topic.DATASET, name, line, sentence)


def _merged(item: str, line: int) -> Iterator[Said]:
    """One entry in the list of the models of a merge."""
    words = item.lstrip("-*+ ")
    name = next(_ids(words), "") or words.split(" ", maxsplit=1)[0]
    if name:
        yield _said(Topic.PARENT, name, line, item, Relation.MERGE)


def _generated(sentence: str, line: int) -> Iterator[Said]:
    trained = _TRAINED.search(sentence)
    if not trained:
        return
    rest = sentence[trained.start() :]
    made = _MADE.search(rest)
    service = _SERVICE.search(made[1]) if made else None
    if service is None:
        service = next((one for one in _SERVICE.finditer(rest) if one["made"]), None)
    if service and _SELF.fullmatch(sentence[: trained.start()]):
        yield _said(Topic.GENERATED, service[1], line, sentence)


def _is_of_the_model(sentence: str, own_name: str) -> bool:
    named = own_name and own_name.casefold() in sentence.casefold()
    return bool(_THE_MODEL.search(sentence) or named) and not _ADVICE.search(sentence)


def _license(sentence: str, line: int, *, whole: bool) -> Iterator[Said]:
    """The words that name a license: behind a label, or in a section about licenses."""
    label = _LICENSE.fullmatch(sentence)
    if label and not says_nothing(label[1]) and "specify" not in label[1].casefold():
        yield _said(Topic.LICENSE, label[1], line, sentence)
    elif _SAME_LICENSE.search(sentence):
        yield _said(Topic.SAME_LICENSE, sentence, line, sentence)
    elif whole and not _OTHER_LICENSE.search(sentence):
        yield _said(Topic.LICENSE, sentence, line, sentence)


def _called_open(sentence: str, own_name: str, line: int) -> Iterator[Said]:
    if calls_itself_open(_without_marks(sentence), own_name):
        yield _said(Topic.OPEN_SOURCE, own_name, line, sentence)


def _said(
    topic: Topic, name: str, line: int, sentence: str, relation: Relation = Relation.FINETUNE
) -> Said:
    words = _without_marks(sentence).split(" ")[:_MOST_WORDS]
    quote = " ".join(words)[:_LONGEST_QUOTE]
    return Said(topic=topic, name=name, line=line, quote=quote, relation=relation)


def _without_marks(sentence: str) -> str:
    return re.sub(r"[\x02-\x04]", "", sentence)
