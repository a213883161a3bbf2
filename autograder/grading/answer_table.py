"""Answer tables: what the wrong variants of an exercise answer to its tests under a fixed seed.

A failure is explained by comparing the student's answers under the same seed with the table, see
`diagnosis`. `table_builder` makes it, `seminar audit --write-table` keeps it beside the suite.
"""

import ast
import lzma
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

import autograder
from autograder import testing
from autograder.content.variants import VARIANTS_DIR, Variant
from autograder.core.atomic_files import user_cache_dir, write_atomic
from autograder.core.errors import SeminarError
from autograder.core.locks import file_lock
from autograder.grading.result import TestOutcome, TestStatus
from autograder.grading.spec import SUITES, TABLES_FILE, GradingSpec, sha256_hex
from autograder.grading.test_run import TestObservation
from autograder.grading.traits import TABLE as TRAITS
from autograder.sandbox.trace import Fingerprint, FingerprintSet

DIAGNOSTIC_SEED = 0
FORMAT = 3  # of tables, and of what tests and sandbox make of an answer
NO_ANSWER = Fingerprint("no request")  # of the reference, to a request that it never got
Array = np.ndarray[Any, Any]


class Row(Struct, frozen=True, array_like=True):
    """One line of the table: a wrong variant, or two in one answer."""

    key: str
    ids: tuple[str, ...]


class Outcome(Struct, frozen=True, array_like=True):
    """How a test ended, and the English message."""

    status: TestStatus
    reason: str


class TestAnswers(Struct, dict=True):
    """The answers of all rows to one test.

    `answers` has the distinct answers to each request, the reference's first; a request that is
    made several times in a test counts as several. A trace has the indices of each request and
    of its answer. `traces` are the distinct ones, again the reference's first.
    """

    __test__ = False
    answers: list[list[Fingerprint]] = []
    traces: list[list[tuple[int, int]]] = []
    trace_of: list[int] = []  # by row
    outcomes: list[Outcome] = []  # distinct ones
    outcome_of: list[int] = []  # by row

    @cached_property
    def sets(self) -> list[FingerprintSet]:
        """The answers to each request, for comparison."""
        return [FingerprintSet(answers) for answers in self.answers]

    @cached_property
    def matrix(self) -> Array:
        """The index of each row's answer to each request; -1 where it got no such request."""
        lines = np.full((len(self.traces), len(self.answers)), -1)
        for trace, line in zip(self.traces, lines, strict=True):
            for request, answer in trace:
                line[request] = answer
        return np.asarray(lines[self.trace_of])

    @cached_property
    def _requests(self) -> dict[tuple[int, int], int]:
        """The index of each request, by its digest and how often it was made before."""
        counts: Counter[int] = Counter()
        return {_numbered(answers[0], counts): i for i, answers in enumerate(self.answers)}

    def requests_of(self, trace: Iterable[Fingerprint]) -> list[int | None]:
        """Return the index of each request of a trace, None for those that no row got."""
        counts: Counter[int] = Counter()
        return [self._requests.get(_numbered(answer, counts)) for answer in trace]

    def find(self, outcome: Outcome, trace: Sequence[Fingerprint]) -> tuple[int, int]:
        """Return the indices of a trace and an outcome; they are added if they are new."""
        counts: Counter[int] = Counter()
        indices = [self._find_answer(_numbered(answer, counts), answer) for answer in trace]
        return _index_in(self.traces, indices), _index_in(self.outcomes, outcome)

    def add(self, indices: tuple[int, int]) -> None:
        """Add the next row by the indices of its trace and outcome."""
        self.trace_of.append(indices[0])
        self.outcome_of.append(indices[1])

    def observation(self, exercise: str, test: str, row: int) -> TestObservation:
        """Return the observation of a row's variant by this test, without its messages."""
        outcome = self.outcomes[self.outcome_of[row]]
        answers = (self.answers[i][answer] for i, answer in self.traces[self.trace_of[row]])
        return TestObservation(
            exercise,
            TestOutcome(test, title="", status=outcome.status, weight=0),
            reason=outcome.reason,
            answers=tuple(answers),
        )

    def _find_answer(self, numbered: tuple[int, int], answer: Fingerprint) -> tuple[int, int]:
        request = self._requests.setdefault(numbered, len(self.answers))
        if request == len(self.answers):
            # Only the reference has come by if there is no trace yet.
            of_reference = replace(NO_ANSWER, request=answer.request) if self.traces else answer
            self.answers.append([of_reference])
        known = self.answers[request]
        if answer in known:
            return request, known.index(answer)
        equal = FingerprintSet(known).equal_to(answer, known[0])
        messages = np.array([other.message for other in known])
        if (same := equal & (messages == answer.message)).any():
            return request, int(np.argmax(same))
        known.append(answer)
        return request, len(known) - 1


def _numbered(answer: Fingerprint, counts: Counter[int]) -> tuple[int, int]:
    """Return the request of an answer, and how often it was made before; count it."""
    counts[answer.request] += 1
    return answer.request, counts[answer.request] - 1


def _index_in(values: list[Any], value: Any) -> int:
    if value not in values:
        values.append(value)
    return values.index(value)


class AnswerTable(Struct):
    """The table of one exercise. `key` is a digest of what it was made from.

    `passed` has the digests of the right variants that passed all tests when it was made.
    """

    key: str
    rows: list[Row]
    tests: dict[str, TestAnswers]
    passed: list[str] = []

    @property
    def ids(self) -> list[str]:
        """The wrong variants, each once for each value of its parameter."""
        return [row.ids[0] for row in self.rows if len(row.ids) == 1]

    def observations(self, exercise: str) -> dict[str, dict[str, TestObservation]]:
        """Return how the tests ended and what they were answered, by the key of each row.

        Messages and faults are not in the table.
        """
        return {
            row.key: {
                name: of_test.observation(exercise, name, index)
                for name, of_test in self.tests.items()
            }
            for index, row in enumerate(self.rows)
        }

    def has_passed(self, right: Variant) -> bool:
        """Return whether this right variant passed all tests when the table was made."""
        return variant_digest(right) in self.passed

    @property
    def forms(self) -> dict[str, list[str]]:
        """The forms of the reference's answers to each test."""
        return {
            name: [answers[0].form for answers in of_test.answers[: len(of_test.traces[0])]]
            for name, of_test in self.tests.items()
        }


def table_key(spec: GradingSpec, exercise: str, wrong: Iterable[Variant]) -> str:
    """Return a digest of everything that the table of an exercise is made from.

    Texts for students and weights are left out, and so are the tests and variants of other
    exercises: with other weights, the answers to a test stay the same.
    """
    kit_files = {name: _digest(Path(path)) for name, path in spec.kit_files.items()}
    digests = _digests(Path(spec.suite)) | kit_files
    variants = [(*_content(v), v.wrong.nondeterministic) for v in wrong]
    inputs = (
        FORMAT,
        _random_numbers(),
        _digests(Path(testing.__file__).parent),
        {name: digest for name, digest in digests.items() if _concerns(name, exercise)},
        (spec.reference, spec.sources[exercise], spec.files_hash),
        variants,
    )
    return sha256_hex(msgspec.msgpack.encode(inputs, order="sorted"))


def variant_digest(variant: Variant) -> str:
    """Return a digest of a variant without its texts."""
    return sha256_hex(msgspec.msgpack.encode(_content(variant)))


def _content(variant: Variant) -> tuple[object, ...]:
    return variant.key, variant.header.method, variant.code, variant.edits


def load_table(spec: GradingSpec, exercise: str, key: str) -> AnswerTable | None:
    """Return the table with this key, if there is one.

    It may be beside the suite, beside the kit's suite that the course's completes or replaces, or
    in the user's cache.
    """
    kit_tables = SUITES / spec.assignment / TABLES_FILE
    for table in (
        read_table(spec, exercise),
        _decode(lambda: _read_members(kit_tables)[exercise]),
        _decode(_cache_path(key).read_bytes),
    ):
        if table is not None and table.key == key:
            return table
    return None


def read_table(spec: GradingSpec, exercise: str) -> AnswerTable | None:
    """Return the table of an exercise beside the suite; None if there is none to be read."""
    return _decode(lambda: _read_members(tables_path(spec))[exercise])


def is_current(table: AnswerTable | None, new: AnswerTable) -> bool:
    """Return whether a table is a new one of the same suite, made by the same kit.

    Rounding and time limits may differ from machine to machine.
    """
    return table is not None and (table.key, table.ids, table.forms) == (
        new.key,
        new.ids,
        new.forms,
    )


def store_in_cache(table: AnswerTable) -> None:
    """Keep a table in the user's cache; without the file it is made again."""
    path = _cache_path(table.key)
    with suppress(OSError, SeminarError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, _encode(table))


def store_beside_suite(table: AnswerTable, spec: GradingSpec, exercise: str) -> None:
    """Keep a table in the file of all tables of the suite, whose other tables stay."""
    path = tables_path(spec)
    # The exercises of a suite are audited in several processes at the same time.
    with file_lock(user_cache_dir() / "answer_tables.lock"):
        members = {}
        with suppress(OSError, BadZipFile):
            members = _read_members(path)
        members[exercise] = _encode(table)
        buffer = BytesIO()
        with ZipFile(buffer, "w") as archive:
            for name, data in sorted(members.items()):
                # ZipInfo's default date: the same tables are the same file.
                archive.writestr(ZipInfo(name), data)
        write_atomic(path, buffer.getvalue(), mode=0o644)


def tables_path(spec: GradingSpec) -> Path:
    """Return the path of the tables beside the suite."""
    return Path(spec.suite) / TABLES_FILE


def _read_members(path: Path) -> dict[str, bytes]:
    """Return the encoded tables of a suite by exercise."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _cache_path(key: str) -> Path:
    name = sha256_hex(f"{autograder.__version__} {key}".encode())
    return user_cache_dir() / "answer_tables" / f"{name}.xz"


def _encode(table: AnswerTable) -> bytes:
    return lzma.compress(msgspec.msgpack.encode(table, order="sorted"))


def _decode(read: Callable[[], bytes]) -> AnswerTable | None:
    """Return the table that is read; None if it is missing or damaged."""
    with suppress(OSError, EOFError, KeyError, BadZipFile, lzma.LZMAError, msgspec.MsgspecError):
        return msgspec.msgpack.decode(lzma.decompress(read()), type=AnswerTable)
    return None


def _concerns(name: str, exercise: str) -> bool:
    """Return whether a file of the suite has an influence on the tests of the exercise."""
    path = Path(name)
    is_test = path.name.startswith("test_") and path.suffix == ".py"
    is_of_exercise = path.stem.removeprefix("test_").partition("__")[0] == exercise
    is_made = {VARIANTS_DIR, TABLES_FILE, "__pycache__"} & set(path.parts)
    return not is_made and (is_of_exercise or not is_test)


def _digests(directory: Path) -> dict[str, str]:
    """Return the SHA-256 of each file below a directory by relative path."""
    return {
        path.relative_to(directory).as_posix(): _digest(path)
        for path in directory.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file; of a Python file without docstrings and weights."""
    data = path.read_bytes()
    if path.suffix != ".py":
        return sha256_hex(data)
    try:
        left_out = set(_lines_without_influence(ast.parse(data)))
    except (SyntaxError, ValueError):  # collecting the suite reports it
        return sha256_hex(data)
    lines = enumerate(data.splitlines(), start=1)
    return sha256_hex(b"\n".join(line for number, line in lines if number not in left_out))


def _lines_without_influence(tree: ast.Module) -> Iterator[int]:
    """Yield the lines of docstrings, and of the table of traits and their weights."""
    left_out = [child for child in tree.body if _is_traits_table(child)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            left_out += node.body[:1] if ast.get_docstring(node, clean=False) else []
    for statement in left_out:
        yield from range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)


def _is_traits_table(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Assign)
        and isinstance(target := statement.targets[0], ast.Name)
        and target.id == TRAITS
    )


def _random_numbers() -> list[float]:
    """Return numbers that NumPy draws; they may be others in another version of it."""
    rng = np.random.default_rng(DIAGNOSTIC_SEED)
    drawn = (rng.normal(size=3), rng.uniform(size=3), rng.integers(1000, size=3))
    shuffled = (rng.permutation(9), rng.choice(9, 3, replace=False))
    return [round(float(number), 9) for numbers in (*drawn, *shuffled) for number in numbers]
