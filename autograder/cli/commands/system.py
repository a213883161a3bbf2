"""`seminar doctor` and `data fetch`: check the machine and download data sets."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from autograder.cli.console import out, print_lines, progress
from autograder.core.errors import SeminarError


def doctor() -> None:
    """Check whether this machine is ready: Python, packages, course, gradebook, the sandbox.

    Ends with exit code 1 if something has to be mended before this course is graded here.
    """
    from autograder.workflows import doctor

    problems = 0
    for line in doctor.run_checks(Path.cwd()):
        mark = Text("ok  ", "green") if line.ok else Text("look", "yellow")
        out.print(mark.append(f" {line.label}", "default"))
        if line.advice:
            out.print(f"     {line.advice.rstrip('.')}.")
        problems += not (line.ok or line.accepted)
    if problems:
        raise SystemExit(1)


def fetch_data(
    name: Annotated[str, typer.Argument(help="The data set: mnist.")],
    source: Annotated[
        Path | None, typer.Option("--from", help="A folder that has the files already.")
    ] = None,
) -> None:
    """Download a data set, or copy it from a folder, into your data folder.

    Shows progress, continues an interrupted download, and checks every file.
    Then load("mnist") works in every notebook of this user.
    """
    from autograder.authoring.new_course import bundled_file

    # Course content, as handed out with week 7; it is no package of the installation.
    sys.path.insert(0, str(bundled_file("course.toml").parent))
    from data import places
    from data.fetch import FetchError, fetch

    try:
        target = places.user_folder() / name
        with progress() as report:
            paths = fetch(name, target, source=source, progress=report)
    except (FetchError, RuntimeError) as error:
        raise SeminarError(str(error)) from None
    print_lines(map(str, paths), soft_wrap=True)
