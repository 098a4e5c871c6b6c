"""The terms that a license text holds: one recognizer a kind, each in the file of its name."""

import re
from collections.abc import Callable, Iterator

from openglade.core.license_reading import Passage
from openglade.license_text.structure import Structure
from openglade.license_text.terms import (
    acceptable_use_policy,
    collect_agreement,
    commercial_registration,
    compete,
    covers_outputs,
    derived_name,
    disclose_ai,
    disclose_source,
    display_name,
    field_of_use,
    geographic_exclusion,
    governing_law,
    grant_commercial,
    grant_patent,
    grants,
    hosted_service,
    include_license,
    indemnify,
    inform_licensor,
    keep_notices,
    no_derivatives,
    no_redistribution,
    no_reverse_engineering,
    noncommercial,
    nonproduction,
    output_training,
    outputs_free,
    pass_on,
    research_only,
    revocable,
    share_alike,
    state_changes,
    terminate_breach,
    terminate_litigation,
    thresholds,
    trademark,
    warranty_disclaimer,
)

Recognizer = Callable[[Structure], Iterator[Passage]]

KINDS: tuple[Recognizer, ...] = (
    grants.find,
    grant_commercial.find,
    grant_patent.find,
    noncommercial.find,
    research_only.find,
    nonproduction.find,
    field_of_use.find,
    acceptable_use_policy.find,
    output_training.find,
    compete.find,
    thresholds.find,
    geographic_exclusion.find,
    hosted_service.find,
    no_redistribution.find,
    no_derivatives.find,
    no_reverse_engineering.find,
    commercial_registration.find,
    include_license.find,
    keep_notices.find,
    state_changes.find,
    display_name.find,
    derived_name.find,
    trademark.find,
    share_alike.find,
    pass_on.find,
    disclose_source.find,
    disclose_ai.find,
    inform_licensor.find,
    collect_agreement.find,
    covers_outputs.find,
    outputs_free.find,
    terminate_breach.find,
    terminate_litigation.find,
    revocable.find,
    indemnify.find,
    warranty_disclaimer.find,
    governing_law.find,
)
"""What looks for each kind of term, in the order of the vocabulary (terms.md)."""


_HAN = re.compile(r"[\u3400-\u9fff]")
_ENOUGH = 0.25
"""The share of a text that makes it one in two languages."""


def find_terms(text: str) -> tuple[Passage, ...]:
    """The terms that a license text holds, in the order in which they stand in it.

    >>> found = find_terms("You may not use it for commercial purposes.")
    >>> [passage.term.kind.value for passage in found]
    ['noncommercial']
    """
    return terms_of(Structure.of(text))


def terms_of(structure: Structure) -> tuple[Passage, ...]:
    """The terms of a text that is cut into its sentences already.

    Of a text in Chinese and in another language, the other language is read first.
    """
    found = _found(structure)
    if spans := _beside_chinese(structure):
        first = _found(structure.within(spans))
        kinds = {passage.term.kind for passage in first}
        found = [*first, *(one for one in found if one.term.kind not in kinds)]
    return tuple(sorted(found, key=lambda passage: (passage.start, passage.term.kind.value)))


def _found(structure: Structure) -> list[Passage]:
    return [passage for find in KINDS for passage in find(structure)]


def _beside_chinese(structure: Structure) -> list[tuple[int, int]]:
    """Where the sentences without Chinese stand, in a text that is Chinese for a good part."""
    if not _HAN.search(structure.text):
        return []
    spans = [(one.start, one.end) for one in structure.sentences if not _HAN.search(one.folded)]
    letters = len(_HAN.findall(structure.text))
    other = sum(end - start for start, end in spans)
    share = letters / (letters + other) if other else 1
    return spans if _ENOUGH / 2 < share < 1 - _ENOUGH else []
