import tracemalloc
from pathlib import Path

import pytest

from openglade.core.errors import InputError
from openglade.license_text.building import add, build, entry_of
from openglade.license_text.fingerprints import Names, packed
from openglade.license_text.identify import identify
from openglade.license_text.references import SHIPPED, References
from tests.license_text.originals import CLAUSE, OTHER, PLAIN, REFERENCES


def test_no_word_of_a_text_can_be_read_in_its_fingerprint() -> None:
    content = packed([entry_of(PLAIN, "LicenseRef-meadow")], Names(names={}, urls={}))
    assert b"garden" not in content
    assert len(entry_of(PLAIN, "x").shingles) == len(entry_of(PLAIN, "x").flags) - 2


def test_fingerprints_come_out_of_a_file_as_they_went_in(tmp_path: Path) -> None:
    path = tmp_path / "own"
    path.write_bytes(packed(list(REFERENCES.entries()), REFERENCES.names))
    again = References.load(path)
    assert [one.id for one in again.entries()] == list(REFERENCES.ids)
    assert [one.shingles.tolist() for one in again.entries()] == [
        one.shingles.tolist() for one in REFERENCES.entries()
    ]


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "meadow.txt").write_text(PLAIN)
    (tmp_path / "harbor.txt").write_text(OTHER)
    assert build(None, [tmp_path]) == build(None, [tmp_path])


@pytest.mark.parametrize("content", [b"", b"hello", SHIPPED.read_bytes()[:40]])
def test_a_file_that_is_none_of_ours_is_refused_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "own"
    path.write_bytes(content)
    with pytest.raises(InputError, match="no file of fingerprints"):
        References.load(path)


def test_a_text_of_ones_own_is_known_once_it_is_added(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "own"
    assert identify(PLAIN, References.load()).license is None
    add(PLAIN, "LicenseRef-meadow", path)
    add(OTHER, "LicenseRef-harbor", path)
    references = References.load(SHIPPED, path)
    assert str(identify(PLAIN, references).license) == "LicenseRef-meadow"
    assert len(references) == len(References.load()) + 2


def test_a_text_that_is_added_again_replaces_the_first(tmp_path: Path) -> None:
    path = tmp_path / "own"
    add(PLAIN, "LicenseRef-meadow", path)
    add(PLAIN + CLAUSE, "LicenseRef-meadow", path)
    references = References.load(path)
    assert references.ids == ("LicenseRef-meadow",)
    assert identify(PLAIN, references).license is None


@pytest.mark.parametrize(("text", "id_"), [(PLAIN, "no id"), ("two words", "LicenseRef-x")])
def test_what_cannot_be_known_again_is_refused(text: str, id_: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="; "):
        add(text, id_, tmp_path / "own")


def test_the_shipped_references_are_small() -> None:
    assert SHIPPED.stat().st_size < 5_000_000
    tracemalloc.start()
    kept = References.load()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) > 800
    assert size < 60_000_000


def test_a_section_is_named_as_the_text_numbers_it() -> None:
    words = PLAIN.split("2. The names")[0]
    assert REFERENCES.section(0, len(words.split()) - 4) == "2"
