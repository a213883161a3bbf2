# /// variant
# title.en = "A single sample is divided by the number of its classes"
# title.ja = "データが1つのとき、クラスの数で割っている"
# hint.en = "Your batches are right, but the loss of a single sample comes out too small. Its first axis does not count samples. How many rows is one sample?"
# hint.ja = "バッチでは正しいのに、データが1つのときだけ損失が小さくなっています。そのときの最初の軸は、データの数ではありません。データ1つは何行と数えますか。"
# fails = "test_one_sample_label"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]
