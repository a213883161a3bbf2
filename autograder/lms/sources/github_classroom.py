"""GitHub Classroom: the clones that `gh classroom clone student-repos` makes.

They are folders `<assignment>-<user>` in one `<assignment>-submissions`
(https://docs.github.com/en/education/manage-coursework-with-github-classroom). The time is that of
the last commit that touched the notebook, as the student's computer noted it. The repository is
read with dulwich, which runs no program: no hook, filter or setting of a clone can act.
"""

import os
import re
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

from dulwich.errors import NotGitRepository
from dulwich.repo import Repo

from autograder.core.errors import SeminarError
from autograder.lms import csv_io
from autograder.lms.archive import File
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents

NEEDED = ("identifier", "github_username")  # of `classroom_roster.csv`, as GitHub gives it


def recognizes(folder: Path) -> bool:
    """Whether there are clones in a folder."""
    return bool(_clones(folder))


def read(download: Download) -> SourceContents:
    """The notebooks in the clones, with the time of the last commit that touched each.

    Raises SeminarError if the download is no folder.
    """
    if not download.opened.is_folder:
        raise SeminarError(
            "is no folder of clones", where=str(download.opened.path), hint="Clone them first"
        )
    known: dict[str, str] = {}
    for path in download.tables_of(".csv"):
        known |= _identifiers(path)
    root = download.opened.path
    clones = _clones(root)
    prefix = _prefix([clone.name for clone in clones], download.assignment)
    attempts, strangers, told = [], [], []
    for file in download.opened.files:
        path = download.opened.place(file)
        clone = next((clone for clone in clones if clone in path.parents), None)
        if clone is None or path.suffix != ".ipynb":
            strangers.append(file)
            continue
        user = clone.name.removeprefix(prefix)
        labels = (known[user.casefold()],) if user.casefold() in known else (user,)
        when = None if file.rejection_reason else _committed(clone, path)
        if when is None:
            told.append(f"{file.name}: in no commit, so its time is not known")
        attempts.append(Attempt(LmsPerson(lms_id=user, labels=labels), file, when))
    return SourceContents(tuple(attempts), _outside(strangers, download), tuple(told))


def _outside(strangers: list[File], download: Download) -> tuple[File, ...]:
    """Of what is no notebook, what lies in no clone: a clone holds much that nobody asked for."""
    clones = _clones(download.opened.path)
    places = {file: download.opened.place(file) for file in strangers}
    return tuple(f for f, place in places.items() if not set(clones) & set(place.parents))


def _clones(folder: Path) -> list[Path]:
    """Folders with a `.git` of their own, the folder itself or up to two levels below it."""
    found = []
    for top, names, _ in os.walk(folder, followlinks=False):
        if (Path(top) / ".git").is_dir():
            found.append(Path(top))
            names.clear()
        if len(Path(top).relative_to(folder).parts) >= 2:
            names.clear()
    return sorted(found)


def _prefix(names: list[str], assignment: str) -> str:
    """What stands before the user in the clones' names."""
    for slug in (assignment, re.sub(r"[\W_]+", "-", assignment.lower())):
        if names and all(name.startswith(f"{slug}-") for name in names):
            return f"{slug}-"
    if len(names) < 2:
        return ""
    first, last = min(names), max(names)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    common = "".join(letter for letter, _ in same)
    return common[: common.rfind("-") + 1]


def _committed(clone: Path, path: Path) -> datetime | None:
    """When the last commit that touched a file was made; None if there is none."""
    name = path.relative_to(clone).as_posix().encode()
    try:
        with Repo(str(clone)) as repo:
            for entry in repo.get_walker(paths=[name], max_entries=1):
                return datetime.fromtimestamp(entry.commit.commit_time, UTC)
    except (NotGitRepository, KeyError, ValueError, OSError, AssertionError):
        return None  # no commit yet, or a repository that is damaged
    return None


def _identifiers(path: Path) -> dict[str, str]:
    """Users and the identifiers that they chose, by GitHub Classroom's own roster."""
    sheet = csv_io.read_csv(path)
    if not set(NEEDED) <= set(sheet.header):
        raise SeminarError(
            "is not GitHub Classroom's roster",
            where=str(path),
            hint=f"Download it there: it has the columns {', '.join(NEEDED)}",
        )
    identifier, user = (sheet.header.index(name) for name in NEEDED)
    rows = [cells for _, cells in sheet.rows if len(cells) > max(identifier, user)]
    return {cells[user].casefold(): cells[identifier] for cells in rows if cells[user]}
