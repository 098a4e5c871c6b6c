"""What is read of a folder, and what never is."""

import os
from pathlib import Path

import pytest

from openglade.core.errors import InputError, SourceError
from openglade.sources.contents import Contents, regular

REVISION = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    """A repository as the cache of the Hub keeps it: links from a snapshot to blobs."""
    repository = tmp_path / "hub" / "models--org--name"
    (repository / "blobs").mkdir(parents=True)
    (repository / "blobs" / "abc").write_text("card")
    folder = repository / "snapshots" / REVISION
    folder.mkdir(parents=True)
    (folder / "README.md").symlink_to("../../blobs/abc")
    return folder


def test_a_link_into_the_blobs_of_its_own_repository_is_followed(snapshot: Path) -> None:
    contents = Contents.open(str(snapshot))
    assert contents.whole("README.md") == b"card"
    assert contents.revision == REVISION


def test_the_same_link_is_followed_through_a_link_to_the_snapshot(
    snapshot: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").symlink_to(snapshot)
    contents = Contents.open(str(tmp_path / "mine"))
    assert (contents.whole("README.md"), contents.revision) == (b"card", REVISION)


@pytest.mark.parametrize(
    "target",
    [
        "../../../models--org--other/blobs/abc",
        "../../refs/main",
        "../../blobs/deeper/abc",
        "../../../secret",
        "/etc/passwd",
    ],
)
def test_no_other_link_out_of_a_snapshot_is_followed(snapshot: Path, target: str) -> None:
    hub = snapshot.parents[2]
    for place in (
        "models--org--other/blobs/abc",
        "models--org--name/refs/main",
        "models--org--name/blobs/deeper/abc",
        "secret",
    ):
        (hub / place).parent.mkdir(parents=True, exist_ok=True)
        (hub / place).write_text("not for you")
    (snapshot / "LICENSE").symlink_to(target)
    with pytest.raises(SourceError, match="a link out of the folder"):
        Contents.open(str(snapshot)).whole("LICENSE")


def test_blobs_that_are_themselves_a_link_are_not_followed(snapshot: Path, tmp_path: Path) -> None:
    blobs = snapshot.parents[1] / "blobs"
    blobs.rename(tmp_path / "elsewhere")
    blobs.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SourceError, match="a link out of the folder"):
        Contents.open(str(snapshot)).whole("README.md")


def test_a_folder_that_only_looks_like_a_cache_follows_no_link_to_its_blobs(tmp_path: Path) -> None:
    (tmp_path / "blobs").mkdir()
    (tmp_path / "blobs" / "abc").write_text("card")
    (tmp_path / "shots" / "main").mkdir(parents=True)
    (tmp_path / "shots" / "main" / "README.md").symlink_to("../../blobs/abc")
    contents = Contents.open(str(tmp_path / "shots" / "main"))
    with pytest.raises(SourceError, match="a link out of the folder"):
        contents.whole("README.md")
    assert contents.revision == ""


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "card.md").write_text("card")
    (tmp_path / "README.md").symlink_to("card.md")
    assert Contents.open(str(tmp_path)).whole("README.md") == b"card"


@pytest.mark.parametrize("target", ["README.md", "nothing"])
def test_a_link_in_a_circle_or_to_nothing_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "README.md").symlink_to(target)
    with pytest.raises(SourceError, match="a link that leads nowhere"):
        Contents.open(str(tmp_path)).whole("README.md")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "README.md")
    with pytest.raises(SourceError, match="no regular file"):
        Contents.open(str(tmp_path)).whole("README.md")


def test_a_link_to_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "README.md").symlink_to("inside")
    with pytest.raises(SourceError, match="no regular file"):
        Contents.open(str(tmp_path)).whole("README.md")


def test_a_device_is_not_read() -> None:
    with pytest.raises(SourceError, match="no regular file"):
        regular(Path("/dev/zero"))


def test_a_folder_that_cannot_be_listed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("openglade.sources.contents.os.scandir", refuse)
    with pytest.raises(InputError, match="Permission denied; give a folder that can be read"):
        Contents.open(str(tmp_path))
