"""What license texts say that lie beside a model, by the commands that meet them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from openglade.at_hand import TextsAtHand
from openglade.catalog.store import Catalog
from openglade.cli.group import main
from openglade.core.expression import Expression
from openglade.core.license import Declared
from openglade.core.release import Unlicensed
from openglade.core.term import Kind
from openglade.license_text.reading import Reader

OURS = (Path(__file__).parents[1] / "LICENSE").read_text("utf-8")
CLAUSE = "10. You may not use the Work or Derivative Works for any commercial purpose.\n"
READER = Reader()


@pytest.fixture(scope="module")
def texts(catalog: Catalog) -> TextsAtHand:
    return TextsAtHand(catalog, lambda: READER)


def declared(texts: TextsAtHand, text: str) -> Declared:
    return texts.declared_by(text.encode(), "LICENSE")


def test_a_known_text_is_that_license_however_it_is_wrapped(texts: TextsAtHand) -> None:
    found = declared(texts, OURS.replace("\n", " \r\n"))
    assert found.license == Expression.parse("Apache-2.0")
    assert found.text is None
    assert not found.reason


def test_a_changed_text_is_a_license_of_its_own_with_the_terms_read_from_it(
    texts: TextsAtHand,
) -> None:
    found = declared(texts, OURS.replace("END OF TERMS", f"{CLAUSE}\nEND OF TERMS"))
    assert found.text is not None
    assert found.license == Expression.parse(str(found.text.id))
    assert found.text.name == "Apache-2.0, changed (LICENSE)"
    assert found.text.having(Kind.NONCOMMERCIAL)
    assert not found.text.complete
    assert "noncommercial" in found.reason


def test_a_text_that_nobody_knows_has_the_terms_that_were_recognized(texts: TextsAtHand) -> None:
    found = declared(texts, "You may use this model for research purposes only, at no charge.")
    assert found.text is not None
    assert found.text.having(Kind.RESEARCH_ONLY)


def test_a_text_in_which_no_term_is_recognized_is_not_identified(texts: TextsAtHand) -> None:
    found = declared(texts, "You may look at it on Tuesdays.")
    assert found.license is Unlicensed.UNIDENTIFIED
    assert "no term of a license" in found.reason


def test_a_file_that_is_no_text_is_not_identified(texts: TextsAtHand) -> None:
    found = texts.declared_by(b"%PDF-1.7 \0", "LICENSE")
    assert found.license is Unlicensed.UNIDENTIFIED
    assert "a PDF" in found.reason


def test_a_changed_license_beside_a_card_is_a_finding_and_never_opens(tmp_path: Path) -> None:
    text = OURS.replace("END OF TERMS", f"{CLAUSE}\nEND OF TERMS")
    (tmp_path / "LICENSE").write_text(text, "utf-8")
    (tmp_path / "README.md").write_text("---\nlicense: apache-2.0\n---\n# A model\n", "utf-8")
    (tmp_path / "model.safetensors").write_bytes((2).to_bytes(8, "little") + b"{}")
    result = CliRunner().invoke(main, ["assess", str(tmp_path), "--format", "json"])
    shown = json.loads(result.stdout)
    weights = shown["components"]["weights"]
    assert (weights["level"], weights["at_most"]) == ("?", 2)
    assert "declared-differs" in {one["code"] for one in shown["findings"]}
    may = CliRunner().invoke(main, ["may", str(tmp_path), "--purpose", "commercial"])
    assert may.exit_code == 1
    assert "commercial purpose" in may.stdout


def test_a_changed_license_is_called_by_its_name_and_not_by_a_digest(tmp_path: Path) -> None:
    text = OURS.replace("END OF TERMS", f"{CLAUSE}\nEND OF TERMS")
    (tmp_path / "LICENSE").write_text(text, "utf-8")
    shown = CliRunner().invoke(main, ["lineage", str(tmp_path)]).stdout
    assert "Apache-2.0, changed (LICENSE)" in shown
