# /// variant
# title.en = "Sums over the batch before the logarithm"
# title.ja = "対数より先に、バッチの総和を取っている"
# hint.en = "One sample has the right loss, but in a batch you add the probabilities of all samples and take a single logarithm. Every sample needs a logarithm of its own."
# hint.ja = "データが1つなら合っていますが、バッチでは全データの確率を足してから、対数を1回だけ取っています。対数は、データごとに取りましょう。"
# fails = "test_batch_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.log(np.sum(t * y) + 1e-7) / n
