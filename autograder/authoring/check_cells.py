"""Check cells as students receive them: folded, with one line of output instead of a traceback.

A master has plain asserts. Its release wraps each check in `with check_of("softmax"):` and defines
`check_of` once, in a cell that needs no package, so that a notebook works on its own.

The first check also installs a handler in IPython. A figure, an experiment or a cell of the student
that calls an unwritten function then shows one line; a NotImplementedError with its own message
shows that message; an error in an exercise shows the traceback from the exercise on, without the
code of the cell that called it; any other error of a figure shows one line. A figure that the
student has changed shows its traceback: the helper knows figures by the CRC-32 of their source. The
cell of the helper does not install the handler itself: if it called `get_ipython`, the intake would
consider every demonstration as needed.
"""

import ast
import io
import tokenize
from collections.abc import Sequence
from typing import Any
from zlib import crc32

import msgspec

from autograder.content.master import CellKind, MasterCell, select_language
from autograder.core.i18n import Language
from autograder.gradebook.nbgrader_config import CODE_STUBS
from autograder.intake.model import CHECK_HELPER

# JupyterLab and Colab hide the code of such a cell.
FOLDED: dict[str, Any] = {"jupyter": {"source_hidden": True}, "cellView": "form"}
# Run All of JupyterLab goes on after an error of such a cell.
MAY_FAIL: dict[str, Any] = {"tags": ["raises-exception"]}
_AGREED = {
    "en": 'print("{name}: the visible examples agree.")',
    "ja": 'print("{name}：ここにある例はすべて合っています。")',
}
_HELPER_SOURCE = """\
#[en]
# Provided: the checks below use this. It turns the result of a check into one line.
#[ja]
# 下の確認セルが使う準備です。確認の結果を1行で表示します。
#[end]
from zlib import crc32


class CheckFailed(AssertionError):
    def _render_traceback_(self):
        return [str(self)]


def show_line(error, line):
    error._render_traceback_ = lambda: [line]
    if "plt" in globals():
        plt.close("all")  # otherwise the empty axes appear below the line  #[en]
        plt.close("all")  # 閉じないと、この行の下に空の図が表示される  #[ja]


def last_code(trace):
    while trace.tb_next:
        trace = trace.tb_next
    return trace.tb_frame.f_code


def show_from(trace, kind, error, *lines):
    shown = get_ipython().InteractiveTB.structured_traceback(kind, error, trace, 0)
    error._render_traceback_ = lambda: [*lines, *shown]


def show_error(shell, kind, error, trace, tb_offset=None):
    code, step = last_code(trace), trace
    if isinstance(error, NotImplementedError) and code.co_name != "<module>":
        line = str(error)
        if line in ("", STUB):
            function = getattr(code, "co_qualname", code.co_name)
            line = f"This cell needs {function}, which is not written yet."  #[en]
            line = f"このセルで使う{function}は、まだ書かれていません。"  #[ja]
        show_line(error, line)
    elif not hasattr(error, "_render_traceback_"):
        # An error in the code of an exercise: show it without the code of this cell.  #[en]
        # 課題のコードの中のエラーなら、このセルのコードは表示しない。  #[ja]
        while step := step.tb_next:
            code = step.tb_frame.f_code
            function = getattr(code, "co_qualname", code.co_name)
            if function.partition(".")[0] in check_of.exercises:
                line = f"This cell stopped in {function}:"  #[en]
                line = f"このセルは、{function}の中で止まりました。"  #[ja]
                show_from(step, kind, error, line)
                break
        else:
            if crc32(shell.user_ns["In"][-1].encode()) in check_of.figures:
                reason = f"{kind.__name__}: {error}".rstrip(": ")
                #[en]
                line = f"This figure cannot be drawn ({reason}). A function that it uses"
                line += " does not return what it should: look at the check of that function."
                #[ja]
                line = f"この図は描けませんでした（{reason}）。図で使っている関数の戻り値が"
                line += "正しくないようです。その関数の確認セルを見てください。"
                #[end]
                show_line(error, line)
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


class check_of:
    exercises, figures, agreed = EXERCISES, FIGURES, set()

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.agreed.discard(self.name)
        if "get_ipython" in globals():
            get_ipython().set_custom_exc((Exception,), show_error)

    def __exit__(self, kind, error, trace):
        if error is None:
            self.agreed.add(self.name)
            done, count = len(self.agreed), len(self.exercises)
            #[en]
            print(f"{self.name}: the visible examples agree ({done} of {count} exercises).")
            #[ja]
            print(f"{self.name}：ここにある例はすべて合っています（{count}問中{done}問）。")
            #[end]
            return
        code, here = last_code(trace), trace.tb_frame.f_code.co_filename
        if isinstance(error, NotImplementedError):
            function = getattr(code, "co_qualname", code.co_name)
            raise CheckFailed(f"{function} is not written yet.") from None  #[en]
            raise CheckFailed(f"{function}はまだ書かれていません。") from None  #[ja]
        if code.co_filename != here:
            # The error is in the code of the exercise: show that code only.  #[en]
            # エラーは課題のコードで起きているので、そのコードだけを表示する。  #[ja]
            while trace.tb_frame.f_code.co_filename == here:
                trace = trace.tb_next
            show_from(trace, kind, error)
        elif isinstance(error, AssertionError) and str(error):
            raise CheckFailed(f"{self.name}: {error}") from None  #[en]
            raise CheckFailed(f"{self.name}：{error}") from None  #[ja]
        elif isinstance(error, Exception):
            reason = f"{kind.__name__}: {error}".rstrip(": ")
            raise CheckFailed(f"{self.name}: the examples stopped with {reason}") from None  #[en]
            raise CheckFailed(f"{self.name}：確認の途中で止まりました（{reason}）") from None  #[ja]
"""


def with_checks(cells: Sequence[MasterCell], language: Language) -> tuple[MasterCell, ...]:
    """Return the cells of a release with wrapped checks, and the helper below the first code."""
    wrapped = [_wrap(cell, language) for cell in cells]
    checked = tuple(cell.name for cell, new in zip(cells, wrapped, strict=True) if cell is not new)
    if not checked:
        return tuple(cells)
    figures = tuple(crc32(cell.source.encode()) for cell in cells if cell.kind is CellKind.FIGURE)
    first = next(index for index, cell in enumerate(cells) if cell.is_code)
    index = first + (cells[first].kind is CellKind.GIVEN)
    source = select_language(_HELPER_SOURCE, language).rstrip()
    source = source.replace("EXERCISES", repr(checked)).replace("FIGURES", repr(figures))
    source = source.replace("STUB", repr(_stub_message(language)))
    helper = MasterCell(CellKind.FIGURE, CHECK_HELPER, source)
    return (*wrapped[:index], helper, *wrapped[index:])


def _stub_message(language: Language) -> str:
    """Return what the error of an unwritten function says."""
    (_, message, _) = CODE_STUBS[language].split('"')
    return message


def _wrap(cell: MasterCell, language: Language) -> MasterCell:
    if cell.kind is not CellKind.CHECK or not ast.parse(cell.source).body:
        return cell
    line = _AGREED[language].format(name=cell.name)  # the helper prints it, with the progress
    body = "\n".join(text for text in cell.source.split("\n") if text != line).rstrip()
    source = f'with {CHECK_HELPER}("{cell.name}"):\n{_indent(body)}'
    return msgspec.structs.replace(cell, source=source)


def _indent(source: str) -> str:
    """Indent code, except for the lines that begin inside a string."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    inside = {number for token in tokens for number in range(token.start[0] + 1, token.end[0] + 1)}
    lines = enumerate(source.split("\n"), 1)
    return "\n".join(
        f"    {line}" if line and number not in inside else line for number, line in lines
    )
