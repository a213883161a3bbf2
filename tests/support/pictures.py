"""Small images for tests, encoded as in a notebook."""

import base64
import io
from typing import Any

from PIL import Image


def encoded(kind: str, size: tuple[int, int] = (1, 1), **options: Any) -> str:
    """Return a black image in base64."""
    file = io.BytesIO()
    Image.new("1" if kind == "PNG" else "L", size).save(file, kind, **options)
    return base64.b64encode(file.getvalue()).decode()


BLACK_DOT = encoded("PNG")
