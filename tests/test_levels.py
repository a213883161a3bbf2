"""Which wall this machine can build: found by trying to get out, refused with the mend."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from autograder.sandbox import levels
from autograder.sandbox.levels import Level

# Asks for each level in turn, in a process of its own: what is found is kept for good.
ASK = """
from autograder.errors import WallError
from autograder.sandbox.levels import Level, find, require
print(find().level)
print(find().reason)
for wanted in Level:
    try:
        print(wanted, "->", require(wanted))
    except WallError as error:
        print(wanted, "->", error.exit_code, error)
"""
# Builds the wall as it is told, but leaves the network open and the system calls unfiltered.
LEAKY = """#!{python}
import os, sys
words = sys.argv[1:]
if "--unshare-all" in words:
    place = words.index("--unshare-all")
    words[place : place + 1] = ["--unshare-pid", "--unshare-ipc", "--unshare-uts"]
words = [word for word in words if word != "--unshare-net"]
place = words.index("--seccomp")
del words[place : place + 2]
os.execv({bwrap!r}, ["bwrap", *words])
"""


def ask(path: str) -> list[str]:
    """What the levels say in a process with this PATH, line by line."""
    environment = {**os.environ, "PATH": path}
    command = [sys.executable, "-c", ASK]
    root = Path(__file__).parents[1]
    done = subprocess.run(
        command, env=environment, cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


@pytest.mark.full_wall
def test_the_full_wall_is_found_tight() -> None:
    """Where bubblewrap works, every escape that is tried fails, and the level is full."""
    assert levels.find() == levels.Finding(Level.FULL)
    assert "SEMINAR_CANARY" not in os.environ


@pytest.mark.full_wall
@pytest.mark.parametrize("wanted", Level)
def test_a_stronger_wall_than_asked_for_is_given(wanted: Level) -> None:
    """Whatever level is asked for, the machine's best is used."""
    assert levels.require(wanted) is Level.FULL


def test_levels_are_ordered_by_strength() -> None:
    """Full is stronger than reduced, reduced than none."""
    assert Level.FULL.strength > Level.REDUCED.strength > Level.NONE.strength


def test_without_bubblewrap_the_mend_is_named(tmp_path: Path) -> None:
    """Without bubblewrap, a stronger level is refused with how to install it; none is accepted."""
    level, reason, full, reduced, none = ask(str(tmp_path))
    assert level == "none"
    assert reason == "bubblewrap is not installed"
    for wanted, line in (("full", full), ("reduced", reduced)):
        assert line.startswith(f"{wanted} -> 3 this course asks for sandbox level {wanted}")
        assert "this machine offers none (bubblewrap is not installed)" in line
        assert "sudo apt-get install bubblewrap" in line
        assert "--unsafe-no-sandbox" in line
    assert none == "none -> none"


def test_a_bubblewrap_that_does_not_run_is_no_wall(tmp_path: Path) -> None:
    """Where bubblewrap is there but fails, its own last words are told, and the mend."""
    broken = tmp_path / "bwrap"
    words = "bwrap: No permissions to create new namespace"
    broken.write_text(f"#!/bin/sh\necho '{words}' >&2\nexit 1\n")
    broken.chmod(0o755)
    level, reason, full, _, none = ask(f"{tmp_path}:{os.environ['PATH']}")
    assert level == "none"
    assert reason == f"bubblewrap does not run: {words}"
    assert "AppArmor" in full
    assert none == "none -> none"


@pytest.mark.full_wall
def test_a_wall_with_a_hole_is_no_wall(tmp_path: Path) -> None:
    """Where the wall stands but one escape succeeds, that escape is named and full is refused."""
    leaky = tmp_path / "bwrap"
    leaky.write_text(LEAKY.format(python=sys.executable, bwrap=which("bwrap")))
    leaky.chmod(0o755)
    level, reason, full, _, _ = ask(f"{tmp_path}:{os.environ['PATH']}")
    assert level == "none"
    holes = "opens a connection, starts a process, has memory that nobody counts, makes a namespace"
    assert reason == f"student code {holes}"
    assert full.startswith("full -> 3 ")
