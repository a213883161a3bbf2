"""Autograder for a weekly seminar on neural networks: release, collect, grade and report."""

import sys
from typing import TYPE_CHECKING

# Saves two seconds: nbformat imports jsonschema, which compiles a grammar of internationalized
# addresses, unless this optional package is missing. Notebooks have no such addresses.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

if TYPE_CHECKING:
    __version__: str
else:

    def __getattr__(name: str) -> str:
        """Return `__version__`, read on first use: importing importlib.metadata takes 60 ms."""
        if name != "__version__":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = version = _read_version()
        return version


def _read_version() -> str:
    """Return the version of the installed distribution, or else that in pyproject.toml."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("seminar-kit")
    except PackageNotFoundError:  # a source tree on PYTHONPATH that is not installed
        import tomllib
        from pathlib import Path

        pyproject = Path(__file__).parents[1] / "pyproject.toml"
        return str(tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["version"])
