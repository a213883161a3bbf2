# /// attack
# title = "Hooks itself into the shell: after each cell, before each cell, into what is shown"
# threats = [1, 2]
# expect = "The hooks run in its own process and change nothing that counts"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
shell = get_ipython()


def claim(*args, **options):
    shell.user_ns["cross_entropy_error"] = lambda y, t: 1.0
    raise SystemExit("hook")


for event in ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell"):
    shell.events.register(event, claim)
shell.set_custom_exc((BaseException,), claim)
shell.display_formatter.formatters["text/plain"].for_type(float, lambda *args: "99.0")
