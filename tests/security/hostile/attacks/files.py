# Attacks on the submitted folder: archives, links, pipes, file names, time stamps; docs/arsenal.md describes the format.

from tests.security.hostile.arsenal import NOTEBOOK, fill_release, write_notebook

# %% attack="forged_adoption" threats=[4, 17]
# title: Hands in the kit's own mark of a renamed file, with a name of a megabyte and a forged line
# expect: Only marks of the kit's own count; a name is short and stays on its line
# points: mean_squared_error=3
import hashlib


def hand_in(release, folder):
    data = write_notebook(folder, fill_release(release)).read_bytes()
    name = "\nfiles-forged_adoption: 11/11 \x1b[2J<script>pwned()</script>" * 20_000
    mark = f"{hashlib.sha256(data).hexdigest()}\n{name}"
    (folder / ".week2_loss.adopted").write_text(mark)


# %% attack="huge_files_beside_it" threats=[12, 17]
# title: Hands in a file of 300 MB beside the notebook, all holes
# expect: It is set aside, not copied
# points: mean_squared_error=3
import os


def hand_in(release, folder):
    write_notebook(folder, fill_release(release))
    (folder / "data.csv").touch()
    os.truncate(folder / "data.csv", 300 << 20)


# %% attack="links_beside_it" threats=[13, 17]
# title: Hands in links beside the notebook: to the solution, the gradebook, a neighbour, the system
# expect: Nothing that a link points at is copied to where students or graders read
# points: mean_squared_error=3
def hand_in(release, folder):
    write_notebook(folder, fill_release(release))
    course = folder.parents[3]
    (folder / "notes.txt").symlink_to("../../../../solutions/canary.txt")
    (folder / "absolute.txt").symlink_to(course / "solutions" / "canary.txt")
    (folder / "gradebook.db").symlink_to("../../../gradebook.db")
    (folder / "data").mkdir()
    (folder / "data" / "solutions").symlink_to(course / "solutions")
    (folder / "data" / "up.py").symlink_to(course / "solutions" / "week2_loss.py")
    (folder / "loop").symlink_to(".")


# %% attack="more_notebooks" threats=[17, 20]
# title: Hands in more notebooks beside the right one, with scripts in their outputs
# expect: The one of the proper name counts, and of the others nothing is copied or shown
# points: mean_squared_error=3
EVIL = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<script>pwned()</script>"}}


def hand_in(release, folder):
    write_notebook(folder, fill_release(release))
    other = fill_release(release, "")
    for cell in other["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [EVIL]
    for name in ("week1_neurons.ipynb", "week2_loss (1).ipynb", "Week2_Loss.ipynb", "sub/week2_loss.ipynb"):
        write_notebook(folder, other, name)


# %% attack="name_of_other_bytes" threats=[17] tells=["renamed"]
# title: Names the notebook in bytes that are no UTF-8
# expect: It is found and counts
# points: mean_squared_error=3
import json
import os


def hand_in(release, folder):
    with open(os.path.join(os.fsencode(folder), b"\x96\xbc\x91O\xff.ipynb"), "w") as file:
        json.dump(fill_release(release), file)


# %% attack="name_with_escapes" threats=[17, 20] tells=["renamed"]
# title: Names the notebook with escape sequences for the instructor's terminal and markup for its colours
# expect: No control character reaches the terminal
# points: mean_squared_error=3
def hand_in(release, folder):
    write_notebook(folder, fill_release(release), "\x1b]0;pwned\x07\x1b[2J[red][link=file:x]\u202e[bold].ipynb")


# %% attack="name_with_line_breaks" threats=[4, 17] tells=["renamed"]
# title: Names the notebook so that the table for the instructor gets a forged line
# expect: A name stays on its line
# points: mean_squared_error=3
def hand_in(release, folder):
    write_notebook(folder, fill_release(release), "a\nfiles-name_with_line_breaks: 11 of 11\r\n.ipynb")


# %% attack="name_with_markup" threats=[17, 20] tells=["renamed"]
# title: Names the notebook with HTML, Markdown and formulas
# expect: The name is shown as it is, as text
# points: mean_squared_error=3
def hand_in(release, folder):
    name = "<img src=x onerror=pwned()>[a](javascript:pwned())$\\href{javascript:pwned()}{x}$.ipynb"
    write_notebook(folder, fill_release(release), name)


# %% attack="names_of_other_bytes_beside_it" threats=[17]
# title: Has files beside the notebook whose names are no UTF-8, 255 bytes long, or begin with a dash
# expect: They are let lie; the notebook counts
# points: mean_squared_error=3
import os


def hand_in(release, folder):
    write_notebook(folder, fill_release(release))
    for name in (b"\xff\xfe\x80.txt", b"x" * 255, b"-rf", b"--help", b"a\nb", b"*", b"[", b"CON"):
        with open(os.path.join(os.fsencode(folder), name), "w"):
            pass


# %% attack="notebook_is_a_folder" threats=[17] tells=["empty_file"]
# title: Hands in a folder under the notebook's name
# expect: It reads as an empty file
def hand_in(release, folder):
    write_notebook(folder / NOTEBOOK, fill_release(release))


# %% attack="notebook_is_a_link" threats=[13, 17] tells=["empty_file"]
# title: Hands in a link to the solution under the notebook's name
# expect: A link reads as an empty file
def hand_in(release, folder):
    (folder / NOTEBOOK).symlink_to("../../../../solutions/canary.ipynb")


# %% attack="notebook_is_a_pipe" threats=[10, 17] tells=["empty_file"]
# title: Hands in a named pipe without a writer
# expect: It reads as an empty file, and the grader does not wait for it
import os


def hand_in(release, folder):
    os.mkfifo(folder / NOTEBOOK)


# %% attack="nothing_of_the_kind" threats=[4, 17]
# title: Hands in files named as the kit's and nbgrader's own: results, gradebook, settings
# expect: None of them is read
# points: mean_squared_error=3
EVIL = "raise SystemExit(0)\n"


def hand_in(release, folder):
    write_notebook(folder, fill_release(release))
    names = ("nbgrader_config.py", "conftest.py", "sitecustomize.py", "numpy.py", "course.toml", "result.json")
    for name in (*names, "outputs.json", ".nbgrader.log", "feedback.html", "week2_loss.html", "gradebook.db"):
        (folder / name).write_text(EVIL)


# %% attack="pipes_beside_it" threats=[10, 17]
# title: Hands in named pipes and sockets beside the notebook
# expect: They are set aside; the notebook counts
# points: mean_squared_error=3
import os
import stat


def hand_in(release, folder):
    write_notebook(folder, fill_release(release))
    os.mkfifo(folder / "data.csv")
    os.mknod(folder / "door", stat.S_IFSOCK | 0o666)


# %% attack="thousands_beside_it" threats=[10, 17]
# title: Hands in five thousand files and folders beside the notebook, for which nbgrader needs an hour
# expect: They are set aside; the notebook counts
# points: mean_squared_error=3
def hand_in(release, folder):
    write_notebook(folder, fill_release(release))
    for number in range(3000):
        (folder / f"file{number}.txt").touch()
    deep = folder
    for number in range(40):
        deep = deep / f"folder{number}"
        deep.mkdir()
        for other in range(50):
            (deep / f"file{other}.txt").touch()


# %% attack="timestamp_is_a_link" threats=[13, 17]
# title: Hands in a timestamp.txt that is a link to a secret, for the message that tells what is wrong with it
# expect: It is not read
# points: mean_squared_error=3
def hand_in(release, folder):
    write_notebook(folder, fill_release(release))
    (folder / "timestamp.txt").symlink_to("../../../../solutions/canary.txt")


# %% attack="timestamp_is_a_pipe" threats=[10, 17]
# title: Hands in a timestamp.txt that is a named pipe
# expect: The grader does not wait for it
# points: mean_squared_error=3
import os


def hand_in(release, folder):
    write_notebook(folder, fill_release(release))
    os.mkfifo(folder / "timestamp.txt")


# %% attack="timestamp_of_bytes" threats=[17]
# title: Hands in a timestamp.txt that is no text
# expect: The notebook counts, and no other student waits for it
# points: mean_squared_error=3
def hand_in(release, folder):
    write_notebook(folder, fill_release(release))
    (folder / "timestamp.txt").write_bytes(b"\xff\xfe\x00\x80" * 1000)


# %% attack="timestamp_of_nonsense" threats=[17]
# title: Hands in a timestamp.txt that is no time
# expect: The notebook counts, and no other student waits for it
# points: mean_squared_error=3
def hand_in(release, folder):
    write_notebook(folder, fill_release(release))
    (folder / "timestamp.txt").write_text("99999-99-99 25:61:61 <script>pwned()</script>\n")


# %% attack="zip_bomb" threats=[17] tells=["archive"]
# title: Hands in an archive instead of a notebook: a bomb, with links and names that climb
# expect: An archive is no notebook; nothing of it is unpacked
import zipfile


def hand_in(release, folder):
    with zipfile.ZipFile(folder / "week2_loss.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../../../seminar-hostile-escaped", "out")
        archive.writestr("/tmp/seminar-hostile-escaped", "out")
        archive.writestr("bomb.ipynb", bytes(64 << 20))
        link = zipfile.ZipInfo("week2_loss.ipynb")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "../../../solutions/week2_loss.py")
