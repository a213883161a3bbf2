"""Spoils solved notebooks at random: what a tool, a student, a disk or a cheat may make of one.

A mutation takes a generator of random numbers and a notebook as Python values, and changes it in
place; `spoilt` puts some of them together and may spoil the bytes of the file as well.
"""

import json
import re
from copy import deepcopy
from random import Random
from typing import Any

Notebook = dict[str, Any]
Cell = dict[str, Any]
ODD: list[Any] = [None, True, 0, -1, 1e308, 10**30, float("nan"), [], {}, [[]], [None], {"a": {}}]
ODD += [
    "",
    "x",
    "\ud800",
    "\0",
    "\udfff\ud800",
    "def f():",
    ["x = 1\n", 5],
    "write_x",
    "code",
    "raw",
]
TEXTS = [
    "%%time\n",
    "%%writefile f.py\n",
    "%matplotlib inline\n",
    "!pip install torch\n",
    "%%bash\n",
]
TEXTS += [
    "\t",
    "    ",
    "#",
    "'''",
    '"""',
    "(",
    "\\",
    "\r\n",
    "\r",
    "\f",
    "\u2028",
    "\0",
    "\ud800",
    "あ",
]
TEXTS += [
    "😀",
    "return 0\n",
    "import os\n",
    "1/0\n",
    "exit()\n",
    "<<<<<<< HEAD\n",
    "$$x$$",
    "<script>",
]


def spoilt(rng: Random, notebook: Notebook, other: bytes) -> bytes:
    """The notebook after some mutations, as a file; `other` is spliced in now and then."""
    changed = deepcopy(notebook)
    for _ in range(rng.choice([1, 1, 2, 3, 5, 8])):
        mutate = rng.choice(MUTATIONS)
        try:
            mutate(rng, changed)
        except (KeyError, IndexError, TypeError, AttributeError, ValueError):
            continue  # an earlier one left nothing of the kind that it changes
    ascii_only = rng.random() < 0.5
    text = json.dumps(changed, ensure_ascii=ascii_only, indent=rng.choice([None, 1]))
    data = text.encode("utf-8", "surrogatepass")
    return spoilt_bytes(rng, data, other) if rng.random() < 0.2 else data


def spoilt_bytes(rng: Random, data: bytes, other: bytes) -> bytes:
    """The file after something has happened to its bytes."""
    here, there = sorted(rng.randrange(len(data)) for _ in range(2))
    near = min(here + rng.randrange(40), len(data))
    kind = rng.randrange(9)
    if kind == 0:  # a flipped bit
        return data[:here] + bytes([data[here] ^ 1 << rng.randrange(8)]) + data[here + 1 :]
    if kind == 1:  # cut off
        return data[:here]
    if kind == 2:  # a piece lost
        return data[:here] + data[near:]
    if kind == 3:  # something in between
        return data[:here] + rng.randbytes(rng.randrange(1, 9)) + data[here:]
    if kind == 4:  # a piece of another file
        return data[:here] + other[here:there] + data[there:]
    if kind == 5:  # a piece twice
        return data[:there] + data[here:]
    if kind == 6:
        encoding = rng.choice(["utf-16", "utf-16-be", "utf-8-sig", "shift-jis"])
        return data.decode("utf-8", "replace").encode(encoding, "replace")
    if kind == 7:
        return data + rng.choice([b"\0" * 100, data, b"<html>", b"}"])
    return rng.choice([b"", b"\xef\xbb\xbf", b"\0", b" \n"]) + data


# ------------------------------------------------------------------------------ any JSON


def drop(rng: Random, notebook: Notebook) -> None:
    """A part is gone."""
    tree, key = a_part(rng, notebook)
    del tree[key]


def double(rng: Random, notebook: Notebook) -> None:
    """A part of a list stands there twice."""
    tree, key = a_part(rng, notebook)
    tree.insert(rng.randrange(len(tree) + 1), deepcopy(tree[key]))


def swap(rng: Random, notebook: Notebook) -> None:
    """Two parts stand in each other's place."""
    (tree, key), (other, place) = a_part(rng, notebook), a_part(rng, notebook)
    tree[key], other[place] = deepcopy(other[place]), deepcopy(tree[key])


def retype(rng: Random, notebook: Notebook) -> None:
    """A part is something quite different."""
    tree, key = a_part(rng, notebook)
    tree[key] = deepcopy(rng.choice(ODD))


def a_part(rng: Random, tree: Any) -> tuple[Any, Any]:
    """A random list or dict within `tree`, and the key of one of its parts."""
    while True:
        key = rng.choice(list(tree) if isinstance(tree, dict) else range(len(tree)))
        inner = tree[key]
        if not isinstance(inner, dict | list) or not inner or rng.random() < 0.2:
            return tree, key
        tree = inner


# ------------------------------------------------------------------------------ cells


def move(rng: Random, notebook: Notebook) -> None:
    """A cell stands elsewhere."""
    cells = notebook["cells"]
    cells.insert(rng.randrange(len(cells)), cells.pop(rng.randrange(len(cells))))


def shuffle(rng: Random, notebook: Notebook) -> None:
    """All cells stand elsewhere."""
    rng.shuffle(notebook["cells"])


def copy(rng: Random, notebook: Notebook) -> None:
    """A cell was copied, with its label or without."""
    cells = notebook["cells"]
    new = deepcopy(rng.choice(cells))
    if rng.random() < 0.5:
        new["metadata"] = {}
    cells.insert(rng.randrange(len(cells) + 1), new)


def remove(rng: Random, notebook: Notebook) -> None:
    """A cell was deleted."""
    notebook["cells"].pop(rng.randrange(len(notebook["cells"])))


def merge(rng: Random, notebook: Notebook) -> None:
    """A cell was merged with the one below; the label of the upper one stays."""
    place = rng.randrange(len(notebook["cells"]) - 1)
    below = notebook["cells"].pop(place + 1)
    above = notebook["cells"][place]
    above["source"] = f"{text_of(above)}\n\n{text_of(below)}"


def split(rng: Random, notebook: Notebook) -> None:
    """A cell was split; both halves have its label."""
    place = rng.randrange(len(notebook["cells"]))
    cell = notebook["cells"][place]
    lines = text_of(cell).split("\n")
    cut = rng.randrange(len(lines))
    halves = ["\n".join(lines[:cut]), "\n".join(lines[cut:])]
    notebook["cells"][place : place + 1] = [{**deepcopy(cell), "source": half} for half in halves]


def all_in_one(rng: Random, notebook: Notebook) -> None:
    """All code stands in one cell."""
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    code[0]["source"] = "\n\n".join(map(text_of, code))
    rest = [cell for cell in notebook["cells"] if cell not in code[1:]]
    notebook["cells"] = rest if rng.random() < 0.5 else code[:1]


def change_type(rng: Random, notebook: Notebook) -> None:
    """A cell was turned into another kind."""
    kinds = ["code", "markdown", "raw", "heading", "", 5]
    rng.choice(notebook["cells"])["cell_type"] = rng.choice(kinds)


# ------------------------------------------------------------------------------ marks


def forget(rng: Random, notebook: Notebook) -> None:
    """An editor kept no marks of other programs."""
    for cell in notebook["cells"]:
        if rng.random() < 0.9:
            cell["metadata"] = {}
    notebook["metadata"] = {}


def relabel(rng: Random, notebook: Notebook) -> None:
    """A cell bears the label of another one."""
    cells = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    one, other = rng.choice(cells), rng.choice(cells)
    one["metadata"]["nbgrader"]["grade_id"] = other["metadata"]["nbgrader"]["grade_id"]


def forge(rng: Random, notebook: Notebook) -> None:
    """Points, locks, tags and kernels of a cheat."""
    for cell in notebook["cells"]:
        marks = cell["metadata"].setdefault("nbgrader", {})
        marks |= {"points": 1000, "locked": False, "grade": True, "solution": rng.random() < 0.5}
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception"]
        cell["attachments"] = {"a.png": {"image/png": "AAAA"}}
    notebook |= {"nbformat": rng.choice([3, 4, 5, "4", None]), "nbformat_minor": -1}
    notebook["metadata"] = {"kernelspec": {"name": "bash"}, "language_info": {"name": "R"}}


# ------------------------------------------------------------------------------ what is written


def mangle(rng: Random, notebook: Notebook) -> None:
    """A slip of the hand within a cell."""
    cell = rng.choice(notebook["cells"])
    source = text_of(cell)
    here = rng.randrange(len(source) + 1)
    gone = here + rng.choice([0, 0, 1, 5, len(source)])
    cell["source"] = source[:here] + rng.choice(["", *TEXTS]) + source[gone:]


def rename(rng: Random, notebook: Notebook) -> None:
    """A function has another name."""
    cell = a_code_cell(rng, notebook)
    cell["source"] = re.sub(r"\b(def|class) (\w+)", r"\1 my_\2", text_of(cell))


def indent(rng: Random, notebook: Notebook) -> None:
    """The code of a cell is set in, within a class or for no reason, or has tabs for blanks."""
    cell = a_code_cell(rng, notebook)
    head = rng.choice(["class Mine:\n", "if True:\n", "", "try:\n"])
    body = "\n".join(f"    {line}" for line in text_of(cell).split("\n"))
    cell["source"] = rng.choice([head + body, text_of(cell).replace("    ", "\t")])


def begin_with(rng: Random, notebook: Notebook) -> None:
    """A magic or another line stands at the top of a cell."""
    cell = a_code_cell(rng, notebook)
    cell["source"] = rng.choice(TEXTS) + text_of(cell)


def redefine(rng: Random, notebook: Notebook) -> None:
    """A name is defined once more, in a cell of its own or in another one's."""
    name = rng.choice(re.findall(r"(?:def|class) (\w+)", text_of(a_code_cell(rng, notebook))))
    again = rng.choice(["{0} = None", "def {0}(*_): return 0", "{0} = lambda *_: 0", "del {0}"])
    source = again.format(name)
    if rng.random() < 0.5:
        cell = a_code_cell(rng, notebook)
        cell["source"] = f"{text_of(cell)}\n{source}"
    else:
        own = {"cell_type": "code", "metadata": {}, "source": source, "outputs": []}
        notebook["cells"].insert(rng.randrange(len(notebook["cells"]) + 1), own)


def answer_beside(rng: Random, notebook: Notebook) -> None:
    """A text of the student's own stands somewhere."""
    own = {"cell_type": "markdown", "metadata": {}, "source": "# Because\nit is flat."}
    notebook["cells"].insert(rng.randrange(len(notebook["cells"]) + 1), own)


def a_code_cell(rng: Random, notebook: Notebook) -> Cell:
    """Any cell of code."""
    found: Cell = rng.choice([cell for cell in notebook["cells"] if cell["cell_type"] == "code"])
    return found


def text_of(cell: Cell) -> str:
    """A cell's text as one string."""
    return "".join(cell["source"])


MUTATIONS = (
    drop, double, swap, retype, move, shuffle, copy, copy, remove, merge, split, all_in_one,
    change_type, forget, relabel, forge, mangle, mangle, rename, indent, begin_with, redefine,
    answer_beside,
)  # fmt: skip
