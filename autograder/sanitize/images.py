"""Pictures of submissions: kept if they are what they say, and of a size that can be shown."""

import base64
import io
import re
import warnings
from collections.abc import Mapping

import msgspec
from msgspec import Raw, Struct
from PIL import Image

KINDS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF"}
MAX_BYTES = 4 << 20
MAX_PIXELS = 40_000_000
EMBEDDED = re.compile(r"data:(image/[a-z]+);base64,([A-Za-z0-9+/=\s]*)\Z")

# name of the attachment -> kind -> base64, as in the notebook format
Attachments = dict[str, dict[str, str]]


def is_picture(kind: str, data: str) -> bool:
    """Whether base64 `data` is a picture of the media type `kind` that a page can show."""
    if kind not in KINDS or len(data) > MAX_BYTES * 4 // 3 + MAX_BYTES // 32:
        return False
    try:
        content = base64.b64decode("".join(data.split()), validate=True)
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow's word of warning on huge pictures
            with Image.open(io.BytesIO(content), formats=[KINDS[kind]]) as picture:
                small = picture.width * picture.height <= MAX_PIXELS
                picture.verify()
    except Exception:  # whatever a decoder says of bytes that are no picture
        return False
    return small


def is_embedded(address: str) -> bool:
    """Whether `address` of a picture is the picture itself."""
    found = EMBEDDED.match(address)
    return found is not None and is_picture(*found.groups())


class _Cell(Struct):
    source: str | list[str] = ""
    attachments: dict[str, dict[str, str]] = {}


class _Notebook(Struct):
    cells: list[Raw] = []


def attachments(data: bytes) -> Mapping[str, Attachments]:
    """The pictures attached to text cells of the notebook file `data`, by a cell's source."""
    if b'"attachments"' not in data:
        return {}
    try:
        cells = msgspec.json.decode(data.decode("utf-8", "replace"), type=_Notebook).cells
    except (msgspec.DecodeError, RecursionError):
        return {}
    found: dict[str, Attachments] = {}
    for item in cells:
        try:
            cell = msgspec.json.decode(item, type=_Cell)
        except (msgspec.DecodeError, RecursionError):
            continue
        kept = {name: _pictures(kinds) for name, kinds in cell.attachments.items()}
        source = cell.source if isinstance(cell.source, str) else "".join(cell.source)
        found.setdefault(source, {}).update({name: kinds for name, kinds in kept.items() if kinds})
    return found


def _pictures(kinds: Mapping[str, str]) -> dict[str, str]:
    return {kind: "".join(data.split()) for kind, data in kinds.items() if is_picture(kind, data)}
