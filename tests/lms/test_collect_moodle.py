"""Collecting Moodle's zip of submissions, with and without the grading worksheet."""

from pathlib import Path

import pytest

from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.lms.attempt import CollectStatus
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
    student_paths,
)

HEADER = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"'
)
JAPANESE = (
    "ID,フルネーム,メールアドレス,ステータス,評点,最大評点,評点の変更可否,"
    '"最終更新日時 (提出)","最終更新日時 (評定)",フィードバックコメント'
)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week with a roster."""
    return downloads.make_course(tmp_path)


def folder(name: str, number: int, old: bool = False) -> str:
    return f"{name}_{number}_assignsubmission_file{'_' if old else ''}"


def worksheet(path: Path, *people: tuple[int, str, str, str], header: str = HEADER) -> Path:
    """Write a grading worksheet with number, name, e-mail and time of submission."""
    word = "参加者" if header is JAPANESE else "Participant "
    lines = [
        f'{word}{number},"{name}",{email},"Submitted for grading - ",,13.00,Yes,"{when}",-,'
        for number, name, email, when in people
    ]
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8-sig")
    return path


def test_folders_are_matched_by_name(course: Course, tmp_path: Path) -> None:
    """Names with spaces, quotes and in Japanese match, in either order of the parts."""
    members = {
        f"{folder('Ada Lovelace', 5001)}/{FILE}": notebook("ada"),
        f"{folder('結衣 佐藤', 5002)}/{FILE}": notebook("yui"),
        f"{folder('Mary Ann ONeil', 5003, old=True)}/my homework.ipynb": notebook("mary"),
        f"{folder('髙橋　一郎', 5006)}/sub/folder/{FILE}": notebook("ichiro"),
        f"{folder('Nobody Known', 5009)}/{FILE}": notebook("nobody"),
        "Ada Lovelace_5001_assignsubmission_onlinetext/onlinetext.html": b"<p>hello</p>",
    }
    collection = collect_downloads(course, make_zip(tmp_path / "week2.zip", members))
    assert stored_text(course, "s01") == "ada"
    assert stored_text(course, "s02") == "yui"
    assert stored_text(course, "s06") == "ichiro"
    files = statuses(collection)
    assert files[f"{folder('Nobody Known', 5009)}/{FILE}"] == "unmatched"
    assert files["Ada Lovelace_5001_assignsubmission_onlinetext/onlinetext.html"] == "s01 skipped"
    # Moodle leaves the apostrophe out.
    assert stored_text(course, "s03") == "mary"
    assert collection.missing == ("s04", "s05", "s07")


def test_a_text_that_was_typed_is_no_submission(course: Course, tmp_path: Path) -> None:
    """A text that was typed into Moodle is named with its student, who counts as missing."""
    page = "Ada Lovelace_5001_assignsubmission_onlinetext/onlinetext.html"
    collection = collect_downloads(course, make_zip(tmp_path / "week2.zip", {page: b"<p>x</p>"}))
    typed = outcome_of(collection, "s01")
    assert typed.status is CollectStatus.SKIPPED
    assert typed.note == "a text that was typed into the LMS, not a notebook: read it there"
    assert "s01" in collection.missing


def test_files_without_folders(course: Course, tmp_path: Path) -> None:
    """A download without directories is recognized as well, and one that was unpacked."""
    members = {
        f"{folder('Ada Lovelace', 5001)}_{FILE}": notebook("ada"),
        f"{folder('佐藤 結衣', 5002)}_{FILE}": notebook("yui"),
    }
    collect_downloads(course, make_zip(tmp_path / "flat.zip", members))
    assert (stored_text(course, "s01"), stored_text(course, "s02")) == ("ada", "yui")
    directory = tmp_path / "unpacked" / folder("髙橋 一郎", 5006)
    directory.mkdir(parents=True)
    (directory / FILE).write_bytes(notebook("ichiro"))
    collect_downloads(course, tmp_path / "unpacked")
    assert stored_text(course, "s06") == "ichiro"


def test_the_worksheet_distinguishes_two_of_one_name(course: Course, tmp_path: Path) -> None:
    """Without the worksheet no student of that name gets a file; with it each gets theirs."""
    members = {
        f"{folder('Ken Sato', 71)}/{FILE}": notebook("ken one"),
        f"{folder('Ken Sato', 72)}/{FILE}": notebook("ken two"),
    }
    zipped = make_zip(tmp_path / "week2.zip", members)
    collection = collect_downloads(course, zipped)
    assert set(statuses(collection).values()) == {"unmatched"}
    assert "Ken Sato 71 may be s04, s05" in collection.outcomes[0].note
    sheet = worksheet(
        tmp_path / "grades.csv",
        (72, "Ken Sato", "ken@example.jp", "Friday, 4 December 2026, 11:58 PM"),
        (71, "Ken Sato", "KEN2@example.jp", "Saturday, 5 December 2026, 00:30"),
    )
    collect_downloads(course, zipped, sheet)
    assert (stored_text(course, "s04"), stored_text(course, "s05")) == ("ken two", "ken one")
    assert stored_time(course, "s04") == "2026-12-04 14:58:00 UTC"
    assert stored_time(course, "s05") == "2026-12-04 15:30:00 UTC"


def test_a_number_that_is_another_students_id(course: Course, tmp_path: Path) -> None:
    """A participant's number that is another student's LMS id decides nothing; a note says so."""
    members = {f"{folder('Ada Lovelace', 1003)}/{FILE}": notebook("ada")}
    collection = collect_downloads(course, make_zip(tmp_path / "week2.zip", members))
    assert "is s01 by name and s03 by number" in collection.outcomes[0].note
    assert stored_text(course, "s01") is None
    assert stored_text(course, "s03") is None


def test_the_japanese_worksheet(course: Course, tmp_path: Path) -> None:
    """A worksheet in Japanese has participants and times as well."""
    zipped = make_zip(tmp_path / "week2.zip", {f"{folder('参加者', 8)}/{FILE}": notebook("yui")})
    sheet = worksheet(
        tmp_path / "評定.csv",
        (8, "佐藤 結衣", "yui@example.jp", "2026年 12月 4日(金曜日) 23:58"),
        header=JAPANESE,
    )
    collection = collect_downloads(course, zipped, sheet)
    assert stored_text(course, "s02") == "yui"
    assert stored_time(course, "s02") == "2026-12-04 14:58:00 UTC"
    assert collection.messages == ()


def test_times_of_a_streamed_zip_are_ignored(course: Course, tmp_path: Path) -> None:
    """Members with one time have that of the download: it is ignored, and a message says so."""
    members = {
        f"{folder('Ada Lovelace', 1)}/{FILE}": notebook("ada"),
        f"{folder('佐藤 結衣', 2)}/{FILE}": notebook("yui"),
    }
    zipped = make_zip(tmp_path / "week2.zip", members)
    collection = collect_downloads(course, zipped)
    assert stored_time(course, "s01") is None
    assert "Moodle's grading worksheet" in collection.messages[0]
    collect_downloads(course, zipped, use_file_times=True)
    assert stored_time(course, "s01") == "2026-12-07 00:00:00 UTC"
    # Collecting without times does not remove the known time.
    collect_downloads(course, zipped)
    assert stored_time(course, "s01") == "2026-12-07 00:00:00 UTC"


def test_times_of_an_old_zip_are_taken(course: Course, tmp_path: Path) -> None:
    """Times of members that are far apart, as older versions write them, are of submission."""
    members = {
        f"{folder('Ada Lovelace', 1, old=True)}/{FILE}": notebook("ada"),
        f"{folder('佐藤 結衣', 2, old=True)}/{FILE}": notebook("yui"),
    }
    times = [(2026, 12, 4, 23, 58, 0), (2026, 12, 5, 9, 0, 0)]
    collect_downloads(course, make_zip(tmp_path / "week2.zip", members, times))
    assert stored_time(course, "s01") == "2026-12-04 14:58:00 UTC"
    assert stored_time(course, "s02") == "2026-12-05 00:00:00 UTC"


def test_a_late_resubmission_replaces(course: Course, tmp_path: Path) -> None:
    """A later attempt replaces the earlier one, which is archived; an older one does not."""
    name = f"{folder('Ada Lovelace', 1)}/{FILE}"
    first = make_zip(tmp_path / "first.zip", {name: notebook("first")})
    early = worksheet(
        tmp_path / "a.csv", (1, "Ada Lovelace", "", "Friday, 4 December 2026, 11:00 PM")
    )
    second = make_zip(tmp_path / "second.zip", {name: notebook("second")})
    late = worksheet(
        tmp_path / "b.csv", (1, "Ada Lovelace", "", "Sunday, 6 December 2026, 1:00 AM")
    )
    assert outcome_of(collect_downloads(course, first, early), "s01").status == "taken"
    assert outcome_of(collect_downloads(course, first, early), "s01").status == "unchanged"
    collection = collect_downloads(course, second, late)
    assert outcome_of(collection, "s01").status == "replaced"
    assert (stored_text(course, "s01"), stored_time(course, "s01")) == (
        "second",
        "2026-12-05 16:00:00 UTC",
    )
    archived, time = sorted(student_paths(course, "s01").replaced_dir.iterdir())
    assert archived.read_bytes() == notebook("first")
    assert (archived.stem, archived.suffix, time.suffix) == (time.stem, ".ipynb", ".txt")
    assert time.read_text().startswith("2026-12-04 14:00:00")
    collection = collect_downloads(course, first, early)
    outcome = outcome_of(collection, "s01")
    assert (outcome.status, outcome.note) == ("older", "a later one is stored")
    assert (stored_text(course, "s01"), stored_time(course, "s01")) == (
        "second",
        "2026-12-05 16:00:00 UTC",
    )


def test_of_several_files_the_notebook_counts(course: Course, tmp_path: Path) -> None:
    """Of several files and notebooks, the one with the assignment's name is taken."""
    directory = folder("Ada Lovelace", 1)
    members = {
        f"{directory}/zz_scratch.ipynb": notebook("scratch"),
        f"{directory}/{FILE}": notebook("homework"),
        f"{directory}/figure.png": b"png",
    }
    collection = collect_downloads(course, make_zip(tmp_path / "week2.zip", members))
    assert stored_text(course, "s01") == "homework"
    assert statuses(collection)[f"{directory}/zz_scratch.ipynb"] == "s01 skipped"
    assert statuses(collection)[f"{directory}/figure.png"] == "s01 skipped"


def test_a_zip_in_the_zip(course: Course, tmp_path: Path) -> None:
    """The notebook in a zip that a student handed in is taken."""
    inner = make_zip(tmp_path / "inner.zip", {f"week2/{FILE}": notebook("inner")})
    name = f"{folder('Ada Lovelace', 1)}/homework.zip"
    collection = collect_downloads(
        course, make_zip(tmp_path / "week2.zip", {name: inner.read_bytes()})
    )
    assert stored_text(course, "s01") == "inner"
    assert outcome_of(collection, "s01").note == "was in a zip"


def test_names_of_an_old_zip(course: Course, tmp_path: Path) -> None:
    """Names in Shift-JIS without the UTF-8 flag, as Windows in Japan writes them, are read."""
    raw = f"{folder('佐藤 結衣', 2)}/{FILE}".encode("cp932")
    (tmp_path / "old.zip").write_bytes(downloads.make_old_zip({raw: notebook("yui")}))
    collect_downloads(course, tmp_path / "old.zip")
    assert stored_text(course, "s02") == "yui"


def test_a_table_that_is_not_a_worksheet(course: Course, tmp_path: Path) -> None:
    """Another table gives a one-line error, and nothing is written."""
    zipped = make_zip(tmp_path / "w.zip", {f"{folder('Ada Lovelace', 1)}/{FILE}": notebook("ada")})
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(SeminarError, match="it is not a grading worksheet of Moodle"):
        collect_downloads(course, zipped, tmp_path / "x.csv")
    assert stored_text(course, "s01") is None
