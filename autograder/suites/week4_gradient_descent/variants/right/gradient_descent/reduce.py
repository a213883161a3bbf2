# /// variant
# unusual = "functools.reduce; an integer start comes back as integers where no step is taken"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    from functools import reduce

    return reduce(lambda x, _: x - lr * numerical_gradient(f, x), range(step_num), init_x.copy())
