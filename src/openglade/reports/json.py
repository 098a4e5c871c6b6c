"""`--format json`: the report as a value for programs (docs/reference/json.md)."""

import json
from typing import TYPE_CHECKING

from openglade.reports.escaping import visible

if TYPE_CHECKING:
    from openglade.reports.page import Report


def render(report: "Report") -> str:
    """The document of a report; characters that a terminal would obey are escaped."""
    return visible(json.dumps(report.document(), ensure_ascii=False, indent=2)) + "\n"
