# /// attack
# title = "Walks through all files there are, for solutions, notebooks and gradebooks"
# threats = [13]
# expect = "It finds the interpreter, the packages, the kit's few files, and nothing of anybody else"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os

WORDS = ("solution", "week2_loss", "gradebook.db", "submitted", "suites", "canary", "course.toml")
for top, folders, files in os.walk("/"):
    if top == "/":
        folders[:] = [name for name in folders if name not in ("proc", "sys")]
    for name in files:
        if any(word in name for word in WORDS) and "site-packages" not in top:
            if not top.startswith("/packages/"):
                got(os.path.join(top, name))
