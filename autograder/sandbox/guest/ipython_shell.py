"""An IPython shell without a terminal, whose outputs are collected in the notebook format."""

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

MIME_TYPES = ("text/plain", "text/html", "text/latex", "text/markdown", "image/png", "image/jpeg")
MAX_PENDING = 8192  # characters that a stream gathers


class Outputs:
    """The outputs of the running cell, in the notebook format."""

    def __init__(self) -> None:
        self.remaining = 0  # characters that the notebook may still produce
        self.items: list[protocol.Output] = []
        self.last_stream: Stream | None = None
        self.figures = protocol.FigureOptions()

    def consume(self, size: int) -> None:
        """Subtract `size` from `remaining`; exit with EXIT_OUTPUT_LIMIT below zero."""
        self.remaining -= size
        if self.remaining < 0:
            os._exit(protocol.EXIT_OUTPUT_LIMIT)

    def add(self, output: protocol.Output) -> None:
        """Append one output."""
        size = len(output.evalue) + sum(map(len, output.traceback)) + 64
        self.consume(size + sum(map(len, output.data.values())))
        self.items.append(output)

    def write(self, name: str, text: str) -> None:
        """Append text to the stream output `name`, or to the last output if that is its stream."""
        self.consume(len(text))
        last = self.items[-1] if self.items else None
        if last is None or last.output_type != "stream" or last.name != name:
            self.consume(64)
            self.items.append(protocol.Output("stream", name=name, text=text))
        else:
            self.items[-1] = protocol.Output("stream", name=name, text=last.text + text)

    def take(self) -> list[protocol.Output]:
        """Return all outputs so far, and clear them."""
        items, self.items = self.items, []
        return items


class Stream(io.TextIOBase):
    """stdout or stderr of student code; buffers short writes, because each output is costly."""

    def __init__(self, name: str, outputs: Outputs) -> None:
        self._name, self._outputs = name, outputs
        self._pending: list[str] = []
        self._size = 0

    def write(self, text: str) -> int:
        """Buffer `text` for the cell's outputs."""
        last_stream, self._outputs.last_stream = self._outputs.last_stream, self
        if last_stream is not None and last_stream is not self:
            last_stream.flush()  # so that stdout and stderr stay in order
        self._pending.append(_encodable(str(text)))
        self._size += len(text)
        if self._size > MAX_PENDING:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Move the buffered text to the cell's outputs."""
        if self._pending:
            text, self._pending, self._size = "".join(self._pending), [], 0
            self._outputs.write(self._name, text)

    def writable(self) -> bool:
        """Return True."""
        return True


def _to_mime_bundle(data: dict[str, Any]) -> dict[str, str]:
    bundle = {}
    for mime_type in MIME_TYPES:
        value = data.get(mime_type)
        if isinstance(value, bytes):
            bundle[mime_type] = base64.b64encode(value).decode("ascii")
        elif isinstance(value, str):
            bundle[mime_type] = _encodable(value)
    return bundle


class Publisher(DisplayPublisher):  # type: ignore[misc]
    """Collects `display(...)` and figures."""

    outputs: Outputs

    def publish(self, data: dict[str, Any], *_args: Any, **_options: Any) -> None:
        """Append a display output."""
        flush()
        self.outputs.add(protocol.Output("display_data", data=_to_mime_bundle(data)))

    def clear_output(self, *_args: Any, **_options: Any) -> None:
        """Remove the outputs of the cell so far."""
        flush()
        self.outputs.take()


class ResultDisplayHook(DisplayHook):  # type: ignore[misc]
    """Collects the value of a cell's last line."""

    outputs: Outputs

    def write_output_prompt(self) -> None:
        """Write no prompt."""

    def finish_displayhook(self) -> None:
        """Write no empty line."""
        self._is_active = False

    def write_format_data(self, format_dict: dict[str, Any], *_metadata: Any) -> None:
        """Append a result output."""
        flush()
        self.outputs.add(protocol.Output("execute_result", data=_to_mime_bundle(format_dict)))


class Shell(InteractiveShell):  # type: ignore[misc]
    """IPython without a terminal: it collects outputs, saves no history, asks no questions."""

    outputs: Outputs

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        flush()
        name, lines = etype.__name__, list(map(_encodable, stb))
        text = safe_str(evalue)
        self.outputs.add(protocol.Output("error", ename=name, evalue=text, traceback=lines))

    def enable_gui(self, gui: Any = None) -> None:
        """Do nothing: there is no display."""

    def system(self, cmd: str) -> None:
        """Print a message instead of running a program, so that `!pip install …` does not fail."""
        print(f"No programs can be run here: {cmd}", file=sys.stderr)  # noqa: T201 -- to the student
        self.user_ns["_exit_code"] = 127


def _encodable(text: str) -> str:
    """Return `text` with `?` for lone surrogates, which UTF-8 cannot encode."""
    return text.encode("utf-8", "replace").decode()


def safe_str(value: object) -> str:
    """Return the beginning of `str(value)`; empty if that fails."""
    try:
        return _encodable(str(value)[:2000])
    except Exception:
        return ""


def flush() -> None:
    """Flush stdout and stderr, whatever student code has assigned to them."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()


def make_shell() -> Shell:
    """Create the IPython shell and replace stdout and stderr by streams into its outputs."""
    outputs = Outputs()
    Publisher.outputs = ResultDisplayHook.outputs = Shell.outputs = outputs
    shell: Shell = Shell.instance(
        config=Config({"HistoryManager": {"enabled": False}}),  # else a database and a thread
        display_pub_class=Publisher,
        displayhook_class=ResultDisplayHook,
        colors="nocolor",
        xmode="Context",
    )
    sys.stdout, sys.stderr = Stream("stdout", outputs), Stream("stderr", outputs)
    return shell
