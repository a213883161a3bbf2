"""What a submission can see from behind the wall: nothing of ours.

Where it can be done without harm, the same attempt is made without a wall, and succeeds: so it
is the wall that stops it, and not a mistake in the attempt.
"""

import os
from pathlib import Path

import pytest

import autograder
from autograder.course import Course
from autograder.sandbox import launcher
from autograder.sandbox.launcher import SandboxSpec
from tests.notebooks import printed, run_all, told, unwalled

pytestmark = pytest.mark.full_wall

KIT = Path(autograder.__file__).parent
ROOT = KIT.parent

REACHED = """
    import os
    told = [path for path in paths for way in ("", "/proc/1/root", "/proc/self/root", "/sandbox/..")
            if os.path.lexists(way + path)]
    """
NAMES = """
    import os
    told = sorted({file for folder, _, files in os.walk(top) for file in files if file in names
                   if not folder.startswith("/proc")})
    """
ENVIRONMENTS = """
    import glob
    told = []
    for path in glob.glob("/proc/[0-9]*/environ"):
        try: told += [part.split("=")[0] for part in open(path).read().split("\\0") if part]
        except OSError: pass
    """


def hidden_files(course: Course) -> list[str]:
    """Absolute paths of what a submission must not see."""
    roots = (
        ROOT / "solutions",
        KIT / "suites",
        KIT / "grading",
        Path(__file__).parent,
        course.root,
    )
    files = [file for root in roots for file in root.rglob("*") if file.is_file()]
    assert {"week2_loss.py", "test_mini_batch.py", "gradebook.db"} <= {file.name for file in files}
    return [str(file) for file in files if "__pycache__" not in file.parts]


def test_no_file_of_the_grader_is_there(wall: SandboxSpec, course: Course) -> None:
    """Solutions, suites, tests and the classroom do not exist, by no way of naming them."""
    paths = hidden_files(course)
    assert told(wall, REACHED, paths=paths) == []
    assert set(told(unwalled(wall), REACHED, paths=paths)) == set(paths)


def test_no_file_with_a_name_of_the_graders_is_anywhere(wall: SandboxSpec, course: Course) -> None:
    """No folder that can be seen holds a file called like a suite, a solution or a gradebook."""
    ours = {file.name for file in (KIT / "suites").rglob("test_*")}
    ours |= {Path(path).name for path in hidden_files(course) if path.endswith((".db", ".ipynb"))}
    assert told(wall, NAMES, top="/", names=sorted(ours)) == []
    assert told(unwalled(wall), NAMES, top=str(KIT), names=["test_mini_batch.py"])


def test_only_the_student_side_of_the_kit_is_there(wall: SandboxSpec) -> None:
    """Of the kit itself, a submission sees the files that it runs on."""
    cell = "import os\ntold = [(folder, files) for folder, _, files in os.walk('/kit') if files]"
    ((folder, files),) = told(wall, cell)
    assert folder == "/kit/autograder/sandbox/guest"
    assert sorted(files) == sorted(file.name for file in launcher.GUEST_DIR.glob("*.py"))


def test_nothing_of_the_graders_home_is_there(wall: SandboxSpec) -> None:
    """Of the grader's home, only an interpreter that lives there can be seen."""
    cell = """
        import os, sys
        told = [os.path.join(folder, file) for folder, _, files in os.walk(home) for file in files]
        told = [path for path in told if not path.startswith(sys.base_prefix + "/")]
        """
    assert told(wall, cell, home=str(Path.home())) == []


def test_nothing_of_the_machines_temporary_folder_is_there(
    wall: SandboxSpec, tmp_path: Path
) -> None:
    """A file that somebody left in the machine's /tmp does not appear, nor do its accounts."""
    left = tmp_path / "left over"
    left.write_text("secret")
    paths = [str(left), "/etc/passwd"]
    assert told(wall, REACHED, paths=paths) == []
    assert set(told(unwalled(wall), REACHED, paths=paths)) == set(paths)


def test_submissions_leave_nothing_for_each_other(wall: SandboxSpec) -> None:
    """What one submission writes is not there for the next, nor for its own next process."""
    write = "open('/sandbox/left', 'w').write('x'); open('/dev/shm/left', 'w').write('x')"
    look = "import os; print([os.path.exists(p) for p in ('/sandbox/left', '/dev/shm/left')])"
    first = run_all(wall, write, look)
    assert printed(first[1]) == "[True, True]\n"
    (second,) = run_all(wall, look)
    assert printed(second) == "[False, False]\n"
    again = run_all(wall, f"{write}\nimport os; os._exit(0)", look)
    assert printed(again[1]) == "[False, False]\n"


def test_no_variable_of_the_grader_is_there(
    wall: SandboxSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No process that can be seen has a variable of the grader's environment."""
    monkeypatch.setenv("SEMINAR_SECRET", "secret")
    ours = {*launcher.GUEST_ENVIRONMENT, "PWD"}
    assert set(told(wall, "import os\ntold = list(os.environ)")) - {"LC_CTYPE"} <= ours
    assert set(told(wall, ENVIRONMENTS)) <= ours
    assert not set(told(unwalled(wall), ENVIRONMENTS)) <= ours


def test_no_module_of_the_grader_is_loaded(wall: SandboxSpec) -> None:
    """The student's process has loaded nothing of pytest, nbgrader or the kit's grader side."""
    modules = told(wall, "import sys\ntold = sorted(sys.modules)")
    tops = {name.split(".")[0] for name in modules}
    assert not tops & {"pytest", "_pytest", "nbgrader", "hypothesis", "sqlalchemy", "tests"}
    kit = [name for name in modules if name.split(".")[0] == "autograder"]
    inside = "autograder.sandbox.guest"
    files = {f"{inside}.{file.stem}" for file in launcher.GUEST_DIR.glob("[!_]*.py")}
    assert set(kit) <= {"autograder", "autograder.sandbox", inside, *files}
    assert f"{inside}.server" in kit


def test_no_open_file_of_the_grader_is_there(wall: SandboxSpec, tmp_path: Path) -> None:
    """Only the channel is open, besides a stdin, stdout and stderr that lead nowhere."""
    cell = """
        import os, stat
        told, null = {}, os.stat("/dev/null").st_rdev
        for fd in range(1 << 16):
            try: about = os.fstat(fd)
            except OSError: continue
            is_null = stat.S_ISCHR(about.st_mode) and about.st_rdev == null
            told[fd] = "null" if is_null else stat.filemode(about.st_mode)[0]
        """
    with (tmp_path / "secret").open("w") as secret:
        os.set_inheritable(secret.fileno(), True)
        files = told(wall, cell)
    assert [files.pop(fd) for fd in (0, 1, 2)] == ["null"] * 3
    assert list(files.values()) == ["s"]
