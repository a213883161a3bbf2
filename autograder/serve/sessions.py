"""Invitations and sessions in the database: who may come in, and who has."""

import hashlib
import secrets
from enum import StrEnum

from msgspec import Struct
from sqlalchemy import Column, Connection, Float, String, Table, delete, insert, select

from autograder.serve.database import METADATA, Database

TOKEN_BYTES = 32

INVITATIONS = Table(
    "serve_invitation",
    METADATA,
    Column("student", String(128), primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
)
SESSIONS = Table(
    "serve_session",
    METADATA,
    Column("token_hash", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("student", String(128), nullable=False, index=True),
    Column("expires_at", Float, nullable=False),
)


class Role(StrEnum):
    """What a session may do."""

    STUDENT = "student"
    INSTRUCTOR = "instructor"


class Session(Struct, frozen=True):
    """Who has signed in; `student` is empty for an instructor."""

    role: Role
    student: str = ""


def hash_token(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


class Sessions:
    """The invitations and sessions of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def invite(self, student: str) -> str:
        """Return a new token for a student; an earlier one and its sessions end."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with self._database.transaction() as connection:
            _revoke(connection, student)
            values = {"student": student, "token_hash": hash_token(token)}
            connection.execute(insert(INVITATIONS).values(values))
        return token

    def revoke(self, student: str) -> bool:
        """End a student's invitation and sessions; return whether there was an invitation."""
        with self._database.transaction() as connection:
            return _revoke(connection, student)

    def invited_students(self) -> set[str]:
        """Return the students with an invitation."""
        with self._database.reading() as connection:
            return set(connection.execute(select(INVITATIONS.c.student)).scalars())

    def invited_student(self, token: str) -> str | None:
        """Return the student to whom a token belongs; None for an unknown or revoked one."""
        query = select(INVITATIONS.c.student).where(INVITATIONS.c.token_hash == hash_token(token))
        with self._database.reading() as connection:
            student: str | None = connection.execute(query).scalar()
        return student

    def open(self, session: Session, expires_at: float) -> str:
        """Return the token of a new session."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        values = {
            "token_hash": hash_token(token),
            "role": session.role,
            "student": session.student,
            "expires_at": expires_at,
        }
        with self._database.transaction() as connection:
            connection.execute(insert(SESSIONS).values(values))
        return token

    def find(self, token: str, now: float) -> Session | None:
        """Return the session of a token; None for an unknown or expired one."""
        query = select(SESSIONS.c.role, SESSIONS.c.student).where(
            SESSIONS.c.token_hash == hash_token(token), SESSIONS.c.expires_at > now
        )
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else Session(Role(row.role), row.student)

    def close(self, token: str, now: float) -> None:
        """Remove a session and those that have expired."""
        is_over = (SESSIONS.c.token_hash == hash_token(token)) | (SESSIONS.c.expires_at <= now)
        with self._database.transaction() as connection:
            connection.execute(delete(SESSIONS).where(is_over))


def _revoke(connection: Connection, student: str) -> bool:
    connection.execute(delete(SESSIONS).where(SESSIONS.c.student == student))
    removed = connection.execute(delete(INVITATIONS).where(INVITATIONS.c.student == student))
    return bool(removed.rowcount)
