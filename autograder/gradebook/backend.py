"""The interface of the database that stores a gradebook."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Protocol, TypeVar

from autograder.core import atomic_files
from autograder.core.errors import SeminarError

HINT_UPGRADE = "Make a copy of the gradebook, run `nbgrader db upgrade`, and the same command again"

# The error to raise, what is wrong (`{}` stands for the database's own text), and the next step.
DatabaseFault = tuple[type[SeminarError], str, str]
ErrorT = TypeVar("ErrorT", bound=BaseException)


class GradebookBackend(Protocol):
    """The database of one course's gradebook, accessed without nbgrader.

    Subclasses implement the methods that have only a docstring, which mypy checks. Methods raise
    GradebookError for a database that is damaged, locked or unreachable, and StorageError for a
    disk that is full or not writable.
    """

    classroom: Path
    where: str  # names the database in messages
    faults: Mapping[str, DatabaseFault]  # by the beginning of what `database_error` returns
    retryable: tuple[str, ...]  # beginnings of errors that concern one submission

    def exists(self) -> bool:
        """Return whether the gradebook has been created."""

    def create_schema(self) -> None:
        """Create the gradebook with nbgrader's tables unless it exists."""

    def check(self) -> None:
        """Check that an existing gradebook is intact and writable; create nothing."""

    def ensure_ready(self) -> None:
        """Create the gradebook unless it exists; check that it is intact and writable."""
        self.create_schema()

    def wait_until_writable(self) -> None:
        """Wait while another program locks the whole gradebook; a server needs no wait."""
        return

    def exclusive_lock(self) -> AbstractContextManager[object]:
        """Acquire the lock for changing cells, unless the classroom's lock is enough."""
        return nullcontext()

    def fingerprint(self) -> object:
        """Return a value that changes when another gradebook takes the place of this one."""

    def rows(self, query: str, parameters: Mapping[str, str]) -> Sequence[Sequence[Any]]:
        """Return the rows of a SQL query with `:name` parameters."""

    def database_error(self, error: BaseException) -> str:
        """Return code, space and text of the database error in a chain; "" without one."""

    def translate_error(self, error: BaseException) -> SeminarError | None:
        """Return the message for a database or disk error; None for any other error."""
        database_error = self.database_error(error)
        text = database_error.partition(" ")[2]
        for prefix, (error_type, what, hint) in self.faults.items():
            if database_error.startswith(prefix):
                return error_type(what.format(text), where=self.where, hint=hint)
        os_error = find_cause(error, OSError)
        return atomic_files.to_storage_error(os_error, self.classroom) if os_error else None

    def is_fatal(self, error: BaseException) -> bool:
        """Return whether a database or disk error stops every submission, even after a retry."""
        database_error = self.database_error(error)
        if database_error and not database_error.startswith(self.retryable):
            return True
        return atomic_files.is_fatal_disk_error(find_cause(error, OSError) or error)

    @contextmanager
    def translate_errors(self) -> Iterator[None]:
        """Raise a SeminarError instead of a database or disk error; see `translate_error`."""
        try:
            yield
        except SeminarError:
            raise
        except Exception as error:
            seminar_error = self.translate_error(error)
            if seminar_error is None:
                raise
            raise seminar_error from error


def find_cause(error: BaseException | None, error_type: type[ErrorT]) -> ErrorT | None:
    """Return the first error of a type in a chain of causes and contexts."""
    while error is not None and not isinstance(error, error_type):
        error = error.__cause__ or error.__context__
    return error
