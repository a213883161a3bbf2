# /// attack
# title = "Writes over the kit's files, the packages and the interpreter"
# threats = [2, 16]
# expect = "Everything is read-only but its own folder"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os
import sys

import IPython

paths = [np.__file__, os.__file__, IPython.__file__, sys.executable, os.path.realpath(sys.executable)]
paths += [getattr(module, "__file__", None) for name, module in list(sys.modules.items()) if "guest" in name]
for path in filter(None, paths):
    for attempt in (lambda: open(path, "r+b"), lambda: os.chmod(path, 0o777), lambda: os.rename(path, path + "x")):
        try:
            attempt()
            got(path)
        except OSError:
            pass
