"""GitHub Classroom: the clones that `gh classroom clone student-repos` makes.

They are directories `<assignment>-<user>` in one `<assignment>-submissions`
(https://docs.github.com/en/education/manage-coursework-with-github-classroom). The time of
submission is that of the last commit that changed the notebook, by the student's clock. dulwich
reads the repository without running any program, so hooks, filters and settings have no effect.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from dulwich.errors import NotGitRepository
from dulwich.repo import Repo

from autograder.core.errors import SeminarError
from autograder.lms import csv_io
from autograder.lms.archive import Archive
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents

_ROSTER_COLUMNS = ("identifier", "github_username")  # of GitHub's `classroom_roster.csv`


class GitHubClassroomSource:
    """Students by the user's name in the name of each clone."""

    name, table_suffix = "github", ".csv"

    def recognizes(self, archive: Archive) -> bool:
        """Return whether the download is a directory with clones in it."""
        return archive.path.is_dir() and bool(_clones(archive.path))

    def read(self, download: Download) -> SourceContents:
        """Return the notebooks in the clones, each with the time of its last commit.

        Files of a clone that are not notebooks are ignored. Raises SeminarError for a zip.
        """
        archive = download.archive
        if not archive.path.is_dir():
            raise SeminarError(
                "is not a directory of clones", where=str(archive.path), hint="Clone them first"
            )
        identifiers: dict[str, str] = {}
        for path in download.tables_with_suffix(self.table_suffix):
            identifiers |= _read_roster(path)
        clones = _clones(archive.path)
        prefix = _common_prefix([clone.name for clone in clones], download.assignment)
        attempts, unattributed, messages = [], [], []
        for file in archive.files:
            assert isinstance(file.source, Path), "files of a directory are paths"
            clone = next((clone for clone in clones if clone in file.source.parents), None)
            if clone is None:
                unattributed.append(file)
            elif file.source.suffix == ".ipynb":
                user = clone.name.removeprefix(prefix)
                person = LmsPerson(lms_id=user, labels=(identifiers.get(user.casefold(), user),))
                time = None if file.rejection_reason else _commit_time(clone, file.source)
                if time is None:
                    messages.append(f"{file.name}: in no commit, so its time is not known")
                attempts.append(Attempt(person, file, time))
        return SourceContents(tuple(attempts), tuple(unattributed), tuple(messages))


def _clones(root: Path) -> list[Path]:
    """Return the directories with a `.git`: the root itself or up to two levels below it."""
    clones = []
    for directory, subdirectories, _ in os.walk(root, followlinks=False):
        path = Path(directory)
        if (path / ".git").is_dir():
            clones.append(path)
            subdirectories.clear()
        if len(path.relative_to(root).parts) >= 2:
            subdirectories.clear()
    return sorted(clones)


def _common_prefix(names: list[str], assignment: str) -> str:
    """Return what precedes the user in the clones' names: the assignment, or what all share."""
    for slug in (assignment, re.sub(r"[\W_]+", "-", assignment.lower())):
        if names and all(name.startswith(f"{slug}-") for name in names):
            return f"{slug}-"
    if len(names) < 2:
        return ""
    common = os.path.commonprefix(names)  # noqa: RUF071 (letter by letter)
    return common[: common.rfind("-") + 1]


def _commit_time(clone: Path, path: Path) -> datetime | None:
    """Return the time of the last commit that changed a file; None without such a commit."""
    name = path.relative_to(clone).as_posix().encode()
    try:
        with Repo(str(clone)) as repo:
            for entry in repo.get_walker(paths=[name], max_entries=1):
                return datetime.fromtimestamp(entry.commit.commit_time, UTC)
    except (NotGitRepository, KeyError, ValueError, OSError, AssertionError):
        return None  # no commit yet, or a damaged repository
    return None


def _read_roster(path: Path) -> dict[str, str]:
    """Return the identifiers that users chose in GitHub Classroom, by user name in lower case."""
    sheet = csv_io.read_csv(path)
    if not set(_ROSTER_COLUMNS) <= set(sheet.header):
        raise SeminarError(
            "is not GitHub Classroom's roster",
            where=str(path),
            hint=f"Download it there: it has the columns {', '.join(_ROSTER_COLUMNS)}",
        )
    identifier, user = (sheet.header.index(name) for name in _ROSTER_COLUMNS)
    rows = [cells for _, cells in sheet.rows if len(cells) > max(identifier, user)]
    return {cells[user].casefold(): cells[identifier] for cells in rows if cells[user]}
