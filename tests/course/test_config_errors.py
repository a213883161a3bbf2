"""The error message for each mistake in `course.toml`, which is one line."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.core.errors import CourseError
from autograder.course import Course, load_course

COURSE = """\
format_version = 1
id = "nn"
title = { en = "Networks", ja = "ネットワーク" }
language = "ja"
time_zone = "Europe/Berlin"
packages = ["numpy"]

[sandbox]
level = "reduced"

[limits]
call = 3
memory = 1024

[grading]
workers = 2

[assignments.week1]
title = { en = "One", ja = "一" }
due = 2026-07-01T12:00:00

[assignments.week2]
title = { en = "Two", ja = "二" }
due = 2026-12-01T12:00:00
limits = { call = 9.5, disk = 8 }
"""
TITLE = 'title = { en = "Networks", ja = "ネットワーク" }'
TITLE_2 = 'title = { en = "Two", ja = "二" }'
DUE_1, DUE_2 = "due = 2026-07-01T12:00:00", "due = 2026-12-01T12:00:00"
LIMITS_2 = "limits = { call = 9.5, disk = 8 }"
ALL_KEYS = (
    "one of the keys format_version, id, title, time_zone, assignments, language, languages,"
    " packages, sandbox, limits, late, gradebook, grading, watch"
)
LIMIT_KEYS = "one of the keys notebook, call, submission, memory, output, disk"
A_NAME = "has to begin with a letter and hold only letters, digits, - and _"
NO_DATE = "has to be a date and time, not "
NOT_WHOLE = "has to be a whole number, without a decimal point"

# (line, what replaces it, key, what is wrong, the beginning of what to write)
MISTAKES = [
    ('id = "nn"', 'id = "nn"\nidea = 1', "idea", "unknown key", ALL_KEYS),
    ('id = "nn"', "", "id", "missing", 'a short name without spaces, e.g. id = "'),
    ('id = "nn"', 'id = "my course"', "id", A_NAME, 'a short name without spaces, e.g. id = "'),
    ('id = "nn"', 'id = "nn\\n"', "id", A_NAME, 'a short name without spaces, e.g. id = "'),
    ('id = "nn"', f'id = "{"n" * 65}"', "id", "has to be at most 64 characters long", "a short"),
    ('id = "nn"', "id = 5", "id", "has to be text in quotes, not a whole number", "a short name"),
    ("format_version = 1", "", "format_version", "missing", "format_version = 1"),
    ("format_version = 1", "format_version = 2", "format_version",
     "2 is not one that this kit reads", "format_version = 1"),
    ("format_version = 1", 'format_version = "1"', "format_version",
     "has to be a whole number, not text in quotes", "format_version = 1"),
    (TITLE, "", "title", "missing", "a text in each language of the course, e.g. title = {"),
    (TITLE, 'title = "Nets"', "title", "has to be a table, not text in quotes", "a text in e"),
    (TITLE, 'title = { en = "Nets" }', "title.ja", "missing", "the Japanese title, e.g. title ="),
    (TITLE, 'title = { en = 3, ja = "三" }', "title.en",
     "has to be text in quotes, not a whole number", "the English title, e.g. title ="),
    (TITLE_2, 'title = { en = "N", ja = "網", de = "N" }', "assignments.week2.title.de",
     "unknown key", "a text in each language of the course, e.g. title = {"),
    ('language = "ja"', 'language = "fr"', "language", "'fr' is not one of its values",
     'language = "en" or language = "ja"'),
    ('language = "ja"', "language = true", "language",
     "has to be text in quotes, not true or false", 'language = "en" or language = "ja"'),
    ('language = "ja"', "languages = []", "languages", "has to hold at least one",
     'a list of "en" and "ja", the main one first, e.g. languages = ["en", "ja"]'),
    ('language = "ja"', 'languages = ["en", "fr"]', "languages",
     "entry 2 'fr' is not one of its values", 'a list of "en" and "ja", the main'),
    ('language = "ja"', 'languages = ["ja", "en", "ja"]', "languages", "entry 3 is 'ja' again",
     'a list of "en" and "ja", the main'),
    ('language = "ja"', 'language = "ja"\nlanguages = ["ja"]', "languages",
     "cannot be combined with language, which is short for a list of one",
     'a list of "en" and "ja", the main'),
    (TITLE_2, 'title = { en = "Two" }', "assignments.week2.title.ja", "missing",
     "the Japanese title, e.g. title ="),
    (TITLE_2, 'title = { en = "Two", ja = " " }', "assignments.week2.title.ja", "missing",
     "the Japanese title, e.g. title ="),
    ('time_zone = "Europe/Berlin"', "", "time_zone", "missing", "a zone of the IANA list, e.g. "),
    ('time_zone = "Europe/Berlin"', 'time_zone = "Berlin"', "time_zone",
     "'Berlin' is not a time zone", "a zone of the IANA list, e.g. time_zone ="),
    ('time_zone = "Europe/Berlin"', 'time_zone = ""', "time_zone", "'' is not a time zone", "a z"),
    ('time_zone = "Europe/Berlin"', 'time_zone = "../x"', "time_zone", "'../x' is not a time zone",
     "a zone of the IANA list, e.g. time_zone ="),
    ('packages = ["numpy"]', 'packages = "numpy"', "packages",
     "has to be a list, not text in quotes", "a list of package names, e.g. packages = ["),
    ('packages = ["numpy"]', 'packages = ["numpy", 2]', "packages",
     "entry 2 has to be text in quotes, not a whole number", "a list of package names, e.g. pack"),
    ('packages = ["numpy"]', 'packages = ["numpy>=2"]', "packages", f"entry 1 {A_NAME}", "a list"),
    ('level = "reduced"', 'level = "strong"', "sandbox.level", "'strong' is not one of its values",
     'level = "full", level = "reduced" or level = "none"'),
    ('level = "reduced"', 'wall = "full"', "sandbox.wall", "unknown key", "the key level"),
    ("call = 3", "calls = 3", "limits.calls", "unknown key", LIMIT_KEYS),
    ("call = 3", "call = 0", "limits.call", "has to be above 0", "seconds, above 0 and at most"),
    ("call = 3", "call = -1", "limits.call", "has to be above 0", "seconds, above 0 and at most"),
    ("call = 3", "call = 1e9", "limits.call", "has to be at most 86400", "seconds, above 0 and at"),
    ("call = 3", "call = inf", "limits.call", "has to be at most 86400", "seconds, above 0 and at"),
    ("call = 3", "call = nan", "limits.call", "has to be above 0", "seconds, above 0 and at most"),
    ("call = 3", 'call = "3"', "limits.call", "has to be a number, not text in quotes", "seconds,"),
    ("memory = 1024", "memory = 0", "limits.memory", "has to be at least 1", "whole MiB, from 1"),
    ("memory = 1024", "memory = 1.5", "limits.memory", NOT_WHOLE, "whole MiB, from 1 to 1048576"),
    ("memory = 1024", "memory = 9999999", "limits.memory", "has to be at most 1048576", "whole M"),
    ("workers = 2", 'engine = "spark"', "grading.engine", "'spark' is not one of its values",
     'engine = "local" or engine = "dask"'),
    ("workers = 2", "cores = 2", "grading.cores", "unknown key",
     "one of the keys engine, workers, scheduler, ca, certificate, key"),
    ("workers = 2", "workers = -1", "grading.workers", "has to be at least 0", "workers = 0 for"),
    ("workers = 2", "workers = 2.5", "grading.workers", NOT_WHOLE, "workers = 0 for as many as"),
    (LIMITS_2, "limits = 5", "assignments.week2.limits", "has to be a table, not a whole number",
     "a table [assignments.week2.limits] with numbers"),
    (LIMITS_2, "limits = { ram = 5 }", "assignments.week2.limits.ram", "unknown key", LIMIT_KEYS),
    (LIMITS_2, 'limits = { disk = "8" }', "assignments.week2.limits.disk",
     "has to be a whole number, not text in quotes", "whole MiB, from 1 to 1048576, e.g. disk ="),
    (LIMITS_2, "points = 5", "assignments.week2.points", "unknown key",
     "one of the keys title, due, files, limits"),
    (DUE_2, "", "assignments.week2.due", "missing", "a local date and time, no quotes or zone"),
    (DUE_2, 'due = "1 Dec"', "assignments.week2.due", f"{NO_DATE}text in quotes", "a local date"),
    (DUE_2, "due = 2026-12-01", "assignments.week2.due", f"{NO_DATE}a date alone", "a local date"),
    (DUE_2, "due = 12:00:00", "assignments.week2.due", f"{NO_DATE}a time alone", "a local date"),
    (DUE_1, f"{DUE_1}Z", "assignments.week1.due", "carries a zone of its own", "a local date and"),
    (DUE_1, "due = 0001-01-01T00:00:00", "assignments.week1.due", "year 1 cannot be meant",
     "a local date and time, no quotes or zone, e.g. due ="),
    ("[assignments.week2]", '[assignments."week 2"]', 'assignments."week 2"', A_NAME,
     "a table such as [assignments.week2_loss] with title and due"),
    ("[assignments.week2]", '[assignments."a\\n"]', 'assignments."a\\n"', A_NAME, "a table such"),
    ("[assignments.week2]", "[assignments.week2.loss]", "assignments.week2.loss", "unknown key",
     "one of the keys title, due, files, limits"),
]  # fmt: skip

DASK, TCP = 'engine = "dask"', 'scheduler = "tcp://10.0.0.5:8786"'
TLS = TCP.replace("tcp", "tls")
# (lines in [grading], key, what is wrong, what to write)
CONTRADICTIONS = [
    ([DASK], "scheduler", f"missing, and {DASK} needs it",
     f"the address of a scheduler, e.g. {TCP}"),
    ([DASK, 'scheduler = "10.0.0.5"'], "scheduler", "'10.0.0.5' is not an address",
     f"the address of a scheduler, e.g. {TCP}"),
    ([DASK, r'scheduler = "tcp://h:1\n"'], "scheduler", r"'tcp://h:1\n' is not an address",
     f"the address of a scheduler, e.g. {TCP}"),
    ([TCP], "scheduler", 'is of no use with engine = "local"', f"{DASK}, or remove it"),
    (['key = "key.pem"'], "key", 'is of no use with engine = "local"', f"{DASK}, or remove it"),
    ([DASK, TCP, "workers = 2"], "workers",
     'is for engine = "local"; a cluster has the workers that were started',
     'engine = "local", or remove it'),
    ([DASK, TCP, 'ca = "ca.pem"'], "ca", "is for a scheduler at tls://",
     'scheduler = "tls://…", or remove it'),
    ([DASK, TLS, 'ca = "ca.pem"', 'key = "k"'], "certificate",
     "missing, and a scheduler at tls:// needs it",
     'a path, e.g. certificate = "cluster/cert.pem"'),
]  # fmt: skip

LTI = [
    "[[serve.lti]]",
    'issuer = "https://lms.example.org"',
    'client_id = "c"',
    'login_url = "https://lms.example.org/login"',
    'token_url = "https://lms.example.org/token"',
    'keys_url = "https://lms.example.org/keys"',
]
HUB = ["[serve.hub]", 'url = "https://hub.example.org"', 'client_id = "c"']
NO_ADDRESS = "has to be an address that begins with https:// or http://"
LTI_KEYS = "one of the keys issuer, client_id, login_url, token_url, keys_url, deployments, pass"
# (tables at the end, key, what is wrong, the beginning of what to write)
SERVER_MISTAKES = [
    (["[serve]", 'url = "x"'], "url", f"{NO_ADDRESS}, without a path", 'an address, e.g. url = "h'),
    (["[serve]", 'url = "https://h/x"'], "url", f"{NO_ADDRESS}, without a path", "an address, e."),
    ([HUB[0], 'url = "hub"', HUB[2]], "hub.url", f"{NO_ADDRESS}, without spaces, ? and #",
     "the address of the Hub, e.g. url ="),
    ([*HUB, 'api_url = "api"'], "hub.api_url", f"{NO_ADDRESS}, without spaces, ? and #",
     "an address, e.g. api_url ="),
    ([*HUB[:2], 'client_id = ""'], "hub.client_id", "is empty", "the client id of the service, "),
    ([*HUB, "groups = []"], "hub.groups", "unknown key", "one of the keys url, client_id, api_"),
    ([*HUB, 'instructor_groups = ["a", 2]'], "hub.instructor_groups",
     "entry 2 has to be text in quotes, not a whole number", "a list of groups, e.g. instructor_"),
    (["[serve]", "lti = [5]"], "lti", "entry 1 has to be a table, not a whole number",
     "tables [[serve.lti]] with issuer"),
    ([*LTI, *LTI[:2], *LTI[3:]], "lti.client_id", "missing (table 2 of [[serve.lti]])",
     "the client id that the LMS shows, e.g. client_id ="),
    ([*LTI, 'key = "x"'], "lti.key", "unknown key (table 1 of [[serve.lti]])", LTI_KEYS),
    ([LTI[0], 'issuer = ""', *LTI[2:]], "lti.issuer", "is empty (table 1 of [[serve.lti]])",
     "the issuer of the LMS, e.g. issuer ="),
    ([*LTI[:5], 'keys_url = "h?a"'], "lti.keys_url",
     f"{NO_ADDRESS}, without spaces, ? and # (table 1 of [[serve.lti]])",
     "an address, e.g. keys_url ="),
    ([*LTI, "deployments = [1]"], "lti.deployments",
     "entry 1 has to be text in quotes, not a whole number (table 1 of [[serve.lti]])",
     "a list of texts, e.g. deployments ="),
]  # fmt: skip
GOOD = "2026-12-06T23:59:00"
# (key in [assignments.week2.extensions], value, the key in the message, what is wrong)
NO_ID = "is not an id: it"
EXTENSION_MISTAKES = [
    ('"*"', GOOD, '"*"', f"{NO_ID} has *, which nbgrader reads as a pattern"),
    ('".x"', GOOD, '".x"', f"{NO_ID} begins with a dot, so nbgrader ignores"),
    ('""', GOOD, '""', f"{NO_ID} is empty"),
    (f'"{"結" * 43}"', GOOD, f'"{"結" * 43}"', f"{NO_ID} is longer than 128 byt"),
    ('"\\u2028"', GOOD, '"\\u2028"', f"{NO_ID} has"),
    ('"a b"', "5", '"a b"', f"{NO_DATE}a whole number"),
    ("s1", "2026-12-06T23:59:00Z", "s1", "carries a zone of its own"),
]

WITH_EXAMPLE = [
    mistake
    for mistake in MISTAKES
    if mistake[3] not in ("unknown key", A_NAME) or "e.g." in mistake[4]
]
# For any line: known and unknown keys, and values of all types of TOML.
KEYS = st.sampled_from(["id", "title", "en", "limits", "call", "due", "assignments", "week1"]) | (
    st.text(min_size=1, max_size=9).map(lambda name: json.dumps(name))
)
VALUES = st.sampled_from(["true", "2026-12-04", "12:00:00", "nan", "{}", "[]", "[[{}]]"]) | (
    st.one_of(st.integers(), st.text(max_size=9), st.lists(st.integers())).map(json.dumps)
)


def load(folder: Path, text: str) -> Course:
    """Return the course of a `course.toml` with `text`."""
    folder.joinpath("course.toml").write_text(text, encoding="utf-8")
    return load_course(folder)


def load_error(folder: Path, text: str) -> CourseError:
    """Return the error that `text` gives, which has to be one line."""
    with pytest.raises(CourseError) as caught:
        load(folder, text)
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


def error_or_loaded(folder: Path, text: str) -> str:
    """Return the error message for `text`, or "loaded"."""
    try:
        load(folder, text)
    except CourseError as error:
        return str(error)
    return "loaded"


@pytest.mark.parametrize(("line", "wrong", "key", "what", "write"), MISTAKES)
def test_a_mistake_is_one_line(
    tmp_path: Path, line: str, wrong: str, key: str, what: str, write: str
) -> None:
    """The error names the file, the exact key, what is wrong and what to write."""
    assert COURSE.count(line) == 1
    error = load_error(tmp_path, COURSE.replace(line, wrong))
    assert str(error).startswith(f"course.toml: {key}: {what}. Write {write}")
    assert not re.search(r"`|object|array|\bstr\b|\bint\b|null|regex", str(error))


@pytest.mark.parametrize(("line", "wrong", "key", "what", "write"), WITH_EXAMPLE)
def test_the_advice_mends_the_mistake(
    tmp_path: Path, line: str, wrong: str, key: str, what: str, write: str
) -> None:
    """The example in the hint, written where the mistake is, gives a valid course."""
    advice = load_error(tmp_path, COURSE.replace(line, wrong)).hint
    example = re.search(r"\w+ = ([{[].*[]}]|[^ ,]+)", advice)
    assert example is not None
    corrected = f"limits = {{ {example[0]} }}" if line == LIMITS_2 else example[0]
    assert load(tmp_path, COURSE.replace(line, corrected)).config.format_version == 1


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(KEYS, max_size=4), value=VALUES, line=st.sampled_from(COURSE.split("\n")))
def test_any_key_and_value(tmp_path: Path, keys: list[str], value: str, line: str) -> None:
    """With any content of one line, the course loads or the error is one line."""
    text = COURSE.replace(line, f"{'.'.join(keys)} = {value}", 1)
    message = error_or_loaded(tmp_path, text)
    assert message == "loaded" or re.fullmatch(r"course\.toml: .+\. [A-Z].+", message)


def test_strange_names(tmp_path: Path) -> None:
    """A line break or a star in a key does not break the error message."""
    assert load_error(tmp_path, f'"a\\nb" = 1\n{COURSE}').what == "a\nb: unknown key"
    assert load_error(tmp_path, f'"*" = 1\n{COURSE}').what == "*: unknown key"


@pytest.mark.parametrize(("lines", "key", "what", "write"), CONTRADICTIONS)
def test_settings_that_do_not_go_together(
    tmp_path: Path, lines: list[str], key: str, what: str, write: str
) -> None:
    """Contradicting settings of the grading are reported with what to write."""
    error = load_error(tmp_path, COURSE.replace("workers = 2", "\n".join(lines)))
    assert str(error) == f"course.toml: grading.{key}: {what}. Write {write}"


@pytest.mark.parametrize(("lines", "key", "what", "write"), SERVER_MISTAKES)
def test_a_mistake_in_the_tables_of_the_server(
    tmp_path: Path, lines: list[str], key: str, what: str, write: str
) -> None:
    """The error names the key and which table of several, and the hint is that of the key."""
    error = load_error(tmp_path, "\n".join([COURSE, *lines]))
    assert str(error).startswith(f"course.toml: serve.{key}: {what}. Write {write}")


@pytest.mark.parametrize(("student", "due", "key", "what"), EXTENSION_MISTAKES)
def test_a_mistake_in_an_extension(
    tmp_path: Path, student: str, due: str, key: str, what: str
) -> None:
    """The error names the student; an id is refused for the same reasons as in the roster."""
    error = load_error(tmp_path, f"{COURSE}extensions = {{ s0 = {GOOD}, {student} = {due} }}")
    assert str(error).startswith(f"course.toml: assignments.week2.extensions.{key}: {what}")


def test_an_extension_for_an_id_of_128_bytes(tmp_path: Path) -> None:
    """An extension may be for each id that the roster accepts."""
    course = load(tmp_path, f"{COURSE}extensions = {{ {'x' * 128} = {GOOD} }}")
    assert list(course.assignment("week2").extensions) == ["x" * 128]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("open_from = 2026-11-01T12:00:00Z", "open_from: carries a zone of its own. Write a loc"),
        ("open_from = 0001-01-01T00:00:00", "open_from: year 1 cannot be meant. Write a local"),
        (
            "open_from = 2026-12-01T12:00:00",
            "open_from: is not before due = 2026-12-01T12:00:00. Write an earlier time",
        ),
        (
            "files = ['data', 2]",
            "files: entry 2 has to be text in quotes, not a whole number. Write a list of paths",
        ),
    ],
)
def test_a_mistake_in_an_optional_key(tmp_path: Path, line: str, message: str) -> None:
    """The times and lists that an assignment may have are checked as strictly as `due`."""
    error = load_error(tmp_path, f"{COURSE}{line}\n")
    assert str(error).startswith(f"course.toml: assignments.week2.{message}")
