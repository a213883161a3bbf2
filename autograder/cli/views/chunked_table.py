"""A long table for the terminal, printed piece by piece: rich keeps kilobytes for each row."""

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

ROWS = 200  # of one piece; a table of no more is left to rich
MIN_COLUMN_WIDTH = 8  # letters that a column is not made narrower than
TableCell = tuple[str, str]  # a text and its style


def render_in_chunks(
    empty: Callable[[], Table], rows: Sequence[Sequence[TableCell]]
) -> Iterator[RenderableType]:
    """The table with these rows, to be printed one piece after the other.

    `empty` makes it without rows: title, columns, caption.
    """
    if len(rows) <= ROWS:
        yield _filled(empty(), rows)
        return
    heads = [cell_len(str(column.header)) for column in empty().columns]
    widths = [max(map(cell_len, (text for text, _ in cells))) for cells in zip(*rows, strict=True)]
    widths = [max(pair) for pair in zip(heads, widths, strict=True)]
    for start in range(0, len(rows), ROWS):
        table = _filled(empty(), rows[start : start + ROWS])
        yield _Piece(table, widths, start == 0, start + ROWS >= len(rows))


class _Piece:
    """Some rows of a table, with its upper end, its lower end, or neither."""

    def __init__(self, table: Table, widths: list[int], is_first: bool, is_last: bool) -> None:
        self._table, self._widths = table, widths
        self._first, self._last = is_first, is_last

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = self._table
        for column, width in zip(table.columns, self._fitted(options.max_width), strict=True):
            column.width = width
        if not self._first:
            table.title, table.show_header = None, False
        if not self._last:
            table.caption = None
        lines = console.render_lines(table, options, pad=False)
        for line in lines[0 if self._first else 1 : None if self._last else -1]:
            yield from line
            yield Segment.line()

    def _fitted(self, room: int) -> list[int]:
        """The widths of the columns, the widest of those that fold made narrower to fit."""
        widths = list(self._widths)
        room -= 3 * len(widths) + 1  # lines between the columns, and a blank at either side
        folds = [n for n, column in enumerate(self._table.columns) if not column.no_wrap]
        while sum(widths) > room and max((widths[n] for n in folds), default=0) > MIN_COLUMN_WIDTH:
            widths[max(folds, key=widths.__getitem__)] -= 1
        return widths


def _filled(table: Table, rows: Sequence[Sequence[TableCell]]) -> Table:
    for cells in rows:
        table.add_row(*(Text(text, style) for text, style in cells))
    return table
