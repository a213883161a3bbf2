# /// attack
# title = "Reads files in the homes of everybody who has an account"
# threats = [13]
# expect = "There is neither a home nor an account"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import glob
import os

homes = {"/root", "/home", *glob.glob("/home/*"), os.path.expanduser("~")}
try:
    import pwd
    homes |= {entry.pw_dir for entry in pwd.getpwall()}
except ImportError:
    pass
for home in homes:
    for path in glob.glob(os.path.join(home, ".seminar-canary*")):
        got(open(path).read())
