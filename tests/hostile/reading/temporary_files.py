# /// attack
# title = "Reads what lies in the temporary folders of the machine"
# threats = [13]
# expect = "They are not there"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import glob
import os
import tempfile

for place in ("/tmp", "/var/tmp", "/dev/shm", tempfile.gettempdir()):
    for path in glob.glob(os.path.join(place, "seminar-canary*")):
        got(open(path).read())
