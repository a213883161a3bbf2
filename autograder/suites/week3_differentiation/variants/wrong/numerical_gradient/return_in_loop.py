# /// variant
# title.en = "The return stands inside the loop"
# title.ja = "return がループの中にある"
# hint.en = "Only the first slope is there, all others are 0: your function goes home after the first entry. How far is the return indented?"
# hint.ja = "最初の傾きだけが正しく、残りはすべて 0 です。最初の要素を調べただけで、関数から戻っているからです。return の字下げはどうなっていますか。"
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
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
        return grad
