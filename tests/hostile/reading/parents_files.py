# /// attack
# title = "Opens files of its parents through /proc: root, cwd, exe, fd, mem"
# threats = [13]
# expect = "There is nothing of a parent's in /proc"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os

for pid in (os.getppid(), 1):
    for part in ("cwd", "root", "fd"):
        try:
            found = os.listdir(f"/proc/{pid}/{part}")
        except OSError:
            continue
        if {"autograder", "etc", "home", "course.toml", "7"} & set(found):
            got(f"{part} {found[:5]}")
