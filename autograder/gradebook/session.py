"""A gradebook that stays open while a class is entered: one engine, one transaction a step.

nbgrader opens its database anew in each of its preprocessors, some ten times for a submission,
compiles the same queries again each time, and writes to the disk after each cell.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from nbgrader.api import Authenticator, Gradebook
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, scoped_session, sessionmaker


class DeferredCommitSession(Session):  # type: ignore[misc]
    """A session whose commits wait for the end of the step, and are seen by its queries before."""

    def commit(self) -> None:
        """As far as queries can tell."""
        self.flush()
        # Sums of points are columns of nbgrader's classes: they have to be asked for again.
        self.expire_all()

    def commit_deferred(self) -> None:
        """Write what was committed."""
        super().commit()


class ReusedSession:
    """A gradebook that is open; `keep` what a step did, or `drop` it."""

    def __init__(self, url: str, course: str) -> None:
        self.url = url
        self.book = Gradebook(url, course)
        self.book.db.remove()
        make = sessionmaker(
            class_=DeferredCommitSession, autoflush=True, bind=self.book.engine, future=True
        )
        self.book.db = scoped_session(make)

    def commit(self) -> None:
        """End the step: what nbgrader has committed is written."""
        self.book.db().commit_deferred()

    def rollback(self) -> None:
        """End the step as if it had not been."""
        with suppress(SQLAlchemyError):  # the connection may be what has failed
            self.book.db().rollback()

    def close(self) -> None:
        """Close the database; what was not kept is dropped."""
        self.book.db.remove()
        self.book.engine.dispose()


@contextmanager
def reuse_gradebook(url: str, course: str) -> Iterator[ReusedSession]:
    """Within it, each `Gradebook` of this database that nbgrader opens is this one."""
    kept = ReusedSession(url, course)
    init, close = Gradebook.__init__, Gradebook.close

    def patched_init(
        self: Any,
        db_url: str,
        course_id: str = "default_course",
        authenticator: Authenticator | None = None,
    ) -> None:
        if db_url != url:
            init(self, db_url, course_id, authenticator)
            return
        self.engine, self.db = kept.book.engine, kept.book.db
        self.course_id, self.authenticator = course_id, authenticator

    def patched_close(self: Any) -> None:
        if self.engine is not kept.book.engine:
            close(self)

    Gradebook.__init__, Gradebook.close = patched_init, patched_close
    try:
        yield kept
    finally:
        Gradebook.__init__, Gradebook.close = init, close
        kept.close()
