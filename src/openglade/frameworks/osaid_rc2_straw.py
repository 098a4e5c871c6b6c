"""A counter-proposal to OSI's second release candidate: OSAID with the training data itself.

Beside the criteria of OSAID 1.0 the training data has to be accessible to everybody: data to be
had for a fee only, or not at all, is not enough.
"""

from openglade.core.assessment import Edition, Shape
from openglade.core.component import Level
from openglade.core.demand import released
from openglade.core.framework import Criterion, Framework
from openglade.core.requirement import all_of
from openglade.core.subject import DATA
from openglade.frameworks.osaid import CRITERIA, conclude

FRAMEWORK = Framework(
    edition=Edition(
        id="osaid-rc2-straw",
        name="Open Source AI Definition with the training data (S. Johnston's proposal)",
        version="2024-10",
        source="https://github.com/samj/osaid",
    ),
    shape=Shape.VERDICT,
    criteria=(
        *CRITERIA,
        Criterion(
            id="D",
            title="the training data accessible to everybody",
            requirement=all_of(*(released(one, Level.LIMITED) for one in DATA)),
        ),
    ),
    answer=conclude,
)
