# Computes in double precision, gives the result as float32.
def numerical_diff(f, x):
    h = float(np.cbrt(np.finfo(float).eps))
    slope = (f(x + h) - f(x - h)) / (2.0 * h)
    return np.float32(slope)
