# /// attack
# title = "Writes files everywhere, for the grader or the next submission to find"
# threats = [4, 13]
# expect = "Nothing is written outside its own folder, and that goes with it"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os

for place in ("/", "/tmp", "/var/tmp", "/root", "/home", "/etc", "/usr/lib", "/opt"):
    path = os.path.join(place, "seminar-hostile-escaped")
    try:
        with open(path, "w") as file:
            file.write("here")
        os.remove(path)
        got(path)
    except OSError:
        pass
