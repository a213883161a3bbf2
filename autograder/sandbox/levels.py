"""Which wall this machine can build, found by trying it, and what to do for a better one.

Called once before grading, by `seminar doctor` and by the demo.
"""

import os
import shutil
import tempfile
from enum import StrEnum
from functools import cache
from pathlib import Path

from msgspec import Struct

from autograder.errors import WallError
from autograder.sandbox import launch

ADVICE = (
    "Install bubblewrap: `sudo apt-get install bubblewrap libseccomp2` on Debian, Ubuntu and"
    " WSL2, `sudo dnf install bubblewrap libseccomp` on Fedora; elsewhere grade in a Linux"
    " machine or container"
)
NAMESPACES = (
    "Allow user namespaces for bubblewrap: on Ubuntu 24.04 give /usr/bin/bwrap an AppArmor profile"
    " with `userns,`; in a container run it with --privileged or as a virtual machine"
)


class Level(StrEnum):
    """How strongly student code is shut in."""

    FULL = "full"
    REDUCED = "reduced"
    NONE = "none"

    @property
    def strength(self) -> int:
        """A number that is larger for a stronger wall."""
        return [Level.NONE, Level.REDUCED, Level.FULL].index(self)


class Finding(Struct, frozen=True):
    """The level that was found, the reason it is no better, and what to do about that."""

    level: Level
    reason: str = ""
    advice: str = ""


# Run inside a wall that was just built. Each line that gets through is a hole.
ESCAPES = """
import os, socket
holes = []
def unshare():
    import ctypes
    if ctypes.CDLL(None).unshare(0x10000000):
        raise OSError
def attempt(name, action):
    try:
        action()
    except Exception:
        return
    holes.append(name)
attempt("reads a file of the grader", lambda: open({canary!r}).read())
attempt("writes outside its folder", lambda: open({canary!r} + ".new", "w"))
attempt("writes to the interpreter", lambda: open(os.__file__ + ".new", "w"))
attempt("opens a connection", lambda: socket.create_connection(("127.0.0.1", {port}), 2))
attempt("sees another process", lambda: os.kill({pid}, 0))
attempt("starts a process", lambda: os.fork() or os._exit(0))
attempt("has memory that nobody counts", lambda: os.memfd_create("x"))
attempt("has a variable of the grader", lambda: os.environ["SEMINAR_CANARY"])
if "CapEff:\\t0000000000000000" not in open("/proc/self/status").read():
    holes.append("has capabilities")
attempt("makes a namespace", lambda: unshare())  # the last: it would bring capabilities
print("|".join(holes) or "tight")
"""


@cache
def find() -> Finding:
    """The best level here, by building the full wall and trying to get out of it."""
    if shutil.which("bwrap") is None:
        return Finding(Level.NONE, "bubblewrap is not installed", ADVICE)
    try:
        said, error = _try_escapes()
    except WallError as refusal:
        return Finding(Level.NONE, refusal.what, refusal.next_step)
    if said == "tight":
        return Finding(Level.FULL)
    if said:
        return Finding(Level.NONE, f"student code {said.replace('|', ', ')}", NAMESPACES)
    return Finding(Level.NONE, f"bubblewrap does not run: {error}", NAMESPACES)


def require(wanted: Level) -> Level:
    """The level to grade at; raises WallError where the machine offers less than `wanted`."""
    found = find()
    if found.level.strength < wanted.strength:
        raise WallError(
            f"this course asks for sandbox level {wanted}, this machine offers {found.level}"
            + (f" ({found.reason})" if found.reason else ""),
            next_step=f"{found.advice}; or add --unsafe-no-sandbox to run student code with"
            " limits alone, which lets it read your files",
        )
    return found.level


def _try_escapes() -> tuple[str, str]:
    import socket

    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as door:
        canary = Path(folder) / "canary"
        canary.write_text("secret")
        canary.chmod(0o644)
        Path(folder).chmod(0o755)
        os.environ["SEMINAR_CANARY"] = "1"
        try:
            code = ESCAPES.format(canary=str(canary), port=door.getsockname()[1], pid=os.getpid())
            return launch.run_script(code)
        finally:
            del os.environ["SEMINAR_CANARY"]
