"""Which documents a text makes binding."""

import pytest

from openglade.license_text.structure import Structure
from openglade.license_text.terms.policies import policies


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Your use must comply with the Acme Use Policy at https://acme.example/use\\_it.",
            ("Acme Use Policy", "https://acme.example/use_it"),
        ),
        (
            "Adhere to our Acceptable Use Policy: comply with the Acme Acceptable Use Policy.",
            ("Acme Acceptable Use Policy",),
        ),
        ("Our Privacy Policy explains what we keep.", ()),
        ("You must pay the price that our price list names.", ()),
        (
            "1. “Use Policy” means Exhibit A.\n2. You must comply with the Use Policy.\n",
            (),
        ),
    ],
)
def test_the_documents_that_a_text_makes_binding_are_named(
    text: str, named: tuple[str, ...]
) -> None:
    assert policies(Structure.of(text)) == named
