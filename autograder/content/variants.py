"""The bank of known answers to a suite's exercises: wrong ones with a hint, right ones.

`suites/<assignment>/variants/{wrong,right}/<exercise>/<id>.py` is one way to answer, with a
header of TOML in comments, as in PEP 723. The bank proves the suite (`authoring/audit.py`) and
names the misconception behind a failure (`grading/diagnosis.py`). docs/suites.md describes it.
"""

import ast
import re
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, field

from autograder.core.errors import SuiteError
from autograder.course import Localized

FOLDER = "variants"
EQUIVALENT = "equivalent.toml"
_HEADER = re.compile(r"\A# /// variant\n((?:#.*\n)*?)# ///\n", re.MULTILINE)
Text = Annotated[str, Meta(min_length=1)]


class VariantKind(StrEnum):
    """Which half of the bank a variant is in."""

    WRONG = "wrong"
    RIGHT = "right"


class WrongHeader(Struct, frozen=True, forbid_unknown_fields=True):
    """What a wrong answer is called, what its author reads, and the test that has to fail."""

    title: Localized
    hint: Localized
    must_fail: Text = field(name="fails")
    method: str = ""  # the one method that the file holds; "": the whole exercise
    nondeterministic: bool = field(
        default=False, name="random"
    )  # its answers differ from run to run


class RightHeader(Struct, frozen=True, forbid_unknown_fields=True):
    """What is unusual about a right answer."""

    description: Text = field(name="unusual")
    method: str = ""


class Variant(Struct, frozen=True):
    """One known answer: `id` is unique within its exercise and its half of the bank."""

    kind: VariantKind
    exercise: str
    id: str
    header: WrongHeader | RightHeader
    code: str

    @property
    def wrong(self) -> WrongHeader:
        """The header of a wrong variant."""
        assert isinstance(self.header, WrongHeader)
        return self.header

    def apply_to(self, exercise_source: str) -> str:
        """The code to run in place of the exercise's; a method is put into the reference class."""
        method = self.header.method
        return (
            _replace_method(exercise_source, self.exercise, method, self.code)
            if method
            else self.code
        )


class EquivalentMutant(Struct, frozen=True, forbid_unknown_fields=True):
    """A mutant of a reference that is right as well, and why."""

    exercise: str
    mutant: str
    reason: Text


class VariantBank(Struct, frozen=True):
    """All known answers of one assignment, and what is wrong with its files."""

    variants: tuple[Variant, ...]
    equivalents: tuple[EquivalentMutant, ...]
    errors: tuple[SuiteError, ...]

    def wrong(self, exercise: str) -> tuple[Variant, ...]:
        """The known wrong answers to an exercise."""
        return self._of(exercise, VariantKind.WRONG)

    def right(self, exercise: str) -> tuple[Variant, ...]:
        """The known right answers to an exercise."""
        return self._of(exercise, VariantKind.RIGHT)

    def _of(self, exercise: str, kind: VariantKind) -> tuple[Variant, ...]:
        return tuple(v for v in self.variants if v.exercise == exercise and v.kind is kind)


def read_bank(suite: Path) -> VariantBank:
    """The bank of the suite in folder `suite`; a file that cannot be read is a complaint."""
    variants, complaints = [], []
    for kind in VariantKind:
        for path in sorted((suite / FOLDER / kind).glob("*/*.py")):
            try:
                variants.append(_read_variant(path, kind))
            except SuiteError as error:
                complaints.append(error)
    try:
        equivalents = _read_equivalents(suite / FOLDER / EQUIVALENT)
    except SuiteError as error:
        equivalents = ()
        complaints.append(error)
    return VariantBank(tuple(variants), equivalents, tuple(complaints))


def _read_variant(path: Path, kind: VariantKind) -> Variant:
    where = str(Path(*path.parts[-5:]))
    text = path.read_text(encoding="utf-8")
    found = _HEADER.match(text)
    if not found:
        raise SuiteError(
            "has no header",
            where=where,
            hint="Begin it with # /// variant, TOML in comments, # ///; see docs/suites.md",
        )
    lines = (line.removeprefix("#").removeprefix(" ") for line in found[1].splitlines())
    table = _toml("\n".join(lines), where)
    header: WrongHeader | RightHeader = _convert(
        table, WrongHeader if kind is VariantKind.WRONG else RightHeader, where
    )
    code = text[found.end() :]
    try:
        defined = {getattr(node, "name", "") for node in ast.parse(code).body}
    except SyntaxError as error:
        raise SuiteError(f"not valid Python: {error}", where=where, hint="Mend it") from None
    if header.method and header.method not in defined:
        raise SuiteError(
            f"defines no function {header.method}",
            where=where,
            hint="Write the method as a plain function: def predict(self, x)",
        )
    return Variant(kind, path.parent.name, path.stem, header, code)


def _read_equivalents(path: Path) -> tuple[EquivalentMutant, ...]:
    if not path.is_file():
        return ()
    where = str(Path(*path.parts[-3:]))
    table = _toml(path.read_text(encoding="utf-8"), where)
    return tuple(_convert(table.get("equivalent", []), list[EquivalentMutant], where))


def _toml(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SuiteError(f"not valid TOML: {error}", where=where, hint="Mend it") from None


def _convert(table: object, kind: Any, where: str) -> Any:
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise SuiteError(
            str(error), where=where, hint="See docs/suites.md for what stands there"
        ) from None


def _replace_method(exercise_source: str, owner: str, method: str, code: str) -> str:
    """The reference class with one method replaced by the function of that name in `code`."""
    # Under a name of its own: the method must not hide a given function of the same name.
    own_name = f"_{method.strip('_')}_of_the_variant"
    tree = ast.parse(code)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == method:
            node.name = own_name
    return f"{exercise_source}\n\n\n{ast.unparse(tree)}\n\n\n{owner}.{method} = {own_name}\n"
