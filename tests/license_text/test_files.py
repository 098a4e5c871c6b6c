"""License files on a disk, and what only looks like one."""

import os
from pathlib import Path

import pytest

from openglade.core.errors import InputError
from openglade.license_text import files
from openglade.license_text.files import (
    is_named_as_license,
    license_files,
    policies_beside,
    read_file,
    read_inside,
)


@pytest.mark.parametrize(
    "name",
    [
        "LICENSE",
        "License.md",
        "LICENCE.txt",
        "LICENSE-APACHE",
        "LICENSE.MIT",
        "LICENSE-2.0",
        "LICENSE.pdf",
        "COPYING",
        "COPYING3.LIB",
        "UNLICENSE",
        "NOTICE",
        "NOTICES.txt",
        "THIRD-PARTY-NOTICES.txt",
        "third_party_licenses.txt",
        "MODEL_LICENSE",
        "USE_POLICY.md",
        "TERMS_OF_USE.md",
        "TERMS",
        "EULA.txt",
        "logo.png.license",
        "acceptable-use-policy.md",
    ],
)
def test_a_license_is_known_by_its_name(name: str) -> None:
    assert is_named_as_license(name)


@pytest.mark.parametrize(
    "name",
    ["README.md", "license.py", "licenses.json", "LICENSE.png", "terminal.txt", "noticeboard.md"],
)
def test_other_files_are_not(name: str) -> None:
    assert not is_named_as_license(name)


def test_folders_are_walked_in_order_and_links_to_folders_are_not(tmp_path: Path) -> None:
    for name in ("b/LICENSE", "a/deep/COPYING", "LICENSE", "LICENSES/MIT.txt", ".git/LICENSE"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in license_files(tmp_path)]
    assert found == ["LICENSE", "LICENSES/MIT.txt", "a/deep/COPYING", "b/LICENSE"]


def test_a_folder_without_a_license_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no license file in it; name the file"):
        list(license_files(tmp_path))


def test_a_folder_that_cannot_be_looked_at_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file or directory; give a folder"):
        list(license_files(tmp_path / "nothing"))


def test_no_more_than_so_many_files_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 3)
    for number in range(5):
        (tmp_path / f"LICENSE.{number}").write_text("words")
    with pytest.raises(InputError, match="too much to read at once"):
        list(license_files(tmp_path))


def test_a_link_out_of_the_folder_is_not_read_and_one_inside_is(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("words")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "LICENSE").symlink_to(tmp_path / "secret")
    (folder / "real.txt").write_text("words")
    (folder / "COPYING").symlink_to("real.txt")
    assert read_inside(folder / "COPYING", folder) == "words"
    with pytest.raises(InputError, match="a link out of the folder"):
        read_inside(folder / "LICENSE", folder)


def test_a_snapshot_in_a_cache_of_the_hub_is_read_through_its_links(tmp_path: Path) -> None:
    (tmp_path / "blobs").mkdir()
    (tmp_path / "blobs" / "a1").write_text("words")
    snapshot = tmp_path / "snapshots" / "b2"
    snapshot.mkdir(parents=True)
    (snapshot / "LICENSE").symlink_to("../../blobs/a1")
    (snapshot / "NOTICE").symlink_to("../../../secret")
    assert read_inside(snapshot / "LICENSE", snapshot) == "words"
    with pytest.raises(InputError, match="a link out of the folder"):
        read_inside(snapshot / "NOTICE", snapshot)


def test_a_link_that_leads_to_itself_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").symlink_to("LICENSE")
    with pytest.raises(InputError, match="name a file that can be read"):
        read_inside(tmp_path / "LICENSE", tmp_path)


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "LICENSE")
    with pytest.raises(InputError, match="a pipe or a device"):
        read_file(tmp_path / "LICENSE")
    with pytest.raises(InputError, match="a pipe or a device"):
        read_file(Path("/dev/zero"))


def test_a_huge_file_is_told_by_its_size_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "LICENSE").open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(InputError, match="5,000,000,000 bytes; the most"):
        read_file(tmp_path / "LICENSE")


@pytest.mark.parametrize("name", ["nothing", "a\0b", "x" * 5000])
def test_a_file_that_is_not_there_is_one_line(name: str) -> None:
    with pytest.raises(InputError, match="name a file that can be read"):
        read_file(Path(name))


def test_the_policies_beside_a_license_are_found_by_their_names(tmp_path: Path) -> None:
    for name in ("LICENSE", "USE_POLICY.md", "llama-3-use-policy.txt", "README.md", "AUP.txt"):
        (tmp_path / name).write_text("words")
    assert [path.name for path in policies_beside(tmp_path / "LICENSE")] == [
        "AUP.txt",
        "USE_POLICY.md",
    ]
    assert policies_beside(tmp_path / "USE_POLICY.md") == (tmp_path / "AUP.txt",)
