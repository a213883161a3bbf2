"""Read the arsenal: `attacks/<family>.py` has an entry `# %% attack="name" …` for each attack.

Comment lines `# key: text` continue the header. After it follows an answer file
(`autograder/content/answer_file.py`): text before the first `# %% <exercise>` becomes a separate
cell, `# %% last` a cell at the end. An attack on the file or the directory itself defines
`hand_in(release, folder)` instead, which writes the submission; the text before the first attack of
the file has the imports of these functions. docs/arsenal.md describes the keys of the header.
"""

import ast
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from autograder.content import answer_file
from autograder.content.answer_file import Entry, read_entries
from autograder.core.problems import ProblemKind

DIRECTORY = Path(__file__).parent / "attacks"
EXERCISES = ("mean_squared_error", "cross_entropy_error", "mini_batch")
THREATS = range(1, 27)  # numbers of the threat list
LAST = "last"
_COMMENT = re.compile(r"(?:# \w+: .+\n)+")
_COMMENT_LINE = re.compile(r"# (\w+): (.+)\n")
Text = Annotated[str, Meta(min_length=10)]


class Header(Struct, frozen=True, forbid_unknown_fields=True):
    """What an attack tries, which threats it stands for, and the required result.

    `honest` are the exercises that contain the reference solution. `points` are the points that
    the submission deserves; none for the exercises that it does not name. `tells` are problems
    that the Result must contain. `harmless_unwalled` attacks may run without a sandbox.
    `reduced` says what succeeds at the level `reduced`.
    """

    title: Text
    threats: tuple[Annotated[int, Meta(ge=THREATS.start, lt=THREATS.stop)], ...]
    expect: Text
    points: Mapping[str, float] = {}
    honest: tuple[str, ...] = ()
    tells: tuple[ProblemKind, ...] = ()
    harmless_unwalled: bool = False
    reduced: str = ""


class Attack(Struct, frozen=True):
    """A hostile submission; `imports` are those of its file."""

    family: str
    name: str
    header: Header
    code: str
    line: int
    imports: str

    @property
    def id(self) -> str:
        """The name with its family."""
        return f"{self.family}/{self.name}"

    @property
    def student(self) -> str:
        """The student who submits it."""
        return f"{self.family}-{self.name}"

    @property
    def points(self) -> dict[str, float]:
        """The points that each exercise deserves."""
        return {exercise: self.header.points.get(exercise, 0.0) for exercise in EXERCISES}

    @property
    def writes_folder(self) -> bool:
        """Whether the attack defines `hand_in`."""
        body = ast.parse(self.code).body if "def hand_in(" in self.code else []
        return any(isinstance(node, ast.FunctionDef) and node.name == "hand_in" for node in body)

    def hand_in(self, release: bytes, reference: Mapping[str, str], directory: Path) -> None:
        """Write the submission to `directory`; `reference` are the answers by exercise."""
        directory.mkdir(parents=True)
        if not self.writes_folder:
            (directory / NOTEBOOK).write_bytes(self.notebook(release, reference))
            return
        namespace: dict[str, Any] = {}
        exec(self.imports, namespace)
        # Leading newlines make a traceback show the line of the family's file.
        padded = "\n" * (self.line - 1) + self.code
        exec(compile(padded, DIRECTORY / f"{self.family}.py", "exec"), namespace)
        namespace["hand_in"](release, directory)

    def notebook(self, release: bytes, reference: Mapping[str, str]) -> bytes:
        """Return the notebook with the attack's code in its cells."""
        answers = answer_file.parse_answer_file(self.code)
        last = answers.pop(LAST, "")
        answers |= {exercise: reference[exercise] for exercise in self.header.honest}
        cells = [answers.pop(""), *(f"# %% {name}\n{code}" for name, code in answers.items())]
        notebook = fill_release(release, "\n".join(cells), wire=self.family == "wire")
        if last:
            notebook["cells"].append(code_cell(last))
        return json.dumps(notebook).encode()


def read_attacks() -> tuple[Attack, ...]:
    """Return all attacks, ordered by family and name."""
    attacks = []
    for path in sorted(DIRECTORY.glob("*.py")):
        imports, entries = read_entries(path)
        attacks += [_parse_attack(path.stem, entry, imports) for entry in entries]
    return tuple(sorted(attacks, key=lambda attack: (attack.family, attack.name)))


def representatives() -> tuple[Attack, ...]:
    """Return few attacks that stand for every threat of the list."""
    attacks, missing = read_attacks(), set(THREATS)
    selected: list[Attack] = []
    while missing:
        best = max(attacks, key=lambda attack: len(missing & set(attack.header.threats)))
        selected.append(best)
        missing -= set(best.header.threats)
    return tuple(selected)


def _parse_attack(family: str, entry: Entry, imports: str) -> Attack:
    attributes = dict(entry.attributes)
    name = attributes.pop("attack")
    comment = _COMMENT.match(entry.source)
    assert comment, f"{family}/{name} has no title"
    texts: dict[str, Any] = dict(_COMMENT_LINE.findall(comment[0]))
    if "honest" in texts:
        texts["honest"] = texts["honest"].split(", ")
    if "points" in texts:
        texts["points"] = dict(item.split("=") for item in texts["points"].split(", "))
    header = msgspec.convert(attributes | texts, Header, strict=False)
    assert set(header.points) | set(header.honest) <= set(EXERCISES), f"{family}/{name}"
    line = entry.line + comment[0].count("\n")
    return Attack(family, name, header, entry.source[comment.end() :], line, imports)


NOTEBOOK = "week2_loss.ipynb"
ONE_RIGHT_ANSWER = """
# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)
"""
# What an attack prints or returns when it has succeeded. No source contains this text, so that it
# is in an output only if an attack has put it there.
GOT = "GOT:"
TOOLS = """
def got(what):
    print("GO" + "T:" + str(what))
"""
WIRE_TOOLS = """
armed = []


def through_wire(change):
    # What the process answers after `armed.append(1)` is changed on its way to the grader.
    from autograder.sandbox.guest import protocol as wire

    send = wire.Channel.send

    def forged(self, message, blob=b"", *rest):
        if armed and type(message).__name__ in ("Returned", "Raised", "Ran"):
            armed.clear()
            message, blob = change(wire, message, blob)
        elif armed and type(message).__name__ == "ReturnedEach":
            armed.clear()
            first = wire.Returned(message.id, *message.results[0])
            changed, blob = change(wire, first, blob)
            if type(changed) is wire.Returned:
                results = [(changed.value, changed.changed), *message.results[1:]]
                changed = wire.ReturnedEach(changed.id, results, message.error)
            message = changed
        return send(self, message, blob, *rest)

    wire.Channel.send = forged


def frame(header, blob=b""):
    return len(header).to_bytes(4, "big") + len(blob).to_bytes(4, "big") + header + blob


def tell(data):
    # Writes to every socket that this process holds.
    import os
    import stat

    for fd in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, data)
        except OSError:
            pass
"""


def fill_release(release: bytes, answers: str = ONE_RIGHT_ANSWER, *, wire: bool = False) -> Any:
    """Return the release as a notebook with the tools and the answers of an answer file."""
    notebook = json.loads(answer_file.fill_notebook(answers, release, has_outputs=True))
    roles = [cell["metadata"].get("seminar", {}).get("role") for cell in notebook["cells"]]
    tools = code_cell(TOOLS + (WIRE_TOOLS if wire else ""))
    notebook["cells"].insert(roles.index("given") + 1, tools)
    return notebook


def code_cell(source: str) -> dict[str, object]:
    """Return a code cell that is not in the release."""
    cell: dict[str, object] = {"cell_type": "code", "execution_count": None, "id": "added-cell"}
    return cell | {"metadata": {}, "outputs": [], "source": source}


def text_cell(source: str, kind: str = "markdown") -> dict[str, object]:
    """Return a text cell that is not in the release."""
    return {"cell_type": kind, "id": "added-text", "metadata": {}, "source": source}


def write_notebook(directory: Path, notebook: object, name: str = NOTEBOOK) -> Path:
    """Write a notebook to `directory` and return its path."""
    path = directory / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path
