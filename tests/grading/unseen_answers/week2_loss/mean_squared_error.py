# Unseen answers to `mean_squared_error`; README.md describes the format.

# %% wrong="01_no_half" hints=["no_half"]
# The factor 1/2 is missing: the plain sum of squares.
def mean_squared_error(y, t):
    return np.sum((y - t) ** 2)


# %% wrong="02_np_mean" hints=["mean_of_squares"]
# Took the name literally: the mean, as scikit-learn does.
def mean_squared_error(y, t):
    return np.mean((y - t) ** 2)


# %% wrong="03_half_of_mean" hints=["half_of_mean"]
# Has the 1/2, but averages over the classes instead of summing.
def mean_squared_error(y, t):
    return 0.5 * np.mean((y - t)**2)


# %% wrong="04_minus_equals" hints=["y_changed_in_place"]
# Overwrites the caller's y with y -= t.
def mean_squared_error(y, t):
    y -= t
    return 0.5 * np.sum(y**2)


# %% wrong="05_print_only" hints=["nothing_returned"]
# Prints the error and returns nothing.
def mean_squared_error(y, t):
    E = 0.5 * np.sum((y - t)**2)
    print(E)


# %% wrong="06_return_in_loop" hints=["return_in_loop"]
# The return is indented too far: only the first class is counted.
def mean_squared_error(y, t):
    total = 0
    for k in range(len(y)):
        total += (y[k] - t[k]) ** 2
        return total / 2


# %% wrong="07_loop_divided_by_len" hints=["mean_of_squares"]
# A loop that divides by the number of classes in the end (mean, no 1/2).
def mean_squared_error(y, t):
    s = 0.0
    for yk, tk in zip(y, t):
        s = s + (yk - tk) ** 2
    return s / len(y)


# %% wrong="08_absolute_error" hints=["absolute_errors"]
# Absolute differences instead of squares.
def mean_squared_error(y, t):
    diff = np.abs(y - t)
    return np.sum(diff) / 2


# %% wrong="09_norm_not_squared" hints=["half_of_distance"]
# Takes the norm and forgets that it contains a square root.
def mean_squared_error(y, t):
    return 0.5 * np.linalg.norm(y - t)


# %% wrong="10_square_of_the_sum" hints=["square_of_sum"]
# Bracket slip: squares the sum, instead of summing the squares.
def mean_squared_error(y, t):
    return 0.5 * np.sum(y - t) ** 2


# %% wrong="11_no_sum" hints=["no_sum"]
# Forgot the sum, so an array of one half square per class comes back.
def mean_squared_error(y, t):
    return 1/2 * (y - t)**2


# %% wrong="12_difference_of_squares" hints=["difference_of_squares"]
# y^2 - t^2 instead of (y - t)^2.
def mean_squared_error(y, t):
    error = y**2 - t**2
    return 0.5 * error.sum()


# %% wrong="13_only_right_class" hints=["right_class_only"]
# Looks only at the right class, as with the cross entropy.
def mean_squared_error(y, t):
    k = np.argmax(t)
    return 0.5 * (y[k] - t[k]) ** 2


# %% wrong="14_global_total"
# The running total is a global that is never set back: the first call is right, later ones are not.
E = 0.0

def mean_squared_error(y, t):
    global E
    for k in range(len(y)):
        E += (y[k] - t[k]) ** 2
    return 0.5 * E


# %% wrong="15_integer_buffer" hints=["integer_buffer"]
# The buffer for the differences has the integer type of t, so they are cut off to whole numbers.
def mean_squared_error(y, t):
    d = np.zeros_like(t)
    for k in range(t.size):
        d[k] = y[k] - t[k]
    return 0.5 * np.sum(d ** 2)


# %% wrong="16_last_class_skipped" hints=["last_class_left_out"]
# Off by one: the loop stops before the last class.
def mean_squared_error(y, t):
    e = 0
    for i in range(0, len(y) - 1):
        e += 0.5 * (y[i] - t[i]) ** 2
    return e


# %% wrong="17_assigned_not_added" hints=["last_term_only"]
# = instead of += in the loop: only the last class remains.
def mean_squared_error(y, t):
    E = 0
    for k in range(y.shape[0]):
        E = (y[k] - t[k])**2
    return E / 2


# %% wrong="18_returns_text"
# Formats the result as in the example and returns a string.
def mean_squared_error(y, t):
    e = 0.5 * np.sum((y - t) ** 2)
    return f"{e:.4f}"


# %% wrong="19_no_half_and_overwrites"
# Two mistakes: diff is only a second name for y, which gets overwritten, and the 1/2 is missing.
def mean_squared_error(y, t):
    diff = y
    diff -= t
    diff *= diff
    return diff.sum()


# %% wrong="20_root_mean" hints=["root_mean_square"]
# Two mistakes: a mean instead of half the sum, and a root on top (RMSE).
def mean_squared_error(y, t):
    n = len(t)
    return np.sqrt(sum((y[i] - t[i]) ** 2 for i in range(n)) / n)


# %% right="01_dot"
# The sum of squares as a dot product of the difference with itself.
def mean_squared_error(y, t):
    d = y - t
    return np.dot(d, d) / 2


# %% right="02_einsum"
# einsum.
def mean_squared_error(y, t):
    diff = np.subtract(y, t)
    return 0.5 * np.einsum("k,k->", diff, diff)


# %% right="03_zip_generator"
# Plain Python, no NumPy at all; returns a Python float.
def mean_squared_error(y, t):
    return sum((float(a) - float(b)) ** 2 for a, b in zip(y, t)) / 2


# %% right="04_norm_squared"
# Half the squared norm.
def mean_squared_error(y, t):
    return 0.5 * np.linalg.norm(np.array(y) - np.array(t)) ** 2


# %% right="05_mean_times_count"
# Goes through the mean, and multiplies by the number of classes again.
def mean_squared_error(y, t):
    k = np.size(y)
    mse = np.mean(np.square(y - t))
    return mse * k / 2


# %% right="06_float32_0d"
# Computes in float32 and gives back a 0-d array.
def mean_squared_error(y, t):
    y = np.asarray(y, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    return np.array(((y - t) ** 2).sum() * np.float32(0.5))


# %% right="07_recursion"
# Recursive: first class plus the rest.
def mean_squared_error(y, t):
    if len(y) == 0:
        return 0.0
    return 0.5 * (y[0] - t[0]) ** 2 + mean_squared_error(y[1:], t[1:])


# %% right="08_copy_then_inplace"
# Works in place, but on a copy of its own.
def mean_squared_error(y, t):
    work = np.array(y, dtype=float)   # コピー
    work -= t
    work *= work
    return work.sum() / 2.0


# %% right="09_lambda_matmul"
# A lambda, with the product of a row and a column.
mean_squared_error = lambda y, t: float(((y - t).reshape(1, -1) @ (y - t).reshape(-1, 1))[0, 0]) * 0.5


# %% right="10_helper_and_switch"
# Helper function, an extra parameter with a default, and a chatty option; t - y instead of y - t.
def _squared(a):
    return a * a


def mean_squared_error(y, t, factor=0.5, verbose=False):
    terms = [_squared(t[k] - y[k]) for k in range(len(t))]
    if verbose:
        print(terms)
    return factor * np.add.reduce(terms)
