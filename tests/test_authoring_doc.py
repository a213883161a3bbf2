"""docs/authoring.md is true to the letter: its steps are followed, its output is compared.

A `sh` block is run where the one before it ended; a `text` block after it is what comes out, with
`…` for lines left out. A comment before any other block says where its content goes.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from tests.conftest import ROOT

DOCUMENT = ROOT / "docs" / "authoring.md"
BLOCK = re.compile(
    r"(?:<!-- (?P<place>[^\n]+) -->\n)?```(?P<kind>\w+)(?P<fails> fails)?\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
PLACE = re.compile(r"(?P<how>file|end of|add to) (?P<path>\S+)(?: from: (?P<line>.+))?")
# Numbers that change with the course's own weeks, not with what the page is about.
PASSING = re.compile(r"(?<=line )\d+|\(\d+ files\)")


class Block(Struct, frozen=True):
    """One block of the document, with the comment before it."""

    kind: str
    text: str
    place: str
    fails: bool


def blocks() -> Iterator[Block]:
    for found in BLOCK.finditer(DOCUMENT.read_text(encoding="utf-8")):
        yield Block(found["kind"], found["text"], found["place"] or "", bool(found["fails"]))


class Reader:
    """Follows the document in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.shown = folder, ""
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        # Where CI is set, pytest does not shorten its lines.
        plain = {name: value for name, value in os.environ.items() if name != "CI"}
        self.environment = {**plain, "PATH": path, "COLUMNS": "80"}

    @property
    def here(self) -> Path:
        """The folder in which the last command ended."""
        noted = self.folder / ".here"
        return Path(noted.read_text().strip()) if noted.exists() else self.folder

    def follow(self, block: Block) -> None:
        if block.place:
            self.write(block)
        elif block.kind == "sh":
            self.run(block)
        elif block.kind == "text":
            self.compare(block.text)
        else:
            raise AssertionError(f"nobody knows where this belongs: {block.text[:80]}")

    def run(self, block: Block) -> None:
        script = f"set -e; trap 'pwd > \"{self.folder}/.here\"' EXIT\n{block.text}"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.here,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        self.shown = done.stdout
        assert bool(done.returncode) == block.fails, block.text + done.stdout + done.stderr

    def write(self, block: Block) -> None:
        place = PLACE.fullmatch(block.place)
        assert place, block.place
        path = self.here / place["path"]
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if place["how"] == "end of":
            before = before[: before.rindex(f"{place['line']}\n")]
        elif place["how"] == "file":
            before = ""
        path.write_text(before + block.text, encoding="utf-8")

    def compare(self, expected: str) -> None:
        """Every line of the document comes, in its order; only `…` leaves out some."""
        came = [PASSING.sub("N", line.rstrip()) for line in self.shown.rstrip("\n").split("\n")]
        pieces: list[list[str]] = [[]]
        for line in expected.rstrip("\n").split("\n"):
            if line == "…":
                pieces.append([])
            else:
                pieces[-1].append(PASSING.sub("N", line.rstrip()))
        for number, piece in enumerate(pieces):
            starts = range(1) if number == 0 else range(len(came) - len(piece) + 1)
            found = [start for start in starts if came[start : start + len(piece)] == piece]
            assert found, "\n".join([*piece, "-- does not come in --", self.shown])
            start = found[-1] if number == len(pieces) - 1 else found[0]
            came = came[start + len(piece) :]
        assert not (came and pieces[-1]), self.shown


@pytest.mark.slow
@pytest.mark.full_wall
def test_the_document_can_be_followed_to_the_letter(tmp_path: Path) -> None:
    """From an empty folder to a proven exercise: every command ends as shown, in order."""
    reader = Reader(tmp_path)
    steps = list(blocks())
    assert sum(step.kind == "sh" for step in steps) > 8
    for step in steps:
        reader.follow(step)
