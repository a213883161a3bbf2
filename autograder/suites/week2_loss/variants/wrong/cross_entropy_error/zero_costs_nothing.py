# /// variant
# title.en = "A zero probability of the right class costs nothing"
# title.ja = "正解クラスの確率が 0 なのに、損失が 0 になっている"
# hint.en = "Where the logarithm would be infinite you count nothing at all, so the worst possible prediction looks perfect. It should cost more than any other."
# hint.ja = "対数が無限大になるところを数えずに飛ばしているので、最悪の予測が完璧な予測に見えてしまいます。本当は、どの予測よりも大きな損失になるはずです。"
# fails = "test_zero_probability"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    log_y = np.zeros_like(y)
    log_y[y > 0] = np.log(y[y > 0])
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * log_y) / n
