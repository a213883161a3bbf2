"""Paths and locks of the classroom: the git-ignored directory of everything about people.

This module alone knows the layout. The directories of submissions, sources, autograded notebooks
and feedback are nbgrader's; `gradebook/nbgrader_config.py` names the same ones.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from msgspec import Struct

from autograder.core.locks import file_lock


class Classroom(Struct, frozen=True):
    """The classroom of one course.

    `separate_locks`: each assignment has a lock of its own, because a server keeps the gradebook.
    """

    path: Path
    separate_locks: bool = False

    @property
    def gradebook_file(self) -> Path:
        """The SQLite database of nbgrader."""
        return self.path / "gradebook.db"

    @property
    def roster_file(self) -> Path:
        """The list of students."""
        return self.path / "roster.csv"

    @property
    def reports_dir(self) -> Path:
        """The instructor's pages."""
        return self.path / "reports"

    @property
    def exports_dir(self) -> Path:
        """Files to be imported into an LMS."""
        return self.path / "exports"

    @property
    def submitted_dir(self) -> Path:
        """The submissions: `<student>/<assignment>/`."""
        return self.path / "submitted"

    def assignment(self, name: str) -> "AssignmentPaths":
        """Return the paths of one assignment."""
        return AssignmentPaths(self, name)

    def submitted_assignments(self) -> set[str]:
        """Return the names of the assignments with at least one submission."""
        return {path.name for path in self.submitted_dir.glob("*/*") if path.is_dir()}

    def students(self) -> set[str]:
        """Return the ids of all students with a submission or a Result."""
        results = self.path.glob("results/*/*/result.json")
        submitted = (path.parent.name for path in self.submitted_dir.glob("*/*"))
        found = {*submitted, *(path.parent.name for path in results)}
        return {student for student in found if not student.startswith(".")}


class AssignmentPaths(Struct, frozen=True):
    """The paths of one assignment in the classroom."""

    classroom: Classroom
    name: str

    @property
    def source(self) -> Path:
        """The notebook from which nbgrader makes the release."""
        return self.classroom.path / "source" / self.name / f"{self.name}.ipynb"

    @property
    def results_dir(self) -> Path:
        """The Results: `<student>/`."""
        return self.classroom.path / "results" / self.name

    @property
    def previews_dir(self) -> Path:
        """The Results that grading again would give: `<student>/`."""
        return self.classroom.path / "previews" / self.name

    @property
    def replaced_dir(self) -> Path:
        """Submissions that a later one replaced: `<student>/`."""
        return self.classroom.path / "collected" / self.name

    @property
    def collection_log(self) -> Path:
        """The record of what `seminar collect` stored."""
        return self.classroom.path / "collected" / f"{self.name}.json"

    @property
    def watch_state(self) -> Path:
        """The record of what `seminar watch` answered."""
        return self.classroom.path / "watched" / f"{self.name}.json"

    def student(self, student: str) -> "StudentPaths":
        """Return the paths of one student."""
        return StudentPaths(self, student)

    def submitted_students(self) -> list[str]:
        """Return the ids of the students with a submission directory, in order."""
        return sorted(
            path.parent.name for path in self.classroom.submitted_dir.glob(f"*/{self.name}")
        )

    @contextmanager
    def lock(self, *, blocking: bool = True) -> Iterator[None]:
        """Acquire the lock of the assignment (SQLite gradebook: of the whole classroom).

        Hold it while writing submissions, a release, Results or points. Logs the PID of the
        holder while waiting; raises LockBusyError instead if not `blocking`.
        """
        separate = self.classroom.separate_locks
        with ExitStack() as stack:
            # A run that began while the gradebook was a file holds the classroom's lock
            # exclusively; runs with a lock of their own share it, so they wait for that run.
            classroom_lock = self.classroom.path / ".grading.lock"
            stack.enter_context(file_lock(classroom_lock, blocking=blocking, shared=separate))
            if separate:
                own_lock = self.classroom.path / f".grading-{self.name}.lock"
                stack.enter_context(file_lock(own_lock, blocking=blocking))
            yield

    def watch_lock(self) -> AbstractContextManager[None]:
        """Acquire the lock of the watch service; raises LockBusyError while another one runs."""
        path = self.classroom.path / f".grading-watch.{self.name}.lock"
        return file_lock(path, blocking=False)


class StudentPaths(Struct, frozen=True):
    """The paths of one student's work for one assignment."""

    assignment: AssignmentPaths
    student: str

    @property
    def submitted_dir(self) -> Path:
        """The directory of the submission."""
        return self.assignment.classroom.submitted_dir / self.student / self.assignment.name

    @property
    def submission(self) -> Path:
        """The submitted notebook under the name that nbgrader expects."""
        return self.submitted_dir / f"{self.assignment.name}.ipynb"

    @property
    def timestamp(self) -> Path:
        """The time of submission, as nbgrader reads it."""
        return self.submitted_dir / "timestamp.txt"

    @property
    def result_dir(self) -> Path:
        """The directory of the Result."""
        return self.assignment.results_dir / self.student

    @property
    def preview_dir(self) -> Path:
        """The directory of the Result that grading again would give."""
        return self.assignment.previews_dir / self.student

    @property
    def replaced_dir(self) -> Path:
        """The directory of the student's replaced submissions."""
        return self.assignment.replaced_dir / self.student

    @property
    def extension_marker(self) -> Path:
        """Seconds of the extension that the roster granted and the gradebook holds."""
        return self.result_dir / "extension.txt"

    @property
    def autograded(self) -> Path:
        """The notebook that nbgrader's autograde writes."""
        root = self.assignment.classroom.path / "autograded" / self.student
        return root / self.assignment.name / f"{self.assignment.name}.ipynb"

    @property
    def feedback_page(self) -> Path:
        """The feedback page, where nbgrader looks for it."""
        root = self.assignment.classroom.path / "feedback" / self.student
        return root / self.assignment.name / f"{self.assignment.name}.html"
