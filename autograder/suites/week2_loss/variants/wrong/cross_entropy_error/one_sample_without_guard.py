# /// variant
# title.en = "A single sample has no guard against the logarithm of zero"
# title.ja = "データが1つのときだけ、log 0 への備えがない"
# hint.en = "In a batch you protect the logarithm, for a single sample you do not: there a zero probability makes the loss infinite. Compare your branches line by line."
# hint.ja = "バッチでは対数に備えがあるのに、データが1つのときにはありません。そのため、確率が 0 だと損失が無限大になります。分岐どうしを1行ずつ見比べてみましょう。"
# fails = "test_zero_probability"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        if np.ndim(t) == 1:
            t = np.argmax(t)
        return -np.log(y[t])
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
