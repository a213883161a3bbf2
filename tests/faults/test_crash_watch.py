"""`seminar watch` ends at a fault point: the next watch answers each file, and none twice."""

import io
import json
import re
import shutil
import zipfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from autograder.core.fault_points import FaultPoint
from autograder.course import Course, load_course
from autograder.watch import safe_directory, state_file
from tests.support import classroom, fault_harness
from tests.support.classroom import ASSIGNMENT
from tests.support.fault_harness import at_each
from tests.support.shared_fixtures import build_once
from tests.support.watch_harness import watch_harness, with_metadata

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]

NEVER = datetime.max.replace(tzinfo=UTC)
ROSTER = "id,name\ns01,Ada\ns02,Ben\ns03,Cem\n"


def put_files(course: Course, folder: Path) -> None:
    """Put a notebook and an archive of two into the folder, so that three students submit."""
    course.classroom.roster_file.write_text(ROSTER)
    folder.mkdir()
    blank = classroom.blank(course)
    folder.joinpath("s01.ipynb").write_bytes(blank)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for student in ("s02", "s03"):
            archive.writestr(f"{student}/{ASSIGNMENT}.ipynb", with_metadata(blank, student))
    folder.joinpath("class.zip").write_bytes(content.getvalue())


def answer_all(course: Course, folder: Path) -> None:
    """Watch the folder until both files are answered."""
    with watch_harness(course, folder) as watch:
        watch.wait_for(lambda: len(replies(course)) == 2)


def replies(course: Course) -> dict[str, bool]:
    """Return the files with a recorded reply, and whether each was graded."""
    state = state_file.load_state(course.classroom.assignment(ASSIGNMENT))
    (records,) = state.replies.values() if state.replies else ({},)
    return {path: record.graded for path, record in records.items()}


def without_arrival(page: str) -> str:
    """Return a page without the time of arrival, which differs from run to run."""
    return re.sub(r"Handed in \w+ \d+, \d{4} \d\d:\d\d", "", page)


def outcome(course: Course, folder: Path) -> dict[str, Any]:
    """Return what a watch leaves, without the times at which the files arrived."""
    paths = course.classroom.assignment(ASSIGNMENT)
    state = fault_harness.state(course)
    del state["submissions"]
    for pattern in fault_harness.FILES:
        state[pattern] = {
            name: without_arrival(text)
            for name, text in state[pattern].items()
            if "stamp" not in name
        }
    log = json.loads(paths.collection_log.read_bytes())["entries"]
    attempts = state_file.load_state(paths).attempts
    return {
        **state,
        # The page of an archive lists the students in the order in which they were graded.
        "pages": {
            path.name: sorted(without_arrival(path.read_text()).splitlines())
            for path in folder.glob("*.html")
        },
        "replies": replies(course),
        "attempts": {student: [a.sha256 for a in made] for student, made in attempts.items()},
        "collected": {student: entry["sha256"] for student, entry in log.items()},
    }


def _build(released: Path, directory: Path) -> dict[str, Any]:
    course = load_course(shutil.copytree(released, directory / "course"))
    folder = directory / "drop"
    put_files(course, folder)
    answer_all(course, folder)
    return outcome(course, folder)


@pytest.fixture(scope="session")
def undisturbed(released: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The outcome of a watch without a crash."""
    return build_once(tmp_path_factory, "undisturbed_watch", partial(_build, released))


@at_each(
    [
        FaultPoint.ATTEMPT_COUNTED,
        FaultPoint.ATTEMPTS_STORED,
        FaultPoint.RESULT_SAVED,
        FaultPoint.STAMP_WRITTEN,
        FaultPoint.STUDENT_PAGE_WRITTEN,
        FaultPoint.REPLY_WRITTEN,
    ],
    nightly=[(FaultPoint.REPLY_WRITTEN, 2)],
)
def test_a_crash(
    course: Course,
    tmp_path: Path,
    undisturbed: dict[str, Any],
    point: FaultPoint,
    number: int,
) -> None:
    """After a crash each file is graded and answered, with the time at which it first arrived."""
    folder = tmp_path / "drop"
    put_files(course, folder)
    (file,) = (f for path, f in safe_directory.scan_directory(folder).items() if "s01" in path)

    fault_harness.crash(course, point, "watch", ASSIGNMENT, str(folder), times=number)

    assert set(replies(course)) != {"s01.ipynb", "class.zip"}
    answer_all(course, folder)
    assert outcome(course, folder) == undisturbed
    timestamp = course.classroom.assignment(ASSIGNMENT).student("s01").timestamp
    assert timestamp.read_text().startswith(f"{file.arrived_at(NEVER):%Y-%m-%d %H:%M:%S}")
