# /// attack
# title = "Resets the shell after all functions are defined"
# threats = [2]
# expect = "What is gone is missing"
# ///
# %% last
get_ipython().reset(new_session=True)
import gc
gc.freeze()
gc.disable()
