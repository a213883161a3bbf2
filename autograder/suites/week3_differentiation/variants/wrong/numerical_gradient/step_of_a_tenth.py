# /// variant
# title.en = "The step is too big"
# title.ja = "刻み幅が大きすぎる"
# hint.en = "Where f is a sum of squares you are right, on other functions the third digit is off. This is the truncation error of chapter 2. What should become smaller?"
# hint.ja = "f が2乗の和なら正しいのに、ほかの関数では3桁目からずれます。2節で見た打ち切り誤差です。何を小さくすればよいでしょうか。"
# fails = "test_accuracy_on_waves"
# ///
def numerical_gradient(f, x):
    h = 0.1
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad
