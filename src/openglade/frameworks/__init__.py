"""Judgments: a framework a file, each one value FRAMEWORK, written in the words of core.

FRAMEWORKS is the one list; a framework is imported when it is asked for.
"""

from collections.abc import Mapping
from importlib import import_module

from openglade.core.assessment import Assessment
from openglade.core.framework import Framework
from openglade.core.record import ModelRecord
from openglade.core.subject import Subject

FRAMEWORKS: Mapping[str, str] = {
    "osd": "openglade.frameworks.osd",
    "osaid-1.0": "openglade.frameworks.osaid",
    "osaid-rc2-straw": "openglade.frameworks.osaid_rc2_straw",
    "eu-osaid-proposal": "openglade.frameworks.eu_osaid_proposal",
    "e2e-openllm-france": "openglade.frameworks.e2e_openllm_france",
    "ai-act-exemption": "openglade.frameworks.ai_act_exemption",
    "g7-2026": "openglade.frameworks.g7_2026",
    "mof-1.0-mot": "openglade.frameworks.mof_mot",
    "mof-1.0-spec": "openglade.frameworks.mof_spec",
    "osai-index-2026": "openglade.frameworks.osai_index",
    "osai-index-2025": "openglade.frameworks.osai_index_2025",
    "eiras-taxonomy": "openglade.frameworks.eiras_taxonomy",
    "fmti": "openglade.frameworks.fmti",
}
"""Every framework by its id, and the module that holds it."""


def framework(framework_id: str) -> Framework:
    """One framework; KeyError for an id that is not in FRAMEWORKS."""
    found: Framework = import_module(FRAMEWORKS[framework_id]).FRAMEWORK
    return found


def assess(record: ModelRecord, frameworks: tuple[Framework, ...]) -> tuple[Assessment, ...]:
    """What some frameworks say of one model, each by itself."""
    subject = Subject(record)
    return tuple(one.assess(subject) for one in frameworks)
