# Unseen answers to `gradient_descent`; README.md describes the format.

# %% wrong="01_book_in_place" hints=["in_place"]
# The book's version word for word: x = init_x is no copy, and the caller's start moves.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x

    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad

    return x


# %% wrong="02_plus" hints=["ascent"]
# Walks uphill: + instead of -.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x = x + lr * numerical_gradient(f, x)
    return x


# %% wrong="03_gradient_once" hints=["gradient_once"]
# The gradient is computed only once, before the loop.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    grad = numerical_gradient(f, x)
    for i in range(step_num):
        x -= lr * grad
    return x


# %% wrong="04_gradient_at_start" hints=["gradient_once"]
# The gradient is taken at init_x in every step.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.astype(float)
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, init_x.astype(float))
    return x


# %% wrong="05_one_step_less" hints=["one_step_too_few"]
# range(1, step_num): one step too few.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for step in range(1, step_num):
        x -= lr * numerical_gradient(f, x)
    return x


# %% wrong="06_one_step_more" hints=["one_step_too_many"]
# <= instead of <: one step too many.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x) * 1.0
    count = 0
    while count <= step_num:
        grad = numerical_gradient(f, x)
        x = x - lr * grad
        count += 1
    return x


# %% wrong="07_return_in_loop" hints=["return_in_loop"]
# return inside the loop: one step at most, and None for step_num = 0.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy().astype(float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        return x


# %% wrong="08_copy_keeps_integers" hints=["integer_copy_raises"]
# init_x.copy() keeps the integer type, and x -= fails for an integer start.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy()
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x


# %% wrong="09_asarray_no_copy" hints=["float_start_not_copied"]
# np.asarray(..., dtype=float) makes no copy of a float array: the caller's start moves.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.asarray(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x


# %% wrong="10_slice_is_a_view" hints=["float_start_not_copied"]
# init_x[:] copies a list, but of an array it is only a view.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    if init_x.dtype != float:
        init_x = init_x.astype(float)
    x = init_x[:]
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        for k in range(len(x)):
            x[k] = x[k] - lr * grad[k]
    return x


# %% wrong="11_fixed_learning_rate" hints=["rate_always_01"]
# 0.1 is written into the step, lr is ignored.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= 0.1 * numerical_gradient(f, x)
    return x


# %% wrong="12_with_history" hints=["point_and_history"]
# The book's second version: returns the last point and the history.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    x_history = []

    for i in range(step_num):
        x_history.append(x.copy())

        grad = numerical_gradient(f, x)
        x -= lr * grad

    return x, np.array(x_history)


# %% wrong="13_normalized" hints=["steps_of_equal_length"]
# Walks with steps of length lr: the gradient is divided by its norm.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        g = numerical_gradient(f, x)
        norm = np.linalg.norm(g)
        if norm > 0:
            g = g / norm
        x = x - lr * g
    return x


# %% wrong="14_stops_when_flat"
# Stops early when the step becomes small, although exactly step_num steps were asked for.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        step = lr * numerical_gradient(f, x)
        if np.all(np.abs(step) < 1e-3):
            break
        x -= step
    return x


# %% wrong="15_stops_when_rising" hints=["stops_uphill"]
# Breaks off as soon as f gets larger, so nothing can run away.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    best = f(x)
    for i in range(step_num):
        new = x - lr * numerical_gradient(f, x)
        if f(new) > best:
            print("diverged")
            break
        x, best = new, f(new)
    return x


# %% wrong="16_returns_the_height" hints=["returns_value"]
# Returns the value of f at the end instead of the point.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return f(x)


# %% wrong="17_one_coordinate_after_the_other" hints=["coordinate_after_coordinate"]
# Updates the coordinates one by one, and each sees the earlier ones already moved.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        for i in range(x.size):
            x[i] -= lr * numerical_gradient(f, x)[i]
    return x


# %% wrong="18_gradient_of_the_bowl" hints=["slope_of_the_example"]
# Only the bowl of the example: the gradient 2x is written down by hand.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * (2 * x)
    return x


# %% wrong="19_no_lr_and_in_place"
# Two mistakes: lr is forgotten, and the caller's array is moved.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    if x.dtype.kind == "i":
        x = x.astype(float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= grad
    return x


# %% wrong="20_uphill_and_one_less"
# Two mistakes: the sign (adds the gradient), and one step too few.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    w = np.array(init_x, dtype=float)
    i = 1
    while i < step_num:
        w += lr * numerical_gradient(f, w)
        i += 1
    return w


# %% right="01_new_array_every_step"
# No copy needed: x = x - ... makes a new array every time.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = x - lr * grad
    return x


# %% right="02_recursion_halving"
# Recursion, halving the number of steps so that it never gets deep.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    if step_num == 0:
        return x
    if step_num == 1:
        return x - lr * numerical_gradient(f, x)
    half = step_num // 2
    middle = gradient_descent(f, x, lr, half)
    return gradient_descent(f, middle, lr, step_num - half)


# %% right="03_reduce"
# functools.reduce instead of a loop.
from functools import reduce


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    start = np.array(init_x, dtype=float)
    return reduce(lambda x, _: x - lr * numerical_gradient(f, x), range(step_num), start)


# %% right="04_own_gradient"
# Does not call numerical_gradient, has its own central difference with unit vectors.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    h = 1e-4
    x = np.asarray(init_x).astype(float)
    E = np.eye(len(x))
    for _ in range(step_num):
        g = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in E])
        x = x - lr * g
    return x


# %% right="05_while_countdown"
# Counts step_num down.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x + 0.0
    while step_num > 0:
        x += -lr * numerical_gradient(f, x)
        step_num -= 1
    return x


# %% right="06_path_last"
# Keeps the whole path and returns its last point.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for i in range(step_num):
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))
    return path[-1]


# %% right="07_returns_list"
# Plain Python lists inside; a list comes back.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = [float(v) for v in init_x]
    for _ in range(step_num):
        grad = numerical_gradient(f, np.array(x))
        x = [a - lr * b for a, b in zip(x, grad)]
    return x


# %% right="08_generator"
# An endless generator of points, of which the one with number step_num is taken.
from itertools import islice


def _walk(f, x, lr):
    while True:
        yield x
        x = x - lr * numerical_gradient(f, x)


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    return next(islice(_walk(f, np.array(init_x, dtype=np.float64), lr), step_num, None))


# %% right="09_verbose_errstate"
# Extra parameter, prints now and then, switches off overflow warnings.
def gradient_descent(f, init_x, lr=0.01, step_num=100, verbose=False):
    x = np.copy(init_x).astype(float)
    with np.errstate(all="ignore"):
        for step in range(step_num):
            g = numerical_gradient(f, x)
            np.subtract(x, np.multiply(lr, g), out=x)
            if verbose or step % 50 == 0:
                print(step, x, f(x))
    return x


# %% right="10_class_inside"
# An optimizer class in PyTorch's manner, with a step method.
class SGD:
    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        self.params -= self.lr * grads


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    w = np.array(init_x, dtype="float64", copy=True)
    opt = SGD(w, lr)
    for epoch in range(1, step_num + 1):
        opt.step(numerical_gradient(f, w))
    return w
