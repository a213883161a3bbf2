# /// variant
# title.en = "Nothing keeps the logarithm of zero finite"
# title.ja = "確率が 0 のときの対数が無限大になる"
# hint.en = "Where the right class has no probability at all, your loss is infinite, and learning could not go on. Which tiny number does the stub put inside the logarithm?"
# hint.ja = "正解クラスの確率が 0 だと、損失が無限大になります。これでは学習を続けられません。問題文では、対数の中にどんな小さな数を足していますか。"
# fails = "test_zero_probability"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t]))
