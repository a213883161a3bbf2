"""Collecting clones of GitHub Classroom: the notebook, the commit's time, and nothing that acts."""

import os
import subprocess
from pathlib import Path

import pytest

from autograder.course import Course
from tests import downloads
from tests.downloads import FILE, notebook, of, outcomes, said, stamp, take

ROSTER = """\
id,name,lms_id
s01,Ada Lovelace,ada-lovelace
s02,佐藤 結衣,yui-s
s03,Mary O'Neil,
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week whose roster knows users of GitHub."""
    return downloads.lay_out(tmp_path, ROSTER)


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
    """A clone with one commit of the notebook."""
    place = folder / name
    place.mkdir(parents=True)
    git(place, "init", "-q")
    (place / FILE).write_bytes(notebook(text))
    git(place, "add", FILE)
    git(place, "commit", "-qm", "done", when=when)
    return place


def test_clones_by_user_with_the_commits_time(course: Course, tmp_path: Path) -> None:
    """The user after the assignment's name is matched; the time is the notebook's last commit."""
    folder = tmp_path / "week2-loss-submissions"
    ada = clone(folder, "week2-loss-ada-lovelace", "ada")
    clone(folder, "week2-loss-yui-s", "yui", "2026-12-05T01:00:00+09:00")
    clone(folder, "week2-loss-lovelace", "nobody")
    (ada / "README.md").write_text("later, and not the notebook")
    git(ada, "add", "README.md")
    git(ada, "commit", "-qm", "words", when="2026-12-09T20:00:00+09:00")
    done = take(course, folder)
    assert (said(course, "s01"), said(course, "s02")) == ("ada", "yui")
    assert stamp(course, "s01") == "2026-12-04 11:00:00 UTC"
    assert stamp(course, "s02") == "2026-12-04 16:00:00 UTC"
    assert outcomes(done)[f"week2-loss-lovelace/{FILE}"] == "unmatched"


def test_githubs_own_roster(course: Course, tmp_path: Path) -> None:
    """Users that our roster does not know are found by the identifier in GitHub's."""
    folder = tmp_path / "clones"
    clone(folder, "homework-two-maryo", "mary")
    clone(folder, "homework-two-yui-s", "yui")
    table = tmp_path / "classroom_roster.csv"
    table.write_text(
        '"identifier","github_username","github_id","name"\n"s03","MaryO","77",""\n"s99","","",""\n'
    )
    take(course, folder, table)
    assert (said(course, "s03"), said(course, "s02")) == ("mary", "yui")


def test_a_later_commit_takes_the_place(course: Course, tmp_path: Path) -> None:
    """After a pull the later commit counts."""
    folder = tmp_path / "clones"
    ada = clone(folder, "week2_loss-ada-lovelace", "first")
    take(course, folder)
    (ada / FILE).write_bytes(notebook("second"))
    git(ada, "commit", "-qam", "again", when="2026-12-06T20:00:00+09:00")
    assert of(take(course, folder), "s01").status == "replaced"
    assert (said(course, "s01"), stamp(course, "s01")) == ("second", "2026-12-06 11:00:00 UTC")


def test_what_is_in_no_commit(course: Course, tmp_path: Path) -> None:
    """A notebook that was never committed, and a damaged repository, have no time; it is told."""
    folder = tmp_path / "clones"
    ada = clone(folder, "week2_loss-ada-lovelace", "ada")
    yui = clone(folder, "week2_loss-yui-s", "yui")
    git(ada, "rm", "-q", "--cached", FILE)
    git(ada, "commit", "-qm", "gone", "--amend", "--allow-empty")
    (yui / ".git" / "HEAD").write_bytes(b"\xff\xfe nothing")
    done = take(course, folder)
    assert (said(course, "s01"), stamp(course, "s01")) == ("ada", None)
    assert (said(course, "s02"), stamp(course, "s02")) == ("yui", None)
    assert sum("in no commit" in line for line in done.told) == 2


def test_nothing_of_a_clone_is_run(course: Course, tmp_path: Path) -> None:
    """Hooks, watchers, filters, pagers and editors that a clone names are not run."""
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
    take(course, folder)
    assert stamp(course, "s01") == "2026-12-04 11:00:00 UTC"
    assert not mark.exists()
    # The trap is one: git itself would have run it.
    subprocess.run(["git", "-C", str(ada), "status"], capture_output=True, check=False)
    assert mark.exists()
