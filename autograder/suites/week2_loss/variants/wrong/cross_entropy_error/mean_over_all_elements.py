# /// variant
# title.en = "The mean is taken over all elements, not over the samples"
# title.ja = "データの数ではなく、全要素の数で割って平均している"
# hint.en = "Your loss gets smaller when there are more classes, because the zeros of the one-hot rows are counted as well. Sum over the classes, take the mean over the samples only."
# hint.ja = "クラスの数が増えるほど損失が小さくなっています。one-hot表現の 0 まで個数に数えているからです。クラスについては総和、平均を取るのはデータについてだけです。"
# fails = "test_batch_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    return -np.mean(t * np.log(y + 1e-7))
