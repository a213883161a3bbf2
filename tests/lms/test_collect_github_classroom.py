"""Collecting clones of GitHub Classroom: notebook and commit time, without running anything."""

import os
import subprocess
from pathlib import Path

import pytest

from autograder.course import Course
from tests.support import downloads
from tests.support.downloads import (
    FILE,
    collect_downloads,
    notebook,
    outcome_of,
    statuses,
    stored_text,
    stored_time,
)

ROSTER = """\
id,name,lms_id
s01,Ada Lovelace,ada-lovelace
s02,佐藤 結衣,yui-s
s03,Mary O'Neil,
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week with GitHub users in the roster."""
    return downloads.make_course(tmp_path, ROSTER)


def git(clone: Path, *arguments: str, when: str = "2026-12-04T20:00:00+09:00") -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(clone),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
    }
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    command = ["git", "-C", str(clone), *who, *arguments]
    subprocess.run(command, env=environment, check=True, capture_output=True)


def clone(folder: Path, name: str, text: str, when: str = "2026-12-04T20:00:00+09:00") -> Path:
    """Create a clone with one commit of the notebook."""
    path = folder / name
    path.mkdir(parents=True)
    git(path, "init", "-q")
    (path / FILE).write_bytes(notebook(text))
    git(path, "add", FILE)
    git(path, "commit", "-qm", "done", when=when)
    return path


def test_clones_by_user_with_the_commits_time(course: Course, tmp_path: Path) -> None:
    """The user after the assignment's name is matched; the time is the notebook's last commit."""
    folder = tmp_path / "week2-loss-submissions"
    ada = clone(folder, "week2-loss-ada-lovelace", "ada")
    clone(folder, "week2-loss-yui-s", "yui", "2026-12-05T01:00:00+09:00")
    clone(folder, "week2-loss-lovelace", "nobody")
    (ada / "README.md").write_text("later, and not the notebook")
    git(ada, "add", "README.md")
    git(ada, "commit", "-qm", "words", when="2026-12-09T20:00:00+09:00")
    collection = collect_downloads(course, folder)
    assert (stored_text(course, "s01"), stored_text(course, "s02")) == ("ada", "yui")
    assert stored_time(course, "s01") == "2026-12-04 11:00:00 UTC"
    assert stored_time(course, "s02") == "2026-12-04 16:00:00 UTC"
    assert statuses(collection)[f"week2-loss-lovelace/{FILE}"] == "unmatched"


def test_githubs_own_roster(course: Course, tmp_path: Path) -> None:
    """Users that are not in our roster are matched by the identifier in GitHub's."""
    folder = tmp_path / "clones"
    clone(folder, "homework-two-maryo", "mary")
    clone(folder, "homework-two-yui-s", "yui")
    table = tmp_path / "classroom_roster.csv"
    table.write_text(
        '"identifier","github_username","github_id","name"\n"s03","MaryO","77",""\n"s99","","",""\n'
    )
    collect_downloads(course, folder, table)
    assert (stored_text(course, "s03"), stored_text(course, "s02")) == ("mary", "yui")


def test_a_later_commit_replaces(course: Course, tmp_path: Path) -> None:
    """After a pull the later commit counts."""
    folder = tmp_path / "clones"
    ada = clone(folder, "week2_loss-ada-lovelace", "first")
    collect_downloads(course, folder)
    (ada / FILE).write_bytes(notebook("second"))
    git(ada, "commit", "-qam", "again", when="2026-12-06T20:00:00+09:00")
    assert outcome_of(collect_downloads(course, folder), "s01").status == "replaced"
    assert (stored_text(course, "s01"), stored_time(course, "s01")) == (
        "second",
        "2026-12-06 11:00:00 UTC",
    )


def test_what_is_in_no_commit(course: Course, tmp_path: Path) -> None:
    """A notebook without a commit, and a damaged repository, have no time, and give a message."""
    folder = tmp_path / "clones"
    ada = clone(folder, "week2_loss-ada-lovelace", "ada")
    yui = clone(folder, "week2_loss-yui-s", "yui")
    git(ada, "rm", "-q", "--cached", FILE)
    git(ada, "commit", "-qm", "gone", "--amend", "--allow-empty")
    (yui / ".git" / "HEAD").write_bytes(b"\xff\xfe nothing")
    collection = collect_downloads(course, folder)
    assert (stored_text(course, "s01"), stored_time(course, "s01")) == ("ada", None)
    assert (stored_text(course, "s02"), stored_time(course, "s02")) == ("yui", None)
    assert sum("in no commit" in line for line in collection.messages) == 2


def test_nothing_of_a_clone_is_run(course: Course, tmp_path: Path) -> None:
    """Hooks, watchers, filters, pagers and editors that a clone configures are not run."""
    folder = tmp_path / "clones"
    ada = clone(folder, "week2_loss-ada-lovelace", "ada")
    mark = tmp_path / "it-ran"
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {mark}\n")
    trap.chmod(0o755)
    names = ("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "diff.external",
             "filter.x.clean", "filter.x.smudge", "filter.x.process", "core.alternateRefsCommand",
             "uploadpack.packObjectsHook", "gpg.program", "credential.helper")  # fmt: skip
    lines = [f"[{n.rpartition('.')[0]}]\n\t{n.rpartition('.')[2]} = {trap}\n" for n in names]
    with (ada / ".git" / "config").open("a") as config:
        config.writelines(lines)
    (ada / ".gitattributes").write_text("*.ipynb filter=x diff=x\n")
    for hook in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction"):
        (ada / ".git" / "hooks").mkdir(exist_ok=True)
        (ada / ".git" / "hooks" / hook).write_text(trap.read_text())
        (ada / ".git" / "hooks" / hook).chmod(0o755)
    collect_downloads(course, folder)
    assert stored_time(course, "s01") == "2026-12-04 11:00:00 UTC"
    assert not mark.exists()
    # The trap works: git itself runs it.
    subprocess.run(["git", "-C", str(ada), "status"], capture_output=True, check=False)
    assert mark.exists()
