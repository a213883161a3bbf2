"""`seminar import`: a master and a draft suite from a source notebook of nbgrader."""

import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct

from autograder.authoring import draft_suite, scaffold
from autograder.authoring.draft_master import DraftExercise, DraftMaster, identifier
from autograder.core.errors import SeminarError
from autograder.course import Course

# Grading needs the directory of the suite, also for an assignment of questions.
NO_TESTS = '"""This assignment has no hidden tests yet."""\n'


class ImportedAssignment(Struct, frozen=True):
    """What was written, and what a person has to decide."""

    assignment: str
    files: Mapping[str, str]  # description by path
    exercises: tuple[str, ...]
    questions: tuple[str, ...]
    points: float
    decisions: tuple[str, ...]


def import_notebook(course: Course, path: Path) -> ImportedAssignment:
    """Add the assignment of a source notebook to a course; its name is that of the file.

    Raises SeminarError, before anything is written, for a file that is no such notebook, for a
    name that is in use, and for a cell that cannot be converted.
    """
    name = identifier(path.stem)
    scaffold.require_new_assignment(course, name)
    draft = DraftMaster(str(path), course.languages)
    for number, cell in enumerate(_read_cells(path), 1):
        draft.add(number, cell)
    draft.finish()
    tested = [exercise for exercise in draft.exercises.values() if exercise.tests]
    suite = {f"test_{exercise.name}.py": _draft_tests(draft, exercise) for exercise in tested}
    suite = suite or {"conftest.py": NO_TESTS}
    text = _master_text(draft)
    files = scaffold.write_assignment(course, name, draft.title or name, text, suite)
    of_tests = (draft_suite.decisions(e.name, e.tests, draft.names) for e in tested)
    decisions = (*draft.decisions, *chain.from_iterable(of_tests), *_of_course(course, path, draft))
    return ImportedAssignment(
        assignment=name,
        files=files,
        exercises=tuple(draft.exercises),
        questions=tuple(draft.questions),
        points=draft.points(),
        decisions=tuple(dict.fromkeys(decisions)),
    )


def _draft_tests(draft: DraftMaster, exercise: DraftExercise) -> str:
    file = Path(draft.where).name
    try:
        return draft_suite.draft_tests(exercise.name, file, exercise.tests, draft.names)
    except SyntaxError as error:
        raise SeminarError(
            f"the test cells of {exercise.name} cannot be tests: {error.msg}",
            where=draft.where,
            hint="Write them so that they could stand in a function, and import again",
        ) from None


def _master_text(draft: DraftMaster) -> str:
    """Return the master in the percent format."""
    import jupytext
    from nbformat import v4

    cells = [
        (v4.new_code_cell if cell.code else v4.new_markdown_cell)(
            cell.source, metadata=cell.metadata
        )
        for cell in draft.cells
    ]
    settings = {"jupytext": {"notebook_metadata_filter": "-all"}}
    return str(jupytext.writes(v4.new_notebook(cells=cells, metadata=settings), "py:percent"))


def _of_course(course: Course, path: Path, draft: DraftMaster) -> Iterator[str]:
    """Yield what is to be decided about the course: packages, files, translations."""
    packages = {package.replace("-", "_") for package in course.config.packages}
    modules = set(draft_suite.modules(draft.names.imports)) - packages - sys.stdlib_module_names
    for module in sorted(modules):
        yield f"course.toml: add {module} to packages, or students cannot import it"
    beside = [
        file.name
        for file in sorted(path.absolute().parent.iterdir())
        if file.suffix != ".ipynb" and not file.name.startswith((".", "__"))
    ]
    if beside:
        yield (
            f"course.toml: copy what students need of {', '.join(beside)} into the course, and"
            " name it in `files` of the assignment"
        )
    if len(course.languages) > 1:
        yield "the master: the texts of all languages are the same, translate them"


def _read_cells(path: Path) -> list[Any]:
    """Return the cells of a Python notebook; raise SeminarError for any other file."""
    import nbformat

    try:
        notebook = nbformat.read(path, as_version=4)
        metadata, cells = notebook.metadata, list(notebook.cells)
    except OSError as error:
        raise SeminarError(f"cannot be read ({error.strerror})", where=str(path)) from None
    except (ValueError, KeyError, AttributeError, TypeError, nbformat.ValidationError):
        hint = "Name a file .ipynb that Jupyter opens"
        raise SeminarError("is not a notebook", where=str(path), hint=hint) from None
    language = metadata.get("kernelspec", {}).get("language", "python")
    if language.lower() != "python":
        hint = "The kit grades Python only"
        raise SeminarError(f"is a notebook in {language}", where=str(path), hint=hint)
    return cells
