# /// variant
# unusual = "The guard is added instead of taken as a minimum; a number of 32 bits comes back"
# ///
def gradient_check(f, x, analytic, h=1e-5):
    n = numerical_gradient(f, x)
    error = np.abs(analytic - n) / (np.abs(analytic) + np.abs(n) + 1e-8)
    return np.float32(error.max())
