# /// variant
# title.en = "Labels have no guard against the logarithm of zero"
# title.ja = "ラベルのときだけ、log 0 への備えがない"
# hint.en = "With one-hot answers a zero probability is no problem for you, with labels the loss becomes infinite. Every logarithm that you take needs the same protection."
# hint.ja = "one-hot表現なら確率が 0 でも大丈夫ですが、ラベルだと損失が無限大になります。対数を取るところには、どこにも同じ備えが必要です。"
# fails = "test_zero_probability"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    n = y.shape[0]
    if t.ndim == 2:
        return -np.sum(t * np.log(y + 1e-7)) / n
    return -np.sum(np.log(y[np.arange(n), t])) / n
