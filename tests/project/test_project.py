"""The files of the project agree: version, lock, tasks, workflows and the contributor's guide.

Texts for students and instructors keep the style list of the guide.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import autograder
from autograder.content.master import load_master
from autograder.core.i18n import LANGUAGES
from autograder.course import load_course
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


LETTER = "[ぁ-んァ-ヶー一-龠々]"
FORBIDDEN = re.compile(
    "|".join(
        [
            r"\bwhole numbers?\b",
            r'(?<!", )\bchapters? \d',  # of the book: "Deep Learning from Scratch", chapter 4
            r"\bhand-ins?\b",
            r"as they were when you return",
            r"\ball the same\b",
            r"\b(?:is|also) dear\b|\bdearly\b",
            r"\b(?:recogn|normal|general|initial|optim|minim|maxim|visual|organ)is(?:[ei]|ation)",
            "書きかえ|書換|置きかえ|置換え|締切|ディクショナリ|認識精度|解答例|講座(?!「)|採点者|持ち越し",
            "(?<!担当)教員(?!免許)",
            "元のままにしておくこと",
            "済(?:[まむめもん]|みま)|普通(?!）)|ようす|だれ|おわん",
            "(?:訓練|テスト)画像での|シグモイド[のはをが]|次元配列",
            "(?<![部自半十区成余多])分か[るりらっ]",
            "(?<!もう)(?<!一つ)[一二三四五六七八九]つ(?!も|ひとつ|一つ)",
            r"[0-9一二三][つ個]のデータ|データ ?[0-9一二三][つ個]|サンプル",
            r"第 ?\d ?節|(?<!』)(?<!』\d章[・、])\b\d ?章",
            rf"{LETTER} +[A-Za-z0-9]|[A-Za-z0-9] +{LETTER}",
            rf"{LETTER}\(|\({LETTER}|{LETTER}\)",
        ]
    )
)
NOT_PROSE = re.compile(r"`[^`]*`|\$\$.*?\$\$|\$[^$]*\$")
SECTION = re.compile(r"^# -- (?:suites/)?(.*)$", re.MULTILINE)
TITLE = re.compile(r'^def test_\w+\(.*?\).*?:\n\s+"""(.*?)(?:""")?$', re.MULTILINE)
HEADER = re.compile(r"^#(?: en:| ja:|    ) (.*)$", re.MULTILINE)


def texts() -> dict[str, str]:
    """Return the texts that students and instructors read, by file or section of the catalog."""
    files = [*ROOT.glob("solutions/*.py"), *ROOT.glob("docs/student*.md")]
    files += ROOT.glob("docs/seminar/*.md")
    found = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}
    for suite in sorted(ROOT.glob("autograder/suites/week*/")):
        titles = (TITLE.findall(path.read_text(encoding="utf-8")) for path in suite.glob("*.py"))
        found[f"titles of {suite.name}"] = "\n".join(chain.from_iterable(titles))
        banks = suite.glob("variants/*.py")
        hints = (HEADER.findall(path.read_text(encoding="utf-8")) for path in banks)
        found[f"hints of {suite.name}"] = "\n".join(chain.from_iterable(hints))
    catalog = (ROOT / "autograder/locale/ja/seminar.po").read_text(encoding="utf-8")
    _, *parts = SECTION.split(catalog)
    for name, part in zip(parts[::2], parts[1::2], strict=True):
        found[f"catalog, {name}"] = part
    return found


def style_faults(text: str) -> list[str]:
    """Return each forbidden expression of a text, with what surrounds it."""
    prose = NOT_PROSE.sub("`", text)
    return [prose[max(0, m.start() - 12) : m.end() + 12] for m in FORBIDDEN.finditer(prose)]


def test_the_style_list_is_what_is_checked() -> None:
    """Each expression that the contributor's guide forbids is found, and none that it asks for."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (`.+`) \|$", guide.partition("## Texts for")[2], re.MULTILINE)
    assert len(rows) > 20
    for right, wrong in rows:
        assert style_faults(right) == []
        for expression in re.findall("`([^`]+)`", wrong):
            assert style_faults(f"「{expression}」"), expression


@pytest.mark.parametrize("name", sorted(texts()))
def test_texts_keep_the_style_list(name: str) -> None:
    """A text for students has no spelling, term or spacing that the guide forbids."""
    assert style_faults(texts()[name]) == []


TITLES = [
    f"title of {path.stem}, {language}"
    for path in sorted(ROOT.glob("solutions/*.py"))
    for language in LANGUAGES
]


@pytest.mark.parametrize("name", TITLES)
def test_a_notebook_has_the_title_of_its_week(name: str) -> None:
    """The heading of a notebook is the title in course.toml, with or without the week."""
    assignment, _, language = name.removeprefix("title of ").partition(", ")
    assert language in LANGUAGES
    master = load_master(ROOT / "solutions" / f"{assignment}.py")
    heading = master.in_language(language)[0].source.split("\n")[0]
    title = load_course(ROOT).assignment(assignment).title.in_language(language)
    assert re.sub(r"^# (?:Week \d+: |第\d+週：)?", "", heading) == title
