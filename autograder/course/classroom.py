"""Paths and locks of the classroom: the git-ignored directory of everything about people.

This module alone knows the layout. The directories of submissions, sources, autograded notebooks
and feedback are nbgrader's; `gradebook/nbgrader_config.py` names the same ones.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from autograder.core.locks import file_lock

# nbgrader finds the course and the submissions by glob patterns that contain their paths.
PATTERN_CHARACTERS = "*?["
MAX_ID_BYTES = 128


def id_problem(student: str) -> str:
    """Return why an id cannot name a student's directory; empty if it can."""
    for character in student:
        if character in PATTERN_CHARACTERS:
            return f"it has {character}, which nbgrader reads as a pattern"
        if character == "/" or not character.isprintable():
            return f"it has {character!a}"
    if not student:
        return "it is empty"
    if student != student.strip():
        return "it begins or ends with a space"
    if student.startswith("."):
        return "it begins with a dot, so nbgrader ignores its folder"
    if len(student.encode()) > MAX_ID_BYTES:
        return f"it is longer than {MAX_ID_BYTES} bytes"
    return ""


class Classroom:
    """The classroom of one course.

    `separate_locks`: each assignment has a lock of its own, because a server keeps the gradebook.
    """

    def __init__(self, path: Path, separate_locks: bool = False) -> None:
        self.path, self.separate_locks = path, separate_locks
        self.gradebook_file = path / "gradebook.db"  # the SQLite database of nbgrader
        self.roster_file = path / "roster.csv"  # the list of students
        self.pseudonyms_file = path / "labels.json"  # of the students on anonymous reports
        self.reports_dir = path / "reports"  # the instructor's pages
        self.exports_dir = path / "exports"  # files to be imported into an LMS
        self.submitted_dir = path / "submitted"  # the submissions: <student>/<assignment>/
        self.invitations_file = path / "invitations.csv"  # the students' links to the server
        self.server_database = path / "serve.db"  # without a PostgreSQL gradebook

    def server_lock(self) -> AbstractContextManager[None]:
        """Acquire the lock of the server; raises LockBusyError while another one runs."""
        return file_lock(self.path / ".grading-serve.lock", blocking=False)

    def roster_lock(self) -> AbstractContextManager[None]:
        """Acquire the lock of the roster, to read it and write it with a change."""
        return file_lock(self.path / ".roster.lock")

    def assignment(self, name: str) -> "AssignmentPaths":
        """Return the paths of one assignment."""
        return AssignmentPaths(self, name)

    def submitted_assignments(self) -> set[str]:
        """Return the names of the assignments with at least one submission."""
        return {path.name for path in self.submitted_dir.glob("*/*") if path.is_dir()}

    def refused_ids(self) -> list[str]:
        """Return the names of student folders that nbgrader would read as patterns.

        nbgrader separates a list of them by commas, so names with a comma are left out.
        """
        names = {path.parent.name for path in self.submitted_dir.glob("*/*")}
        return sorted(n for n in names if "," not in n and set(n) & set(PATTERN_CHARACTERS))

    def students(self) -> set[str]:
        """Return the valid ids of all students with a submission or a Result."""
        results = self.path.glob("results/*/*/result.json")
        submitted = (path.parent.name for path in self.submitted_dir.glob("*/*"))
        students = {*submitted, *(path.parent.name for path in results)}
        return {student for student in students if not id_problem(student)}


class AssignmentPaths:
    """The paths of one assignment in the classroom; the directories contain one of each student."""

    def __init__(self, classroom: Classroom, name: str) -> None:
        self.classroom, self.name = classroom, name
        path = classroom.path
        self.source = path / "source" / name / f"{name}.ipynb"  # nbgrader makes the release of it
        self.results_dir = path / "results" / name
        self.previews_dir = path / "previews" / name  # the Results that grading again would give
        self.forced_run = path / "previews" / f"{name}.forced.json"  # that was not completed
        self.replaced_dir = path / "collected" / name  # submissions that a later one replaced
        self.collection_log = path / "collected" / f"{name}.json"  # what `seminar collect` stored
        self.attempts_dir = path / "attempts" / name  # what `seminar serve` received
        self.watch_state = path / "watched" / f"{name}.json"  # what `seminar watch` answered

    def student(self, student: str) -> "StudentPaths":
        """Return the paths of one student."""
        return StudentPaths(self, student)

    def submitted_students(self) -> list[str]:
        """Return the ids of the students with a submission directory, in order."""
        return sorted(
            path.parent.name for path in self.classroom.submitted_dir.glob(f"*/{self.name}")
        )

    def feedback_pages(self) -> list[tuple[str, Path]]:
        """Return the students with a feedback page, in order, each with the page."""
        pages = self.classroom.path.glob(f"feedback/*/{self.name}/{self.name}.html")
        return sorted((page.parent.parent.name, page) for page in pages)

    @contextmanager
    def lock(self, *, blocking: bool = True) -> Iterator[None]:
        """Acquire the lock of the assignment (SQLite gradebook: of the whole classroom).

        Hold it while writing submissions, a release, Results or points. Logs the PID of the
        holder while waiting; raises LockBusyError instead if not `blocking`.
        """
        directory, separate = self.classroom.path, self.classroom.separate_locks
        own_file = directory / f".grading-{self.name}.lock"
        own_lock = file_lock(own_file, blocking=blocking) if separate else nullcontext()
        # A run that began while the gradebook was a file holds the classroom's lock exclusively;
        # runs with a lock of their own share it, so they wait for that run.
        with file_lock(directory / ".grading.lock", blocking=blocking, shared=separate), own_lock:
            yield

    def watch_lock(self) -> AbstractContextManager[None]:
        """Acquire the lock of the watch service; raises LockBusyError while another one runs."""
        path = self.classroom.path / f".grading-watch.{self.name}.lock"
        return file_lock(path, blocking=False)


class StudentPaths:
    """The paths of one student's work for one assignment."""

    def __init__(self, assignment: AssignmentPaths, student: str) -> None:
        self.assignment, self.student = assignment, student
        classroom, name = assignment.classroom, assignment.name
        self.submitted_dir = classroom.submitted_dir / student / name
        self.submission = self.submitted_dir / f"{name}.ipynb"  # the name that nbgrader expects
        self.timestamp = self.submitted_dir / "timestamp.txt"  # of submission; nbgrader reads it
        self.result_dir = assignment.results_dir / student
        self.preview_dir = assignment.previews_dir / student
        self.replaced_dir = assignment.replaced_dir / student
        # Seconds of the extension that the roster granted and the gradebook holds.
        self.extension_marker = self.result_dir / "extension.txt"
        # What nbgrader's autograde and generate_feedback write.
        self.autograded = classroom.path / "autograded" / student / name / f"{name}.ipynb"
        self.feedback_page = classroom.path / "feedback" / student / name / f"{name}.html"
