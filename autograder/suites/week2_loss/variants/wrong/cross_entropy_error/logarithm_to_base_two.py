# /// variant
# title.en = "Takes the logarithm to base 2"
# title.ja = "底が 2 の対数を使っている"
# hint.en = "All your losses are too large by the same factor, not quite one and a half: you count in bits. Which logarithm does the course mean by log?"
# hint.ja = "どの損失も、同じ割合で大きくなっています（1.5倍弱です）。情報量の「ビット」で数えているからです。この授業の log は、何を底とする対数ですか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log2(y + 1e-7)) / n
