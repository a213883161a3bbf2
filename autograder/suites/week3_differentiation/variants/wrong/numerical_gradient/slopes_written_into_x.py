# /// variant
# title.en = "The slopes are written into x itself"
# title.ja = "傾きを x そのものに書き込んでいる"
# hint.en = "After the first entry you ask f at another place: x is being filled with slopes. A second name for an array is not a second array. Does the gradient have an array of its own?"
# hint.ja = "x に傾きが書き込まれていくので、2つ目の要素からは別の場所の傾きを求めています。配列に別の名前を付けても、新しい配列にはなりません。勾配を入れる配列は、x とは別に用意しましたか。"
# fails = "test_x_stays"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = x
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
    return grad
