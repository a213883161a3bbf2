"""The one base error of the kit: what happened, where, and what to do next.

Raised anywhere, shown by `cli/` alone. A traceback that reaches a user is a bug of the kit;
a mistake of the user is a `SeminarError`.
"""


class SeminarError(Exception):
    """Something a person has to put right.

    `what` says what is wrong, `where` names the file, key or folder, `next_step` what to do.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(": ".join(part for part in (where, what) if part))

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process."""
        return _rebuild, (type(self), self.what, self.where, self.hint)

    def __str__(self) -> str:
        """One line: where, what, what to do next."""
        line = super().__str__()
        return " ".join((f"{line}. {self.hint}" if self.hint else line).splitlines())


def _rebuild(kind: type[SeminarError], what: str, where: str, hint: str) -> SeminarError:
    return kind(what, where=where, hint=hint)


class CourseError(SeminarError):
    """`course.toml` or something it names is wrong or missing."""


class MasterError(SeminarError):
    """A master in `solutions/` cannot be read."""


class SuiteError(SeminarError):
    """A hidden suite or its bank of known answers is wrong or cannot be read."""


class SandboxUnavailableError(SeminarError):
    """This machine cannot enforce the sandbox level that is asked for."""

    exit_code = 3


class GradebookError(SeminarError):
    """nbgrader or its database refused."""

    exit_code = 4


class StorageError(SeminarError):
    """A disk or folder that is full, cannot be written to, or is failing."""

    exit_code = 5


class ClusterError(SeminarError):
    """The cluster that is to grade cannot be reached, or none of its workers may."""

    exit_code = 6
