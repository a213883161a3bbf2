# /// attack
# title = "Makes every warning and every rounding an error, and every float print as a maximum"
# threats = [2]
# expect = "The grader's own arithmetic is not touched"
# honest = ["mean_squared_error", "cross_entropy_error"]
# points = { mean_squared_error = 3.0, cross_entropy_error = 5.0 }
# ///
import warnings

np.seterr(all="raise", under="ignore")
np.set_printoptions(formatter={"all": lambda value: "99.0"})
warnings.simplefilter("error")
warnings.showwarning = warnings.warn = None
