# functools.reduce instead of a loop.
from functools import reduce


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    start = np.array(init_x, dtype=float)
    return reduce(lambda x, _: x - lr * numerical_gradient(f, x), range(step_num), start)
