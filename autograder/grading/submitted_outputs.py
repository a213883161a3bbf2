"""The outputs with which a cell was handed in, as untrusted as what a guest process sends."""

import msgspec
from msgspec import Raw, Struct

from autograder.sandbox import cell_outputs
from autograder.sandbox.guest.protocol import MIME_TYPES, Output, WireError

Text = str | list[str]  # the notebook format stores a text whole or as lines
OUTPUT_TYPES = frozenset(("stream", "display_data", "execute_result", "error"))


class _SubmittedOutput(Struct):
    output_type: str
    name: str = ""
    text: Text = ""
    data: dict[str, Raw] = {}
    ename: str = ""
    evalue: str = ""
    traceback: list[str] = []


def read_outputs(content: bytes, remaining: int) -> tuple[Output, ...]:
    """Return the outputs in the JSON of a cell.

    Returns none if they take more than `remaining` characters or are not in notebook format 4.
    """
    try:
        cell_outputs.check_size_of_json(content, remaining)
        submitted = msgspec.json.decode(content, type=list[_SubmittedOutput])
        outputs = cell_outputs.clean(list(map(_output, submitted)))
    except (WireError, ValueError, RecursionError):  # ValueError: msgspec's own errors, bad UTF-8
        return ()
    is_valid = all(output.output_type in OUTPUT_TYPES for output in outputs)
    return outputs if is_valid and cell_outputs.total_size(outputs) <= remaining else ()


def _output(submitted: _SubmittedOutput) -> Output:
    data = {
        mime_type: _join(msgspec.json.decode(submitted.data[mime_type], type=Text))
        for mime_type in MIME_TYPES
        if mime_type in submitted.data
    }
    return Output(
        output_type=submitted.output_type,
        name=submitted.name,
        text=_join(submitted.text),
        data=data,
        ename=submitted.ename,
        evalue=submitted.evalue,
        traceback=submitted.traceback,
    )


def _join(text: Text) -> str:
    return text if isinstance(text, str) else "".join(text)
