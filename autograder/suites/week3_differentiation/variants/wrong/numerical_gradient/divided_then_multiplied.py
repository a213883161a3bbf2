# /// variant
# title.en = "Brackets are missing below: it divides by 2 and multiplies by the step"
# title.ja = "分母の括弧がなく、2 で割ったあとに刻み幅を掛けている"
# hint.en = "Every slope comes out close to 0. Python works through / and * from left to right. What exactly is your difference divided by?"
# hint.ja = "どの傾きも、ほとんど 0 になります。Python は / と * を左から順に計算します。差を何で割ったことになっているでしょうか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / 2 * h
        x[idx] = tmp_val
    return grad
