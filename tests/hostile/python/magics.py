# /// attack
# title = "Uses the shell's magics: programs, other interpreters, files, installs"
# threats = [11, 13]
# expect = "No program runs; a cell that needs one fails alone"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
shell = get_ipython()
for line in ("sx echo got", "pip install pytest", "conda list", "run /etc/passwd", "ls /", "env", "who"):
    name, _, rest = line.partition(" ")
    try:
        shell.run_line_magic(name, rest)
    except BaseException:
        pass
for name in ("bash", "python", "perl", "sh", "script bash"):
    try:
        shell.run_cell_magic(*name.split()[:1], " ".join(name.split()[1:]), "echo got > ran.txt")
    except BaseException:
        pass
import os
if os.path.exists("ran.txt"):
    got("a program ran")


# %% cross_entropy_error
%%bash
echo 5.0
