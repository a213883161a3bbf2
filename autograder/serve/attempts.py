"""The attempts in the database, which are the grading queue."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    Column,
    Float,
    Index,
    Integer,
    RowMapping,
    Select,
    String,
    Table,
    and_,
    case,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)

from autograder.serve.database import METADATA, Database

FAIRNESS_WINDOW = 600.0  # seconds: who had fewer attempts graded in them is graded first

ATTEMPTS = Table(
    "serve_attempt",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("assignment", String(64), nullable=False),
    Column("student", String(128), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("file", String(64), nullable=False),  # its name without a suffix
    Column("received_at", Float, nullable=False),
    Column("state", String(16), nullable=False),
    Column("changed_at", Float, nullable=False),
    Column("server", String(64), nullable=False, default=""),
    Column("lease_until", Float, nullable=False, default=0.0),
    Column("points", Float),
    Column("max_points", Float),
    Index("serve_attempt_owner", "student", "assignment"),
    Index("serve_attempt_state", "state"),
    Index("serve_attempt_change", "changed_at"),
)


MAX_REASON = 500
REFUSALS = Table(
    "serve_refusal",  # the latest of each student and assignment
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("student", String(128), nullable=False),
    Column("assignment", String(64), nullable=False),
    Column("refused_at", Float, nullable=False),
    Column("reason", String(MAX_REASON), nullable=False),
    Index("serve_refusal_owner", "student", "assignment"),
)


class AttemptState(StrEnum):
    """Where an attempt is between upload and feedback page."""

    RECEIVED = "received"
    GRADING = "grading"
    GRADED = "graded"
    REPLACED = "replaced"  # a later one arrived before it was graded
    FAILED = "failed"  # for a reason on the server's side


OPEN_STATES = (AttemptState.RECEIVED, AttemptState.GRADING)


class Attempt(Struct, frozen=True):
    """One uploaded notebook of a student."""

    id: int
    assignment: str
    student: str
    sha256: str
    file: str
    received_at: float
    state: AttemptState
    changed_at: float
    points: float | None = None
    max_points: float | None = None


class Refusal(Struct, frozen=True):
    """A file that was not accepted, and the reason that the student read."""

    student: str
    assignment: str
    refused_at: float
    reason: str


class Attempts:
    """The attempts of a database; safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def add(
        self, assignment: str, student: str, sha256: str, file: str, received_at: float
    ) -> Attempt:
        """Add an attempt to the queue; it replaces the student's attempt that still waits."""
        owned = _owned(assignment, student)
        values: dict[str, Any] = {
            "assignment": assignment,
            "student": student,
            "sha256": sha256,
            "file": file,
            "received_at": received_at,
            "state": AttemptState.RECEIVED,
            "changed_at": received_at,
        }
        replaced = {"state": AttemptState.REPLACED, "changed_at": received_at}
        waiting = ATTEMPTS.c.state == AttemptState.RECEIVED
        with self.database.transaction() as connection:
            connection.execute(update(ATTEMPTS).where(owned, waiting).values(replaced))
            added = connection.execute(insert(ATTEMPTS).values(values).returning(*ATTEMPTS.c))
            return _attempt(added.mappings().one())

    def find(self, attempt_id: int) -> Attempt | None:
        """Return an attempt by its number."""
        with self.database.reading() as connection:
            query = select(ATTEMPTS).where(ATTEMPTS.c.id == attempt_id)
            row = connection.execute(query).mappings().first()
        return None if row is None else _attempt(row)

    def of(self, student: str, assignment: str | None = None) -> list[Attempt]:
        """Return a student's attempts, the latest first."""
        owned = ATTEMPTS.c.student == student
        if assignment is not None:
            owned = _owned(assignment, student)
        return self._select(select(ATTEMPTS).where(owned).order_by(ATTEMPTS.c.id.desc()))

    def owners(self, state: AttemptState | None = None) -> list[tuple[str, str]]:
        """Return each student and assignment with an attempt, or with one in a state."""
        query = select(ATTEMPTS.c.student, ATTEMPTS.c.assignment).distinct()
        if state is not None:
            query = query.where(ATTEMPTS.c.state == state)
        with self.database.reading() as connection:
            return [(student, assignment) for student, assignment in connection.execute(query)]

    def files(self) -> set[str]:
        """Return the names of the files of all attempts."""
        with self.database.reading() as connection:
            return set(connection.execute(select(ATTEMPTS.c.file)).scalars())

    def open(self) -> list[Attempt]:
        """Return the attempts that wait or are being graded, in the order of arrival."""
        query = select(ATTEMPTS).where(ATTEMPTS.c.state.in_(OPEN_STATES))
        return self._select(query.order_by(ATTEMPTS.c.received_at, ATTEMPTS.c.id))

    def place(self, attempt: Attempt) -> int:
        """Return the place of an attempt that waits: 1 and those which arrived before it."""
        query = select(func.count()).where(
            ATTEMPTS.c.state.in_(OPEN_STATES), ATTEMPTS.c.received_at < attempt.received_at
        )
        with self.database.reading() as connection:
            return 1 + (connection.execute(query).scalar() or 0)

    def state_counts(self) -> dict[AttemptState, int]:
        """Return the number of attempts by state."""
        query = select(ATTEMPTS.c.state, func.count()).group_by(ATTEMPTS.c.state)
        with self.database.reading() as connection:
            return {AttemptState(state): count for state, count in connection.execute(query)}

    def grading_seconds(self, bounds: Sequence[float]) -> tuple[list[int], float]:
        """Return how many attempts were graded within each bound and in all, and their sum."""
        seconds = ATTEMPTS.c.changed_at - ATTEMPTS.c.received_at
        below = [func.sum(case((seconds <= bound, 1), else_=0)) for bound in bounds]
        query = select(*below, func.count(), func.sum(seconds))
        with self.database.reading() as connection:
            *counts, total = connection.execute(
                query.where(ATTEMPTS.c.state == AttemptState.GRADED)
            ).one()
        return [count or 0 for count in counts], total or 0.0

    def failed(self) -> list[Attempt]:
        """Return the attempts that could not be graded, the latest first."""
        query = select(ATTEMPTS).where(ATTEMPTS.c.state == AttemptState.FAILED)
        return self._select(query.order_by(ATTEMPTS.c.id.desc()))

    def set_refused(self, refusal: Refusal) -> None:
        """Record a file that was not accepted, in place of an earlier one of the student."""
        of_owner = (
            REFUSALS.c.student == refusal.student,
            REFUSALS.c.assignment == refusal.assignment,
        )
        values = {name: getattr(refusal, name) for name in Refusal.__struct_fields__}
        with self.database.transaction() as connection:
            connection.execute(delete(REFUSALS).where(*of_owner))
            connection.execute(insert(REFUSALS).values(values))

    def refusals(self) -> list[Refusal]:
        """Return the refusals after which their student has handed in nothing else, in order."""
        has_later = exists().where(
            ATTEMPTS.c.student == REFUSALS.c.student,
            ATTEMPTS.c.assignment == REFUSALS.c.assignment,
            ATTEMPTS.c.received_at > REFUSALS.c.refused_at,
        )
        columns = [REFUSALS.c[name] for name in Refusal.__struct_fields__]
        query = select(*columns).where(~has_later).order_by(REFUSALS.c.refused_at)
        with self.database.reading() as connection:
            return [Refusal(**row) for row in connection.execute(query).mappings()]

    def times_since(self, assignment: str, student: str, since: float) -> list[float]:
        """Return when a student's attempts since a time arrived, in order."""
        query = select(ATTEMPTS.c.received_at).where(
            _owned(assignment, student), ATTEMPTS.c.received_at > since
        )
        with self.database.reading() as connection:
            return sorted(connection.execute(query).scalars())

    def claim(self, server: str, now: float, lease: float) -> Attempt | None:
        """Reserve the next attempt for a server; None if no attempt waits.

        One attempt of a student is graded at a time. Students of whom fewer attempts were graded
        lately come first, then who has waited longer. An attempt whose lease has ended, because
        its server was killed, waits again.
        """
        other = ATTEMPTS.alias()
        is_busy = exists().where(
            other.c.student == ATTEMPTS.c.student,
            other.c.state == AttemptState.GRADING,
            other.c.lease_until > now,
            other.c.id != ATTEMPTS.c.id,
        )
        recent = (
            select(func.count())
            .where(
                other.c.student == ATTEMPTS.c.student,
                other.c.state == AttemptState.GRADED,
                other.c.changed_at > now - FAIRNESS_WINDOW,
            )
            .scalar_subquery()
        )
        waits = (ATTEMPTS.c.state == AttemptState.RECEIVED) | and_(
            ATTEMPTS.c.state == AttemptState.GRADING, ATTEMPTS.c.lease_until <= now
        )
        candidate = (
            select(ATTEMPTS.c.id)
            .where(waits, ~is_busy)
            .order_by(recent, ATTEMPTS.c.received_at, ATTEMPTS.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        claimed = {
            "state": AttemptState.GRADING,
            "server": server,
            "lease_until": now + lease,
            "changed_at": now,
        }
        with self.database.transaction() as connection:
            attempt_id = connection.execute(candidate).scalar()
            if attempt_id is None:
                return None
            change = update(ATTEMPTS).where(ATTEMPTS.c.id == attempt_id).values(claimed)
            row = connection.execute(change.returning(*ATTEMPTS.c)).mappings().one()
            return _attempt(row)

    def renew(self, server: str, until: float) -> None:
        """Extend the lease of the attempts that a server is grading."""
        held = and_(ATTEMPTS.c.server == server, ATTEMPTS.c.state == AttemptState.GRADING)
        with self.database.transaction() as connection:
            connection.execute(update(ATTEMPTS).where(held).values(lease_until=until))

    def release(self, server: str) -> None:
        """Let the attempts that a server has claimed wait again."""
        held = and_(ATTEMPTS.c.server == server, ATTEMPTS.c.state == AttemptState.GRADING)
        values = {"state": AttemptState.RECEIVED, "lease_until": 0.0}
        with self.database.transaction() as connection:
            connection.execute(update(ATTEMPTS).where(held).values(values))

    def release_all(self) -> None:
        """End the leases of all servers: for a server that knows that it is the only one."""
        with self.database.transaction() as connection:
            connection.execute(update(ATTEMPTS).values(lease_until=0.0))

    def finish(
        self,
        attempt_id: int,
        state: AttemptState,
        now: float,
        points: float | None = None,
        max_points: float | None = None,
    ) -> None:
        """Record how an attempt ended."""
        values = {
            "state": state,
            "changed_at": now,
            "points": points,
            "max_points": max_points,
            "lease_until": 0.0,
        }
        with self.database.transaction() as connection:
            connection.execute(update(ATTEMPTS).where(ATTEMPTS.c.id == attempt_id).values(values))

    def versions(self, since: float) -> dict[str, tuple[float, int]]:
        """Return a value for each student with a change since a time; a change changes it, too."""
        # The number of finished attempts tells apart two changes at the same time.
        finished = func.sum(case((ATTEMPTS.c.state.in_(OPEN_STATES), 0), else_=1))
        version = func.max(ATTEMPTS.c.changed_at), func.count() * 2 + finished
        query = select(ATTEMPTS.c.student, *version).group_by(ATTEMPTS.c.student)
        with self.database.reading() as connection:
            rows = connection.execute(query.where(ATTEMPTS.c.changed_at > since))
            return {student: (changed_at, count) for student, changed_at, count in rows}

    def _select(self, query: Select[Any]) -> list[Attempt]:
        with self.database.reading() as connection:
            return [_attempt(row) for row in connection.execute(query).mappings()]


def _owned(assignment: str, student: str) -> Any:
    return and_(ATTEMPTS.c.assignment == assignment, ATTEMPTS.c.student == student)


def _attempt(row: RowMapping) -> Attempt:
    fields = {name: row[name] for name in Attempt.__struct_fields__}
    return Attempt(**fields | {"state": AttemptState(row["state"])})
