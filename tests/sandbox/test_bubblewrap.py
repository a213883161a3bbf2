"""What the guest can see of the host: no files, variables, modules or open files.

Where it is harmless, the same attempt is repeated without isolation and must succeed, so that the
test fails if the attempt itself is wrong.
"""

import os
from pathlib import Path

import pytest

import autograder
from autograder.course import Course
from autograder.sandbox import bubblewrap
from autograder.sandbox.launcher import SandboxSpec
from tests.support.notebooks import printed, reported, run_all, unwalled

pytestmark = pytest.mark.full_wall

KIT = Path(autograder.__file__).parent
ROOT = KIT.parent

REACHED = """
    import os
    roots = ("", "/proc/1/root", "/proc/self/root", "/sandbox/..")
    reported = [path for path in paths for root in roots if os.path.lexists(root + path)]
    """
NAMES = """
    import os
    reported = sorted({file for folder, _, files in os.walk(top) for file in files if file in names
                   if not folder.startswith("/proc")})
    """
ENVIRONMENTS = """
    import glob
    reported = []
    for path in glob.glob("/proc/[0-9]*/environ"):
        try: reported += [part.split("=")[0] for part in open(path).read().split("\\0") if part]
        except OSError: pass
    """


def hidden_files(course: Course) -> list[str]:
    """Return the absolute paths of files that a submission must not see."""
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


def test_files_of_the_grader_do_not_exist(wall: SandboxSpec, course: Course) -> None:
    """Solutions, suites, tests and the classroom do not exist in the sandbox, under any path."""
    paths = hidden_files(course)
    assert reported(wall, REACHED, paths=paths) == []
    assert set(reported(unwalled(wall), REACHED, paths=paths)) == set(paths)


def test_no_directory_has_a_file_named_like_one_of_the_graders(
    wall: SandboxSpec, course: Course
) -> None:
    """No visible directory contains a file named like a suite, a solution or a gradebook."""
    names = {file.name for file in (KIT / "suites").rglob("test_*")}
    names |= {Path(path).name for path in hidden_files(course) if path.endswith((".db", ".ipynb"))}
    assert reported(wall, NAMES, top="/", names=sorted(names)) == []
    assert reported(unwalled(wall), NAMES, top=str(KIT), names=["test_mini_batch.py"])


def test_only_the_guest_modules_of_the_kit_exist(wall: SandboxSpec) -> None:
    """Of the kit, a submission sees only the modules of `guest/`."""
    cell = (
        "import os\nreported = [(folder, files) for folder, _, files in os.walk('/kit') if files]"
    )
    ((folder, files),) = reported(wall, cell)
    assert folder == "/kit/autograder/sandbox/guest"
    assert sorted(files) == sorted(file.name for file in bubblewrap.GUEST_DIR.glob("*.py"))


def test_the_graders_home_is_hidden(wall: SandboxSpec) -> None:
    """Of the grader's home directory, only an interpreter inside it is visible."""
    cell = """
        import os, sys
        files = [os.path.join(folder, file) for folder, _, names in os.walk(home) for file in names]
        reported = [path for path in files if not path.startswith(sys.base_prefix + "/")]
        """
    assert reported(wall, cell, home=str(Path.home())) == []


def test_the_hosts_temporary_directory_is_hidden(wall: SandboxSpec, tmp_path: Path) -> None:
    """A file in the host's /tmp and the list of user accounts are not visible."""
    file = tmp_path / "left over"
    file.write_text("secret")
    paths = [str(file), "/etc/passwd"]
    assert reported(wall, REACHED, paths=paths) == []
    assert set(reported(unwalled(wall), REACHED, paths=paths)) == set(paths)


def test_submissions_share_no_files(wall: SandboxSpec) -> None:
    """Files that a submission writes do not exist in the next submission or the next process."""
    write = "open('/sandbox/left', 'w').write('x'); open('/dev/shm/left', 'w').write('x')"
    look = "import os; print([os.path.exists(p) for p in ('/sandbox/left', '/dev/shm/left')])"
    first = run_all(wall, write, look)
    assert printed(first[1]) == "[True, True]\n"
    (second,) = run_all(wall, look)
    assert printed(second) == "[False, False]\n"
    again = run_all(wall, f"{write}\nimport os; os._exit(0)", look)
    assert printed(again[1]) == "[False, False]\n"


def test_variables_of_the_grader_do_not_exist(
    wall: SandboxSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No visible process has a variable of the grader's environment."""
    monkeypatch.setenv("SEMINAR_SECRET", "secret")
    allowed = {*bubblewrap.GUEST_ENVIRONMENT, "PWD"}
    assert set(reported(wall, "import os\nreported = list(os.environ)")) - {"LC_CTYPE"} <= allowed
    assert set(reported(wall, ENVIRONMENTS)) <= allowed
    assert not set(reported(unwalled(wall), ENVIRONMENTS)) <= allowed


def test_no_module_of_the_grader_is_loaded(wall: SandboxSpec) -> None:
    """The guest process has loaded no module of pytest, nbgrader or the kit's host side."""
    modules = reported(wall, "import sys\nreported = sorted(sys.modules)")
    tops = {name.split(".")[0] for name in modules}
    assert not tops & {"pytest", "_pytest", "nbgrader", "hypothesis", "sqlalchemy", "tests"}
    kit = [name for name in modules if name.split(".")[0] == "autograder"]
    guest = "autograder.sandbox.guest"
    files = {f"{guest}.{file.stem}" for file in bubblewrap.GUEST_DIR.glob("[!_]*.py")}
    assert set(kit) <= {"autograder", "autograder.sandbox", guest, *files}
    assert f"{guest}.server" in kit


def test_no_open_file_is_inherited(wall: SandboxSpec, tmp_path: Path) -> None:
    """Only the channel is open, besides stdin, stdout and stderr, which are /dev/null."""
    cell = """
        import os, stat
        reported, null = {}, os.stat("/dev/null").st_rdev
        for fd in range(1 << 16):
            try: status = os.fstat(fd)
            except OSError: continue
            is_null = stat.S_ISCHR(status.st_mode) and status.st_rdev == null
            reported[fd] = "null" if is_null else stat.filemode(status.st_mode)[0]
        """
    with (tmp_path / "secret").open("w") as secret:
        os.set_inheritable(secret.fileno(), True)
        files = reported(wall, cell)
    assert [files.pop(fd) for fd in (0, 1, 2)] == ["null"] * 3
    assert list(files.values()) == ["s"]
