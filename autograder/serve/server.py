"""`seminar serve`: the web server, and the process that grades for it."""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import uvicorn
from msgspec import Struct

from autograder.core.errors import SeminarError
from autograder.core.locks import LockBusyError
from autograder.course import Course, Level
from autograder.gradebook import late_penalties, repository
from autograder.serve import attempt_files, monitoring
from autograder.serve.access import Access
from autograder.serve.attempts import Attempts
from autograder.serve.connections import DeadlineProtocol, raise_file_limit
from autograder.serve.database import Database
from autograder.serve.events import Broadcaster
from autograder.serve.grader_process import GraderProcess, GradingService
from autograder.serve.grader_reports import GraderReports
from autograder.serve.hub import Hub
from autograder.serve.lti import Lti
from autograder.serve.monitoring import ServerCollector
from autograder.serve.passback import Passback
from autograder.serve.sessions import Sessions
from autograder.serve.web import Application

SHUTDOWN_SECONDS = 5
MAX_HEADER_BYTES = 16 << 10
IDLE_SECONDS = 15
UNKNOWN_SECONDS = 3600.0  # after which an upload without an attempt is not of a living server


GraderType = Callable[[Course, Database, Level, Callable[[], None]], GradingService]


class Listen(Struct, frozen=True):
    """Where the server listens, and how requests are protected on their way.

    `proxies` are the addresses of the proxies whose headers are trusted. On `metrics_port` this
    machine alone can read the figures; None for no figures.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    certificate: Path | None = None
    key: Path | None = None
    proxies: Sequence[str] = ()
    metrics_port: int | None = None
    access_log: Path | None = None

    @property
    def scheme(self) -> str:
        """`https` with a certificate."""
        return "https" if self.certificate else "http"


def check_listen(listen: Listen) -> None:
    """Raise SeminarError for an address at which requests would not be protected."""
    if (listen.certificate is None) != (listen.key is None):
        raise SeminarError("--cert and --key belong together", hint="Give both, or neither")
    for path in (listen.certificate, listen.key):
        if path is not None and not path.is_file():
            raise SeminarError("there is no such file", where=str(path))
    for proxy in listen.proxies:
        try:
            ipaddress.ip_network(proxy)
        except ValueError:
            hint = "Write the address of the proxy, e.g. --behind-proxy 127.0.0.1"
            raise SeminarError("is not an IP address", where=proxy, hint=hint) from None
    if not (_is_loopback(listen.host) or listen.certificate or listen.proxies):
        raise SeminarError(
            "would send links and cookies unprotected through the network",
            where=f"--host {listen.host}",
            hint="Add --cert and --key, or put a proxy with TLS before it and add --behind-proxy"
            " with its address",
        )


@contextmanager
def open_server(
    course: Course,
    level: Level,
    listen: Listen,
    on_ready: Callable[[str], None],
    grader_type: GraderType = GraderProcess,
) -> Iterator[uvicorn.Server]:
    """Prepare the server; its `run` serves until it is stopped. `on_ready` gets the link.

    Raises SeminarError for an unusable course, address or database.
    """
    check_listen(listen)
    raise_file_limit()
    for assignment in course.config.assignments:
        late_penalties.deadlines(course, assignment)  # raises SeminarError for an invalid roster
    repository.backend_of(course).ensure_ready()
    with ExitStack() as stack:
        database = stack.enter_context(closing(Database(course)))
        database.create_tables()
        attempts, reports = Attempts(database), GraderReports(database)
        if not database.is_shared:
            try:
                stack.enter_context(course.classroom.server_lock())
            except LockBusyError as error:
                what = f"the server of this course is already running {error}".strip()
                raise SeminarError(what, hint="Stop it first") from None
            attempts.release_all()
            reports.remove_all()
        # Another server may be about to acknowledge what it has just written.
        before = time.time() - (UNKNOWN_SECONDS if database.is_shared else 0.0)
        attempt_files.remove_unknown(course, attempts.files(), before=before)
        access = Access(Sessions(database))
        broadcaster = Broadcaster(attempts)
        grader = grader_type(course, database, level, broadcaster.notice)
        lti = Lti(course, database)
        service = course.config.serve.hub
        hub = Hub(course, service, database) if service else None
        application = Application(course, database, grader.wake, access, lti, hub, broadcaster)
        listener = stack.enter_context(closing(_bind(listen)))
        if listen.access_log is not None:
            stack.enter_context(monitoring.access_log(listen.access_log))
        if listen.metrics_port is not None:
            collector = ServerCollector(database, broadcaster)
            stack.enter_context(monitoring.serve_figures(collector, listen.metrics_port))
        grader.start()
        stack.callback(grader.stop)
        if lti.key is not None:
            passback = Passback(course, database, lti.key)
            passback.start()
            stack.callback(passback.stop)
        address = f"{listen.scheme}://{_host(listen)}:{listener.getsockname()[1]}"
        server = _Server(_config(application, listen), listener)
        on_ready(f"{address}/i/{access.instructor_token}")
        yield server


class _Server(uvicorn.Server):
    """A server on a socket that is bound already."""

    def __init__(self, config: uvicorn.Config, listener: socket.socket) -> None:
        super().__init__(config)
        self._listener = listener

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until stopped by a signal."""
        super().run(sockets or [self._listener])


def _config(application: Application, listen: Listen) -> uvicorn.Config:
    return uvicorn.Config(
        application.asgi,
        log_config=None,
        access_log=False,  # its lines would contain the tokens of links
        proxy_headers=bool(listen.proxies),
        forwarded_allow_ips=",".join(listen.proxies),
        ssl_certfile=listen.certificate,
        ssl_keyfile=listen.key,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        h11_max_incomplete_event_size=MAX_HEADER_BYTES,
        server_header=False,
        http=DeadlineProtocol,
        ws="none",
    )


def _bind(listen: Listen) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
        listener = socket.create_server((listen.host, listen.port), family=family, backlog=512)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "Choose another --port, or stop the program that uses it"
        where = f"{listen.host}:{listen.port}"
        raise SeminarError(f"cannot listen there ({reason})", where=where, hint=hint) from None
    # asyncio sets this only on sockets that it has created. Without it the body of each answer
    # waits for the client's acknowledgement of the headers, which clients delay by 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _host(listen: Listen) -> str:
    if ":" in listen.host:
        return f"[{listen.host}]"
    return socket.gethostname() if listen.host == "0.0.0.0" else listen.host


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
