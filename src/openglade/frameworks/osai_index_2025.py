"""The European Open Source AI Index as it was until March 2026, with fourteen parameters.

The twelve of `osai-index-2026`, and whether there is a package that installs the model and an API
that anybody may use. A file of today's index has no cells for these two: they are not known then.
"""

from openglade.core.assessment import Edition
from openglade.core.index_entry import PARAMETERS_2025
from openglade.frameworks.osai_index import framework_of

FRAMEWORK = framework_of(
    Edition(
        id="osai-index-2025",
        name="European Open Source AI Index, 2025",
        version="2025, 14 parameters",
        source="https://github.com/Language-Technology-Assessment/main-database",
    ),
    PARAMETERS_2025,
)
