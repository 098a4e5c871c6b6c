"""What a text says of outputs, and of models that learn from them."""

import pytest

from openglade.core.term import Kind, Reaches
from openglade.license_text.terms import find_terms

OUTPUTS, DISTILLED = Reaches.OUTPUTS, Reaches.DISTILLED_MODELS


def reached(text: str) -> set[Reaches]:
    found = [one.term for one in find_terms(text)]
    return {what for term in found if term.kind is Kind.COVERS_OUTPUTS for what in term.what}


def frees(text: str) -> bool:
    return any(one.term.kind is Kind.OUTPUTS_FREE for one in find_terms(text))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("No use of the output may contravene this agreement.", OUTPUTS),
        ("You may not use the model, or any outputs of it, for military purposes.", OUTPUTS),
        ("You may use the outputs only for research.", OUTPUTS),
        ("Outputs are subject to the restrictions of Section 3.", OUTPUTS),
        ("You will not:\n(a) use the weights or any output for commercial purposes;\n", OUTPUTS),
        ("If you publish outputs, you must name the model.", OUTPUTS),
        ("“Derivative” means any model that was trained on outputs of the Model.", DISTILLED),
        ("Models created by transfer of patterns of the output are Derivatives.", DISTILLED),
        ("Derivatives include use of synthetic data to train another model.", DISTILLED),
        ("If you use outputs to train a model that you share, you shall say so.", DISTILLED),
    ],
)  # fmt: skip
def test_what_is_bound_beyond_the_model_is_found(text: str, what: Reaches) -> None:
    assert what in reached(text)


@pytest.mark.parametrize(
    "text",
    [
        "You may not use the model or any output to train other language models.",
        "Outputs are not Derivatives.",
        "The model and its output are provided as is, without warranty.",
        "Do not claim that the use of the model or its outputs is human work.",
        "This license does not impose any restrictions on outputs.",
        "Derivatives do not include any model trained on outputs.",
    ],
)
def test_a_ban_on_training_a_disclaimer_and_a_denial_bind_no_outputs(text: str) -> None:
    assert reached(text) == set()


def test_outputs_and_models_made_from_them_are_two_terms() -> None:
    text = (
        "1. “Derivatives” are models created by distillation from outputs.\n"
        "2. No use of the output may contravene this agreement.\n"
    )
    found = [one.term.what for one in find_terms(text) if one.term.kind is Kind.COVERS_OUTPUTS]
    assert found == [(DISTILLED,), (OUTPUTS,)]


@pytest.mark.parametrize(
    "text",
    [
        "We claim no rights in the outputs.",
        "The maker does not claim ownership of any outputs.",
        "As between the parties, you own all outputs.",
        "This agreement imposes no obligations on your use of the results.",
        "We hereby assign to you all our rights in the output.",
        "Outputs belong to the user.",
        "Rights in the generated content belong to the user.",
        "许可方对模型的输出不主张任何权利。",
    ],
)
def test_outputs_that_are_left_to_the_user_are_free(text: str) -> None:
    assert frees(text)


@pytest.mark.parametrize(
    "text",
    [
        "You shall not claim ownership of the output.",
        "All rights in the output belong to the licensor.",
        "You retain the rights that you hold in your own content.",
    ],
)
def test_outputs_that_the_licensor_keeps_are_not_free(text: str) -> None:
    assert not frees(text)
