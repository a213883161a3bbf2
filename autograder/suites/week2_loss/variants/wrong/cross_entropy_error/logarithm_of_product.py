# /// variant
# title.en = "Takes the logarithm after multiplying by the one-hot answer"
# title.ja = "one-hot表現を掛けてから対数を取っている"
# hint.en = "Every wrong class adds a large constant to your loss: first it is multiplied by zero, then the logarithm of nearly zero is taken. What stands inside the logarithm of the formula, and what in front of it?"
# hint.ja = "正解以外のクラスが1つあるごとに、損失に大きな値が加わっています。0 を掛けてから、ほぼ 0 の対数を取っているからです。式では、対数の中と外にそれぞれ何がありますか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(np.log(t * y + 1e-7)) / n
