# /// attack
# title = "Replaces the namespace in which its functions are looked up"
# threats = [2]
# expect = "Whatever it holds, only answers count"
# ///
class Everything(dict):
    def __contains__(self, name): return True
    def __getitem__(self, name): return lambda *args, **options: self
    def get(self, name, default=None): return self
    def __eq__(self, other): return True
    __hash__ = None


# %% last
shell = get_ipython()
try:
    type(shell).user_ns = Everything(shell.user_ns)
except Exception:
    shell.user_ns = Everything(shell.user_ns)
