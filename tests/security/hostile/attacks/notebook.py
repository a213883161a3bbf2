# Attacks on the notebook file: JSON, cells, metadata; docs/arsenal.md describes the format.

from tests.security.hostile.arsenal import NOTEBOOK, ONE_RIGHT_ANSWER, code_cell, fill_release, text_cell, write_notebook

# %% attack="all_labels_lost" threats=[19] tells=["lost_labels"]
# title: Has lost all metadata, and has its cells in reverse order
# expect: Cells are recognized by their signature; in this order NumPy is missing when they are defined, not when they are called
# points: mean_squared_error=3
def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["cells"] = [
        {"cell_type": c["cell_type"], "source": c["source"]} for c in reversed(notebook["cells"])
    ]
    write_notebook(folder, {"cells": notebook["cells"]})


# %% attack="as_many_cells_as_may_be" threats=[12, 18]
# title: Has as many cells as may just be, each with output
# expect: They are run within the notebook's time, and the answer counts if that is enough
# points: mean_squared_error=3
def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["cells"] += [code_cell(f"print({n})") for n in range(400)]
    notebook["cells"] += [{"cell_type": "markdown", "source": "#" * 50} for _ in range(500)]
    write_notebook(folder, notebook)


# %% attack="check_cells_changed" threats=[19] tells=["changed_check"]
# title: Writes a solution, an assert and a number into the check cells
# expect: The checks are put back; what was written there is run as the student's own cell
# points: mean_squared_error=3
EVIL = "def mean_squared_error(y, t): return 0.5 * np.sum((y - t) ** 2)\nimport os\nassert True\n3.0"


def hand_in(release, folder):
    notebook = fill_release(release, "")
    for cell in notebook["cells"]:
        if cell["metadata"].get("seminar", {}).get("role") == "check":
            cell["source"] = EVIL
    write_notebook(folder, notebook)


# %% attack="checks_answered" threats=[4, 19]
# title: Fills check cells with outputs that nbgrader reads as full marks
# expect: Outputs of the hand-in are dropped; the step's own number stands there
CLAIMS = ["np.float64(99)", "nan", "True", "None", "-1", "99.0", "1e999"]


def hand_in(release, folder):
    notebook = fill_release(release, "")
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [
                {"output_type": "execute_result", "data": {"text/plain": claim}, "metadata": {},
                 "execution_count": 1} for claim in CLAIMS
            ]
    write_notebook(folder, notebook)


# %% attack="checks_deleted" threats=[19] tells=["missing_check"]
# title: Deletes all check cells, so that an old score might stay
# expect: They are put back
# points: mean_squared_error=3
def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["cells"] = [c for c in notebook["cells"] if not c["metadata"].get("nbgrader", {}).get("grade")]
    write_notebook(folder, notebook)


# %% attack="checks_made_solutions" threats=[19]
# title: Gives its own cells the labels of check cells, and check cells the labels of exercises
# expect: The checks stay the instructor's; what stood under their labels is run as the student's own cell
# points: mean_squared_error=3
import copy


def hand_in(release, folder):
    notebook = fill_release(release)
    checks = [c for c in notebook["cells"] if c["metadata"].get("seminar", {}).get("role") == "check"]
    for check in checks:
        own = code_cell("99.0")
        own["metadata"] = copy.deepcopy(check["metadata"])
        notebook["cells"] += [own, copy.deepcopy(own)]
    write_notebook(folder, notebook)


# %% attack="everything_twice" threats=[19]
# title: Holds every cell three times, with the same labels and the same ids
# expect: One of each counts, the last that was written in
# points: mean_squared_error=3
import copy


def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["cells"] = [copy.deepcopy(c) for _ in range(3) for c in notebook["cells"]]
    write_notebook(folder, notebook)


# %% attack="exercises_as_text" threats=[19]
# title: Turns exercise cells into text and text into code
# expect: The release says what a cell is
# points: mean_squared_error=3
def hand_in(release, folder):
    notebook = fill_release(release)
    for cell in notebook["cells"]:
        cell["cell_type"] = {"code": "markdown", "markdown": "raw"}[cell["cell_type"]]
    write_notebook(folder, notebook)


# %% attack="gigabyte_string" threats=[18] tells=["too_large"]
# title: Holds one text of twenty megabytes
# expect: The file is refused before it is read to its end
def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["metadata"]["huge"] = "x" * (20 << 20)
    write_notebook(folder, notebook)


# %% attack="hundred_thousand_cells" threats=[18] tells=["too_many_parts"]
# title: Has a hundred thousand cells
# expect: The file is refused in a sentence
def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["cells"] += [{"cell_type": "code", "source": "1"}] * 100_000
    write_notebook(folder, notebook)


# %% attack="nested_json" threats=[18] tells=["too_deep"]
# title: Hands in JSON nested a million deep, in the file and in one cell
# expect: The file is refused in a sentence
def hand_in(release, folder):
    (folder / NOTEBOOK).write_bytes(b'{"cells":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}")


# %% attack="nested_metadata" threats=[18] tells=["too_deep"]
# title: Nests metadata and outputs half a million deep around a right answer
# expect: The file is refused in a sentence before it is parsed
import json


def hand_in(release, folder):
    notebook = fill_release(release)
    deep = "[" * 500_000 + "]" * 500_000
    for cell in notebook["cells"]:
        if "mean_squared_error" in str(cell["metadata"].get("seminar")):
            cell["outputs"] = cell["metadata"]["deep"] = "DEEP"
    (folder / NOTEBOOK).write_text(json.dumps(notebook).replace('"DEEP"', deep))


# %% attack="number_bombs" threats=[18] tells=["unreadable_cell"]
# title: Puts numbers of a million digits, NaN and infinity where text and lists were
# expect: What is not a cell is left out; the rest counts
# points: mean_squared_error=3
import json


def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["cells"] += ["BOMB", {"cell_type": "code", "source": "BOMB"}]
    notebook["nbformat"] = "BOMB"
    notebook["metadata"]["kernelspec"] = "BOMB"
    (folder / NOTEBOOK).write_text(json.dumps(notebook).replace('"BOMB"', "9" * 1_000_000))


# %% attack="other_encodings" threats=[18] tells=["archive"]
# title: Is written in UTF-16, compressed, or as text of another kind
# expect: Refused in a sentence
import gzip


def hand_in(release, folder):
    (folder / NOTEBOOK).write_bytes(b"\x1f\x8b" + gzip.compress(release) + release.decode().encode("utf-16"))


# %% attack="other_kernels" threats=[19, 11]
# title: Asks for another kernel: bash, one of its own, one whose name is a path
# expect: The kernel is not the notebook's to choose
# points: mean_squared_error=3
def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["metadata"] |= {
        "kernelspec": {"name": "../../bash", "language": "bash", "display_name": "<script>pwned()</script>"},
        "language_info": {"name": "<script>pwned()</script>", "file_extension": "/../../x", "version": []},
        "title": "<script>pwned()</script>", "widgets": {"application/vnd.jupyter.widget-state+json": {"state": 1}},
    }
    write_notebook(folder, notebook)


# %% attack="points_raised" threats=[19]
# title: Raises the points of check cells, unlocks them and marks them as solved
# expect: Points and locks come from the instructor's copy alone
# points: mean_squared_error=3
def hand_in(release, folder):
    notebook = fill_release(release)
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader")
        if marks:
            marks |= {"points": 1000, "locked": False, "grade": True, "solution": True, "task": True}
            marks |= {"schema_version": 99, "checksum": "0" * 32}
    write_notebook(folder, notebook)


# %% attack="question_of_half_a_megabyte" threats=[18, 20]
# title: Answers the question with half a megabyte of marks
# expect: It is stored as handed in and shown without holding anybody up
# points: mean_squared_error=3
def hand_in(release, folder):
    write_notebook(folder, fill_release(release, ONE_RIGHT_ANSWER + "\n# %% why_not_accuracy\n" + "*a **b _c [d](e ![ `" * 20_000))


# %% attack="strange_characters" threats=[18, 20]
# title: Uses half characters, control characters, bidirectional marks and look-alikes in code and text
# expect: They spoil no more than themselves
# points: mean_squared_error=3
def hand_in(release, folder):
    notebook = fill_release(release)
    notebook["cells"] += [
        code_cell("print('\u202e\u2066\ud800\udfff\udc00 \u0007\u001b[2J\u001b]0;pwned\u0007 \ufeff\u2028')"),
        code_cell("x = '\u0000'"),
        code_cell("# \x0c\x1c\x85\u2029 def mean_squared_error(y, t): return 0"),
        text_cell("\u0000\u202e\ud83d \u001b]8;;javascript:pwned()\u0007 text \u0007"),
    ]
    write_notebook(folder, notebook)


# %% attack="tags" threats=[19]
# title: Tags cells with skip-execution, raises-exception, remove-cell and injected-parameters
# expect: Tags are dropped
# points: mean_squared_error=3
TAGS = ["skip-execution", "raises-exception", "remove-cell", "remove-input", "injected-parameters"]


def hand_in(release, folder):
    notebook = fill_release(release)
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": TAGS, "deletable": True, "editable": True, "transient": {"remove_source": True}}
    write_notebook(folder, notebook)


# %% attack="wrong_types" threats=[18, 19] tells=["unreadable_cell"]
# title: Has lists for names, numbers for sources, and objects for cells
# expect: What is not a cell is left out; the rest counts
# points: mean_squared_error=3
def hand_in(release, folder):
    notebook = fill_release(release)
    odd = [None, 1, [], {}, {"cell_type": []}, {"cell_type": "code", "source": {"a": 1}}]
    odd += [{"cell_type": "code", "source": ["a", 1, None]}, {"cell_type": "__proto__", "source": "1"}]
    odd += [{"cell_type": "code", "source": "1", "metadata": m} for m in (None, [], "x", {"nbgrader": []})]
    odd += [{"cell_type": "code", "source": "1", "metadata": {"nbgrader": {"grade_id": i, "points": i}}}
            for i in ([], {}, None, 1e308, True, "\u0000", "../../x")]
    notebook["cells"] += odd
    notebook |= {"nbformat": "four", "nbformat_minor": -1, "metadata": {"seminar": [], "nbgrader": 7}}
    write_notebook(folder, notebook)
