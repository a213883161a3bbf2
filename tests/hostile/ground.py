"""The ground on which attacks are tried: courses with an honest class, canaries, real commands."""

import contextlib
import ctypes
import os
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

from autograder import course as courses
from autograder.authoring import release
from autograder.content import answer_file, master
from autograder.course import Course
from autograder.workflows import demo
from tests.hostile.arsenal import Attack

ASSIGNMENT = demo.ASSIGNMENT
LIMITS = {"notebook": 8, "call": 2, "submission": 90, "memory": 512, "output": 1, "disk": 16}
HONEST = (
    "01_loops",
    "02_half_done",
    "03_blank",
    "04_mean_for_half",
    "05_no_batch_mean",
    "06_log10",
    "07_minus_infinity",
    "08_rows_apart",
    "10_syntax_error",
)
A_LONG_TIME = 7200.0  # seconds: for a whole class on a slow machine
SOON = 20.0  # seconds for Python's own helpers to see that their parent has gone
ESCAPED = "seminar-hostile-escaped"  # what a file is called that got out
SECRET = "SEMINAR_SECRET"  # a variable of the grader's environment
ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER


class Ran(Struct, frozen=True):
    """How a command ended; `peak` is the most memory that it or a process below it had, in MiB."""

    status: int
    said: str
    peak: int
    left_running: tuple[str, ...]


def lay_out(folder: Path, *, level: str = "full") -> Course:
    """A course of one week with short limits, released."""
    course = demo.lay_out(folder, "en")
    file = folder / "course.toml"
    text = file.read_text(encoding="utf-8")
    for name, limit in LIMITS.items():
        text = re.sub(rf"^{name} = [\d.]+", f"{name} = {limit}", text, flags=re.MULTILINE)
    text = re.sub(r'^level = "\w+"', f'level = "{level}"', text, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    course = courses.load_course(folder)
    release.release(course, ASSIGNMENT)
    return course


def reference(course: Course) -> dict[str, str]:
    """The reference solution of each exercise."""
    return answer_file.parse_answer_file(
        demo.solved(master.load_master(course.master(ASSIGNMENT)), course.language)
    )


def hand_in_honest(course: Course) -> tuple[str, ...]:
    """Ten honest students hand in; their names."""
    blank = course.release(ASSIGNMENT).read_bytes()
    texts = {name: (demo.CLASS / f"{name}.py").read_text(encoding="utf-8") for name in HONEST}
    solved = demo.solved(master.load_master(course.master(ASSIGNMENT)), course.language)
    for name, text in {"00_right": solved, **texts}.items():
        path = course.classroom.assignment(ASSIGNMENT).student(name).submission
        path.parent.mkdir(parents=True)
        path.write_bytes(answer_file.fill_notebook(text, blank))
    return ("00_right", *HONEST)


def hand_in_hostile(course: Course, attacks: tuple[Attack, ...]) -> None:
    """Every attack is handed in."""
    blank, solved = course.release(ASSIGNMENT).read_bytes(), reference(course)
    for attack in attacks:
        attack.hand_in(
            blank,
            solved,
            course.classroom.assignment(ASSIGNMENT).student(attack.student).submitted_dir,
        )


# -------------------------------------------------------------------- canaries


class Canaries(Struct, frozen=True):
    """Secrets that nobody may see: `places` are the files outside the course that hold one."""

    word: str
    places: tuple[Path, ...]

    @property
    def untouched(self) -> bool:
        """Whether they are all there as they were."""
        return all(place.read_text() == self.word for place in self.places)


@contextlib.contextmanager
def canaries(*among: Course) -> Iterator[Canaries]:
    """Secrets where attacks look: solutions, a neighbour's folder, gradebook, files, variables."""
    word = f"canary-{secrets.token_hex(8)}"
    places = tuple(
        folder / f"{name}-{word[-16:]}"
        for folder, name in ((Path("/tmp"), "seminar-canary"), (Path.home(), ".seminar-canary"))
    )
    for course in among:
        for name in ("canary.txt", "canary.ipynb"):
            (course.root / "solutions" / name).write_text(word)
        neighbour = course.classroom.assignment(ASSIGNMENT).student("00_right").submitted_dir
        (neighbour / "notes.txt").write_text(word)
        with Gradebook(
            f"sqlite:///{course.classroom.path / 'gradebook.db'}", course.config.id
        ) as book:
            book.update_or_create_student("00_right", first_name=word)
    for place in places:
        place.write_text(word)
    os.environ[SECRET] = word
    try:
        yield Canaries(word, places)
    finally:
        del os.environ[SECRET]
        for place in places:
            place.unlink(missing_ok=True)


def escaped() -> list[str]:
    """Files that an attack has left where only it leaves any."""
    places = ["/", "/tmp", "/var/tmp", "/dev/shm", "/root", "/home", "/etc", "/usr/lib", "/opt"]
    places += [str(Path.home()), str(Path.cwd())]
    return [place for place in places if os.path.lexists(f"{place}/{ESCAPED}")]


# -------------------------------------------------------------------- commands


def run(course: Course, scratch: Path, *command: str) -> Ran:
    """Run a command of the kit or of nbgrader in the course, with a temporary folder of its own."""
    scratch.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "TMPDIR": str(scratch), "PYTHONWARNINGS": "ignore"}
    program = [str(Path(sys.executable).with_name(command[0])), *command[1:]]
    log = course.root / "command.log"
    with log.open("wb") as said, adopting_orphans():
        before = {*descendants(os.getpid())}
        process = subprocess.Popen(
            program, cwd=course.root, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
        watchdog = threading.Timer(A_LONG_TIME, process.kill)
        watchdog.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watchdog.cancel()
        started = {pid: name for pid, name in descendants(os.getpid()).items() if pid not in before}
        left = {pid: name for pid, name in started.items() if not ends(pid)}
        for pid in left:
            os.kill(pid, signal.SIGKILL)
    text = log.read_text(encoding="utf-8", errors="surrogateescape")
    log.unlink()
    return Ran(process.returncode, text, usage.ru_maxrss >> 10, tuple(left.values()))


def ends(pid: int) -> bool:
    """Whether a process that may be about to end does so soon."""
    try:
        fd = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([fd], [], [], SOON)[0])
    finally:
        os.close(fd)


@contextlib.contextmanager
def adopting_orphans() -> Iterator[None]:
    """Whatever is left running by a child's child becomes our own child, and so can be seen."""
    libc = ctypes.CDLL(None)
    libc.prctl(ADOPT_ORPHANS, 1)
    try:
        yield
    finally:
        libc.prctl(ADOPT_ORPHANS, 0)


def descendants(pid: int) -> dict[int, str]:
    """All living processes below one, with their names."""
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
    todo = [pid]
    while todo:
        above = todo.pop()
        below = [child for child, parent in parents.items() if parent == above]
        found |= {child: names[child] for child in below}
        todo += below
    return found
