"""Validates the images in submissions: their type, size and content."""

import base64
import io
import re
import warnings
from collections.abc import Mapping

import msgspec
from msgspec import Raw, Struct
from PIL import Image

IMAGE_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF"}
MAX_IMAGE_CHARS = (4 << 20) * 4 // 3 + (4 << 20) // 32  # of 4 MiB in base64, with newlines
MAX_PIXELS = 40_000_000
EMBEDDED = re.compile(r"data:(image/[a-z]+);base64,([A-Za-z0-9+/=\s]*)\Z")

# name of the attachment -> media type -> base64, as in the notebook format
Attachments = dict[str, dict[str, str]]


def is_safe_image(media_type: str, data: str) -> bool:
    """Return whether base64 `data` is an image of a media type that a page can show."""
    if media_type not in IMAGE_FORMATS or len(data) > MAX_IMAGE_CHARS:
        return False
    try:
        content = base64.b64decode("".join(data.split()), validate=True)
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow warns about huge images
            with Image.open(io.BytesIO(content), formats=[IMAGE_FORMATS[media_type]]) as image:
                small_enough = image.width * image.height <= MAX_PIXELS
                image.verify()
    except Exception:  # the decoders raise various types
        return False
    return small_enough


def is_embedded(address: str) -> bool:
    """Return whether the address of an image is a data URL with a safe image."""
    match = EMBEDDED.match(address)
    return match is not None and is_safe_image(*match.groups())


class _Cell(Struct):
    source: str | list[str] = ""
    attachments: Attachments = {}


class _Notebook(Struct):
    cells: list[Raw] = []


def read_attachments(data: bytes) -> Mapping[str, Attachments]:
    """Return the safe images attached to text cells of a notebook file, by the cell's source."""
    if b'"attachments"' not in data:
        return {}
    try:
        cells = msgspec.json.decode(data.decode("utf-8", "replace"), type=_Notebook).cells
    except (msgspec.DecodeError, RecursionError):
        return {}
    by_source: dict[str, Attachments] = {}
    for raw_cell in cells:
        try:
            cell = msgspec.json.decode(raw_cell, type=_Cell)
        except (msgspec.DecodeError, RecursionError):
            continue
        source = cell.source if isinstance(cell.source, str) else "".join(cell.source)
        attachments = by_source.setdefault(source, {})
        for name, versions in cell.attachments.items():
            if safe := {k: "".join(v.split()) for k, v in versions.items() if is_safe_image(k, v)}:
                attachments[name] = safe
    return by_source
