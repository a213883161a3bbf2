"""Collecting Moodle's zip of submissions, with and without the grading worksheet."""

from pathlib import Path

import pytest

from autograder.core.errors import SeminarError
from autograder.course import Course
from tests import downloads
from tests.downloads import FILE, notebook, of, outcomes, packed, said, stamp, take

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
    return downloads.lay_out(tmp_path)


def folder(name: str, number: int, old: bool = False) -> str:
    return f"{name}_{number}_assignsubmission_file{'_' if old else ''}"


def worksheet(path: Path, *people: tuple[int, str, str, str], header: str = HEADER) -> Path:
    """A grading worksheet with participant, name, e-mail and time of hand-in."""
    word = "参加者" if header is JAPANESE else "Participant "
    lines = [
        f'{word}{number},"{name}",{email},"Submitted for grading - ",,13.00,Yes,"{when}",-,'
        for number, name, email, when in people
    ]
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8-sig")
    return path


def test_folders_are_matched_by_name(course: Course, tmp_path: Path) -> None:
    """Names with spaces, quotes and in Japanese find their line, in either order of the parts."""
    members = {
        f"{folder('Ada Lovelace', 5001)}/{FILE}": notebook("ada"),
        f"{folder('結衣 佐藤', 5002)}/{FILE}": notebook("yui"),
        f"{folder('Mary Ann ONeil', 5003, old=True)}/my homework.ipynb": notebook("mary"),
        f"{folder('髙橋　一郎', 5006)}/sub/folder/{FILE}": notebook("ichiro"),
        f"{folder('Nobody Known', 5009)}/{FILE}": notebook("nobody"),
        "Ada Lovelace_5001_assignsubmission_onlinetext/onlinetext.html": b"<p>hello</p>",
    }
    done = take(course, packed(tmp_path / "week2.zip", members))
    assert said(course, "s01") == "ada"
    assert said(course, "s02") == "yui"
    assert said(course, "s06") == "ichiro"
    files = outcomes(done)
    assert files[f"{folder('Nobody Known', 5009)}/{FILE}"] == "unmatched"
    assert files["Ada Lovelace_5001_assignsubmission_onlinetext/onlinetext.html"] == "skipped"
    # Moodle leaves the apostrophe out.
    assert said(course, "s03") == "mary"
    assert done.missing == ("s04", "s05", "s07")


def test_files_without_folders(course: Course, tmp_path: Path) -> None:
    """The download without folders is understood as well, and one that was unpacked."""
    members = {
        f"{folder('Ada Lovelace', 5001)}_{FILE}": notebook("ada"),
        f"{folder('佐藤 結衣', 5002)}_{FILE}": notebook("yui"),
    }
    take(course, packed(tmp_path / "flat.zip", members))
    assert (said(course, "s01"), said(course, "s02")) == ("ada", "yui")
    place = tmp_path / "unpacked" / folder("髙橋 一郎", 5006)
    place.mkdir(parents=True)
    (place / FILE).write_bytes(notebook("ichiro"))
    take(course, tmp_path / "unpacked")
    assert said(course, "s06") == "ichiro"


def test_two_of_one_name_are_told_apart_by_the_worksheet(course: Course, tmp_path: Path) -> None:
    """Without the worksheet nobody of that name gets a file; with it each gets theirs."""
    members = {
        f"{folder('Ken Sato', 71)}/{FILE}": notebook("ken one"),
        f"{folder('Ken Sato', 72)}/{FILE}": notebook("ken two"),
    }
    zipped = packed(tmp_path / "week2.zip", members)
    done = take(course, zipped)
    assert set(outcomes(done).values()) == {"unmatched"}
    assert "Ken Sato 71 may be s04, s05" in done.outcomes[0].note
    sheet = worksheet(
        tmp_path / "grades.csv",
        (72, "Ken Sato", "ken@example.jp", "Friday, 4 December 2026, 11:58 PM"),
        (71, "Ken Sato", "KEN2@example.jp", "Saturday, 5 December 2026, 00:30"),
    )
    take(course, zipped, sheet)
    assert (said(course, "s04"), said(course, "s05")) == ("ken two", "ken one")
    assert stamp(course, "s04") == "2026-12-04 14:58:00 UTC"
    assert stamp(course, "s05") == "2026-12-04 15:30:00 UTC"


def test_a_number_that_is_anothers_id_is_told(course: Course, tmp_path: Path) -> None:
    """A participant's number that is another line's LMS id decides nothing, and is told."""
    members = {f"{folder('Ada Lovelace', 1003)}/{FILE}": notebook("ada")}
    done = take(course, packed(tmp_path / "week2.zip", members))
    assert "is s01 by name and s03 by number" in done.outcomes[0].note
    assert said(course, "s01") is None
    assert said(course, "s03") is None


def test_the_japanese_worksheet(course: Course, tmp_path: Path) -> None:
    """A worksheet in Japanese gives people and times just so."""
    zipped = packed(tmp_path / "week2.zip", {f"{folder('参加者', 8)}/{FILE}": notebook("yui")})
    sheet = worksheet(
        tmp_path / "評定.csv",
        (8, "佐藤 結衣", "yui@example.jp", "2026年 12月 4日(金曜日) 23:58"),
        header=JAPANESE,
    )
    done = take(course, zipped, sheet)
    assert said(course, "s02") == "yui"
    assert stamp(course, "s02") == "2026-12-04 14:58:00 UTC"
    assert done.told == ()


def test_times_of_a_streamed_zip_are_nobodys(course: Course, tmp_path: Path) -> None:
    """A zip of one moment has the time of the download: nobody is late by it, and that is told."""
    members = {
        f"{folder('Ada Lovelace', 1)}/{FILE}": notebook("ada"),
        f"{folder('佐藤 結衣', 2)}/{FILE}": notebook("yui"),
    }
    zipped = packed(tmp_path / "week2.zip", members)
    done = take(course, zipped)
    assert stamp(course, "s01") is None
    assert "Moodle's grading worksheet" in done.told[0]
    take(course, zipped, trust_times=True)
    assert stamp(course, "s01") == "2026-12-07 00:00:00 UTC"
    # Nor does a later collecting without times take away what is known.
    take(course, zipped)
    assert stamp(course, "s01") == "2026-12-07 00:00:00 UTC"


def test_times_of_an_old_zip_are_taken(course: Course, tmp_path: Path) -> None:
    """Members with times far apart, as older versions write them, were handed in then."""
    members = {
        f"{folder('Ada Lovelace', 1, old=True)}/{FILE}": notebook("ada"),
        f"{folder('佐藤 結衣', 2, old=True)}/{FILE}": notebook("yui"),
    }
    times = [(2026, 12, 4, 23, 58, 0), (2026, 12, 5, 9, 0, 0)]
    take(course, packed(tmp_path / "week2.zip", members, times))
    assert stamp(course, "s01") == "2026-12-04 14:58:00 UTC"
    assert stamp(course, "s02") == "2026-12-05 00:00:00 UTC"


def test_a_late_resubmission_takes_the_place(course: Course, tmp_path: Path) -> None:
    """A later attempt goes to its place and the earlier one is kept; an older one does not."""
    name = f"{folder('Ada Lovelace', 1)}/{FILE}"
    first = packed(tmp_path / "first.zip", {name: notebook("first")})
    early = worksheet(
        tmp_path / "a.csv", (1, "Ada Lovelace", "", "Friday, 4 December 2026, 11:00 PM")
    )
    second = packed(tmp_path / "second.zip", {name: notebook("second")})
    late = worksheet(
        tmp_path / "b.csv", (1, "Ada Lovelace", "", "Sunday, 6 December 2026, 1:00 AM")
    )
    assert of(take(course, first, early), "s01").status == "taken"
    assert of(take(course, first, early), "s01").status == "unchanged"
    done = take(course, second, late)
    assert of(done, "s01").status == "replaced"
    assert (said(course, "s01"), stamp(course, "s01")) == ("second", "2026-12-05 16:00:00 UTC")
    (kept,) = (course.classroom.path / "collected" / downloads.ASSIGNMENT / "s01").iterdir()
    assert kept.read_bytes() == notebook("first")
    done = take(course, first, early)
    assert (of(done, "s01").status, of(done, "s01").note) == ("older", "a later one is there")
    assert (said(course, "s01"), stamp(course, "s01")) == ("second", "2026-12-05 16:00:00 UTC")


def test_of_several_files_the_notebook_counts(course: Course, tmp_path: Path) -> None:
    """Beside other files and notebooks, the one of the assignment's name is taken, and told."""
    place = folder("Ada Lovelace", 1)
    members = {
        f"{place}/zz_scratch.ipynb": notebook("scratch"),
        f"{place}/{FILE}": notebook("homework"),
        f"{place}/figure.png": b"png",
    }
    done = take(course, packed(tmp_path / "week2.zip", members))
    assert said(course, "s01") == "homework"
    assert outcomes(done)[f"{place}/zz_scratch.ipynb"] == "s01 skipped"
    assert outcomes(done)[f"{place}/figure.png"] == "s01 skipped"


def test_a_zip_in_the_zip(course: Course, tmp_path: Path) -> None:
    """A student who hands in a zip hands in the notebook in it."""
    inner = packed(tmp_path / "inner.zip", {f"week2/{FILE}": notebook("inner")})
    name = f"{folder('Ada Lovelace', 1)}/homework.zip"
    done = take(course, packed(tmp_path / "week2.zip", {name: inner.read_bytes()}))
    assert said(course, "s01") == "inner"
    assert of(done, "s01").note == "was in a zip"


def test_names_of_an_old_zip(course: Course, tmp_path: Path) -> None:
    """Names in Shift-JIS without the mark of UTF-8, as Windows in Japan writes them, are read."""
    raw = f"{folder('佐藤 結衣', 2)}/{FILE}".encode("cp932")
    (tmp_path / "old.zip").write_bytes(downloads.old_zip({raw: notebook("yui")}))
    take(course, tmp_path / "old.zip")
    assert said(course, "s02") == "yui"


def test_a_worksheet_that_is_none(course: Course, tmp_path: Path) -> None:
    """Another table in its place is one line, and nothing is written."""
    zipped = packed(tmp_path / "w.zip", {f"{folder('Ada Lovelace', 1)}/{FILE}": notebook("ada")})
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(SeminarError, match="it is no grading worksheet of Moodle's"):
        take(course, zipped, tmp_path / "x.csv")
    assert said(course, "s01") is None
