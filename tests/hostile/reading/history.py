# /// attack
# title = "Reads the history of the shell for code that is not its own"
# threats = [1]
# expect = "The history holds the student's own cells and no check of the grader's"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
# %% last
for cell in [*In, *get_ipython().history_manager.input_hist_raw]:
    for word in ("visible exam" + "ples agree", "def te" + "st_", "BEGIN SOL" + "UTION"):
        if word in cell:
            got(cell[:60])
