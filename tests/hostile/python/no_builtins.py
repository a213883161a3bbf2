# /// attack
# title = "Deletes print, len, getattr and BaseException from the builtins"
# threats = [2]
# expect = "What breaks is its own process"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
# %% last
import builtins

for name in ("print", "len", "getattr", "isinstance", "str", "dict", "BaseException", "Exception", "type"):
    delattr(builtins, name)
