"""What is generated is what would be generated now."""

from pathlib import Path

import pytest

from tools.reference import REFERENCE, SCHEMAS, generated


@pytest.mark.parametrize(
    ("path", "text"), [pytest.param(*one, id=one[0].name) for one in generated()]
)
def test_a_generated_file_is_up_to_date(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "make reference"


def test_there_is_no_reference_that_nothing_generates() -> None:
    there = {
        path for folder in (REFERENCE, SCHEMAS) for path in folder.rglob("*") if path.is_file()
    }
    assert there == {path for path, _ in generated()}
