"""Where fetched files lie: one rule for `load`, which reads them, and `fetch`, which puts them."""

import os
import platform
from pathlib import Path

from .catalogue import File

APP = "seminar-kit"
PACKAGE = Path(__file__).resolve().parent


def user_folder() -> Path:
    """The folder of this user for data: `SEMINAR_DATA` if set, else what the platform is used to.

    Raises RuntimeError where the user has no home folder.
    """
    if chosen := os.environ.get("SEMINAR_DATA"):
        return Path(chosen).expanduser()
    system = platform.system()
    if system == "Darwin":
        return Path.home() / "Library" / "Application Support" / APP
    if system == "Windows":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local or Path.home() / "AppData" / "Local") / APP
    return Path.home() / ".local" / "share" / APP


def places(name: str) -> list[Path]:
    """The folders in which the files of data set `name` are looked for, first to last."""
    beside = PACKAGE / name
    try:
        return [user_folder() / name, beside]
    except RuntimeError:  # a sandbox may have no home folder
        return [beside]


def find_file(folder: Path, file: File) -> Path | None:
    """The file in `folder`, gzipped or not, or None."""
    paths = (folder / file.name, folder / file.unzipped)
    return next((path for path in paths if is_file(path)), None)


def is_file(path: Path) -> bool:
    """Whether there is such a file; a folder that may not be entered has none."""
    try:
        return path.is_file()
    except OSError:
        return False
