import pytest

from openglade.core.front_matter import Lines, patch, patched

CARD = "---\nlicense: mit\nbase_model:\n- org/one\ntags:\n- x\n---\n# Title\n"


@pytest.mark.parametrize(
    ("lines", "changed"),
    [
        ({"license": "mit"}, CARD),
        ({"base_model": ("org/one",)}, CARD),
        ({"license": "other"}, CARD.replace("license: mit", "license: other")),
        (
            {"base_model": ("org/one", "org/two")},
            CARD.replace("- org/one", "- org/one\n- org/two"),
        ),
        ({"base_model": ("org/on",)}, CARD.replace("org/one", "org/on")),
        ({"datasets": ("org/data",)}, CARD.replace("- x\n", "- x\ndatasets:\n- org/data\n")),
    ],
)
def test_only_what_is_not_said_already_is_written(lines: Lines, changed: str) -> None:
    assert patched(CARD, lines) == changed


@pytest.mark.parametrize("text", ["# Title\n", "---\nnever closed\n"])
def test_a_card_without_front_matter_gets_one_and_keeps_its_text(text: str) -> None:
    assert patched(text, {"license": "mit"}) == f"---\nlicense: mit\n---\n{text}"


def test_a_patch_is_a_unified_diff_of_the_file() -> None:
    shown = patch(CARD, {"license": "other"}, "README.md")
    assert shown[:2] == ("--- a/README.md", "+++ b/README.md")
    assert {"-license: mit", "+license: other"} <= set(shown)
    assert patch(CARD, {"license": "mit"}, "README.md") == ()


def test_a_card_that_is_not_there_is_made() -> None:
    assert patch("", {"license": "mit"}, "README.md")[0] == "--- /dev/null"
