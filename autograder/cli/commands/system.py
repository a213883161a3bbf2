"""`seminar doctor` and `data fetch`: what the machine is, and what it lacks."""

from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.console import out, progress
from autograder.core.errors import SeminarError


def doctor() -> None:
    """Tell whether this machine is ready: Python, packages, the wall around student code."""
    from autograder.workflows import doctor

    for line in doctor.run_checks(Path.cwd()):
        mark = "[green]ok[/]  " if line.ok else "[yellow]look[/]"
        out.print(f"{mark} {line.label}")
        if line.advice:
            out.print(f"     {line.advice}.")


def fetch_data(
    name: Annotated[str, typer.Argument(help="The data set: mnist.")],
    source: Annotated[
        Path | None, typer.Option("--from", help="A folder that has the files already.")
    ] = None,
) -> None:
    """Download a data set, or copy it from a folder, into your data folder.

    Shows progress, goes on where it was interrupted, and checks every file.
    Then load("mnist") works in every notebook of this user.
    """
    from data import places
    from data.fetch import FetchError, fetch

    try:
        target = places.user_folder() / name
        with progress() as report:
            paths = fetch(name, target, source=source, progress=report)
    except (FetchError, RuntimeError) as error:
        raise SeminarError(str(error)) from None
    for path in paths:
        out.print(str(path))
