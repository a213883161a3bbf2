"""The variant bank: known wrong and right answers to the exercises of a suite.

`suites/<assignment>/variants/<exercise>.py` has a cell (`# %% …`) for each variant and for the
mutants that are right as well. The bank proves the suite (`authoring/audit.py`) and finds the
misconception behind a failure (`grading/diagnosis.py`). docs/suites.md describes the format.
"""

import ast
import re
import shlex
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any
from unicodedata import east_asian_width

import msgspec
from msgspec import Meta, Struct, field

from autograder.content.answer_file import PercentCell, split_cells
from autograder.core.errors import SuiteError
from autograder.course import Localized

VARIANTS_DIR = "variants"
EQUIVALENT = "equivalent"
_MARKER = re.compile(r"^# %% (.*\S)[ \t]*$", re.MULTILINE)
_TEXTS = re.compile(r"# (en|ja): (.+)((?:\n#  .*)*)")  # a title, and its hint in indented lines
_HINT = "docs/suites.md describes the format"
NonEmptyText = Annotated[str, Meta(min_length=1)]


class VariantKind(StrEnum):
    """Whether a variant is a wrong or a right answer."""

    WRONG = "wrong"
    RIGHT = "right"


class WrongHeader(Struct, frozen=True, forbid_unknown_fields=True):
    """The header of a wrong variant.

    `title` names the mistake, `hint` is for its author, `must_fail` is a test that has to fail.
    `method` is the only method that the code defines; empty if it defines the whole exercise.
    `nondeterministic`: its answers differ from run to run.
    """

    title: Localized
    hint: Localized
    must_fail: NonEmptyText = field(name="fails")
    method: str = ""
    nondeterministic: bool = field(default=False, name="random")


class RightHeader(Struct, frozen=True, forbid_unknown_fields=True):
    """The header of a right variant; `description` says what is unusual about it."""

    description: NonEmptyText
    method: str = ""


class Variant(Struct, frozen=True):
    """A known answer; `id` is unique among the variants of its exercise and kind."""

    kind: VariantKind
    exercise: str
    id: str
    header: WrongHeader | RightHeader
    code: str
    where: str = ""  # file and line

    @property
    def wrong(self) -> WrongHeader:
        """The header of a wrong variant."""
        assert isinstance(self.header, WrongHeader)
        return self.header

    def apply_to(self, exercise_source: str) -> str:
        """Return the code to run instead of the reference solution `exercise_source`."""
        method = self.header.method
        if not method:
            return self.code
        return _replace_method(exercise_source, self.exercise, method, self.code)


class EquivalentMutant(Struct, frozen=True):
    """A mutant of the reference solution that is right, too, and the reason."""

    exercise: str
    mutant: str
    reason: str
    where: str = ""  # file and line


class VariantBank(Struct, frozen=True):
    """The variants of one assignment, and the errors of its invalid cells."""

    variants: tuple[Variant, ...]
    equivalents: tuple[EquivalentMutant, ...]
    errors: tuple[SuiteError, ...]

    def wrong(self, exercise: str) -> tuple[Variant, ...]:
        """Return the wrong variants of an exercise."""
        return self._of(exercise, VariantKind.WRONG)

    def right(self, exercise: str) -> tuple[Variant, ...]:
        """Return the right variants of an exercise."""
        return self._of(exercise, VariantKind.RIGHT)

    def _of(self, exercise: str, kind: VariantKind) -> tuple[Variant, ...]:
        return tuple(v for v in self.variants if v.exercise == exercise and v.kind is kind)


def read_bank(suite: Path) -> VariantBank:
    """Read the variant bank of a suite; never raises for an invalid cell, see `errors`."""
    variants, equivalents, errors = list[Variant](), list[EquivalentMutant](), list[SuiteError]()
    for path in sorted((suite / VARIANTS_DIR).glob("*.py")):
        earlier: dict[tuple[str, str], Variant] = {}
        for cell in split_cells(path.read_text(encoding="utf-8"), _MARKER):
            where = f"{suite.name}/{VARIANTS_DIR}/{path.name}:{cell.line}"
            try:
                if cell.header == EQUIVALENT:
                    equivalents += _parse_equivalents(cell.source, path.stem, where)
                elif cell.header or _split_comment(cell.source)[1]:
                    variant = _parse_variant(cell, path.stem, where, earlier)
                    earlier[variant.kind, variant.id] = variant
            except (ValueError, SyntaxError, msgspec.ValidationError) as error:
                errors.append(SuiteError(str(error), where=where, hint=_HINT))
        variants += earlier.values()
    return VariantBank(tuple(variants), tuple(equivalents), tuple(errors))


def _parse_variant(
    cell: PercentCell, exercise: str, where: str, earlier: Mapping[tuple[str, str], Variant]
) -> Variant:
    words = (word.partition("=") for word in shlex.split(cell.header))
    attributes = {key: value for key, _, value in words}
    kind = next((kind for kind in VariantKind if kind in attributes), None)
    if kind is None:
        raise ValueError('the line of the cell has neither wrong="…" nor right="…"')
    variant_id = attributes.pop(kind)
    if (kind, variant_id) in earlier:
        raise ValueError(f"{kind} {variant_id} is there already")
    comment, code = _split_comment(cell.source)
    inherited: dict[str, Any] = {}
    if base_id := attributes.pop("base", ""):
        base = earlier.get((kind, base_id))
        old, new = attributes.pop("replaces", ""), attributes.pop("by", "")
        if base is None or code or base.code.count(old) != 1:
            raise ValueError(f"`replaces` does not occur once in {kind} {base_id} above")
        code, inherited = base.code.replace(old, new), msgspec.to_builtins(base.header)
    names = {getattr(node, "name", "") for node in ast.parse(code, variant_id).body}
    header_type: Any = WrongHeader if kind is VariantKind.WRONG else RightHeader
    header: WrongHeader | RightHeader = msgspec.convert(
        inherited | attributes | _parse_texts(kind, comment), header_type, strict=False
    )
    if header.method not in names | {""}:
        raise ValueError(f"defines no function {header.method}: write def {header.method}(self)")
    return Variant(kind, exercise, variant_id, header, code, where)


def _parse_texts(kind: VariantKind, comment: Sequence[str]) -> dict[str, Any]:
    """Return title and hint by language, or the description of a right variant."""
    if not comment or kind is VariantKind.RIGHT:
        return {"description": _unwrap(comment)} if comment else {}
    text = "\n".join(comment)
    if unread := _TEXTS.sub("", text).strip():
        raise ValueError(f"neither a title nor an indented hint: {unread}")
    texts = _TEXTS.findall(text)
    return {
        "title": {language: title for language, title, _ in texts},
        "hint": {language: _unwrap(hint.split("\n")) for language, _, hint in texts if hint},
    }


def _parse_equivalents(source: str, exercise: str, where: str) -> list[EquivalentMutant]:
    comment, code = _split_comment(source)
    mutants = [line[1:].strip() for line in comment if line.startswith("#  ")]
    reason = _unwrap([line for line in comment if not line.startswith("#  ")])
    if code or not (mutants and reason):
        raise ValueError("equivalent mutants need a reason, then the mutants, indented")
    return [EquivalentMutant(exercise, mutant, reason, where) for mutant in mutants]


def _split_comment(source: str) -> tuple[list[str], str]:
    """Return the lines of the comment at the beginning of a cell, and the code after it."""
    lines = source.split("\n")
    comment = list(takewhile(lambda line: line.startswith("#"), lines))
    code = "\n".join(lines[len(comment) :]).strip("\n")
    return comment, f"{code}\n" if code else ""


def _unwrap(lines: Sequence[str]) -> str:
    """Return the text of wrapped comment lines; no space joins two East Asian characters."""
    text = ""
    for line in (line.removeprefix("#").strip() for line in lines):
        is_joined = all(east_asian_width(end) in "WF" for end in (text[-1:], line[:1]) if end)
        text += line if is_joined else f" {line}"
    return text.strip()


def _replace_method(exercise_source: str, class_name: str, method: str, code: str) -> str:
    """Return the reference class with one method replaced by that function of `code`."""
    # The function is renamed because it must not shadow a given function of the same name.
    new_name = f"_{method.strip('_')}_of_the_variant"
    tree = ast.parse(code)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == method:
            node.name = new_name
    return f"{exercise_source}\n\n\n{ast.unparse(tree)}\n\n\n{class_name}.{method} = {new_name}\n"
