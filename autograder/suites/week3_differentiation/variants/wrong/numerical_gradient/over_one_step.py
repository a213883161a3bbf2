# /// variant
# title.en = "Divided by one step, though two lie between the places"
# title.ja = "2点の間は刻み幅2つ分なのに、1つ分で割っている"
# hint.en = "Every slope is twice as big as it should be. How far apart are the two values that you give an entry?"
# hint.ja = "どの傾きも、正しい値の2倍になっています。一つの要素に入れた二つの値は、どれだけ離れているでしょうか。"
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
        grad[idx] = (fxh1 - fxh2) / h
        x[idx] = tmp_val
    return grad
