"""Where in the notebook's code an exception was raised, and which name it is about."""

import re
from types import ModuleType, TracebackType

from autograder.sandbox.guest.protocol import MAX_TYPE_NAME, ErrorPlace

CELL_FILE = re.compile(r"<ipython-input-(\d+)-")  # IPython's name for the code of a cell
LOCAL_NAME = re.compile(r"'(\w+)'")  # in the message of an UnboundLocalError
MAX_FRAMES = 100_000


class ErrorPlaces:
    """Finds the cell and the line of an exception."""

    def __init__(self) -> None:
        self._cells: dict[int, int] = {}  # index of the cell by IPython's number

    def note_cell(self, number: int, index: int) -> None:
        """Note that IPython runs a cell of the notebook under this number."""
        self._cells[number] = index

    def find(self, error: BaseException | None) -> ErrorPlace | None:
        """Return the innermost place of an exception that is code of a cell; None without one."""
        try:
            place = self._innermost(error.__traceback__ if error else None)
            if error is None or place is None:
                return None
            return ErrorPlace(*place, _name(error)[:MAX_TYPE_NAME], _module(error)[:MAX_TYPE_NAME])
        except Exception:  # student code may define the exception
            return None

    def _innermost(self, traceback: TracebackType | None) -> tuple[int, int] | None:
        place = None
        for _ in range(MAX_FRAMES):
            if traceback is None:
                break
            match = CELL_FILE.match(traceback.tb_frame.f_code.co_filename)
            if match and int(match[1]) in self._cells:
                place = self._cells[int(match[1])], traceback.tb_lineno
            traceback = traceback.tb_next
        return place


def _name(error: BaseException) -> str:
    """Return the name that an exception is about."""
    if isinstance(error, UnboundLocalError):
        match = LOCAL_NAME.search(str(error))
        return match[1] if match else ""
    if isinstance(error, KeyError):
        return error.args[0] if error.args and type(error.args[0]) is str else ""
    name = getattr(error, "name", "")
    return name if type(name) is str else ""


def _module(error: BaseException) -> str:
    """Return the module that lacks an attribute; empty for other objects."""
    owner = getattr(error, "obj", None) if isinstance(error, AttributeError) else None
    return owner.__name__ if isinstance(owner, ModuleType) else ""
