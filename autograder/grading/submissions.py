"""The submissions of one assignment as grading jobs, and which of them still need grading."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping

from autograder.core.atomic_files import is_fatal_disk_error
from autograder.core.i18n import Language
from autograder.course.classroom import AssignmentPaths, StudentPaths
from autograder.grading import result_store
from autograder.grading.grade import GradingJob, job_for
from autograder.grading.result import GradingStatus
from autograder.grading.spec import GradingSpec, sha256_hex
from autograder.intake import submission_folder
from autograder.intake.submission_folder import SubmittedFile


class Submissions:
    """The submissions of one assignment by student, and the spec that grades them.

    Holds no content, which would fill the memory: `snapshot` reads a file, so two snapshots
    differ if the file changes in between.
    """

    def __init__(
        self,
        spec: GradingSpec,
        files: Iterable[SubmittedFile],
        languages: Mapping[str, Language] | None = None,
    ) -> None:
        """Create the jobs; `languages` are those of the roster, by student."""
        self.spec, self._languages = spec, languages or {}
        self._files = {file.student: file for file in files}
        self._keys: dict[str, str] = {}

    def __iter__(self) -> Iterator[str]:
        """Iterate over the students."""
        return iter(self._files)

    def __len__(self) -> int:
        """Return the number of submissions."""
        return len(self._files)

    def __getitem__(self, student: str) -> GradingJob:
        """Return a snapshot; an executor looks each job up exactly once."""
        return self.snapshot(student)

    def snapshot(self, student: str) -> GradingJob:
        """Read a submission; one that has been removed counts as an empty file.

        Raises OSError if the disk is full or failing.
        """
        try:
            content = submission_folder.read_bytes(self._files[student].path)
        except OSError as error:
            if is_fatal_disk_error(error):
                raise
            content = b""
        return job_for(self.spec, content, self._languages.get(student))

    def key(self, student: str) -> str:
        """Return the cache key of a submission as of the first call."""
        if student not in self._keys:
            self._keys[student] = self.snapshot(student).key
        return self._keys[student]

    def exists(self, student: str) -> bool:
        """Return whether the file of a submission still exists."""
        return os.path.lexists(self._files[student].path)

    def original_name(self, student: str) -> str:
        """Return the file name that the student chose; empty if it was the expected one."""
        return self._files[student].original_name

    def subset(self, students: Collection[str]) -> "Submissions":
        """Return the submissions of some students."""
        files = [self._files[name] for name in self if name in students]
        subset = Submissions(self.spec, files, self._languages)
        subset._keys = {name: key for name, key in self._keys.items() if name in students}
        return subset

    def pending(self, paths: AssignmentPaths) -> "Submissions":
        """Return the submissions without a stored Result."""
        return self.subset(
            {name for name in self if not has_result(paths.student(name), self.key(name))}
        )

    def outdated(self, paths: AssignmentPaths) -> "Submissions":
        """Return the submissions whose Result is of the same file, but of another suite.

        Or of another reference, release, other limits: of anything that the student did not send.
        """
        return self.subset(
            {
                name
                for name in self.pending(paths)
                if (stored := result_store.load_result(paths.student(name).result_dir)) is not None
                and stored.status is not GradingStatus.GRADER_FAILED
                and stored.cache_key != self.key(name)
                and stored.inputs.notebook == sha256_hex(self.snapshot(name).notebook)
            }
        )

    def previewed(self, paths: AssignmentPaths) -> frozenset[str]:
        """Return the students whose submission has a Result in a preview."""
        return frozenset(
            name
            for name in self
            if (stored := result_store.load_outcome(paths.student(name).preview_dir)) is not None
            and stored.result.cache_key == self.key(name)
        )


def has_result(paths: StudentPaths, key: str) -> bool:
    """Return whether there is a Result with this cache key that is no failure of the grader."""
    stored = result_store.load_outcome(paths.result_dir)
    return (
        stored is not None
        and stored.result.cache_key == key
        and stored.result.status is not GradingStatus.GRADER_FAILED
    )
