"""One SQLAlchemy engine and one commit per submission for all of nbgrader's steps.

nbgrader opens its database in each preprocessor, about ten times for a submission, compiles the
same queries each time, and commits after each cell. See decision 0012.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from nbgrader.api import Authenticator, Gradebook
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, scoped_session, sessionmaker


class DeferredCommitSession(Session):  # type: ignore[misc]
    """A session whose `commit` only flushes; `commit_deferred` writes to the database."""

    def commit(self) -> None:
        """Make the changes visible to the queries of this session."""
        self.flush()
        # nbgrader's sums of points are column properties, which SQLAlchemy caches.
        self.expire_all()

    def commit_deferred(self) -> None:
        """Commit everything that `commit` has flushed."""
        super().commit()


class ReusedSession:
    """The open gradebook that nbgrader's steps share."""

    def __init__(self, url: str, course: str) -> None:
        self.gradebook = Gradebook(url, course)
        self.gradebook.db.remove()
        session_factory = sessionmaker(
            class_=DeferredCommitSession, autoflush=True, bind=self.gradebook.engine, future=True
        )
        self.gradebook.db = scoped_session(session_factory)

    def commit(self) -> None:
        """Write what nbgrader's steps have committed since the last call."""
        self.gradebook.db().commit_deferred()

    def rollback(self) -> None:
        """Discard what nbgrader's steps have committed since the last call."""
        with suppress(SQLAlchemyError):  # the connection itself may have failed
            self.gradebook.db().rollback()

    def close(self) -> None:
        """Close the database without a commit."""
        self.gradebook.db.remove()
        self.gradebook.engine.dispose()


@contextmanager
def reuse_gradebook(url: str, course: str) -> Iterator[ReusedSession]:
    """Make every nbgrader `Gradebook` of this database share one session.

    Replaces `Gradebook.__init__` and `Gradebook.close` within the context.
    """
    session = ReusedSession(url, course)
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
        self.engine, self.db = session.gradebook.engine, session.gradebook.db
        self.course_id, self.authenticator = course_id, authenticator

    def patched_close(self: Any) -> None:
        if self.engine is not session.gradebook.engine:
            close(self)

    Gradebook.__init__, Gradebook.close = patched_init, patched_close
    try:
        yield session
    finally:
        Gradebook.__init__, Gradebook.close = init, close
        session.close()
