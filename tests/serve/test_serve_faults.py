"""The server killed, attacked, and beside a second one: nothing that was received is lost."""

import os
import random
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import psutil
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.core import fault_points
from autograder.core.fault_points import FaultPoint
from autograder.course import Course
from autograder.gradebook import repository
from autograder.grading.spec import sha256_hex
from autograder.serve import access, attempt_files, connections, events, grader
from autograder.serve.attempts import Attempts, AttemptState
from autograder.serve.database import Database
from autograder.serve.hub import CALLBACK, LOGIN
from autograder.serve.sessions import Role, Session, Sessions
from tests.serve.test_serve import (
    FOREIGN,
    PATIENCE,
    TLS,
    WEEK,
    Site,
    configure,
    hand_in,
    invite_class,
    site_with_all_doors,
    wait_for_grade,
    with_cell,
)
from tests.support import classroom, fault_harness, servers
from tests.support.fault_harness import at_each
from tests.support.settings import ROOT, captured_log, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]

KILLS = int(os.environ.get("SEMINAR_SERVE_KILLS", "10"))
SEED = os.environ.get("SEMINAR_SEED", "0")
WRITERS = 8  # students who hand in without a pause
LEASE = 10.0  # seconds, of two servers that share a queue
ALL_POINTS = 11.0  # of what needs no reading


# -- killed


@contextmanager
def serve_process(
    course: Course,
    environment: Mapping[str, str] = {},
    *,
    lease: float = grader.LEASE,
    restart_seconds: float = 0.1,
) -> Iterator[tuple[Site, ForkServerProcess]]:
    """Run `seminar serve` as a process; at the end kill it, and wait for what it has started.

    It starts a grading process that has ended by itself again after `restart_seconds`.
    """
    output = Path(tempfile.mkstemp(dir=course.root.parent)[1])
    process = servers.start_seminar(
        *("serve", "--port", "0"),
        directory=course.root,
        output=output,
        environment={**os.environ, **environment},
        # The test runner has a process on each core already.
        constants={
            "autograder.serve.grader.LEASE": lease,
            "autograder.serve.grader.WORKERS": 1,
            "autograder.serve.grader_process.RESTART_SECONDS": restart_seconds,
        },
    )
    try:
        wait_until(lambda: "/i/" in output.read_text() or not process.is_alive())
        link = next(line.strip() for line in output.read_text().splitlines() if "/i/" in line)
        with closing(Site(course, link)) as site:
            yield site, process
    finally:
        kill(process)


def exit_code(process: ForkServerProcess) -> int | None:
    """Wait until the server ends; return its exit code."""
    process.join(PATIENCE)
    return process.exitcode


def kill(process: ForkServerProcess) -> None:
    """End the server at once; the processes that it started end by themselves."""
    started = []
    with suppress(psutil.NoSuchProcess):
        started = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.join(PATIENCE)
    _, surviving = psutil.wait_procs(started, timeout=30)
    for orphan in surviving:
        orphan.kill()
    assert not surviving, "a process survives the server"


def is_acknowledged(client: httpx.Client, content: bytes) -> bool:
    """Hand in; return whether the server said that it has received the notebook."""
    files = {"file": (f"{WEEK}.ipynb", content)}
    try:
        answer = client.post(f"/weeks/{WEEK}", files=files, follow_redirects=False)
    except httpx.TransportError:
        return False
    assert answer.status_code == 303, answer.text
    return True


def assert_all_graded(course: Course, acknowledged: Mapping[str, list[str]]) -> None:
    """Check that each acknowledged notebook has one attempt, and that the latest one is graded."""
    with closing(Database(course)) as database:
        attempts = {student: Attempts(database).of(student, WEEK) for student in acknowledged}
        known = Attempts(database).files()
    grades = repository.read_grades(course, WEEK)
    paths = course.classroom.assignment(WEEK)
    for student, digests in acknowledged.items():
        latest, stored = attempts[student][0], paths.student(student).submission
        assert {a.state for a in attempts[student]} <= {AttemptState.GRADED, AttemptState.REPLACED}
        received = [attempt.sha256 for attempt in attempts[student]]
        assert [received.count(digest) for digest in digests] == [1] * len(digests)
        assert latest.state is AttemptState.GRADED
        assert grades[student].points == latest.points
        assert sha256_hex(stored.read_bytes()) == latest.sha256
    assert {path.stem for path in course.classroom.path.glob("attempts/*/*/*.ipynb")} == known
    assert not list(course.classroom.path.rglob(".writing-*"))
    rows = fault_harness.query_rows(course, "SELECT student_id FROM submitted_assignment")
    assert rows == [(student,) for student in sorted(acknowledged)]


@at_each(
    [
        FaultPoint.UPLOAD_WRITTEN,
        FaultPoint.ATTEMPT_CLAIMED,
        FaultPoint.ATTEMPT_STORED,
        FaultPoint.ATTEMPT_PAGE_WRITTEN,
    ]
)
def test_a_crash(course: Course, blank: bytes, point: FaultPoint, number: int) -> None:
    """What was received is graded once after a crash; what was not is removed"""
    invite_class(course)
    environment = {fault_points.VARIABLE: f"{point}:{number}"}
    with serve_process(course, environment, restart_seconds=PATIENCE) as (site, process):
        client = site.student("s01")
        said = is_acknowledged(client, blank)
        if point is FaultPoint.UPLOAD_WRITTEN:
            assert exit_code(process) == fault_points.EXIT_CODE
        else:
            boss = site.instructor()
            wait_until(lambda: "the process that grades has ended" in boss.get("/").text)
    with closing(Database(course)) as database:
        is_received = bool(Attempts(database).of("s01"))
    assert is_received == (point is not FaultPoint.UPLOAD_WRITTEN)
    assert is_received or not said
    result = course.classroom.assignment(WEEK).student("s01").result_dir / "result.json"
    result_of_killed = result.read_bytes() if result.exists() else b""
    assert bool(result_of_killed) == (point is FaultPoint.ATTEMPT_PAGE_WRITTEN)

    with serve_process(course) as (site, _):
        client = site.student("s01")
        if not is_received:
            assert not list(course.classroom.path.glob("attempts/*/*/*.ipynb"))
            assert is_acknowledged(client, blank)
        wait_for_grade(client)

    assert_all_graded(course, {"s01": [sha256_hex(blank)]})
    assert not result_of_killed or result.read_bytes() == result_of_killed


def test_the_grading_process_is_started_again(course: Course, blank: bytes) -> None:
    """A grading process that is killed with an attempt in hand is replaced, and grades it once"""
    invite_class(course)
    environment = {fault_points.VARIABLE: FaultPoint.ATTEMPT_STORED}
    with serve_process(course, environment) as (site, process):
        client = site.student("s01")
        assert is_acknowledged(client, blank)
        wait_for_grade(client)
        assert process.is_alive()
        assert "Grading is on hold" not in site.instructor().get("/").text
    assert_all_graded(course, {"s01": [sha256_hex(blank)]})


class Writers:
    """Students who hand in without a pause, also while the server is being restarted."""

    def __init__(self, course: Course) -> None:
        self.acknowledged: dict[str, list[str]] = {f"s{n:02}": [] for n in range(1, WRITERS + 1)}
        self.expected: dict[str, float] = {}  # points by digest
        self._course, self._address = course, ""
        self._notebooks = {0.0: classroom.blank(course), ALL_POINTS: classroom.complete(course)}
        self._is_over = threading.Event()
        self._clients, self._client_of = ExitStack(), dict[str, httpx.Client]()
        self._threads = [
            threading.Thread(target=self._write, args=(student,)) for student in self.acknowledged
        ]

    def serve_at(self, site: Site) -> None:
        """Send the next requests to a server; begin with the first one."""
        is_first, self._address = not self._address, site.address
        if is_first:
            for student in self.acknowledged:
                client = self._clients.enter_context(httpx.Client(timeout=PATIENCE, verify=TLS))
                client.get(site.student_link(student))
                self._client_of[student] = client
            for thread in self._threads:
                thread.start()

    def stop(self) -> None:
        """Let each student finish the request that is being made."""
        self._is_over.set()
        for thread in self._threads:
            thread.join()
        self._clients.close()

    def _write(self, student: str) -> None:
        draw, client, number = random.Random(f"{SEED} {student}"), self._client_of[student], 0
        while not self._is_over.is_set():
            client.base_url = httpx.URL(self._address)
            points, notebook = draw.choice(list(self._notebooks.items()))
            number += 1
            content = with_cell(notebook, f"marker = {number}, {student!r}")
            self.expected[sha256_hex(content)] = points
            if is_acknowledged(client, content):
                self.acknowledged[student].append(sha256_hex(content))
            self._is_over.wait(draw.uniform(0.0, 1.0))


@pytest.mark.nightly
def test_killed_at_random_moments(course: Course) -> None:
    """Killed again and again under load, the server grades each received attempt once"""
    course = configure(invite_class(course), "\n[serve]\nattempts_per_hour = 0\n")
    draw, writers = random.Random(SEED), Writers(course)
    for _ in range(KILLS):
        with serve_process(course) as (site, process):
            writers.serve_at(site)
            time.sleep(draw.uniform(0.0, 2.0))
            assert process.is_alive(), "the server ended by itself"
        assert fault_harness.is_gradebook_intact(course)
    with serve_process(course) as (site, _), closing(Database(course)) as database:
        writers.serve_at(site)
        time.sleep(2.0)
        writers.stop()
        wait_until(lambda: not Attempts(database).open())
        for student in writers.acknowledged:
            for attempt in Attempts(database).of(student):
                if attempt.state is AttemptState.GRADED:
                    assert attempt.points == writers.expected[attempt.sha256]
    assert all(writers.acknowledged.values())
    assert_all_graded(course, writers.acknowledged)


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), pytest.param(signal.SIGTERM, 143, marks=pytest.mark.nightly)],
)
def test_a_signal_stops_the_server(
    course: Course, blank: bytes, number: signal.Signals, code: int
) -> None:
    """Ctrl-C and SIGTERM end the server and its processes; the next start grades what waits"""
    invite_class(course)
    with serve_process(course) as (site, process):
        server = psutil.Process(process.pid)
        wait_until(lambda: bool(server.children()))
        assert is_acknowledged(site.student("s01"), blank)
        started = server.children(recursive=True)

        os.kill(server.pid, number)

        assert exit_code(process) == code
        assert psutil.wait_procs(started, timeout=30)[1] == []
    with serve_process(course) as (site, _):
        wait_for_grade(site.student("s01"))
    assert_all_graded(course, {"s01": [sha256_hex(blank)]})


# -- two servers on one PostgreSQL


def test_two_servers_share_a_queue(course: Course, blank: bytes) -> None:
    """Two servers on one PostgreSQL grade each attempt once, also when one of them is killed

    A start removes no file that the other server may be about to acknowledge.
    """
    students = [f"s{n:02}" for n in range(1, 5)]
    with servers.postgresql() as url, ExitStack() as first_server:
        course = invite_class(configure(course, f'\n[gradebook]\nurl = "{url}"\n'))
        first, _ = first_server.enter_context(serve_process(course, lease=LEASE))
        fresh, old = (attempt_files.save_upload(course, WEEK, "s09", blank) for _ in range(2))
        files = course.classroom.path / "attempts" / WEEK / "s09"
        os.utime(files / f"{old}.ipynb", (time.time() - 7200,) * 2)
        other_server = serve_process(course, lease=LEASE)
        with other_server as (second, _), closing(Database(course)) as database:
            for number, student in enumerate(students):
                site = (first, second)[number % 2]
                assert is_acknowledged(site.student(student), with_cell(blank, f"n = {number}"))
            assert [path.stem for path in files.iterdir()] == [fresh]
            first_server.close()
            # What it was grading is taken over when its lease ends.
            wait_until(lambda: not Attempts(database).open(), PATIENCE)

            attempts = [attempt for name in students for attempt in Attempts(database).of(name)]
        assert [attempt.state for attempt in attempts] == [AttemptState.GRADED] * len(students)
        assert set(repository.read_grades(course, WEEK)) == set(students)


@pytest.mark.nightly
def test_beside_grade_and_watch(course: Course, blank: bytes, tmp_path: Path) -> None:
    """`seminar grade` and `seminar watch` work in the classroom of a server, and lose nothing"""
    course, folder = invite_class(course), tmp_path / "folder"
    folder.mkdir()
    classroom.hand_in(course, "s05", with_cell(blank, "n = 5"))
    command = [classroom.program("seminar"), "watch", WEEK, str(folder)]
    with (
        serve_process(course) as (site, _),
        subprocess.Popen(command, cwd=course.root, stdout=subprocess.DEVNULL) as watch,
    ):
        try:
            (folder / "s06.ipynb").write_bytes(with_cell(blank, "n = 6"))
            clients = {student: site.student(student) for student in ("s01", "s02")}
            for student, client in clients.items():
                assert is_acknowledged(client, with_cell(blank, f"n = {student!r}"))
            graded = fault_harness.run(course, "grade", WEEK)
            assert graded.returncode == 0, graded
            for client in clients.values():
                wait_for_grade(client)
            wait_until(lambda: (folder / "s06.feedback.html").exists())
        finally:
            watch.terminate()
        assert watch.wait(PATIENCE) == 143
    with closing(Database(course)) as database:
        states = [[a.state for a in Attempts(database).of(student)] for student in clients]
    assert states == [[AttemptState.GRADED]] * 2
    assert set(repository.read_grades(course, WEEK)) == {"s01", "s02", "s05", "s06"}
    assert fault_harness.is_gradebook_intact(course)


# -- attacked


@pytest.fixture(scope="module")
def site(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server with all its doors, and a student whose attempt nobody else may read."""
    with site_with_all_doors(released, tmp_path_factory.mktemp("hostile"), 0) as running:
        victim = running.student("s01")
        hand_in(victim, with_cell(classroom.blank(running.course), f"{FOREIGN} = 1"))
        wait_for_grade(victim)
        yield running


METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get")
WORDS = (
    *("", "i", "weeks", "attempts", "class", "events", "health", "static", "lti", "sign-out"),
    *("serve.css", "serve.js", "login", "launch", "keys", "download", "students", "export"),
    *(WEEK, "s01", "s03", "csv", "moodle", "1", "0", "-1", "9" * 20, "9" * 5000, "1.0"),
    *("..", "%2e%2e", "%2f", "%5c..", "%00", "%ff", "%", "%0d%0aset-cookie:a=b", "%f0%9f%98%80"),
    *("course.toml", "classroom", "gradebook.db", "<script>", "'--", "{{7*7}}", "[", "*", "\\"),
)
PATHS = (
    f"/weeks/{WEEK}",
    f"/weeks/{WEEK}/download",
    "/attempts/1",
    f"/class/{WEEK}",
    f"/class/{WEEK}/export/csv",
    f"/class/{WEEK}/students/s01",
    "/lti/launch",
    "/lti/login",
    LOGIN,
    f"{CALLBACK}?state=x&code=y",
)
STUDENT = Session(Role.STUDENT, "s03")
HEADERS = (
    *("host", "origin", "referer", "cookie", "content-type", "accept-language", "range", "te"),
    *("sec-fetch-site", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "forwarded"),
    *("transfer-encoding", "content-length", "expect", "upgrade", "connection", "if-none-match"),
    *("x-http-method-override", "last-event-id", "authorization", "content-encoding"),
)
VALUES = (
    *("", "null", "[", "]", "http://[", "://", "a:b:c", "localhost:99999", "evil.example", "\0"),
    *("https://evil.example", "cross-site", "same-origin", "*", "en;q=x,,-", "ja_JP@x", "zz-" * 99),
    *("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x"),
    *(
        "multipart/form-data; boundary=x; charset=nope",
        "multipart/form-data; boundary=é; charset=\0",
    ),
    *("application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16"),
    *("chunked", "gzip", "0", "-1", "1e9", "9" * 30, "100-continue", "websocket", "close"),
    *("bytes=0-", "seminar_session=", 'seminar_session="\\', "; ; =", "x" * 20_000, "a\x0bb"),
)
BODIES = (
    *(
        b"",
        b"\0",
        b"{",
        b"a=b",
        b"due=%ff%00&due=&=",
        b"due=9999-12-31T23:59",
        b"state=x&id_token=y",
    ),
    *(
        b"--x",
        b"--x--",
        b"--x\r\n\r\n",
        b"--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--\r\n",
    ),
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n{}\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="\xff/\0"\r\n\r\n',
    b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\ntext\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="due"\r\n\r\n\xff\r\n--x--\r\n',
    b"[" * 100_000,
)
paths = st.lists(
    st.sampled_from(WORDS) | st.text(max_size=4).map(quote), min_size=1, max_size=5
).map(lambda words: "/" + "/".join(words))
targets = st.builds(
    lambda path, query: path + query,
    paths | st.sampled_from(PATHS),
    st.sampled_from(("", "?", "?names=shown", "?iss=https://lms.invalid&client_id=1", "?%ff=%00&")),
)
visible = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=12)
fields = st.lists(
    st.tuples(st.sampled_from(HEADERS), st.sampled_from(VALUES) | visible), max_size=4
)
bodies = st.sampled_from(BODIES) | st.binary(max_size=64)
roles = st.sampled_from([None, STUDENT, Session(Role.INSTRUCTOR)])


def exchange(site: Site, request: bytes, timeout: float) -> bytes:
    """Send bytes; return the answer, of an event stream only the beginning."""
    url, answer = urlsplit(site.address), b""
    with socket.create_connection((url.hostname, url.port), PATIENCE) as connection:
        with suppress(OSError):  # the server may refuse while we still send
            connection.sendall(request)
        connection.settimeout(timeout)
        with suppress(OSError):
            while b"text/event-stream" not in answer and (part := connection.recv(1 << 16)):
                answer += part
    return answer


def check_answers(site: Site, examples: int) -> None:
    """Send random requests of each role; no answer has an error of the server or foreign data."""

    @settings(max_examples=examples, deadline=None, database=None)
    @example(STUDENT, "GET", f"/attempts/{'9' * 20}", [], b"", 0)
    @example(STUDENT, "POST", f"/weeks/{WEEK}", [("origin", "http://[")], b"", 0)
    @given(roles, st.sampled_from(METHODS), targets, fields, bodies, st.sampled_from((0, 0, 0, 7)))
    def check(
        role: Session | None,
        method: str,
        target: str,
        headers: list[tuple[str, str]],
        body: bytes,
        lie: int,
    ) -> None:
        names = {name for name, _ in headers}
        if role is not None:
            cookie = Sessions(database).open(role, time.time() + 60)
            headers = [("cookie", f"{access.COOKIE}={cookie}"), *headers]
        if "host" not in names:
            headers = [("host", urlsplit(site.address).netloc), *headers]
        headers = [*headers, ("content-length", str(len(body) + lie)), ("connection", "close")]
        lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)]
        request = "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + body
        waits = bool(lie or names & {"content-length", "transfer-encoding", "upgrade"})
        log.clear()

        answer = exchange(site, request, 0.2 if waits else PATIENCE)

        assert waits or answer, "no answer"
        assert not re.match(rb"HTTP/1.1 5", answer)
        assert str(ROOT).encode() not in answer  # as in a stack trace
        assert b"set-cookie: a=b" not in answer.lower()
        assert not [line for line in log if "Error" in line]
        if role is None or role.role is Role.STUDENT:
            assert FOREIGN.encode() not in answer
            assert not re.search(rb"Student (?!3\b)\d", answer)

    with closing(Database(site.course)) as database, captured_log() as log:
        check()


def test_random_requests(site: Site) -> None:
    """No random request makes the server fail, or shows what belongs to others"""
    check_answers(site, 150)


@pytest.mark.nightly
def test_many_random_requests(site: Site) -> None:
    """Ten thousand random requests neither make the server fail nor show foreign data"""
    check_answers(site, 10_000)
    assert site.client().get("/health").status_code == 200


def stored_files(site: Site, student: str) -> list[Path]:
    return list(site.course.classroom.path.glob(f"attempts/*/{student}/*"))


def upload_head(site: Site, client: httpx.Client, size: int) -> bytes:
    """Return the beginning of an upload of `size` bytes by a student."""
    cookie = client.cookies[access.COOKIE]
    lines = [
        f"POST /weeks/{WEEK} HTTP/1.1",
        f"host: {urlsplit(site.address).netloc}",
        f"cookie: {access.COOKIE}={cookie}",
        "content-type: multipart/form-data; boundary=x",
        f"content-length: {size}",
    ]
    part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.ipynb"\r\n\r\n{'
    return ("\r\n".join(lines) + "\r\n\r\n" + part).encode()


def test_slow_and_cut_off_uploads(
    site: Site, blank: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An upload that stops in the middle stores nothing and delays no other student"""
    monkeypatch.setattr(attempt_files, "UPLOAD_SECONDS", 3.0)
    slow, other = site.student("s04"), site.student("s05")
    url, head = urlsplit(site.address), upload_head(site, slow, 1 << 20)
    with captured_log() as log, ExitStack() as stack:
        waiting = []
        for number in range(50):
            connection = socket.create_connection((url.hostname, url.port), PATIENCE)
            connection.sendall(head)
            waiting.append(stack.enter_context(connection))
            if number % 2:
                connection.close()
        start = time.monotonic()
        assert hand_in(other, blank).status_code == 200
        assert time.monotonic() - start < attempt_files.UPLOAD_SECONDS
        answers = [connection.recv(1 << 16) for connection in waiting[::2]]
        wait_for_grade(other)
    assert {answer.split()[1] for answer in answers} == {b"400"}
    assert not [line for line in log if "Error" in line]
    assert stored_files(site, "s04") == []
    assert "nothing handed in yet" in slow.get("/").text


def test_slow_connections(site: Site, released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sends headers or a form byte by byte, or takes no answer, delays no other client"""
    monkeypatch.setattr(connections, "HEAD_SECONDS", 2.0)
    monkeypatch.setattr(connections, "BODY_SECONDS", 3.0)
    monkeypatch.setattr(connections, "READ_SECONDS", 3.0)
    url, other = urlsplit(site.address), site.student("s10")
    head = b"HTTP/1.1\r\nhost: x\r\ncontent-length: 9999\r\n"
    form = b"content-type: application/x-www-form-urlencoded\r\n\r\n"
    beginnings = [
        b"",
        b"GET / HT",
        b"POST /sign-out " + head,
        b"POST /lti/launch " + head + form,  # asks for its form without a session
        b"POST /no/such/page " + head + form,  # is answered before its form is complete
        b"GET /static/serve.css HTTP/1.1\r\nhost: x\r\n\r\n" * 2000,  # and reads nothing
    ]
    with ExitStack() as stack:
        slow = []
        for beginning in beginnings * 40:
            connection = socket.create_connection((url.hostname, url.port), PATIENCE)
            slow.append(stack.enter_context(connection))
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.setblocking(False)
            with suppress(OSError):
                connection.send(beginning)
        times = []

        def trickle() -> bool:
            start = time.monotonic()
            assert other.get("/").status_code == 200
            times.append(time.monotonic() - start)
            slow[:] = [connection for connection in slow if is_open(connection)]
            return not slow

        wait_until(trickle)
    assert max(times) < PATIENCE / 10
    monkeypatch.undo()
    assert site.student("s11").get("/").status_code == 200


def is_open(connection: socket.socket) -> bool:
    """Send one more byte; return whether the server still takes it."""
    try:
        connection.send(b"a")
    except BlockingIOError:
        return True
    except OSError:
        return False
    return True


def test_file_names(site: Site, blank: bytes) -> None:
    """The name of an uploaded file is no part of a path and of no answer's headers"""
    names = ["../../../s01/x.ipynb", "..\\x.ipynb", "/etc/x.ipynb", "a\0b", 'a"\r\nb: c', "CON"]
    student, root = site.student("s06"), site.course.root
    before = set(root.rglob("*.ipynb"))

    answers = [hand_in(student, with_cell(blank, f"n = {name!r}"), name) for name in names]

    assert [answer.status_code for answer in answers] == [200] * len(names)
    assert not any("b" in step.headers for answer in answers for step in answer.history)
    assert hand_in(student, blank, "x" * 5000).status_code == 400
    wait_for_grade(student)
    added = set(root.rglob("*.ipynb")) - before
    assert len(added) >= len(names)
    assert all("s06" in path.relative_to(root).parts for path in added)


def test_a_stolen_cookie(site: Site) -> None:
    """A copy of a cookie is worth nothing after the student has signed out"""
    ada, thief = site.student("s07"), site.client()
    thief.cookies.set(access.COOKIE, ada.cookies[access.COOKIE])
    assert thief.get("/").status_code == 200
    ada.post("/sign-out")
    assert thief.get("/").status_code == 404


def test_a_thousand_event_streams(site: Site) -> None:
    """A student gets a few event streams, however many sessions they open, and delays nobody"""
    url, links = urlsplit(site.address), [site.student("s08") for _ in range(4)]
    statuses: list[bytes] = []
    with ExitStack() as stack:
        for number in range(1000):
            cookie = links[number % len(links)].cookies[access.COOKIE]
            request = f"GET /events HTTP/1.1\r\nhost: x\r\ncookie: {access.COOKIE}={cookie}\r\n\r\n"
            connection = socket.create_connection((url.hostname, url.port), PATIENCE)
            stack.enter_context(connection).sendall(request.encode())
            statuses.append(connection.recv(64).split()[1])
        with site.student("s09").stream("GET", "/events") as other:
            assert other.status_code == 200
    assert statuses.count(b"200") == events.MAX_STREAMS_PER_READER
    assert set(statuses) == {b"200", b"429"}
    # The streams that were closed are free again.
    wait_until(lambda: stream_status(links[0]) == 200)


def stream_status(client: httpx.Client) -> int:
    with client.stream("GET", "/events") as answer:
        return answer.status_code
