"""SeminarError, the base of all errors that a user can fix, and its subclasses.

Any module may raise them; only `cli/` shows them. A traceback that a user sees is a bug of the
kit.
"""

from functools import partial


class SeminarError(Exception):
    """An error that a user can fix.

    `what` says what is wrong, `where` names the file, key or directory, `hint` the next step.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(": ".join(part for part in (where, what) if part))

    def __reduce__(self) -> tuple[object, ...]:
        """Support pickling: a worker process returns its errors."""
        return partial(type(self), where=self.where, hint=self.hint), (self.what,)

    def __str__(self) -> str:
        """Return one line: where, what, hint."""
        line = super().__str__()
        return " ".join((f"{line}. {self.hint}" if self.hint else line).splitlines())


class CourseError(SeminarError):
    """`course.toml`, or a file that it names, is missing or invalid."""


class MasterError(SeminarError):
    """A master in `solutions/` is missing or invalid."""


class SuiteError(SeminarError):
    """A hidden suite or its variant bank is missing or invalid."""


class SandboxUnavailableError(SeminarError):
    """This machine cannot enforce the required isolation level."""

    exit_code = 3


class GradebookError(SeminarError):
    """nbgrader or its database reports an error."""

    exit_code = 4


class StorageError(SeminarError):
    """A disk or directory is full, not writable, or failing."""

    exit_code = 5


class ClusterError(SeminarError):
    """The scheduler of the cluster cannot be reached, or no worker is compatible."""

    exit_code = 6
