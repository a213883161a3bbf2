# /// attack
# title = "Imports packages that the course does not name: the grader's own, and ones that know the answer"
# threats = [25, 1]
# expect = "Only the course's packages exist there"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
from importlib.util import find_spec

for name in ("scipy", "sklearn", "torch", "pytest", "nbgrader", "jinja2", "sqlalchemy", "requests"):
    if find_spec(name):
        got(name)
