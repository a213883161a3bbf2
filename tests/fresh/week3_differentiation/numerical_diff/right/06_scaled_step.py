# The step grows with |x|, but is never smaller than 1e-5; divides by the distance really walked.
def numerical_diff(f, x):
    h = 1e-5 * max(1.0, abs(x))
    a = x - h
    b = x + h
    return (f(b) - f(a)) / (b - a)
