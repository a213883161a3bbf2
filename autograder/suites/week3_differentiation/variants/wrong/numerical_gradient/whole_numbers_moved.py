# /// variant
# title.en = "An array of whole numbers is moved, which cuts the step off"
# title.ja = "整数の配列をそのまま動かすので、刻み幅が切り捨てられる"
# hint.en = "For floats you are right. Where x holds whole numbers your slopes are huge or 0: an entry cannot take up a fraction and lands on a whole number. What kind of array could be moved instead?"
# hint.ja = "x が浮動小数点数なら正しいのに、整数だと、傾きが巨大になるか 0 になります。整数の要素には小数が入らず、切り捨てられるからです。代わりに、どんな配列を動かせばよいでしょうか。"
# fails = "test_whole_numbers"
# ///
def numerical_gradient(f, x):
    h = 1e-4
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
