"""What student code may import: the interpreter, and the packages that the course names."""

import os
import sys
import sysconfig
from functools import cache
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from autograder.core.errors import CourseError

GUEST_REQUIREMENTS = ("ipython", "msgspec", "numpy", "matplotlib-inline")  # what inside/ imports


@cache
def interpreter_files() -> tuple[str, ...]:
    """The interpreter, its standard library and the folders of the libraries it links to."""
    paths = [interpreter_path(), sysconfig.get_path("stdlib")]
    base = Path(sys.base_prefix)
    paths += [str(path) for path in base.glob("lib/libpython*.so*")]
    multiarch = sysconfig.get_config_var("MULTIARCH")
    folders = [f"/usr/lib/{multiarch}", f"/lib/{multiarch}", "/usr/lib64", "/lib64"]
    for folder in map(Path, folders):
        if folder.is_dir() and not any(parent.is_symlink() for parent in (folder, *folder.parents)):
            paths.append(str(folder))
    return tuple(dict.fromkeys(paths))


def directories_to_hide() -> list[str]:
    """Folders of packages inside what is bound, to be hidden by empty ones."""
    bound = [Path(sysconfig.get_path("stdlib")), Path("/usr/lib64"), Path("/lib64")]
    names = ("site-packages", "dist-packages")
    own = [folder / name for folder in bound[:1] for name in names]
    others = [p for folder in bound[1:] if not folder.is_symlink() for p in folder.glob("python3*")]
    others = [path for path in others if path != bound[0]]
    return [str(path) for path in (*own, *others) if path.is_dir()]


@cache
def package_files(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(name, path) of everything that these packages, and what they require, consist of.

    Raises CourseError for a package that is not installed.
    """
    found: dict[str, str] = {}
    for name in sorted(_with_requirements((*GUEST_REQUIREMENTS, *names))):
        distribution = metadata.distribution(name)
        for file in distribution.files or ():
            top = file.parts[0]
            if top not in ("..", "__pycache__") and not top.endswith(".pth"):
                found[top] = str(distribution.locate_file(top))
    return tuple(sorted(found.items()))


def _with_requirements(names: tuple[str, ...]) -> set[str]:
    seen: set[str] = set()
    todo = list(names)
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        try:
            required = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            raise CourseError(
                f"packages: {name} is not installed",
                where="course.toml",
                hint=f"Run `pip install {name}` or take it off the list",
            ) from None
        seen.add(name)
        wanted = map(Requirement, required)
        todo += [r.name for r in wanted if r.marker is None or r.marker.evaluate({"extra": ""})]
    return seen


@cache
def interpreter_path() -> str:
    """The interpreter itself, not a virtual environment's link to it."""
    return os.path.realpath(sys.executable)
