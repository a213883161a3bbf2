"""The form with a student's file: received on the disk, with a limit of its size and its time."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

FORM_OVERHEAD = 64 << 10  # bytes of a form besides the file
UPLOAD_SECONDS = 300.0  # for one upload; a client that sends more slowly is cut off


class UploadTooLargeError(Exception):
    """An upload is larger than the course allows."""


@asynccontextmanager
async def receive_form(request: Request, limit: int) -> AsyncIterator[Any]:
    """Receive a form; its files are on disk. Raises UploadTooLargeError while it streams."""
    total = 0

    async def counted() -> AsyncGenerator[bytes, None]:
        nonlocal total
        async for part in request.stream():
            total += len(part)
            if total > limit + FORM_OVERHEAD:
                raise UploadTooLargeError
            yield part

    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit + FORM_OVERHEAD:
        raise UploadTooLargeError
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise MultiPartException("not a form with a file")
    parser = MultiPartParser(request.headers, counted(), max_files=1, max_fields=4)
    with anyio.fail_after(UPLOAD_SECONDS):
        try:
            form = await parser.parse()
        except (KeyError, ValueError, UnicodeError) as error:
            raise MultiPartException(str(error)) from None
    try:
        yield form
    finally:
        await form.close()
