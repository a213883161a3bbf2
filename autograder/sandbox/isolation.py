"""Which wall this machine can build, found by trying to get out of it.

Looked up before grading, shown escape by escape by `seminar doctor`; kept for the machine until
it is started anew or something of the wall changes.
"""

import hashlib
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib import metadata
from pathlib import Path

import msgspec
from msgspec import Struct

from autograder.core import atomic_files
from autograder.core.errors import SandboxUnavailableError, SeminarError
from autograder.course import Level, Limits
from autograder.sandbox import importable_packages, launcher
from autograder.sandbox.escape_probes import ESCAPE_PROBES, PROBE_SCRIPT
from autograder.sandbox.faults import StudentError
from autograder.sandbox.proxies import Student, fetch_value
from autograder.sandbox.session import Session
from autograder.sandbox.setup_hints import setup_hint

PROBE_LIMITS = Limits(notebook=20, call=5, submission=60, memory=1024, output=1, disk=1)
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Trial(Struct, frozen=True):
    """One level tried out: the escapes that got through, or why there is no such wall here."""

    level: Level
    successful_probes: tuple[str, ...] = ()
    error: str = ""

    @property
    def passed(self) -> bool:
        """Whether every escape failed that this level is to stop."""
        return not self.error and not self.escaped

    @property
    def escaped(self) -> tuple[str, ...]:
        """What got through although this level is to stop it."""
        stopped = {one.name for one in ESCAPE_PROBES if one.stopped_by.rank <= self.level.rank}
        return tuple(name for name in self.successful_probes if name in stopped)


class IsolationReport(Struct, frozen=True):
    """The level that was found, how each one tried went, and what to do for a better one."""

    level: Level
    trials: tuple[Trial, ...] = ()

    @property
    def reason(self) -> str:
        """Why it is no better."""
        best = self.trials[0] if self.trials else Trial(Level.FULL, error="nothing was tried")
        if best.passed:
            return ""
        return best.error or f"student code can {', '.join(best.escaped)}"

    @property
    def advice(self) -> str:
        """What to do for the full wall on this machine."""
        return "" if self.level is Level.FULL else setup_hint()


@cache
def detect() -> IsolationReport:
    """The best level here: as found before on this machine, or by trying."""
    place, key = _cache_file(), _machine()
    try:
        known = msgspec.json.decode(place.read_bytes(), type=dict[str, IsolationReport])
    except (OSError, ValueError):
        known = {}
    if key in known:
        return known[key]
    return probe()


def probe() -> IsolationReport:
    """The best level here, by building each wall and trying to get out of it."""
    trials: list[Trial] = []
    for level in (Level.FULL, Level.REDUCED):
        trials.append(probe_level(level))
        if trials[-1].passed:
            break
    best = trials[-1].level if trials[-1].passed else Level.NONE
    found = IsolationReport(best, tuple(trials))
    _keep(found)
    return found


def require(minimum: Level) -> Level:
    """The level to grade at; raises WallError where the machine offers less than `wanted`."""
    found = detect()
    if found.level.rank < minimum.rank:
        raise SandboxUnavailableError(
            f"this course asks for sandbox level {minimum}, this machine offers {found.level}"
            + (f" ({found.reason})" if found.reason else ""),
            hint=f"{found.advice}. `seminar doctor` tells more; --unsafe-no-sandbox runs"
            " student code with limits alone, which lets it read your files",
        )
    return found.level


def probe_level(level: Level) -> Trial:
    """Build this wall and run every escape behind it."""
    plan = launcher.SandboxSpec(level, (), PROBE_LIMITS)
    try:
        launcher.require_enterable_interpreter(plan)
        with _canaries() as given, Session(plan, [(0, f"{given}\n{PROBE_SCRIPT}")]) as session:
            session.run_notebook()
            open_ways = fetch_value(Student(session).holes)
    except SeminarError as error:
        return Trial(level, error=error.what)
    except StudentError as error:
        return Trial(level, error=f"the escapes could not be tried ({error})")
    if not isinstance(open_ways, list):
        return Trial(level, error="the escapes could not be tried")
    return Trial(level, tuple(map(str, open_ways)))


@contextmanager
def _canaries() -> Iterator[str]:
    """A file, a listening port and a variable of ours; a cell that names them."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as door:
        canary = Path(folder) / "canary"
        canary.write_text("secret")
        canary.chmod(0o644)
        Path(folder).chmod(0o755)
        given = {
            "canary": str(canary),
            "port": door.getsockname()[1],
            "grader": os.getpid(),
            "purelib": str(Path(str(metadata.distribution("pytest").locate_file("")))),
            "tried": [one.name for one in ESCAPE_PROBES],
        }
        os.environ["SEMINAR_CANARY"] = "1"
        try:
            yield "\n".join(f"{name} = {value!r}" for name, value in given.items())
        finally:
            del os.environ["SEMINAR_CANARY"]


# ---------------------------------------------------------------- the machine


def _machine() -> str:
    """What a finding depends on: the machine since its start, the user, all parts of the wall."""
    bwrap = shutil.which("bwrap") or ""
    parts: Sequence[object] = (
        BOOT_ID.read_text() if BOOT_ID.is_file() else os.uname(),
        os.getuid(),
        bwrap,
        Path(bwrap).stat().st_mtime_ns if bwrap else 0,
        importable_packages.interpreter_path(),
        sys.prefix,
        *(file.read_bytes() for file in sorted(Path(__file__).parent.rglob("*.py"))),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _cache_file() -> Path:
    return atomic_files.user_cache_dir() / "levels.json"


def _keep(found: IsolationReport) -> None:
    """Write the finding down; a folder that cannot be written means trying again next time."""
    place = _cache_file()
    with suppress(OSError, SeminarError):
        place.parent.mkdir(parents=True, exist_ok=True)
        atomic_files.write_atomic(place, msgspec.json.encode({_machine(): found}))
