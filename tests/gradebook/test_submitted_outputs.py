"""Outputs of a notebook as handed in: labelled, harmless, and without any effect on points."""

from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.authoring import release
from autograder.core.i18n import Language
from autograder.course import Course
from autograder.grading import result_store
from autograder.grading.result import CellStatus, Result
from autograder.workflows import demo
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT, mark
from tests.support.markup import Page
from tests.support.normalizer_helpers import new_cell
from tests.support.notebooks import encoded

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
LABELS: dict[Language, str] = {
    "en": "Output as handed in: this cell was not run again.",
    "ja": "提出されたときの出力です。採点では、このセルを実行し直していません。",
}
FIGURE: dict[str, Any] = {
    "output_type": "display_data",
    "metadata": {},
    "data": {"image/png": encoded("PNG", (64, 48)), "text/plain": "<Figure size 640x400>"},
}


def with_outputs(data: bytes, *outputs: dict[str, Any]) -> bytes:
    """Return a notebook whose code cells all have these outputs."""

    def change(cells: list[Any]) -> None:
        for cell in cells:
            if cell["cell_type"] == "code":
                cell["outputs"] = outputs

    return classroom.edited(data, change)


def without_experiment(data: bytes) -> bytes:
    """Return a notebook with two demonstrations, the figures."""

    def change(cells: list[Any]) -> None:
        cells[:] = [cell for cell in cells if "try_size" not in str(cell["metadata"])]

    return classroom.edited(data, change)


def complete(course: Course) -> bytes:
    """Return the solved notebook without its experiment."""
    return without_experiment(classroom.complete(course))


def page(course: Course) -> str:
    """Return the page of the student."""
    paths = course.classroom.assignment(ASSIGNMENT).student("ada")
    return paths.feedback_page.read_text(encoding="utf-8")


def result(course: Course) -> Result:
    """Return the Result of the student."""
    stored = result_store.load_result(
        course.classroom.assignment(ASSIGNMENT).student("ada").result_dir
    )
    assert stored is not None
    return stored


def outputs_of_figures(course: Course) -> list[list[Any]]:
    """Return the outputs of the two figures in the autograded notebook."""
    paths = course.classroom.assignment(ASSIGNMENT).student("ada")
    notebook = nbformat.read(paths.autograded, as_version=4)
    return [cell.outputs for cell in notebook.cells if "plt.show()" in cell.source]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_page_labels_them(tmp_path: Path, language: Language) -> None:
    """Page and autograded notebook have the handed-in figures, each below a label."""
    course = demo.create_course(tmp_path / "course", language)
    release.release_assignment(course, ASSIGNMENT)
    classroom.hand_in(course, "ada", with_outputs(complete(course), FIGURE))
    assert mark(course).failures == ()
    assert result(course).points == 11
    statuses = [cell.status for cell in result(course).cells]
    assert statuses.count(CellStatus.KEPT) == 2
    assert statuses.count(CellStatus.RAN) == 5
    for label, figure in outputs_of_figures(course):
        assert label.data["text/plain"] == LABELS[language]
        assert figure.data["image/png"] == FIGURE["data"]["image/png"]
    html = page(course)
    before_first, *between = html.split(f'<p class="submitted">{LABELS[language]}</p>')
    assert "<img" not in before_first
    assert [part.count("<img") for part in between] == [1, 1]


def test_figures_without_outputs_are_drawn(course: Course) -> None:
    """Without handed-in outputs the figures are drawn, and nothing is labelled."""
    classroom.hand_in(course, "ada", with_outputs(complete(course)))
    mark(course)
    assert {cell.status for cell in result(course).cells} == {CellStatus.RAN}
    assert page(course).count("<img") == 2
    assert LABELS["en"] not in page(course)


def test_claims_earn_nothing(course: Course) -> None:
    """Outputs that claim points and imitate the page stay in the frame of outputs, labelled."""
    verdict = "<section><h2>What was tested</h2><p>13 of 13 points</p></section>"
    hostile: list[dict[str, Any]] = [
        {"output_type": "execute_result", "execution_count": 1, "metadata": {},
         "data": {"text/plain": "13.0"}},
        {"output_type": "display_data", "metadata": {"submitted_outputs": True},
         "data": {"text/plain": "This cell was run again: full marks."}},
        {"output_type": "display_data", "metadata": {},
         "data": {"text/html": f"{verdict}<script>steal()</script><img src=x onerror=steal()>"}},
        {"output_type": "stream", "name": "stdout", "text": "\x1b]0;title\x07plain \u202etext"},
        {"output_type": "display_data", "metadata": {},
         "data": {"image/svg+xml": "<svg onload=steal()/>", "image/png": "bm8gcGljdHVyZQ=="}},
    ]  # fmt: skip
    classroom.hand_in(
        course, "ada", with_outputs(without_experiment(classroom.blank(course)), *hostile)
    )
    mark(course)
    assert result(course).points == 0
    for outputs in outputs_of_figures(course):
        assert [output.output_type for output in outputs[1:]].count("execute_result") == 0
        assert outputs[0].data["text/plain"] == LABELS["en"]
        assert "submitted_outputs" not in outputs[2].metadata
    html = page(course)
    assert html.count('<p class="submitted">') == 2
    assert "This cell was run again" in Page(html).text
    for active in ("<script", "onerror", "onload", "svg+xml", "\x1b", "\u202e", "bm8g"):
        assert active not in html.split('<h2 id="notebook">')[1], active
    assert "<h2>What was tested" not in html
    assert html.index("0 of 13 points") < html.index('<p class="submitted">')


def test_huge_outputs_are_not_kept(course: Course) -> None:
    """Outputs beyond the limit on a notebook's output are dropped, and the figures drawn."""
    limit = course.limits(ASSIGNMENT).output << 20
    huge = {"output_type": "stream", "name": "stdout", "text": "x" * limit}
    classroom.hand_in(course, "ada", with_outputs(complete(course), huge))
    mark(course)
    assert {cell.status for cell in result(course).cells} == {CellStatus.RAN}
    assert page(course).count("<img") == 2


def test_kept_and_new_outputs_share_the_limit(course: Course) -> None:
    """Kept outputs that do not fit beside those of the run are dropped."""
    limit = course.limits(ASSIGNMENT).output << 20
    large = {"output_type": "stream", "name": "stdout", "text": "x" * (limit // 3)}
    data = with_outputs(complete(course), large)
    data = classroom.edited(
        data, lambda cells: cells.append(new_cell(f"print('y' * {limit // 2})"))
    )
    classroom.hand_in(course, "ada", data)
    mark(course)
    kept = [sum(len(output.get("text", "")) for output in outputs)
            for outputs in outputs_of_figures(course)]  # fmt: skip
    assert [cell.status for cell in result(course).cells].count(CellStatus.KEPT) == 2
    assert sorted(length > 0 for length in kept) == [False, True]


def test_a_hidden_test_reads_a_name_of_a_figure(course: Course) -> None:
    """Figures run if a hidden test turns out to read their names, however it reads them."""
    suite = course.suite(ASSIGNMENT)
    suite.mkdir(parents=True)
    (suite.parent / "conftest.py").write_text(
        'pytest_plugins = ("autograder.grading.pytest_plugin",)\n'
    )
    (suite / "test_mini_batch.py").write_text(
        '"""Hidden tests of `mini_batch`."""\n\n'
        "from autograder.testing import assert_that, lazy\n\n"
        'TRAITS = {"losses": 1}\n\n\n'
        "def test_losses(student):\n"
        '    """Draws the losses"""\n'
        '    assert_that(getattr(student, "los" + "ses")[800] > 0, lazy("No."))\n'
    )
    classroom.hand_in(course, "ada", with_outputs(complete(course), FIGURE))
    assert mark(course).failures == ()
    graded = {exercise.exercise: exercise for exercise in result(course).exercises}
    assert graded["mini_batch"].points == 3
    statuses = [cell.status for cell in result(course).cells]
    assert statuses.count(CellStatus.KEPT) == 1
