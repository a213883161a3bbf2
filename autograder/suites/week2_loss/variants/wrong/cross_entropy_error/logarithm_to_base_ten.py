# /// variant
# title.en = "Takes the logarithm to base 10"
# title.ja = "常用対数（底が 10）を使っている"
# hint.en = "All your losses are too small by the same factor, a little more than two. Which logarithm does the course mean by log, and how is it called in NumPy?"
# hint.ja = "どの損失も、同じ割合で小さくなっています（半分より少し小さい値です）。この授業の log は何を底とする対数で、NumPy では何という関数ですか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    n = y.shape[0]
    return -np.sum(np.log10(y[np.arange(n), t] + 1e-7)) / n
