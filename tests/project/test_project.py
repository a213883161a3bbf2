"""The files of the project agree: version, lock, tasks, workflows and the contributor's guide."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import autograder
from tests.support.settings import ROOT

PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKED_EXTRAS = ("dask", "dev", "postgresql")
GUIDES = ("CONTRIBUTING.md", "SECURITY.md", ".github/pull_request_template.md")
CREATED_LATER = ("classroom/",)


def tasks() -> set[str]:
    """Return the names of the sessions in noxfile.py."""
    nox = Path(sys.executable).with_name("nox")
    listing = subprocess.check_output([nox, "--list", "-f", ROOT / "noxfile.py"], text=True)
    return set(re.findall(r"^[*-] ([\w-]+) ->", listing, re.MULTILINE))


def named_tasks(text: str) -> Iterator[str]:
    """Yield the tasks that a text runs with `nox -s`."""
    for names in re.findall(r"nox -s((?: (?!-)[a-z-]+)+)", text):
        yield from names.split()


def test_version_is_in_one_place() -> None:
    """`autograder.__version__` is the version in pyproject.toml and of the installation."""
    assert autograder.__version__ == PYPROJECT["project"]["version"] == version("seminar-kit")
    sources = (ROOT / "autograder").glob("*.py")
    literal = f'"{autograder.__version__}"'
    assert [path.name for path in sources if literal in path.read_text(encoding="utf-8")] == []


def test_version_of_an_uninstalled_tree() -> None:
    """Without an installed distribution the version is read from pyproject.toml."""
    code = (
        f"import sys; sys.path += [{str(ROOT)!r}]; import autograder as kit; print(kit.__version__)"
    )
    output = subprocess.check_output([sys.executable, "-I", "-S", "-c", code], text=True)
    assert output.strip() == autograder.__version__


def test_package_has_no_other_attribute() -> None:
    """A misspelt attribute of the package raises AttributeError."""
    name = "__versoin__"
    with pytest.raises(AttributeError, match=f"no attribute '{name}'"):
        getattr(autograder, name)


def test_program_prints_its_version() -> None:
    """`seminar --version` prints name and version, also as a module."""
    seminar = Path(sys.executable).with_name("seminar")
    for program in ([seminar], [sys.executable, "-m", "autograder"]):
        output = subprocess.check_output([*program, "--version"], text=True, cwd=ROOT)
        assert output == f"seminar-kit {autograder.__version__}\n"


def test_lock_has_every_requirement() -> None:
    """requirements.lock pins each dependency and those of the locked extras."""
    project = PYPROJECT["project"]
    extras = (project["optional-dependencies"][extra] for extra in LOCKED_EXTRAS)
    requirements = [*project["dependencies"], *(name for extra in extras for name in extra)]
    names = {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert names - set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)) == set()


def test_workflows_run_existing_tasks() -> None:
    """Each task that a workflow or a guide names exists, and the guide describes each task."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    files = [*(ROOT / ".github").rglob("*.yml"), *(ROOT / name for name in GUIDES)]
    named = {task for path in files for task in named_tasks(path.read_text(encoding="utf-8"))}
    assert {"lint", "docs", "test-ci", "release-check", "audit", "nightly"} <= named <= tasks()
    assert set(re.findall(r"^\| `([a-z-]+)` \|", guide, re.MULTILINE)) >= tasks()


@pytest.mark.parametrize("guide", GUIDES)
def test_guides_name_existing_files(guide: str) -> None:
    """Each path in code that a guide names exists."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|py|toml|lock))`", text)
    for path in paths:
        candidates = (ROOT / path, ROOT / "autograder" / path)
        assert path.startswith(CREATED_LATER) or any(map(Path.exists, candidates)), path


@pytest.mark.parametrize("form", ["bug", "wrong_grade"])
def test_issue_forms_ask_for_the_machine(form: str) -> None:
    """The forms for bugs and grades require the version and the output of `seminar doctor`."""
    text = (ROOT / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml").read_text(encoding="utf-8")
    field = text.partition("id: doctor")[2].partition("- type:")[0]
    assert "`seminar --version` and `seminar doctor`" in field
    assert "required: true" in field
