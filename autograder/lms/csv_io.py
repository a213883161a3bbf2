"""CSV text from and for other programs: encodings that are met, cells that cannot act."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from autograder.core.errors import SeminarError

MAX_BYTES = 16 << 20
# A spreadsheet takes what begins with one of these for a formula, the wide ones in Japan; see
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_PREFIXES = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Sheet(Struct, frozen=True):
    """A table as it was read: its header, its rows with the line each begins in, what to tell."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding_warning: str = ""


def read_csv(path: Path, *, as_it_is: bool = False) -> Sheet:
    """The table in a file: UTF-8, or what Excel saves in Japan; blanks around cells are cut.

    Raises SeminarError with the line of what is not CSV.
    """
    text, told = _decoded(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, tuple(c if as_it_is else c.strip() for c in cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise SeminarError(
            f"line {reader.line_num}: not CSV ({error})",
            where=str(path),
            hint="Mend that line: text with a comma or a quote stands in double quotes",
        ) from None
    if not rows:
        raise SeminarError("the file is empty", where=str(path), hint="Save the table again as CSV")
    return Sheet(rows[0][1], tuple(rows[1:]), told)


def write_csv(rows: Iterable[Sequence[str | float]], *, for_excel: bool = False) -> bytes:
    """Rows as CSV, quoted where needed; text that would be a formula is text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig" if for_excel else "utf-8")


def cell(value: str | float) -> str:
    """A cell that no spreadsheet takes for a formula; numbers are numbers."""
    if not isinstance(value, str):
        return parse_number(value)
    # With spaces before it, some take it for a formula all the same.
    bare = value.lstrip(" \u3000\ufeff")
    acts = bare.startswith(FORMULA_PREFIXES) and bare != "-" and not _is_number(bare)
    return f"'{value}" if acts else value


def parse_number(value: float) -> str:
    """A number as it is typed: two decimals at most, none where there are none."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text.isascii()


def _decoded(path: Path) -> tuple[str, str]:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SeminarError(
            f"cannot be read ({error.strerror})", where=str(path), hint="Name a CSV file"
        ) from None
    if len(data) > MAX_BYTES:
        raise SeminarError("is too large for a table", where=str(path), hint="Name a CSV file")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = {"utf-16": "read as UTF-16; UTF-8 is safer"}
    else:
        encodings = {
            "utf-8-sig": "",
            "cp932": "read as Shift-JIS, as Excel saves it in Japan; UTF-8 keeps every name",
        }
    for encoding, told in encodings.items():
        try:
            return data.decode(encoding), told
        except UnicodeDecodeError:
            continue
    raise SeminarError(
        "neither UTF-8 nor Shift-JIS text",
        where=str(path),
        hint="Save it as CSV UTF-8",
    )
