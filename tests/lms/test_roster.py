"""`roster.csv`: its content, the encodings of Excel, and the error for each mistake."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from autograder.core.errors import SeminarError
from autograder.course import Course, load_course
from autograder.lms import roster
from tests.support import downloads
from tests.support.downloads import ASSIGNMENT, ROSTER


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week with a roster."""
    return downloads.make_course(tmp_path)


def write(course: Course, data: bytes) -> Path:
    path = course.classroom.roster_file
    path.write_bytes(data)
    return path


def test_a_roster_is_read(course: Course) -> None:
    """Lines become members in their order, also with quotes and in Japanese."""
    loaded = roster.load_required(course)
    assert [member.id for member in loaded.members] == [f"s0{n}" for n in range(1, 8)]
    assert loaded.names()["s03"] == "O'Neil, Mary Ann"
    second = next((member for member in loaded.members if member.id == "s02"), None)
    assert second is not None
    assert (second.name, second.email, second.lms_id) == ("佐藤 結衣", "yui@example.jp", "1002")
    assert second.extensions == {ASSIGNMENT: datetime(2026, 12, 6, 23, 59)}
    assert loaded.messages == ()


@pytest.mark.parametrize(
    ("encoding", "warning"), [("utf-8", ""), ("utf-8-sig", ""), ("cp932", "Shift-JIS"),
                           ("utf-16", "UTF-16")]
)  # fmt: skip
def test_how_excel_saves_it(course: Course, encoding: str, warning: str) -> None:
    """Byte order marks, Windows line ends and Shift-JIS are read, some with a message."""
    text = ROSTER.replace("\n", "\r\n")
    write(course, text.encode(encoding))
    loaded = roster.load_required(course)
    assert loaded.names()["s06"] == "髙橋 一郎"
    assert (warning in "".join(loaded.messages)) if warning else loaded.messages == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators(course: Course, separator: str, encoding: str) -> None:
    """Excel separates by semicolons in half of Europe, and by tabs in its Unicode text."""
    text = ROSTER.replace(",", separator).replace(f"Neil{separator} Mary", "Neil, Mary")
    first, rest = text.split("\n", 1)
    write(course, f"{first}\n{rest}".replace(";=", ",=").encode(encoding))
    loaded = roster.load_required(course)
    assert loaded.names()["s02"] == "佐藤 結衣"
    assert loaded.names()["s03"] == "O'Neil, Mary Ann"


def test_two_extensions_between_semicolons(course: Course) -> None:
    """In a table with semicolons two extensions stand between quotes, as Excel writes them."""
    line = f's01;"{ASSIGNMENT}=2026-12-06T23:59; {ASSIGNMENT}=2026-12-07T23:59"'
    write(course, f"sep=;\r\nid;extension\r\n{line}\r\n".encode("utf-8-sig"))
    (member,) = roster.load_required(course).members
    assert member.extensions == {ASSIGNMENT: datetime(2026, 12, 7, 23, 59)}


def test_columns_in_any_order_and_width(course: Course) -> None:
    """Only id is needed; columns may be in any order and case, and be called E-Mail."""
    write(course, "Ｅ-Mail,ID\nada@example.org,s01\n\n".encode())
    (member,) = roster.load_required(course).members
    assert (member.id, member.email, member.line) == ("s01", "ada@example.org", 2)


def test_where_the_roster_may_be(course: Course) -> None:
    """It is in the classroom or at the course's root; of two the classroom's is read."""
    (course.root / "roster.csv").write_text("id\nx1\n")
    loaded = roster.load_required(course)
    assert len(loaded.members) == 7
    assert "is not read" in loaded.messages[0]
    course.classroom.roster_file.unlink()
    assert [member.id for member in roster.load_required(course).members] == ["x1"]
    (course.root / "roster.csv").unlink()
    assert roster.load_optional(course).members == ()
    with pytest.raises(SeminarError, match=r"there is no roster.*Write one: a line id,name,email"):
        roster.load_required(course)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("name\nAda\n", 1, "there is no column id. Write e.g. id,name"),
        ("id,id\n", 1, "column id occurs twice"),
        ("id,phone\ns1,5\n", 1, "there is no column 'phone'. Write only id, name, email"),
        ("id,name\ns1,Ada\n,Ben\n", 3, "id is empty. Write e.g. letters and digits"),
        (
            "id\n../../etc\n",
            2,
            "'../../etc' cannot be a folder's name: it has '/'. Write e.g. l",
        ),
        (
            "id\n*\n",
            2,
            "id '*' cannot be a folder's name: it has *, which nbgrader",
        ),
        ("id\n.hidden\n", 2, "id '.hidden' cannot be a folder's name: it begins with a dot"),
        (f"id\n{'x' * 129}\n", 2, "cannot be a folder's name: it is longer than 128 bytes"),
        ("id\ns1\ns2\nS1\n", 4, "id 'S1' is already in line 2"),
        ("id,email\ns1,a@b.c\ns2,A@b.c\n", 3, "email 'A@b.c' is already in line 2"),
        ("id,lms_id\ns1,7\ns2,7\n", 3, "lms_id '7' is already in line 2"),
        ("id,name\ns1,Doe, Jr\n", 2, "has more cells than the first line"),
        ("id,extension\ns1,week9=2026-12-06T23:59\n", 2, "no assignment 'week9'. Write one of"),
        (f"id,extension\ns1,{ASSIGNMENT}=soon\n", 2, "'soon' is not a time. Write e.g. week2"),
        (f"id,extension\ns1,{ASSIGNMENT}=2026-12-06\n", 2, "is a date without a time"),
        (f"id,extension\ns1,{ASSIGNMENT}=2026-12-06T23:59Z\n", 2, "carries a zone of its own"),
        ('id,name\ns1,"a\nb"\n../x,c\n', 4, "cannot be a folder's name"),
    ],
)
def test_a_mistake_is_reported_with_its_line(
    course: Course, text: str, line: int, message: str
) -> None:
    """A mistake names the file, the line, what is wrong and what to write."""
    path = write(course, text.encode())
    with pytest.raises(SeminarError) as caught:
        roster.load_optional(course)
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert message in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x80\x80\xff", b'id\n"s1\n', bytes(17 << 20)])
def test_a_file_that_is_not_a_table(course: Course, data: bytes) -> None:
    """An empty, binary, open-ended or huge file gives a one-line error with a hint."""
    path = write(course, data)
    with pytest.raises(SeminarError) as caught:
        roster.load_optional(course)
    assert str(path) in str(caught.value)
    assert caught.value.hint


def test_the_later_of_two_extensions_holds(course: Course) -> None:
    """Of extensions in the roster and in `course.toml` the later one holds, in UTC."""
    due_dates = roster.extended_due_dates(course, ASSIGNMENT, roster.load_optional(course))
    assert due_dates == {"s02": datetime(2026, 12, 6, 14, 59, tzinfo=UTC)}
    toml = course.root / "course.toml"
    more = f"[assignments.{ASSIGNMENT}.extensions]\n"
    more += "s02 = 2026-12-05T12:00:00\ns03 = 2026-12-08T12:00:00\n"
    toml.write_text(toml.read_text(encoding="utf-8") + more, encoding="utf-8")
    again = load_course(course.root)
    assert roster.extended_due_dates(again, ASSIGNMENT, roster.load_optional(again)) == {
        "s02": datetime(2026, 12, 6, 14, 59, tzinfo=UTC),
        "s03": datetime(2026, 12, 8, 3, tzinfo=UTC),
    }


def test_ids_of_any_other_character(course: Course) -> None:
    """An id may have spaces, quotes, a leading dash and letters of any script."""
    ids = ["a b", "-x", "x.", "it's", "#1", "%41", "a&b", "{x}", "$x", "結衣", "~t", "a\\b"]
    write(course, "\n".join(["id", *ids]).encode())
    assert [member.id for member in roster.load_required(course).members] == ids


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_an_extension_changes_no_other_cell(course: Course, encoding: str) -> None:
    """Ids and names that look like formulas stay as they are; Excel reads the file as before."""
    lines = [
        "id,name,email",
        "s01,Ada,a@b.c",
        "-x,=evil,+49",
        '=1+1,"O\'Neil, ""Jr""",@b',
        "@a,結衣,",
    ]
    path = write(course, "\r\n".join(lines).encode(encoding))
    path.chmod(0o640)
    before = roster.load_required(course).members
    roster.write_extension(course, "s01", ASSIGNMENT, "2031-05-06T23:59")
    extended = roster.load_required(course).members
    assert extended[0].extensions == {ASSIGNMENT: datetime(2031, 5, 6, 23, 59)}
    assert extended[1:] == before[1:]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") == (encoding != "utf-8")
    assert path.stat().st_mode & 0o777 == 0o640
    roster.write_extension(course, "s01", ASSIGNMENT, "")
    assert roster.load_required(course).members == before


def test_extensions_at_the_same_moment(course: Course) -> None:
    """Each of many extensions that are written at once is in the roster afterwards."""
    ids = [f"s{number:02}" for number in range(1, 9)]
    write(course, "\n".join(["id", *ids]).encode())
    due = "2031-05-06T23:59"
    with ThreadPoolExecutor(len(ids)) as pool:
        list(
            pool.map(lambda student: roster.write_extension(course, student, ASSIGNMENT, due), ids)
        )
    assert all(member.extensions for member in roster.load_required(course).members)


def test_the_language_of_a_students_pages(course: Course) -> None:
    """A column may name a language of the course; an empty cell names none."""
    toml = course.root / "course.toml"
    text = toml.read_text(encoding="utf-8").replace('language = "en"', 'languages = ["en", "ja"]')
    toml.write_text(text, encoding="utf-8")
    both = load_course(course.root)
    write(course, b"id,language\ns01,JA\ns02,\ns03,en\n")
    assert roster.student_languages(both) == {"s01": "ja", "s03": "en"}
    with pytest.raises(SeminarError, match="line 2: language 'JA' is none of the course's"):
        roster.load_required(course)
