"""The server as students and instructors use it: a real one on loopback, with real grading."""

import asyncio
import csv
import json
import os
import re
import shutil
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, quote, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile

import httpx
import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.routing import Route
from typer.testing import CliRunner

from autograder.cli.app import app
from autograder.core.errors import GradebookError, SeminarError
from autograder.core.i18n import Language
from autograder.course import Course, Level, load_course
from autograder.gradebook import repository
from autograder.grading import result_store
from autograder.grading.spec import sha256_hex
from autograder.lms import roster
from autograder.lms.attempt import CollectStatus
from autograder.serve import (
    attempt_files,
    attempts,
    grader,
    invitations,
    monitoring,
    rendering,
    server,
    weeks,
)
from autograder.serve.access import COOKIE, Access
from autograder.serve.attempts import Attempt, Attempts, AttemptState
from autograder.serve.database import Database
from autograder.serve.events import Broadcaster, EventStream
from autograder.serve.grader_process import GraderProcess
from autograder.serve.grader_reports import GraderReport, GraderReports
from autograder.serve.hub import TOKEN_VARIABLE
from autograder.serve.server import Listen
from autograder.serve.sessions import Role, Session, Sessions
from autograder.workflows import demo
from tests.support import classroom, normalizer_helpers
from tests.support.settings import captured_log, wait_until
from tests.workflows.test_odd_names import PATHS, USABLE, with_roster

pytestmark = pytest.mark.full_wall
WEEK = demo.ASSIGNMENT
ROSTER = "id,name,language\n" + "".join(f"s{n:02},Student {n},en\n" for n in range(1, 21))
TLS = ssl.create_default_context()  # to make one takes longer than most requests
PATIENCE = 120.0  # seconds
FOREIGN = "marker_of_another_student"
ROLE_OF_INSTRUCTOR = 3
ANY_PORT = Listen(port=0)


class Site:
    """A running server, and its visitors."""

    def __init__(self, course: Course, link: str, routes: Sequence[Route] = ()) -> None:
        self.course, self.instructor_link, self.routes = course, link, routes
        self.address = link.partition("/i/")[0]
        with course.classroom.invitations_file.open(encoding="utf-8") as file:
            self._links = {row["id"]: row["link"] for row in csv.DictReader(file)}
        self._clients = ExitStack()

    def student_link(self, student: str) -> str:
        token = self._links[student].rpartition("/")[2]
        return f"{self.address}/i/{token}"

    def client(self) -> httpx.Client:
        client = httpx.Client(
            base_url=self.address, follow_redirects=True, timeout=PATIENCE, verify=TLS
        )
        self._clients.callback(client.close)
        return client

    def close(self) -> None:
        self._clients.close()

    def student(self, student: str) -> httpx.Client:
        client = self.client()
        client.get(self.student_link(student))
        return client

    def instructor(self) -> httpx.Client:
        client = self.client()
        client.get(self.instructor_link)
        return client


class GraderThread:
    """A grader in a thread of the test, which can change what it does."""

    def __init__(
        self, course: Course, database: Database, level: Level, on_change: Callable[[], None]
    ) -> None:
        options = grader.GraderOptions(level, server="test")
        self._grader = grader.Grader(course, database, options, on_change)
        self._thread = threading.Thread(target=self._grader.run)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        self._grader.wake()

    def stop(self) -> None:
        self._grader.stop()
        self._thread.join()


@contextmanager
def running_site(course: Course, listen: Listen = ANY_PORT) -> Iterator[Site]:
    """Serve a course from a thread until the block ends, and grade in another one."""
    links: list[str] = []
    with server.open_server(course, Level.FULL, listen, links.append, GraderThread) as running:
        thread = threading.Thread(target=running.run)
        thread.start()
        try:
            wait_until(lambda: running.started)
            routes = cast(Starlette, running.config.app).routes
            with closing(Site(course, links[0], cast(list[Route], routes))) as site:
                yield site
        finally:
            running.should_exit = True
            thread.join()


def invite_class(course: Course) -> Course:
    course.classroom.path.mkdir(exist_ok=True)
    course.classroom.roster_file.write_text(ROSTER, encoding="utf-8")
    invitations.invite_students(course, (), url="http://seminar.example")
    return course


@pytest.fixture
def invited(course: Course) -> Course:
    """A course of its own with invited students."""
    return invite_class(course)


def configure(course: Course, text: str) -> Course:
    """Append a table to course.toml."""
    with (course.root / "course.toml").open("a", encoding="utf-8") as config:
        config.write(text)
    return load_course(course.root)


DOORS = """
[serve]
attempts_per_hour = {limit}

[[serve.lti]]
issuer = "https://lms.invalid"
client_id = "1"
login_url = "https://lms.invalid/login"
token_url = "https://lms.invalid/token"
keys_url = "https://lms.invalid/keys"

[serve.hub]
url = "https://hub.invalid"
client_id = "service-seminar"
"""


@contextmanager
def site_with_all_doors(released: Path, directory: Path, limit: int = 20) -> Iterator[Site]:
    """Serve a course to invited students, to an LMS and to a Hub."""
    shutil.copytree(released, directory / "course")
    course = configure(invite_class(load_course(directory / "course")), DOORS.format(limit=limit))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TOKEN_VARIABLE, "token")
        with running_site(course) as running:
            yield running


@pytest.fixture(scope="module")
def site(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server for all tests of this module, in which each test has students of its own."""
    with site_with_all_doors(released, tmp_path_factory.mktemp("site")) as running:
        yield running


@contextmanager
def resting_site(course: Course, listen: Listen = ANY_PORT) -> Iterator[tuple[Site, Attempts]]:
    """Serve a course without grading; yield the site and its attempts."""
    with pytest.MonkeyPatch.context() as patch, closing(Database(course)) as database:
        patch.setattr(grader.Grader, "run", lambda self: self._graders.close())
        with running_site(course, listen) as site:
            yield site, Attempts(database)


def add_graded(
    course: Course, attempts: Attempts, student: str, points: float, received_at: float
) -> Attempt:
    """Store an attempt with its points out of 13 and its page."""
    notebook = f"{points} {received_at}".encode()
    file = attempt_files.save_upload(course, WEEK, student, notebook)
    attempt = attempts.add(WEEK, student, sha256_hex(notebook), file, received_at)
    attempt_files.save_page(course, attempt, f"<p>page of {points}</p>".encode())
    attempts.finish(attempt.id, AttemptState.GRADED, received_at + 1, points, 13.0)
    return attempt


def due_in(course: Course, days: float, more: str = "") -> Course:
    """Move the due date of the week; `more` is appended to its table."""
    config = course.root / "course.toml"
    due = course.in_zone(datetime.now(UTC) + timedelta(days=days)).replace(tzinfo=None)
    text = config.read_text(encoding="utf-8")
    header, table = text.split(f"[assignments.{WEEK}]\n")
    table = re.sub(
        r"due = .*\n", f"due = {due.isoformat(timespec='seconds')}\n{more}", table, count=1
    )
    config.write_text(f"{header}[assignments.{WEEK}]\n{table}", encoding="utf-8")
    return load_course(course.root)


def hand_in(client: httpx.Client, content: bytes, name: str = f"{WEEK}.ipynb") -> httpx.Response:
    return client.post(f"/weeks/{WEEK}", files=file_of(content, name))


def file_of(content: bytes, name: str = f"{WEEK}.ipynb") -> dict[str, tuple[str, bytes]]:
    """Return the field of the form with a file."""
    return {"file": (name, content)}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def wait_for_grade(client: httpx.Client) -> str:
    """Wait until the latest attempt is graded; return the page of the week."""
    pages: list[str] = []

    def is_graded() -> bool:
        pages.append(client.get(f"/weeks/{WEEK}").text)
        return "graded:" in pages[-1]

    wait_until(is_graded)
    return pages[-1]


def with_cell(blank: bytes, source: str) -> bytes:
    """Return the released notebook with one more cell."""
    notebook = json.loads(blank)
    notebook["cells"].append(normalizer_helpers.new_cell(source))
    return json.dumps(notebook).encode()


@pytest.mark.nightly
def test_a_course_in_an_odd_path(released: Path, tmp_path: Path, blank: bytes) -> None:
    """A course in a folder with an odd name is served; a student with an odd id reads the page."""
    root = shutil.copytree(released, tmp_path / " ".join(PATHS))
    course = with_roster(load_course(root))
    invitations.invite_students(course, (), url="http://seminar.example")
    with running_site(course) as site:
        client = site.student("it's")
        hand_in(client, blank)
        wait_for_grade(client)
        page = client.get("/attempts/1").text
    assert "=it" in page


def test_from_the_link_to_the_feedback_page(site: Site, blank: bytes) -> None:
    """A student opens the link, hands in, and reads the page that `seminar grade` would make"""
    ada = site.student("s01")
    weeks = ada.get("/").text
    assert "Student 1" in weeks
    assert "nothing handed in yet" in weeks
    assert "23:59" in weeks  # the due date of course.toml, in the course's zone

    answer = hand_in(ada, blank)

    assert answer.url.path == f"/weeks/{WEEK}"
    week = wait_for_grade(ada)
    (page_link,) = set(re.findall(r"/attempts/\d+", week))
    paths = site.course.classroom.assignment(WEEK).student("s01")
    page = ada.get(page_link)
    assert page.content == paths.feedback_page.read_bytes()
    assert paths.submission.read_bytes() == blank
    assert repository.read_grades(site.course, WEEK)["s01"].points == 0


# What each route answers to: a visitor, the student, another student, an instructor, an expired
# session, and a student whose link was revoked.
NO_ROLE, ALL, SIGNED_IN = (404,) * 6, (200,) * 6, (404, 200, 200, 200, 404, 404)
INSTRUCTOR = (404, 404, 404, 200, 404, 404)
MATRIX = {
    ("GET", "/"): ("/", SIGNED_IN),
    ("GET", "/i/{token}"): ("/i/{revoked_token}", NO_ROLE),
    ("POST", "/sign-out"): ("/sign-out", (303,) * 6),
    ("GET", "/static/serve.css"): ("/static/serve.css", ALL),
    ("GET", "/static/serve.js"): ("/static/serve.js", ALL),
    ("GET", "/events"): ("/events", SIGNED_IN),
    ("GET", "/health"): ("/health", ALL),
    ("GET", "/weeks/{assignment}"): (f"/weeks/{WEEK}", (404, 200, 200, 404, 404, 404)),
    ("POST", "/weeks/{assignment}"): (f"/weeks/{WEEK}", (404, 303, 303, 404, 404, 404)),
    ("GET", "/weeks/{assignment}/download"): (f"/weeks/{WEEK}/download", SIGNED_IN),
    ("GET", "/attempts/{attempt}"): ("/attempts/{attempt}", (404, 200, 404, 200, 404, 404)),
    ("GET", "/class/{assignment}"): (f"/class/{WEEK}", INSTRUCTOR),
    ("POST", "/class/{assignment}/export/{target}"): (f"/class/{WEEK}/export/csv", INSTRUCTOR),
    ("GET", "/class/{assignment}/students/{student}"): (
        f"/class/{WEEK}/students/s02",
        INSTRUCTOR,
    ),
    ("POST", "/class/{assignment}/students/{student}"): (
        f"/class/{WEEK}/students/s02",
        (404, 404, 404, 303, 404, 404),
    ),
    # These ask for what an LMS or a Hub has signed.
    ("GET", "/lti/login"): ("/lti/login", (403,) * 6),
    ("POST", "/lti/login"): ("/lti/login", (403,) * 6),
    ("POST", "/lti/launch"): ("/lti/launch", (403,) * 6),
    ("GET", "/lti/keys"): ("/lti/keys", ALL),
    ("GET", "/hub/login"): ("/hub/login", (303,) * 6),
    ("GET", "/hub/callback"): ("/hub/callback", (403,) * 6),
}
# Of the student's routes, those that name something that does not exist.
MISSING = (
    "/attempts/9999",
    "/weeks/no_such_week",
    "/class/no_such_week",
    f"/class/{WEEK}/students/no_such_student",
    f"/class/{WEEK}/students/{'s' * 200}",
    f"/class/{WEEK}/export/no_such_target",
    "/no/such/page",
)


def test_the_matrix_is_complete(site: Site) -> None:
    """Each route of the server has a line in the matrix"""
    methods = {(route.path, method) for route in site.routes for method in route.methods or ()}
    assert {(method, path) for path, method in methods if method != "HEAD"} == set(MATRIX)


@pytest.fixture(scope="module")
def attempt(site: Site) -> int:
    """The number of a graded attempt of student s02."""
    ada = site.student("s02")
    hand_in(ada, with_cell(classroom.blank(site.course), f"{FOREIGN} = 1"))
    return int(re.findall(r"/attempts/(\d+)", wait_for_grade(ada))[0])


@pytest.fixture
def roles(site: Site) -> Iterator[tuple[list[str], str]]:
    """Cookies of the six roles, and the revoked link's token."""
    now = time.time()
    ada, hanako = (Session(Role.STUDENT, student) for student in ("s02", "s03"))
    with closing(Database(site.course)) as database:
        sessions = Sessions(database)
        token = sessions.invite("s18")
        revoked = sessions.open(Session(Role.STUDENT, "s18"), now + 60)
        sessions.revoke("s18")
        yield (
            [
                "",
                sessions.open(ada, now + 60),
                sessions.open(hanako, now + 60),
                sessions.open(Session(Role.INSTRUCTOR), now + 60),
                sessions.open(ada, now - 1),
                revoked,
            ],
            token,
        )


def ask(site: Site, method: str, address: str, cookie: str, blank: bytes) -> tuple[int, str]:
    """Return status and text of an answer; of an event stream only the beginning."""
    files = {"file": (f"{WEEK}.ipynb", blank)} if address == f"/weeks/{WEEK}" else None
    with (
        httpx.Client(
            base_url=site.address, cookies={COOKIE: cookie}, timeout=PATIENCE, verify=TLS
        ) as client,
        client.stream(method, address, files=files if method == "POST" else None) as answer,
    ):
        is_stream = answer.headers.get("content-type", "").startswith("text/event-stream")
        return answer.status_code, next(answer.iter_text()) if is_stream else answer.read().decode(
            errors="replace"
        )


@pytest.mark.parametrize(("method", "path"), MATRIX)
def test_roles(
    site: Site,
    attempt: int,
    roles: tuple[list[str], str],
    blank: bytes,
    method: str,
    path: str,
) -> None:
    """Each route answers each role as the matrix says, and with no other student's data"""
    cookies, token = roles
    pattern, statuses = MATRIX[method, path]
    address = pattern.format(attempt=attempt, revoked_token=token)

    answers = [ask(site, method, address, cookie, blank) for cookie in cookies]

    assert tuple(status for status, _ in answers) == statuses
    for role, (cookie, (status, text)) in enumerate(zip(cookies, answers, strict=True)):
        if status == 404:  # it does not tell that there is such an address
            assert text == ask(site, "GET", MISSING[-1], cookie, b"")[1]
        if role != ROLE_OF_INSTRUCTOR:
            assert (FOREIGN in text) == ((role, path) == (1, "/attempts/{attempt}"))
            own = {1: {"Student 2"}, 2: {"Student 3"}}.get(role, set())
            assert set(re.findall(r"Student \d+", text)) <= own


@pytest.mark.parametrize(
    "path", [path for method, path in MATRIX if method == "POST" and not path.startswith("/lti/")]
)
def test_changes_from_another_origin(
    site: Site, roles: tuple[list[str], str], blank: bytes, path: str
) -> None:
    """No form of another origin changes anything, whatever the visitor may do"""
    pattern, statuses = MATRIX["POST", path]
    cookies, _ = roles
    role = next(role for role in (ROLE_OF_INSTRUCTOR, 1) if statuses[role] != 404)
    with closing(Database(site.course)) as database:  # a grading that ends changes the pages
        wait_until(lambda: not Attempts(database).open())
    before, table = ask(site, "GET", "/", cookies[role], b""), site.course.classroom.roster_file
    roster_before = table.read_bytes()
    foreign = [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": f"{site.address}.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": site.address},
    ]
    for headers in foreign:
        answer = httpx.post(
            f"{site.address}{pattern}",
            cookies={COOKIE: cookies[role]},
            headers=headers,
            files=file_of(blank),
            verify=TLS,
        )
        assert (answer.status_code, "another site" in answer.text) == (403, True)
    assert ask(site, "GET", "/", cookies[role], b"") == before  # also still signed in
    assert table.read_bytes() == roster_before


@pytest.mark.parametrize(("language", "phrase"), [("en", "in 3 days"), ("ja", "3日後")])
def test_time_left(language: Language, phrase: str) -> None:
    """The page names the time until a due date in its language, in Japanese without spaces"""
    now = datetime.now(UTC)
    assert rendering.time_left(now + timedelta(days=3), now, language) == phrase


@pytest.mark.parametrize("address", MISSING)
def test_missing_pages(site: Site, roles: tuple[list[str], str], address: str) -> None:
    """What does not exist is answered alike for each role, whichever method asks for it"""
    for cookie in roles[0]:
        for method in ("GET", "POST"):
            assert ask(site, method, address, cookie, b"")[0] in (404, 405)


@pytest.mark.slow
def test_the_total_is_that_of_the_gradebook(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The weeks show points and maximum of the gradebook, also after an answer was read"""
    monkeypatch.setattr(weeks, "KEPT_SECONDS", 0.0)
    ada, boss = site.student("s14"), site.instructor()
    hand_in(ada, classroom.complete(site.course))
    week = wait_for_grade(ada)
    before = repository.read_grades(site.course, WEEK)["s14"]

    assert (before.points, before.max_points, before.unread_points) == (11, 13, 2)
    state = "graded: 11 of 13 points; your instructor has not yet read answers worth 2 points"
    assert state in week
    assert state in ada.get("/").text
    assert "11 of 13 points" in boss.get(f"/class/{WEEK}/students/s14").text
    with repository.open_gradebook(site.course) as gradebook:
        grade = gradebook.find_grade("why_not_accuracy", WEEK, WEEK, "s14")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.db.commit()
    assert "graded: 12.5 of 13 points<" in ada.get(f"/weeks/{WEEK}").text


@pytest.mark.parametrize(
    ("content", "status", "message"),
    [
        (b"", 400, "No file was chosen"),
        (b"no notebook", 422, "not a Jupyter notebook"),
        (b'{"cells": [', 422, "ends in the middle"),
        (b"PK\3\4 no zip", 422, "The zip is damaged"),
        (b'{"cells": [], "nbformat": 4, "metadata": {}}', 422, "no code"),
        (
            b'{"metadata": {"seminar": {"assignment": "week3"}}, "cells": [{"source": "x = 1"}]}',
            422,
            "notebook of another assignment",
        ),
        (zipped({"a.ipynb": b"{}", "b.ipynb": b"{}"}), 422, "has to contain one notebook"),
    ],
)
def test_bad_uploads(site: Site, content: bytes, status: int, message: str) -> None:
    """A file that is not accepted gets a page that says why, and nothing is stored"""
    answer = hand_in(site.student("s04"), content, "" if not content else "x.ipynb")

    assert answer.status_code == status
    assert message in answer.text
    assert "This file was not stored" in answer.text
    assert not list(site.course.classroom.path.glob("attempts/*/s04/*"))


@pytest.mark.slow
def test_bombs(site: Site) -> None:
    """A zip that unpacks to 300 MiB and JSON with 100,000 levels are refused within seconds"""
    levels = 100_000
    nested = b'{"cells": ' + b"[" * levels + b"]" * levels + b"}"
    ada, start = site.student("s04"), time.monotonic()

    for content in (zipped({f"{WEEK}.ipynb": bytes(300 << 20)}), nested):
        answer = hand_in(ada, content)
        assert (answer.status_code, "This file was not stored" in answer.text) == (422, True)

    assert time.monotonic() - start < 20  # most of it to make the zip
    assert not list(site.course.classroom.path.glob("attempts/*/s04/*"))


def test_a_zip_with_one_notebook(invited: Course, blank: bytes) -> None:
    """The notebook in a zip is received, among files that are none"""
    with resting_site(invited) as (site, attempts):
        hand_in(site.student("s01"), zipped({"x/y.ipynb": blank, "z.png": b"z"}), "x.zip")

        (attempt,) = attempts.of("s01")
        assert attempt_files.notebook_path(invited, attempt).read_bytes() == blank


def test_the_download_has_the_readers_language(invited: Course) -> None:
    """The zip is the release in the student's language; of a course in one, in that"""
    release = invited.release(WEEK).parent
    english = {f"{WEEK}/{p.relative_to(release)}" for p in release.rglob("*") if p.is_file()}
    japanese = shutil.copytree(release, release.with_name(f"{WEEK}.ja"))
    (japanese / f"{WEEK}.ipynb").write_bytes(b"ja")
    config = invited.root / "course.toml"
    one_language = config.read_text(encoding="utf-8")
    for languages, own in (('language = "en"', "en"), ('languages = ["en", "ja"]', "ja")):
        lines = f"id,name,language\ns01,A,{own}\ns02,B,\n"
        invited.classroom.roster_file.write_text(lines, encoding="utf-8")
        text = one_language.replace('\nlanguage = "en"', f"\n{languages}")
        config.write_text(text, encoding="utf-8")
        with resting_site(load_course(invited.root)) as (site, _):
            for student in ("s01", "s02"):
                answer = site.student(student).get(f"/weeks/{WEEK}/download")
                with ZipFile(BytesIO(answer.content)) as archive:
                    assert set(archive.namelist()) == english
                    is_japanese = archive.read(f"{WEEK}/{WEEK}.ipynb") == b"ja"
                assert is_japanese == ((own, student) == ("ja", "s01"))


def test_refused_files_need_the_instructor(invited: Course, blank: bytes) -> None:
    """The instructor sees whose file was refused and why, until the student hands in another"""
    with resting_site(invited) as (site, _):
        ada, ben, boss = site.student("s01"), site.student("s02"), site.instructor()
        hand_in(ada, b"", "")  # without a file
        assert "Needs you" not in boss.get("/").text

        hand_in(ada, b"no notebook")
        hand_in(ada, b'{"cells": [')
        hand_in(ben, b" " * ((invited.config.serve.upload + 1) << 20))

        page = boss.get("/").text
        assert page.count("a file was refused") == 2
        assert re.search(rf"Student 1, {WEEK}, .*: a file was refused.* ends in the middle", page)
        assert re.search(rf"Student 2, {WEEK}, .*: a file was refused.* is larger than", page)
        hand_in(ada, blank)
        hand_in(ben, blank)
        assert "a file was refused" not in boss.get("/").text


def test_what_needs_the_instructor(invited: Course) -> None:
    """The start page names attempts that failed, what delays grading, and a queue that grows"""
    now = time.time()
    with resting_site(invited) as (site, attempts):
        boss, reports = site.instructor(), GraderReports(attempts.database)
        failed = attempts.add(WEEK, "s01", "0" * 64, "a", now - 20)
        attempts.finish(failed.id, AttemptState.FAILED, now)
        attempts.add(WEEK, "s02", "1" * 64, "b", now - 50)
        page = boss.get("/").text
        assert re.search(rf"Student 1, {WEEK}, .*: could not be graded", page)
        assert "waiting to be graded" not in page

        attempts.add(WEEK, "s03", "2" * 64, "c", now - 70)
        assert "waiting to be graded: 2, the first since" in boss.get("/").text
        reports.save("one", GraderReport(capacity=2, seconds=100.0), time.time())
        page = boss.get("/").text
        assert "the last will be graded in about 2 minutes" in page
        assert "<td>2</td>" in page  # in the row of the week
        reports.save("two", GraderReport(capacity=2, trouble="disk full"), time.time())
        assert "Grading is on hold: disk full" in boss.get("/").text


@pytest.mark.slow
def test_the_expected_wait(site: Site, blank: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A student whose attempt waits reads its place, and in how long it will be graded"""
    first, second = site.student("s15"), site.student("s16")
    hand_in(first, blank)
    wait_for_grade(first)
    monkeypatch.setattr(grader.Grader, "_claim_next", lambda _: None)

    week = hand_in(second, blank).text

    assert re.search(r"number 1 in the queue, will be graded in about \d+ (second|minute)s?", week)
    monkeypatch.undo()
    wait_for_grade(second)


def test_the_wait_follows_recent_gradings(course: Course) -> None:
    """The wait is that of the recent gradings of all servers that live and are not in trouble"""
    with closing(Database(course)) as database:
        database.create_tables()
        reports = GraderReports(database)
        reports.save("one", GraderReport(capacity=3), now=1000.0)
        assert reports.expected_wait(1, now=1000.0) is None
        reports.save("one", GraderReport(capacity=3, seconds=3.0), now=1000.0)
        assert [reports.expected_wait(n, now=1001.0) for n in (1, 100)] == [1.0, 100.0]
        reports.save("two", GraderReport(capacity=6, seconds=2.0), now=1020.0)
        assert reports.expected_wait(100, now=1021.0) == 25.0
        assert reports.expected_wait(99, now=1070.0) == 33.0  # the first server was killed
        assert reports.trouble(now=1070.0) == ""
        reports.save("two", GraderReport(6, 2.0, trouble="disk full"), now=1080.0)
        assert reports.expected_wait(1, now=1080.0) is None
        assert reports.trouble(now=1080.0) == "disk full"
        reports.remove("two")
        assert reports.trouble(now=1080.0) == ""


@pytest.mark.parametrize(
    ("seconds", "english", "japanese"),
    [(0.1, "10 seconds", "10秒"), (59, "1 minute", "1分"), (61, "2 minutes", "2分")],
)
def test_wait_time(seconds: float, english: str, japanese: str) -> None:
    """A wait is rounded up to ten seconds or to minutes"""
    assert rendering.wait_time(seconds, "en") == english
    assert rendering.wait_time(seconds, "ja") == japanese


def test_received_means_on_the_disk(invited: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before “received” the notebook, its directories and its row have reached the disk"""
    synced, fsync = set[Path](), os.fsync

    def record(descriptor: int) -> None:
        synced.add(Path(f"/proc/self/fd/{descriptor}").readlink())
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", record)
    attempt_files.save_upload(invited, WEEK, "s01", b"notebook")

    root = invited.classroom.path.resolve()
    directory = root / "attempts" / WEEK / "s01"
    assert {directory, *directory.parents} - {*root.parents} <= synced
    assert [path for path in synced if path.parent == directory]  # the file, by its first name
    with closing(Database(invited)) as database, database.reading() as connection:
        full = 2
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == full


def test_large_and_foreign_requests(site: Site, blank: bytes) -> None:
    """Too large an upload is cut off, and a form of another site is refused"""
    ada = site.student("s05")
    limit = site.course.config.serve.upload << 20

    assert hand_in(ada, b" " * (limit + (1 << 20))).status_code == 413
    lying = ada.post(
        f"/weeks/{WEEK}",
        content=(b" " * (1 << 20) for _ in range(site.course.config.serve.upload + 2)),
        headers={"content-type": "multipart/form-data; boundary=x"},
    )
    assert lying.status_code in (400, 413)
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        foreign = ada.post(f"/weeks/{WEEK}", files={"file": ("x", blank)}, headers=headers)
        assert foreign.status_code == 403
    assert "nothing handed in yet" in ada.get("/").text


@pytest.mark.slow
def test_attempts(site: Site, blank: bytes) -> None:
    """The last attempt counts, each keeps its page, and the hour's attempts are limited"""
    ada = site.student("s06")
    for number in range(2):
        hand_in(ada, with_cell(blank, f"marker_{number} = 1"))
        wait_for_grade(ada)
    numbers = sorted(
        {int(n) for n in re.findall(r"/attempts/(\d+)", ada.get(f"/weeks/{WEEK}").text)}
    )
    pages = [ada.get(f"/attempts/{number}").text for number in numbers]

    assert ["marker_0" in page for page in pages] == [True, False]
    assert ["marker_1" in page for page in pages] == [False, True]
    stored = site.course.classroom.assignment(WEEK).student("s06").submission
    assert b"marker_1" in stored.read_bytes()
    for number in range(2, site.course.config.serve.attempts_per_hour):
        hand_in(ada, with_cell(blank, f"marker_{number} = 1"))
    refused = hand_in(ada, blank)
    assert refused.status_code == 403
    assert "attempts an hour are allowed" in refused.text


@pytest.mark.nightly
def test_best_attempt_counts(invited: Course, blank: bytes) -> None:
    """With `counts = "best"` a worse attempt does not take the place of a better one"""
    config = invited.root / "course.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f'{text}\n[serve]\ncounts = "best"\n', encoding="utf-8")
    course = load_course(invited.root)
    with running_site(course) as site:
        ada = site.student("s01")
        stored = course.classroom.assignment(WEEK).student("s01").submission
        hand_in(ada, with_cell(blank, "a = 1"))
        wait_for_grade(ada)
        hand_in(ada, with_cell(blank, "a = 2"))
        wait_for_grade(ada)
        # Of equals the first counts.
        wait_until(lambda: b"a = 1" in stored.read_bytes())
        hand_in(ada, classroom.complete(course))
        wait_until(lambda: "graded: 11 of 13" in ada.get(f"/weeks/{WEEK}").text)
        hand_in(ada, with_cell(blank, "a = 3"))
        wait_for_grade(ada)
        wait_until(lambda: stored.read_bytes() == classroom.complete(course))
    with running_site(course) as site:  # and a restart keeps it, or completes its import
        ada = site.student("s01")
        wait_until(lambda: "graded: 11 of 13" in ada.get(f"/weeks/{WEEK}").text)
        page = ada.get(f"/weeks/{WEEK}").text
        assert "3 <strong>counts</strong>" in page
        assert "not graded" not in page
        assert stored.read_bytes() == classroom.complete(course)


@pytest.mark.slow
def test_the_best_of_attempts_in_quick_succession(
    invited: Course, blank: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With `counts = "best"` each attempt is graded and keeps its points, however soon the next"""
    course = configure(invited, '\n[serve]\ncounts = "best"\n')
    complete = classroom.complete(course)
    paths = course.classroom.assignment(WEEK).student("s01")
    with closing(Database(course)) as database:
        database.create_tables()
        of_student, store = Attempts(database), grader.Grader._store

        def add(notebook: bytes) -> None:
            file = attempt_files.save_upload(course, WEEK, "s01", notebook)
            of_student.add(WEEK, "s01", sha256_hex(notebook), file, time.time())

        def points() -> list[float | None]:
            return [attempt.points for attempt in of_student.of("s01")]

        def store_and_add(self: grader.Grader, attempt: Attempt, **options: bool) -> CollectStatus:
            status = store(self, attempt, **options)
            if options and len(points()) == 3:
                add(with_cell(blank, "n = 3"))
            return status

        monkeypatch.setattr(grader.Grader, "_store", store_and_add)
        add(blank)
        of_student.claim("killed", time.time(), 0.0)
        add(complete)  # waits while the first one is graded
        with running_site(course):
            wait_until(lambda: points() == [11.0, 0.0], PATIENCE)
            add(with_cell(blank, "n = 2"))  # and another while the best one is stored again
            wait_until(lambda: points() == [0.0, 0.0, 11.0, 0.0], PATIENCE)
            wait_until(lambda: repository.read_grades(course, WEEK)["s01"].points == 11.0)
        assert paths.submission.read_bytes() == complete
        result_store.remove_import_stamp(paths.result_dir)  # as after a kill before the import
        with running_site(course):
            wait_until((paths.result_dir / result_store.IMPORT_STAMP).is_file)
        assert {attempt.state for attempt in of_student.of("s01")} == {AttemptState.GRADED}


@pytest.mark.slow
def test_a_restart_grades_what_was_received(invited: Course, blank: bytes) -> None:
    """An attempt that a killed server had acknowledged, or begun to grade, is graded once"""
    with closing(Database(invited)) as database:
        database.create_tables()
        for student in ("s01", "s02"):
            file = attempt_files.save_upload(invited, WEEK, student, blank)
            Attempts(database).add(WEEK, student, sha256_hex(blank), file, time.time())
        assert Attempts(database).claim("killed", time.time(), 600.0) is not None
        attempt_files.save_upload(invited, WEEK, "s01", b"not acknowledged")
    with running_site(invited) as site, closing(Database(invited)) as database:
        wait_until(lambda: not Attempts(database).open())
        states = [Attempts(database).of(student)[0].state for student in ("s01", "s02")]
        assert states == [AttemptState.GRADED, AttemptState.GRADED]
        files = [path.name for path in site.course.classroom.path.glob("attempts/*/*/*.ipynb")]
        assert len(files) == 2
    assert set(repository.read_grades(invited, WEEK)) == {"s01", "s02"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("errors", "state"),
    [pytest.param(2, "graded:", marks=pytest.mark.nightly), (3, "could not be graded")],
)
def test_an_error_of_one_attempt_ends_no_grading(
    invited: Course, blank: bytes, monkeypatch: pytest.MonkeyPatch, errors: int, state: str
) -> None:
    """An attempt that stops the grader is tried again, then given up; others are graded"""
    failed: list[int] = []
    store = grader.Grader._store

    def fail_first(self: grader.Grader, attempt: Attempt, **options: bool) -> CollectStatus:
        if attempt.student == "s01" and len(failed) < errors:
            failed.append(attempt.id)
            raise ZeroDivisionError
        return store(self, attempt, **options)

    monkeypatch.setattr(grader.Grader, "_store", fail_first)
    monkeypatch.setattr(grader, "ERROR_SECONDS", 0.1)
    with running_site(invited) as site:
        first, second = site.student("s01"), site.student("s02")
        hand_in(first, blank)
        wait_until(lambda: state in first.get(f"/weeks/{WEEK}").text)
        hand_in(second, blank)
        wait_for_grade(second)
    assert len(failed) == errors


def test_live_class(site: Site, blank: bytes) -> None:
    """The instructor's page shows the class without names first, and changes are announced"""
    boss = site.instructor()
    with boss.stream("GET", "/events", timeout=PATIENCE) as events:
        lines = events.iter_lines()
        next(lines)
        ada = site.student("s07")
        hand_in(ada, blank)
        assert next(line for line in lines if line.startswith("event")) == "event: change"
    wait_for_grade(ada)

    anonymous = boss.get(f"/class/{WEEK}").text
    assert "Student 7" not in anonymous
    assert "Student 7" in boss.get(f"/class/{WEEK}", params={"names": "shown"}).text


@pytest.mark.slow
def test_an_event_reaches_only_the_pages_it_concerns(
    invited: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A student's page reloads after a change of their attempts or place, the class after any.

    A database that fails once delays the events.
    """
    versions, calls = Attempts.versions, iter((None, GradebookError("down", where="db", hint="")))

    def failing_once(self: Attempts, since: float) -> dict[str, tuple[float, int]]:
        if (error := next(calls, None)) is not None:
            raise error
        return versions(self, since)

    monkeypatch.setattr(Attempts, "versions", failing_once)
    with closing(Database(invited)) as database:
        database.create_tables()
        attempts = Attempts(database)
        attempts.add(WEEK, "waiting", "0" * 64, "file", time.time() - 1)

        async def heard() -> dict[str, list[str]]:
            broadcaster = Broadcaster(attempts)
            running = asyncio.create_task(broadcaster.run())
            names = ("s01", "s02", "waiting", "")
            streams = {name: broadcaster.open_stream(f"reader {name}", name) for name in names}
            await asyncio.sleep(0.3)
            added = await asyncio.to_thread(attempts.add, WEEK, "s01", "1" * 64, "f", time.time())
            broadcaster.notice()
            await asyncio.sleep(0.5)
            finished = AttemptState.GRADED, time.time(), 1.0, 1.0
            await asyncio.to_thread(attempts.finish, added.id, *finished)
            await asyncio.sleep(2.5)
            running.cancel()
            return {name: await received(stream) for name, stream in streams.items()}

        async def received(stream: EventStream) -> list[str]:
            texts = []
            with suppress(TimeoutError):
                async with asyncio.timeout(0.1):
                    async for text in stream.body_iterator:
                        assert isinstance(text, bytes)
                        texts.append(text.decode().strip().replace("\n", " "))
            return texts[1:]

        events = asyncio.run(heard())
    now = "event: change data: 0"
    assert events == {"s01": [now], "s02": [], "waiting": ["event: change data: 2500"], "": [now]}


def test_a_week_that_has_not_opened(invited: Course, blank: bytes) -> None:
    """Before `open_from` a student can neither download the week nor hand in; an instructor can"""
    before = (invited.root / "course.toml").read_text(encoding="utf-8")
    opens = invited.in_zone(datetime.now(UTC) + timedelta(days=1)).replace(tzinfo=None)
    course = due_in(invited, 2, f"open_from = {opens.isoformat(timespec='seconds')}\n")
    download = f"/weeks/{WEEK}/download"
    with resting_site(course) as (site, _):
        ada, boss = site.student("s01"), site.instructor()

        refused = hand_in(ada, blank)

        assert (refused.status_code, "The assignment opens on" in refused.text) == (403, True)
        for address in ("/", f"/weeks/{WEEK}"):
            page = ada.get(address).text
            assert "The assignment opens on" in page
            assert download not in page
            assert "<form" not in page.replace('<form method="post" action="/sign-out"', "")
        assert ada.get(download).status_code == 404
        assert boss.get(download).status_code == 200

    (course.root / "course.toml").write_text(before, encoding="utf-8")
    with resting_site(load_course(course.root)) as (site, _):
        assert site.student("s01").get(download).status_code == 200


@pytest.mark.parametrize(
    ("days", "late", "status"),
    [
        (-1, 'policy = "cut_off"', 403),
        (-9, 'policy = "per_day"\nper_day = 10', 303),
        (-11, 'policy = "per_day"\nper_day = 10', 403),
    ],
)
def test_late_submissions(invited: Course, blank: bytes, days: int, late: str, status: int) -> None:
    """A late submission is received as long as points are left for it, and with an extension"""
    course = configure(due_in(invited, days + 0.1), f"\n[late]\n{late}\n")
    with resting_site(course) as (site, attempts):
        ada, ben = site.student("s01"), site.student("s02")

        answer = ada.post(f"/weeks/{WEEK}", files=file_of(blank), follow_redirects=False)

        assert answer.status_code == status
        assert ("The assignment is closed" in answer.text) == (status == 403)
        roster.write_extension(course, "s02", WEEK, "2031-05-06T23:59")
        assert hand_in(ben, blank).status_code == 200
        assert len(attempts.of("s02")) == 1


@pytest.mark.parametrize(
    ("feedback", "days", "is_shown"),
    [
        ("at_once", 1, True),
        ("after_due", 1, False),
        ("after_due", -1, True),
        ("points_only", 1, False),
        ("points_only", -1, False),
    ],
)
def test_when_feedback_is_shown(invited: Course, feedback: str, days: int, is_shown: bool) -> None:
    """A student reads points at once and pages as `feedback` says; an instructor reads all"""
    course = configure(due_in(invited, days), f'\n[serve]\nfeedback = "{feedback}"\n')
    with resting_site(course) as (site, attempts):
        page = f"/attempts/{add_graded(course, attempts, 's01', 8, time.time() - 60).id}"
        ada, boss = site.student("s01"), site.instructor()

        for address in ("/", f"/weeks/{WEEK}"):
            text = ada.get(address).text
            assert "graded: 8 of 13 points" in text
            assert (page in text) == is_shown
        is_later = "The feedback can be read from" in text
        assert is_later == (feedback == "after_due" and not is_shown)
        assert ada.get(page).status_code == (200 if is_shown else 404)
        assert boss.get(page).status_code == 200
        roster.write_extension(course, "s01", WEEK, "2031-05-06T23:59")  # also moves that time
        assert ada.get(page).status_code == (200 if feedback == "at_once" else 404)


@pytest.mark.parametrize(("counts", "number"), [("last", "2"), ("best", "1")])
def test_the_table_of_attempts(invited: Course, counts: str, number: str) -> None:
    """The table says which attempt was late and by how much, and marks the one that counts"""
    course = configure(due_in(invited, -1), f'\n[serve]\ncounts = "{counts}"\n')
    due = course.due(WEEK).timestamp()
    with resting_site(course) as (site, attempts):
        add_graded(course, attempts, "s01", 10, due - 60)
        add_graded(course, attempts, "s01", 8, due + 3660)
        page = site.student("s01").get(f"/weeks/{WEEK}").text

    rows = re.findall(r'<th scope="row">(\d)(.*?)</th>.*<td>(.*?)</td></tr>', page)
    assert "Late by" in page
    assert [(n, lateness) for n, _, lateness in rows] == [("2", "1 h 1 min"), ("1", "")]
    assert [n for n, mark, _ in rows if "<strong>counts</strong>" in mark] == [number]


def test_the_best_attempt(invited: Course) -> None:
    """The best attempt is that with the most points after penalties, the first of equals"""
    course = configure(due_in(invited, -3), '\n[late]\npolicy = "per_day"\nper_day = 10\n')
    due, two_days = course.due(WEEK).timestamp(), 36 * 3600.0
    with closing(Database(course)) as database:
        database.create_tables()
        attempts = Attempts(database)
        for points, received_at in ((8.0, due - 60), (10.0, due + two_days), (5.0, due - 30)):
            add_graded(course, attempts, "s01", points, received_at)
        best = grader.best_attempt(course, attempts.of("s01"))
        assert best is not None
        assert best.points == 8.0
        add_graded(course, attempts, "s01", 10.5, due + two_days)
        best = grader.best_attempt(course, attempts.of("s01"))
        assert best is not None
        assert best.points == 10.5


class Queue:
    """The queue of a database, with a clock of its own."""

    def __init__(self, database: Database) -> None:
        database.create_tables()
        self.attempts = Attempts(database)

    def add(self, student: str, at: float) -> Attempt:
        return self.attempts.add(WEEK, student, "0" * 64, f"{student} {at}", at)

    def claim(self, at: float, server: str = "one") -> str | None:
        """Return the file of the attempt that is claimed."""
        attempt = self.attempts.claim(server, at, grader.LEASE)
        return None if attempt is None else attempt.file

    def grade(self, attempt: Attempt, at: float) -> None:
        self.attempts.finish(attempt.id, AttemptState.GRADED, at, 1.0, 1.0)


@pytest.fixture
def queue(course: Course) -> Iterator[Queue]:
    """An empty queue."""
    with closing(Database(course)) as database:
        yield Queue(database)


def test_one_attempt_of_a_student_at_a_time(queue: Queue) -> None:
    """The newest attempt replaces the one that waits, and waits for the one being graded"""
    replaced, first, other = queue.add("s01", 1), queue.add("s01", 2), queue.add("s02", 3)
    states = [attempt.state for attempt in queue.attempts.of("s01")]
    assert states == [AttemptState.RECEIVED, AttemptState.REPLACED]
    assert [queue.attempts.place(attempt) for attempt in (first, other)] == [1, 2]

    assert queue.claim(5) == first.file
    again = queue.add("s01", 2.5)  # before the other one
    assert [queue.claim(6), queue.claim(7)] == [other.file, None]
    queue.grade(first, 8)
    assert queue.claim(9) == again.file
    assert replaced.file not in {attempt.file for attempt in queue.attempts.open()}


def test_who_hands_in_often_delays_nobody(queue: Queue) -> None:
    """Students of whom fewer attempts were graded in the last ten minutes come first"""
    for at in range(5):
        queue.grade(queue.add("s01", at), at + 0.5)
    often, once = queue.add("s01", 10), queue.add("s02", 20)

    assert queue.claim(30) == once.file
    assert queue.claim(31) == often.file
    queue.grade(once, 32)
    queue.grade(often, 32)
    later = 33 + attempts.FAIRNESS_WINDOW
    often, once = queue.add("s01", later), queue.add("s02", later + 1)
    assert queue.claim(later + 2) == often.file


def test_a_lease_ends(queue: Queue) -> None:
    """What a killed server was grading is claimed by another one after the lease, not before"""
    attempt = queue.add("s01", 1)
    assert queue.claim(2) == attempt.file
    assert queue.claim(grader.LEASE + 1, "two") is None
    queue.attempts.renew("one", 100.0)
    assert queue.claim(99, "two") is None
    assert queue.claim(101, "two") == attempt.file


def test_the_page_shows_the_queue(invited: Course, blank: bytes) -> None:
    """A student reads the place in the queue, and that a later attempt replaced one"""
    with resting_site(invited) as (site, _):
        ada = site.student("s01")
        hand_in(site.student("s02"), blank)
        assert "number 2 in the queue" in hand_in(ada, blank).text
        week = hand_in(ada, with_cell(blank, "n = 2")).text
    assert "number 2 in the queue" in week
    assert week.count("a later submission took its place") == 1


def test_extension_and_export(site: Site, blank: bytes) -> None:
    """The instructor gives an extension, and downloads the points that `seminar export` writes"""
    boss, student = site.instructor(), site.student("s11")
    hand_in(student, blank)
    wait_for_grade(student)
    address = f"/class/{WEEK}/students/s11"

    assert boss.post(address, data={"due": "2031-05-06T23:59"}).url.path == address
    assert "2031" in student.get(f"/weeks/{WEEK}").text
    refused = boss.post(address, data={"due": "tomorrow"})
    assert (refused.status_code, "tomorrow" in refused.text) == (409, True)
    assert "2031" in boss.get(address).text
    table = boss.post(f"/class/{WEEK}/export/csv")
    exported = site.course.classroom.exports_dir / f"{WEEK}-csv.csv"
    assert table.content == exported.read_bytes()
    assert "s11,Student 11" in table.text
    assert student.post(address, data={"due": ""}).status_code == 404
    assert student.post(f"/class/{WEEK}/export/csv").status_code == 404


@pytest.mark.slow
def test_each_usable_id_has_its_pages(course: Course) -> None:
    """Ids of any characters have a link and pages, and an extension changes none of them."""
    ids = "\n".join(f'"{name.replace(chr(34), chr(34) * 2)}"' for name in USABLE)
    course.classroom.path.mkdir(exist_ok=True)
    course.classroom.roster_file.write_text(f"id\n{ids}\n", encoding="utf-8")
    invitations.invite_students(course, (), url="http://seminar.example")
    with running_site(course) as site:
        boss = site.instructor()
        for name in USABLE:
            address = f"/class/{WEEK}/students/{quote(name, safe='')}"
            shown = boss.post(address, data={"due": "2031-05-06T23:59"})
            assert shown.status_code == 200
            assert name in unescape(shown.text)
            assert "2031" in site.student(name).get(f"/weeks/{WEEK}").text
    assert [member.id for member in roster.load_required(course).members] == [*USABLE]


def invite(course: Course, *arguments: str) -> tuple[str, dict[str, dict[str, str]]]:
    """Run `seminar invite`; return its output and the lines of its file by id."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course.root)
        done = CliRunner().invoke(app, ["invite", *arguments])
    if done.exception is not None:
        raise done.exception
    with course.classroom.invitations_file.open(encoding="utf-8") as file:
        return done.output, {row["id"]: row for row in csv.DictReader(file)}


def test_invitations(course: Course) -> None:
    """`seminar invite` writes a line for each student, and only `--renew` makes another link"""
    course.classroom.path.mkdir(exist_ok=True)
    lines = 'id,name,email\ns01,"Byron, Ada",ada@example.org\ns02,Hanako,\n'
    course.classroom.roster_file.write_text(lines, encoding="utf-8")
    url = ("--url", "https://seminar.example/")

    output, rows = invite(course, *url)

    assert "2 new links, 0 kept" in output
    links = {student: row["link"] for student, row in rows.items()}
    assert [list(row.values())[:3] for row in rows.values()] == [
        ["s01", "Byron, Ada", "ada@example.org"],
        ["s02", "Hanako", ""],
    ]
    assert all(re.fullmatch(r"https://seminar\.example/i/[\w-]{40,}", x) for x in links.values())
    assert course.classroom.invitations_file.stat().st_mode & 0o777 == 0o600
    output, rows = invite(course, *url)
    assert "0 new links, 2 kept" in output
    assert {student: row["link"] for student, row in rows.items()} == links
    _, rows = invite(course, "s01", "--renew", *url)
    assert [rows[name]["link"] == links[name] for name in ("s01", "s02")] == [False, True]
    stored = b"".join(path.read_bytes() for path in course.classroom.path.glob("serve.db*"))
    tokens = [link.rpartition("/")[2] for link in (*links.values(), rows["s01"]["link"])]
    assert stored.startswith(b"SQLite")
    assert not [token for token in tokens if token.encode() in stored]
    assert list(invite(course, "s01", "--revoke")[1]) == ["s02"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--revoke",), "needs the ids"),
        (("--revoke", "s99"), "no link was made for s99"),
        (("s99", "--url", "https://seminar.example"), "not in the roster: s99"),
        ((), "address of the server is not known"),
    ],
)
def test_wrong_invitations(invited: Course, arguments: tuple[str, ...], message: str) -> None:
    """A mistake ends `seminar invite` with what to do, and changes no link"""
    before = invited.classroom.invitations_file.read_bytes()
    with pytest.raises(SeminarError, match=message) as raised:
        invite(invited, *arguments)
    assert raised.value.hint
    assert invited.classroom.invitations_file.read_bytes() == before


def test_links_end(site: Site) -> None:
    """A renewed or revoked link ends its sessions; signing out ends one"""
    ada, hanako = site.student("s08"), site.student("s09")
    old_link = site.student_link("s09")
    invitations.invite_students(site.course, ["s09"], url=site.address, renew=True)
    invitations.revoke_links(site.course, ["s08"])

    assert ada.get("/").status_code == hanako.get("/").status_code == 404
    assert hanako.get(old_link).status_code == 404
    boss = site.instructor()
    boss.post("/sign-out")
    assert boss.get("/").status_code == 404


@pytest.mark.parametrize(
    ("table", "address", "ways"),
    [
        ("", r"http://127\.0\.0\.1:\d+", "by their personal links (`seminar invite`):"),
        ('url = "https://seminar.example"', "https://seminar.example", "(`seminar invite`):"),
        (DOORS.partition("[[")[2], r"http://127\.0\.0\.1:\d+", "accounts or from the LMS:"),
    ],
)
def test_the_printed_addresses(
    invited: Course, monkeypatch: pytest.MonkeyPatch, table: str, address: str, ways: str
) -> None:
    """`seminar serve` prints the instructor's link, and where and how students come in"""
    header = "[[" if table.startswith("serve.lti") else "[serve]\n"
    course = configure(invited, f"\n{header}{table}\n")
    monkeypatch.chdir(course.root)
    monkeypatch.setenv(TOKEN_VARIABLE, "token")
    for method in ("start", "stop"):
        monkeypatch.setattr(GraderProcess, method, lambda _: None)
    monkeypatch.setattr(server._Server, "run", lambda _: None)

    printed = CliRunner().invoke(app, ["serve", "--port", "0"]).stdout.splitlines()

    assert re.fullmatch(r"  http://127\.0\.0\.1:\d+/i/\S+", printed[1])
    assert printed[2].endswith(ways)
    assert re.fullmatch(f"  {address}", printed[3])


def test_a_second_server_is_refused(invited: Course) -> None:
    """With a SQLite file a second server of a course is refused until the first has ended"""
    with resting_site(invited):
        second = server.open_server(invited, Level.FULL, ANY_PORT, lambda _: None, GraderThread)
        with pytest.raises(SeminarError, match="already running"), second:
            pytest.fail("two servers run")
    with resting_site(invited) as (site, _):
        assert site.client().get("/health").status_code == 200


@pytest.mark.parametrize(
    "listen",
    [
        Listen(host="0.0.0.0"),
        Listen(certificate=Path("missing.pem")),
        Listen(host="0.0.0.0", proxies=["proxy.example"]),
    ],
)
def test_unprotected_addresses_are_refused(listen: Listen) -> None:
    """The server listens beyond loopback only with TLS or behind a named proxy"""
    with pytest.raises(SeminarError):
        server.check_listen(listen)


def test_answers_are_sent_at_once() -> None:
    """The listener sends small packets at once: accepted connections inherit the option."""
    with (
        closing(server._bind(Listen(port=0))) as listener,
        socket.create_connection(listener.getsockname()),
        closing(listener.accept()[0]) as accepted,
    ):
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_headers(site: Site) -> None:
    """No page loads anything from elsewhere, and no cookie can be read by a script"""
    client = site.client()
    cookie = client.get(site.student_link("s10")).history[0].headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax"} <= {part.strip() for part in cookie.split(";")}
    page = client.get("/")
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page.text)


@pytest.mark.parametrize(("proxy", "is_believed"), [("127.0.0.1", True), ("127.0.0.2", False)])
def test_headers_of_a_proxy(
    invited: Course, monkeypatch: pytest.MonkeyPatch, proxy: str, is_believed: bool
) -> None:
    """Only a proxy that was named may say that a request came by TLS"""
    monkeypatch.setenv(TOKEN_VARIABLE, "token")
    course = configure(invited, DOORS.format(limit=20))
    with resting_site(course, Listen(port=0, proxies=[proxy])) as (site, _):
        client = site.client()
        client.headers.update({"x-forwarded-proto": "https", "host": "seminar.example"})

        link = client.get(site.student_link("s01"), follow_redirects=False)
        login = client.get("/hub/login", follow_redirects=False)

    for answer in (link, login):
        assert ("Secure" in answer.headers["set-cookie"].split("; ")) == is_believed
    scheme = "https" if is_believed else "http"
    callback = parse_qs(urlsplit(login.headers["location"]).query)["redirect_uri"]
    assert callback == [f"{scheme}://seminar.example/hub/callback"]


def test_health_and_figures_in_trouble(invited: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """`/health` and the figures show what is wrong; a port in use is named before the start"""
    listen = Listen(port=0, metrics_port=free_port())
    with resting_site(invited, listen) as (site, attempts):
        assert figures(listen)["seminar_trouble"] == 0
        report = GraderReport(capacity=2, trouble="disk full")
        GraderReports(attempts.database).save("one", report, time.time())
        assert figures(listen)["seminar_trouble"] == 1
        GraderReports(attempts.database).remove("one")
        second = monitoring.serve_figures(CollectorRegistry(), listen.metrics_port or 0)
        with pytest.raises(SeminarError, match="--metrics-port"), second:
            pytest.fail("the port is used twice")

        def fail(_: Attempts) -> dict[AttemptState, int]:
            raise GradebookError("down", where="db", hint="")

        monkeypatch.setattr(Attempts, "state_counts", fail)
        assert site.client().get("/health").status_code == 500
        assert figures(listen) == {"seminar_event_streams": 0, "seminar_trouble": 1}


@pytest.mark.slow
def test_figures_and_access_log(
    invited: Course, blank: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures are on a port of their own; no line of the logs names a link, a cookie or a person"""
    log_file, token = tmp_path / "access.log", "secret-token"
    listen = Listen(port=0, metrics_port=free_port(), access_log=log_file)
    with running_site(invited, listen) as site, captured_log() as log:
        ada = site.student("s01")
        with ada.stream("GET", "/events") as events:
            lines = events.iter_lines()
            next(lines)
            assert figures(listen)["seminar_event_streams"] == 1
        hand_in(ada, blank)
        wait_for_grade(ada)
        after_grading = figures(listen)
        site.client().get("/no/such/page")
        monkeypatch.setattr(Access, "sign_in", lambda *_: 1 / 0)
        assert ada.get(f"/i/{token}").status_code == 500

    assert after_grading["seminar_attempts", "graded"] == 1
    assert after_grading["seminar_attempts", "received"] == 0
    assert after_grading["seminar_queue_length"] == after_grading["seminar_trouble"] == 0
    assert after_grading["seminar_passback_failing"] == 0
    assert after_grading["seminar_grading_seconds_count"] == 1
    assert 0 < after_grading["seminar_grading_seconds_sum"] < PATIENCE
    assert after_grading["seminar_grading_seconds_bucket", "+Inf"] == 1
    entries = [json.loads(line) for line in log_file.read_text(encoding="utf-8").splitlines()]
    seen = {(e["method"], e["route"], e["status"], e["role"]) for e in entries}
    assert seen >= {
        ("GET", "/i/{token}", 303, None),
        ("GET", "/events", 200, "student"),
        ("POST", "/weeks/{assignment}", 303, "student"),
        ("GET", "", 404, None),
        ("GET", "/i/{token}", 500, None),
    }
    cookie = ada.cookies[COOKIE]
    secrets = (token, site.student_link("s01").rpartition("/")[2], cookie, "s01", "Student 1")
    written = log_file.read_text(encoding="utf-8") + "\n".join(log)
    assert [secret for secret in secrets if secret in written] == []
    assert "/i/{token}: ZeroDivisionError" in written


def figures(listen: Listen) -> dict[str | tuple[str, ...], float]:
    """Return the figures by name, or by name and label."""
    text = httpx.get(f"http://127.0.0.1:{listen.metrics_port}/metrics").text
    return {
        (sample.name, *sample.labels.values()) if sample.labels else sample.name: sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port
