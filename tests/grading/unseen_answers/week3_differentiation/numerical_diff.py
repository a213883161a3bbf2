# Unseen answers to `numerical_diff`; README.md describes the format.

# %% wrong="01_forward" hints=["one_side_only"]
# Forward difference, as in the exercise before.
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / h


# %% wrong="02_over_h" hints=["over_one_step"]
# Looks to both sides but divides by h only.
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / h


# %% wrong="03_no_brackets_2h" hints=["divided_then_multiplied"]
# / 2 * h without brackets: divides by 2 and multiplies by h.
def numerical_diff(f, x):
    h = 1e-4 # 0.0001
    return (f(x+h) - f(x-h)) / 2*h


# %% wrong="04_sign_swapped" hints=["wrong_order"]
# f(x - h) comes first: the sign is turned round.
def numerical_diff(f, x):
    h = 1e-4
    left = f(x + h)
    right = f(x - h)
    return (right - left) / (2 * h)


# %% wrong="05_h_10e_50" hints=["step_is_lost"]
# The book's bad example: h = 10e-50, so nothing moves.
def numerical_diff(f, x):
    h = 10e-50
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong="06_h_too_big" hints=["step_of_a_hundredth"]
# h = 0.01 is too big for the accuracy that was asked for.
def numerical_diff(f, x):
    h = 0.01
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong="07_numerator_brackets" hints=["only_last_divided"]
# No brackets around the numerator: only f(x - h) is divided.
def numerical_diff(f, x):
    h = 1e-4
    return f(x + h) - f(x - h) / (2 * h)


# %% wrong="08_prints" hints=["no_return"]
# Prints the slope instead of returning it.
def numerical_diff(f, x):
    h = 1e-4
    diff = (f(x + h) - f(x - h)) / (2 * h)
    print(diff)


# %% wrong="09_h_too_small"
# "The smaller the better": h = 1e-13 drowns in rounding.
def numerical_diff(f, x):
    h = 1e-13
    return (f(x+h) - f(x-h)) / (2*h)


# %% wrong="10_backward" hints=["one_side_only"]
# Backward difference only.
def numerical_diff(f, x):
    dx = 0.0001
    dy = f(x) - f(x - dx)
    return dy / dx


# %% wrong="11_step_back_only_once" hints=["places_one_step_apart"]
# Goes h to the right, then back by h only: a forward difference over 2h.
def numerical_diff(f, x):
    h = 1e-4
    x = x + h
    fxh1 = f(x)
    x = x - h
    fxh2 = f(x)
    return (fxh1 - fxh2) / (2 * h)


# %% wrong="12_rounded" hints=["rounded"]
# Rounds to four digits because the example shows four.
def numerical_diff(f, x):
    h = 1e-4
    return round((f(x + h) - f(x - h)) / (2 * h), 4)


# %% wrong="13_two_h_to_the_right" hints=["one_side_only"]
# Uses 2h, but only on one side: f(x + 2h) - f(x).
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + 2 * h) - f(x)) / (2 * h)


# %% wrong="14_formula_of_the_example"
# Wrote down the derivative of x**2, the only example; f is never called.
def numerical_diff(f, x):
    return 2.0 * x


# %% wrong="15_sum_of_both_sides" hints=["over_one_step"]
# Adds the forward and the backward slope and forgets to halve.
def numerical_diff(f, x):
    h = 1e-4
    forward = (f(x + h) - f(x)) / h
    backward = (f(x) - f(x - h)) / h
    return forward + backward


# %% wrong="16_step_proportional_to_x" hints=["step_is_share_of_x"]
# The step is a fraction of x: at x = 0 it is zero and 0/0 comes out.
def numerical_diff(f, x):
    h = 1e-5 * x
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong="17_float32_step"
# The book's "float32" hint misunderstood: h as np.float32 drags x + h down to float32.
def numerical_diff(f, x):
    h = np.float32(1e-4)
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong="18_returns_function" hints=["returns_function"]
# Returns the derivative as a function instead of its value at x.
def numerical_diff(f, x):
    h = 1e-4
    def df(x):
        return (f(x + h) - f(x - h)) / (2 * h)
    return df


# %% wrong="19_forward_and_brackets"
# Two mistakes: forward difference, and / 2 * h.
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / 2 * h


# %% wrong="20_swapped_and_over_h"
# Two mistakes: left minus right, and divided by h instead of 2h.
def numerical_diff(f, x):
    delta = 1e-4
    x1, x2 = x - delta, x + delta
    return (f(x1) - f(x2)) / delta


# %% right="01_h_10e_5"
# Writes 1e-4 as 10e-5, and h in one variable for the width.
def numerical_diff(f, x):
    h = 10e-5
    width = 2 * h
    return (f(x + h) - f(x - h)) / width


# %% right="02_five_points"
# The five-point formula.
def numerical_diff(f, x):
    h = 1e-3
    return (-f(x + 2*h) + 8*f(x + h) - 8*f(x - h) + f(x - 2*h)) / (12*h)


# %% right="03_richardson"
# Two central differences and Richardson's extrapolation.
def numerical_diff(f, x):
    def central(h):
        return (f(x + h) - f(x - h)) / (2 * h)
    return (4 * central(5e-4) - central(1e-3)) / 3


# %% right="04_h_1e_5_default"
# The step is an extra parameter with a default of 1e-5.
def numerical_diff(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (h + h)


# %% right="05_mean_of_both_sides"
# Mean of the forward and the backward slope.
def numerical_diff(f, x):
    h = 1e-4
    fx = f(x)
    return np.mean([(f(x + h) - fx) / h, (fx - f(x - h)) / h])


# %% right="06_scaled_step"
# The step grows with |x|, but is never smaller than 1e-5; divides by the distance really walked.
def numerical_diff(f, x):
    h = 1e-5 * max(1.0, abs(x))
    a = x - h
    b = x + h
    return (f(b) - f(a)) / (b - a)


# %% right="07_zero_d_array"
# Converts x to a 0-d array first, and returns a 0-d array.
def numerical_diff(f, x):
    x = np.asarray(x, dtype=np.float64)
    h = 1e-4
    return np.array((f(float(x) + h) - f(float(x) - h)) / (2 * h))


# %% right="08_one_liner_halved"
# A lambda which spreads the division: one half over h.
numerical_diff = lambda f, x: 0.5 / 1e-4 * (f(x + 1e-4) - f(x - 1e-4))


# %% right="09_float32_result"
# Computes in double precision, gives the result as float32.
def numerical_diff(f, x):
    h = float(np.cbrt(np.finfo(float).eps))
    slope = (f(x + h) - f(x - h)) / (2.0 * h)
    return np.float32(slope)


# %% right="10_weights_in_a_loop"
# Seven points, with a table of weights and a loop.
def numerical_diff(f, x):
    h = 1e-3
    weights = {1: 3 / 4, 2: -3 / 20, 3: 1 / 60}
    s = 0.0
    for k, w in weights.items():
        s += w * (f(x + k * h) - f(x - k * h))
    print("slope at", x)
    return s / h
