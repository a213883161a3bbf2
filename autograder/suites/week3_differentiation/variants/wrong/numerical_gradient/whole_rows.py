# /// variant
# title.en = "Whole rows are moved, not single entries"
# title.ja = "要素を一つずつではなく、行ごとに動かしている"
# hint.en = "For a row of numbers you are right. In a table all entries of a row get the same slope, since they were moved together. Does one index pick one entry there?"
# hint.ja = "1次元の配列なら正しいのに、2次元では、同じ行の要素がすべて同じ傾きになります。まとめて動かしているからです。2次元の配列で、添字1つは何を指すでしょうか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in range(len(x)):
        tmp_val = np.copy(x[idx])
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad
