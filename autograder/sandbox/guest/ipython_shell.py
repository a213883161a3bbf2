"""An IPython shell without a terminal, whose outputs are kept in the notebook's own format."""

import base64
import contextlib
import io
import os
import sys
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.sandbox.guest import protocol

STORED_MIME_TYPES = ("text/plain", "text/html", "text/latex", "text/markdown", "image/png", "image/jpeg")


class OutputBudget:
    """Counts bytes of output; ends the process when there are too many."""

    remaining = 0

    def consume(self, size: int) -> None:
        """Count `size` bytes."""
        self.remaining -= size
        if self.remaining < 0:
            os._exit(protocol.EXIT_OUTPUT_LIMIT)


class Outputs:
    """What the cell that is running has put out so far, in the notebook's own format."""

    def __init__(self) -> None:
        self.items: list[protocol.Output] = []
        self.last_stream: Stream | None = None
        self.budget = OutputBudget()
        self.figures = protocol.FigureOptions()

    def add(self, output: protocol.Output) -> None:
        """Append one output."""
        size = len(output.evalue) + sum(map(len, output.traceback)) + 64
        self.budget.consume(size + sum(map(len, output.data.values())))
        self.items.append(output)

    def write(self, name: str, text: str) -> None:
        """Append text to a stream, joined with what it wrote last."""
        self.budget.consume(len(text))
        last = self.items[-1] if self.items else None
        if last is None or last.output_type != "stream" or last.name != name:
            self.budget.consume(64)
            self.items.append(protocol.Output("stream", name=name, text=text))
        else:
            self.items[-1] = protocol.Output("stream", name=name, text=last.text + text)

    def take(self) -> list[protocol.Output]:
        """All outputs so far; begins anew."""
        taken, self.items = self.items, []
        return taken


class Stream(io.TextIOBase):
    """stdout or stderr of student code; gathers short writes so that prints stay cheap."""

    def __init__(self, name: str, outputs: Outputs) -> None:
        self._name = name
        self._outputs = outputs
        self._pending: list[str] = []
        self._size = 0

    def write(self, text: str) -> int:
        """Keep `text` for the cell's outputs."""
        other = self._outputs.last_stream
        if other is not self:
            if other is not None:
                other.flush()  # so that stdout and stderr stay in order
            self._outputs.last_stream = self
        self._pending.append(_encodable(str(text)))
        self._size += len(text)
        if self._size > 8192:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Hand what was gathered to the cell's outputs."""
        if self._pending:
            text, self._pending, self._size = "".join(self._pending), [], 0
            self._outputs.write(self._name, text)

    def writable(self) -> bool:
        """Always."""
        return True


def _mime(data: dict[str, Any]) -> dict[str, str]:
    kept = {}
    for kind in STORED_MIME_TYPES:
        value = data.get(kind)
        if isinstance(value, bytes):
            kept[kind] = base64.b64encode(value).decode("ascii")
        elif isinstance(value, str):
            kept[kind] = _encodable(value)
    return kept


class Publisher(DisplayPublisher):  # type: ignore[misc]
    """Collects `display(...)` and figures."""

    outputs: Outputs

    def publish(self, data: dict[str, Any], *_args: Any, **_options: Any) -> None:
        """Keep one display."""
        flush()
        self.outputs.add(protocol.Output("display_data", data=_mime(data)))

    def clear_output(self, *_args: Any, **_options: Any) -> None:
        """Forget what the cell has put out so far."""
        flush()
        self.outputs.take()


class ResultDisplayHook(DisplayHook):  # type: ignore[misc]
    """Collects the value of a cell's last line."""

    outputs: Outputs

    def write_output_prompt(self) -> None:
        """No prompt."""

    def finish_displayhook(self) -> None:
        """No empty line."""
        self._is_active = False

    def write_format_data(self, format_dict: dict[str, Any], *_metadata: Any) -> None:
        """Keep one result."""
        flush()
        self.outputs.add(protocol.Output("execute_result", data=_mime(format_dict)))


class Shell(InteractiveShell):  # type: ignore[misc]
    """IPython without a terminal: outputs are kept, nothing is saved, no question is asked."""

    outputs: Outputs

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        flush()
        self.outputs.add(
            protocol.Output(
                "error",
                ename=etype.__name__,
                evalue=safe_str(evalue),
                traceback=[_encodable(line) for line in stb],
            )
        )

    def enable_gui(self, gui: Any = None) -> None:
        """No window here."""

    def system(self, cmd: str) -> None:
        """No programs here: a cell with `!pip install numpy` is told so and goes on."""
        print(f"No programs can be run here: {cmd}", file=sys.stderr)  # noqa: T201 -- to the student
        self.user_ns["_exit_code"] = 127


def _encodable(text: str) -> str:
    """`text` with half characters (lone surrogates), which UTF-8 cannot hold, as `?`."""
    return text.encode("utf-8", "replace").decode()


def safe_str(value: object) -> str:
    """The beginning of `str(value)`; empty if that fails."""
    try:
        return _encodable(str(value)[:2000])
    except Exception:
        return ""


def flush() -> None:
    """Hand all that was printed to the cell's outputs."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()


def make_shell() -> Shell:
    """An IPython shell that keeps its outputs, with figures shown inline."""
    outputs = Outputs()
    Publisher.outputs = ResultDisplayHook.outputs = Shell.outputs = outputs
    shell: Shell = Shell.instance(
        config=Config({"HistoryManager": {"enabled": False}}),  # no database, no thread of its own
        display_pub_class=Publisher,
        displayhook_class=ResultDisplayHook,
        colors="nocolor",
        xmode="Context",
    )
    sys.stdout, sys.stderr = Stream("stdout", outputs), Stream("stderr", outputs)
    return shell
