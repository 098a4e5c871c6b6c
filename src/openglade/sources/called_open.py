"""Whether a sentence of a card calls its own model open source.

What is said of other models, of code, data and licenses of others, what is planned, compared or
denied, calls nothing open. All patterns are bounded, so that the time is linear in the sentence.
"""

import re

_OPEN = r"open[- ]?sourced?"
_KINDS = (
    r"(?:models?|[ms]?llms?|slms?|vlms?|checkpoints?|weights|adapters?|chat-?bots?|reproduction)\b"
)
_ADVERBS = r"(?:(?:now|also|fully|completely|entirely|truly|freely|publicly|currently) ){0,2}"
_IS = r"(?:is|are|was|were|stands as|represents)"
_MENTIONED = re.compile(r"\bopen[- ]?sourc", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:not|never|nor|neither|without|except|unlike|partly|partially|than|among|amongst|other"
    r"|existing|compar\w{1,8}|outperform\w{0,3}|surpass\w{0,3}|similar|versus|vs|inspired|such as"
    r"|will|would|should|could|may|might|if|once|until|soon|plan\w{0,4}|aim\w{0,3}|hope\w{0,2}"
    r"|intend\w{0,3}|committed|started from|based on|initiatives?|projects?|toolkit|framework"
    r"|benchmark|community)\b|n't\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    rf"(?P<subject>.{{1,80}}?) {_IS} {_ADVERBS}(?:"
    rf"{_OPEN}(?=$|[.,;:!)]| (?:and|as|for|under|by|on|so|to|with)\b)"
    rf"|(?:an?|the|our|one of the)(?: [\w'\u2019%+.-]{{1,25}}){{0,6}}? {_OPEN}"
    rf"(?:,? [\w'\u2019+./-]{{1,25}}){{0,6}}? {_KINDS})",
    re.IGNORECASE,
)
_OURS = re.compile(
    rf"\b(?:our|this|these)(?: [\w-]{{1,20}}){{0,2}}? {_OPEN}(?: [\w.-]{{1,25}}){{0,4}}? {_KINDS}",
    re.IGNORECASE,
)
_WE = r"\bwe(?: are|['\u2019]re| have|['\u2019]ve)?(?: also| now| [a-z]{1,12}ly)?"
_GIVEN = re.compile(rf"{_WE} open-?\s?sourc(?:e|ed|ing) (?P<given>.{{1,120}})", re.IGNORECASE)
_PRESENTED = re.compile(
    rf"{_WE} (?:present|release|introduce|publish|offer)(?:d|ed|ing)?\b[^.;]{{0,80}}?"
    rf"(?: an?(?: [\w-]{{1,20}}){{0,4}}? {_OPEN}(?: [\w.-]{{1,25}}){{0,4}}? {_KINDS}"
    rf"|\b{_KINDS}[^.;]{{0,40}} under an?(?: [\w-]{{1,20}}){{0,2}}? {_OPEN} licen[cs]e\b)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"\W{{0,9}}(?:it|this|(?:this|the|our|these|all)(?: [\w.-]{{1,30}}){{0,3}} {_KINDS})",
    re.IGNORECASE,
)
_A_KIND = re.compile(rf"\b{_KINDS}", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"\W{0,9}(?:the |our )?(?:[\w.-]{1,60}/)?", re.IGNORECASE)
_FEWEST_LETTERS = 4


def calls_itself_open(sentence: str, own_name: str) -> bool:
    """Whether a sentence says of the model of that name, in plain words, that it is open source.

    >>> calls_itself_open("This is an open-source 7B language model.", "name")
    True
    >>> calls_itself_open("It outperforms other open-source models.", "name")
    False
    """
    if not _MENTIONED.search(sentence):
        return False
    said, given = _PREDICATE.match(sentence), _GIVEN.search(sentence)
    if said and not _is_itself(said["subject"], own_name):
        said = None
    if given and not (_A_KIND.search(given["given"]) or _names(given["given"], own_name)):
        given = None
    claims = (said, given, _OURS.search(sentence), _PRESENTED.search(sentence))
    ends = (one.start("given") if one is given else one.end() for one in claims if one)
    return any(not _ELSEWHERE.search(sentence[:end]) for end in ends)


def _is_itself(subject: str, own_name: str) -> bool:
    return bool(_SUBJECT.fullmatch(subject)) or _names(subject, own_name, whole=True)


def _names(words: str, own_name: str, *, whole: bool = False) -> bool:
    """Whether words begin with the name of the model, or are the beginning of it."""
    said, own = _letters(_BEFORE_NAME.sub("", words, count=1)), _letters(own_name)
    if len(own) < _FEWEST_LETTERS or len(said) < _FEWEST_LETTERS:
        return False
    return said.startswith(own) or (whole and own.startswith(said))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
