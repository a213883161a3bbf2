"""Read CSV in the encodings that other programs use, and write it for them and for the kit."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from autograder.core.errors import SeminarError

CsvRow: TypeAlias = list[str | float]
MAX_CSV_BYTES = 16 << 20
SEPARATORS = (",", ";", "\t")
# A spreadsheet evaluates cells that begin with one of these, the wide ones in Japan; see
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_PREFIXES = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Sheet(Struct, frozen=True):
    """A table: its header, and its other rows, each with the number of its first line."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    messages: tuple[str, ...] = ()  # for the instructor
    for_excel: bool = False  # its encoding is one that Excel recognizes


def read_csv(path: Path, *, keep_whitespace: bool = False) -> Sheet:
    """Read a table as Excel saves it in any country; skips rows of blank cells.

    Its encoding is UTF-8, UTF-16 or Shift-JIS, its separator the comma, semicolon or tab that is
    most frequent in the header. Raises SeminarError for a file that is not a table, with the line
    that is not CSV.
    """
    text, messages, for_excel = _read_text(path)
    stream = io.StringIO(text, newline="")
    line = 1
    if text.startswith("sep="):  # Excel's own mark of the separator
        stream.readline()
        line = 2
    header = text.splitlines()[line - 1 : line]
    separator = max(SEPARATORS, key=lambda character: "".join(header).count(character))
    reader = csv.reader(stream, delimiter=separator, strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    skipped = line - 1
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if any(stripped):
                rows.append((line, tuple(cells) if keep_whitespace else stripped))
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        raise SeminarError(
            f"line {skipped + reader.line_num}: not CSV ({error})",
            where=str(path),
            hint="Correct that line: text with a comma or a quote needs double quotes around it",
        ) from None
    if not rows:
        raise SeminarError("the file is empty", where=str(path), hint="Save the table again as CSV")
    return Sheet(rows[0][1], tuple(rows[1:]), messages, for_excel)


def write_csv(rows: Iterable[Sequence[str | float]], *, for_excel: bool = False) -> bytes:
    """Return rows as CSV in UTF-8, with a byte order mark `for_excel`, and formulas escaped."""
    return write_plain_csv(map(_escaped, rows), for_excel=for_excel)


def write_plain_csv(rows: Iterable[Sequence[str]], *, for_excel: bool = False) -> bytes:
    """Return rows as CSV that `read_csv` reads back unchanged, like `write_csv` but not escaped.

    For files that the kit or a mail merge reads: an escaped id is the id of another student.
    """
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig" if for_excel else "utf-8")


def escape_cell(value: str | float) -> str:
    """Return the text of a cell that a spreadsheet does not evaluate; numbers stay numbers."""
    if not isinstance(value, str):
        return format_number(value)
    bare = value.lstrip(" \u3000\ufeff")  # some programs evaluate a formula behind spaces
    is_formula = bare.startswith(FORMULA_PREFIXES) and bare != "-" and not _is_number(bare)
    return f"'{value}" if is_formula else value


def format_number(value: float) -> str:
    """Return a number with at most two decimals and without trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _escaped(row: Sequence[str | float]) -> list[str]:
    return [escape_cell(value) for value in row]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text.isascii()


def _read_text(path: Path) -> tuple[str, tuple[str, ...], bool]:
    """Return the text of a file, a message about an unsafe encoding, and whether Excel reads it.

    Excel takes UTF-8 without a byte order mark for an encoding of the country.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_CSV_BYTES + 1)
    except OSError as error:
        raise SeminarError(
            f"cannot be read ({error.strerror})", where=str(path), hint="Name a CSV file"
        ) from None
    if len(data) > MAX_CSV_BYTES:
        raise SeminarError("is too large for a table", where=str(path), hint="Name a CSV file")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        warnings = {"utf-16": "read as UTF-16; UTF-8 is safer"}
    else:
        warnings = {
            "utf-8-sig": "",
            "cp932": "read as Shift-JIS, as Excel saves it in Japan; UTF-8 keeps every name",
        }
    for encoding, warning in warnings.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        messages = (f"{path}: {warning}",) if warning else ()
        return text, messages, bool(warning) or data.startswith(codecs.BOM_UTF8)
    raise SeminarError(
        "neither UTF-8 nor Shift-JIS text", where=str(path), hint="Save it as CSV UTF-8"
    )
