"""Reads the arsenal: `<family>/<name>.py` is one attack, with a header of TOML in comments.

The body is an answer file (`autograder/content/answer_file.py`): text before the first
`# %% <exercise>` is a cell of its own after the ready-made ones, `# %% last` one at the end. An attack on the file or the
folder itself defines `hand_in(release, folder)` instead, which writes what the student hands in.
"""

import ast
import importlib
import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from autograder.content import answer_file
from autograder.core.problems import ProblemKind

FOLDER = Path(__file__).parent
EXERCISES = ("mean_squared_error", "cross_entropy_error", "mini_batch")
LINES = range(1, 27)  # of the list of what a submission may try
GOT = "GOT:"  # what an attack prints or returns when it has got something
LAST = "last"
# The marker stands nowhere in the source, so that it is found only where an attack succeeded.
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
_HEADER = re.compile(r"\A# /// attack\n((?:#.*\n)*?)# ///\n", re.MULTILINE)
Text = Annotated[str, Meta(min_length=10)]


class Header(Struct, frozen=True, forbid_unknown_fields=True):
    """What an attack tries, the lines of the threat list, what must happen, what it deserves.

    Exercises in `honest` hold the reference; those that `points` leaves out deserve nothing.
    `tells` are problems that the Result has to name; `reduced` says what gets through there.
    """

    title: Text
    threats: tuple[Annotated[int, Meta(ge=LINES.start, lt=LINES.stop)], ...]
    expect: Text
    points: Mapping[str, float] = {}
    honest: tuple[str, ...] = ()
    tells: tuple[ProblemKind, ...] = ()
    harmless_unwalled: bool = False
    reduced: str = ""


class Attack(Struct, frozen=True):
    """One attack."""

    family: str
    name: str
    header: Header
    code: str

    @property
    def id(self) -> str:
        """Its name with its family."""
        return f"{self.family}/{self.name}"

    @property
    def student(self) -> str:
        """Who hands it in."""
        return f"{self.family}-{self.name}"

    @property
    def points(self) -> dict[str, float]:
        """What each exercise deserves."""
        return {name: self.header.points.get(name, 0.0) for name in EXERCISES}

    @property
    def writes_folder(self) -> bool:
        """Whether it writes the student's folder by itself."""
        body = ast.parse(self.code).body if "def hand_in(" in self.code else []
        return any(isinstance(node, ast.FunctionDef) and node.name == "hand_in" for node in body)

    def hand_in(self, release: bytes, reference: Mapping[str, str], folder: Path) -> None:
        """Write into `folder` what the student hands in; `reference` are answers by exercise."""
        folder.mkdir(parents=True)
        if self.writes_folder:
            importlib.import_module(f"{__package__}.{self.family}.{self.name}").hand_in(
                release, folder
            )
        else:
            (folder / "week2_loss.ipynb").write_bytes(self.notebook(release, reference))

    def notebook(self, release: bytes, reference: Mapping[str, str]) -> bytes:
        """The notebook with the attack's code in its cells."""
        parts = answer_file.parse_answer_file(self.code)
        last = parts.pop(LAST, "")
        parts |= {name: reference[name] for name in self.header.honest}
        text = "\n".join([parts.pop(""), *(f"# %% {n}\n{source}" for n, source in parts.items())])
        filled = with_tools(answer_file.fill_notebook(text, release), wire=self.family == "wire")
        if last:
            filled["cells"].append(code_cell(last))
        return json.dumps(filled).encode()


def read() -> tuple[Attack, ...]:
    """All attacks, by family and name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*/*.py")) if path.stem != "__init__")


def _read(path: Path) -> Attack:
    text = path.read_text(encoding="utf-8")
    found = _HEADER.match(text)
    assert found, f"{path} has no header"
    lines = (line.removeprefix("#").removeprefix(" ") for line in found[1].splitlines())
    header = msgspec.convert(tomllib.loads("\n".join(lines)), Header)
    assert set(header.points) | set(header.honest) <= set(EXERCISES), path
    return Attack(path.parent.name, path.stem, header, text[found.end() :])


def with_tools(notebook: bytes, *, wire: bool = False) -> dict[str, Any]:
    """The notebook with the attacks' tools in a cell of their own, after the ready-made one."""
    filled: dict[str, Any] = json.loads(notebook)
    roles = [cell["metadata"].get("seminar", {}).get("role") for cell in filled["cells"]]
    tools = code_cell(TOOLS + (WIRE_TOOLS if wire else ""))
    filled["cells"].insert(roles.index("given") + 1, tools)
    return filled


def code_cell(source: str) -> dict[str, object]:
    """A code cell of the student's own."""
    cell: dict[str, object] = {"cell_type": "code", "execution_count": None, "id": "added-cell"}
    return cell | {"metadata": {}, "outputs": [], "source": source}


def text_cell(source: str, kind: str = "markdown") -> dict[str, object]:
    """A text cell of the student's own."""
    return {"cell_type": kind, "id": "added-text", "metadata": {}, "source": source}
