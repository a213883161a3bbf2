"""A table for the terminal that cuts no number at any width, and is plain text in a pipe."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.cli.console import out

ROWS = 200  # of one rich table, which needs kilobytes for each row
MIN_WRAPPED = 12  # columns of the terminal for a column that may be wrapped
INDENT = "  "
EMPTY = ("", "—", "–")

# Texts are shared, because a large class has many equal cells.
styled = cache(Text)


class Listing(Struct, frozen=True):
    """Rows of cells. A cell may have several lines.

    Cells stay whole, except those of `wrapped` columns; columns of `numbers` are aligned to the
    right.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str | Text]]
    numbers: tuple[str, ...] = ()
    wrapped: tuple[str, ...] = ()
    caption: str = ""


def show(listing: Listing, console: Console = out) -> None:
    """Print a table: as wide as a terminal at most, or in a pipe as lines of text."""
    is_plain = not console.is_terminal
    for part in plain_lines(listing) if is_plain else renderables(listing, console.width):
        console.print(part)


def renderables(listing: Listing, width: int) -> Iterator[Table | Text]:
    """Yield what a terminal of `width` columns shows.

    Where whole cells do not fit beside each other, it shows those of a row below each other.
    """
    for headers in (listing.columns, tuple(map(_broken, listing.columns))):
        widths = _widths(listing, headers)
        is_whole = _needed(listing, widths, ()) <= width
        wrapped = () if is_whole else listing.wrapped
        if _needed(listing, widths, wrapped) <= width:
            yield from _tables(listing, headers, widths, wrapped)
            return
    if listing.title:
        yield Text(listing.title, "italic")
    for first, *cells in listing.rows:
        yield Text(str(first), "bold")
        yield from _record_lines(listing.columns[1:], cells, width)
    if listing.caption:
        yield Text(listing.caption, "dim italic")


def plain_lines(listing: Listing) -> Iterator[str]:
    """Yield title, header, a line for each row, and caption, without boxes and styles."""
    lines = [listing.columns, *([_flat(cell) for cell in row] for row in listing.rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    if listing.title:
        yield listing.title
    for cells in lines:
        padded = (
            _pad(cell, width, to_right=name in listing.numbers)
            for cell, width, name in zip(cells, widths, listing.columns, strict=True)
        )
        yield INDENT.join(padded).rstrip()
    if listing.caption:
        yield listing.caption


def _flat(cell: str | Text) -> str:
    return "; ".join(str(cell).splitlines())


def _pad(text: str, width: int, *, to_right: bool) -> str:
    blanks = " " * (width - cell_len(text))
    return blanks + text if to_right else text + blanks


def _broken(name: str) -> str:
    """Return a header in several lines, broken at underscores."""
    return name.replace("_", "_\n")


def _widths(listing: Listing, headers: Sequence[str]) -> list[int]:
    """Return the width of each column, so that equal parts of a long table are equally wide."""
    widths = [_width(header) for header in headers]
    for row in listing.rows:
        widths = [max(width, _width(cell)) for width, cell in zip(widths, row, strict=True)]
    return widths


def _width(cell: str | Text) -> int:
    return max(map(cell_len, str(cell).splitlines()), default=0)


def _needed(listing: Listing, widths: Sequence[int], wrapped: Collection[str]) -> int:
    """Return how wide the console has to be for a table with borders and `wrapped` columns."""
    cells = (
        min(width, MIN_WRAPPED) if name in wrapped else width
        for name, width in zip(listing.columns, widths, strict=True)
    )
    return sum(cells) + 3 * len(widths) + 1


def _tables(
    listing: Listing, headers: Sequence[str], widths: Sequence[int], wrapped: Collection[str]
) -> Iterator[Table]:
    """Yield the table in parts of `ROWS` rows, to be printed one by one."""
    for start in range(0, len(listing.rows) or 1, ROWS):
        table = Table(title=listing.title or None, title_justify="left")
        table.caption, table.caption_justify = listing.caption or None, "left"
        for name, header, width in zip(listing.columns, headers, widths, strict=True):
            justify: Literal["left", "right"] = "right" if name in listing.numbers else "left"
            if name in wrapped:
                table.add_column(header, justify=justify, overflow="fold")
            else:
                table.add_column(header, justify=justify, no_wrap=True, min_width=width)
        for row in listing.rows[start : start + ROWS]:
            table.add_row(*row)
        yield table


def _record_lines(
    columns: Iterable[str], cells: Iterable[str | Text], width: int
) -> Iterator[Text]:
    """Yield lines of cells behind the names of their columns, as many in a line as fit."""
    line = Text(INDENT)
    for name, cell in zip(columns, cells, strict=True):
        style = cell.style if isinstance(cell, Text) else ""
        parts = str(cell).splitlines()
        item = Text(f"{name} ").append(" ".join(parts), style)
        if not parts or parts[0] in EMPTY:
            continue
        is_alone = len(parts) > 1 or len(INDENT) + item.cell_len > width
        if str(line) != INDENT and (is_alone or line.cell_len + 2 + item.cell_len > width):
            yield line
            line = Text(INDENT)
        if is_alone:
            yield from (Text(INDENT + name), *(Text(2 * INDENT + part, style) for part in parts))
        else:
            line.append("" if str(line) == INDENT else ", ").append_text(item)
    if str(line) != INDENT:
        yield line
