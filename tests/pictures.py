"""Small pictures for the tests, as a notebook holds them."""

import base64
import io
from typing import Any

from PIL import Image


def encoded(kind: str, size: tuple[int, int] = (1, 1), **options: Any) -> str:
    """A black picture in base64."""
    file = io.BytesIO()
    Image.new("1" if kind == "PNG" else "L", size).save(file, kind, **options)
    return base64.b64encode(file.getvalue()).decode()


BLACK_DOT = encoded("PNG")
