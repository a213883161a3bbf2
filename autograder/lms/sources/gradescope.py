"""Gradescope's "Export Submissions" of a programming assignment.

The zip has a directory `submission_<number>/` for each submission, and `submission_metadata.yml`:
by directory the `:submitters:`, each with `:name:`, `:sid:` and `:email:`, and `:created_at:`. A
group's submission has several submitters. The shape is that of public programs which read the
file (e.g. gradescope-auto-py); Gradescope documents none.
"""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any

import yaml

from autograder.core.errors import SeminarError
from autograder.intake import submission_time
from autograder.lms.archive import Archive, File
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents

MAX_DEPTH = 100
_METADATA = "submission_metadata.yml"
_HINT = "Download it again, and give the whole export"


class GradescopeSource:
    """Students by address, id or name in the metadata of the export."""

    name, table_suffix = "gradescope", ""

    def recognizes(self, archive: Archive) -> bool:
        """Return whether the export's metadata is there."""
        return _metadata_file(archive) is not None

    def read(self, download: Download) -> SourceContents:
        """Return the attempts in the export; raises SeminarError without its metadata."""
        metadata = _metadata_file(download.archive)
        if metadata is None:
            raise SeminarError(f"has no {_METADATA}", where=str(download.archive.path), hint=_HINT)
        submissions = _load(metadata)
        attempts, unattributed, messages = [], [], []
        for file in download.archive.files:
            if file is metadata:
                continue
            entry = next((submissions[part] for part in file.parts if part in submissions), None)
            people = _people(entry)
            if not people:
                unattributed.append(file)
                continue
            time, message = _time(entry, download.course.zone)
            messages += [f"{file.name}: {message}"] if message else []
            attempts += [Attempt(person, file, time) for person in people]
        return SourceContents(tuple(attempts), tuple(unattributed), tuple(messages[:3]))


def _metadata_file(archive: Archive) -> File | None:
    return next((file for file in archive.files if file.parts[-1] == _METADATA), None)


def _load(file: File) -> dict[str, Any]:
    try:
        data = _read_yaml(file.read_table())
    except (yaml.YAMLError, ValueError) as error:
        reason = str(error).split("\n")[0]
        raise SeminarError(f"cannot be read ({reason})", where=file.name, hint=_HINT) from None
    if not isinstance(data, dict):
        raise SeminarError("is not Gradescope's metadata", where=file.name, hint=_HINT)
    return data


def _read_yaml(data: bytes) -> Any:
    """Return the mappings, lists and texts of a YAML document; an alias is None.

    Reads events, because PyYAML's loaders recurse: nested brackets would end the process.
    """
    collections: list[list[Any]] = [[]]  # the values so far of each open collection
    for event in yaml.parse(data, Loader=yaml.CSafeLoader):
        match event:
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                if len(collections) > MAX_DEPTH:
                    raise ValueError("collections within collections without end")
                collections.append([])
            case yaml.MappingEndEvent():
                values = collections.pop()
                pairs = zip(map(str, values[::2]), values[1::2], strict=True)
                collections[-1].append(dict(pairs))
            case yaml.SequenceEndEvent():
                values = collections.pop()
                collections[-1].append(values)
            case yaml.ScalarEvent():
                collections[-1].append(event.value)
            case yaml.AliasEvent():
                collections[-1].append(None)
    return collections[0][0] if collections[0] else None


def _people(entry: Any) -> list[LmsPerson]:
    submitters = entry.get(":submitters") if isinstance(entry, dict) else None
    if not isinstance(submitters, list):
        return []
    values = (
        [submitter.get(key) for key in (":email", ":sid", ":name")]
        for submitter in submitters
        if isinstance(submitter, dict)
    )
    return [LmsPerson(labels=labels) for value in values if (labels := _texts(value))]


def _texts(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str) and value)


def _time(entry: Any, zone: tzinfo) -> tuple[datetime | None, str]:
    """Return the time of a submission, and a message if it cannot be read."""
    value = entry.get(":created_at")
    if isinstance(value, dict):  # ActiveSupport::TimeWithZone
        value = value.get("utc")
    try:
        return submission_time.parse_time(str(value), zone), ""
    except ValueError as error:
        return None, f"its time {value!r} {error}"
