"""A master becomes what students receive: nbgrader's source, the release, a zip for the LMS."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autograder.authoring import todo_markers
from autograder.content import master
from autograder.content.master import AssignmentSource, CellKind, MasterCell
from autograder.core import atomic_files
from autograder.core.errors import CourseError
from autograder.core.i18n import Language
from autograder.course import Course
from autograder.gradebook import nbgrader_runner as drafts
from autograder.gradebook import repository
from autograder.intake.normalizer import cell_id

ZIP_DATE = (2020, 1, 1, 0, 0, 0)  # so that the same release is the same file
NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def release(course: Course, assignment: str) -> Path:
    """Make `assignments/<assignment>/` and its zip anew; the path of the zip.

    Waits for others at the assignment, and says so. Raises MasterError for a master that cannot be
    read or is not yet written to the end, GradebookError if nbgrader refuses.
    """
    with course.classroom.assignment(assignment).lock():
        return _release(course, assignment)


def _release(course: Course, assignment: str) -> Path:
    read = master.load_master(course.master(assignment))
    todo_markers.require_none(course, assignment)
    source = course.classroom.path / "source" / assignment / f"{assignment}.ipynb"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(_dump(source_notebook(read, course)), encoding="utf-8")
    with _restore_on_error(course.release(assignment).parent, course.classroom.path):
        repository.generate_release(course, assignment)
    path = course.release(assignment)
    canonicalize(path)
    for file in course.assignment(assignment).files:
        copy_into_release(course.root / file, path.parent)
    path.parent.joinpath("requirements.txt").write_text(_requirements(course), encoding="utf-8")
    path.parent.joinpath("README.md").write_text(_readme(course, assignment), encoding="utf-8")
    return zip_release(path.parent, course.root / "assignments" / f"{assignment}.zip")


@contextmanager
def _restore_on_error(folder: Path, room: Path) -> Iterator[None]:
    """Put a folder back as it was if what is done fails: nbgrader deletes it when it refuses."""
    with atomic_files.temporary_directory(room) as aside:
        before = aside / folder.name
        if folder.is_dir():
            shutil.copytree(folder, before)
        try:
            yield
        except BaseException:
            if before.is_dir():
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(before, folder)
            raise


def build_preview(course: Course, assignment: str) -> bytes:
    """What a release would be, as the master stands now; nothing is written."""
    read = master.load_master(course.master(assignment))
    return drafts.preview_release(source_notebook(read, course), course)


def source_notebook(read: AssignmentSource, course: Course) -> dict[str, Any]:
    """The master in the course's language as nbgrader's source notebook."""
    cells = [_notebook_cell(cell, i) for i, cell in enumerate(read.in_language(course.language))]
    about = {"course": course.config.id, "assignment": read.name, "language": course.language}
    metadata = {**NOTEBOOK_METADATA, "seminar": about}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def copy_into_release(source: Path, folder: Path) -> None:
    """Copy a file, or a folder without caches and the scripts that made it, into a release.

    Raises CourseError if there is no such file.
    """
    if not source.exists():
        raise CourseError(
            f"files: there is no {source.name}",
            where="course.toml",
            hint=f"Take it off the list or put it at {source}",
        )
    if source.is_file():
        shutil.copyfile(source, folder / source.name)
        return
    left_out = shutil.ignore_patterns("__pycache__", "make_*.py")
    shutil.rmtree(folder / source.name, ignore_errors=True)
    shutil.copytree(source, folder / source.name, ignore=left_out, copy_function=shutil.copyfile)


def canonicalize(path: Path) -> None:
    """Write a notebook with sorted keys, so that the same release is the same file."""
    path.write_text(_dump(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")


def zip_release(folder: Path, target: Path) -> Path:
    """Zip all that is in `folder`, under its own name, byte for byte the same each time."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder)}", ZIP_DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return target


def _notebook_cell(cell: MasterCell, place: int) -> dict[str, Any]:
    metadata: dict[str, Any] = {}
    if cell.name:
        metadata["seminar"] = {"role": _role(cell), "name": cell.name}
    if cell.kind in (CellKind.EXERCISE, CellKind.CHECK, CellKind.QUESTION):
        metadata["nbgrader"] = _nbgrader(cell)
    if cell.kind is CellKind.CHECK:
        metadata |= {"deletable": False, "editable": False}
    base = {
        "id": cell_id(f"{place}-{cell.kind}-{cell.name}"),
        "metadata": metadata,
        "source": cell.source.splitlines(keepends=True),
    }
    if not cell.is_code:
        return {"cell_type": "markdown", **base}
    return {"cell_type": "code", "execution_count": None, "outputs": [], **base}


def _role(cell: MasterCell) -> str:
    return "free" if cell.kind is CellKind.FIGURE else str(cell.kind)


def _nbgrader(cell: MasterCell) -> dict[str, Any]:
    """nbgrader's marks. The cell that bears the points bears the exercise's name."""
    graded = cell.kind is not CellKind.EXERCISE
    meta: dict[str, Any] = {
        "schema_version": 3,
        "grade": graded,
        "solution": cell.kind is not CellKind.CHECK,
        "locked": cell.kind is CellKind.CHECK,
        "task": False,
        "grade_id": cell.name if graded else f"write_{cell.name}",
    }
    if graded:
        meta["points"] = cell.points
    return meta


def _dump(notebook: dict[str, Any]) -> str:
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _requirements(course: Course) -> str:
    return "".join(f"{name}\n" for name in sorted({*course.config.packages, "jupyter"}))


READMES: dict[Language, str] = {
    "en": """# {title}

1. Install Python 3.11 or newer, then in this folder: `python -m pip install -r requirements.txt`
2. Start: `python -m jupyter lab {name}.ipynb`. VS Code and Colab open the file too
   (in Colab, upload all that is in this folder).
3. Work from top to bottom; write where it says "Your turn" and run the check below it.
4. Save, and hand in `{name}.ipynb` with its name unchanged, by {due}.
""",
    "ja": """# {title}

1. Python 3.11 以降を用意し、このフォルダーで次を実行します：
   `python -m pip install -r requirements.txt`
2. `python -m jupyter lab {name}.ipynb` で始めます。VS Code や Colab でも開けます
   （Colab では、このフォルダーの中身をすべてアップロードします）。
3. 上から順に進め、「あなたの番」と書かれたセルに書いて、すぐ下の確認セルを実行します。
4. 保存して、`{name}.ipynb` を名前を変えずに提出します。締め切りは {due} です。
""",
}


def _readme(course: Course, assignment: str) -> str:
    title = course.assignment(assignment).title.in_language(course.language)
    due = f"{course.assignment(assignment).due:%Y-%m-%d %H:%M} ({course.config.time_zone})"
    return READMES[course.language].format(title=title, name=assignment, due=due)
