from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from openglade.sources.cache import Cache, Entry, Key

KEY = Key(place="https://hub.example", kind="model", id="org/name", revision="main")
ENTRY = Entry(b'{"id": "org/name"}\n\x00\xff', date(2026, 11, 21))


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "openglade" / "hub")


def file_of(cache: Cache, key: Key = KEY) -> Path:
    return cache.folder / key.digest[:2] / key.digest


def test_what_is_kept_comes_back_with_its_day(cache: Cache) -> None:
    cache.write(KEY, ENTRY)
    assert cache.read(KEY) == ENTRY


def test_what_was_never_kept_is_absent(cache: Cache) -> None:
    assert cache.read(KEY) is None
    assert not cache.folder.exists()


def test_the_last_answer_counts(cache: Cache) -> None:
    cache.write(KEY, ENTRY)
    cache.write(KEY, Entry(b"new", date(2026, 11, 22)))
    assert cache.read(KEY) == Entry(b"new", date(2026, 11, 22))
    assert [path for path in cache.folder.rglob("*") if path.is_file()] == [file_of(cache)]


@pytest.mark.parametrize(
    "other",
    [
        replace(KEY, place="https://mirror.example"),
        replace(KEY, kind="dataset"),
        replace(KEY, id="org/Name"),
        replace(KEY, revision=""),
        replace(KEY, id="org/namemain", revision=""),
    ],
)
def test_every_part_of_a_key_counts(cache: Cache, other: Key) -> None:
    cache.write(KEY, ENTRY)
    assert cache.read(other) is None


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "x" * 900, "\0", "é\n", "CON"])
def test_any_id_makes_a_safe_file_name(cache: Cache, name: str) -> None:
    key = replace(KEY, id=name)
    cache.write(key, ENTRY)
    assert cache.read(key) == ENTRY
    (kept,) = [path for path in cache.folder.rglob("*") if path.is_file()]
    assert set(kept.name) <= set("0123456789abcdef")


def test_it_is_for_its_owner_alone(cache: Cache) -> None:
    cache.write(KEY, ENTRY)
    path = file_of(cache)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o077) == (0o600, 0)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"[]\n",
        b"null\n" + ENTRY.body,
        b"{}\n" + ENTRY.body,
        b"[" * 100_000,
        b"\xff\xfe\n",
        b'{"read_on": "2026-11-21"}\n' + ENTRY.body,
    ],
)
def test_a_damaged_file_is_absent_and_can_be_replaced(cache: Cache, content: bytes) -> None:
    cache.write(KEY, ENTRY)
    file_of(cache).write_bytes(content)
    assert cache.read(KEY) is None
    cache.write(KEY, ENTRY)
    assert cache.read(KEY) == ENTRY


def test_half_a_file_and_another_day_are_absent(cache: Cache) -> None:
    cache.write(KEY, ENTRY)
    whole = file_of(cache).read_bytes()
    file_of(cache).write_bytes(whole[:-1])
    assert cache.read(KEY) is None
    file_of(cache).write_bytes(whole.replace(b'"2026-11-21"', b"20261121"))
    assert cache.read(KEY) is None
    file_of(cache).write_bytes(whole.replace(b"2026-11-21", b"2026-13-21"))
    assert cache.read(KEY) is None


def test_a_file_in_the_place_of_another_is_absent(cache: Cache) -> None:
    other = replace(KEY, id="org/other")
    cache.write(KEY, ENTRY)
    cache.write(other, ENTRY)
    file_of(cache, other).write_bytes(file_of(cache).read_bytes())
    assert cache.read(other) is None


def test_a_folder_in_the_place_of_a_file_is_absent(cache: Cache) -> None:
    file_of(cache).mkdir(parents=True)
    cache.write(KEY, ENTRY)
    assert cache.read(KEY) is None
    assert list(cache.folder.rglob("tmp*")) == []


def test_what_is_too_large_is_not_kept(cache: Cache) -> None:
    cache.write(KEY, replace(ENTRY, body=b"x" * 12_000_001))
    assert not cache.folder.exists()


def test_a_file_that_grew_is_not_read(cache: Cache) -> None:
    cache.write(KEY, ENTRY)
    with file_of(cache).open("ab") as file:
        file.truncate(5_000_000_000)
    assert cache.read(KEY) is None


def test_a_place_that_takes_nothing_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file")
    cache.write(KEY, ENTRY)
    assert cache.read(KEY) is None
