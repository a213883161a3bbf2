"""A PostgreSQL server for tests, in a temporary directory."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

SERVER_USER = "postgres"  # of Debian's package; the server refuses to run as root


def programs_dir() -> Path:
    """Return the directory of the server's programs; skip the test (fail in CI) without any."""
    directories = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not directories and not shutil.which("initdb"):
        reason = "needs a PostgreSQL server: sudo apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return directories[-1] if directories else Path(shutil.which("initdb") or "").parent


@contextmanager
def server() -> Iterator[str]:
    """Run a server; yield the URL of an empty database in the form of `course.toml`."""
    programs = programs_dir()
    as_user = []
    with tempfile.TemporaryDirectory(prefix="pg-") as directory:
        if os.getuid() == 0:
            as_user = ["setpriv", f"--reuid={SERVER_USER}", f"--regid={SERVER_USER}"]
            as_user.append("--clear-groups")
            shutil.chown(directory, SERVER_USER, SERVER_USER)
        data = f"{directory}/data"
        initdb = [str(programs / "initdb"), "-D", data, "-A", "trust", "-U", "seminar", "--no-sync"]
        subprocess.run([*as_user, *initdb], check=True, stdout=subprocess.DEVNULL, cwd=directory)
        options = f"-c listen_addresses= -c fsync=off -k {directory}"
        pg_ctl = [*as_user, str(programs / "pg_ctl"), "-D", data, "-w", "-s"]
        log = f"{directory}/log"
        subprocess.run([*pg_ctl, "-l", log, "-o", options, "start"], check=True, cwd=directory)
        try:
            yield f"postgresql://seminar@/postgres?host={quote(directory, safe='')}"
        finally:
            subprocess.run([*pg_ctl, "-m", "immediate", "stop"], check=True, cwd=directory)
