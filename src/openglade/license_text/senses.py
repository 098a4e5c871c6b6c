"""What a single word can do to a sentence of a license."""

from enum import IntFlag


class Sense(IntFlag):
    """What a word can do to a sentence of a license."""

    PLAIN = 0
    OPERATIVE = 1
    """It forbids, allows, obliges, or turns that round."""
    ACTION = 2
    """What is allowed or forbidden: copying, selling, research."""
    NUMBER = 4
    """It has a digit."""
    BINDING = 64
    """It is operative, and takes away rather than gives."""
    PURPOSE = 128
    """What something is for: commerce, research, war."""
    ADDRESSED = 256
    """Who is bound; known of a text at hand only."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BINDING = _words(
    """
    agree agrees approval ban banned cannot consent doit doivent exceed exceeds except exclude
    excluded excludes excluding exclusively forbid forbidden interdit interdite must ne
    neither never no nobody none not obtain only pas permission prohibit prohibited prohibits
    refrain require required requires restrict restricted restriction restrictions restricts
    revocable seulement shall solely terminate terminates unauthorized uniquement unless without
    不 仅 只 应 得 必 禁 须
    """
)
_GIVING = _words(
    """
    allow allowed grant granted grants irrevocable limitation limited may permit permits permitted
    provided should subject
    """
)
ACTIONS = _words(
    """
    academic charge commercial commerciale commercially compete competing convey copy derivative
    derivatives distribute distributed distribution fee host hosted hosting merge military
    modification modifications modify noncommercial patent production publish recherche
    redistribute redistribution redistributions register registration reproduce research revenue
    royalty sale sell service share sublicense territory trademark train training union usage use
    used users uses using utilisation utiliser 军 商 政 研
    """
)
"""The words that have the sense ACTION."""
_PURPOSE = _words(
    """
    academic commercial commerciale commercially educational evaluation military noncommercial
    nonproduction production recherche research 军 商 政 研
    """
)
_ADDRESSED = _words(
    """
    anyone entities everyone licensee licensees nobody recipient recipients user users you your
    """
)


def sense_of(word: str) -> Sense:
    """What a word in lower case can do.

    >>> sense_of("prohibited")
    <Sense.OPERATIVE|BINDING: 65>
    """
    sense = Sense.PLAIN
    if word in _BINDING:
        sense |= Sense.OPERATIVE | Sense.BINDING
    elif word in _GIVING:
        sense |= Sense.OPERATIVE
    if word in ACTIONS:
        sense |= Sense.ACTION
    if word in _PURPOSE:
        sense |= Sense.PURPOSE
    if word in _ADDRESSED:
        sense |= Sense.ADDRESSED
    if not word.isalpha() and any(character.isdigit() for character in word):
        sense |= Sense.NUMBER
    return sense
