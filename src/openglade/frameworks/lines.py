"""Where frameworks draw a line: the answers that count a model as open.

One framework speaks for its family, so that variants do not outvote others. An index, a taxonomy
and published scores draw no line.
"""

from collections.abc import Mapping

from openglade.core.assessment import Assessment
from openglade.core.contest import Stand

LINES: Mapping[str, frozenset[str | int | float]] = {
    "osd": frozenset({"conformant"}),
    "osaid-1.0": frozenset({"pass"}),
    "e2e-openllm-france": frozenset({"end-to-end"}),
    "mof-1.0-mot": frozenset({1, 2, 3}),
    "ai-act-exemption": frozenset({"exempt"}),
    "g7-2026": frozenset({"open source AI with open data", "open source AI", "open weights AI"}),
}
"""The frameworks that draw a line, and the answers above it."""


def stand(assessment: Assessment) -> Stand:
    """Where a framework of LINES stands; undecided where its best possible answer is above."""
    above = LINES[assessment.edition.id]
    if assessment.answer in above:
        return Stand.OPEN
    return Stand.UNDECIDED if assessment.at_most in above else Stand.NOT_OPEN
