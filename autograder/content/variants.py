"""The variant bank: known wrong and right answers to the exercises of a suite.

`suites/<assignment>/variants/<exercise>.py` has a cell (`# %% …`) for each variant and for the
mutants that are right as well. The bank proves the suite (`authoring/audit.py`) and finds the
misconception behind a failure (`grading/diagnosis.py`). docs/suites.md describes the format.
"""

import ast
import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any
from unicodedata import east_asian_width

import msgspec
from msgspec import Meta, Struct, field
from msgspec.structs import replace

from autograder.content.answer_file import PercentCell, split_cells
from autograder.content.edits import (
    Edit,
    apply_edits,
    editable_part,
    replace_method,
)
from autograder.core.errors import SuiteError
from autograder.core.i18n import LANGUAGES, Language
from autograder.course import Localized

VARIANTS_DIR = "variants"
EQUIVALENT = "equivalent"
EVERYTHING = "everything"  # the answer is wrong for every input
REFERENCE = "reference"  # the base of a variant that is an edit of the reference solution
_MARKER = re.compile(r"^# %% (.*\S)[ \t]*$", re.MULTILINE)
_PARAMETER = re.compile(r"([A-Z][A-Z0-9_]*): (.*)")
_TEXTS = re.compile(r"# (en|ja): (.+)((?:\n#  .*)*)")  # a title, and its hint in indented lines
_HINT = "docs/suites.md describes the format"
NonEmptyText = Annotated[str, Meta(min_length=1)]


class VariantKind(StrEnum):
    """Whether a variant is a wrong or a right answer."""

    WRONG = "wrong"
    RIGHT = "right"


class WrongHeader(Struct, frozen=True, forbid_unknown_fields=True):
    """The header of a wrong variant.

    `title` names the mistake, `hint` is for its author; at least one language has both. `lacks`
    are the traits that the answer lacks, or EVERYTHING; `reason` says why an answer that lacks
    few traits keeps less than half. `method` is the only method that the code defines; empty if
    it defines the whole exercise.
    `nondeterministic`: its answers differ from run to run. `by_side`: its answers are compared
    with a student's by their side of one half alone, as those of a gate.
    """

    title: Localized
    hint: Localized
    lacks: Annotated[tuple[str, ...], Meta(min_length=1)]
    reason: str = ""
    method: str = ""
    nondeterministic: bool = field(default=False, name="random")
    by_side: bool = field(default=False, name="sides")

    def __post_init__(self) -> None:
        """Raise ValueError, which msgspec reports, without a title or a hint."""
        if len(self.missing_texts(LANGUAGES)) == len(LANGUAGES):
            raise ValueError("there is no language with both a title and a hint")

    def missing_texts(self, languages: Sequence[Language]) -> tuple[Language, ...]:
        """Return the languages among `languages` that lack the title or the hint."""
        missing = {*self.title.missing(languages), *self.hint.missing(languages)}
        return tuple(language for language in languages if language in missing)


class RightHeader(Struct, frozen=True, forbid_unknown_fields=True):
    """The header of a right variant; `description` says what is unusual about it."""

    description: NonEmptyText
    method: str = ""


class Variant(Struct, frozen=True):
    """A known answer: the code of an exercise or method, or `edits` of the reference solution.

    The variants of a family share their `id` and differ in the `value` of its parameter. Other
    variants of an exercise and kind have different ids.
    """

    kind: VariantKind
    exercise: str
    id: str
    header: WrongHeader | RightHeader
    code: str
    where: str = ""  # file and line
    edits: tuple[Edit, ...] = ()
    value: str = ""

    @property
    def key(self) -> str:
        """The id, with the value of the parameter if there is one."""
        return f"{self.id}[{self.value}]" if self.value else self.id

    @property
    def wrong(self) -> WrongHeader:
        """The header of a wrong variant."""
        assert isinstance(self.header, WrongHeader)
        return self.header

    def apply_to(self, exercise_source: str) -> str:
        """Return the code to run instead of the reference solution `exercise_source`.

        Raises SuiteError if the solution does not have what an edit replaces.
        """
        try:
            return self._apply(exercise_source)
        except (ValueError, SyntaxError) as error:
            raise SuiteError(str(error), where=self.where, hint=_HINT) from None

    def part(self, exercise_source: str) -> str:
        """Return the code of the exercise or method alone.

        Raises ValueError or SyntaxError if an edit does not apply.
        """
        if self.edits:
            return apply_edits(editable_part(exercise_source, self.header.method)[1], self.edits)
        return self.code

    def put_into(self, exercise_source: str, code: str) -> str:
        """Return the code to run with `code` for the exercise, or for the variant's method."""
        method = self.header.method
        return replace_method(exercise_source, self.exercise, method, code) if method else code

    def _apply(self, exercise_source: str) -> str:
        if self.edits:
            before, part, after = editable_part(exercise_source, self.header.method)
            return before + apply_edits(part, self.edits) + after
        return self.put_into(exercise_source, self.code)


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

    def applicable(self, exercise: str, exercise_source: str) -> "VariantBank":
        """Return the bank without variants of the exercise whose edits do not apply to it.

        They are among the errors instead.
        """
        failures: dict[int, SuiteError] = {}
        for variant in self.variants:
            if variant.exercise == exercise and variant.edits:
                try:
                    variant.apply_to(exercise_source)
                except SuiteError as error:
                    failures[id(variant)] = error
        kept = tuple(variant for variant in self.variants if id(variant) not in failures)
        return replace(self, variants=kept, errors=(*self.errors, *failures.values()))

    def _of(self, exercise: str, kind: VariantKind) -> tuple[Variant, ...]:
        return tuple(v for v in self.variants if v.exercise == exercise and v.kind is kind)


def read_bank(suite: Path, other_files: Iterable[Path] = ()) -> VariantBank:
    """Read the variant bank of a suite, and other files of variants.

    Never raises for an invalid cell, see `errors`.
    """
    variants, equivalents, errors = list[Variant](), list[EquivalentMutant](), list[SuiteError]()
    for path in (*sorted((suite / VARIANTS_DIR).glob("*.py")), *other_files):
        earlier: dict[tuple[str, str], _Family] = {}
        for cell in split_cells(path.read_text(encoding="utf-8"), _MARKER):
            where = f"{suite.name}/{VARIANTS_DIR}/{path.name}:{cell.line}"
            try:
                if cell.header == EQUIVALENT:
                    equivalents += _parse_equivalents(cell.source, path.stem, where)
                elif cell.header or _split_comment(cell.source)[1]:
                    family = _parse_variant(cell, path.stem, where, earlier)
                    variants += family.members()
                    earlier[family.variant.kind, family.variant.id] = family
            except (ValueError, SyntaxError, msgspec.ValidationError) as error:
                errors.append(SuiteError(str(error), where=where, hint=_HINT))
    return VariantBank(tuple(variants), tuple(equivalents), tuple(errors))


class _Family(Struct, frozen=True):
    """A cell of the bank: its variant, and the parameter of its code with its values, if any."""

    variant: Variant
    parameter: str = ""
    values: tuple[str, ...] = ()

    def members(self) -> tuple[Variant, ...]:
        """Return the variant, or one for each value; raise SyntaxError if one is not Python."""
        if not self.parameter:
            return (self.variant,)
        return tuple(self._member(value) for value in self.values)

    def _member(self, value: str) -> Variant:
        def insert(text: str) -> str:
            return re.sub(rf"\b{self.parameter}\b", lambda _: value, text)

        code = insert(self.variant.code)
        edits = tuple(Edit(edit.old, insert(edit.new)) for edit in self.variant.edits)
        if (code, edits) == (self.variant.code, self.variant.edits):
            raise ValueError(f"the code has no {self.parameter}, which `param` gives values to")
        ast.parse(code)
        return replace(self.variant, code=code, edits=edits, value=value)


def _parse_variant(
    cell: PercentCell, exercise: str, where: str, earlier: Mapping[tuple[str, str], _Family]
) -> _Family:
    words = (word.partition("=") for word in shlex.split(cell.header))
    attributes: dict[str, Any] = {key: value for key, _, value in words}
    if "lacks" in attributes:
        attributes["lacks"] = attributes["lacks"].replace(",", " ").split()
    kind = next((kind for kind in VariantKind if kind in attributes), None)
    if kind is None:
        raise ValueError('the line of the cell has neither wrong="…" nor right="…"')
    variant_id = attributes.pop(kind)
    if (kind, variant_id) in earlier:
        raise ValueError(f"{kind} {variant_id} is there already")
    comment, code = _split_comment(cell.source)
    parameter, values = _parse_parameter(attributes.pop("param", ""))
    inherited: dict[str, Any] = {}
    edits: tuple[Edit, ...] = ()
    if base_id := attributes.pop("base", ""):
        edit = Edit(*(attributes.pop(key, "").replace("\\n", "\n") for key in ("replaces", "by")))
        base = earlier.get((kind, base_id))
        if code or not edit.old or (base is None and base_id != REFERENCE):
            raise ValueError(f"`replaces` does not occur once in {kind} {base_id} above")
        edits = (edit,)
        if base is not None:
            code, edits = _edit_base(base.variant, edit)
            inherited = msgspec.to_builtins(base.variant.header)
            if not parameter:
                parameter, values = base.parameter, base.values
    names = {getattr(node, "name", "") for node in ast.parse(code, variant_id).body}
    header_type: Any = WrongHeader if kind is VariantKind.WRONG else RightHeader
    header: WrongHeader | RightHeader = msgspec.convert(
        inherited | attributes | _parse_texts(kind, comment), header_type, strict=False
    )
    if header.method not in names | {""} and not edits:
        raise ValueError(f"defines no function {header.method}: write def {header.method}(self)")
    variant = Variant(kind, exercise, variant_id, header, code, where, edits)
    return _Family(variant, parameter, values)


def _edit_base(base: Variant, edit: Edit) -> tuple[str, tuple[Edit, ...]]:
    """Return the code and the edits of a variant that is based on another one."""
    if base.edits:
        return "", (*base.edits, edit)
    return apply_edits(base.code, [edit]), ()


def _parse_parameter(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the name of a parameter and its values, separated by `|` or else by commas."""
    if not text:
        return "", ()
    match = _PARAMETER.fullmatch(text)
    if match is None:
        raise ValueError(
            'param is not a name in capitals and values, as in param="STEP: 0.1, 0.01"'
        )
    values = match[2].split("|" if "|" in match[2] else ",")
    return match[1], tuple(dict.fromkeys(value.strip() for value in values))


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
    """Return the text of wrapped comment lines; no space stands beside an East Asian character."""
    text = ""
    for line in (line.removeprefix("#").strip() for line in lines):
        is_joined = any(east_asian_width(end) in "WF" for end in (text[-1:], line[:1]) if end)
        text += line if is_joined else f" {line}"
    return text.strip()
