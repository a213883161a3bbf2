"""Detection of the machine's isolation level: by escape probes, cached, with setup hints."""

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

# Requires each level in turn, in a process of its own, because `detect` is cached.
ASK = """
from autograder.course import Level
from autograder.core.errors import SandboxUnavailableError
from autograder.sandbox.isolation import detect, require
print(detect().level)
print(detect().reason)
for minimum in Level:
    try:
        print(minimum, "->", require(minimum))
    except SandboxUnavailableError as error:
        print(minimum, "->", error.exit_code, error)
"""
# Runs bubblewrap, but also binds the host's temporary directory, so that the sandbox leaks.
LEAKY = """#!{python}
import os, sys
arguments = sys.argv[1:]
position = arguments.index("--clearenv") + 1
parents = [part for parent in {parents!r} for part in ("--perms", "0755", "--dir", parent)]
arguments[position:position] = [*parents, "--bind", {folder!r}, {folder!r}]
os.execv({bwrap!r}, ["bwrap", *arguments])
"""
COUNTING = """#!/bin/sh
echo called >> {log}
exec {bwrap} "$@"
"""


def ask(tmp_path: Path, path: str) -> list[str]:
    """Return the lines that ASK prints in a process with this PATH."""
    environment = {**os.environ, "PATH": path, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment["TMPDIR"] = str(tmp_path)
    command = [sys.executable, "-c", ASK]
    root = Path(__file__).parents[2]
    done = subprocess.run(
        command, env=environment, cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def program(tmp_path: Path, text: str) -> str:
    """Return a PATH on which this program replaces bubblewrap."""
    directory = tmp_path / "bin"
    directory.mkdir()
    (directory / "bwrap").write_text(text)
    (directory / "bwrap").chmod(0o755)
    return f"{directory}:{os.environ['PATH']}"


@pytest.mark.full_wall
def test_the_level_full_blocks_all_probes() -> None:
    """With bubblewrap every escape probe fails, and the level is full."""
    report = isolation.probe()
    assert report.level is Level.FULL
    assert report.trials == (isolation.Trial(Level.FULL),)
    assert "SEMINAR_CANARY" not in os.environ


@pytest.mark.full_wall
def test_nearly_every_probe_succeeds_without_isolation() -> None:
    """Without isolation nearly all probes succeed, so the probes are real attempts."""
    successful = set(isolation.probe_level(Level.NONE).successful_probes)
    # Only root has capabilities and is root.
    of_root = {"have a capability", "be root"}
    hidden = {"read a variable of the grader"}  # the environment is clean at every level
    # Many machines refuse namespaces and writing to the interpreter to an ordinary user.
    by_machine = {"create a namespace", "write to the interpreter"}
    assert successful >= {probe.name for probe in ESCAPE_PROBES} - of_root - hidden - by_machine


@pytest.mark.full_wall
@pytest.mark.parametrize("minimum", Level)
def test_the_best_level_is_used(minimum: Level) -> None:
    """The machine's best level is used, whichever level the course requires."""
    assert isolation.require(minimum) is Level.FULL


def test_levels_are_ordered_by_strength() -> None:
    """Full ranks above reduced, reduced above none."""
    assert Level.FULL.rank > Level.REDUCED.rank > Level.NONE.rank


def test_without_bubblewrap_the_hint_is_to_install_it(tmp_path: Path) -> None:
    """Without bubblewrap, full is refused with the command to install it; none is accepted."""
    level, reason, full, _, none = ask(tmp_path, str(tmp_path))
    assert level != "full"
    assert reason == "bubblewrap is not installed"
    assert full.startswith("full -> 3 this course asks for sandbox level full")
    assert f"this machine offers {level} (bubblewrap is not installed)" in full
    assert "sudo apt-get install bubblewrap" in full
    assert "--unsafe-no-sandbox" in full
    assert none == f"none -> {level}"


def test_a_failing_bubblewrap_is_reported(tmp_path: Path) -> None:
    """If bubblewrap fails, its error message and a setup hint are reported."""
    message = "bwrap: No permissions to create new namespace"
    path = program(tmp_path, f"#!/bin/sh\necho '{message}' >&2\nexit 1\n")
    level, reason, full, _, none = ask(tmp_path, path)
    assert level != "full"
    assert reason == f"the sandbox cannot be started: {message}"
    assert "namespaces" in full
    assert "Run `seminar doctor` for details" in full
    assert none == f"none -> {level}"


@pytest.mark.full_wall
def test_a_leaky_sandbox_is_refused(tmp_path: Path) -> None:
    """If one probe succeeds in the sandbox, it is named and the level full is refused."""
    parents = [str(parent) for parent in reversed(tmp_path.parents)][1:]
    values = {"python": sys.executable, "bwrap": which("bwrap"), "folder": str(tmp_path)}
    path = program(tmp_path, LEAKY.format(parents=parents, **values))
    tmp_path.chmod(0o755)
    level, reason, full, _, _ = ask(tmp_path, path)
    assert level != "full"
    assert reason.startswith("student code can read a file of the grader")
    assert full.startswith("full -> 3 ")


@pytest.mark.full_wall
def test_the_report_is_cached_until_bubblewrap_changes(tmp_path: Path) -> None:
    """The probes run once on a machine, and again when bubblewrap has changed."""
    log = tmp_path / "log"
    path = program(tmp_path, COUNTING.format(log=log, bwrap=which("bwrap")))
    first = ask(tmp_path, path)
    calls = log.read_text()
    assert calls
    assert ask(tmp_path, path) == first
    assert log.read_text() == calls
    os.utime(tmp_path / "bin" / "bwrap", (1, 1))
    assert ask(tmp_path, path) == first
    assert log.read_text() == calls * 2


@pytest.mark.parametrize(
    ("host", "text"),
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
        (HostInfo(system="FreeBSD"), "grade on a Linux machine"),
        (HostInfo(), "user.max_user_namespaces"),
    ],
)
def test_the_hint_fits_the_machine(host: HostInfo, text: str) -> None:
    """The setup hint depends on the kind of machine."""
    assert text in setup_hint(host)
