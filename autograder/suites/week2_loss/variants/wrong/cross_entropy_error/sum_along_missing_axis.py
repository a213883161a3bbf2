# /// variant
# title.en = "Sums along a second axis that a single sample does not have"
# title.ja = "データが1つのときにはない、2つ目の軸で総和を取っている"
# hint.en = "Batches are fine, but with a single sample Python stops with an AxisError. The classes lie along axis 1 only if there is a batch; from which end could axes be counted instead?"
# hint.ja = "バッチなら計算できますが、データが1つだと AxisError で止まります。クラスが1番の軸に並ぶのは、バッチのときだけです。軸を反対の端から数えることもできます。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    losses = -np.sum(t * np.log(y + 1e-7), axis=1)
    return np.mean(losses)
