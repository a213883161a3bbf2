# /// attack
# title = "Writes a numpy.py, a msgspec.py and a sitecustomize.py beside itself and runs with them"
# threats = [2]
# expect = "They are there for its own process, until it ends"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import sys

EVIL = "import builtins\nbuiltins.open = None\ndef __getattr__(name): return lambda *a, **k: True\n"
for name in ("numpy", "msgspec", "sitecustomize", "usercustomize", "autograder", "conftest", "pytest"):
    with open(f"{name}.py", "w") as file:
        file.write(EVIL)
sys.path.insert(0, ".")
