"""The zip of feedback pages that Moodle hands to students.

Moodle's "Upload multiple feedback files in a zip" (`mod/assign/feedback/file/importziplib.php`)
takes files in the folders of its own download: name, participant's number, and the plugin.
"""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from autograder.core import atomic_files
from autograder.course import Course

# What Moodle's clean_filename takes out of a name, and what would part the name elsewhere.
NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|&`'_]+")


def folder(name: str, number: str) -> str:
    """The folder of a participant's feedback."""
    plain = " ".join(NOT_IN_NAMES.sub(" ", name).split()).strip(". ") or "Participant"
    return f"{plain}_{number}_assignsubmission_file"


def pack(
    course: Course, assignment: str, folders: Mapping[str, str], target: Path
) -> tuple[str, ...]:
    """Write the zip; what to tell of pages that are in no folder of Moodle's."""
    out, lacking = BytesIO(), []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for page in sorted(
            course.classroom.path.glob(f"feedback/*/{assignment}/{assignment}.html")
        ):
            student = page.parent.parent.name
            if student not in folders:
                lacking.append(student)
            elif page.is_file() and not page.is_symlink():
                name = folders[student].rstrip("_")
                packed.writestr(f"{name}/{assignment}_feedback.html", page.read_bytes())
    atomic_files.write_atomic(target, out.getvalue(), 0o600)
    if not lacking:
        return ()
    return (f"no folder of Moodle's is known for the feedback of {', '.join(lacking)}",)
