# /// variant
# title.en = "A batch has no guard against the logarithm of zero"
# title.ja = "バッチのときだけ、log 0 への備えがない"
# hint.en = "For a single sample you protect the logarithm, in a batch you do not: one zero probability there makes the whole loss infinite. Compare your branches line by line."
# hint.ja = "データが1つなら対数に備えがあるのに、バッチにはありません。1か所でも確率が 0 だと、全体の損失が無限大になります。分岐どうしを1行ずつ見比べてみましょう。"
# fails = "test_zero_probability"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        if np.ndim(t) == 1:
            t = np.argmax(t)
        return -np.log(y[t] + 1e-7)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t]))
