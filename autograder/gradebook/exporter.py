"""Where nbgrader reads a hand-in: whatever is in the file, it gets a clean notebook.

Without it one file that is not JSON, or one duplicated cell, would abort the class.
"""

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from autograder import course as courses
from autograder.gradebook import aside, book
from autograder.intake import folder, notebook
from autograder.intake.notebook import NbCell

KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


class SubmissionExporter(NotebookExporter):  # type: ignore[misc]
    """Reads a submitted notebook mended; one that is already autograded as it is."""

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> tuple[str, Any]:
        """The notebook in `filename`, ready for nbgrader's preprocessors."""
        course = courses.load(Path.cwd())
        path = Path(filename)
        if course.classroom / "submitted" not in path.absolute().parents:
            return super().from_filename(filename, resources, **kwargs)  # type: ignore[no-any-return]
        assignment = resources["nbgrader"]["assignment"]
        release = notebook.read_release(course.release(assignment).read_bytes(), assignment)
        submission = notebook.mend(folder.read(path), release, course.language)
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        return self.from_notebook_node(  # type: ignore[no-any-return]
            as_notebook(submission.cells), resources, **kwargs
        )


def as_notebook(cells: tuple[NbCell, ...]) -> NotebookNode:
    """The cells as a notebook of the present format, with nbgrader's metadata."""
    makers = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}
    nodes = []
    for cell in cells:
        node = makers[cell.cell_type](cell.source, id=cell.id)
        if cell.nbgrader:
            node.metadata["nbgrader"] = dict(cell.nbgrader)
        nodes.append(node)
    return new_notebook(cells=nodes, metadata=KERNEL)


def prepare(assignment: str, notebooks: Any, **_: object) -> None:
    """nbgrader's hook before a submission: know the assignment, undo a change of name."""
    if not notebooks:
        return
    book.register(courses.load(Path.cwd()), assignment)
    aside.set_aside(Path(notebooks[0]).parent)
    adopted = folder.adopt(Path(notebooks[0]).parent, assignment)
    if adopted is not None:
        notebooks[:] = [str(adopted[0])]
