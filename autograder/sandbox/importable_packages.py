"""The files that the guest may import: the interpreter, and the packages that the course names."""

import os
import sys
import sysconfig
from functools import cache
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from autograder.core.errors import CourseError

INTERPRETER = os.path.realpath(sys.executable)  # in a virtual environment it is a symlink
GUEST_REQUIREMENTS = ("ipython", "msgspec", "numpy", "matplotlib-inline")  # imported by guest/


@cache
def interpreter_files() -> tuple[str, ...]:
    """Return the paths of the interpreter, its standard library and its shared libraries."""
    paths = [INTERPRETER, sysconfig.get_path("stdlib")]
    paths += [str(path) for path in Path(sys.base_prefix).glob("lib/libpython*.so*")]
    multiarch = sysconfig.get_config_var("MULTIARCH")
    for name in (f"/usr/lib/{multiarch}", f"/lib/{multiarch}", "/usr/lib64", "/lib64"):
        path = Path(name)
        if path.is_dir() and not any(part.is_symlink() for part in (path, *path.parents)):
            paths.append(name)
    return tuple(dict.fromkeys(paths))


def directories_to_hide() -> list[str]:
    """Return the package directories inside `interpreter_files()`; empty ones must cover them."""
    stdlib = Path(sysconfig.get_path("stdlib"))
    hidden = [stdlib / name for name in ("site-packages", "dist-packages")]
    for lib64 in (Path("/usr/lib64"), Path("/lib64")):
        if not lib64.is_symlink():
            hidden += [path for path in lib64.glob("python3*") if path != stdlib]
    return [str(path) for path in hidden if path.is_dir()]


@cache
def package_files(packages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return (name, path) of each top-level file or directory of `packages` and requirements.

    The guest's own requirements are included. Raises CourseError for a package that is not
    installed.
    """
    paths: dict[str, str] = {}
    for package in sorted(_with_requirements((*GUEST_REQUIREMENTS, *packages))):
        distribution = metadata.distribution(package)
        for file in distribution.files or ():
            name = file.parts[0]
            if name not in ("..", "__pycache__") and not name.endswith(".pth"):
                paths[name] = str(distribution.locate_file(name))
    return tuple(sorted(paths.items()))


def _with_requirements(packages: tuple[str, ...]) -> set[str]:
    """Return `packages` and everything that they require, directly or indirectly."""
    resolved = list(packages)
    for package in resolved:  # requirements are appended meanwhile
        try:
            requirements = metadata.requires(package) or []
        except metadata.PackageNotFoundError:
            raise CourseError(
                f"packages: {package} is not installed",
                where="course.toml",
                hint=f"Run `pip install {package}` or take it off the list",
            ) from None
        for requirement in map(Requirement, requirements):
            is_needed = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if is_needed and requirement.name not in resolved:
                resolved.append(requirement.name)
    return set(resolved)
