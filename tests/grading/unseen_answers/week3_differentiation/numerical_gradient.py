# Unseen answers to `numerical_gradient`; README.md describes the format.

# %% wrong="01_book_1d" hints=["one_axis"]
# The book's version word for word: one axis only, and zeros_like makes an integer gradient for integers.
def numerical_gradient(f, x):
    h = 1e-4 # 0.0001
    grad = np.zeros_like(x) # xと同じ形状の配列を生成

    for idx in range(x.size):
        tmp_val = x[idx]
        # f(x+h)の計算
        x[idx] = tmp_val + h
        fxh1 = f(x)

        # f(x-h)の計算
        x[idx] = tmp_val - h
        fxh2 = f(x)

        grad[idx] = (fxh1 - fxh2) / (2*h)
        x[idx] = tmp_val # 値を元に戻す

    return grad


# %% wrong="02_book_nditer_integers" hints=["whole_numbers_moved"]
# The book's nditer version (common/gradient.py) word for word: fails for arrays of int.
def numerical_gradient(f, x):
    h = 1e-4 # 0.0001
    grad = np.zeros_like(x)

    it = np.nditer(x, flags=['multi_index'], op_flags=['readwrite'])
    while not it.finished:
        idx = it.multi_index
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x) # f(x+h)

        x[idx] = tmp_val - h
        fxh2 = f(x) # f(x-h)
        grad[idx] = (fxh1 - fxh2) / (2*h)

        x[idx] = tmp_val # 値を元に戻す
        it.iternext()

    return grad


# %% wrong="03_book_rows"
# The book's 2d helper: every row is handed to f alone, not the whole array.
def _numerical_gradient_1d(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in range(x.size):
        tmp_val = x[idx]
        x[idx] = float(tmp_val) + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2*h)
        x[idx] = tmp_val
    return grad


def numerical_gradient(f, X):
    if X.dtype.kind != "f":
        X = X.astype(float)
    if X.ndim == 1:
        return _numerical_gradient_1d(f, X)
    grad = np.zeros(X.shape)
    for idx, x in enumerate(X):
        grad[idx] = _numerical_gradient_1d(f, x)
    return grad


# %% wrong="04_not_put_back" hints=["not_restored"]
# The old value is never put back.
def numerical_gradient(f, x):
    h = 1e-4
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        f1 = f(x)
        x[i] = old - h
        f2 = f(x)
        grad[i] = (f1 - f2) / (2 * h)
    return grad


# %% wrong="05_put_back_by_adding" hints=["restored_by_sums"]
# Steps +h, -2h, +h: x comes back only up to rounding.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        up = f(x)
        x[index] -= 2 * h
        down = f(x)
        x[index] += h
        grad[index] = (up - down) / (2 * h)
    return grad


# %% wrong="06_always_a_copy" hints=["copy_moved"]
# Always works on a float copy, so an f that reads the caller's array sees nothing move.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        tmp = x[i]
        x[i] = tmp + h
        a = f(x)
        x[i] = tmp - h
        b = f(x)
        x[i] = tmp
        grad[i] = (a - b) / (2 * h)
    return grad


# %% wrong="07_unit_vectors" hints=["copy_moved"]
# Functional style: f(x + h e_i) with new arrays; x itself never moves.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape, dtype=float)
    for idx in np.ndindex(*x.shape):
        e = np.zeros(x.shape)
        e[idx] = h
        grad[idx] = (f(x + e) - f(x - e)) / (2 * h)
    return grad


# %% wrong="08_one_entry_to_f" hints=["f_gets_one_entry"]
# f is called with the moved entry alone, not with the array.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        grad[i] = (f(x[i] + h) - f(x[i] - h)) / (2 * h)
    return grad


# %% wrong="09_integer_gradient" hints=["whole_number_gradient"]
# x is converted properly, but the gradient takes over the integer type: slopes are cut off.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros_like(x)
    if x.dtype != float:
        x = x.astype(float)
    for idx in np.ndindex(x.shape):
        keep = x[idx]
        x[idx] = keep + h
        fp = f(x)
        x[idx] = keep - h
        fm = f(x)
        x[idx] = keep
        grad[idx] = (fp - fm) / (2 * h)
    return grad


# %% wrong="10_integers_not_moved" hints=["whole_numbers_moved"]
# Moves integers in place: 3 + 1e-4 is stored as 3 and the slope is wrong.
def numerical_gradient(f, x):
    h = 1e-4
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        before = x[index]
        x[index] = before + h
        right = f(x)
        x[index] = before - h
        left = f(x)
        x[index] = before
        gradient[index] = (right - left) / (2 * h)
    return gradient


# %% wrong="11_forward" hints=["one_side_only"]
# Forward difference for every entry.
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype.kind in "iu":
        x = x.astype(np.float64)
    fx = f(x)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        t = x[i]
        x[i] = t + h
        g[i] = (f(x) - fx) / h
        x[i] = t
    return g


# %% wrong="12_return_in_loop" hints=["return_in_loop"]
# return is indented into the loop: only the first entry is filled.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        tmp = x[i]
        x[i] = tmp + h
        p = f(x)
        x[i] = tmp - h
        m = f(x)
        x[i] = tmp
        grad[i] = (p - m) / (2 * h)
        return grad


# %% wrong="13_no_brackets_2h" hints=["divided_then_multiplied"]
# / 2 * h without brackets.
def numerical_gradient(f, x):
    h = 1e-4
    x = x if x.dtype == np.float64 else x.astype(np.float64)
    grad = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        tmp_val = x[i]
        x[i] = tmp_val + h
        fxh1 = f(x)
        x[i] = tmp_val - h
        fxh2 = f(x)
        grad[i] = (fxh1 - fxh2) / 2 * h
        x[i] = tmp_val
    return grad


# %% wrong="14_whole_rows" hints=["row_remembered_as_view"]
# Loops over len(x): in a table whole rows move together (and the "old value" is a view).
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in range(len(x)):
        tmp = x[i]
        x[i] = tmp + h
        f1 = f(x)
        x[i] = tmp - h
        f2 = f(x)
        grad[i] = (f1 - f2) / (2 * h)
        x[i] = tmp
    return grad


# %% wrong="15_everything_at_once" hints=["all_at_once"]
# Moves all entries together, as in the function of one number.
def numerical_gradient(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h) * np.ones(x.shape)


# %% wrong="16_flat_array_to_f" hints=["f_gets_flat_view"]
# Flattens x and hands the flat array to f; the result is reshaped.
def numerical_gradient(f, x):
    h = 1e-4
    shape = x.shape
    v = x.reshape(-1) if x.dtype == float else x.reshape(-1).astype(float)
    grad = np.zeros(v.size)
    for i in range(v.size):
        tmp = v[i]
        v[i] = tmp + h
        f1 = f(v)
        v[i] = tmp - h
        f2 = f(v)
        v[i] = tmp
        grad[i] = (f1 - f2) / (2 * h)
    return grad.reshape(shape)


# %% wrong="17_put_back_after_the_loop" hints=["restored_at_the_end"]
# Puts everything back only at the end: while a later entry moves, the earlier ones still stand at x - h.
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype != np.float64:
        x = x.astype(np.float64)
    original = x.copy()
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] = original[i] + h
        f1 = f(x)
        x[i] = original[i] - h
        f2 = f(x)
        grad[i] = (f1 - f2) / (2 * h)
    x[...] = original
    return grad


# %% wrong="18_back_to_x_and_over_2h" hints=["places_one_step_apart"]
# After +h it goes back by h only: f(x + h) - f(x) over 2h, half the slope.
def numerical_gradient(f, x):
    h = 1e-4
    if np.issubdtype(x.dtype, np.integer):
        x = x.astype(float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        tmp = x[i]
        x[i] = x[i] + h
        fxh1 = f(x)
        x[i] = x[i] - h
        fxh2 = f(x)
        grad[i] = (fxh1 - fxh2) / (2 * h)
        x[i] = tmp
    return grad


# %% wrong="19_copy_and_sign" hints=["wrong_order"]
# Two mistakes: moves copies only, and subtracts the wrong way round.
def numerical_gradient(f, x):
    eps = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        plus = x.astype(float)
        minus = x.astype(float)
        plus[i] += eps
        minus[i] -= eps
        grad[i] = (f(minus) - f(plus)) / (2 * eps)
    return grad


# %% wrong="20_two_axes_only_over_h"
# Two mistakes: two nested loops that need exactly two axes, and / h instead of / (2h).
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype == int:
        x = x.astype(float)
    grad = np.zeros(x.shape)
    rows, cols = x.shape
    for r in range(rows):
        for c in range(cols):
            tmp = x[r, c]
            x[r, c] = tmp + h
            a = f(x)
            x[r, c] = tmp - h
            b = f(x)
            x[r, c] = tmp
            grad[r, c] = (a - b) / h
    return grad


# %% right="01_nditer_repaired"
# The book's nditer loop, with a float gradient and a float copy for integers.
def numerical_gradient(f, x):
    h = 1e-4
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(np.float64)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        idx = it.multi_index
        tmp_val = x[idx]
        x[idx] = float(tmp_val) + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
        it.iternext()
    return grad


# %% right="02_flat_iterator"
# Moves x through x.flat, which works for any memory layout.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    g = np.zeros(x.shape)
    for i in range(x.size):
        old = x.flat[i]
        x.flat[i] = old + h
        up = f(x)
        x.flat[i] = old - h
        down = f(x)
        x.flat[i] = old
        g.flat[i] = (up - down) / (2 * h)
    return g


# %% right="03_itertools_product"
# itertools.product over the axes, h = 1e-5.
from itertools import product


def numerical_gradient(f, x):
    h = 1e-5
    if x.dtype.kind != "f":
        x = x + 0.0
    grad = np.full(x.shape, np.nan)
    for pos in product(*(range(n) for n in x.shape)):
        keep = x[pos]
        values = []
        for step in (h, -h):
            x[pos] = keep + step
            values.append(f(x))
        x[pos] = keep
        grad[pos] = (values[0] - values[1]) / (2 * h)
    return grad


# %% right="04_try_finally"
# Puts the value back in a finally block; a helper per entry.
def _partial(f, x, i, h=1e-4):
    saved = x[i]
    try:
        x[i] = saved + h
        right = f(x)
        x[i] = saved - h
        return (right - f(x)) / (2 * h)
    finally:
        x[i] = saved


def numerical_gradient(f, x):
    x = np.asarray(x)
    if np.issubdtype(x.dtype, np.integer):
        x = x.astype("float64")
    out = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        out[i] = _partial(f, x, i)
    return out


# %% right="05_restore_from_backup"
# Keeps a backup of the whole array and restores all of it after every call of f.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=np.float64)
    backup = x.copy()
    grad = np.zeros_like(backup)
    for i in np.ndindex(x.shape):
        x[i] += h
        p = f(x)
        x[...] = backup
        x[i] -= h
        m = f(x)
        x[...] = backup
        grad[i] = (p - m) / (2 * h)
    return grad


# %% right="06_five_points"
# Five-point formula, on x itself.
def numerical_gradient(f, x):
    h = 1e-3
    if x.dtype != np.dtype(float):
        x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        x0 = x[idx]
        for k, w in ((-2, 1), (-1, -8), (1, 8), (2, -1)):
            x[idx] = x0 + k * h
            grad[idx] += w * f(x)
        x[idx] = x0
        grad[idx] /= 12 * h
    return grad


# %% right="07_fromiter_generator"
# A generator of slopes, gathered with fromiter and reshaped.
def numerical_gradient(f, x):
    h = 1e-4
    x = x if np.issubdtype(x.dtype, np.floating) else x.astype(float)

    def slopes():
        for n in range(x.size):
            idx = np.unravel_index(n, x.shape)
            v = x[idx]
            x[idx] = v + h
            a = f(x)
            x[idx] = v - h
            b = f(x)
            x[idx] = v
            yield (a - b) / (2 * h)

    return np.fromiter(slopes(), dtype=float, count=x.size).reshape(x.shape)


# %% right="08_recursion_over_axes"
# Recursion over the axes; f always gets the whole array through a closure.
def numerical_gradient(f, x):
    h = 1e-4
    whole = np.asarray(x, dtype=float)
    grad = np.zeros(whole.shape)

    def walk(index):
        if len(index) < whole.ndim:
            for k in range(whole.shape[len(index)]):
                walk(index + (k,))
            return
        v = whole[index]
        whole[index] = v - h
        left = f(whole)
        whole[index] = v + h
        grad[index] = (f(whole) - left) / (2 * h)
        whole[index] = v

    walk(())
    return grad


# %% right="09_diff_of_a_lambda"
# A function of one number per entry, which sets the entry and calls f; then the central difference of that.
def numerical_gradient(f, x, h=1e-4):
    if x.dtype.kind in "iub":
        x = x.astype(float)

    def diff(g, a):
        return (g(a + h) - g(a - h)) / (2 * h)

    grad = np.zeros(x.shape, dtype=np.float64)
    for i, value in np.ndenumerate(x.copy()):
        def along(a):
            x[i] = a
            return f(x)
        grad[i] = diff(along, value)
        x[i] = value
    return grad


# %% right="10_float32_gradient"
# Moves x in double precision, stores the gradient in float32.
def numerical_gradient(f, x):
    h = 1e-4
    X = np.asarray(x, dtype=float)
    grad = np.zeros(X.shape, dtype=np.float32)
    for i in np.ndindex(X.shape):
        tmp = X[i].copy()
        X[i] = tmp + h
        fp = f(X)
        X[i] = tmp - h
        fm = f(X)
        X[i] = tmp
        grad[i] = (fp - fm) / (2 * h)
    return grad
