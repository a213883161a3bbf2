# /// variant
# title.en = "The step is a share of x, so there is none at 0"
# title.ja = "刻み幅が x に比例していて、x = 0 では 0 になる"
# hint.en = "Your function fails at 0: there your step is nothing, and you divide by nothing. Does the step need to know where x is?"
# hint.ja = "x = 0 のとき、刻み幅も 0 になり、0 で割ることになります。刻み幅を x の大きさだけで決めてよいでしょうか。"
# fails = "test_any_place"
# ///
def numerical_diff(f, x):
    h = 1e-4 * x
    return (f(x + h) - f(x - h)) / (2 * h)
