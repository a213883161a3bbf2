# /// variant
# title.en = "The gradient is kept in an array of whole numbers"
# title.ja = "勾配を整数の配列に入れている"
# hint.en = "For floats you are right. Where x holds whole numbers, your slopes are cut to whole numbers too. What can an array hold that was made to be like such an x?"
# hint.ja = "x が浮動小数点数なら正しいのに、整数だと傾きの小数部分がなくなります。整数の x と同じ型で作った配列には、どんな数が入るでしょうか。"
# fails = "test_whole_numbers"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros_like(x)
    x = np.asarray(x, dtype=float)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad
