# /// variant
# title.en = "Looks for the right class along the axis of the samples"
# title.ja = "データの軸に沿って正解クラスを探している"
# hint.en = "In a batch of one-hot rows you look for the 1 from sample to sample instead of from class to class. How many labels come out, and how many should it be?"
# hint.ja = "one-hot表現のバッチで、クラスの方向ではなくデータの方向に 1 を探しています。ラベルは何個出てきて、本当は何個になるはずですか。"
# fails = "test_batch_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=0)
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
