# /// variant
# title.en = "One-hot answers are used as labels"
# title.ja = "one-hot表現をラベルのように使っている"
# hint.en = "Your function knows labels only. The zeros and ones of a one-hot row are not numbers of classes, yet they are used to pick probabilities. How can a one-hot row be turned into a label?"
# hint.ja = "ラベルにしか対応していません。one-hot表現の 0 と 1 はクラスの番号ではないのに、それで確率を取り出しています。one-hot表現の行からラベルを求めるには、どうしますか。"
# fails = "test_batch_one_hot"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.reshape(t, (1, -1))
    n = y.shape[0]
    return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n
