"""Which wall this machine can build: found by trying to get out, kept, refused with the mend."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from autograder.course import Level
from autograder.sandbox import isolation
from autograder.sandbox.escape_probes import ESCAPE_PROBES
from autograder.sandbox.setup_hints import HostInfo, setup_hint

# Asks for each level in turn, in a process of its own: what is found is kept for good.
ASK = """
from autograder.course import Level
from autograder.core.errors import SandboxUnavailableError
from autograder.sandbox.isolation import detect, require
print(detect().level)
print(detect().reason)
for wanted in Level:
    try:
        print(wanted, "->", require(wanted))
    except SandboxUnavailableError as error:
        print(wanted, "->", error.exit_code, error)
"""
# Builds the wall as it is told, but leaves the machine's folder of temporary files in it.
LEAKY = """#!{python}
import os, sys
words = sys.argv[1:]
place = words.index("--clearenv") + 1
parents = [part for parent in {parents!r} for part in ("--perms", "0755", "--dir", parent)]
words[place:place] = [*parents, "--bind", {folder!r}, {folder!r}]
os.execv({bwrap!r}, ["bwrap", *words])
"""
COUNTING = """#!/bin/sh
echo called >> {log}
exec {bwrap} "$@"
"""


def ask(tmp_path: Path, path: str) -> list[str]:
    """What the levels say in a process with this PATH, line by line."""
    environment = {**os.environ, "PATH": path, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment["TMPDIR"] = str(tmp_path)
    command = [sys.executable, "-c", ASK]
    root = Path(__file__).parents[1]
    done = subprocess.run(
        command, env=environment, cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def program(tmp_path: Path, text: str) -> str:
    """A PATH on which this program stands for bubblewrap."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "bwrap").write_text(text)
    (folder / "bwrap").chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


@pytest.mark.full_wall
def test_the_full_wall_is_found_tight() -> None:
    """Where bubblewrap works, every escape that is tried fails, and the level is full."""
    found = isolation.probe()
    assert found.level is Level.FULL
    assert found.trials == (isolation.Trial(Level.FULL),)
    assert "SEMINAR_CANARY" not in os.environ


@pytest.mark.full_wall
def test_every_escape_would_succeed_without_a_wall() -> None:
    """The escapes are real: without a wall, as whoever runs the tests, nearly all get through."""
    through = set(isolation.probe_level(Level.NONE).successful_probes)
    # Root has capabilities and is root; an ordinary user is neither.
    of_root = {"have a capability", "be root"}
    hidden = {"read a variable of the grader"}  # the environment is clean everywhere
    # Many machines refuse namespaces and writing to the interpreter to an ordinary user.
    by_machine = {"make a namespace", "write to the interpreter"}
    assert through >= {one.name for one in ESCAPE_PROBES} - of_root - hidden - by_machine


@pytest.mark.full_wall
@pytest.mark.parametrize("wanted", Level)
def test_a_stronger_wall_than_asked_for_is_given(wanted: Level) -> None:
    """Whatever level is asked for, the machine's best is used."""
    assert isolation.require(wanted) is Level.FULL


def test_levels_are_ordered_by_strength() -> None:
    """Full is stronger than reduced, reduced than none."""
    assert Level.FULL.rank > Level.REDUCED.rank > Level.NONE.rank


def test_without_bubblewrap_the_mend_is_named(tmp_path: Path) -> None:
    """Without bubblewrap, a stronger level is refused with how to install it; none is accepted."""
    level, reason, full, _, none = ask(tmp_path, str(tmp_path))
    assert level != "full"
    assert reason == "bubblewrap is not installed"
    assert full.startswith("full -> 3 this course asks for sandbox level full")
    assert f"this machine offers {level} (bubblewrap is not installed)" in full
    assert "sudo apt-get install bubblewrap" in full
    assert "--unsafe-no-sandbox" in full
    assert none == f"none -> {level}"


def test_a_bubblewrap_that_does_not_run_is_no_wall(tmp_path: Path) -> None:
    """Where bubblewrap is there but fails, its own last words are told, and the mend."""
    words = "bwrap: No permissions to create new namespace"
    path = program(tmp_path, f"#!/bin/sh\necho '{words}' >&2\nexit 1\n")
    level, reason, full, _, none = ask(tmp_path, path)
    assert level != "full"
    assert reason == f"the wall does not come up: {words}"
    assert "namespaces" in full
    assert "`seminar doctor` tells more" in full
    assert none == f"none -> {level}"


@pytest.mark.full_wall
def test_a_wall_with_a_hole_is_no_wall(tmp_path: Path) -> None:
    """Where the wall stands but one escape succeeds, that escape is named and full is refused."""
    parents = [str(parent) for parent in reversed(tmp_path.parents)][1:]
    given = {"python": sys.executable, "bwrap": which("bwrap"), "folder": str(tmp_path)}
    path = program(tmp_path, LEAKY.format(parents=parents, **given))
    tmp_path.chmod(0o755)
    level, reason, full, _, _ = ask(tmp_path, path)
    assert level != "full"
    assert reason.startswith("student code can read a file of the grader")
    assert full.startswith("full -> 3 ")


@pytest.mark.full_wall
def test_what_was_found_is_kept_until_something_changes(tmp_path: Path) -> None:
    """The escapes are tried once for a machine, and anew when bubblewrap is another one."""
    log = tmp_path / "log"
    path = program(tmp_path, COUNTING.format(log=log, bwrap=which("bwrap")))
    first = ask(tmp_path, path)
    tried = log.read_text()
    assert tried
    assert ask(tmp_path, path) == first
    assert log.read_text() == tried
    os.utime(tmp_path / "bin" / "bwrap", (1, 1))
    assert ask(tmp_path, path) == first
    assert log.read_text() == tried * 2


@pytest.mark.parametrize(
    ("signs", "said"),
    [
        (HostInfo(has_bwrap=False, distribution="debian"), "sudo apt-get install bubblewrap"),
        (HostInfo(has_bwrap=False, distribution="fedora"), "sudo dnf install bubblewrap"),
        (HostInfo(has_bwrap=False), "on Debian, Ubuntu and WSL 2"),
        (HostInfo(restricts_userns=True), "/etc/apparmor.d/bwrap"),
        (HostInfo(in_container=True), "--security-opt"),
        (HostInfo(kernel="4.4.0-19041-Microsoft"), "wsl --set-version"),
        (HostInfo(kernel="5.15.153.1-microsoft-standard-WSL2", has_bwrap=False), "apt-get"),
        (HostInfo(system="Darwin"), "limactl"),
        (HostInfo(system="Windows"), "wsl --install"),
        (HostInfo(system="FreeBSD"), "grade in a Linux machine"),
        (HostInfo(), "user.max_user_namespaces"),
    ],
)
def test_the_advice_fits_the_machine(signs: HostInfo, said: str) -> None:
    """On each kind of machine the doctor says what to do there."""
    assert said in setup_hint(signs)
