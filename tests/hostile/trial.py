"""What came of a trial: everything that an attack got, changed or left that it should not have."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import nbformat
from msgspec import Struct
from nbgrader.api import Gradebook

from autograder.course import Course
from autograder.grading import result_store
from autograder.grading.result import GradingStatus, Result, TestStatus
from tests.hostile import ground
from tests.hostile.arsenal import GOT, Attack
from tests.hostile.ground import ASSIGNMENT, LIMITS

GRACE = 10.0  # seconds to end a process and write down what came, once the time is up
PRODUCED = 24 * LIMITS["output"] << 20  # bytes: three copies of the outputs, escaped as JSON
LARGE_RESULT = 1 << 18  # bytes
MOST_COLOURS = 4000  # in all outputs of a notebook
PAYLOAD = "pwned"  # what every script of the arsenal calls
FETCHED = [
    "src",
    "srcset",
    "data",
    "action",
    "formaction",
    "poster",
    "background",
    "style",
    "ping",
    "srcdoc",
    "content",
]
ACTING_TEX = re.compile(r"\\(href|url|require|style|class|cssId|bbox|unicode|html\w*)\b")
INERT = r".+\.(txt|csv|npy|npz|png|jpe?g|gif)"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f\x80-\x9f]")
KEPT = {
    "results": re.compile(rf"results/{ASSIGNMENT}/[^/]+/(result|outputs|entered)\.json"),
    "lock": re.compile(r"\.grading\.lock"),
    # Data and pictures beside a notebook are kept beside what came of it.
    "autograded": re.compile(rf"autograded/[^/]+/{ASSIGNMENT}/({ASSIGNMENT}\.ipynb|{INERT})"),
    "feedback": re.compile(rf"feedback/[^/]+/{ASSIGNMENT}/({ASSIGNMENT}\.html|{INERT})"),
    "source": re.compile(rf"source/{ASSIGNMENT}/{ASSIGNMENT}\.ipynb"),
    "gradebook.db": re.compile(r"gradebook\.db"),
}


class Trial(Struct, frozen=True):
    """A graded class: where it is, how the commands ended, and the secret that nobody may see.

    `changed` are files outside the classroom that were not what they had been.
    """

    course: Course
    runs: tuple[ground.Ran, ...]
    changed: tuple[str, ...]
    temporary: Path
    canary: str

    @property
    def scores(self) -> dict[str, dict[str, object]]:
        """All that the gradebook holds, by student."""
        url = f"sqlite:///{self.course.classroom.path / 'gradebook.db'}"
        with Gradebook(url, self.course.config.id) as book:
            return {
                found.student.id: {
                    "points": (found.score, found.max_score, bool(found.needs_manual_grade)),
                    "grades": {
                        grade.cell.name: (grade.auto_score, grade.manual_score, grade.score)
                        for grade in found.notebooks[0].grades
                    },
                    "comments": {
                        comment.cell.name: (comment.auto_comment, comment.manual_comment)
                        for comment in found.notebooks[0].comments
                    },
                }
                for found in book.assignment_submissions(ASSIGNMENT)
            }

    @property
    def points(self) -> dict[str, dict[str, float]]:
        """The gradebook's points by student and exercise."""
        url = f"sqlite:///{self.course.classroom.path / 'gradebook.db'}"
        with Gradebook(url, self.course.config.id) as book:
            return {
                found.student.id: {
                    grade.cell.name: grade.score
                    for grade in found.notebooks[0].grades
                    if grade.cell.cell_type == "code"
                }
                for found in book.assignment_submissions(ASSIGNMENT)
            }

    def result(self, student: str) -> Result | None:
        """The Result of one student."""
        return result_store.load_result(
            self.course.classroom.assignment(ASSIGNMENT).student(student).result_dir
        )

    def page(self, student: str) -> Path:
        """The feedback page of one student."""
        name = Path("feedback") / student / ASSIGNMENT / f"{ASSIGNMENT}.html"
        return self.course.classroom.path / name

    def produced(self, student: str) -> Iterator[Path]:
        """Every file that came of one hand-in."""
        room = self.course.classroom
        for place in (f"results/{ASSIGNMENT}", "autograded", "feedback"):
            yield from (path for path in (room / place / student).rglob("*") if path.is_file())


def held(folder: Path, attacks: tuple[Attack, ...], *, level: str = "full") -> Trial:
    """Ten honest students and all these attacks, graded as one class by `seminar grade`."""
    return _tried(folder, attacks, level, ["seminar", "grade", ASSIGNMENT])


def held_by_stock(folder: Path, attacks: tuple[Attack, ...], *, level: str = "full") -> Trial:
    """The same class, graded by nbgrader's own commands."""
    commands = (["nbgrader", name, ASSIGNMENT] for name in ("autograde", "generate_feedback"))
    return _tried(folder, attacks, level, *commands)


def _tried(folder: Path, attacks: tuple[Attack, ...], level: str, *commands: list[str]) -> Trial:
    course = ground.lay_out(folder / "course", level=level)
    ground.hand_in_honest(course)
    ground.hand_in_hostile(course, attacks)
    with ground.canaries(course) as canaries:
        before = outside(course)
        runs = [ground.run(course, folder / "temporary", *command) for command in commands]
        after = outside(course)
        untouched = canaries.untouched
    changed = [name for name in before | after if before.get(name) != after.get(name)]
    changed += [] if untouched else ["a canary"]
    return Trial(course, tuple(runs), tuple(changed), folder / "temporary", canaries.word)


def complaints(trial: Trial, attack: Attack, points: dict[str, float] | None) -> list[str]:
    """What an attack got, changed or left; `points` are the gradebook's."""
    result = trial.result(attack.student)
    if result is None:
        return ["there is no Result"]
    found = [*_about_result(result, attack), *_about_files(trial, attack)]
    if points != attack.points:
        found.append(f"the gradebook says {points}, it deserves {attack.points}")
    return found


def _about_result(result: Result, attack: Attack) -> Iterator[str]:
    if result.status is GradingStatus.GRADER_FAILED:
        yield f"the grader failed: {result.problems[0].about}"
        return
    points = {exercise.exercise: exercise.points for exercise in result.exercises}
    if points != attack.points:
        yield f"the Result says {points}, it deserves {attack.points}"
    kinds = {problem.kind for problem in result.problems}
    if missing := set(attack.header.tells) - kinds:
        yield f"the Result does not tell {sorted(missing)}, only {sorted(kinds)}"
    size = len(msgspec.json.encode(result))
    if size > LARGE_RESULT:
        yield f"the Result takes {size >> 10} KiB"
    for exercise in result.exercises:
        for outcome in exercise.tests:
            if outcome.status is TestStatus.BROKEN:
                yield f"a hidden test was broken: {outcome.detail[:200]}"
    if result.times.total > result.inputs.limits.submission + GRACE:
        yield f"it took {result.times.total:.0f} s"


def _about_files(trial: Trial, attack: Attack) -> Iterator[str]:
    size = 0
    for path in trial.produced(attack.student):
        data = path.read_bytes()
        size += len(data)
        for word, what in ((GOT, "it got something"), (trial.canary, "it saw a secret")):
            where = data.find(word.encode())
            if where >= 0:
                yield f"{what}: {path.name} holds {data[where : where + 80]!r}"
    if size > PRODUCED:
        yield f"{size >> 20} MiB came of it"
    page = trial.page(attack.student)
    if not page.is_file():
        yield "there is no feedback page"
        return
    yield from (f"on the page acts {what}" for what in acting(page.read_text(encoding="utf-8")))
    notebook = nbformat.read(page_source(trial, attack.student), as_version=4)
    shown = json.dumps([cell.get("outputs", []) for cell in notebook.cells])
    if re.search(r"\\u001b(?!\[[0-9;]*m)", shown) or shown.count("\\u001b") > MOST_COLOURS:
        yield "escape sequences other than colours are kept in the outputs"


def page_source(trial: Trial, student: str) -> Path:
    """The autograded notebook of one student."""
    name = Path("autograded") / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    return trial.course.classroom.path / name


def undocumented(trial: Trial) -> list[str]:
    """Files in the classroom that are none of those that the kit says it keeps there."""
    room = trial.course.classroom
    names = [str(path.relative_to(room)) for path in room.rglob("*") if not path.is_dir()]
    return [
        name
        for name in names
        if not name.startswith("submitted/")
        and not any(pattern.fullmatch(name) for pattern in KEPT.values())
    ]


def outside(course: Course) -> dict[str, tuple[int, int]]:
    """The files of the course outside the classroom, and of the kit: size and time of change."""
    kit = Path(ground.__file__).parents[2]
    paths = [p for p in course.root.rglob("*") if course.classroom not in (p, *p.parents)]
    paths += [p for top in ("autograder", "data") for p in (kit / top).rglob("*")]
    files = (p for p in paths if p.is_file() and "__pycache__" not in p.parts)
    return {str(p): (p.stat().st_size, p.stat().st_mtime_ns) for p in files}


# ----------------------------------------------------------------------- pages


class _Acting(HTMLParser):
    """Finds where the arsenal's payload would be run or fetched on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "pre", "code", "textarea"):
            self._within.append(tag)
        for name, value in attrs:
            text = re.sub(r"\s", "", value or "").lower()
            acts = name.startswith("on") or name in FETCHED or tag in ("base", "link", "iframe")
            if name in ("href", "xlink:href"):
                acts = acts or text.startswith(("javascript:", "data:", "vbscript:"))
            if PAYLOAD in text and acts:
                self.found.append(f"<{tag} {name}={(value or '')[:60]!r}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            while self._within.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        within = self._within[-1] if self._within else ""
        if within in ("script", "style") and PAYLOAD in data:
            self.found.append(f"<{within}>{data.strip()[:60]!r}")
        if not within and ACTING_TEX.search(data):
            self.found.append(f"a formula {data.strip()[:60]!r}")


def acting(html: str) -> list[str]:
    """Everything of the arsenal's that would act on a page."""
    page = _Acting()
    page.feed(html)
    page.close()
    return page.found
