"""Detection of the isolation level that this machine offers, by running escape probes.

The report is cached on disk until the machine reboots or a part of the sandbox changes.
`seminar doctor` runs the probes again and lists them one by one.
"""

import hashlib
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib import metadata
from pathlib import Path

import msgspec
from msgspec import Struct

from autograder.core import atomic_files
from autograder.core.errors import SandboxUnavailableError, SeminarError
from autograder.course import Level, Limits
from autograder.sandbox import launcher
from autograder.sandbox.escape_probes import ESCAPE_PROBES, PROBE_SCRIPT
from autograder.sandbox.faults import StudentError
from autograder.sandbox.importable_packages import INTERPRETER
from autograder.sandbox.proxies import Student, fetch_value
from autograder.sandbox.session import Session
from autograder.sandbox.setup_hints import setup_hint
from autograder.sandbox.zygote_client import ZygotePool

PROBE_LIMITS = Limits(notebook=20, call=5, submission=60, memory=1024, output=1, disk=1)
BOOT_ID_FILE = Path("/proc/sys/kernel/random/boot_id")
ERR_PROBES_FAILED = "the escape probes could not be run"


class Trial(Struct, frozen=True):
    """The outcome of probing one level: the probes that succeeded, or why it is unavailable."""

    level: Level
    successful_probes: tuple[str, ...] = ()
    error: str = ""

    @property
    def passed(self) -> bool:
        """Whether the level blocked every probe that it must block."""
        return not self.error and not self.escaped

    @property
    def escaped(self) -> tuple[str, ...]:
        """The probes that succeeded although this level must block them."""
        must_block = {p.name for p in ESCAPE_PROBES if p.blocked_from.rank <= self.level.rank}
        return tuple(name for name in self.successful_probes if name in must_block)


class IsolationReport(Struct, frozen=True):
    """The detected level, and the trial of each level from the strongest down."""

    level: Level
    trials: tuple[Trial, ...] = ()

    @property
    def reason(self) -> str:
        """Why the strongest level is not available; empty if it is."""
        strongest = self.trials[0] if self.trials else Trial(Level.FULL, error="nothing was tried")
        if strongest.passed:
            return ""
        return strongest.error or f"student code can {', '.join(strongest.escaped)}"

    @property
    def advice(self) -> str:
        """What to change on this machine to get the level `full`; empty if it has it."""
        return "" if self.level is Level.FULL else setup_hint()


@cache
def detect() -> IsolationReport:
    """Return the best level of this machine, from the cache file or by probing."""
    fingerprint = _machine_fingerprint()
    with suppress(OSError, ValueError, KeyError):
        reports = msgspec.json.decode(_cache_file().read_bytes(), type=dict[str, IsolationReport])
        return reports[fingerprint]
    return probe()


def probe() -> IsolationReport:
    """Probe the levels from the strongest down until one passes, and cache the report."""
    trials: list[Trial] = []
    for level in (Level.FULL, Level.REDUCED):
        trials.append(probe_level(level))
        if trials[-1].passed:
            break
    best = trials[-1].level if trials[-1].passed else Level.NONE
    report = IsolationReport(best, tuple(trials))
    with suppress(OSError, SeminarError):  # without a writable directory, each process probes
        path = _cache_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_files.write_atomic(path, msgspec.json.encode({_machine_fingerprint(): report}))
    return report


def require(minimum: Level) -> Level:
    """Return the level to grade at; raise SandboxUnavailableError if it is below `minimum`."""
    report = detect()
    if report.level.rank < minimum.rank:
        raise SandboxUnavailableError(
            f"this course asks for sandbox level {minimum}, this machine offers {report.level}"
            + (f" ({report.reason})" if report.reason else ""),
            hint=f"{report.advice}. Run `seminar doctor` for details; --unsafe-no-sandbox runs"
            " student code with resource limits only, so it can read your files",
        )
    return report.level


def probe_level(level: Level) -> Trial:
    """Start a sandbox at `level` and run every escape probe in it."""
    spec = launcher.SandboxSpec(level, (), PROBE_LIMITS)
    try:
        if level is Level.REDUCED and os.getuid() == 0:  # the guest gives up root's rights
            launcher.require_enterable_interpreter()
        with _canaries() as setup, closing(ZygotePool()) as zygotes:
            cells = [(0, f"{setup}\n{PROBE_SCRIPT}")]
            with Session(spec, cells, zygotes=zygotes) as session:
                session.run_notebook()
                successful_probes = fetch_value(Student(session).escapes)
    except SeminarError as error:
        return Trial(level, error=error.what)
    except StudentError as error:
        return Trial(level, error=f"{ERR_PROBES_FAILED} ({error})")
    if not isinstance(successful_probes, list):
        return Trial(level, error=ERR_PROBES_FAILED)
    return Trial(level, tuple(map(str, successful_probes)))


@contextmanager
def _canaries() -> Iterator[str]:
    """Provide a host file, port and variable as targets; yield a cell that names them."""
    with tempfile.TemporaryDirectory() as path, socket.create_server(("127.0.0.1", 0)) as server:
        canary = Path(path) / "canary"
        canary.write_text("secret")
        canary.chmod(0o644)
        Path(path).chmod(0o755)
        variables = {
            "canary": str(canary),
            "port": server.getsockname()[1],
            "host_pid": os.getpid(),
            "host_packages": str(Path(str(metadata.distribution("pytest").locate_file("")))),
            "probes": [(probe.name, probe.code) for probe in ESCAPE_PROBES],
        }
        os.environ["SEMINAR_CANARY"] = "1"
        try:
            yield "\n".join(f"{name} = {value!r}" for name, value in variables.items())
        finally:
            del os.environ["SEMINAR_CANARY"]


def _machine_fingerprint() -> str:
    """Hash what the report depends on: the boot, the user, bubblewrap, Python, our sources."""
    bwrap = shutil.which("bwrap") or ""
    parts: Sequence[object] = (
        BOOT_ID_FILE.read_text() if BOOT_ID_FILE.is_file() else os.uname(),
        os.getuid(),
        bwrap,
        Path(bwrap).stat().st_mtime_ns if bwrap else 0,
        INTERPRETER,
        sys.prefix,
        *(file.read_bytes() for file in sorted(Path(__file__).parent.rglob("*.py"))),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _cache_file() -> Path:
    return atomic_files.user_cache_dir() / "levels.json"
