# /// variant
# title.en = "Counts through all entries, but with a single index"
# title.ja = "全要素の番号を、1つの添字だけで指定している"
# hint.en = "For a row you are right, for a table your code stops with an error: a table has fewer rows than entries. How do you visit every entry of an array of any shape?"
# hint.ja = "1次元の配列なら正しいのに、2次元以上だとエラーで止まります。行の数は、要素の数より少ないからです。どんな形状の配列でもすべての要素を順に見るには、どうすればよいでしょうか。"
# fails = "test_any_shape"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in range(x.size):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad
