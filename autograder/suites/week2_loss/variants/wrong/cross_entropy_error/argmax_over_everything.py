# /// variant
# title.en = "All rows get the label of the first one-hot answer"
# title.ja = "どの行にも、最初の one-hot表現のラベルを使っている"
# hint.en = "Your batch of one-hot answers is turned into a single label, and every row is judged by it. Without an axis, argmax looks through the whole array at once."
# hint.ja = "one-hot表現のバッチ全体から、ラベルを1つしか求めていません。argmax は軸を指定しないと、配列全体をまとめて調べます。"
# fails = "test_batch_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t)
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.mean(np.log(y[np.arange(y.shape[0]), t] + 1e-7))
