"""The tables of LTI: logins that have begun, people without a student, and points to pass back."""

import time

from msgspec import Struct
from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Integer,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from autograder.serve.database import METADATA, Database
from autograder.serve.sessions import hash_token

LOGIN_SECONDS = 600.0

LOGINS = Table(
    "serve_lti_login",
    METADATA,
    Column("state_hash", String(64), primary_key=True),
    Column("nonce", String(64), nullable=False),
    Column("platform", String(700), nullable=False),
    Column("expires_at", Float, nullable=False),
)
UNKNOWN_PEOPLE = Table(
    "serve_lti_unknown",
    METADATA,
    Column("issuer", String(500), primary_key=True),
    Column("user_id", String(255), primary_key=True),
    Column("name", String(255), nullable=False),
    Column("email", String(255), nullable=False),
    Column("seen_at", Float, nullable=False),
)
LINE_ITEMS = Table(
    "serve_lti_line_item",
    METADATA,
    Column("student", String(128), primary_key=True),
    Column("assignment", String(64), primary_key=True),
    Column("platform", String(700), nullable=False),
    Column("user_id", String(255), nullable=False),
    Column("url", String(1000), nullable=False),
    Column("sent_points", Float),  # None until the platform has acknowledged points
    Column("sent_max_points", Float),
    Column("sent_final", Boolean, nullable=False, default=False),
    Column("failures", Integer, nullable=False, default=0),
    Column("next_try_at", Float, nullable=False, default=0.0),
    Column("last_error", String(500), nullable=False, default=""),
)


class UnknownPerson(Struct, frozen=True):
    """A person who came from an LMS or a Hub and is not in the roster."""

    issuer: str
    user_id: str
    name: str
    email: str
    seen_at: float


class LineItem(Struct, frozen=True):
    """Where an LMS wants a student's points, and what it has of them."""

    student: str
    assignment: str
    platform: str
    user_id: str
    url: str
    sent_points: float | None = None
    sent_max_points: float | None = None
    sent_final: bool = False
    failures: int = 0
    next_try_at: float = 0.0
    last_error: str = ""


class LtiDatabase:
    """Reads and writes the tables of LTI."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin_login(self, state: str, nonce: str, platform: str) -> None:
        """Store a login; forget those that were not completed in time."""
        now = time.time()
        values = {
            "state_hash": hash_token(state),
            "nonce": nonce,
            "platform": platform,
            "expires_at": now + LOGIN_SECONDS,
        }
        with self._database.transaction() as connection:
            connection.execute(delete(LOGINS).where(LOGINS.c.expires_at <= now))
            connection.execute(insert(LOGINS).values(values))

    def complete_login(self, state: str) -> tuple[str, str] | None:
        """Remove a login; return its nonce and platform, None if there is none."""
        is_it = LOGINS.c.state_hash == hash_token(state)
        with self._database.transaction() as connection:
            removed = delete(LOGINS).where(is_it, LOGINS.c.expires_at > time.time())
            row = connection.execute(removed.returning(LOGINS.c.nonce, LOGINS.c.platform)).first()
        return None if row is None else (row.nonce, row.platform)

    def add_unknown(self, person: UnknownPerson) -> None:
        """Store a person for the instructor's page."""
        values = {name: getattr(person, name) for name in UnknownPerson.__struct_fields__}
        with self._database.transaction() as connection:
            connection.execute(delete(UNKNOWN_PEOPLE).where(_is_person(person)))
            connection.execute(insert(UNKNOWN_PEOPLE).values(values))

    def remove_unknown(self, person: UnknownPerson) -> None:
        """Remove a person who is in the roster by now."""
        with self._database.transaction() as connection:
            connection.execute(delete(UNKNOWN_PEOPLE).where(_is_person(person)))

    def unknown_people(self) -> list[UnknownPerson]:
        """Return all who are no students of the roster."""
        query = select(UNKNOWN_PEOPLE).order_by(UNKNOWN_PEOPLE.c.seen_at)
        with self._database.reading() as connection:
            return [UnknownPerson(**row) for row in connection.execute(query).mappings()]

    def set_line_item(self, item: LineItem) -> None:
        """Store where points go; a new address gets the points once more."""
        values = {"platform": item.platform, "user_id": item.user_id, "url": item.url}
        with self._database.transaction() as connection:
            stored = connection.execute(select(LINE_ITEMS).where(_is_item(item))).mappings().first()
            if stored is None:
                keys = {"student": item.student, "assignment": item.assignment}
                connection.execute(insert(LINE_ITEMS).values(keys | values))
            elif any(stored[name] != value for name, value in values.items()):
                fresh = {"sent_points": None, "failures": 0, "next_try_at": 0.0, "last_error": ""}
                connection.execute(update(LINE_ITEMS).where(_is_item(item)).values(values | fresh))

    def line_items(self) -> list[LineItem]:
        """Return all addresses for points."""
        with self._database.reading() as connection:
            rows = connection.execute(select(LINE_ITEMS)).mappings()
            return [LineItem(**row) for row in rows]

    def set_sent(self, item: LineItem, points: float, max_points: float, is_final: bool) -> None:
        """Record the points that the platform has acknowledged."""
        sent = {"sent_points": points, "sent_max_points": max_points, "sent_final": is_final}
        self._update(item, sent | {"failures": 0, "next_try_at": 0.0, "last_error": ""})

    def set_failed(self, item: LineItem, next_try_at: float, error: str) -> None:
        """Record a failure, and when to try again."""
        values = {"failures": item.failures + 1, "next_try_at": next_try_at}
        self._update(item, values | {"last_error": error[:500]})

    def _update(self, item: LineItem, values: dict[str, object]) -> None:
        with self._database.transaction() as connection:
            connection.execute(update(LINE_ITEMS).where(_is_item(item)).values(values))


def _is_person(person: UnknownPerson) -> object:
    return (UNKNOWN_PEOPLE.c.issuer == person.issuer) & (UNKNOWN_PEOPLE.c.user_id == person.user_id)


def _is_item(item: LineItem) -> object:
    return (LINE_ITEMS.c.student == item.student) & (LINE_ITEMS.c.assignment == item.assignment)
