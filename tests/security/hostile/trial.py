"""Grade a class with attacks, and find what an attack got, changed or left behind."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import nbformat
from msgspec import Struct

from autograder.course import Course
from autograder.course.classroom import StudentPaths
from autograder.grading import result_store
from autograder.grading.result import GradingStatus, Result, TestStatus
from tests.security.hostile import environment
from tests.security.hostile.arsenal import GOT, Attack
from tests.security.hostile.environment import ASSIGNMENT, LIMITS, CommandRun
from tests.support.shared_fixtures import TempPathFactory, build_once

GRACE_SECONDS = 10.0  # to end a process and store the results after the time limit
MAX_OUTPUT_BYTES = 24 * LIMITS["output"] << 20  # three copies of the outputs, escaped as JSON
MAX_RESULT_BYTES = 1 << 18
MAX_COLOURS = 4000  # escape sequences in all outputs of a notebook
PAYLOAD = "pwned"  # what every script of the arsenal calls
# Attributes from which a browser fetches.
FETCHING_ATTRIBUTES = re.compile(
    "src|srcset|data|action|formaction|poster|background|style|ping|srcdoc|content"
)
ACTIVE_TEX = re.compile(r"\\(href|url|require|style|class|cssId|bbox|unicode|html\w*)\b")
INERT_FILES = r".+\.(txt|csv|npy|npz|png|jpe?g|gif)"
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f\x80-\x9f]")
# The files that docs say the kit keeps in the classroom.
DOCUMENTED_FILES = re.compile(
    "|".join(
        [
            rf"results/{ASSIGNMENT}/[^/]+/(result|outputs|entered)\.json",
            r"\.grading\.lock",
            # Data and pictures beside a notebook are copied to its autograded notebook and page.
            rf"autograded/[^/]+/{ASSIGNMENT}/({ASSIGNMENT}\.ipynb|{INERT_FILES})",
            rf"feedback/[^/]+/{ASSIGNMENT}/({ASSIGNMENT}\.html|{INERT_FILES})",
            rf"source/{ASSIGNMENT}/{ASSIGNMENT}\.ipynb",
            r"gradebook\.db",
        ]
    )
)


class Trial(Struct, frozen=True):
    """A graded class, and how the commands ended that graded it.

    `changed` are files outside the classroom that the commands changed; `secret` is that of the
    canaries.
    """

    course: Course
    runs: tuple[CommandRun, ...]
    changed: tuple[str, ...]
    temporary_directory: Path
    secret: str

    def student(self, student: str) -> StudentPaths:
        """Return the paths of one student."""
        return self.course.classroom.assignment(ASSIGNMENT).student(student)

    def gradebook_entries(self) -> dict[str, dict[str, object]]:
        """Return points, grades and comments of each student."""
        with environment.open_gradebook(self.course) as gradebook:
            return {
                submission.student.id: {
                    "points": (
                        submission.score,
                        submission.max_score,
                        bool(submission.needs_manual_grade),
                    ),
                    "grades": {
                        grade.cell.name: (grade.auto_score, grade.manual_score, grade.score)
                        for grade in submission.notebooks[0].grades
                    },
                    "comments": {
                        comment.cell.name: (comment.auto_comment, comment.manual_comment)
                        for comment in submission.notebooks[0].comments
                    },
                }
                for submission in gradebook.assignment_submissions(ASSIGNMENT)
            }

    def points(self) -> dict[str, dict[str, float]]:
        """Return the gradebook's points by student and exercise."""
        with environment.open_gradebook(self.course) as gradebook:
            return {
                submission.student.id: {
                    grade.cell.name: grade.score
                    for grade in submission.notebooks[0].grades
                    if grade.cell.cell_type == "code"
                }
                for submission in gradebook.assignment_submissions(ASSIGNMENT)
            }

    def result(self, student: str) -> Result | None:
        """Return the Result of one student."""
        return result_store.load_result(self.student(student).result_dir)

    def written_files(self, student: str) -> Iterator[Path]:
        """Yield every file that grading one submission has written."""
        paths = self.student(student)
        directories = (
            paths.result_dir,
            paths.autograded.parent.parent,
            paths.feedback_page.parent.parent,
        )
        for directory in directories:
            yield from (path for path in directory.rglob("*") if path.is_file())

    def undocumented_files(self) -> list[str]:
        """Return the files in the classroom, without submissions, that the docs do not name."""
        classroom = self.course.classroom.path
        names = [
            str(path.relative_to(classroom)) for path in classroom.rglob("*") if not path.is_dir()
        ]
        return [
            name
            for name in names
            if not name.startswith("submitted/") and not DOCUMENTED_FILES.fullmatch(name)
        ]


def honest_class(factory: TempPathFactory) -> Trial:
    """Return the honest class, graded without attacks once in a run."""
    return build_once(factory, "honest_class", lambda directory: grade_class(directory, ()))


def grade_class(directory: Path, attacks: tuple[Attack, ...], *, level: str = "full") -> Trial:
    """Grade the honest students and the attacks as one class with `seminar grade`."""
    return _grade(directory, attacks, level, ["seminar", "grade", ASSIGNMENT])


def grade_class_with_nbgrader(
    directory: Path, attacks: tuple[Attack, ...], *, level: str = "full"
) -> Trial:
    """Grade the same class with nbgrader's own commands."""
    commands = (["nbgrader", name, ASSIGNMENT] for name in ("autograde", "generate_feedback"))
    return _grade(directory, attacks, level, *commands)


def _grade(directory: Path, attacks: tuple[Attack, ...], level: str, *commands: list[str]) -> Trial:
    course = environment.create_course(directory / "course", level=level)
    environment.submit_honest_students(course)
    environment.submit_attacks(course, attacks)
    temporary = directory / "temporary"
    with environment.plant_canaries(course) as canaries:
        before = _files_outside_classroom(course)
        runs = tuple(environment.run_command(course, temporary, *command) for command in commands)
        after = _files_outside_classroom(course)
        changed = [path for path in before | after if before.get(path) != after.get(path)]
        changed += [] if canaries.intact else ["a canary"]
    return Trial(course, runs, tuple(changed), temporary, canaries.secret)


def _files_outside_classroom(course: Course) -> dict[str, tuple[int, int]]:
    """Return size and time of change of the files of the kit, and of the course's other files."""
    kit = Path(environment.__file__).parents[3]
    classroom = course.classroom.path
    paths = [path for path in course.root.rglob("*") if not path.is_relative_to(classroom)]
    paths += [path for name in ("autograder", "data") for path in (kit / name).rglob("*")]
    files = (path for path in paths if path.is_file() and "__pycache__" not in path.parts)
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


# ------------------------------------------------------------------ violations


def violations(trial: Trial, attack: Attack, points: dict[str, float] | None) -> list[str]:
    """Return what an attack got, changed or left; `points` are the gradebook's."""
    result = trial.result(attack.student)
    if result is None:
        return ["there is no Result"]
    found = [*_result_violations(result, attack), *_file_violations(trial, attack)]
    if points != attack.points:
        found.append(f"the gradebook says {points}, it deserves {attack.points}")
    return found


def _result_violations(result: Result, attack: Attack) -> Iterator[str]:
    if result.status is GradingStatus.GRADER_FAILED:
        yield f"the grader failed: {result.problems[0].about}"
        return
    points = {exercise.exercise: exercise.points for exercise in result.exercises}
    if points != attack.points:
        yield f"the Result says {points}, it deserves {attack.points}"
    kinds = {problem.kind for problem in result.problems}
    if missing := set(attack.header.tells) - kinds:
        yield f"the Result does not contain {sorted(missing)}, only {sorted(kinds)}"
    size = len(msgspec.json.encode(result))
    if size > MAX_RESULT_BYTES:
        yield f"the Result takes {size >> 10} KiB"
    for exercise in result.exercises:
        for outcome in exercise.tests:
            if outcome.status is TestStatus.BROKEN:
                yield f"a hidden test was broken: {outcome.detail[:200]}"
    if result.times.total > result.inputs.limits.submission + GRACE_SECONDS:
        yield f"it took {result.times.total:.0f} s"


def _file_violations(trial: Trial, attack: Attack) -> Iterator[str]:
    size = 0
    for path in trial.written_files(attack.student):
        data = path.read_bytes()
        size += len(data)
        for text, what in ((GOT, "it got something"), (trial.secret, "it saw a secret")):
            start = data.find(text.encode())
            if start >= 0:
                yield f"{what}: {path.name} contains {data[start : start + 80]!r}"
    if size > MAX_OUTPUT_BYTES:
        yield f"grading it wrote {size >> 20} MiB"
    paths = trial.student(attack.student)
    if not paths.feedback_page.is_file():
        yield "there is no feedback page"
        return
    html = paths.feedback_page.read_text(encoding="utf-8")
    yield from (f"active on the page: {markup}" for markup in active_markup(html))
    notebook = nbformat.read(paths.autograded, as_version=4)
    outputs = json.dumps([cell.get("outputs", []) for cell in notebook.cells])
    if re.search(r"\\u001b(?!\[[0-9;]*m)", outputs) or outputs.count("\\u001b") > MAX_COLOURS:
        yield "the outputs contain escape sequences other than colours"


def active_markup(html: str) -> list[str]:
    """Return the markup that would run or fetch a payload of the arsenal on a page."""
    parser = _ActiveMarkupParser()
    parser.feed(html)
    parser.close()
    return parser.found


class _ActiveMarkupParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._enclosing_tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "pre", "code", "textarea"):
            self._enclosing_tags.append(tag)
        for name, value in attrs:
            text = re.sub(r"\s", "", value or "").lower()
            is_active = (
                name.startswith("on")
                or FETCHING_ATTRIBUTES.fullmatch(name)
                or tag in ("base", "link", "iframe")
            )
            if name in ("href", "xlink:href"):
                is_active = is_active or text.startswith(("javascript:", "data:", "vbscript:"))
            if PAYLOAD in text and is_active:
                self.found.append(f"<{tag} {name}={(value or '')[:60]!r}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._enclosing_tags:
            while self._enclosing_tags.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        tag = self._enclosing_tags[-1] if self._enclosing_tags else ""
        if tag in ("script", "style") and PAYLOAD in data:
            self.found.append(f"<{tag}>{data.strip()[:60]!r}")
        if not tag and ACTIVE_TEX.search(data):
            self.found.append(f"a formula {data.strip()[:60]!r}")
