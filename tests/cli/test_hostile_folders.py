"""Folders made to do harm, through the whole command, in bounded time and memory."""

import gzip
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

MEMORY = 1_000_000_000
SECONDS = 20
SPARSE = 5_000_000_000


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def assessed(target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "openglade", "assess", str(target), "--offline"]
    start = time.perf_counter()
    found = subprocess.run(  # noqa: S603  (our own command)
        command,
        capture_output=True,
        check=False,
        timeout=SECONDS * 3,
        encoding="utf-8",
        errors="replace",
        preexec_fn=limited,
    )
    assert time.perf_counter() - start < SECONDS
    assert "Traceback" not in found.stderr
    assert found.stderr.count("\n") <= 1
    return found


def sparse(path: Path, start: bytes = b"") -> None:
    path.write_bytes(start)
    os.truncate(path, SPARSE)


def link_to_a_secret(folder: Path) -> None:
    for name in ("README.md", "LICENSE", "USE_POLICY.md", "NOTICE", "config.json"):
        (folder / name).symlink_to("/etc/passwd")
    for name in ("adapter_config.json", "model.gguf", "Modelfile", "MLmodel"):
        (folder / name).symlink_to("/etc/passwd")


def link_to_a_folder(folder: Path) -> None:
    (folder / "README.md").symlink_to("/etc")
    (folder / "model.safetensors").symlink_to("/")


def link_in_a_circle(folder: Path) -> None:
    (folder / "README.md").symlink_to("LICENSE")
    (folder / "LICENSE").symlink_to("README.md")
    (folder / "model.gguf").symlink_to("model.gguf")


def paths_upwards(folder: Path) -> None:
    upwards = "../../../../etc/passwd"
    (folder / "adapter_config.json").write_text(f'{{"base_model_name_or_path": "{upwards}"}}')
    settings = f"models:\n- model: {upwards}\n- model: /etc/passwd\nmerge_method: linear\n"
    (folder / "mergekit_config.yml").write_text(settings)
    (folder / "README.md").write_text(f"---\nbase_model: {upwards}\n---\n")
    (folder / "Modelfile").write_text(f"FROM {upwards}\nADAPTER {upwards}\n")


def pipes(folder: Path) -> None:
    for name in ("README.md", "LICENSE", "model.gguf", "model.safetensors", "config.json"):
        os.mkfifo(folder / name)


def huge_files(folder: Path) -> None:
    for name in ("README.md", "LICENSE", "NOTICE", "USE_POLICY", "adapter_config.json"):
        sparse(folder / name)
    for name in ("zero.gguf", "zero.safetensors", "zero.onnx", "Modelfile", "MLmodel"):
        sparse(folder / name)
    sparse(folder / "many.gguf", b"GGUF\3\0\0\0" + b"\xff" * 8 + b"\xff" * 8)
    sparse(folder / "long.gguf", b"GGUF\3\0\0\0" + b"\0" * 8 + b"\1" + b"\0" * 7 + b"\xff" * 8)
    sparse(folder / "long.safetensors", b"\xff" * 7 + b"\x7f{")
    sparse(folder / "large.safetensors", (100_000_000).to_bytes(8, "little") + b"{")


def bombs(folder: Path) -> None:
    with gzip.open(folder / "README.md", "wb") as packed:
        for _ in range(100):
            packed.write(b"\0" * 1_000_000)
    (folder / "MODEL_CARD.md").write_bytes(b"\0" * 4_900_000)


def aliases(folder: Path) -> None:
    laughs = "".join(f"l{n}: &l{n} [{f'*l{n - 1},' * 9}]\n" for n in range(1, 20))
    head = f"l0: &l0 [lol]\n{laughs}license: [{'*l19,' * 100_000}]\n"
    (folder / "README.md").write_text(f"---\n{head}---\n")
    (folder / "mergekit_config.yml").write_text(head)


def depth(folder: Path) -> None:
    (folder / "README.md").write_text(f"---\nlicense: {'[' * 200_000}\n---\n")
    (folder / "MODEL_CARD.md").write_text("> " * 500_000 + "\n" + "*[(" * 500_000)
    (folder / "adapter_config.json").write_text('{"a":' * 500_000)
    (folder / "config.json").write_text("[" * 1_000_000)
    (folder / "mergekit_config.yml").write_text("- " * 200_000)


def long_front_matter(folder: Path) -> None:
    (folder / "README.md").write_text("---\nlicense: mit\ntags:\n" + "- a\n" * 900_000 + "---\n")


def odd_names(folder: Path) -> None:
    (folder / "model\n\x1b[31m.gguf").write_bytes(b"GGUF")
    (folder / ("x" * 250 + ".gguf")).write_bytes(b"GGUF")
    with open(os.fsencode(folder) + b"/\xff\xfe.gguf", "wb") as file:  # noqa: PTH123  (no text)
        file.write(b"GGUF")
    with open(os.fsencode(folder) + b"/LICENSE\xff", "wb") as file:  # noqa: PTH123  (no text)
        file.write(b"MIT")


FOLDERS: tuple[Callable[[Path], None], ...] = (
    link_to_a_secret,
    link_to_a_folder,
    link_in_a_circle,
    paths_upwards,
    pipes,
    huge_files,
    bombs,
    aliases,
    depth,
    long_front_matter,
    odd_names,
)


@pytest.mark.parametrize("fill", FOLDERS, ids=lambda one: one.__name__)
def test_a_hostile_folder_is_assessed_with_its_gaps(
    tmp_path: Path, fill: Callable[[Path], None]
) -> None:
    fill(tmp_path)
    found = assessed(tmp_path)
    assert (found.returncode, found.stderr) == (0, "")
    assert "root:" not in found.stdout
    assert "\x1b[31m" not in found.stdout


@pytest.mark.parametrize("name", ["model.gguf", "model.safetensors", "model.onnx"])
def test_one_huge_file_that_holds_no_weights_is_refused_in_one_line(
    tmp_path: Path, name: str
) -> None:
    sparse(tmp_path / name)
    found = assessed(tmp_path / name)
    assert (found.returncode, found.stdout, len(found.stderr.splitlines())) == (2, "", 1)


def test_one_huge_file_of_text_is_assessed_with_its_gap(tmp_path: Path) -> None:
    sparse(tmp_path / "Modelfile")
    assert assessed(tmp_path / "Modelfile").returncode == 0


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/stdin", "/proc/self/mem"])
def test_what_is_no_file_of_a_model_is_refused_in_one_line(target: str) -> None:
    found = assessed(Path(target))
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith(f"openglade: {target}: ")


def test_a_pipe_is_refused_in_one_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "model.gguf")
    found = assessed(tmp_path / "model.gguf")
    assert (found.returncode, found.stdout) == (2, "")
    assert "no such folder" in found.stderr


def test_more_files_than_are_read_are_refused_in_one_line(tmp_path: Path) -> None:
    for number in range(20_000):
        os.close(os.open(f"{tmp_path}/{number}", os.O_CREAT | os.O_WRONLY))
    found = assessed(tmp_path)
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.endswith(
        "more than 10000 files; give the folder that holds the model alone\n"
    )
