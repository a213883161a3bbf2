# /// variant
# title.en = "Labels are multiplied as if they were one-hot"
# title.ja = "ラベルを one-hot表現と同じように掛けている"
# hint.en = "Your function knows the one-hot form only. A label is the number of a class, not something to multiply a logarithm by. How does the stub tell the two forms apart?"
# hint.ja = "one-hot表現にしか対応していません。ラベルはクラスの番号であって、対数に掛ける数ではありません。2通りの正解を、問題文ではどう区別していますか。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.reshape(t, (1, -1))
    batch_size = y.shape[0]
    return -np.sum(t * np.log(y + 1e-7)) / batch_size
