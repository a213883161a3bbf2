"""Collecting Canvas's zip of submissions, with and without the submissions' JSON."""

import json
from pathlib import Path

import pytest

from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.lms import collection_log
from tests import downloads
from tests.downloads import FILE, notebook, of, outcomes, packed, said, stamp, take


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week with a roster."""
    return downloads.lay_out(tmp_path)


def test_users_are_matched_by_their_id(course: Course, tmp_path: Path) -> None:
    """The user's id in the name decides, for two of one name and in Japanese as well."""
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
    done = take(course, packed(tmp_path / "submissions.zip", members))
    read = {f"s0{n}": said(course, f"s0{n}") for n in range(1, 6)}
    assert read == {"s01": "ada", "s02": "yui", "s03": "mary", "s04": "ken one", "s05": "ken two"}
    files = outcomes(done)
    # Both of that name are known by other ids: this is somebody else.
    assert files[f"satoken_4444_9006_{FILE}"] == "unmatched"
    assert files[f"LATE_anon_aB3dE_9007_{FILE}"] == "unmatched"
    assert files["satoken_1004_9008_text.html"] == "s04 skipped"
    assert of(done, "s03").note == "late, as the LMS says"


def test_a_line_without_an_id_is_matched_by_name(tmp_path: Path) -> None:
    """Where the roster knows no id, the name in one word decides, family name first."""
    roster = "id,name\ns1,Ada King Lovelace\ns2,Li Wei\ns3,Wei Li\n"
    course = downloads.lay_out(tmp_path, roster)
    members = {
        f"lovelaceadaking_1_11_{FILE}": notebook("ada"),
        f"liwei_2_12_{FILE}": notebook("li or wei"),
    }
    done = take(course, packed(tmp_path / "submissions.zip", members))
    assert said(course, "s1") == "ada"
    assert outcomes(done)[f"liwei_2_12_{FILE}"] == "unmatched"


def test_times_come_from_canvas_alone(course: Course, tmp_path: Path) -> None:
    """The zip's times count for nothing; the JSON has them; LATE without it is told."""
    members = {
        f"lovelaceada_1001_9001_{FILE}": notebook("ada"),
        f"佐藤結衣_LATE_1002_9002_{FILE}": notebook("yui"),
    }
    times = [(2026, 12, 1, 9, 0, 0), (2026, 12, 9, 9, 0, 0)]
    zipped = packed(tmp_path / "submissions.zip", members, times)
    done = take(course, zipped)
    assert (stamp(course, "s01"), stamp(course, "s02")) == (None, None)
    assert "give the submissions' JSON" in done.told[0]
    page = [
        {"user_id": 1001, "submitted_at": "2026-12-04T14:00:00Z", "attempt": 1, "late": False},
        {"user_id": 1002, "submitted_at": "2026-12-05T00:30:00+09:00", "attempt": 3},
        {"user_id": 1006, "submitted_at": None},
    ]
    (tmp_path / "submissions.json").write_text("while(1);" + json.dumps(page))
    done = take(course, zipped, tmp_path / "submissions.json")
    assert stamp(course, "s01") == "2026-12-04 14:00:00 UTC"
    assert stamp(course, "s02") == "2026-12-04 15:30:00 UTC"
    assert done.told == ()


@pytest.mark.parametrize("text", ["", "{}", '[{"user": 1}]', '[{"user_id":1,"submitted_at":"x"}]'])
def test_json_of_something_else(course: Course, tmp_path: Path, text: str) -> None:
    """JSON that does not tell of submissions is one line, and nothing is written."""
    zipped = packed(tmp_path / "z.zip", {f"lovelaceada_1001_9001_{FILE}": notebook("ada")})
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(SeminarError, match="is not what Canvas tells of submissions"):
        take(course, zipped, tmp_path / "x.json")
    assert said(course, "s01") is None


def test_a_resubmission_takes_the_place(course: Course, tmp_path: Path) -> None:
    """The greater number of the attachment is the later attempt, whatever the times say."""
    first = packed(tmp_path / "a.zip", {f"lovelaceada_1001_9001_{FILE}": notebook("first")})
    second = packed(
        tmp_path / "b.zip", {"lovelaceada_LATE_1001_9105_week2_loss-2.ipynb": notebook("second")}
    )
    take(course, first)
    assert of(take(course, second), "s01").status == "replaced"
    assert said(course, "s01") == "second"
    assert of(take(course, first), "s01").status == "older"
    assert said(course, "s01") == "second"


def test_both_in_one_download(course: Course, tmp_path: Path) -> None:
    """Of two attempts in one folder the later is taken, and the other one told."""
    members = {
        "lovelaceada_1001_9105_week2_loss-1.ipynb": notebook("second"),
        f"lovelaceada_1001_9001_{FILE}": notebook("first"),
    }
    done = take(course, packed(tmp_path / "a.zip", members))
    assert said(course, "s01") == "second"
    assert outcomes(done)[f"lovelaceada_1001_9001_{FILE}"] == "s01 skipped"


def test_a_record_that_was_lost_is_written_anew(course: Course, tmp_path: Path) -> None:
    """Stopped before its record was written, the same command notes it, and an older one waits."""
    past = [(2025, 12, 7, 9, 0, 0)]
    members = {"lovelaceada_1001_9001_week2_loss.ipynb": notebook("first")}
    first = packed(tmp_path / "a.zip", members, past)
    members = {"lovelaceada_1001_9105_week2_loss.ipynb": notebook("second")}
    second = packed(tmp_path / "b.zip", members, past)
    take(course, second)
    place = collection_log.place(course, downloads.ASSIGNMENT)
    noted = place.read_bytes()
    place.unlink()
    assert of(take(course, first), "s01").status == "older"
    assert of(take(course, second), "s01").status == "unchanged"
    assert place.read_bytes() == noted
    place.write_text("{")
    with pytest.raises(SeminarError, match="is damaged, or of another version"):
        take(course, first)
    assert said(course, "s01") == "second"
