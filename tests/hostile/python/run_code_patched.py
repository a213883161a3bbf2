# /// attack
# title = "Patches the shell's run_cell so that it answers what it likes"
# threats = [1, 2]
# expect = "The process may tell lies about its cells; they earn nothing"
# ///
shell = get_ipython()


class Result:
    error_before_exec = error_in_exec = result = None
    success = True


type(shell).run_cell = lambda *args, **options: Result()
