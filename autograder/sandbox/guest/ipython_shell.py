"""An IPython shell without a terminal, whose outputs are collected in the notebook format."""

import ast
import base64
import io
import os
import re
import sys
from collections.abc import Callable
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.inputtransformer2 import (
    EscapedCommand,
    HelpEnd,
    MagicAssign,
    SystemAssign,
    TransformerManager,
)
from IPython.core.interactiveshell import ExecutionResult, InteractiveShell
from IPython.utils.text import LSString, SList
from traitlets.config import Config

from autograder.sandbox.guest import newer_syntax, protocol
from autograder.sandbox.guest.missing_modules import MissingModuleError, MissingModules

MAX_PENDING = 8192  # characters that a stream gathers
MAGICS_WITH_CODE = frozenset({"time", "timeit", "prun"})  # their errors are those of the code
INSTALLERS = frozenset({"pip", "uv", "conda", "mamba", "micromamba"})
CELL_MAGIC = re.compile(r"\s*%%.*\n")
# In a line of a cell: may be a magic, a command or a question.
SPECIAL_SYNTAX = re.compile(r"^\s*[%!?,;/]|=\s*[%!]|\?\s*$")
BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


class Outputs:
    """The outputs of the running cell, in the notebook format."""

    def __init__(self) -> None:
        self.remaining = 0  # characters that the notebook may still produce
        self.items: list[protocol.Output] = []
        self.last_stream: Stream | None = None

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
    for mime_type in protocol.MIME_TYPES:
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


class FastTransformer(TransformerManager):  # type: ignore[misc]
    """IPython's changes to the text of a cell; plain Python is not split into tokens for them."""

    def do_token_transforms(self, lines: list[str]) -> list[str]:
        """Return the lines with magics and commands as Python."""
        is_usual = self.token_transformers == [MagicAssign, SystemAssign, EscapedCommand, HelpEnd]
        if is_usual and not any(map(SPECIAL_SYNTAX.search, lines)):
            return lines
        changed: list[str] = super().do_token_transforms(lines)
        return changed


class Shell(InteractiveShell):  # type: ignore[misc]
    """IPython without a terminal: it collects outputs, saves no history, asks no questions.

    It runs no other programs; where a cell asks for one, or for a magic that does not work here,
    the cell goes on without.
    """

    outputs: Outputs
    missing_modules: MissingModules
    program_magics: frozenset[str]
    _skipped_commands = False
    _shown_error: BaseException | None = None

    def take_notes(self, source: str, result: ExecutionResult) -> protocol.CellNotes:
        """Return what was noticed in the cell that has run, and forget it."""
        line, is_newer = _syntax_error(source, result, self.transform_cell)
        modules = [name[: protocol.MAX_TYPE_NAME] for name in self.missing_modules.take_names()]
        skipped, self._skipped_commands, self._shown_error = self._skipped_commands, False, None
        modules = modules[: protocol.MAX_MISSING_MODULES]
        return protocol.CellNotes(line, is_newer, skipped, modules)

    def should_run_async(self, raw_cell: str, **options: Any) -> bool:
        """Return whether a cell awaits something; compile only one that may, to find out."""
        may_await = "await" in raw_cell or "async" in raw_cell
        return may_await and bool(super().should_run_async(raw_cell, **options))

    def transform_ast(self, node: ast.Module) -> ast.Module:
        """Guard imports; apply what student code has registered."""
        if self.ast_transformers == [self.missing_modules]:  # it sets the location of all nodes
            self.missing_modules.visit(node)
            return node
        changed: ast.Module = super().transform_ast(node)
        return changed

    async def run_code(self, code_obj: Any, result: Any = None, *, async_: bool = False) -> bool:
        """Run a statement; return whether the cell ends because it raised.

        The cell goes on after a statement that uses a missing module.
        """
        raised: bool = await super().run_code(code_obj, result, async_=async_)
        if result is None or not isinstance(result.error_in_exec, MissingModuleError):
            return raised
        result.error_in_exec = None
        return False

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        if evalue is self._shown_error:  # of the body of a cell magic
            return
        self._shown_error = evalue
        if isinstance(evalue, MissingModuleError):
            print(f"Skipped: {evalue}", file=sys.stderr)  # noqa: T201 -- to the student
            return
        flush()
        name, lines = etype.__name__, list(map(_encodable, stb))
        text = safe_str(evalue)
        self.outputs.add(protocol.Output("error", ename=name, evalue=text, traceback=lines))

    # -- commands and magics

    def skip_command(self, command: str) -> None:
        """Print a message instead of running a command, so that the cell goes on."""
        self._skipped_commands = True
        print(f"Not run when graded: {command}", file=sys.stderr)  # noqa: T201 -- to the student

    def system(self, cmd: str) -> None:
        """Skip a shell command: `!pip install …`."""
        self.skip_command(cmd)
        self.user_ns["_exit_code"] = 127

    system_piped = system_raw = system

    def getoutput(self, cmd: str, split: bool = True, **_options: Any) -> SList | LSString:
        """Skip a shell command and return no output: `files = !ls`."""
        self.skip_command(cmd)
        return SList() if split else LSString("")

    def run_line_magic(self, magic_name: str, line: str, _stack_depth: int = 1) -> Any:
        """Run a line magic, or skip one that does not work here."""
        try:
            if magic_name not in INSTALLERS:
                return super().run_line_magic(magic_name, line, _stack_depth + 1)
        except Exception:
            if magic_name in MAGICS_WITH_CODE:
                raise
        self.skip_command(f"%{magic_name} {line}")
        return SList()

    def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:
        """Run a cell magic; skip the cell if it is for another program."""
        if magic_name in self.program_magics:
            self.skip_command(f"%%{magic_name} {line}")
            return None
        last_result, value = self.last_execution_result, None
        try:
            value = super().run_cell_magic(magic_name, line, cell)
        except Exception:
            if magic_name in MAGICS_WITH_CODE:
                raise
            if self.last_execution_result is last_result:
                self.skip_command(f"%%{magic_name} {line}")
        # `%%capture` runs its body as a cell, and drops the error.
        if self.last_execution_result is not last_result:
            self.last_execution_result.raise_error()
        return value

    def enable_gui(self, gui: Any = None) -> None:
        """Do nothing: there is no display."""

    def enable_matplotlib(self, _gui: Any = None) -> Any:
        """Show figures in the outputs, whatever `%matplotlib` asks for."""
        return super().enable_matplotlib("inline")


def _syntax_error(
    source: str, result: ExecutionResult, transform: Callable[[str], str]
) -> tuple[int, bool]:
    """Return the line of a syntax error in a cell, and whether a newer Python can read the cell.

    Without a syntax error returns 0 and False.
    """
    error, code, first_line = result.error_before_exec, source, 0
    body = CELL_MAGIC.match(source)
    in_body = result.error_in_exec
    if body and isinstance(in_body, SyntaxError) and in_body.filename != "<string>":  # of `exec`
        error, code, first_line = in_body, source[body.end() :], body[0].count("\n")
    if not isinstance(error, SyntaxError | ValueError):
        return 0, False
    blank_lines = BLANK_LINES.match(code)  # IPython removes them, and does not count them
    first_line += blank_lines[0].count("\n") if blank_lines else 0
    line = first_line + (getattr(error, "lineno", 0) or 1)
    try:
        return line, newer_syntax.is_newer(transform(code))
    except Exception:  # of the transformation
        return line, False


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
        try:
            stream.flush()
        except Exception:
            continue


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
    shell.input_transformer_manager = FastTransformer()
    shell.missing_modules = MissingModules(lambda: shell.user_ns)
    shell.ast_transformers.append(shell.missing_modules)
    scripts = shell.magics_manager.registry["ScriptMagics"].magics["cell"]
    shell.program_magics = frozenset(scripts)
    sys.stdout, sys.stderr = Stream("stdout", outputs), Stream("stderr", outputs)
    return shell
