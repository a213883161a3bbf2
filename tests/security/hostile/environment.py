"""Where attacks are tried: a course with an honest class, canaries, and real commands."""

import contextlib
import ctypes
import os
import pwd
import re
import secrets
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from nbgrader.api import Gradebook

from autograder.authoring import release
from autograder.content import answer_file, master
from autograder.course import Course, load_course
from autograder.workflows import demo
from tests.security.hostile.arsenal import Attack
from tests.support import classroom

ASSIGNMENT = demo.ASSIGNMENT
LIMITS = {"notebook": 8, "call": 2, "submission": 90, "memory": 512, "output": 1, "disk": 16}
HONEST_STUDENTS = (classroom.REFERENCE_STUDENT, *classroom.MIXED_CLASS)
COMMAND_TIMEOUT = 7200.0  # seconds: for a whole class on a slow machine
EXIT_TIMEOUT = 20.0  # seconds for Python's own helpers to notice that their parent has exited
ESCAPED_NAME = "seminar-hostile-escaped"  # of every file that an attack writes outside the sandbox
SECRET_VARIABLE = "SEMINAR_SECRET"  # in the grader's environment
PR_SET_CHILD_SUBREAPER = 36


def create_course(directory: Path, *, level: str = "full") -> Course:
    """Create a course of one week with short limits, and release the week."""
    demo.create_course(directory, "en")
    config = directory / "course.toml"
    text = config.read_text(encoding="utf-8")
    for name, limit in LIMITS.items():
        text = re.sub(rf"^{name} = [\d.]+", f"{name} = {limit}", text, flags=re.MULTILINE)
    text = re.sub(r'^level = "\w+"', f'level = "{level}"', text, flags=re.MULTILINE)
    config.write_text(text, encoding="utf-8")
    course = load_course(directory)
    release.release_assignment(course, ASSIGNMENT)
    return course


def reference_answer_file(course: Course) -> str:
    """Return the reference solution as an answer file."""
    source = master.load_master(course.master(ASSIGNMENT))
    return demo.reference_answers(source, course.language)


def reference_answers(course: Course) -> dict[str, str]:
    """Return the reference solution of each exercise."""
    return answer_file.parse_answer_file(reference_answer_file(course))


def submit_honest_students(course: Course) -> None:
    """Write the submissions of the honest students."""
    release_notebook = course.release(ASSIGNMENT).read_bytes()
    for student in HONEST_STUDENTS:
        if student == classroom.REFERENCE_STUDENT:
            answers = reference_answer_file(course)
        else:
            answers = classroom.MIXED_CLASS[student]
        path = course.classroom.assignment(ASSIGNMENT).student(student).submission
        path.parent.mkdir(parents=True)
        path.write_bytes(answer_file.fill_notebook(answers, release_notebook, has_outputs=True))


def submit_attacks(course: Course, attacks: tuple[Attack, ...]) -> None:
    """Write the submissions of the attacks."""
    release_notebook, answers = course.release(ASSIGNMENT).read_bytes(), reference_answers(course)
    assignment = course.classroom.assignment(ASSIGNMENT)
    for attack in attacks:
        directory = assignment.student(attack.student).submitted_dir
        attack.hand_in(release_notebook, answers, directory)


# -------------------------------------------------------------------- canaries


class Canaries(Struct, frozen=True):
    """A secret that no output may contain; `paths` are files outside the course that hold it."""

    secret: str
    paths: tuple[Path, ...]

    @property
    def intact(self) -> bool:
        """Whether no file was changed."""
        return all(path.read_text() == self.secret for path in self.paths)


@contextlib.contextmanager
def plant_canaries(*courses: Course) -> Iterator[Canaries]:
    """Put a secret into solutions, a submission, gradebook, files and environment."""
    secret = f"canary-{secrets.token_hex(8)}"
    home = Path(pwd.getpwuid(os.getuid()).pw_dir)  # that of the account, whatever HOME says
    paths = tuple(
        directory / f"{name}-{secret[-16:]}"
        for directory, name in ((Path("/tmp"), "seminar-canary"), (home, ".seminar-canary"))
    )
    for course in courses:
        for name in ("canary.txt", "canary.ipynb"):
            (course.root / "solutions" / name).write_text(secret)
        student = HONEST_STUDENTS[0]
        submission = course.classroom.assignment(ASSIGNMENT).student(student).submission
        submission.with_name("notes.txt").write_text(secret)
        with open_gradebook(course) as gradebook:
            gradebook.update_or_create_student(student, first_name=secret)
    for path in paths:
        path.write_text(secret)
    os.environ[SECRET_VARIABLE] = secret
    try:
        yield Canaries(secret, paths)
    finally:
        del os.environ[SECRET_VARIABLE]
        for path in paths:
            path.unlink(missing_ok=True)


def open_gradebook(course: Course) -> Gradebook:
    """Open the gradebook; to be used as a context manager."""
    return Gradebook(f"sqlite:///{course.classroom.gradebook_file}", course.config.id)


def escaped_files() -> list[str]:
    """Return the directories of the machine in which an attack has written a file."""
    directories = ["/", "/tmp", "/var/tmp", "/dev/shm", "/root", "/home", "/etc", "/usr/lib"]
    directories += ["/opt", str(Path.home()), str(Path.cwd())]
    return [path for path in directories if os.path.lexists(f"{path}/{ESCAPED_NAME}")]


# -------------------------------------------------------------------- commands


class CommandRun(Struct, frozen=True):
    """How a command ended.

    `peak_memory` is the most memory in MiB that it or one of its descendants used; `orphans` are
    the names of the descendants that were still running afterwards.
    """

    status: int
    output: str
    peak_memory: int
    orphans: tuple[str, ...]


def run_command(course: Course, temporary_directory: Path, *command: str) -> CommandRun:
    """Run a command of the kit or of nbgrader in the course, and kill what it leaves running."""
    temporary_directory.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"TMPDIR": str(temporary_directory), "PYTHONWARNINGS": "ignore"}
    program = [str(Path(sys.executable).with_name(command[0])), *command[1:]]
    log = course.root / "command.log"
    with log.open("wb") as output, adopt_orphans():
        before = descendants(os.getpid()).keys()
        process = subprocess.Popen(
            program, cwd=course.root, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        watchdog = threading.Timer(COMMAND_TIMEOUT, process.kill)
        watchdog.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watchdog.cancel()
        after = descendants(os.getpid()).items()
        orphans = {pid: name for pid, name in after if pid not in before and not exits_soon(pid)}
        for pid in orphans:
            os.kill(pid, signal.SIGKILL)
    text = log.read_text(encoding="utf-8", errors="surrogateescape")
    log.unlink()
    return CommandRun(process.returncode, text, usage.ru_maxrss >> 10, tuple(orphans.values()))


def exits_soon(pid: int) -> bool:
    """Return whether a process exits before EXIT_TIMEOUT."""
    try:
        fd = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([fd], [], [], EXIT_TIMEOUT)[0])
    finally:
        os.close(fd)


@contextlib.contextmanager
def adopt_orphans() -> Iterator[None]:
    """Become the parent of orphaned descendants, so that `descendants` finds them."""
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1)
    try:
        yield
    finally:
        libc.prctl(PR_SET_CHILD_SUBREAPER, 0)


def descendants(pid: int) -> dict[int, str]:
    """Return the name of each running descendant of a process by its PID."""
    parents, names = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = path.read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        state, parent = rest.split()[:2]
        if state not in "ZX":
            parents[int(path.parent.name)] = int(parent)
            names[int(path.parent.name)] = name
    found: dict[int, str] = {}
    pending = [pid]
    while pending:
        current = pending.pop()
        children = [child for child, parent in parents.items() if parent == current]
        found |= {child: names[child] for child in children}
        pending += children
    return found
