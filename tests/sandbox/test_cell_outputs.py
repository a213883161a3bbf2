"""Outputs of cells are decoded within the remaining limit, whatever the guest counted."""

import msgspec
import pytest

from autograder.sandbox import cell_outputs
from autograder.sandbox.guest.protocol import Output, WireError
from autograder.sandbox.launcher import SandboxSpec
from tests.sandbox.test_calls_that_end import CHANNEL
from tests.support.notebooks import limited, opened, printed, run_all

MIB = 1 << 20


def blob(*outputs: Output) -> bytes:
    """Return outputs as the guest sends them."""
    return msgspec.json.encode(outputs)


@pytest.mark.parametrize(
    "output",
    [
        Output("stream", name="stdout", text='\x00"\\図' * 50),
        Output("error", ename="Own", evalue="no", traceback=["", "one", "two"]),
        Output("display_data", data={"text/plain": "", "text/html": "", "image/png": "iVBORw0="}),
    ],
    ids=lambda output: output.output_type,
)
def test_outputs_arrive_unchanged(output: Output) -> None:
    """Each kind of output arrives whole, and its size is the length of its texts."""
    texts = [output.text, output.evalue, *output.traceback, *output.data.values()]
    decoded, size = cell_outputs.decode_outputs(blob(output), 1000)
    assert decoded == (output,)
    assert size == cell_outputs.OUTPUT_OVERHEAD + sum(map(len, texts))


@pytest.mark.parametrize(
    "forged",
    [
        b"",
        b"{}",
        b"[{}]",
        b"[" * 100_000,
        b'[{"output_type":1}]',
        b'[{"output_type":"stream","text":"\\ud800"}]',
        b'[{"output_type":"stream","text":"\xff"}]',
        b'[{"output_type":"error","traceback":[' + b'"",' * 2300 + b'""]}]',
        b'[{"output_type":"stream","text":"' + b"x" * 1000 + b'"}]',
        b"[" + b'{"output_type":""},' * 20 + b'{"output_type":""}]',
    ],
    ids=lambda forged: repr(forged[:40]),
)
def test_invalid_or_too_large_outputs_are_refused(forged: bytes) -> None:
    """Outputs that cannot be decoded or stored, or exceed the limit, raise WireError."""
    with pytest.raises(WireError):
        cell_outputs.decode_outputs(forged, 1000)


@pytest.mark.parametrize(
    "forged",
    [
        b'[{"output_type":"error","traceback":[' + b'"",' * 230 + b'""]}]',
        b'[{"output_type":"display_data","data":{"' + b"k" * 1200 + b'":""}}]',
        b'[{"output_type":"a","other":{"' + b"k" * 1200 + b'":""}}]',
    ],
    ids=["empty strings", "a long kind", "an unknown field"],
)
def test_uncounted_bytes_use_up_the_limit(forged: bytes) -> None:
    """Outputs without text count by their bytes, so that cells cannot accumulate them."""
    _, size = cell_outputs.decode_outputs(forged, 1000)
    assert size >= len(forged) // 8 > cell_outputs.OUTPUT_OVERHEAD


def test_the_name_of_an_exception_is_cleaned() -> None:
    """The name of an exception is short and without control characters."""
    (decoded,), _ = cell_outputs.decode_outputs(
        blob(Output("error", ename="\x1b[2J" + "x" * 900)), 1000
    )
    assert decoded.ename.startswith("?[2Jxxx")
    assert len(decoded.ename) < 200


@pytest.mark.full_wall
def test_the_limit_applies_to_all_cells_together(wall: SandboxSpec) -> None:
    """Cells that each forge nearly the allowed output are stopped by the sum."""
    much = f"""b'[{{"output_type":"stream","text":"' + b'x' * {MIB * 6 // 10} + b'"}}]'"""
    forged = f"forge(wire.Ran(number(), ''), {much})\nimport os; os._exit(0)"
    honest = f"print('x' * {MIB * 6 // 10})"
    with opened(limited(wall, output=1), CHANNEL, honest, forged) as session:
        runs = session.run_notebook()
    assert [run.fault for run in runs] == [None, None, "malformed"]
    assert len(printed(runs[1])) == MIB * 6 // 10 + 1


@pytest.mark.full_wall
def test_outputs_up_to_the_limit_are_kept(wall: SandboxSpec) -> None:
    """Honest cells that nearly use up the limit lose nothing."""
    part = f"print('図' * {MIB // 3})"
    runs = run_all(limited(wall, output=1), part, part, "print('and on')", "1 / 0")
    assert [run.fault for run in runs] == [None, None, None, "raised"]
    assert printed(runs[2]) == "and on\n"
