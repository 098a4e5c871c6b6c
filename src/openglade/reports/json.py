"""`--format json`: the report as a value for programs.

Docs/reference/json.md says what each key holds.
"""

import json
from typing import TYPE_CHECKING

from openglade.reports.escaping import visible

if TYPE_CHECKING:
    from openglade.reports.page import Report


def render(report: "Report") -> str:
    """The document of a report, indented.

    Characters that a terminal would obey are escaped as JSON has it.
    """
    return visible(json.dumps(report.document(), ensure_ascii=False, indent=2)) + "\n"
