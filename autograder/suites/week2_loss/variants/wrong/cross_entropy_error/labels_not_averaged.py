# /// variant
# title.en = "Labels are summed, only one-hot answers are averaged"
# title.ja = "one-hot表現のときだけ平均し、ラベルのときは合計している"
# hint.en = "The same answers, once as one-hot and once as labels, give you two different losses. Both of your branches need the mean over the batch."
# hint.ja = "同じ正解でも、one-hot表現とラベルとで損失が違っています。バッチの平均は、どちらの分岐でも必要です。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    batch_size = y.shape[0]
    if t.ndim == 2:
        return -np.sum(t * np.log(y + 1e-7)) / batch_size
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7))
