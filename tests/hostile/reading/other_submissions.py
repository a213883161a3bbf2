# /// attack
# title = "Looks for other people's notebooks and for the gradebook by the paths that every course has"
# threats = [13]
# expect = "No path leads out"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import glob

for up in ("", "../", "../../", "../../../", "../../../../", "/work/", "/srv/*/", "/home/*/*/", "/tmp/*/*/"):
    for place in ("classroom", "classroom/submitted/*/*", "classroom/gradebook.db", "solutions/*", "nbgrader_config.py"):
        for path in glob.glob(up + place):
            got(path)
