# /// variant
# title.en = "Takes the mean before the logarithm"
# title.ja = "対数より先に平均を取っている"
# hint.en = "One sample has the right loss, but in a batch yours is too small. The logarithm of a mean is not the mean of the logarithms; what has to come first?"
# hint.ja = "データが1つなら合っていますが、バッチでは損失が小さくなります。平均の対数と、対数の平均は違います。先に計算するのはどちらですか。"
# fails = "test_batch_one_hot"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = t.argmax(axis=1)
    p = y[np.arange(len(y)), t]
    return -np.log(np.mean(p) + 1e-7)
