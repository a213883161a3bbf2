"""A real PostgreSQL server for tests: made in a folder of its own, gone when they are done."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

USER = "postgres"  # whom Debian's package makes; the server refuses to run as root


def programs() -> Path:
    """The folder of the server's programs; skips where there are none, which in CI is an error."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found and not shutil.which("initdb"):
        reason = "needs a PostgreSQL server: sudo apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found[-1] if found else Path(shutil.which("initdb") or "").parent


@contextmanager
def server() -> Iterator[str]:
    """The address of an empty database, as a course writes it."""
    where = programs()
    as_user = []
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        if os.getuid() == 0:
            as_user = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"]
            shutil.chown(folder, USER, USER)
        data = f"{folder}/data"
        made = [str(where / "initdb"), "-D", data, "-A", "trust", "-U", "seminar", "--no-sync"]
        subprocess.run([*as_user, *made], check=True, stdout=subprocess.DEVNULL, cwd=folder)
        options = f"-c listen_addresses= -c fsync=off -k {folder}"
        control = [*as_user, str(where / "pg_ctl"), "-D", data, "-w", "-s"]
        log = f"{folder}/log"
        subprocess.run([*control, "-l", log, "-o", options, "start"], check=True, cwd=folder)
        try:
            yield f"postgresql://seminar@/postgres?host={quote(folder, safe='')}"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, cwd=folder)
