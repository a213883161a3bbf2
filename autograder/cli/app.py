"""The commands: parse, call, show, exit code. Nothing else in the kit prints or exits."""

import os
from pathlib import Path

import typer

from autograder.cli.commands import authoring, grading, lms, report, system, watch
from autograder.cli.console import err, log_line, log_to_terminal
from autograder.core import atomic_files
from autograder.core.errors import SeminarError, StorageError

STOPPED = (130, 143)  # the exit codes after Ctrl-C and, of a watch, SIGTERM

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
app.callback()(log_to_terminal)
for command in (
    authoring.release,
    lms.collect,
    watch.watch,
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

new_app = typer.Typer(help="Lay out a new assignment or exercise.", no_args_is_help=True)
app.add_typer(new_app, name="new")
new_app.command("assignment")(authoring.new_assignment)
new_app.command("exercise")(authoring.new_exercise)

data_app = typer.Typer(help="Get the data sets of the course.", no_args_is_help=True)
app.add_typer(data_app, name="data")
data_app.command("fetch")(system.fetch_data)


def main() -> None:
    """The console script `seminar`."""
    _open_standard_streams()
    try:
        app(standalone_mode=True)
    except SeminarError as error:
        err.print(f"seminar: {error}", markup=False)
        raise SystemExit(error.exit_code) from None
    except SystemExit as ended:
        if ended.code in STOPPED:  # typer has caught the Ctrl-C, and says nothing
            log_line("stopped; what is done is kept, and the same command goes on from there")
        raise
    except OSError as error:
        # What no part of the kit had words for; with a file's name it is still one to act on.
        said = StorageError(
            error.strerror or str(error),
            where=str(error.filename or ""),
            hint="Look at that place, and at the folder for temporary files, and run the"
            " same command again: what is done is kept",
        )
        err.print(
            f"seminar: {atomic_files.to_storage_error(error, Path.cwd()) or said}", markup=False
        )
        raise SystemExit(said.exit_code) from None


def _open_standard_streams() -> None:
    """Have 0, 1 and 2 taken where they are closed: else the next files opened would get them."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
