"""Moodle's grading worksheet, read and filled in, and its zip of feedback files.

The worksheet's columns are those of `mod/assign/gradingtable.php` and
`feedback/offline/importgradeslib.php` in Moodle's source; their titles are in the language of the
person who downloads it. "Upload multiple feedback files in a zip"
(`mod/assign/feedback/file/importziplib.php`) takes files in the directories of Moodle's own
download: name, participant's number, and the plugin.
"""

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.lms import collection_log, csv_io
from autograder.lms.attempt import LmsPerson
from autograder.lms.collection_log import CollectedSubmission
from autograder.lms.csv_io import Sheet
from autograder.lms.export_job import ExportJob, RenderedExport

_TITLES = {
    "identifier": ("Identifier", "ID"),
    "name": ("Full name", "Name", "フルネーム", "氏名", "姓名"),
    "email": ("Email address", "メールアドレス"),
    "grade": ("Grade", "評点", "評定"),
    "max": ("Maximum Grade", "Maximum grade", "最大評点", "最大評定"),
    "submitted_at": (
        "Last modified (submission)",
        "最終更新日時 (提出)",
        "最終更新日時(提出)",
        "最終更新日時 (提出物)",
    ),
}
_TIME_FORMATS = (
    "%A, %d %B %Y, %I:%M %p",
    "%A, %d %B %Y, %H:%M",
    "%A, %B %d, %Y, %I:%M %p",
    "%A, %d %b %Y, %I:%M %p",
    "%d %B %Y, %I:%M %p",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
)
_JAPANESE_TIME = re.compile(r"(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日.*?(\d{1,2}):(\d{2})\s*(AM|PM)?")
# What Moodle's clean_filename removes from a name, and separators of paths and fields.
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|&`'_]+")


class Participant(Struct, frozen=True):
    """A person in the worksheet; `row` is the index of their row in the sheet."""

    number: str
    row: int
    name: str = ""
    email: str = ""
    submitted_at: datetime | None = None


class Worksheet(Struct, frozen=True):
    """The worksheet: the table unchanged, the indexes of its columns, and the participants."""

    sheet: Sheet
    columns: dict[str, int]
    participants: tuple[Participant, ...]
    messages: tuple[str, ...] = ()


def read_worksheet(path: Path, course: Course) -> Worksheet:
    """Read a worksheet whose times are in the course's zone; raises SeminarError for any other."""
    sheet = csv_io.read_csv(path, keep_whitespace=True)
    columns = _columns(sheet.header, path)
    participants, unparsed_times = [], []
    for row, (line, cells) in enumerate(sheet.rows):
        values = {name: cells[i].strip() if i < len(cells) else "" for name, i in columns.items()}
        number = re.search(r"(\d+)$", values["identifier"])
        if number is None:
            raise SeminarError(
                f"line {line}: {values['identifier']!r} is not an identifier",
                where=str(path),
                hint="Download the worksheet again",
            )
        text = values.get("submitted_at", "")
        local = _parse_time(text)
        if local is None and text not in ("", "-"):
            unparsed_times.append(f"{path}, line {line}: {text!r} is not a time in a known format")
        time = course.in_utc(local) if local else None
        name, email = values.get("name", ""), values.get("email", "")
        participants.append(Participant(number[1], row, name, email, time))
    messages = (*unparsed_times[:3], *sheet.messages)
    return Worksheet(sheet, columns, tuple(participants), messages)


def _columns(header: tuple[str, ...], path: Path) -> dict[str, int]:
    stripped = [title.strip() for title in header]
    columns = {
        name: stripped.index(title)
        for name, titles in _TITLES.items()
        for title in titles
        if title in stripped
    }
    for required in ("identifier", "grade"):
        if required not in columns:
            titles = ", ".join(_TITLES[required])
            raise SeminarError(
                f"has no column {titles}: it is not a grading worksheet of Moodle",
                where=str(path),
                hint="In the assignment choose Submissions > Actions > Download grading"
                " worksheet (its settings need the feedback type Offline grading worksheet)",
            )
    return columns


def _parse_time(text: str) -> datetime | None:
    """Parse a time as Moodle writes it in English or Japanese; None for any other text."""
    if match := _JAPANESE_TIME.search(text):
        year, month, day, hour, minute = (int(part) for part in match.groups()[:5])
        if match[6]:
            hour = hour % 12 + (12 if match[6] == "PM" else 0)
        try:
            return datetime(year, month, day, hour, minute)
        except ValueError:
            return None
    plain = " ".join(text.split())  # newer versions have a narrow space before AM
    for time_format in _TIME_FORMATS:
        try:
            return datetime.strptime(plain, time_format)
        except ValueError:
            continue
    return None


def render_moodle(job: ExportJob) -> RenderedExport:
    """Render the worksheet with points in its column of grades, and the zip of feedback pages.

    All other cells of the worksheet stay unchanged. Raises SeminarError without a worksheet, or
    if it cannot be read.
    """
    if job.template_path is None:
        raise SeminarError(
            "Moodle's grading worksheet is needed: only it has the participants' numbers",
            hint="Download it (Submissions > Actions > Download grading worksheet) and give its"
            " path with --sheet",
        )
    worksheet = read_worksheet(job.template_path, job.course)
    submissions = collection_log.load_submissions(job.paths)
    participants = _match_participants(worksheet, submissions, job)
    rows, filled = _fill_grades(worksheet, participants, job)
    folders = {student: _feedback_folder(person) for student, person in reversed(participants)}
    folders |= {name: s.feedback_folder for name, s in submissions.items() if s.feedback_folder}
    feedback, unknown = _zip_feedback(folders, job)
    messages = [*worksheet.messages, *job.unmatched_warning(filled)]
    messages += _maximum_warning(worksheet, job)
    if unknown:
        messages.append(f"Moodle's directory is unknown for the feedback of {', '.join(unknown)}")
    files = {"moodle.csv": csv_io.write_csv(rows), "moodle-feedback.zip": feedback}
    return RenderedExport(files, len(filled), tuple(messages))


def _match_participants(
    worksheet: Worksheet, submissions: Mapping[str, CollectedSubmission], job: ExportJob
) -> list[tuple[str, Participant]]:
    """Return the students with their participants: by the collected number, or by the roster."""
    by_number = {submission.number: student for student, submission in submissions.items()}
    matches = []
    for person in worksheet.participants:
        student = by_number.get(person.number) or job.match(
            LmsPerson(number=person.number, name=person.name, email=person.email)
        )
        if student:
            matches.append((student, person))
    return matches


def _fill_grades(
    worksheet: Worksheet, participants: list[tuple[str, Participant]], job: ExportJob
) -> tuple[list[list[str]], set[str]]:
    """Return the rows with points in them, and the students with points."""
    width, column = len(worksheet.sheet.header), worksheet.columns["grade"]
    rows = [[*cells, *[""] * (width - len(cells))] for _, cells in worksheet.sheet.rows]
    filled: set[str] = set()
    for student, person in participants:
        if (grade := job.grades.get(student)) is not None:
            if student in filled:
                raise SeminarError(f"{student} is in it twice", where=str(job.template_path))
            rows[person.row][column] = csv_io.format_number(grade.points)
            filled.add(student)
    return [list(worksheet.sheet.header), *rows], filled


def _maximum_warning(worksheet: Worksheet, job: ExportJob) -> list[str]:
    """Return a warning if Moodle would scale the points to another maximum."""
    column = worksheet.columns.get("max")
    if column is None:
        return []
    cells = {row[column] for _, row in worksheet.sheet.rows if column < len(row)} - {""}
    if all(_parse_float(cell) == job.max_points for cell in cells):
        return []
    ours = csv_io.format_number(job.max_points)
    return [
        f"Moodle's maximum is {', '.join(sorted(cells))} and ours {ours}: set it to {ours} in the"
        " assignment's settings, or Moodle shows these points out of another maximum"
    ]


def _parse_float(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _feedback_folder(person: Participant) -> str:
    name = " ".join(_NOT_IN_NAMES.sub(" ", person.name).split()).strip(". ") or "Participant"
    return f"{name}_{person.number}_assignsubmission_file"


def _zip_feedback(folders: Mapping[str, str], job: ExportJob) -> tuple[bytes, list[str]]:
    """Return the zip of feedback pages, and the students with a page and without a directory."""
    out, unknown = BytesIO(), []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as feedback:
        for student, page in job.paths.feedback_pages():
            if student not in folders:
                unknown.append(student)
            elif page.is_file() and not page.is_symlink():
                folder = folders[student].rstrip("_")  # Moodle 4.1 and later expect no `_`
                feedback.writestr(f"{folder}/{job.assignment}_feedback.html", page.read_bytes())
    return out.getvalue(), unknown
