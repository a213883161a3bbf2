"""Collecting Canvas's zip of submissions, with and without the submissions' JSON."""

import json
from pathlib import Path

import pytest

from autograder.core.errors import SeminarError
from autograder.course import Course
from tests.support import downloads
from tests.support.downloads import (
    FILE,
    collect_downloads,
    make_zip,
    notebook,
    outcome_of,
    statuses,
    stored_text,
    stored_time,
)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week with a roster."""
    return downloads.make_course(tmp_path)


def test_users_are_matched_by_their_id(course: Course, tmp_path: Path) -> None:
    """The user's id in the name decides, also for two students of one name and in Japanese."""
    members = {
        f"lovelaceada_1001_9001_{FILE}": notebook("ada"),
        f"佐藤結衣_1002_9002_{FILE}": notebook("yui"),
        "oneilmaryann_LATE_1003_9003_week2_loss-1.ipynb": notebook("mary"),
        f"satoken_1004_9004_{FILE}": notebook("ken one"),
        "satoken_1005_9005_my_12_34_file.ipynb": notebook("ken two"),
        f"satoken_4444_9006_{FILE}": notebook("another ken"),
        f"LATE_anon_aB3dE_9007_{FILE}": notebook("blind"),
        "satoken_1004_9008_text.html": b"<p>see the file</p>",
    }
    collection = collect_downloads(course, make_zip(tmp_path / "submissions.zip", members))
    texts = {f"s0{n}": stored_text(course, f"s0{n}") for n in range(1, 6)}
    assert texts == {"s01": "ada", "s02": "yui", "s03": "mary", "s04": "ken one", "s05": "ken two"}
    files = statuses(collection)
    # Both students of that name have other ids: this is another person.
    assert files[f"satoken_4444_9006_{FILE}"] == "unmatched"
    assert files[f"LATE_anon_aB3dE_9007_{FILE}"] == "unmatched"
    assert files["satoken_1004_9008_text.html"] == "s04 skipped"
    assert outcome_of(collection, "s03").note == "late, as the LMS says"


def test_a_line_without_an_id_is_matched_by_name(tmp_path: Path) -> None:
    """A line of the roster without an id is matched by the name in one word, family name first."""
    roster = "id,name\ns1,Ada King Lovelace\ns2,Li Wei\ns3,Wei Li\n"
    course = downloads.make_course(tmp_path, roster)
    members = {
        f"lovelaceadaking_1_11_{FILE}": notebook("ada"),
        f"liwei_2_12_{FILE}": notebook("li or wei"),
    }
    collection = collect_downloads(course, make_zip(tmp_path / "submissions.zip", members))
    assert stored_text(course, "s1") == "ada"
    assert statuses(collection)[f"liwei_2_12_{FILE}"] == "unmatched"


def test_times_come_from_canvas_alone(course: Course, tmp_path: Path) -> None:
    """The zip's times are ignored; the JSON has them; LATE without the JSON gives a message."""
    members = {
        f"lovelaceada_1001_9001_{FILE}": notebook("ada"),
        f"佐藤結衣_LATE_1002_9002_{FILE}": notebook("yui"),
    }
    times = [(2026, 12, 1, 9, 0, 0), (2026, 12, 9, 9, 0, 0)]
    zipped = make_zip(tmp_path / "submissions.zip", members, times)
    collection = collect_downloads(course, zipped)
    assert (stored_time(course, "s01"), stored_time(course, "s02")) == (None, None)
    assert "give the submissions' JSON" in collection.messages[0]
    page = [
        {"user_id": 1001, "submitted_at": "2026-12-04T14:00:00Z", "attempt": 1, "late": False},
        {"user_id": 1002, "submitted_at": "2026-12-05T00:30:00+09:00", "attempt": 3},
        {"user_id": 1006, "submitted_at": None},
    ]
    (tmp_path / "submissions.json").write_text("while(1);" + json.dumps(page))
    collection = collect_downloads(course, zipped, tmp_path / "submissions.json")
    assert stored_time(course, "s01") == "2026-12-04 14:00:00 UTC"
    assert stored_time(course, "s02") == "2026-12-04 15:30:00 UTC"
    assert collection.messages == ()


@pytest.mark.parametrize("text", ["", "{}", '[{"user": 1}]', '[{"user_id":1,"submitted_at":"x"}]'])
def test_json_of_something_else(course: Course, tmp_path: Path, text: str) -> None:
    """JSON of another structure gives a one-line error, and nothing is written."""
    zipped = make_zip(tmp_path / "z.zip", {f"lovelaceada_1001_9001_{FILE}": notebook("ada")})
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(SeminarError, match="is not Canvas's list of submissions"):
        collect_downloads(course, zipped, tmp_path / "x.json")
    assert stored_text(course, "s01") is None


def test_a_resubmission_replaces(course: Course, tmp_path: Path) -> None:
    """The greater id of the attachment is the later attempt, independent of the times."""
    first = make_zip(tmp_path / "a.zip", {f"lovelaceada_1001_9001_{FILE}": notebook("first")})
    second = make_zip(
        tmp_path / "b.zip", {"lovelaceada_LATE_1001_9105_week2_loss-2.ipynb": notebook("second")}
    )
    collect_downloads(course, first)
    assert outcome_of(collect_downloads(course, second), "s01").status == "replaced"
    assert stored_text(course, "s01") == "second"
    assert outcome_of(collect_downloads(course, first), "s01").status == "older"
    assert stored_text(course, "s01") == "second"


def test_both_in_one_download(course: Course, tmp_path: Path) -> None:
    """Of two attempts in one download the later is taken, and the other has an outcome."""
    members = {
        "lovelaceada_1001_9105_week2_loss-1.ipynb": notebook("second"),
        f"lovelaceada_1001_9001_{FILE}": notebook("first"),
    }
    collection = collect_downloads(course, make_zip(tmp_path / "a.zip", members))
    assert stored_text(course, "s01") == "second"
    assert statuses(collection)[f"lovelaceada_1001_9001_{FILE}"] == "s01 skipped"


def test_a_lost_log_is_written_again(course: Course, tmp_path: Path) -> None:
    """If a run is stopped before it writes its log, the same command logs the same submission."""
    past = [(2025, 12, 7, 9, 0, 0)]
    members = {"lovelaceada_1001_9001_week2_loss.ipynb": notebook("first")}
    first = make_zip(tmp_path / "a.zip", members, past)
    members = {"lovelaceada_1001_9105_week2_loss.ipynb": notebook("second")}
    second = make_zip(tmp_path / "b.zip", members, past)
    collect_downloads(course, second)
    log = course.classroom.assignment(downloads.ASSIGNMENT).collection_log
    content = log.read_bytes()
    log.unlink()
    assert outcome_of(collect_downloads(course, first), "s01").status == "older"
    assert outcome_of(collect_downloads(course, second), "s01").status == "unchanged"
    assert log.read_bytes() == content
    log.write_text("{")
    with pytest.raises(SeminarError, match="is damaged, or of another version"):
        collect_downloads(course, first)
    assert stored_text(course, "s01") == "second"
