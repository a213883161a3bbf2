"""`seminar serve` and `seminar invite`: students hand in on a web page."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli.console import UnsafeOption, current_course, log_line, out, resolve_level
from autograder.core.errors import SeminarError

if TYPE_CHECKING:
    from autograder.course import Course

EXIT_TERMINATED = 128 + signal.SIGTERM


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8000,
    cert: Annotated[Path | None, typer.Option(help="The TLS certificate, as PEM.")] = None,
    key: Annotated[Path | None, typer.Option(help="Its private key.")] = None,
    behind_proxy: Annotated[
        list[str] | None,
        typer.Option(help="The address of the proxy with TLS whose headers are trusted."),
    ] = None,
    metrics_port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Metrics for Prometheus on this port of 127.0.0.1."),
    ] = None,
    access_log: Annotated[
        Path | None, typer.Option(help="Write a line of JSON for each request to this file.")
    ] = None,
    unsafe_no_sandbox: UnsafeOption = False,
) -> None:
    """Let students hand in on a web page and read the feedback there at once, until stopped.

    `seminar invite` makes the links of the students. Anywhere but on this machine the server
    needs a certificate, or a proxy that has one.
    """
    from autograder.serve import server

    course = current_course()
    level = resolve_level(course, unsafe_no_sandbox, course.grading)
    listen = server.Listen(
        host, port, cert, key, tuple(behind_proxy or ()), metrics_port, access_log
    )

    def show(link: str) -> None:
        out.print("Your own link, which is valid until the server stops (do not pass it on):")
        out.print(f"  {link}", soft_wrap=True)
        out.print(f"The address for students, who come in {_ways_in(course)}:")
        out.print(f"  {course.config.serve.url or link.partition('/i/')[0]}", soft_wrap=True)
        out.print("Ctrl-C stops.")
        out.file.flush()

    with _exit_on_sigterm(), server.open_server(course, level, listen, show) as running:
        running.run()


def _ways_in(course: "Course") -> str:
    """Return how students of a course come in, as the end of a sentence."""
    config = course.config.serve
    ways = ["by their personal links (`seminar invite`)"]
    if config.hub is not None:
        ways.append("with their JupyterHub accounts")
    if config.lti:
        ways.append("from the LMS")
    return " or ".join(ways)


@contextmanager
def _exit_on_sigterm() -> Iterator[None]:
    """End the server on SIGTERM as on Ctrl-C: its graders stop, and its processes end."""

    def end(_: int, __: object) -> None:
        raise SystemExit(EXIT_TERMINATED)

    # uvicorn ends its connections first, and then raises the signal again for this handler.
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def invite(
    students: Annotated[
        list[str] | None, typer.Argument(help="Ids of the roster (default: all).")
    ] = None,
    url: Annotated[
        str, typer.Option(help="The address of the server (default: [serve] url).")
    ] = "",
    renew: Annotated[
        bool, typer.Option("--renew", help="Replace existing links; the old ones stop working.")
    ] = False,
    revoke: Annotated[
        bool, typer.Option("--revoke", help="Revoke the links of the students.")
    ] = False,
) -> None:
    """Make a personal link for each student of the roster, and write classroom/invitations.csv.

    The file has name, e-mail and link for a mail merge. The server stores no link, only what
    recognizes it.
    """
    from autograder.serve import invitations

    course = current_course()
    if revoke:
        if not students:
            raise SeminarError("--revoke needs the ids of the students", hint="Name them")
        done = invitations.revoke_links(course, students)
        log_line(f"{len(done.revoked)} links revoked")
        return
    done = invitations.invite_students(course, students or (), url=url, renew=renew)
    log_line(f"{len(done.new)} new links, {len(done.kept)} kept")
    out.print(str(course.classroom.invitations_file), soft_wrap=True)
