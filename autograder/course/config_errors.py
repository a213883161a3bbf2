"""Errors in `course.toml`: which key is wrong, why, and what to write instead."""

import json
import re

import msgspec
from msgspec import Struct

from autograder.core.errors import CourseError
from autograder.course.model import (
    COURSE_FORMAT_VERSION,
    FILE_NAME,
    Assignment,
    CourseFile,
    HubService,
    LtiPlatform,
)

ASSIGNMENT_KEY = "assignments.*"  # `*` stands for the name of any assignment
_SECONDS = "seconds, above 0 and at most 86400, e.g."
_MEBIBYTES = "whole MiB, from 1 to 1048576, e.g."
# What to write for each key.
KEY_HINTS = {
    "format_version": f"format_version = {COURSE_FORMAT_VERSION}",
    "id": 'a short name without spaces, e.g. id = "nn-from-scratch"',
    "title": 'a text in each language of the course, e.g. title = { en = "Loss", ja = "損失" }',
    "title.en": 'the English title, e.g. title = { en = "Loss", ja = "損失" }',
    "title.ja": 'the Japanese title, e.g. title = { en = "Loss", ja = "損失" }',
    "language": 'language = "en" or language = "ja"',
    "languages": 'a list of "en" and "ja", the main one first, e.g. languages = ["en", "ja"]',
    "time_zone": 'a zone of the IANA list, e.g. time_zone = "Asia/Tokyo"',
    "packages": 'a list of package names, e.g. packages = ["numpy", "matplotlib"]',
    "sandbox": 'a table [sandbox] with level = "full"',
    "sandbox.level": 'level = "full", level = "reduced" or level = "none"',
    "limits": "a table [limits] with numbers, e.g. call = 5",
    "limits.notebook": f"{_SECONDS} notebook = 30",
    "limits.call": f"{_SECONDS} call = 5",
    "limits.submission": f"{_SECONDS} submission = 240",
    "limits.memory": f"{_MEBIBYTES} memory = 2048",
    "limits.output": f"{_MEBIBYTES} output = 4",
    "limits.disk": f"{_MEBIBYTES} disk = 64",
    "late": 'a table [late] with policy = "per_day"',
    "late.policy": 'policy = "none", policy = "per_day" or policy = "cut_off"',
    "late.per_day": "percent of the points, from 0 to 100, e.g. per_day = 10",
    "late.cut_off_days": "days after the due date, from 0 to 366, e.g. cut_off_days = 3",
    "late.grace": "minutes, from 0 to 10080, e.g. grace = 15",
    "gradebook": 'a table [gradebook] with url = "postgresql://…"',
    "gradebook.url": 'an address, e.g. url = "postgresql://seminar@db.example.org/seminar"; without'
    " it the gradebook is the file classroom/gradebook.db",
    "gradebook.lock_timeout": f"{_SECONDS} lock_timeout = 60",
    "grading": 'a table [grading] with engine = "local"',
    "grading.engine": 'engine = "local" or engine = "dask"',
    "grading.workers": "workers = 0 for as many as fit, or a whole number up to 1024",
    "grading.scheduler": 'the address of a scheduler, e.g. scheduler = "tcp://10.0.0.5:8786"',
    "grading.ca": 'a path from the course\'s folder, e.g. ca = "cluster/ca.pem"',
    "grading.certificate": 'a path, e.g. certificate = "cluster/cert.pem"',
    "grading.key": 'a path, e.g. key = "cluster/key.pem"',
    "watch": "a table [watch] with attempts_per_hour = 6",
    "watch.attempts_per_hour": "a whole number from 0 (no limit) to 1000, e.g."
    " attempts_per_hour = 6",
    "serve": 'a table [serve] with feedback = "at_once"',
    "serve.url": 'an address, e.g. url = "https://seminar.example.org"',
    "serve.feedback": 'feedback = "at_once", feedback = "after_due" or feedback = "points_only"',
    "serve.counts": 'counts = "last" or counts = "best"',
    "serve.attempts_per_hour": "a whole number from 0 (no limit) to 1000, e.g."
    " attempts_per_hour = 20",
    "serve.upload": f"{_MEBIBYTES} upload = 32",
    "serve.lti": "tables [[serve.lti]] with issuer, client_id, login_url, token_url, keys_url",
    "serve.lti.issuer": 'the issuer of the LMS, e.g. issuer = "https://moodle.example.org"',
    "serve.lti.client_id": 'the client id that the LMS shows, e.g. client_id = "hUOLqP3"',
    "serve.lti.login_url": "an address, e.g."
    ' login_url = "https://moodle.example.org/mod/lti/auth.php"',
    "serve.lti.token_url": "an address, e.g."
    ' token_url = "https://moodle.example.org/mod/lti/token.php"',
    "serve.lti.keys_url": "an address, e.g."
    ' keys_url = "https://moodle.example.org/mod/lti/certs.php"',
    "serve.lti.deployments": 'a list of texts, e.g. deployments = ["1"]',
    "serve.lti.pass_back": "pass_back = true or pass_back = false",
    "serve.hub": "a table [serve.hub] with url and client_id",
    "serve.hub.url": 'the address of the Hub, e.g. url = "https://hub.example.org"',
    "serve.hub.client_id": 'the client id of the service, e.g. client_id = "service-seminar"',
    "serve.hub.api_url": 'an address, e.g. api_url = "http://127.0.0.1:8081/hub/api"',
    "serve.hub.instructor_groups": 'a list of groups, e.g. instructor_groups = ["teachers"]',
    "assignments": "at least one table such as [assignments.week2_loss] with title and due",
    ASSIGNMENT_KEY: "a table such as [assignments.week2_loss] with title and due",
    "assignments.*.files": 'a list of paths in the course\'s folder, e.g. files = ["data"]',
    "assignments.*.due": "a local date and time, no quotes or zone, e.g. due = 2026-12-04T23:59:00",
    "assignments.*.open_from": "a local date and time, no quotes or zone, e.g."
    " open_from = 2026-11-01T09:00:00",
    "assignments.*.limits": "a table [assignments.*.limits] with numbers, e.g. call = 5",
    "assignments.*.late": "a table [assignments.*.late] with what is different, e.g. per_day = 20",
    "assignments.*.extensions": "a table [assignments.*.extensions] with a line for each student,"
    " no quotes or zone, e.g. s1 = 2026-12-06T23:59:00",
}
# The struct of each table, by the last part of its key.
TABLE_TYPES: dict[str, type[Struct]] = {
    "*": Assignment,
    "lti": LtiPlatform,
    "hub": HubService,
    **{
        field.name: type(field.default)
        for field in msgspec.structs.fields(CourseFile)
        if isinstance(field.default, Struct)
    },
}
TYPE_NAMES = {
    "str": "text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "object": "a table",
    "array": "a list",
    "datetime": "a date and time",
    "date": "a date alone",
    "time": "a time alone",
}
# Patterns of msgspec's messages, and the messages to the instructor.
MESSAGE_PATTERNS = {
    r"Object contains unknown field": "unknown key",
    r"Object missing required field": "missing",
    r"Expected `int[^`]*`, got `float`": "has to be a whole number, without a decimal point",
    r"Expected `(\w+)[^`]*`, got `(\w+)": "has to be {}, not {}",
    r"Invalid enum value (.*)": "{} is not one of its values",
    r"Expected `\w+` > (\d+)": "has to be above {}",
    r"Expected `\w+` >= (\d+)": "has to be at least {}",
    r"Expected `\w+` <= (\d+)": "has to be at most {}",
    r"Expected `str` matching regex .*postgres": "has to be the address of a PostgreSQL server",
    r"Expected `str` matching regex .*https.*/\?#": "has to be an address that begins with https://"
    " or http://, without a path",
    r"Expected `str` matching regex .*https": "has to be an address that begins with https:// or"
    " http://, without spaces, ? and #",
    r"Expected `str` matching": "has to begin with a letter and hold only letters, digits, - and _",
    r"Expected `str` of length <= (\d+)": "has to be at most {} characters long",
    r"Expected `str` of length >= 1": "is empty",
    r"Expected `(?:object|array)` of length >= 1": "has to hold at least one",
}


def config_error(key: str, what: str, assignment: str = "", hint: str = "") -> CourseError:
    """Return the error for a dotted key, in which `*` stands for `assignment`.

    `hint` is what to write, if it is not that of the key.
    """
    name = assignment if re.fullmatch(r"[\w-]+", assignment) else json.dumps(assignment)
    key_hint = (hint or _key_hint(key)).replace(ASSIGNMENT_KEY, f"assignments.{name}")
    if key.startswith(ASSIGNMENT_KEY):
        key = key.replace(ASSIGNMENT_KEY, f"assignments.{name}", 1)
    return CourseError(f"{key}: {what}", where=FILE_NAME, hint=f"Write {key_hint}")


def parse_validation_message(message: str) -> tuple[str, str]:
    """Return the dotted key and the error of a message of msgspec.

    In the key, `*` stands for the name of an assignment, which msgspec does not report.
    """
    text, _, path = message.rpartition(" - at `")
    text, path = (text, path.rstrip("`")) if text else (message, "")
    key = path.removeprefix("$").lstrip(".").replace("[...]", ".*")
    if path.startswith("key` in `"):
        key = ASSIGNMENT_KEY
    what = _plain_message(text)
    field = re.search(r" (?:unknown|required) field `(.*)`$", text, re.DOTALL)
    if not field and (entry := re.fullmatch(r"(.*)\[(\d+)\]", key)):
        key, what = entry[1], f"entry {int(entry[2]) + 1} {what}"
    if table := re.match(r"(.*?)\[(\d+)\]", key):
        key = key.replace(table[0], table[1], 1)
        what = f"{what} (table {int(table[2]) + 1} of [[{table[1]}]])"
    return ".".join(part for part in (key, field[1] if field else "") if part), what


def extension_key(student: str) -> str:
    """Return the key of a student's extension, in quotes where TOML needs them."""
    quoted = json.dumps(student, ensure_ascii=not student.isprintable())
    return f"extensions.{student if re.fullmatch(r'[A-Za-z0-9_-]+', student) else quoted}"


def _plain_message(text: str) -> str:
    for pattern, message in MESSAGE_PATTERNS.items():
        if match := re.match(pattern, text):
            return message.format(*(TYPE_NAMES.get(group, group) for group in match.groups()))
    return text[0].lower() + text[1:]


def _key_hint(key: str) -> str:
    """Return what to write for a dotted key."""
    if key.startswith(f"{ASSIGNMENT_KEY}.extensions"):
        return KEY_HINTS[f"{ASSIGNMENT_KEY}.extensions"]
    if hint := KEY_HINTS.get(key) or KEY_HINTS.get(key.removeprefix(f"{ASSIGNMENT_KEY}.")):
        return hint
    table = key.rpartition(".")[0].rpartition(".")[2]
    if table == "title":
        return KEY_HINTS["title"]
    fields = msgspec.structs.fields(TABLE_TYPES.get(table, CourseFile))
    names = ", ".join(field.encode_name for field in fields)
    return f"one of the keys {names}" if len(fields) > 1 else f"the key {names}"
