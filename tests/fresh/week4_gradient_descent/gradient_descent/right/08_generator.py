# An endless generator of points, of which the one with number step_num is taken.
from itertools import islice


def _walk(f, x, lr):
    while True:
        yield x
        x = x - lr * numerical_gradient(f, x)


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    return next(islice(_walk(f, np.array(init_x, dtype=np.float64), lr), step_num, None))
