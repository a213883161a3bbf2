# /// variant
# title.en = "Looks for the 1 along a second axis that a single sample does not have"
# title.ja = "データが1つのときにはない、2つ目の軸で 1 の位置を探している"
# hint.en = "A single sample with a one-hot answer stops with an AxisError: it has no axis 1. Which axis is the last one, however many there are?"
# hint.ja = "データが1つで正解が one-hot表現だと、AxisError で止まります。そのときは1番の軸がありません。軸がいくつあっても「最後の軸」を表すには、どう書きますか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=1)
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
