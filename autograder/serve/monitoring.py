"""What an operator watches: metrics for Prometheus, and a log with one line for each request."""

import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from autograder.core.errors import SeminarError
from autograder.serve.access import ROLE
from autograder.serve.attempts import OPEN_STATES, Attempts, AttemptState
from autograder.serve.database import Database
from autograder.serve.events import Broadcaster
from autograder.serve.grader_reports import GraderReports
from autograder.serve.lti_database import LtiDatabase

METRICS_HOST = "127.0.0.1"
SECONDS_BOUNDS = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0)

logger = logging.getLogger(__name__)
access_logger = logging.getLogger("autograder.serve.access")


class ServerCollector(Collector):
    """Reads the figures from the database at each scrape, so that a restart loses none."""

    def __init__(self, database: Database, broadcaster: Broadcaster) -> None:
        self._database, self._broadcaster = database, broadcaster

    def collect(self) -> Iterator[Metric]:
        """Yield the figures; without a database only those of this process."""
        streams, is_delayed = self._broadcaster.stream_count, False
        yield _gauge("seminar_event_streams", "Open pages that wait for changes.", streams)
        try:
            is_delayed = bool(GraderReports(self._database).trouble(time.time()))
            yield from self._stored()
        except SeminarError as error:
            is_delayed = True
            logger.warning("metrics are incomplete: %s", error)
        yield _gauge("seminar_trouble", "1 while an error delays grading, else 0.", is_delayed)

    def _stored(self) -> Iterator[Metric]:
        counts = Attempts(self._database).state_counts()
        attempts = GaugeMetricFamily("seminar_attempts", "Attempts by state.", labels=["state"])
        for state in AttemptState:
            attempts.add_metric([state], counts.get(state, 0))
        yield attempts
        waiting = sum(counts.get(state, 0) for state in OPEN_STATES)
        yield _gauge("seminar_queue_length", "Attempts that wait or are being graded.", waiting)
        below, total = Attempts(self._database).grading_seconds(SECONDS_BOUNDS)
        buckets = [(str(bound), n) for bound, n in zip(SECONDS_BOUNDS, below, strict=False)]
        yield HistogramMetricFamily(
            "seminar_grading_seconds",
            "Seconds from received to graded.",
            buckets=[*buckets, ("+Inf", below[-1])],
            sum_value=total,
        )
        failing = sum(item.failures > 0 for item in LtiDatabase(self._database).line_items())
        yield _gauge("seminar_passback_failing", "Points that the LMS has not taken.", failing)


@contextmanager
def serve_figures(collector: Collector, port: int) -> Iterator[int]:
    """Serve the figures on a port of this machine alone; yield the port.

    Raises SeminarError if the port is in use.
    """
    registry = CollectorRegistry()
    registry.register(collector)
    try:
        server, thread = start_http_server(port, METRICS_HOST, registry)
    except OSError as error:
        where = f"--metrics-port {port}"
        hint = "Choose another port"
        raise SeminarError(error.strerror or str(error), where=where, hint=hint) from None
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def access_log(path: Path) -> Iterator[None]:
    """Write the access log to a file, which logrotate may move away; raises SeminarError."""
    try:
        handler = WatchedFileHandler(path, encoding="utf-8")
    except OSError as error:
        raise SeminarError(error.strerror or str(error), where=f"--access-log {path}") from None
    access_logger.propagate = False  # its lines belong in the file alone
    access_logger.setLevel(logging.INFO)
    access_logger.addHandler(handler)
    try:
        yield
    finally:
        access_logger.removeHandler(handler)
        handler.close()


class AccessLogMiddleware:
    """Logs each request by its route and role, without tokens, names and addresses."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or not access_logger.handlers:
            await self._app(scope, receive, send)
            return
        start, status = time.perf_counter(), 500

        async def send_and_remember(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_remember)
        finally:
            line = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "method": scope["method"],
                "route": route_path(scope),
                "status": status,
                "ms": round((time.perf_counter() - start) * 1000, 1),
                "role": scope.get(ROLE),
            }
            access_logger.info(json.dumps(line))


def route_path(scope: Scope) -> str:
    """Return the path of a request's route with the names of its parameters; empty for none."""
    return getattr(scope.get("route"), "path", "")


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, text, value=value)
