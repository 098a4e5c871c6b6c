"""Where answers go out: a format a file, each a pure function from a report to text."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openglade.reports.page import Report

FORMATS: Mapping[str, str] = {
    "text": "openglade.reports.text",
    "json": "openglade.reports.json",
    "markdown": "openglade.reports.markdown",
    "html": "openglade.reports.html",
}
"""Every format and the module that renders it.

A module is imported when its format is asked for.
"""

DRAWINGS: Mapping[str, str] = {
    "dot": "openglade.reports.dot",
    "mermaid": "openglade.reports.mermaid",
    "svg": "openglade.reports.svg",
}
"""The formats of reports that are also a graph (`openglade.reports.graph`)."""


def render(report: "Report", format_id: str) -> str:
    """Render a report in one of FORMATS, or DRAWINGS if it is a graph; KeyError for any other."""
    module = import_module({**FORMATS, **DRAWINGS}[format_id])
    rendered: str = module.render(report)
    return rendered
