# /// variant
# title.en = "The two places are one step apart, but it divides by two steps"
# title.ja = "2点の間は刻み幅1つ分なのに、2つ分で割っている"
# hint.en = "Every slope is half as big as it should be. Which two values does an entry take while you ask f? If the second move starts from where the first one ended, it may only lead back."
# hint.ja = "どの傾きも、正しい値の半分になっています。f を計算するとき、要素にはどんな二つの値が入っていますか。二歩目が一歩目の着いた場所から始まると、元に戻るだけかもしれません。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] += h
        fxh1 = f(x)
        x[idx] -= h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad
