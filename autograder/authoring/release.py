"""Release of an assignment: nbgrader's source notebook, the released directories, their zips."""

import json
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

from autograder.authoring import check_cells, todo_markers
from autograder.content.master import AssignmentSource, CellKind, MasterCell, load_master
from autograder.core.atomic_files import remove_stale_temp_files, temporary_directory
from autograder.core.errors import CourseError
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.core.i18n import LANGUAGES, Language
from autograder.course import Course, in_language
from autograder.gradebook.nbgrader_config import CODE_STUBS, FORMER_CODE_STUBS
from autograder.gradebook.nbgrader_runner import preview_release
from autograder.gradebook.repository import generate_release
from autograder.intake.cell_source import content_digest
from autograder.intake.model import cell_id

ZIP_DATE = (2020, 1, 1, 0, 0, 0)  # constant, so that the same release gives the same file
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"  # grades what it releases
NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def release_assignment(course: Course, assignment: str) -> tuple[Path, ...]:
    """Write `assignments/<assignment>/` and its zip, and those of further languages.

    Returns the paths of the zips in the order of the course's languages. Waits for the lock of
    the assignment. Raises MasterError for a master that is invalid or has TODO markers,
    GradebookError if nbgrader reports an error.
    """
    with course.classroom.assignment(assignment).lock():
        return _release(course, assignment)


def _release(course: Course, assignment: str) -> tuple[Path, ...]:
    master = load_master(course.master(assignment), course.languages)
    todo_markers.require_none(course, assignment)
    source = course.classroom.path / "source" / assignment / f"{assignment}.ipynb"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(_dump(source_notebook(master, course)), encoding="utf-8")
    targets = [course.release(assignment, language).parent for language in course.languages]
    releases = targets[0].parent
    releases.mkdir(exist_ok=True)
    remove_stale_temp_files(releases)
    # A release that is incomplete after an error or a crash must not grade a class.
    with temporary_directory(releases) as temporary:
        old = temporary / "old"
        for language, target in zip(course.languages, targets, strict=True):
            _build(in_language(course, language), master, temporary / target.name)
            zip_release(temporary / target.name, temporary / f"{target.name}.zip", assignment)
        fault_point(FaultPoint.RELEASE_BUILT)
        old.mkdir()
        # Nothing is graded without the release in the main language: it goes first, comes last.
        replaced = _released_directories(course, assignment)
        for path in replaced:
            path.rename(old / path.name)
        fault_point(FaultPoint.RELEASE_REMOVED)
        for target in reversed(targets):
            (temporary / target.name).rename(target)
            fault_point(FaultPoint.RELEASE_REPLACED)
        for path in set(replaced) - set(targets):
            path.with_name(f"{path.name}.zip").unlink(missing_ok=True)
        return tuple(
            (temporary / f"{target.name}.zip").replace(releases / f"{target.name}.zip")
            for target in targets
        )


def _released_directories(course: Course, assignment: str) -> list[Path]:
    """Return the existing directories of an assignment's releases, the main language first."""
    main = course.release(assignment).parent
    others = (main.with_name(f"{main.name}.{language}") for language in LANGUAGES)
    return [path for path in (main, *others) if path.exists()]


def _build(course: Course, master: AssignmentSource, directory: Path) -> None:
    """Write all files of a release in one language into a new directory.

    nbgrader makes and registers the one that has the name of the assignment.
    """
    assignment = master.name
    path = directory / f"{assignment}.ipynb"
    if directory.name == assignment:
        generate_release(course, assignment, directory.parent)
        notebook = json.loads(path.read_text(encoding="utf-8"))
    else:
        directory.mkdir()
        notebook = _preview(master, course)
    _mark_translations(notebook, master, course)
    # With sorted keys, so that the same release gives the same file.
    path.write_text(_dump(notebook), encoding="utf-8")
    for file in course.assignment(assignment).files:
        copy_into_release(course.root / file, directory)
    directory.joinpath("requirements.txt").write_text(_requirements(course), encoding="utf-8")
    directory.joinpath("README.md").write_text(_readme(course, assignment), encoding="utf-8")


def build_preview(course: Course, assignment: str) -> bytes:
    """Return the notebook that a release of the current master would have; writes nothing."""
    master = load_master(course.master(assignment), course.languages)
    notebook = _preview(master, course)
    _mark_translations(notebook, master, course)
    return json.dumps(notebook, ensure_ascii=False).encode()


def _preview(master: AssignmentSource, course: Course) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(preview_release(source_notebook(master, course), course))
    return notebook


def _mark_translations(notebook: dict[str, Any], master: AssignmentSource, course: Course) -> None:
    """Add the digests of each cell's versions to its metadata, if they differ.

    By them the intake recognizes a cell of the release in another language as unchanged, and one
    of an earlier release, which had other stubs and checks that were not wrapped.
    """
    languages = master.translations()
    previews = [_preview(master, in_language(course, language)) for language in languages]
    checks = {
        language: {
            c.name: c.source for c in master.in_language(language) if c.kind is CellKind.CHECK
        }
        for language in languages
    }
    for cell, *versions in zip(
        notebook["cells"], *(preview["cells"] for preview in previews), strict=True
    ):
        seminar = cell["metadata"].get("seminar", {})
        sources = set[str]()
        for language, version in zip(languages, versions, strict=True):
            source = "".join(version["source"])
            sources |= {source, source.replace(CODE_STUBS[language], FORMER_CODE_STUBS[language])}
            if seminar.get("role") == CellKind.CHECK:
                sources.add(checks[language][seminar["name"]])
        is_code = cell["cell_type"] == "code"
        digests = {content_digest(source, is_code=is_code) for source in sources}
        if len(digests) > 1:
            seminar["translations"] = " ".join(sorted(digests))
            cell["metadata"]["seminar"] = seminar


def source_notebook(master: AssignmentSource, course: Course) -> dict[str, Any]:
    """Return the master in the course's language as nbgrader's source notebook."""
    cells = check_cells.with_checks(master.in_language(course.language), course.language)
    seminar = {"course": course.config.id, "assignment": master.name, "language": course.language}
    return {
        "cells": [_notebook_cell(cell, index) for index, cell in enumerate(cells)],
        "metadata": {**NOTEBOOK_METADATA, "seminar": seminar},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def copy_into_release(source: Path, directory: Path) -> None:
    """Copy a file or directory into a release, without caches and `make_*.py` scripts.

    Raises CourseError if `source` does not exist.
    """
    if not source.exists():
        raise CourseError(
            f"files: there is no {source.name}",
            where="course.toml",
            hint=f"Take it off the list or put it at {source}",
        )
    if source.is_file():
        shutil.copyfile(source, directory / source.name)
        return
    excluded = shutil.ignore_patterns("__pycache__", "make_*.py")
    shutil.rmtree(directory / source.name, ignore_errors=True)
    shutil.copytree(source, directory / source.name, ignore=excluded, copy_function=shutil.copyfile)


def zip_release(directory: Path, target: Path, name: str) -> None:
    """Zip a directory under `name`; the same files give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in directory.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(directory)}", ZIP_DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def _notebook_cell(cell: MasterCell, index: int) -> dict[str, Any]:
    metadata: dict[str, Any] = {}
    if cell.name:
        metadata["seminar"] = {"role": _role(cell), "name": cell.name}
    if cell.kind in (CellKind.EXERCISE, CellKind.CHECK, CellKind.QUESTION):
        metadata["nbgrader"] = _nbgrader_metadata(cell)
    if cell.kind in (CellKind.CHECK, CellKind.FIGURE):
        metadata |= check_cells.MAY_FAIL
    if cell.is_folded:
        metadata |= check_cells.FOLDED
    if cell.kind is CellKind.CHECK:
        metadata |= {"deletable": False, "editable": False}
    notebook_cell = {
        "id": cell_id(f"{index}-{cell.kind}-{cell.name}"),
        "metadata": metadata,
        "source": cell.source.splitlines(keepends=True),
    }
    if not cell.is_code:
        return {"cell_type": "markdown", **notebook_cell}
    return {"cell_type": "code", "execution_count": None, "outputs": [], **notebook_cell}


def _role(cell: MasterCell) -> str:
    return "free" if cell.kind is CellKind.FIGURE else str(cell.kind)


def _nbgrader_metadata(cell: MasterCell) -> dict[str, Any]:
    """Return nbgrader's metadata; the cell with the points has the name of the exercise."""
    is_graded = cell.kind is not CellKind.EXERCISE
    metadata: dict[str, Any] = {
        "schema_version": 3,
        "grade": is_graded,
        "solution": cell.kind is not CellKind.CHECK,
        "locked": cell.kind is CellKind.CHECK,
        "task": False,
        "grade_id": cell.name if is_graded else f"write_{cell.name}",
    }
    return metadata | {"points": cell.points} if is_graded else metadata


def _dump(notebook: dict[str, Any]) -> str:
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _requirements(course: Course) -> str:
    return "".join(f"{name}\n" for name in sorted({*course.config.packages, "jupyter"}))


READMES: dict[Language, str] = {
    "en": """# {title}

1. Install Python 3.11 or newer, then in this folder: `python -m pip install -r requirements.txt`.
   Your notebook is graded with Python {python} and the packages {packages}.
   Code that needs another package, or syntax of a newer Python, does not run there.
2. Start: `python -m jupyter lab {name}.ipynb`. VS Code and Colab open the file too
   (in Colab, upload all that is in this folder).
3. Work from top to bottom; write where it says "Your turn" and run the check below it.
4. Save, and hand in `{name}.ipynb` with its name unchanged, by {due}.
""",
    "ja": """# {title}

1. Python 3.11以降を用意し、このフォルダーで次を実行します：
   `python -m pip install -r requirements.txt`
   採点にはPython {python}と、パッケージ {packages} を使います。
   ほかのパッケージや、これより新しいPythonにしかない文法を使ったコードは、採点では動きません。
2. `python -m jupyter lab {name}.ipynb` で始めます。VS CodeやColabでも開けます
   （Colabでは、このフォルダーの中身をすべてアップロードします）。
3. 上から順に進め、「あなたの番」と書かれたセルに書いて、すぐ下の確認セルを実行します。
4. 保存して、`{name}.ipynb` を名前を変えずに提出します。締め切りは{due}です。
""",
}


def _readme(course: Course, assignment: str) -> str:
    title = course.assignment(assignment).title.in_language(course.language)
    due = f"{course.assignment(assignment).due:%Y-%m-%d %H:%M} ({course.config.time_zone})"
    packages = ", ".join(course.config.packages)
    return READMES[course.language].format(
        title=title, name=assignment, due=due, python=PYTHON, packages=packages
    )
