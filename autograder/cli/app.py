"""The Typer app: parse, call a workflow, show a view, return an exit code.

Only `cli/` prints and exits.
"""

import _thread
import os
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer

import autograder
from autograder.cli.commands import authoring, grading, lms, report, serve, system, watch
from autograder.cli.console import err, log_line, log_to_terminal, out
from autograder.core import atomic_files, fault_points
from autograder.core.errors import SeminarError, StorageError

INTERRUPT_AGAIN = 0.05  # seconds until Ctrl-C is repeated: by then the object is deleted
STOPPED = (130, 143)  # the exit codes after Ctrl-C, and of watch and serve after SIGTERM

app = typer.Typer(
    name="seminar",
    help="Hand out, collect and grade a weekly seminar on neural networks from scratch.",
    epilog="An instructor's week: seminar release, collect, grade, export. To see it all at once:"
    " seminar demo in an empty folder.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
)


def _print_version(is_requested: bool) -> None:
    """Print the version and exit."""
    if is_requested:
        out.print(f"seminar-kit {autograder.__version__}")
        raise typer.Exit


@app.callback()
def _before_command(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Show what the package logs."""
    log_to_terminal()


for command in (
    authoring.release,
    lms.collect,
    watch.watch,
    serve.serve,
    serve.invite,
    grading.grade,
    grading.regrade,
    grading.check,
    lms.export,
    authoring.audit,
    report.report,
    grading.demo,
    system.doctor,
):
    app.command()(command)

app.command("import")(authoring.import_notebooks)

new_app = typer.Typer(help="Begin a course, an assignment or an exercise.", no_args_is_help=True)
app.add_typer(new_app, name="new")
new_app.command("course")(authoring.new_course)
new_app.command("assignment")(authoring.new_assignment)
new_app.command("exercise")(authoring.new_exercise)


def main() -> None:
    """Run the console script `seminar`."""
    _open_standard_streams()
    sys.unraisablehook = repeat_lost_interrupt
    try:
        fault_points.arm()
        app(standalone_mode=True)
    except SeminarError as error:
        err.print(f"seminar: {error}")
        raise SystemExit(error.exit_code) from None
    except SystemExit as ended:
        if ended.code in STOPPED:  # typer catches Ctrl-C and prints nothing
            log_line("stopped; what is done is kept, and the same command continues from there")
        raise
    except OSError as error:
        # No module translated this error; its file name still tells the user where to look.
        storage_error = StorageError(
            error.strerror or str(error),
            where=str(error.filename or ""),
            hint="Check that path and the directory for temporary files, and run the same"
            " command again: what is done is kept",
        )
        err.print(
            f"seminar: {atomic_files.to_storage_error(error, Path.cwd()) or storage_error}",
        )
        raise SystemExit(storage_error.exit_code) from None


def repeat_lost_interrupt(lost: "sys.UnraisableHookArgs", /) -> None:
    """Interrupt the command again if Ctrl-C was lost: a hook of `sys.unraisablehook`.

    Python prints and drops a KeyboardInterrupt that is raised while an object is deleted.
    """
    if lost.exc_type is KeyboardInterrupt:
        threading.Timer(INTERRUPT_AGAIN, _thread.interrupt_main).start()
    else:
        sys.__unraisablehook__(lost)


def _open_standard_streams() -> None:
    """Open /dev/null as 0, 1 and 2 where they are closed, so no other file gets their number."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
