"""docs/authoring.md: its commands are executed, and their output is compared.

A `sh` block runs in the directory in which the previous one ended. A `text` block after it is its
output, with `…` for omitted lines. A comment before any other block names the file to write.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from tests.support.settings import ROOT

DOCUMENT = ROOT / "docs" / "authoring.md"
BLOCK = re.compile(
    r"(?:<!-- (?P<target>[^\n]+) -->\n)?```(?P<kind>\w+)(?P<fails> fails)?\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
TARGET = re.compile(r"(?P<mode>file|end of|add to) (?P<path>\S+)(?: from: (?P<line>.+))?")
# Numbers that change whenever the bundled week changes.
UNSTABLE = re.compile(r"(?<=line )\d+|(?<=\.py:)\d+")


class Block(Struct, frozen=True):
    """One block of the document, with the comment before it."""

    kind: str
    text: str
    target: str
    fails: bool


def blocks() -> Iterator[Block]:
    for match in BLOCK.finditer(DOCUMENT.read_text(encoding="utf-8")):
        yield Block(match["kind"], match["text"], match["target"] or "", bool(match["fails"]))


class Reader:
    """Follows the document in a directory."""

    def __init__(self, directory: Path) -> None:
        self.directory, self.output = directory, ""
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        # Where CI is set, pytest does not shorten its lines.
        environment = {name: value for name, value in os.environ.items() if name != "CI"}
        self.environment = {**environment, "PATH": path, "COLUMNS": "80"}

    @property
    def cwd(self) -> Path:
        """The directory in which the last command ended."""
        saved = self.directory / ".cwd"
        return Path(saved.read_text().strip()) if saved.exists() else self.directory

    def follow(self, block: Block) -> None:
        if block.target:
            self.write(block)
        elif block.kind == "sh":
            self.run(block)
        elif block.kind == "text":
            self.compare(block.text)
        else:
            raise AssertionError(f"the block has no target: {block.text[:80]}")

    def run(self, block: Block) -> None:
        script = f"set -e; trap 'pwd > \"{self.directory}/.cwd\"' EXIT\n{block.text}"
        process = subprocess.run(
            ["bash", "-c", script],
            cwd=self.cwd,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        self.output = process.stdout
        assert bool(process.returncode) == block.fails, block.text + process.stdout + process.stderr

    def write(self, block: Block) -> None:
        target = TARGET.fullmatch(block.target)
        assert target, block.target
        path = self.cwd / target["path"]
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if target["mode"] == "end of":
            before = before[: before.rindex(f"{target['line']}\n")]
        elif target["mode"] == "file":
            before = ""
        path.write_text(before + block.text, encoding="utf-8")

    def compare(self, expected: str) -> None:
        """Require every line of the document in the output, in order; only `…` omits some."""
        output = [UNSTABLE.sub("N", line.rstrip()) for line in self.output.rstrip("\n").split("\n")]
        pieces: list[list[str]] = [[]]
        for line in expected.rstrip("\n").split("\n"):
            if line == "…":
                pieces.append([])
            else:
                pieces[-1].append(UNSTABLE.sub("N", line.rstrip()))
        for number, piece in enumerate(pieces):
            starts = range(1) if number == 0 else range(len(output) - len(piece) + 1)
            matches = [start for start in starts if output[start : start + len(piece)] == piece]
            assert matches, "\n".join([*piece, "-- is not in --", self.output])
            start = matches[-1] if number == len(pieces) - 1 else matches[0]
            output = output[start + len(piece) :]
        assert not (output and pieces[-1]), self.output


@pytest.mark.nightly
@pytest.mark.full_wall
def test_the_document_can_be_followed_to_the_letter(tmp_path: Path) -> None:
    """From an empty directory to a proven exercise: every command ends as shown, in order."""
    reader = Reader(tmp_path)
    steps = list(blocks())
    assert sum(step.kind == "sh" for step in steps) > 8
    for step in steps:
        reader.follow(step)
