# /// variant
# unusual = "Zero by zero is let happen and left out afterwards"
# ///
def gradient_check(f, x, analytic):
    n = numerical_gradient(f, x)
    with np.errstate(all="ignore"):
        error = np.abs(analytic - n) / (np.abs(analytic) + np.abs(n))
    return np.array(np.nanmax(np.where(np.isnan(error), 0.0, error)))
